"""The search page, which also is the page of whatever is the search preset to something."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from hub.core.access import access

from . import facets, presenting
from .languages import alternates
from .parameters import read
from .searching import DEEPEST_PAGE, SearchRequest, find

SAFE = ("GET", "HEAD")


@access("public")
def search(request: HttpRequest) -> HttpResponse:
    """Search everything."""
    return results(request, title=gettext("Search"))


def results(
    request: HttpRequest,
    *,
    title: str,
    introduction: str = "",
    kinds: tuple[str, ...] = (),
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """Answer a search from its address; each hit is one that the reader may see.

    Args:
        request: its address is the whole state of the search.
        title: the heading of the page.
        introduction: a sentence or two under it.
        kinds: the kinds of item to search; empty for all, when the box is the heading itself.
        context: more variables of the template: those of the page that the search is preset on.

    """
    if request.method not in SAFE:
        return HttpResponseNotAllowed(SAFE)
    labels = facets.labels()
    asked = read(request.GET, labels)
    context = context or {"alternates": alternates(request, asked)}
    found = find(
        SearchRequest(asked.text, asked.filters, kinds, asked.order, asked.page),
        user=request.user,
        language=get_language(),
    )
    return render(
        request,
        "search/results.html",
        {
            **context,
            "title": title,
            "introduction": introduction,
            "preset": bool(kinds),
            "hide_search": True,
            "asked": asked,
            "results": found,
            "no_further": found.too_deep or found.page == DEEPEST_PAGE,
            "facets": presenting.facets(found, asked, labels),
            "active_filters": presenting.active_filters(asked, labels, request.path),
            "clear_url": asked.changed(filters={}).url(request.path),
            "everywhere": asked.changed(filters={}, sort="").query_string(),
            "sort_options": presenting.sort_options(asked),
            "hits": presenting.hits(found, labels),
            "pagination": presenting.pagination(found, asked, request.path),
        },
    )
