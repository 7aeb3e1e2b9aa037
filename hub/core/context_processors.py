"""What every template knows."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from . import navigation


def site(request: HttpRequest) -> dict[str, object]:
    """Return the variables of the page's furniture; costs what the menus cost, no more.

    Returns:
        `site`, a dictionary of:
        name (str), home_url (str), navigation and footer_links (lists of `navigation.Link`),
        search_url, sign_in_url, sign_out_url (str, blank when there is none),
        account_name (str, blank when nobody is signed in).

    """
    language = translation.get_language() or settings.LANGUAGE_CODE
    home_url = "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "site": {
            "name": settings.WAGTAIL_SITE_NAME,
            "home_url": home_url,
            "navigation": navigation.links("main", request, home_url),
            "footer_links": navigation.links("footer", request, home_url),
            "search_url": _address("search"),
            "account_name": str(user) if signed_in else "",
            "sign_in_url": "" if signed_in else sign_in_url(request),
            "sign_out_url": _address("account_logout") if signed_in else "",
        },
    }


def sign_in_url(request: HttpRequest) -> str:
    """Return the sign-in page that leads back to the page shown; blank when there is none."""
    address = _address("account_login")
    if not address or request.path == address:
        return address
    return f"{address}?{urlencode({'next': request.path})}"


def _address(name: str) -> str:
    """Return the path of a named address; blank when the site is run without it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
