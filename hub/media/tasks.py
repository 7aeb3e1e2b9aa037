"""Background work: takes ids, calls an action, does nothing the second time."""

from django_tasks import task

from .reading import read


@task(backend="queue")
def read_document(document_id: int) -> str:
    """Read the text of a document; see `hub.media.reading.read`."""
    return read(document_id)
