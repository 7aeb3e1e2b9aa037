"""What changed, collected during a unit of work and written just before it commits.

An app says `touch(source, key)` when something may have changed; it need not know whether or how.
At the end of the unit the entries of every touched key are built from the final state, compared
with the tables, and written with the next generation if they differ. Outside a unit of work this
raises: an item written apart from its content could stay wrong for ever.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hub.core.transactions import UnitOfWork, required

from . import counters
from .writing import Batch

# Keys built and compared at a time, so that a touched tree of thousands of pages fits in memory.
CHUNK = 100
_COLLECTED = "search"

Keys = Callable[[], Iterable[str]]


@dataclass(slots=True)
class Touched:
    """What a unit of work has touched.

    Attributes:
        keys: for each source the keys, and whether their items are to be withheld.
        later: sources with functions that name further keys at the end, when the tree has its
            final shape.
        written: the end has come; what is touched now would be lost.

    """

    keys: dict[str, dict[str, bool]] = field(default_factory=dict)
    later: list[tuple[str, Keys, bool]] = field(default_factory=list)
    written: bool = False


class TouchedTooLateError(RuntimeError):
    """Something was touched after the items of its unit of work had been written."""


def touch(source: str, key: str | int, *, withhold: bool = False) -> None:
    """Let the items of `key` follow its content when the unit of work ends.

    Args:
        source: the name of a registered source.
        key: the source's key.
        withhold: words or readers are taken away: if anything changes, the items leave hits,
            counts and facets at once, until the index has caught up. What search can see for
            itself (something is gone, fewer may see it, a file's words went) need not be said.

    Raises:
        OutsideUnitOfWorkError: there is no unit of work.
        TouchedTooLateError: the unit's items have been written.

    """
    touch_all(source, [key], withhold=withhold)


def touch_all(source: str, keys: Iterable[str | int], *, withhold: bool = False) -> None:
    """Touch several keys; see `touch`."""
    known = _touched().keys.setdefault(source, {})
    for key in keys:
        known[str(key)] = known.get(str(key), False) or withhold


def touch_later(
    source: str, keys: Callable[[], Iterable[str | int]], *, withhold: bool = False
) -> None:
    """Touch the keys that `keys` returns when the unit of work ends; see `touch`.

    For trees: what lies below a page that is being moved is known only when it has moved.
    """
    _touched().later.append((source, lambda: map(str, keys()), withhold))


def _touched() -> Touched:
    """Return what this unit of work has touched, to be added to."""
    touched: Touched = required().collected.setdefault(_COLLECTED, Touched())
    if touched.written:
        message = "Search items are written; register the hook that touches more before search's."
        raise TouchedTooLateError(message)
    return touched


def write_touched(unit: UnitOfWork) -> None:
    """Write the items of everything that `unit` touched; the hook before its commit.

    The counter is locked before anything is read: of two transactions that change what one item is
    made of, the second then builds it from what the first committed.
    """
    touched: Touched | None = unit.collected.get(_COLLECTED)
    if touched is None:
        return
    touched.written = True
    batch = Batch(counters.locked())
    for source, keys in _all_keys(touched).items():
        for chunk in _chunks(keys):
            batch.write(source, chunk)
    batch.finish()


def _all_keys(touched: Touched) -> dict[str, dict[str, bool]]:
    """Return every touched key of each source, with whether it is to be withheld."""
    everything = {source: dict(keys) for source, keys in touched.keys.items()}
    for source, keys, withhold in touched.later:
        known = everything.setdefault(source, {})
        for key in keys():
            known[key] = known.get(key, False) or withhold
    return everything


def _chunks(keys: Mapping[str, bool]) -> Iterator[dict[str, bool]]:
    """Yield the keys, some at a time."""
    names = list(keys)
    for start in range(0, len(names), CHUNK):
        yield {key: keys[key] for key in names[start : start + CHUNK]}
