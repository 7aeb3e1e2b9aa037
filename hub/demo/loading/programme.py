"""The programme page: the words of `hub.demo.content.programme` as blocks of a page."""

from collections.abc import Callable
from html import escape
from typing import Any

from django.core.files import File
from wagtail.models import Page

from home.models import ContentPage
from hub.demo.content import programme as content
from hub.demo.content.programme import Block
from hub.media.uploading import create_image
from hub.taxonomy.models import Initiative

from .pages import add_page, find_page, items, stream
from .resources import FILES, upload

VIDEO = "programme-video"
CONFERENCE = "innovations-in-local-democracy-conference-materials"
# The sentence that leads to the conference materials, which are in the library.
CONFERENCE_SENTENCE = "All of the conference materials are available here."


def load_programme(home: Page) -> bool:
    """Make the programme page unless it was made before; say whether it was made.

    The resources that it lists exist already, or their rows are left out.
    """
    if find_page(content.SLUG) is not None:
        return False
    page = ContentPage(
        title=content.TITLE,
        slug=content.SLUG,
        summary=content.SUMMARY,
        initiative=Initiative.objects.get(code=content.INITIATIVE),
        show_in_menus=True,
        body=stream(
            content.SLUG,
            [(block.kind, block.key, _value(block)) for block in content.BODY],
        ),
    )
    add_page(page, parent=home, key=content.SLUG, topics=content.TOPICS)
    return True


def _value(block: Block) -> Any:
    """Return the value of a block as a StreamField stores it."""
    return _VALUES[block.kind](block)


def _documents(block: Block) -> dict[str, Any]:
    """Return the files of the resources of a list."""
    pages = [find_page(resource.slug) for resource in block.value]
    files = [file.document_id for page in pages if page for file in page.files.all()]
    return {"documents": items(block.key, files)}


def _paragraph(text: str) -> str:
    """Return plain text as rich text."""
    return f"<p>{escape(text, quote=False)}</p>"


def _text(block: Block) -> str:
    """Return rich text with the link of the source that this site has a page for."""
    page = find_page(CONFERENCE)
    if page is None:
        return block.value
    link = f'<a linktype="page" id="{page.pk}">{CONFERENCE_SENTENCE.removesuffix(".")}</a>.'
    return block.value.replace(CONFERENCE_SENTENCE, link)


def _table(block: Block) -> dict[str, Any]:
    """Return a table of resources; their authors are the display line of each resource."""
    pages = [find_page(resource.slug) for resource in block.value]
    rows = [{"page": page.pk, "authors": ""} for page in pages if page]
    return {"caption": block.note, "rows": items(block.key, rows)}


def _video(block: Block) -> dict[str, Any]:
    """Return the video with its files, uploaded now."""
    with (FILES / f"{VIDEO}-poster.png").open("rb") as file:
        poster = create_image(
            title=block.value,
            file=File(file, name=f"{VIDEO}-poster.png"),
            description="A ring of chairs seen from above, beside the words: Demonstration clip, "
            "in place of the programme's video. The original could not be had.",
        )
    captions = (FILES / f"{VIDEO}.vtt").read_text(encoding="utf-8")
    spoken = [line for line in captions.splitlines()[1:] if line and "-->" not in line]
    return {
        "title": block.value,
        "file": upload(f"{VIDEO}.mp4", title=block.value).pk,
        "captions": upload(f"{VIDEO}.vtt", title=f"Captions: {block.value}").pk,
        "poster": poster.pk,
        "duration": content.VIDEO_DURATION,
        "transcript": _paragraph(" ".join(spoken)),
    }


_VALUES: dict[str, Callable[[Block], Any]] = {
    "text": _text,
    "heading": lambda block: {"text": block.value, "level": block.note},
    "quotation": lambda block: {"text": _paragraph(block.value)},
    "footnotes": lambda block: {"notes": items(block.key, [_paragraph(block.value)])},
    "video": _video,
    "documents": _documents,
    "resources": _table,
}
