"""Middleware of the kernel."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from . import health
from .transactions import unit_of_work

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
PROBES = {"/healthz": health.alive, "/readyz": health.ready}


class ProbeMiddleware:
    """Answer the probes before host and scheme are looked at.

    It must be the first middleware: a load balancer asks by address, in plain HTTP, and knows
    neither the site's name nor its certificate.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the probe's answer, or pass the request on."""
        probe = PROBES.get(request.path_info)
        return probe(request) if probe else self.get_response(request)


class _RefusedError(Exception):
    """Rolls back the unit of work of a request whose view has raised."""


class LanguageMiddleware(LocaleMiddleware):
    """The language of an answer, which its address alone decides.

    Django's own middleware tells caches that the reader's browser decides too; with an unprefixed
    first language it never does.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Return the response, named as being in its language."""
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class UnitOfWorkMiddleware:
    """Run the view of every unsafe request in one unit of work.

    The unit begins when every check before the view (CSRF among them) has passed and ends when the
    response is rendered. A view that raises, and whose answer is then a refusal or an error, leaves
    nothing behind; one that raises and is then answered with a redirect is kept.

    It must be the last middleware: its `process_view` is then the last before the view, and its
    `process_exception` the first after it.

    A view with the attribute `own_transaction` opens its units itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the response; what the view wrote is committed, or is gone."""
        if request.method in SAFE_METHODS:
            return self.get_response(request)
        state = _State()
        request._unit_of_work = state  # type: ignore[attr-defined]  # noqa: SLF001 - ours
        with suppress(_RefusedError), state.stack:
            response = self.get_response(request)
            if state.raised and response.status_code >= HTTPStatus.BAD_REQUEST:
                raise _RefusedError
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> None:
        """Begin the unit of an unsafe request."""
        state = getattr(request, "_unit_of_work", None)
        if state is not None and not getattr(view, "own_transaction", False):
            state.stack.enter_context(unit_of_work())

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Remember that the view has raised; others make the response."""
        state = getattr(request, "_unit_of_work", None)
        if state is not None:
            state.raised = True


class _State:
    """What one unsafe request knows about its unit of work."""

    def __init__(self) -> None:
        self.stack = ExitStack()
        self.raised = False
