"""Middleware of the kernel."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from .transactions import unit_of_work

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class UnitOfWorkMiddleware:
    """Run the view of every unsafe request in one unit of work.

    It must be the last middleware: it calls the view itself, after every other middleware's
    `process_view` (the CSRF check among them) has had its say.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; the work is done in `process_view`."""
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Return the view's response for an unsafe method, None (carry on) for a safe one.

        A response that is rendered later is rendered after the commit, which is a read.
        """
        if request.method in SAFE_METHODS or getattr(view, "own_transaction", False):
            return None
        with unit_of_work():
            return view(request, *args, **kwargs)
