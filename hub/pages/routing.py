"""From an address to a page, in one language."""

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils import translation
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from .audiences import can_view_page

# Levels of an address that are looked up together; an address can have thousands.
DEEPEST = 20


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
    if site is None:
        return None
    parts = [part for part in path.split("/") if part]
    trail = _trail(site.root_page, parts)
    if trail[0].locale.language_code != language:
        home = site.root_page.get_translations().filter(locale__language_code=language).first()
        if home is None:
            return None
        trail = _trail(home, parts)
    try:
        result = trail[-1].specific.route(request, parts[len(trail) - 1 :])
    except Http404:
        return None
    alias_of = result.page.alias_of
    return result if alias_of is None or alias_of.locale_id == trail[0].locale_id else None


def _trail(home: Page, parts: list[str]) -> list[Page]:
    """Return `home` and the pages below it that `parts` name, as far as there are any. One query.

    What is left of the address is for the last of them to understand.
    """
    wanted = Q(pk=home.pk)
    for depth, part in enumerate(parts[:DEEPEST], start=home.depth + 1):
        wanted |= Q(path__startswith=home.path, depth=depth, slug=part)
    pages = Page.objects.filter(wanted).select_related("locale").order_by("depth")
    trail: list[Page] = []
    for page in pages:
        if not trail or page.is_child_of(trail[-1]):
            trail.append(page)
    return trail


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
