"""What the blocks of one body need from each other, and from the database in bulk."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects
from django.utils.translation import get_language
from wagtail.blocks.stream_block import StreamValue
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from hub.core.audiences import claims_of, satisfies
from hub.media.audiences import rules_for_collections
from hub.pages.attachments import attachment, type_and_size
from hub.pages.audiences import Reader, can_view_page
from hub.pages.links import Links, localised
from hub.pages.references import ids_of

from .anchors import anchor_of
from .markers import without_markers

_KEY = "body"


class Body:
    """One body, shown to one reader.

    The number of queries depends on the kinds of things that the body holds, never on how many.
    """

    def __init__(self, children: Sequence[StreamValue.StreamChild], user: Reader) -> None:
        self.children = children
        self.user = user
        self.links = Links(user, self.may_open)

    @classmethod
    def of(cls, context: Mapping[str, Any]) -> Self:
        """Return the body that a block's context belongs to; an empty one for a block alone."""
        found = context.get(_KEY)
        return found if isinstance(found, cls) else cls([], _reader(context))

    def prepare(self) -> None:
        """Look up what several blocks will ask for one by one."""
        references = [
            reference
            for child in self.children
            if child.block_type not in ("documents", "resources", "video")
            for reference in child.block.extract_references(child.value)
        ]
        self.links.pages(set(ids_of(Page, references)))
        self.links.documents(set(ids_of(get_document_model(), references)))
        self._fetch_renditions()
        lists = [c.value["documents"] for c in self.children if c.block_type == "documents"]
        prefetch_related_objects([file for files in lists for file in files if file], "licence")

    def contents(self, levels: Sequence[str]) -> list[dict[str, str]]:
        """Return {url, text} of the headings of these levels, in order."""
        return [
            {"url": f"#{anchor_of(child.id)}", "text": without_markers(child.value["text"])}
            for child in self.children
            if child.block_type == "heading" and child.value["level"] in levels
        ]

    def attachments(self, documents: Iterable[Any]) -> list[dict[str, Any]]:
        """Return those of the documents that the reader may open, as components take them."""
        found = [document for document in documents if document and self.may_open(document)]
        prefetch_related_objects(found, "licence")
        return [attachment(document, get_language() or "") for document in found]

    def rows(self, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Return the rows of a table of resources that the reader may see, in order."""
        entries = []
        for row in rows:
            page = self._row_pages.get(row["page"].pk) if row["page"] else None
            if page is None:
                continue
            file = page.primary_file() if hasattr(page, "primary_file") else None
            language = page.locale.language_code
            byline = page.byline_line() if hasattr(page, "byline_line") else ""
            entries.append(
                {
                    "title": page.title,
                    "url": page.get_url() or "",
                    "authors": row["authors"] or byline,
                    "file": type_and_size(file) if file and self.may_open(file) else "",
                    "language": "" if language == get_language() else language,
                }
            )
        return entries

    def allowed(self, file: Any) -> Any:
        """Return a file of the body, or None where there is none that the reader may open."""
        return file if file and self.may_open(file) else None

    def may_open(self, file: Any) -> bool:
        """Say whether the reader may open a file that a page in front of them uses.

        The page is one of the things that use it, so what is left to ask is the collection.
        """
        return self._collections.get(file.collection_id, False)

    @cached_property
    def _collections(self) -> dict[int, bool]:
        """Whether the reader may see what is in each collection."""
        claims = claims_of(self.user)
        return {pk: satisfies(rule, claims) for pk, rule in rules_for_collections().items()}

    @cached_property
    def _row_pages(self) -> dict[int, Page]:
        """The pages of all tables of resources, in the reader's language, ready for `rows`."""
        pages = [
            row["page"]
            for child in self.children
            if child.block_type == "resources"
            for row in child.value["rows"]
            if row["page"] and row["page"].live and can_view_page(self.user, row["page"])
        ]
        chosen = self._specific(pages)
        shown = localised(chosen.values(), self.user)
        others = self._specific(page for pk, page in shown.items() if page.pk != pk)
        return {pk: others.get(page.pk, page) for pk, page in shown.items()}

    @staticmethod
    def _specific(pages: Iterable[Page]) -> dict[int, Page]:
        """Return the pages as their own types, with what their rows need."""
        kinds: dict[type[Page], list[int]] = {}
        for page in pages:
            kind = ContentType.objects.get_for_id(page.content_type_id).model_class() or Page
            kinds.setdefault(kind, []).append(page.pk)
        return {
            page.pk: page
            for kind, ids in kinds.items()
            for page in (kind.for_rows() if hasattr(kind, "for_rows") else kind.objects.all())
            .filter(pk__in=ids)
            .select_related("locale")
        }

    def _fetch_renditions(self) -> None:
        """Fetch the sizes of all pictures of the body at once."""
        images = [
            value
            for child in self.children
            if child.block_type in ("image", "video")
            for value in child.value.values()
            if isinstance(value, get_image_model())
        ]
        prefetch_related_objects(images, "renditions")


def _reader(context: Mapping[str, Any]) -> Reader:
    """Return who is reading, as the request says."""
    request = context.get("request")
    return getattr(request, "user", None)
