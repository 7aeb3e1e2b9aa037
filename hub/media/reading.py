"""Reads the text of a document and keeps it: the slow part apart from the part that writes."""

import logging

from hub.core.transactions import unit_of_work

from .child_process import FileChangedError, Results, results_for
from .models import Document, DocumentPage, TextState
from .running_lines import without_running_lines
from .signals import document_read

logger = logging.getLogger(__name__)


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
    try:
        with results_for(document, "text") as results:
            return keep(document, results)
    except FileChangedError:
        return ""
    except OSError:
        logger.exception("The file of document %s cannot be had from its storage", document.pk)
        return _write(document, TextState.BROKEN, {}, [])


def keep(document: Document, results: Results) -> str:
    """Write what was read, unless the document has gone or got another file meanwhile.

    Returns:
        The document's new state; "" when the result was thrown away.

    """
    about = results.facts[0] if results.facts else {}
    texts = without_running_lines([fact["text"] for fact in results.facts[1:]])
    pages = [
        DocumentPage(document=document, number=fact["number"], text=text)
        for fact, text in zip(results.facts[1:], texts, strict=True)
    ]
    stopped = TextState.LIMITED if any(page.text for page in pages) else TextState.BROKEN
    return _write(document, results.state or stopped, about, pages)


def _write(document: Document, state: str, about: dict, pages: list[DocumentPage]) -> str:
    with unit_of_work():
        waiting = (
            Document.objects.select_for_update()
            .filter(pk=document.pk, sha256=document.sha256, text_state=TextState.PENDING)
            .first()
        )
        if waiting is None:
            return ""
        waiting.pages.all().delete()
        DocumentPage.objects.bulk_create(pages)
        waiting.text_state = state
        waiting.page_count = about.get("page_count")
        waiting.tagged = about.get("tagged")
        waiting.save(update_fields=["text_state", "page_count", "tagged"])
        document_read.send(sender=Document, document=waiting)
    return state
