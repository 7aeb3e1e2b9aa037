"""What follows when files are saved or deleted: reading, and removing what nobody uses."""

from functools import partial
from typing import Any

from django.core.files.storage import Storage
from django.db import transaction
from django.db.models.signals import post_delete

from .models import Document, DocumentPage, TextState
from .signals import document_read, file_saved
from .tasks import draw_document, read_document


def connect() -> None:
    """Listen; called once, when the apps are ready."""
    file_saved.connect(on_file_saved, dispatch_uid="media.file_saved")
    document_read.connect(on_document_read, dispatch_uid="media.document_read")
    post_delete.connect(on_page_deleted, sender=DocumentPage, dispatch_uid="media.page_deleted")
    post_delete.connect(on_document_deleted, sender=Document, dispatch_uid="media.doc_deleted")


def on_file_saved(document: Document, replaced: list[str], **_kwargs: Any) -> None:
    """Forget what was read of the file before, and have the new one read.

    The task is a row in the same transaction, so it exists if and only if the file was saved.
    """
    if replaced:
        for name in replaced:
            remove_on_commit(document.file.storage, name)
        document.pages.all().delete()
        document_read.send(sender=Document, document=document)
    if document.text_state == TextState.PENDING:
        read_document.enqueue(document.pk)


def on_document_read(document: Document, **_kwargs: Any) -> None:
    """Have the pages drawn whose text has just been written, in the same transaction too."""
    if document.page_count and not document.thumbnail:
        draw_document.enqueue(document.pk)


def on_page_deleted(instance: DocumentPage, **_kwargs: Any) -> None:
    """Remove the picture of a page that is gone."""
    if instance.picture:
        remove_on_commit(instance.picture.storage, instance.picture.name)


def on_document_deleted(instance: Document, **_kwargs: Any) -> None:
    """Remove the thumbnail of a document that is gone; Wagtail removes the file itself."""
    if instance.thumbnail:
        remove_on_commit(instance.thumbnail.storage, instance.thumbnail.name)


def remove_on_commit(storage: Storage, name: str) -> None:
    """Delete a stored file once the change that made it useless is certain.

    A storage that fails then is no reason to fail the request: what stays is swept up later.
    """
    transaction.on_commit(partial(storage.delete, name), robust=True)
