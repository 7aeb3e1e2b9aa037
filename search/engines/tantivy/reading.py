"""An opened index: ranking, locating, and what it holds."""

from collections.abc import Sequence
from typing import NamedTuple

import tantivy
from tantivy import DocAddress, Order, Searcher

from search.engines.base import Contents, IndexUnavailableError, Ranking, Scope
from search.query import Query
from search.sorting import NEWEST, OLDEST, RELEVANCE, TITLE

from .queries import locating_queries, marker_query, ranking_query
from .schema import damage_reported

MOST_CODES = 1000
# Bare headings looked past for running text.
BARE = 3
# Passages of an item that are compared when none has all that is sought, for each part of it.
MOST_PLACES = 20
_ORDERS = {
    NEWEST: ("newest", Order.Desc),
    OLDEST: ("oldest", Order.Asc),
    TITLE: ("sort_title", Order.Asc),
}


class _Found(NamedTuple):
    """A passage that was found, and whether it is more than a heading."""

    passage: int
    worded: int


class TantivySnapshot:
    """The two indexes as they were at one moment; see `search.engines.base.Snapshot`."""

    def __init__(self, epoch: str, items: Searcher, passages: Searcher) -> None:
        """Read which generation the index has reached.

        Raises:
            IndexUnavailableError: it does not say.

        """
        self.epoch = epoch
        self._items = items
        self._passages = passages
        with damage_reported():
            hits = items.search(marker_query(), limit=1).hits
            found = items.fast_field_values("generation", [address for _, address in hits])
        if not found or found[0] is None:
            raise IndexUnavailableError("The index does not say what it holds.")
        self.applied = int(found[0])

    def rank(  # noqa: PLR0913 - a search has these parts
        self,
        query: Query,
        scope: Scope,
        *,
        sort: str,
        offset: int,
        limit: int,
        facets: Sequence[str],
    ) -> Ranking:
        """Return what `query` finds in `scope`."""
        search = ranking_query(query, scope)
        counted = [
            (name, ranking_query(query, scope, without_filter=name))
            for name in facets
            if scope.filters.get(name)
        ]
        others = [name for name in facets if not scope.filters.get(name)]
        if sort == RELEVANCE and query.empty:
            sort = NEWEST
        order = {}
        if sort in _ORDERS:
            order = dict(zip(("order_by_field", "order"), _ORDERS[sort], strict=True))
        with damage_reported():
            found = self._items.search(search, limit=limit, offset=offset, **order)
            items = _values(self._items, "item", found.hits)
            counts = self._counts(search, others)
            for name, ignoring in counted:
                counts |= self._counts(ignoring, [name])
        return Ranking(found.count or 0, items, {name: counts[name] for name in facets})

    def locate(self, query: Query, items: Sequence[int], places: int) -> dict[int, list[int]]:
        """Return ids of the best passages of each item, at most `places`, best first."""
        if query.empty:
            return {item: [] for item in items}
        return {item: self._places(query, item, places) for item in items}

    def _places(self, query: Query, item: int, places: int) -> list[int]:
        """Return the best passages of one item: with all that is sought, or else with any of it.

        Running text goes before bare headings, which are short and would win every comparison.
        """
        everything, parts = locating_queries(query, item)
        with damage_reported():
            scores = self._scores([everything], places + BARE)
            if not scores and len(parts) > 1:
                scores = self._scores(parts, MOST_PLACES)
        ranked = sorted(scores, key=lambda place: (place.worded, scores[place]), reverse=True)
        return [place.passage for place in ranked[:places]]

    def _scores(self, searches: Sequence[tantivy.Query], limit: int) -> dict[_Found, float]:
        """Return the passages that any of `searches` finds, with the sum of their scores."""
        scores: dict[_Found, float] = {}
        for search in searches:
            hits = self._passages.search(search, limit=limit, count=False).hits
            passages = _values(self._passages, "passage", hits)
            worded = _values(self._passages, "worded", hits)
            for (score, _), found in zip(hits, map(_Found, passages, worded), strict=True):
                scores[found] = scores.get(found, 0.0) + float(score)
        return scores

    def contents(self) -> Contents:
        """Return everything there is, to be compared with the tables."""
        with damage_reported():
            return Contents(
                _generations(self._items, "item"), _generations(self._passages, "passage")
            )

    def _counts(self, search: tantivy.Query, facets: Sequence[str]) -> dict[str, dict[str, int]]:
        """Return how many items of `search` have each code of each facet."""
        if not facets:
            return {}
        wanted = {
            name: {"terms": {"field": f"facets.{name}", "size": MOST_CODES}} for name in facets
        }
        found = self._items.aggregate(search, wanted)
        return {
            name: {bucket["key"]: bucket["doc_count"] for bucket in found[name]["buckets"]}
            for name in facets
        }


def _values(searcher: Searcher, field: str, hits: Sequence[tuple[object, DocAddress]]) -> list[int]:
    """Return the numbers in a field of the documents found."""
    return [int(value) for value in searcher.fast_field_values(field, [a for _, a in hits])]


def _generations(searcher: Searcher, field: str) -> dict[int, int]:
    """Return the generation of every document that has a number in `field`."""
    hits = searcher.search(tantivy.Query.all_query(), limit=max(searcher.num_docs, 1)).hits
    addresses = [address for _, address in hits]
    numbers = searcher.fast_field_values(field, addresses)
    generations = searcher.fast_field_values("generation", addresses)
    return {
        int(number): int(generation)
        for number, generation in zip(numbers, generations, strict=True)
        if number is not None
    }
