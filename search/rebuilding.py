"""A new index is built beside the old one and put in its place in one step."""

import logging
from collections.abc import Callable

from . import counters
from .applying import CHUNK, catch_up
from .engines.base import Engine
from .models import Item
from .records import in_chunks, records_of

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]


def rebuild(engine: Engine, *, wait: bool, progress: Progress | None = None) -> int:
    """Build the index anew from the tables; searches go on with the old one meanwhile.

    What is edited during the build is caught up with before the new index is put in use. A build
    that is killed leaves the old index as it is; the next one removes what is left of it.

    Args:
        engine: whose index.
        wait: whether to wait for another process that is rebuilding; else leave it to it.
        progress: told after every step how many items of how many are done.

    Returns:
        how many items were put.

    """
    with engine.exclusive("rebuild", wait=wait) as mine:
        if not mine:
            return 0
        engine.tidy()
        return _build(engine, progress)


def _build(engine: Engine, progress: Progress | None) -> int:
    """Build and publish; the caller has the right to rebuild."""
    start = counters.position()
    ids = list(Item.objects.filter(deleted=False).order_by("pk").values_list("pk", flat=True))
    logger.info("Building a new search index of %s items.", len(ids))
    with engine.new_index(start.epoch) as index:
        for number, chunk in enumerate(in_chunks(ids, CHUNK), start=1):
            index.put(*records_of(chunk))
            if progress:
                progress(min(number * CHUNK, len(ids)), len(ids))
        index.commit(applied=start.generation)
        # Most of what was edited meanwhile, while others may still write to the old index.
        earlier, reached = catch_up(index, start.generation)
        with engine.exclusive("write", wait=True):
            later, _ = catch_up(index, reached)
            index.publish()
    engine.tidy()
    logger.info("The new search index is in use.")
    return len(ids) + earlier + later
