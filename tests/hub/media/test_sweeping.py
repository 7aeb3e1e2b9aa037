"""What stopped processes and abandoned uploads left behind is cleared away, and nothing else."""

import os
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import UploadedFile

from hub.media.models import Document, DocumentPage, Image, document_storage
from hub.media.sweeping import GRACE, Swept, sweep
from hub.media.tasks import read_document
from tests.factories.media import DocumentFactory, ImageFactory, as_read, pdf, picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def tomorrow():
    return timezone.now() + GRACE + timedelta(minutes=1)


def names(var_dir):
    found = [*(var_dir / "documents").rglob("*"), *(var_dir / "media").rglob("*")]
    return sorted(path.name for path in found if path.is_file())


def test_what_rows_name_is_kept(var_dir, tomorrow):
    as_read(DocumentFactory(), "Words")
    ImageFactory().get_rendition("width-10")
    before = names(var_dir)

    assert sweep(tomorrow) == Swept(files=0, uploads=0, queued=0)
    assert names(var_dir) == before
    assert len(before) == 5


def test_old_files_that_no_row_names_are_removed(var_dir, tomorrow):
    kept = as_read(DocumentFactory(), "Words")
    folder = kept.file.name.rpartition("/")[0]
    document_storage().save(f"{folder}/pages/page-9.webp", ContentFile(picture("WEBP")))
    document_storage().save("loose/report.pdf", ContentFile(pdf("x")))
    default_storage.save("images/7/a.webp", ContentFile(picture("WEBP")))
    default_storage.save("original_images/a.png", ContentFile(picture()))

    assert sweep().files == 0
    assert sweep(tomorrow).files == 4

    assert names(var_dir) == ["handbook.pdf", "page-1.webp", "thumbnail.webp"]


def test_uploads_whose_form_was_never_finished_are_given_up(var_dir, tomorrow):
    kind = ContentType.objects.get_for_model(Image)
    UploadedFile.objects.create(for_content_type=kind, file=ContentFile(picture(), name="a.png"))

    assert sweep().uploads == 0
    assert sweep(tomorrow).uploads == 1

    assert (UploadedFile.objects.count(), names(var_dir)) == (0, [])


def test_an_upload_whose_file_is_gone_already_is_no_error(tomorrow):
    kind = ContentType.objects.get_for_model(Image)
    upload = UploadedFile.objects.create(
        for_content_type=kind, file=ContentFile(picture(), name="a.png")
    )
    default_storage.delete(upload.file.name)

    assert sweep(tomorrow).uploads == 1
    assert UploadedFile.objects.count() == 0


def test_documents_that_still_wait_are_queued_again():
    waiting, undrawn = DocumentFactory(), as_read(DocumentFactory(), "Words")
    as_read(DocumentFactory(), "Words")
    Document.objects.filter(pk=undrawn.pk).update(thumbnail="")
    DBTaskResult.objects.all().delete()

    assert sweep().queued == 2

    tasks = DBTaskResult.objects.order_by("task_path").values_list("task_path", "args_kwargs")
    assert [(path.rpartition(".")[2], kwargs["args"]) for path, kwargs in tasks] == [
        ("draw_document", [undrawn.pk]),
        ("read_document", [waiting.pk]),
    ]


def test_a_task_that_was_queued_twice_reads_once():
    document = DocumentFactory()
    sweep()

    assert [read_document.call(document.pk), read_document.call(document.pk)] == ["ready", ""]
    assert DocumentPage.objects.count() == 1


def test_folders_of_killed_readers_are_removed(temporary, tomorrow):
    old, other = temporary / "hub-reading-abc", temporary / "somebody-elses"
    for folder in (old, other):
        (folder / "results").mkdir(parents=True)
    new = temporary / "hub-reading-new"
    new.mkdir()
    os.utime(new, (tomorrow.timestamp(), tomorrow.timestamp()))

    sweep(tomorrow)

    assert sorted(path.name for path in Path(temporary).iterdir()) == [
        "hub-reading-new",
        "somebody-elses",
    ]


def test_the_command_says_what_was_done(capsys):
    DocumentFactory()

    call_command("sweep_media")

    assert capsys.readouterr().out == (
        "Files removed: 0. Uploads given up: 0. Documents queued: 1.\n"
    )
