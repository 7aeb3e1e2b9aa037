"""The one way to search: what the pages, and whatever else shows results, call."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Self

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q

from hub.core.audiences import held_by

from . import engines
from .applying import usable_snapshot
from .basic import basic_ranking
from .cleaning import clean
from .engines.base import IndexUnavailableError, Ranking, Scope
from .models import Item, Passage
from .places import Place, label_of
from .query import Query, parse
from .snippets import Marks, marks_of
from .sorting import NEWEST, RELEVANCE, SORTS
from .sources import facet_names

DEEPEST_PAGE = 500
LARGEST_PAGE_SIZE = 100
# Places of an item beside its best.
OTHER_PLACES = 3
MOST_CHOICES = 50
READY, REBUILDING = "ready", "rebuilding"

User = AbstractBaseUser | AnonymousUser | None


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What a reader asks for, as untrusted as it came.

    Attributes:
        text: what was typed; nothing finds everything.
        filters: the chosen codes of each facet; facets that do not exist are ignored.
        kinds: the kinds of item the search is preset to; empty for all.
        sort: `relevance` (without text: `newest`), `newest`, `oldest` or `title`.
        page: from 1.
        page_size: hits on a page.

    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    sort: str = RELEVANCE
    page: int = 1
    page_size: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that was found, the best place in it, and the next best."""

    item: Item
    place: Place
    others: list[Place]


@dataclass(frozen=True, slots=True)
class Results:
    """What was found.

    Attributes:
        total: how many items, exactly.
        page: the page shown: the one asked for, or the nearest there is.
        pages: how many pages there are, at most `DEEPEST_PAGE`.
        too_deep: a page beyond `DEEPEST_PAGE` was asked for.
        hits: of this page.
        facets: for each facet, how many items have each code, its own choice ignored; codes
            that nothing has are left out.
        state: `ready`, or `rebuilding` while only titles can be searched.
        query: the text as it was understood.
        sort: the order of the hits.

    """

    total: int
    page: int
    pages: int
    too_deep: bool
    hits: list[Hit]
    facets: dict[str, dict[str, int]]
    state: str
    query: Query
    sort: str


def find(request: SearchRequest, *, user: User, language: str) -> Results:
    """Return what `user` may find, one page of it; whatever the request holds, this never fails.

    Args:
        request: what is asked for.
        user: who asks.
        language: the reader's; of several translations they see one, their own language first.

    Cost: five queries, and those of `held_by` for a reader who is signed in.

    """
    query = parse(request.text)
    scope = Scope(
        audiences=held_by(user),
        language=clean(language),
        kinds=tuple(clean(kind) for kind in request.kinds),
        filters=_known_filters(request.filters),
    )
    window = _Window.of(request)
    sort = request.sort if request.sort in SORTS else RELEVANCE
    try:
        ranking, window, places = _from_index(query, scope, sort, window)
        state = READY
    except IndexUnavailableError:
        rank = partial(basic_ranking, query, scope, sort=sort, facets=facet_names())
        ranking, window = window.filled(rank)
        places, state = {}, REBUILDING
    return Results(
        total=ranking.total,
        page=window.page,
        pages=window.pages_of(ranking.total),
        too_deep=request.page > DEEPEST_PAGE,
        hits=_hits(query, ranking.items, places, scope.audiences),
        facets=ranking.facets,
        state=state,
        query=query,
        sort=NEWEST if sort == RELEVANCE and query.empty else sort,
    )


@dataclass(frozen=True, slots=True)
class _Window:
    """Which page, of what size."""

    page: int
    size: int

    @classmethod
    def of(cls, request: SearchRequest) -> Self:
        """Return the page asked for, within what we give."""
        page = min(max(request.page, 1), DEEPEST_PAGE)
        return cls(page, min(max(request.page_size, 1), LARGEST_PAGE_SIZE))

    def pages_of(self, total: int) -> int:
        """Return how many pages there are; there is always one."""
        return min(max(math.ceil(total / self.size), 1), DEEPEST_PAGE)

    def filled(self, rank: Callable[..., Ranking]) -> tuple[Ranking, Self]:
        """Return what stands on the page, or on the last one if there are not so many."""
        ranking = rank(offset=(self.page - 1) * self.size, limit=self.size)
        last = self.pages_of(ranking.total)
        if self.page <= last:
            return ranking, self
        return rank(offset=(last - 1) * self.size, limit=self.size), replace(self, page=last)


def _known_filters(filters: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the chosen codes of the facets there are, cleaned."""
    return {
        name: tuple(dict.fromkeys(clean(code) for code in filters[name][:MOST_CHOICES]))
        for name in facet_names()
        if filters.get(name)
    }


def _from_index(
    query: Query, scope: Scope, sort: str, window: _Window
) -> tuple[Ranking, _Window, dict[int, list[int]]]:
    """Return what stands on the page, which page that is, and the best passages of each item.

    What is withheld is asked for after the index has been opened: a generation that the index has
    not reached is committed before or after that, and hidden either way.

    Raises:
        IndexUnavailableError: there is no index, or it failed; then it will be rebuilt.

    """
    engine = engines.current()
    snapshot = usable_snapshot(engine)
    withheld = Item.objects.filter(withheld_generation__gt=snapshot.applied)
    scope = replace(scope, withheld=frozenset(withheld.values_list("pk", flat=True)))
    rank = partial(snapshot.rank, query, scope, sort=sort, facets=facet_names())
    try:
        ranking, window = window.filled(rank)
        return ranking, window, snapshot.locate(query, ranking.items, 1 + OTHER_PLACES)
    except IndexUnavailableError as error:
        engine.report_damage(str(error))
        raise


def _hits(
    query: Query, ids: list[int], places: dict[int, list[int]], audiences: frozenset[int]
) -> list[Hit]:
    """Return the hits as the tables have them, leaving out what the reader may no longer see."""
    items = Item.objects.filter(pk__in=ids, deleted=False, audience__in=audiences).in_bulk()
    unplaced = [pk for pk in ids if not places.get(pk)]
    wanted = Q(pk__in=[passage for found in places.values() for passage in found])
    wanted |= Q(item__in=unplaced, position=0)
    passages = Passage.objects.filter(wanted, item__in=items).in_bulk()
    openings = {row.item_id: row for row in passages.values() if row.position == 0}
    marks = marks_of(query)
    hits = []
    for item in (items[pk] for pk in ids if pk in items):
        rows = [passages[pk] for pk in places.get(item.pk, ()) if pk in passages]
        found = [_place(item, row, marks) for row in rows]
        if not found:
            found = [_opening(item, openings.get(item.pk), marks)]
        hits.append(Hit(item, found[0], found[1:]))
    return hits


def _place(item: Item, passage: Passage, marks: Marks) -> Place:
    """Return the place of a passage."""
    return Place(
        url=(passage.url or item.url) + passage.locator,
        heading=passage.heading,
        label=label_of(passage.locator),
        text=passage.text or passage.heading,
        marks=marks,
    )


def _opening(item: Item, passage: Passage | None, marks: Marks) -> Place:
    """Return the item itself as the place, with its summary or how it begins."""
    text = item.summary or (passage.text if passage else "")
    return Place(url=item.url, heading="", label="", text=text, marks=marks)
