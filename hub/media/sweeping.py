"""Clears away what a stopped process or an abandoned upload left behind; safe at any time."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.storage import Storage, default_storage
from django.utils import timezone
from wagtail.models import UploadedFile

from hub.core.transactions import unit_of_work

from .child_process import FOLDER_PREFIX
from .models import Document, DocumentPage, Image, Rendition, TextState, document_storage
from .tasks import draw_document, read_document

# Younger files may belong to a transaction or an upload that is still under way.
GRACE = timedelta(days=1)
_IMAGE_FOLDERS = ("images", "original_images", "wagtail_uploads")


@dataclass(frozen=True)
class Swept:
    """What was done: files removed, uploads given up, documents queued again."""

    files: int
    uploads: int
    queued: int


def sweep(now: datetime | None = None) -> Swept:
    """Remove files that no row names, uploads never finished, and folders of killed readers.

    Documents that still wait for their text are queued again, in case their task was lost; a
    second task finds nothing to do.

    Args:
        now: the time to count from.

    """
    before = (now or timezone.now()) - GRACE
    uploads = _give_up_uploads(before)
    files = _remove_unnamed(document_storage(), [""], _document_names(), before)
    files += _remove_unnamed(default_storage, _IMAGE_FOLDERS, _image_names(), before)
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}*"):
        with suppress(OSError):
            if folder.stat().st_mtime < before.timestamp():
                shutil.rmtree(folder, ignore_errors=True)
    return Swept(files, uploads, _queue_waiting())


def _queue_waiting() -> int:
    """Queue what may have lost its task; return how many documents."""
    documents = Document.objects.order_by("pk")
    unread = list(documents.filter(text_state=TextState.PENDING).values_list("pk", flat=True))
    undrawn = list(documents.filter(thumbnail="", page_count__gt=0).values_list("pk", flat=True))
    with unit_of_work():
        for pk in unread:
            read_document.enqueue(pk)
        for pk in undrawn:
            draw_document.enqueue(pk)
    return len(unread) + len(undrawn)


def _give_up_uploads(before: datetime) -> int:
    """Remove uploads whose form was never finished; the row has no date, its file has."""
    given_up = 0
    for upload in UploadedFile.objects.all():
        storage, name = upload.file.storage, upload.file.name
        if not storage.exists(name) or _older(storage, name, before):
            with unit_of_work():
                upload.delete()
            storage.delete(name)
            given_up += 1
    return given_up


def _document_names() -> set[str]:
    return {
        *Document.objects.values_list("file", flat=True),
        *Document.objects.values_list("thumbnail", flat=True),
        *DocumentPage.objects.values_list("picture", flat=True),
    }


def _image_names() -> set[str]:
    return {
        *Image.objects.values_list("file", flat=True),
        *Rendition.objects.values_list("file", flat=True),
        *UploadedFile.objects.values_list("file", flat=True),
    }


def _remove_unnamed(
    storage: Storage, folders: list[str] | tuple[str, ...], named: set[str], before: datetime
) -> int:
    """Delete old files below `folders` that are not in `named`; return how many."""
    removed = 0
    for folder in folders:
        for name in _files_below(storage, folder):
            if name not in named and _older(storage, name, before):
                storage.delete(name)
                removed += 1
    return removed


def _files_below(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    for name in files:
        yield prefix + name
    for name in folders:
        yield from _files_below(storage, prefix + name)


def _older(storage: Storage, name: str, before: datetime) -> bool:
    try:
        return storage.get_modified_time(name) < before
    except OSError:
        return False
