"""From an address to a page, in one language."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import translation
from wagtail.models import Locale, Site
from wagtail.url_routing import RouteResult

from .audiences import can_view_page


def route(request: HttpRequest, path: str, language: str) -> RouteResult | None:
    """Return the live page at `path` below the home page in `language`, or None.

    Wagtail falls back on the home page of another language where there is none, and serves aliases
    of pages in another language; we do neither: English words under a Welsh address mislead readers
    and search engines.

    Args:
        request: says which site is meant.
        path: the address without the language's prefix.
        language: the code of the language.

    """
    site = Site.find_for_request(request)
    locale = Locale.objects.filter(language_code=language).first()
    if site is None or locale is None:
        return None
    home = site.root_page
    if home.locale_id != locale.pk:
        home = home.get_translation_or_none(locale)
    if home is None:
        return None
    try:
        result = home.specific.route(request, [part for part in path.split("/") if part])
    except Http404:
        return None
    alias_of = result.page.alias_of
    return result if alias_of is None or alias_of.locale_id == locale.pk else None


def address_in_first_language(request: HttpRequest, path: str) -> str:
    """Return where the reader can go on when `path` cannot be had in the language they asked for.

    Returns:
        the same page in the site's first language if they may see it, else that home page; blank
        when the first language is what they asked for.

    """
    first = settings.LANGUAGE_CODE
    if translation.get_language() == first:
        return ""
    with translation.override(first):
        for candidate in (path, ""):
            result = route(request, candidate, first)
            if result and can_view_page(request.user, result.page):
                return result.page.get_url(request) or ""
    return ""
