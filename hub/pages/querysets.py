"""Reads of pages."""

from typing import Self, cast

from django.db.models import QuerySet
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet as WagtailPageQuerySet

from .audiences import Reader, visible_q


def visible_pages(pages: QuerySet[Page], user: Reader) -> QuerySet[Page]:
    """Return those of `pages` that are live and that `user` may see."""
    return pages.filter(visible_q(user), live=True)


class PageQuerySet(WagtailPageQuerySet):
    """Pages of one of our types."""

    def visible_to(self, user: Reader) -> Self:
        """Keep the live pages that `user` may see."""
        return cast("Self", visible_pages(self, user))


HubPageManager = PageManager.from_queryset(PageQuerySet)
