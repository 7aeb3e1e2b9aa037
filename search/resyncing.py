"""The tables are made to say what the content says, for content that no signal told us about."""

from collections.abc import Callable

from hub.core.transactions import unit_of_work

from .indexing import touch_all
from .models import Item
from .records import in_chunks
from .sources import all_sources

# Keys in one transaction: others can write between two.
CHUNK = 50

Progress = Callable[[int, int], None]


def resync(progress: Progress | None = None) -> int:
    """Compare every key of every source with its items, and write those that differ.

    Args:
        progress: told after every transaction how many keys of how many are done.

    Returns:
        how many keys were compared.

    """
    work = [
        (source.name, chunk)
        for source in all_sources()
        for chunk in in_chunks(_keys(source.name, set(source.keys())), CHUNK)
    ]
    total = sum(len(keys) for _, keys in work)
    done = 0
    for name, keys in work:
        with unit_of_work():
            touch_all(name, keys)
        done += len(keys)
        if progress:
            progress(done, total)
    return total


def _keys(source: str, known: set[str]) -> list[str]:
    """Return the keys that a source has or that have items, in order."""
    written = Item.objects.filter(source=source, deleted=False).values_list("key", flat=True)
    return sorted(known.union(written))
