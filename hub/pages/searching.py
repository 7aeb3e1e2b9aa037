"""What the one search may say of a page: its passages and the documents in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wagtail.blocks import StreamValue
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import extract_references_from_rich_text, get_text_for_indexing

from .blocks.anchors import anchor_of
from .blocks.markers import without_markers
from .references import ids_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a page.

    Attributes:
        locator: where on the page it begins, such as `#h-1f2e3d4c`; blank for the top.
        heading: the words of the heading it stands under; blank for the top.
        text: the words, without markup.

    """

    locator: str
    heading: str
    text: str


def passages_of_page(page: Page) -> list[Passage]:
    """Return the passages of the rich text and bodies of a page, in the order of its fields."""
    passages: list[Passage] = []
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            passages += passages_of(field.value_from_object(page))
        elif isinstance(field, RichTextField):
            passages += _passage("", "", [get_text_for_indexing(field.value_from_object(page))])
    return passages


def document_ids_of_page(page: Page) -> Iterator[int]:
    """Yield the ids of the documents that a page offers to read, in order, with repeats."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from document_ids(field.value_from_object(page))
        elif isinstance(field, RichTextField):
            references = extract_references_from_rich_text(field.value_from_object(page))
            yield from ids_of(get_document_model(), references)


def passages_of(body: StreamValue) -> list[Passage]:
    """Return the passages of a body, a new one at every heading; none without words.

    What a block keeps from search (`search_index=False`) is left out, and so are the words of
    chosen pages and documents, which are found in their own right.
    """
    passages: list[Passage] = []
    locator = heading = ""
    words: list[str] = []
    for child in body:
        if child.block_type == "heading":
            passages += _passage(locator, heading, words)
            locator, heading, words = f"#{anchor_of(child.id)}", child.value["text"], []
        else:
            words += child.block.get_searchable_content(child.value)
    return passages + _passage(locator, heading, words)


def document_ids(body: StreamValue) -> Iterator[int]:
    """Yield the ids of the documents that a body offers to read, in order, with repeats.

    The files of a video are how it is played, not documents to read.
    """
    for child in body:
        if child.block_type != "video":
            yield from ids_of(get_document_model(), child.block.extract_references(child.value))


def _passage(locator: str, heading: str, words: Iterable[str]) -> list[Passage]:
    """Return the passage, or nothing where there is nothing to find."""
    text = " ".join(without_markers(" ".join(words)).split())
    heading = without_markers(heading)
    return [Passage(locator, heading, text)] if heading or text else []
