"""What a reader is shown of the home page and of content pages."""

from typing import Any

from django.http import HttpRequest
from wagtail.blocks import StreamValue
from wagtail.models import Page

from hub.pages.blocks.anchors import anchor_of
from hub.pages.querysets import visible_pages

# A page with fewer sections is read through, not jumped about in.
FEWEST_SECTIONS = 4


def doors(chosen: StreamValue, request: HttpRequest) -> list[dict[str, Any]]:
    """Return the ways in that this reader may pass, as {url, title, text}.

    Costs one query for the pages and one for each of their types, whatever their number.
    """
    values = [door.value for door in chosen if door.value.get("page")]
    ids = [value["page"].pk for value in values]
    pages = visible_pages(Page.objects.filter(pk__in=ids), request.user).specific()
    found = {page.pk: page for page in pages} if ids else {}
    return [
        {
            "url": found[pk].get_url(request),
            "title": value["title"] or found[pk].title,
            "text": value["text"] or getattr(found[pk], "summary", ""),
        }
        for pk, value in zip(ids, values, strict=True)
        if pk in found
    ]


def contents(body: StreamValue) -> list[dict[str, str]]:
    """Return the sections of a long page as {url, text}; none where the editor lists them."""
    if any(block.block_type == "contents" for block in body):
        return []
    sections = [
        {"url": f"#{anchor_of(block.id)}", "text": block.value["text"]}
        for block in body
        if block.block_type == "heading" and block.value["level"] == "h2"
    ]
    return sections if len(sections) >= FEWEST_SECTIONS else []
