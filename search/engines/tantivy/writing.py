"""Writing to an index: passages first, then items and the marker that says how far it is."""

from collections.abc import Iterable
from pathlib import Path

import tantivy

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

    def __init__(self, items: tantivy.IndexWriter, passages: tantivy.IndexWriter) -> None:
        """Keep the writers, which only one process may have at a time."""
        self._items = items
        self._passages = passages

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


def open_writer(folder: Path, *, new: bool = False) -> TantivyWriter:
    """Return a writer to the build in `folder`, whose indexes are made if it is new.

    Raises:
        IndexUnavailableError: the build is damaged, or another process writes to it.

    """
    memory = REBUILDING_MEMORY if new else FOLLOWING_MEMORY
    with damage_reported():
        items = open_index(folder, ITEMS, new=new).writer(memory, 1)
        passages = open_index(folder, PASSAGES, new=new).writer(memory, 1)
    return TantivyWriter(items, passages)
