"""What can be found without an index: titles, straight from the tables, with the same rights."""

from collections import Counter
from collections.abc import Mapping, Sequence

from .engines.base import Ranking, Scope
from .models import Item
from .query import Query
from .records import shown_first
from .sorting import OLDEST, RELEVANCE, TITLE

# Titles looked through: enough for what this is, a stand-in for some minutes.
MOST_ROWS = 5_000
_ORDERS = {TITLE: ("title", "pk"), OLDEST: ("published_at", "pk")}
_NEWEST = ("-published_at", "pk")


def basic_ranking(  # noqa: PLR0913 - a search has these parts
    query: Query,
    scope: Scope,
    *,
    sort: str,
    offset: int,
    limit: int,
    facets: Sequence[str],
) -> Ranking:
    """Return the items whose titles hold all words and phrases; the same parts as an engine's.

    Cost: one query.
    """
    rows = Item.objects.filter(deleted=False, audience__in=scope.audiences)
    if scope.kinds:
        rows = rows.filter(kind__in=scope.kinds)
    for part in (*query.words, *query.phrases):
        rows = rows.filter(title__icontains=part)
    for part in query.excluded:
        rows = rows.exclude(title__icontains=part)
    if sort == RELEVANCE:
        order = _NEWEST if query.empty else _ORDERS[TITLE]
    else:
        order = _ORDERS.get(sort, _NEWEST)
    found = list(rows.order_by(*order)[:MOST_ROWS])
    found = _one_per_translation(found, scope.language)
    chosen = [item for item in found if _matches(item, scope.filters)]
    counts = {
        name: dict(
            Counter(
                code
                for item in found
                if _matches(item, {n: c for n, c in scope.filters.items() if n != name})
                for code in item.facets.get(name, ())
            ),
        )
        for name in facets
    }
    return Ranking(len(chosen), [item.pk for item in chosen[offset : offset + limit]], counts)


def _one_per_translation(items: list[Item], language: str) -> list[Item]:
    """Leave of several translations with the same readers the one shown to those of `language`."""
    first: dict[tuple[str, int], Item] = {}
    for item in items:
        if item.translation_key:
            group = (item.translation_key, item.audience_id)
            other = first.setdefault(group, item)
            if shown_first(language, item.language) < shown_first(language, other.language):
                first[group] = item
    return [
        item
        for item in items
        if not item.translation_key or first[item.translation_key, item.audience_id].pk == item.pk
    ]


def _matches(item: Item, filters: Mapping[str, tuple[str, ...]]) -> bool:
    """Say whether the item has, in every facet, one of its chosen codes."""
    return all(
        not codes or not set(codes).isdisjoint(item.facets.get(name, ()))
        for name, codes in filters.items()
    )
