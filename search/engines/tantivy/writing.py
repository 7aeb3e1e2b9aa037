"""Writing to an index: passages first, then items and the marker that says how far it is."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from search.engines.base import Record

from .queries import items_query, marker_query
from .schema import (
    ITEMS,
    PASSAGES,
    damage_reported,
    item_document,
    marker_document,
    open_index,
    passage_document,
)

FOLLOWING_MEMORY = 20_000_000
REBUILDING_MEMORY = 60_000_000


class TantivyWriter:
    """Writes to the two indexes of one build; see `search.engines.base.Writer`."""

    def __init__(self, folder: Path, *, new: bool) -> None:
        """Open the writers, which only one process may have at a time.

        Args:
            folder: that of the build.
            new: the indexes are to be made.

        Raises:
            IndexUnavailableError: the build is damaged, or another process writes to it.

        """
        memory = REBUILDING_MEMORY if new else FOLLOWING_MEMORY
        with damage_reported():
            self._items = open_index(folder, ITEMS, new=new).writer(memory, 1)
            self._passages = open_index(folder, PASSAGES, new=new).writer(memory, 1)

    def put(self, records: Iterable[Record], gone: Iterable[int]) -> None:
        """Replace the items of `records` and drop those with the ids `gone`."""
        records = list(records)
        old = [*gone, *(record.id for record in records)]
        with damage_reported():
            # By query: deletion by term quietly finds no unsigned number.
            self._items.delete_documents_by_query(items_query(ITEMS, old))
            self._passages.delete_documents_by_query(items_query(PASSAGES, old))
            for record in records:
                self._items.add_document(item_document(record))
                for passage in record.passages:
                    self._passages.add_document(passage_document(record, passage))

    def commit(self, applied: int | None = None) -> None:
        """Let readers see what was put; with `applied` also that this generation is reached.

        Killed between the two commits, the passages are ahead: places are looked up in the tables,
        and what was pending is put again.
        """
        with damage_reported():
            if applied is not None:
                self._items.delete_documents_by_query(marker_query())
                self._items.add_document(marker_document(applied))
            self._passages.commit()
            self._items.commit()

    def close(self) -> None:
        """Wait for the segments that are being merged and let the next writer in."""
        with damage_reported():
            self._passages.wait_merging_threads()
            self._items.wait_merging_threads()

    def abandon(self) -> None:
        """Stop the threads that write, dropping what was not committed; the next may then write."""
        del self._items, self._passages


@contextmanager
def writing_to(folder: Path, *, new: bool = False) -> Iterator[TantivyWriter]:
    """Write to the build in `folder`, whose indexes are made if it is new.

    Raises:
        IndexUnavailableError: the build is damaged, or another process writes to it.

    """
    writer = TantivyWriter(folder, new=new)
    try:
        yield writer
        writer.close()
    finally:
        writer.abandon()
