"""What was found, in the variables of the search page's components."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info, gettext, pgettext
from django.utils.translation import gettext_lazy as _

from hub.core.pagination import page_links

from .facets import all_facets
from .parameters import Parameters
from .places import Place
from .searching import Hit, Results
from .snippets import Segment
from .sorting import NEWEST, OLDEST, RELEVANCE, TITLE, sort_key

# More choices than anybody reads; the chosen ones are always among them.
MOST_OPTIONS = 100
SORT_LABELS = {
    RELEVANCE: _("Best match"),
    NEWEST: _("Newest first"),
    OLDEST: _("Oldest first"),
    TITLE: _("A to Z"),
}

Labels = Mapping[str, Mapping[str, str]]


def facets(results: Results, asked: Parameters, labels: Labels) -> list[dict[str, Any]]:
    """Return the facets with something to choose, for components/facet.html."""
    shown = []
    for facet in all_facets():
        chosen = asked.filters.get(facet.name, ())
        options = _options(results.facets.get(facet.name, {}), chosen, labels[facet.name])
        if options:
            shown.append(
                {
                    "name": facet.name,
                    "label": facet.label,
                    "options": options,
                    "selected_count": len(chosen),
                },
            )
    return shown


def _options(
    counts: Mapping[str, int], chosen: tuple[str, ...], words: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the choices of one facet by name: those that find something, and the chosen ones."""
    codes = [code for code in counts if code in words and code not in chosen]
    codes = sorted(codes, key=lambda code: -counts[code])[: MOST_OPTIONS - len(chosen)]
    return [
        {
            "value": code,
            "label": words[code],
            "count": counts.get(code, 0),
            "selected": code in chosen,
        }
        for code in sorted([*chosen, *codes], key=lambda code: (sort_key(words[code]), code))
    ]


def active_filters(asked: Parameters, labels: Labels, path: str) -> list[dict[str, Any]]:
    """Return what the results are narrowed to, for components/active_filters.html."""
    return [
        {
            "label": facet.label,
            "text": labels[facet.name][code],
            "url": asked.without(facet.name, code).url(path),
        }
        for facet in all_facets()
        for code in asked.filters.get(facet.name, ())
    ]


def sort_options(asked: Parameters) -> list[dict[str, Any]]:
    """Return the orders there are, for components/sort_select.html; by match only with words.

    The order that goes without saying is sent as nothing, and so stays out of the address.
    """
    usual = Parameters(text=asked.text).order
    return [
        {
            "value": "" if value == usual else value,
            "label": label,
            "selected": value == asked.order,
        }
        for value, label in SORT_LABELS.items()
        if asked.text or value != RELEVANCE
    ]


def pagination(results: Results, asked: Parameters, path: str) -> dict[str, Any]:
    """Return the variables of components/pagination.html."""
    return page_links(
        results.page, results.pages, lambda number: asked.changed(page=number).url(path)
    )


def hits(results: Results, labels: Labels) -> list[dict[str, Any]]:
    """Return what was found on this page, for components/result.html."""
    language = get_language()
    return [_hit(hit, labels, language) for hit in results.hits]


def _hit(hit: Hit, labels: Labels, language: str) -> dict[str, Any]:
    """Return one hit."""
    item, place = hit.item, hit.place
    foreign = item.language != language
    kinds = [labels["type"].get(code, "") for code in item.facets.get("type", ())]
    others = [{"url": other.url, "text": _name(other)} for other in hit.others]
    if item.url and place.url.partition("#")[0] != item.url:
        others.append({"url": item.url, "text": gettext("What this is, and all its files")})
    return {
        "title": item.title,
        "url": place.url,
        "kind": ", ".join(kind for kind in kinds if kind),
        "date": item.published_at,
        "note": get_language_info(item.language)["name_translated"] if foreign else "",
        "language_code": item.language if foreign else "",
        "passage": _marked(place.segments),
        "place": place.label or place.heading,
        "others": others,
    }


def _name(place: Place) -> str:
    """Return what a place is called: its page and heading, as far as it has them."""
    words = [word for word in (place.label, place.heading) if word]
    return ": ".join(words) or pgettext("a place on a page", "The beginning")


def _marked(segments: list[Segment]) -> SafeString:
    """Return a passage as HTML: escaped, with a mark around what answers the query."""
    return format_html_join(
        "",
        "{}{}{}",
        (
            (SafeString("<mark>"), text, SafeString("</mark>")) if marked else ("", text, "")
            for text, marked in segments
        ),
    )
