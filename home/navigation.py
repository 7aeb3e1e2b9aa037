"""The site's menus: pages that their editors want there, in the reader's language."""

from collections.abc import Iterator

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext
from wagtail.models import Page

from hub.core.navigation import Link
from hub.pages.querysets import visible_pages

from .models import ContentPage

# Sections of the site lie below a home page, which lies below the root of the tree.
_SECTION_DEPTH = 3
MOST_LINKS = 7


def sections(request: HttpRequest) -> Iterator[Link]:
    """Yield the sections that are marked for menus and that the reader may see, in tree order.

    One query. Each is named by the title of its page.
    """
    yield from _links(Page.objects.in_menu().filter(depth=_SECTION_DEPTH), request)


def search(request: HttpRequest) -> Iterator[Link]:
    """Yield the search, which the masthead has no room for on a phone."""
    yield Link(url=reverse("search"), text=gettext("Search"))


def footer(request: HttpRequest) -> Iterator[Link]:
    """Yield the pages marked for the foot of every page that the reader may see. One query."""
    yield from _links(ContentPage.objects.filter(show_in_footer=True), request)


def _links(pages: QuerySet, request: HttpRequest) -> Iterator[Link]:
    """Yield the links to those of the pages that the reader may see, in their language."""
    language = get_language() or settings.LANGUAGE_CODE
    pages = visible_pages(pages, request.user).filter(locale__language_code=language)
    for page in pages.order_by("path").defer_streamfields()[:MOST_LINKS]:
        yield Link(url=page.get_url(request) or "", text=page.title)
