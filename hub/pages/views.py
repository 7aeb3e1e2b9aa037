"""How a page is served: as Wagtail does it, except for who may see it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from wagtail import hooks
from wagtail.models import Page
from wagtail.wagtail_hooks import check_view_restrictions

from hub.core.access import access
from hub.core.audiences import PUBLIC, claims_of, satisfies
from hub.core.views import NotInThisLanguage

from .audiences import rule_for_page
from .routing import address_in_first_language, route


@access("object")
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with the page at `path`; a page that the reader may not see is a page not found.

    The reader's audience is asked before anything else is said about the page, its methods
    included. Other apps' hooks run as they do in Wagtail.

    Raises:
        NotInThisLanguage: there is no such live page in the language asked for, or not for this
            reader; nothing says which.

    """
    result = route(request, path, translation.get_language() or "")
    rule = rule_for_page(result.page, request.user) if result else PUBLIC
    if result is None or not satisfies(rule, claims_of(request.user)):
        raise NotInThisLanguage(address_in_first_language(request, path))
    response = _answer(result.page, request, result.args, result.kwargs)
    if rule != PUBLIC:
        response["Cache-Control"] = "private, no-store"
    return response


def _answer(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponseBase:
    """Return what a hook answers in the page's place, or what the page answers."""
    for hook in hooks.get_hooks("before_serve_page"):
        response = hook(page, request, args, kwargs)
        if isinstance(response, HttpResponseBase):
            return response
    return _serve_chain()(page, request, args, kwargs)


def _serve_chain() -> Callable[[Page, HttpRequest, Any, Any], HttpResponseBase]:
    """Return the page's own `serve` inside the wrappers of apps, without Wagtail's own check."""

    def chain(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponseBase:
        return page.serve(request, *args, **kwargs)

    for hook in reversed(hooks.get_hooks("on_serve_page")):
        if hook is not check_view_restrictions:
            chain = hook(chain)
    return chain
