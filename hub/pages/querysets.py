"""Reads of pages."""

from typing import Self, cast

from django.db.models import F, Q, QuerySet
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet as WagtailPageQuerySet

from .audiences import Reader, visible_q


def served_pages(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Return those of `pages` that have an address of their own: live, and in their own language.

    wagtail-localize puts an alias of the English page where a translated page has no translated
    parent. It would show English words under a Welsh address, so it is not served.
    """
    return pages.filter(Q(alias_of=None) | Q(alias_of__locale=F("locale")), live=True)


def visible_pages(pages: QuerySet[Page], user: Reader) -> QuerySet[Page]:
    """Return those of `pages` that are served and that `user` may see."""
    return served_pages(pages).filter(visible_q(user))


class PageQuerySet(WagtailPageQuerySet):
    """Pages of one of our types."""

    def visible_to(self, user: Reader) -> Self:
        """Keep the pages that are served and that `user` may see."""
        return cast("Self", visible_pages(self, user))


HubPageManager = PageManager.from_queryset(PageQuerySet)
