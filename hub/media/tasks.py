"""Background work: takes ids, calls an action, does nothing the second time."""

from django_tasks import task

from . import drawing, reading


@task(backend="queue")
def read_document(document_id: int) -> str:
    """Read the text of a document; see `hub.media.reading.read`."""
    return reading.read(document_id)


@task(backend="queue")
def draw_document(document_id: int) -> int:
    """Draw the pages of a document; see `hub.media.drawing.draw`."""
    return drawing.draw(document_id)
