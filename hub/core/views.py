"""Error pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


class NotInThisLanguage(Http404):
    """A page that cannot be had in the language asked for.

    `other_url` is where the reader can go on in the site's first language; blank when that is what
    they asked for.
    """

    def __init__(self, other_url: str) -> None:
        super().__init__()
        self.other_url = other_url


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404: the same words whether a page is missing or not for this reader."""
    context = {"other_url": getattr(exception, "other_url", "")}
    return render(request, "404.html", context, status=404)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 for a form whose CSRF token is missing or too old."""
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without the database or the request's context, which may be what failed."""
    return HttpResponse(render(None, "500.html").content, status=500)
