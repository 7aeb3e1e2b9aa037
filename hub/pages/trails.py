"""Where a page stands: what lies above it, and the same page in other languages."""

from django.http import HttpRequest
from django.utils.translation import get_language_info
from wagtail.models import Page

from .querysets import served_pages, visible_pages

# The tree's root holds the home pages and is no page itself.
_HOME_DEPTH = 2


def breadcrumbs(page: Page, request: HttpRequest) -> list[dict[str, str]]:
    """Return {url, text} from the home page to the parent, in one query.

    Whoever may see a page may see the pages above it; those that are not served are left out.
    """
    above = served_pages(page.get_ancestors().filter(depth__gte=_HOME_DEPTH))
    return [
        {"url": ancestor.get_url(request) or "", "text": ancestor.title}
        for ancestor in above.defer_streamfields()
    ]


def alternates(page: Page, request: HttpRequest) -> list[dict[str, str]]:
    """Return {code, label, url} of the page in other languages, where the reader may see it."""
    others = visible_pages(page.get_translations(), request.user)
    return [
        {
            "code": other.locale.language_code,
            "label": get_language_info(other.locale.language_code)["name_local"],
            "url": other.get_url(request) or "",
        }
        for other in others.select_related("locale").defer_streamfields()
    ]
