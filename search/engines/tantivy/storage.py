"""Where builds are kept on disk, which one is in use, and who may write.

<folder>/CURRENT            the name of the build in use, replaced in one step
<folder>/build-<random>/    index.json, items/, passages/; `damaged` when a search failed on it
<folder>/write.lock, rebuild.lock
"""

import fcntl
import json
import logging
import os
import re
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from search.engines.base import IndexUnavailableError

from .schema import FINGERPRINT, ITEMS, PASSAGES

logger = logging.getLogger(__name__)

_POINTER = "CURRENT"
_ABOUT = "index.json"
_DAMAGED = "damaged"
_BUILD = re.compile(r"build-[0-9a-f]{32}")

# What tells that a build was committed to, or found damaged, since it was read.
Seen = tuple[tuple[int, int, int] | bool, ...]


@dataclass(frozen=True, slots=True)
class Storage:
    """The folder that holds the builds."""

    folder: Path

    def current(self) -> Path:
        """Return the folder of the build in use.

        Raises:
            IndexUnavailableError: there is none.

        """
        try:
            name = (self.folder / _POINTER).read_text()
        except (OSError, UnicodeDecodeError) as error:
            raise IndexUnavailableError("There is no index.") from error
        if not _BUILD.fullmatch(name):
            raise IndexUnavailableError("The pointer to the index cannot be read.")
        return self.folder / name

    def epoch_of(self, build: Path) -> str:
        """Return which database a build is for.

        Raises:
            IndexUnavailableError: it is damaged, or made by another version.

        """
        try:
            about = json.loads((build / _ABOUT).read_text())
            fingerprint, epoch = about["fingerprint"], about["epoch"]
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise IndexUnavailableError("The index does not say what it is.") from error
        if fingerprint != FINGERPRINT:
            raise IndexUnavailableError("The index was made by another version.")
        if (build / _DAMAGED).exists():
            raise IndexUnavailableError("A search has failed on the index.")
        return str(epoch)

    def seen(self, build: Path) -> Seen:
        """Return what changes with every commit to a build, and with word that it is damaged.

        Raises:
            IndexUnavailableError: the build is not there, or not whole.

        """
        try:
            stats = [(build / name / "meta.json").stat() for name in (ITEMS, PASSAGES)]
        except OSError as error:
            raise IndexUnavailableError("The index is not whole.") from error
        commits = [(stat.st_mtime_ns, stat.st_ino, stat.st_size) for stat in stats]
        return (*commits, (build / _DAMAGED).exists())

    def create(self, epoch: str) -> Path:
        """Return the folder of a new build for a database."""
        build = self.folder / f"build-{uuid.uuid4().hex}"
        build.mkdir(parents=True)
        about = {"fingerprint": FINGERPRINT, "epoch": epoch}
        (build / _ABOUT).write_text(json.dumps(about))
        return build

    def publish(self, build: Path) -> None:
        """Put a build in use; readers see the old one or the new one, nothing between."""
        pointer = self.folder / f"{_POINTER}.new"
        with pointer.open("w") as file:
            file.write(build.name)
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(self.folder / _POINTER)
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def mark_damaged(self, build: Path, reason: str) -> None:
        """Leave word that a search has failed on a build; whoever feeds the index looks for it."""
        try:
            (build / _DAMAGED).write_text(reason)
        except OSError as error:
            logger.warning("The search index cannot be marked as damaged: %s", error)
        else:
            logger.error("The search index is damaged and will be rebuilt: %s", reason)

    def tidy(self) -> None:
        """Remove every build that is not in use. Readers keep the files they have open."""
        try:
            current = self.current().name
        except IndexUnavailableError:
            current = ""
        for path in self.folder.glob("build-*"):
            if path.name != current:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def lock(self, purpose: str, *, wait: bool) -> Iterator[bool]:
        """Hold the one right to `purpose`; False if another process has it and we do not wait.

        The system lets go of the lock when the process dies.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{purpose}.lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield False
                return
            yield True
