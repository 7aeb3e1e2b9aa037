"""The body of a page: the blocks that it may hold, and how they are put together."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue

from hub.pages.links import following

from .body import Body
from .footnotes import FootnotesBlock, problems, sections_of
from .lists import AccordionBlock, ContentsBlock, DocumentListBlock, ResourceTableBlock
from .markers import link_markers, without_markers
from .media import PictureBlock, VideoBlock
from .tables import TableBlock
from .text import FEATURES, CallOutBlock, HeadingBlock, QuotationBlock, TextBlock


class ContentBlocks(blocks.StreamBlock):
    """The body of a content page, in the order in which the chooser shows its blocks."""

    heading = HeadingBlock()
    text = TextBlock(features=FEATURES)
    quotation = QuotationBlock()
    callout = CallOutBlock()
    accordion = AccordionBlock()
    footnotes = FootnotesBlock()
    image = PictureBlock()
    video = VideoBlock()
    contents = ContentsBlock()
    documents = DocumentListBlock()
    resources = ResourceTableBlock()
    table = TableBlock()

    def get_prep_value(self, value: StreamValue) -> list[dict[str, Any]]:
        """Return what is stored, with an id on every item of every list.

        What code writes may have none, and wagtail-localize translates only items that have one.
        Costs the queries of the chosen pages and files, when a page is saved.
        """
        return [child.get_prep_value() for child in _identified(value)] if value else []

    def clean(self, value: StreamValue) -> StreamValue:
        """Refuse markers without a note and notes without a marker, except in a draft.

        Raises:
            StreamBlockValidationError: with a message on the block it is about.

        """
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (errors := problems(_identified(cleaned))):
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned

    def render_basic(self, value: StreamValue, context: dict | None = None) -> SafeString:
        """Return the HTML of the body: an element for each block, markers linked to notes."""
        children = _identified(value)
        context = dict(context or {})
        body = Body(children, getattr(context.get("request"), "user", None))
        body.prepare()
        with following(body.links):
            return format_html_join("\n", "{}", ((html,) for html in _rendered(body, context)))


def _identified(value: StreamValue) -> list[StreamValue.StreamChild]:
    """Return the blocks, each with an id: those of a preview that was never saved have none yet."""
    children = list(value)
    for child in children:
        child.id = child.id or str(uuid4())
    return children


def _rendered(body: Body, context: dict[str, Any]) -> Iterator[SafeString]:
    """Yield the HTML of each block.

    A block's context has `body`, `id`, `section` (its footnotes), `section_title` and `level`, the
    level that a heading inside it should have.
    """
    level, title = 2, ""
    for section, positions in sections_of(body.children):
        for position in positions:
            child = body.children[position]
            if child.block_type == "heading":
                level = int(child.value["level"][1]) + 1
                if child.value["level"] == "h2":
                    title = without_markers(child.value["text"])
            html = child.render(
                {
                    **context,
                    "body": body,
                    "id": child.id,
                    "section": section,
                    "section_title": title,
                    "level": min(level, 4),
                }
            )
            yield html if child.block_type == "footnotes" else link_markers(html, section)
