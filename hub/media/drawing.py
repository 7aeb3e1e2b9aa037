"""Draws the pages of a document: the pictures beside its text, and the thumbnail."""

import logging
from contextlib import suppress
from pathlib import Path

from django.core.files import File
from django.core.files.storage import Storage

from hub.core.transactions import unit_of_work

from . import extracting
from .child_process import FileChangedError, Results, results_for
from .models import Document, DocumentPage, document_storage

logger = logging.getLogger(__name__)


def draw(document_id: int) -> int:
    """Draw the pages of a document whose text has been read; return how many pictures were kept.

    Safe to run twice, and while the document is changed or deleted: nothing is kept unless the
    document still has the very same file and no thumbnail.
    """
    document = Document.objects.filter(pk=document_id, thumbnail="", page_count__gt=0).first()
    if document is None:
        return 0
    try:
        with results_for(document, "pictures") as results:
            return keep(document, results)
    except FileChangedError:
        return 0
    except OSError:
        logger.exception("The file of document %s cannot be had from its storage", document.pk)
        return 0


def keep(document: Document, results: Results) -> int:
    """Store the pictures and write their names; return how many were kept.

    They are stored before the transaction, which is short, and removed if it is not to be.
    """
    storage = document_storage()
    stored: dict[str, str] = {}
    try:
        for name in [extracting.THUMBNAIL, *(fact["picture"] for fact in results.facts)]:
            path = results.folder / name
            if path.is_file():
                stored[name] = _store(storage, document, path)
        kept = _write(document, results, stored)
    except BaseException:
        _discard(storage, stored)
        raise
    if not kept:
        _discard(storage, stored)
    return kept


def _write(document: Document, results: Results, stored: dict[str, str]) -> int:
    with unit_of_work():
        same = Document.objects.select_for_update().filter(
            pk=document.pk, sha256=document.sha256, thumbnail=""
        )
        current = same.first()
        if current is None or extracting.THUMBNAIL not in stored:
            return 0
        pages = {page.number: page for page in current.pages.all()}
        drawn = [fact for fact in results.facts if fact["number"] in pages]
        for fact in drawn:
            page = pages[fact["number"]]
            page.picture = stored[fact["picture"]]
            page.width, page.height = fact["width"], fact["height"]
        DocumentPage.objects.bulk_update(
            [pages[fact["number"]] for fact in drawn], ["picture", "width", "height"]
        )
        current.thumbnail = stored[extracting.THUMBNAIL]
        current.save(update_fields=["thumbnail"])
    return len(drawn)


def _store(storage: Storage, document: Document, path: Path) -> str:
    """Store one picture beside the document's file; return its name there."""
    folder = document.file.name.rpartition("/")[0]
    with path.open("rb") as picture:
        return storage.save(f"{folder}/pages/{path.name}", File(picture))


def _discard(storage: Storage, stored: dict[str, str]) -> None:
    for name in stored.values():
        with suppress(OSError):
            storage.delete(name)
