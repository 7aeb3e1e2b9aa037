"""Whether an index says what the tables say."""

from dataclasses import dataclass

from django.utils import timezone

from . import counters, engines
from .applying import pending, usable_snapshot
from .engines.base import Engine, IndexUnavailableError
from .models import Item, Passage

# A change that the index does not know after so long has been forgotten.
LATE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """How an index differs from the tables, in items or passages.

    Attributes:
        expected: how many there should be.
        missing: how many are not in the index.
        extra: how many are in the index only.
        stale: how many are there in another state.

    """

    expected: int
    missing: int
    extra: int
    stale: int

    @property
    def none(self) -> bool:
        """Whether there is no difference."""
        return not (self.missing or self.extra or self.stale)


@dataclass(frozen=True, slots=True)
class Status:
    """How far an index has followed the tables.

    Attributes:
        problem: why it cannot be used; blank if it can.
        generation: the tables' last generation.
        applied: the one the index has reached.
        pending: how many items have changed since.
        items: the difference in items.
        passages: the difference in passages.

    """

    problem: str
    generation: int
    applied: int
    pending: int
    items: Difference
    passages: Difference

    @property
    def converged(self) -> bool:
        """Whether the index says exactly what the tables say."""
        return (
            not self.problem
            and self.applied == self.generation
            and not self.pending
            and self.items.none
            and self.passages.none
        )


def status_of(engine: Engine) -> Status:
    """Return how an index stands to the tables; reads all of both."""
    generation = counters.position().generation
    items = dict(Item.objects.filter(deleted=False).values_list("pk", "generation"))
    passages = dict(
        Passage.objects.filter(item__deleted=False).values_list("pk", "item__generation")
    )
    try:
        snapshot = usable_snapshot(engine)
        contents = snapshot.contents()
    except IndexUnavailableError as error:
        waiting = pending(0).count()
        lacking = [_difference(expected, {}) for expected in (items, passages)]
        return Status(str(error), generation, 0, waiting, *lacking)
    return Status(
        problem="",
        generation=generation,
        applied=snapshot.applied,
        pending=pending(snapshot.applied).count(),
        items=_difference(items, contents.items),
        passages=_difference(passages, contents.passages),
    )


def problem() -> str:
    """Say in a few words why the index in use is not fit for use; nothing if it is."""
    try:
        snapshot = usable_snapshot(engines.current())
    except IndexUnavailableError as error:
        return str(error)
    waiting = pending(snapshot.applied).order_by("changed_at")
    oldest = waiting.values_list("changed_at", flat=True).first()
    late = int((timezone.now() - oldest).total_seconds()) if oldest else 0
    return f"{late} seconds behind" if late > LATE_SECONDS else ""


def _difference(expected: dict[int, int], found: dict[int, int]) -> Difference:
    """Return how what was found differs, both as generations by id."""
    return Difference(
        expected=len(expected),
        missing=len(expected.keys() - found.keys()),
        extra=len(found.keys() - expected.keys()),
        stale=sum(1 for pk in expected.keys() & found.keys() if expected[pk] != found[pk]),
    )
