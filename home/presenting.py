"""What a reader is shown of the home page and of content pages."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.blocks import StreamValue
from wagtail.models import Page

from hub.pages.blocks.anchors import anchor_of
from hub.pages.blocks.markers import without_markers
from hub.pages.links import localised
from hub.pages.querysets import visible_pages

# A page with fewer sections is read through, not jumped about in.
FEWEST_SECTIONS = 4


def doors(chosen: StreamValue, request: HttpRequest) -> list[dict[str, Any]]:
    """Return the ways in that this reader may pass, as a list of dictionaries.

    A door leads to the page in the reader's language where there is one, and has the page's own
    words where its editor gave none. Each has url, title, text, language (the page's, where it is
    not the reader's), title_language and text_language (those of words taken from such a page).
    Costs the same whatever the number of doors.
    """
    values = [door.value for door in chosen if door.value.get("page")]
    ids = {value["page"].pk for value in values}
    if not ids:
        return []
    pages = visible_pages(Page.objects.filter(pk__in=ids), request.user)
    found = localised(pages.select_related("locale"), request.user)
    open_ = [(value, found[pk]) for value in values if (pk := value["page"].pk) in found]
    summaries = _summaries(page.pk for value, page in open_ if not value["text"])
    return [
        {
            "url": page.get_url(request),
            "title": value["title"] or page.title,
            "text": value["text"] or summaries.get(page.pk, ""),
            "language": (language := _foreign(page)),
            "title_language": "" if value["title"] else language,
            "text_language": "" if value["text"] else language,
        }
        for value, page in open_
    ]


def _foreign(page: Page) -> str:
    """Return the language of a page, blank where it is the reader's."""
    language: str = page.locale.language_code
    return "" if language == get_language() else language


def _summaries(ids: Iterable[int]) -> dict[int, str]:
    """Return the summaries of pages of any type, in one query and one for each type."""
    wanted = list(ids)
    pages = Page.objects.filter(pk__in=wanted).specific() if wanted else []
    return {page.pk: getattr(page, "summary", "") for page in pages}


def contents(body: StreamValue) -> list[dict[str, str]]:
    """Return the sections of a long page as {url, text}; none where the editor lists them."""
    if any(block.block_type == "contents" for block in body):
        return []
    sections = [
        {"url": f"#{anchor_of(block.id)}", "text": without_markers(block.value["text"])}
        for block in body
        if block.block_type == "heading" and block.value["level"] == "h2"
    ]
    return sections if len(sections) >= FEWEST_SECTIONS else []
