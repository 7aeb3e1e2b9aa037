"""The counter that numbers transactions in the order of their commits."""

from dataclasses import dataclass

from .models import Counter

# There is one row.
ROW = 1


@dataclass(frozen=True, slots=True)
class Position:
    """Where the tables are: which database this is, and its last generation."""

    epoch: str
    generation: int


def position() -> Position:
    """Return where the tables are, as committed; blank and 0 before anything was written."""
    row = Counter.objects.filter(pk=ROW).values_list("epoch", "value").first()
    return Position(str(row[0]), row[1]) if row else Position("", 0)


def locked() -> Counter:
    """Return the counter, locked until the transaction ends.

    Whoever holds it sees everything that earlier holders committed, and commits before the next
    one reads: numbers taken from it come in the order of commits.
    """
    rows = Counter.objects.select_for_update()
    counter = rows.filter(pk=ROW).first()
    if counter is None:
        Counter.objects.get_or_create(pk=ROW)
        counter = rows.get(pk=ROW)
    return counter
