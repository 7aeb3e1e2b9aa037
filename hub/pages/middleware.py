"""Redirects from old addresses, which tell nobody of a page that they may not see."""

from urllib.parse import urlsplit

from django.http import (
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.cache import patch_cache_control
from wagtail.contrib.redirects.middleware import RedirectMiddleware as WagtailRedirectMiddleware
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from .audiences import can_view_page


class RedirectMiddleware(WagtailRedirectMiddleware):
    """Wagtail's redirects, for readers who may see where they lead.

    Wagtail makes a redirect whenever a page is renamed or moved; its target names the page.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return a redirect in the place of a 404, if there is one for this reader."""
        if response.status_code != 404:  # noqa: PLR2004 - the number is the name
            return response
        path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
        redirect = get_redirect(request, path) or get_redirect(request, urlsplit(path).path)
        if redirect is None or redirect.link is None:
            return response
        page = redirect.redirect_page
        if page and not (page.live and can_view_page(request.user, page)):
            return response
        kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        answer = kind(redirect.link)
        patch_cache_control(answer, private=True)
        return answer
