"""Reads the text of a document and keeps it: the slow part apart from the part that writes."""

import contextlib
import hashlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.core.files import File
from django.core.files.storage import Storage

from hub.core.transactions import unit_of_work

from . import extracting
from .extracting import Page
from .models import Document, DocumentPage, TextState, document_storage
from .signals import document_read

logger = logging.getLogger(__name__)

# Folders that a killed worker leaves behind are known by this name; `hub.media.sweeping` looks.
FOLDER_PREFIX = "hub-reading-"
_CHUNK_BYTES = 256 * 1024
_ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Extraction:
    """What the child process found: the state, the pages, and where their pictures are."""

    state: str
    folder: Path
    page_count: int | None = None
    tagged: bool | None = None
    pages: list[Page] = field(default_factory=list)


def read(document_id: int) -> str:
    """Read the text of a document that waits for it, and return what became of it.

    Safe to run twice, and while the document is changed or deleted: a result is kept only if the
    document still waits for the text of the very same file.

    Returns:
        The document's new state; "" when there was nothing to do or the result was thrown away.

    """
    document = Document.objects.filter(pk=document_id, text_state=TextState.PENDING).first()
    if document is None:
        return ""
    with tempfile.TemporaryDirectory(prefix=FOLDER_PREFIX) as name:
        folder = Path(name)
        source, results = folder / "document.pdf", folder / "results"
        results.mkdir()
        try:
            digest = _copy(document, source)
        except OSError:
            logger.exception("The file of document %s is not in its storage", document.pk)
            return keep(document, Extraction(TextState.BROKEN, results))
        if digest != document.sha256:
            return ""
        return keep(document, extract(source, results))


def extract(source: Path, folder: Path, seconds: int = extracting.MAX_SECONDS) -> Extraction:
    """Read a PDF in a child process, which is killed when it takes too long.

    Args:
        source: the PDF.
        folder: an empty folder for the results.
        seconds: how long the process may run.

    """
    command = [sys.executable, "-m", extracting.__name__, str(source), str(folder)]
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
    return _report(folder)


def keep(document: Document, extraction: Extraction) -> str:
    """Write what was read, unless the document has gone or got another file meanwhile.

    Pictures are stored before the transaction, which is short, and removed if it does not commit.

    Returns:
        The document's new state; "" when the result was thrown away.

    """
    storage = document_storage()
    stored: list[str] = []
    try:
        pages = list(_store_pictures(storage, document, extraction, stored))
        thumbnail = _store(storage, document, extraction, extracting.THUMBNAIL, stored)
        with unit_of_work():
            waiting = (
                Document.objects.select_for_update()
                .filter(pk=document.pk, sha256=document.sha256, text_state=TextState.PENDING)
                .first()
            )
            if waiting is not None:
                _write(waiting, extraction, pages, thumbnail)
    except BaseException:
        _discard(storage, stored)
        raise
    if waiting is None:
        _discard(storage, stored)
        return ""
    return waiting.text_state


def _write(
    document: Document, extraction: Extraction, pages: list[DocumentPage], thumbnail: str
) -> None:
    document.pages.all().delete()
    DocumentPage.objects.bulk_create(pages)
    document.text_state = extraction.state
    document.page_count = extraction.page_count
    document.tagged = extraction.tagged
    document.thumbnail = thumbnail
    document.save(update_fields=["text_state", "page_count", "tagged", "thumbnail"])
    document_read.send(sender=Document, document=document)


def _copy(document: Document, target: Path) -> str:
    """Copy the file of a document out of its storage, and return the digest of what was copied."""
    digest = hashlib.sha256()
    storage = document.file.storage
    with storage.open(document.file.name, "rb") as source, target.open("wb") as copy:
        while chunk := source.read(_CHUNK_BYTES):
            digest.update(chunk)
            copy.write(chunk)
    return digest.hexdigest()


def _report(folder: Path) -> Extraction:
    """Return what the child process reported before it ended, however it ended."""
    extraction = Extraction("", folder)
    for fact in _facts(folder / extracting.REPORT):
        if "page_count" in fact:
            extraction.page_count, extraction.tagged = fact["page_count"], fact["tagged"]
        elif "number" in fact:
            extraction.pages.append(Page(**fact))
        else:
            extraction.state = fact["state"]
    if not extraction.state:
        has_text = any(page.text for page in extraction.pages)
        extraction.state = TextState.LIMITED if has_text else TextState.BROKEN
    return extraction


def _facts(report: Path) -> Iterator[dict]:
    """Yield the lines of a report; the last one may have been cut off."""
    if not report.exists():
        return
    with report.open(encoding="utf-8") as lines:
        for line in lines:
            try:
                yield json.loads(line)
            except ValueError:
                return


def _store_pictures(
    storage: Storage, document: Document, extraction: Extraction, stored: list[str]
) -> Iterator[DocumentPage]:
    for page in extraction.pages:
        picture = _store(storage, document, extraction, page.picture, stored)
        yield DocumentPage(
            document=document,
            number=page.number,
            text=page.text,
            picture=picture,
            width=page.width if picture else 0,
            height=page.height if picture else 0,
        )


def _store(
    storage: Storage, document: Document, extraction: Extraction, name: str, stored: list[str]
) -> str:
    """Store one picture beside the document's file; return its name, "" if there is none."""
    path = extraction.folder / name
    if not name or not path.is_file():
        return ""
    folder = document.file.name.rpartition("/")[0]
    with path.open("rb") as picture:
        stored.append(storage.save(f"{folder}/pages/{name}", File(picture)))
    return stored[-1]


def _discard(storage: Storage, names: list[str]) -> None:
    for name in names:
        with contextlib.suppress(OSError):
            storage.delete(name)
