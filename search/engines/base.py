"""What an engine can do. It knows numbers, words and codes; readers and rights are decided above.

Every engine keeps one document for an item and one for a passage. A search is two steps: *rank*
(exact total, one page of items, counts of facets) and *locate* (the best places of those items).
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from search.query import Query


class IndexUnavailableError(Exception):
    """There is no index, or it is damaged, or made for another version or database."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Among what is searched.

    Attributes:
        audiences: ids of the audiences the reader holds.
        language: the reader's; of several translations the engine leaves one.
        withheld: ids of items that must not be found or counted yet.
        kinds: the kinds of item; empty for all.
        filters: the chosen codes of each facet: any of a facet's, all facets.

    """

    audiences: frozenset[int]
    language: str
    withheld: frozenset[int] = frozenset()
    kinds: tuple[str, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ranking:
    """What was found: how much, one page of item ids, and how much under each facet's codes."""

    total: int
    items: list[int]
    facets: dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage as an index holds it."""

    id: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """An item as an index holds it.

    Attributes:
        id: of the item, as are `generation`, `audience`, `kind`, `title`, `summary`, `facets`.
        hidden_from: the languages whose readers are shown a translation instead.
        published: seconds since 1970; None without a date.
        passages: in order.

    """

    id: int
    generation: int
    audience: int
    kind: str
    hidden_from: tuple[str, ...]
    title: str
    summary: str
    facets: Mapping[str, list[str]]
    published: int | None
    passages: list[IndexedPassage]


@dataclass(frozen=True, slots=True)
class Contents:
    """What an index holds: the generation of each item, and that of each passage's item."""

    items: dict[int, int]
    passages: dict[int, int]


class Snapshot(Protocol):
    """An index as it is at one moment."""

    epoch: str
    applied: int

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
        """Return what `query` finds in `scope`.

        Args:
            query: everything is found if it is empty.
            scope: among what.
            sort: `relevance` (without words: `newest`), `newest`, `oldest` or `title`.
            offset: how many items to leave out.
            limit: how many to return, at least one.
            facets: the facets to count; the counts of one ignore its own choice.

        """

    def locate(self, query: Query, items: Sequence[int], places: int) -> dict[int, list[int]]:
        """Return ids of the best passages of each item, at most `places`, best first."""

    def contents(self) -> Contents:
        """Return everything there is, to be compared with the tables."""


class Writer(Protocol):
    """Writes to one index."""

    def put(self, records: Iterable[Record], gone: Iterable[int]) -> None:
        """Replace the items of `records` and drop those with the ids `gone`."""

    def commit(self, applied: int | None = None) -> None:
        """Let readers see what was put; with `applied` also that this generation is reached."""


class NewIndex(Writer, Protocol):
    """Writes to an index that is not in use yet."""

    def publish(self) -> None:
        """Put the index in use instead of the old one; the caller has the right to `write`."""


class Engine(Protocol):
    """A search engine."""

    def snapshot(self) -> Snapshot:
        """Return the index as it is now.

        Raises:
            IndexUnavailableError: there is none that can be used.

        """

    def exclusive(self, purpose: str, *, wait: bool) -> AbstractContextManager[bool]:
        """Hold the one right to `purpose` (`write` or `rebuild`); False if another has it."""

    def writer(self) -> AbstractContextManager[Writer]:
        """Write to the index in use; the caller has the right to `write`."""

    def new_index(self, epoch: str) -> AbstractContextManager[NewIndex]:
        """Write a new index for a database beside the one in use.

        The caller has the right to `rebuild`. What is not published by the end is removed.
        """

    def report_damage(self, reason: str) -> None:
        """Ask for the index in use to be rebuilt: a search has failed on it."""

    def tidy(self) -> None:
        """Remove what killed rebuilds left behind; the caller has the right to `rebuild`."""
