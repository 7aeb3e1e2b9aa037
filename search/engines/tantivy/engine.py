"""The embedded engine as the rest of search knows it."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tantivy import Index

from search.engines.base import IndexUnavailableError

from .reading import TantivySnapshot
from .schema import ITEMS, PASSAGES, damage_reported, open_index
from .storage import Seen, Storage
from .writing import TantivyWriter, writing_to


@dataclass(slots=True)
class Opened:
    """A build that this process has open."""

    process: int
    build: Path
    epoch: str
    items: Index
    passages: Index
    seen: Seen
    snapshot: TantivySnapshot


class TantivyEngine:
    """See `search.engines.base.Engine`. One object serves a process and its threads.

    A process that was forked opens the files anew; so does one whose build has been replaced.
    """

    def __init__(self, folder: Path) -> None:
        """Keep the builds in `folder`."""
        self._storage = Storage(Path(folder))
        self._opened: Opened | None = None
        self._opening = threading.Lock()

    def snapshot(self) -> TantivySnapshot:
        """Return the index as it is now; costs a few file look-ups while nothing has changed."""
        build = self._storage.current()
        try:
            return self._snapshot_of(build)
        except IndexUnavailableError:
            replacement = self._storage.current()
            if replacement == build:
                raise
            # Replaced and removed between the two looks.
            return self._snapshot_of(replacement)

    def exclusive(self, purpose: str, *, wait: bool) -> AbstractContextManager[bool]:
        """Hold the one right to `purpose` (`write` or `rebuild`); False if another has it."""
        return self._storage.lock(purpose, wait=wait)

    def writer(self) -> AbstractContextManager[TantivyWriter]:
        """Write to the index in use; the caller has the right to `write`."""
        return writing_to(self._storage.current())

    @contextmanager
    def new_index(self, epoch: str) -> Iterator["NewTantivyIndex"]:
        """Write a new index beside the one in use; the caller has the right to `rebuild`."""
        build = self._storage.create(epoch)
        index = NewTantivyIndex(self._storage, build)
        try:
            yield index
        finally:
            index.abandon()
            if not index.published:
                shutil.rmtree(build, ignore_errors=True)

    def report_damage(self, reason: str) -> None:
        """Ask for the index that this process has open to be rebuilt: a search has failed on it."""
        if self._opened:
            self._storage.mark_damaged(self._opened.build, reason)

    def tidy(self) -> None:
        """Remove what killed rebuilds left behind; the caller has the right to `rebuild`."""
        self._storage.tidy()

    def _snapshot_of(self, build: Path) -> TantivySnapshot:
        """Return a build as it is now."""
        opened = self._opened
        if (
            opened is None
            or opened.process != os.getpid()
            or opened.build != build
            or opened.seen != self._storage.seen(build)
        ):
            with self._opening:
                opened = self._reopened(build)
        return opened.snapshot

    def _reopened(self, build: Path) -> Opened:
        """Open the build, or only read what was committed to it since."""
        epoch = self._storage.epoch_of(build)
        seen = self._storage.seen(build)
        try:
            self._opened = self._open(build, epoch, seen)
        except IndexUnavailableError as error:
            self._storage.mark_damaged(build, str(error))
            raise
        return self._opened

    def _open(self, build: Path, epoch: str, seen: Seen) -> Opened:
        """Open the files of a build, or use those that are open."""
        opened = self._opened
        with damage_reported():
            if opened and opened.process == os.getpid() and opened.build == build:
                items, passages = opened.items, opened.passages
            else:
                items, passages = open_index(build, ITEMS), open_index(build, PASSAGES)
            items.reload()
            passages.reload()
            snapshot = TantivySnapshot(epoch, items.searcher(), passages.searcher())
        return Opened(os.getpid(), build, epoch, items, passages, seen, snapshot)


class NewTantivyIndex(TantivyWriter):
    """A build that is being written; see `search.engines.base.NewIndex`."""

    def __init__(self, storage: Storage, build: Path) -> None:
        """Make the indexes of the build."""
        super().__init__(build, new=True)
        self._storage = storage
        self._build = build
        self.published = False

    def publish(self) -> None:
        """Put the index in use instead of the old one; the caller has the right to `write`."""
        self.close()
        self._storage.publish(self._build)
        self.published = True
