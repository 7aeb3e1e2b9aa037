"""From the saved file to its words and pictures, whatever happens in between."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from django_tasks_db.models import DBTaskResult

from hub.core.transactions import unit_of_work
from hub.media import child_process, drawing, reading
from hub.media.child_process import Results, results_for
from hub.media.models import Document, DocumentPage, TextState
from hub.media.signals import document_read
from hub.media.tasks import draw_document, read_document
from tests.factories.media import DocumentFactory, pdf, scanned_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    """Return what listeners were told: the id of the document and the pages that it then had."""
    told = []

    def listen(document, **_kwargs):
        told.append((document.pk, [page.text for page in document.pages.all()]))

    document_read.connect(listen)
    yield told
    document_read.disconnect(listen)


def files_in(var_dir):
    found = (path for path in (var_dir / "documents").rglob("*") if path.is_file())
    return sorted(path.name for path in found)


def queued(task):
    return DBTaskResult.objects.filter(task_path=task.module_path).count()


def test_a_document_is_read_and_then_drawn(heard, var_dir):
    document = DocumentFactory(content=pdf("Why it is held", "Recruitment", tagged=True))
    assert (document.text_state, queued(read_document), queued(draw_document)) == ("pending", 1, 0)

    assert read_document.call(document.pk) == "ready"

    document.refresh_from_db()
    assert (document.text_state, document.page_count, document.tagged) == ("ready", 2, True)
    assert list(document.pages.values_list("number", "text", "picture")) == [
        (1, "Why it is held", ""),
        (2, "Recruitment", ""),
    ]
    assert heard == [(document.pk, ["Why it is held", "Recruitment"])]
    assert queued(draw_document) == 1

    assert draw_document.call(document.pk) == 2

    document.refresh_from_db()
    assert list(document.pages.values_list("width", "height")) == [(900, 1274), (900, 1274)]
    assert document.thumbnail_url == f"/documents/{document.pk}/thumbnail.webp"
    assert files_in(var_dir) == ["handbook.pdf", "page-1.webp", "page-2.webp", "thumbnail.webp"]
    with document.pages.first().picture.open() as picture:
        assert picture.read(4) == b"RIFF"


@pytest.mark.parametrize(
    ("content", "state", "pages"),
    [
        (pdf("Secret", encrypted=True), TextState.ENCRYPTED, None),
        (b"%PDF-1.7 nonsense", TextState.BROKEN, None),
        (scanned_pdf(2), TextState.SCANNED, 2),
        (pdf(b""), TextState.EMPTY, 1),
    ],
    ids=["encrypted", "broken", "scanned", "empty"],
)
def test_what_cannot_be_read_is_recorded_and_found_by_title(heard, content, state, pages):
    document = DocumentFactory(content=content, title="Council minutes")

    assert reading.read(document.pk) == state

    document.refresh_from_db()
    assert (document.text_state, document.page_count) == (state, pages)
    assert [pk for pk, _texts in heard] == [document.pk]


def test_other_kinds_of_file_are_not_read():
    document = DocumentFactory(name="notes.txt", content=b"words")

    assert (document.text_state, queued(read_document)) == (TextState.NOT_READ, 0)
    assert reading.read(document.pk) == ""


def test_the_second_run_does_nothing(heard, var_dir):
    document = DocumentFactory()
    reading.read(document.pk)
    drawing.draw(document.pk)
    before = list(DocumentPage.objects.values()), files_in(var_dir)

    assert reading.read(document.pk) == ""
    assert drawing.draw(document.pk) == 0

    assert (list(DocumentPage.objects.values()), files_in(var_dir)) == before
    assert (len(heard), queued(draw_document)) == (1, 1)


def test_a_document_that_is_gone_is_no_error():
    assert reading.read(987654) == ""
    assert drawing.draw(987654) == 0


def replace(document, *pages):
    """Give a document another file, as somebody else might meanwhile."""
    other = Document.objects.get(pk=document.pk)
    other.file = ContentFile(pdf(*pages), name="new.pdf")
    other.save()


def test_a_file_replaced_while_it_was_read_keeps_nothing_of_the_old_text():
    document = DocumentFactory(content=pdf("Old words"))
    with results_for(document, "text") as results:
        replace(document, "New words")

        assert reading.keep(document, results) == ""

    assert Document.objects.get().text_state == TextState.PENDING
    assert reading.read(document.pk) == "ready"
    assert DocumentPage.objects.get().text == "New words"


def test_a_file_replaced_while_it_was_drawn_leaves_no_picture(
    var_dir, django_capture_on_commit_callbacks
):
    document = DocumentFactory(content=pdf("Old words"))
    reading.read(document.pk)
    with results_for(document, "pictures") as results:
        with django_capture_on_commit_callbacks(execute=True):
            replace(document, "New words")

        assert drawing.keep(document, results) == 0

    assert files_in(var_dir) == ["new.pdf"]


def test_a_document_deleted_while_it_was_drawn_leaves_nothing(
    var_dir, django_capture_on_commit_callbacks
):
    document = DocumentFactory()
    reading.read(document.pk)
    with results_for(document, "pictures") as results:
        with django_capture_on_commit_callbacks(execute=True), unit_of_work():
            Document.objects.get().delete()

        assert drawing.keep(document, results) == 0

    assert files_in(var_dir) == []


def test_a_file_that_is_not_the_one_described_is_not_read():
    document = DocumentFactory()
    Document.objects.update(sha256="0" * 64)

    assert reading.read(document.pk) == ""
    assert Document.objects.get().text_state == TextState.PENDING


def test_a_file_that_the_storage_lost_is_recorded_as_broken(caplog):
    document = DocumentFactory()
    document.file.storage.delete(document.file.name)

    assert reading.read(document.pk) == TextState.BROKEN
    assert f"The file of document {document.pk} cannot be had" in caplog.text


def test_drawing_a_lost_file_changes_nothing(caplog):
    document = DocumentFactory()
    reading.read(document.pk)
    document.file.storage.delete(document.file.name)

    assert drawing.draw(document.pk) == 0
    assert Document.objects.get().thumbnail == ""


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ([], TextState.BROKEN),
        ([{"page_count": 2, "tagged": False}, {"number": 1, "text": ""}], TextState.BROKEN),
        ([{"page_count": 2, "tagged": False}, {"number": 1, "text": "One"}], TextState.LIMITED),
    ],
    ids=["nothing", "no text", "some text"],
)
def test_a_process_that_was_stopped_leaves_what_it_had(tmp_path, facts, state):
    document = DocumentFactory()

    assert reading.keep(document, Results(tmp_path, facts)) == state
    assert Document.objects.get().text_state == state


def test_a_report_that_was_cut_off_is_taken_in_as_far_as_it_goes(tmp_path):
    document = DocumentFactory(content=pdf("One", "Two"))
    with results_for(document, "text") as results:
        report = results.folder / "report.jsonl"
        report.write_text("".join(report.read_text().splitlines(keepends=True)[:2]) + '{"num')
        cut = child_process.reported(results.folder)

    assert (cut.state, cut.facts[1:]) == ("", [{"number": 1, "text": "One"}])


def test_pictures_that_cannot_be_written_down_are_removed(var_dir, monkeypatch):
    """The database refuses in the middle: what was stored before goes again."""
    document = DocumentFactory()
    reading.read(document.pk)

    def refuse(*_args, **_kwargs):
        raise RuntimeError

    with results_for(document, "pictures") as results:
        monkeypatch.setattr(DocumentPage.objects, "bulk_update", refuse)
        with pytest.raises(RuntimeError):
            drawing.keep(document, results)

    assert files_in(var_dir) == ["handbook.pdf"]
    assert Document.objects.get().thumbnail == ""


def test_deleting_a_document_removes_all_its_files(var_dir, django_capture_on_commit_callbacks):
    document = DocumentFactory()
    reading.read(document.pk)
    drawing.draw(document.pk)

    with django_capture_on_commit_callbacks(execute=True), unit_of_work():
        Document.objects.get().delete()

    assert files_in(var_dir) == []


@pytest.mark.django_db(transaction=True)
def test_a_reader_that_is_killed_leaves_the_document_waiting(process_environment, tmp_path):
    """A worker killed half-way: the child ends by itself, and the next run reads the document."""
    document = DocumentFactory()
    code = (
        "import django; django.setup(); import os, signal;"
        "from hub.media import child_process, reading;"
        "child_process.reported = lambda folder: os.kill(os.getpid(), signal.SIGKILL);"
        f"reading.read({document.pk})"
    )
    root = Path(django_settings.BASE_DIR)
    environment = {**process_environment, "TMPDIR": str(tmp_path)}
    killed = subprocess.run([sys.executable, "-c", code], cwd=root, env=environment, check=False)

    assert killed.returncode == -9
    assert [path.name[:12] for path in tmp_path.iterdir()] == ["hub-reading-"]
    assert Document.objects.get().text_state == TextState.PENDING
    assert reading.read(document.pk) == "ready"


def test_text_is_there_within_seconds():
    document = DocumentFactory(content=pdf(*["The words of one page"] * 40))
    start = time.monotonic()

    reading.read(document.pk)

    assert document.pages.count() == 40
    assert time.monotonic() - start < 10
