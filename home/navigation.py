"""The site's menus: pages that their editors want there, in the reader's language."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from hub.core.navigation import Link
from hub.pages.querysets import visible_pages

# Sections of the site lie below a home page, which lies below the root of the tree.
_SECTION_DEPTH = 3
MOST_LINKS = 7


def sections(request: HttpRequest) -> Iterator[Link]:
    """Yield the sections that are marked for menus, in tree order, each named by its page."""
    pages = (
        page for page in _pages(request) if page.show_in_menus and page.depth == _SECTION_DEPTH
    )
    yield from _links(pages, request)


def footer(request: HttpRequest) -> Iterator[Link]:
    """Yield the pages that are marked for the foot of every page, in tree order."""
    yield from _links((page for page in _pages(request) if page.show_in_footer), request)


def _pages(request: HttpRequest) -> list[Page]:
    """Return the pages of all menus that the reader may see. One query for each request."""
    known: list[Page] | None = request.__dict__.get("_menu_pages")
    if known is None:
        section = Q(show_in_menus=True, depth=_SECTION_DEPTH)
        pages = Page.objects.filter(section | Q(contentpage__show_in_footer=True))
        pages = visible_pages(pages, request.user).filter(
            locale__language_code=get_language() or settings.LANGUAGE_CODE
        )
        marked = pages.annotate(show_in_footer=F("contentpage__show_in_footer"))
        known = request.__dict__["_menu_pages"] = list(marked.order_by("path"))
    return known


def _links(pages: Iterable[Page], request: HttpRequest) -> Iterator[Link]:
    """Yield links to the first few of the pages."""
    for page in list(pages)[:MOST_LINKS]:
        yield Link(url=page.get_url(request) or "", text=page.title)
