"""What an index has still to be told, and telling it."""

from django.db.models import QuerySet

from . import counters
from .engines.base import Engine, IndexUnavailableError, Snapshot, Writer
from .models import Item
from .records import in_chunks, records_of

# Items put between commits: readers see progress, and a kill costs no more than this.
CHUNK = 500


def usable_snapshot(engine: Engine) -> Snapshot:
    """Return the index as it is now, if it is one of this database.

    Raises:
        IndexUnavailableError: it is not, or it is ahead, so that the database was put back to an
            earlier state; it could then show what has since been withheld.

    """
    snapshot = engine.snapshot()
    position = counters.position()
    if snapshot.epoch != position.epoch:
        raise IndexUnavailableError("The index was made for another database.")
    if snapshot.applied > position.generation:
        raise IndexUnavailableError("The index is ahead of the database.")
    return snapshot


def pending(applied: int) -> QuerySet[Item]:
    """Return the items that an index which has reached `applied` does not know, oldest first."""
    return Item.objects.filter(generation__gt=applied).order_by("generation", "pk")


def catch_up(writer: Writer, applied: int) -> tuple[int, int]:
    """Put every item that is newer than `applied`, then move the mark.

    The mark may move to the generation read first, because everything up to it is among the items
    read next: one that changes meanwhile gets a newer number and is put as it then is.

    Returns:
        how many items were put, and the generation that the index has reached.

    """
    target = counters.position().generation
    ids = list(pending(applied).values_list("pk", flat=True))
    for chunk in in_chunks(ids, CHUNK):
        writer.put(*records_of(chunk))
        writer.commit()
    writer.commit(applied=target)
    return len(ids), target
