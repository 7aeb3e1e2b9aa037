"""How links in rich text become addresses: see `hub.pages.links`."""

from collections.abc import Callable, Collection

from django.utils.html import format_html
from wagtail.documents.rich_text import DocumentLinkHandler as WagtailDocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler as WagtailPageLinkHandler

from .links import current
from .references import row_number


class PageLinkHandler(WagtailPageLinkHandler):
    """Links to pages."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """Return the opening tags."""
        return _tags(attrs_list, current().pages)


class DocumentLinkHandler(WagtailDocumentLinkHandler):
    """Links to documents."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """Return the opening tags."""
        return _tags(attrs_list, current().documents)


def _tags(
    attrs_list: list[dict], addresses: Callable[[Collection[int]], dict[int, str]]
) -> list[str]:
    """Return one opening tag for each link, without an address where there is none to follow."""
    ids = [row_number(attrs.get("id")) for attrs in attrs_list]
    known = addresses({pk for pk in ids if pk is not None})
    return [format_html('<a href="{}">', known[pk]) if pk in known else "<a>" for pk in ids]
