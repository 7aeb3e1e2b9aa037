"""Starts the process that reads PDFs, ends it in time, and takes in what it reported."""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from . import extracting
from .models import Document

logger = logging.getLogger(__name__)

# Folders that a killed worker leaves behind are known by this name; `hub.media.sweeping` looks.
FOLDER_PREFIX = "hub-reading-"
_CHUNK_BYTES = 256 * 1024
_ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Results:
    """What the process found.

    Attributes:
        folder: where the pictures are.
        facts: the lines of its report but the last.
        state: the last line: what became of the work; "" when the process was stopped.

    """

    folder: Path
    facts: list[dict[str, Any]] = field(default_factory=list)
    state: str = ""


class FileChangedError(Exception):
    """The stored file is not the one that the row describes: it was replaced just now."""


@contextmanager
def results_for(document: Document, work: str) -> Iterator[Results]:
    """Yield what `work` ("text" or "pictures") finds in the file of a document.

    The file is copied out of its storage first, so any storage will do.

    Raises:
        OSError: the storage has lost the file.
        FileChangedError: the file is another by now.

    """
    with tempfile.TemporaryDirectory(prefix=FOLDER_PREFIX) as name:
        source, folder = Path(name) / "document.pdf", Path(name) / "results"
        folder.mkdir()
        if _copy(document, source) != document.sha256:
            raise FileChangedError
        yield run(work, source, folder)


def run(work: str, source: Path, folder: Path, seconds: int = extracting.MAX_SECONDS) -> Results:
    """Run the process, killing it when it takes too long, and return what it reported till then.

    Args:
        work: "text" or "pictures".
        source: the PDF.
        folder: an empty folder for the results.
        seconds: how long the process may run.

    """
    command = [sys.executable, "-m", extracting.__name__, work, str(source), str(folder)]
    # The child gets none of our settings: they hold passwords.
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    with subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command,
        cwd=_ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(seconds)
        except BaseException as error:
            os.killpg(process.pid, signal.SIGKILL)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            logger.warning("Reading a document was stopped after %s seconds", seconds)
    return reported(folder)


def _copy(document: Document, target: Path) -> str:
    """Copy the file of a document out of its storage, and return the digest of what was copied."""
    digest = sha256()
    storage = document.file.storage
    with storage.open(document.file.name, "rb") as source, target.open("wb") as copy:
        while chunk := source.read(_CHUNK_BYTES):
            digest.update(chunk)
            copy.write(chunk)
    return digest.hexdigest()


def reported(folder: Path) -> Results:
    """Return what a process reported in `folder` before it ended, however it ended."""
    results = Results(folder)
    for fact in _lines(folder / extracting.REPORT):
        if "state" in fact:
            results.state = fact["state"]
        else:
            results.facts.append(fact)
    return results


def _lines(report: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a report; the last one may have been cut off."""
    if not report.exists():
        return
    with report.open(encoding="utf-8") as lines:
        for line in lines:
            try:
                yield json.loads(line)
            except ValueError:
                return
