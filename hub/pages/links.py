"""Links in rich text to pages and documents, for one reader.

Wagtail looks linked things up for each stretch of rich text by itself, and knows nothing of who
reads. Here all links of a body are looked up at once. A page leads to its counterpart in the
reader's language where there is one. What the reader may not see, or is not live, is no link: its
address would give its name away.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import get_language
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from hub.media.permissions import visible_documents

from .audiences import Reader
from .querysets import visible_pages


class Links:
    """The addresses of pages and documents that one reader may follow."""

    def __init__(
        self, user: Reader, may_open: Callable[[AbstractDocument], bool] | None = None
    ) -> None:
        """Begin with nothing looked up.

        Args:
            user: the reader.
            may_open: says whether they may open a document; without it the audience of each
                document is asked.

        """
        self.user = user
        self._may_open = may_open
        self._pages: dict[int, str] = {}
        self._documents: dict[int, str] = {}

    def pages(self, ids: Collection[int]) -> dict[int, str]:
        """Return the addresses of those of the pages that the reader may follow."""
        return self._known(self._pages, ids, self._look_up_pages)

    def documents(self, ids: Collection[int]) -> dict[int, str]:
        """Return the addresses of those of the documents that the reader may open."""
        return self._known(self._documents, ids, self._look_up_documents)

    def _known(
        self,
        known: dict[int, str],
        ids: Collection[int],
        look_up: Callable[[set[int]], dict[int, str]],
    ) -> dict[int, str]:
        """Return what is known, after looking up what nobody has asked for yet."""
        if new := set(ids) - known.keys():
            known.update(dict.fromkeys(new, ""))
            known.update(look_up(new))
        return {pk: known[pk] for pk in ids if known[pk]}

    def _look_up_pages(self, ids: set[int]) -> dict[int, str]:
        pages = visible_pages(Page.objects.filter(pk__in=ids), self.user)
        local = localised(list(pages.select_related("locale")), self.user)
        return {pk: page.get_url() or "" for pk, page in local.items()}

    def _look_up_documents(self, ids: set[int]) -> dict[int, str]:
        shown = ids if self._may_open else visible_documents(self.user, ids)
        documents = get_document_model().objects.in_bulk(shown)
        return {
            pk: document.url
            for pk, document in documents.items()
            if self._may_open is None or self._may_open(document)
        }


def localised(pages: Iterable[Page], user: Reader) -> dict[int, Page]:
    """Return, by the id of each page, its counterpart in the reader's language, or itself.

    Args:
        pages: with their locale fetched.
        user: the reader, who must be able to see the counterpart.

    """
    language = get_language()
    pages = list(pages)
    keys = {page.translation_key for page in pages if page.locale.language_code != language}
    if not keys:
        return {page.pk: page for page in pages}
    others = visible_pages(Page.objects.filter(translation_key__in=keys), user)
    others = others.filter(locale__language_code=language).select_related("locale")
    counterparts = {page.translation_key: page for page in others}
    return {page.pk: counterparts.get(page.translation_key, page) for page in pages}


_current: ContextVar[Links | None] = ContextVar("links", default=None)


def current() -> Links:
    """Return the links that rich text is written with: outside `following`, those of anybody."""
    return _current.get() or Links(None)


@contextmanager
def following(links: Links) -> Iterator[None]:
    """Write the rich text inside the block for the reader of `links`."""
    token = _current.set(links)
    try:
        yield
    finally:
        _current.reset(token)
