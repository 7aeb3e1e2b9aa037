"""However a document is saved, it is described from its content."""

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File

from hub.core.transactions import unit_of_work
from hub.media.models import Document, TextState
from hub.media.uploading import create_document
from tests.factories.accounts import UserFactory
from tests.factories.media import VTT, DocumentFactory, collection, pdf

pytestmark = pytest.mark.django_db
HTML = b"<!doctype html><p>not a PDF"


def test_a_document_made_in_code_is_described(tmp_path):
    content = pdf("Words")
    path = tmp_path / "How to run it.pdf"
    path.write_bytes(content)
    place, user = collection(), UserFactory()

    with path.open("rb") as file:
        made = create_document(
            title="Handbook",
            file=File(file, name=path.name),
            collection=place,
            language="cy",
            accessible="yes",
            user=user,
        )

    document = Document.objects.get()
    assert document.pk == made.pk
    assert (document.title, document.language, document.accessible) == ("Handbook", "cy", "yes")
    assert (document.collection, document.uploaded_by_user) == (place, user)
    assert document.filename == "How_to_run_it.pdf"
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert document.file_hash == hashlib.sha1(content).hexdigest()
    assert (document.file_size, document.media_type) == (len(content), "application/pdf")
    assert (document.type_label, document.type_name) == ("PDF", "Portable Document Format")


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [(HTML, "a.pdf", "wrong-type"), (b"", "a.pdf", "empty"), (b"x", "a.exe", "not-allowed")],
)
def test_code_may_not_bring_in_what_a_form_would_refuse(var_dir, content, name, code):
    with pytest.raises(ValidationError) as refused:
        create_document(title="Lie", file=ContentFile(content, name=name))

    assert refused.value.code == code
    assert Document.objects.count() == 0
    assert not list((var_dir / "documents").rglob("*.pdf"))


def test_code_may_not_leave_a_field_wrong():
    with pytest.raises(ValidationError) as refused:
        create_document(title="", file=ContentFile(pdf("x"), name="a.pdf"), language="xx")

    assert sorted(refused.value.message_dict) == ["language", "title"]


def test_a_new_file_is_described_whichever_fields_are_saved():
    document = DocumentFactory(content=pdf("One"))
    document.file = ContentFile(VTT, name="talk.vtt")

    document.save(update_fields=["file"])

    document = Document.objects.get()
    assert document.media_type == "text/vtt; charset=utf-8"
    assert (document.text_state, document.file_size) == (TextState.NOT_READ, len(VTT))


def test_saving_other_fields_only_touches_no_file():
    document = DocumentFactory(content=pdf("One"))
    Document.objects.update(sha256="kept")
    document = Document.objects.defer("file").get()
    document.title = "Another"

    with unit_of_work():
        document.save(update_fields=["title"])

    assert Document.objects.values_list("title", "sha256").get() == ("Another", "kept")


def test_a_row_read_again_knows_its_new_file():
    document = DocumentFactory(content=pdf("One"), name="one.pdf")
    other = Document.objects.get()
    other.file = ContentFile(pdf("Two"), name="two.pdf")
    other.save()
    Document.objects.update(text_state=TextState.READY)

    document.refresh_from_db()
    document.title = "Another"
    with unit_of_work():
        document.save()

    assert Document.objects.get().text_state == TextState.READY


@pytest.mark.parametrize(
    ("state", "shown"),
    [(TextState.READY, True), (TextState.SCANNED, True), (TextState.NOT_READ, False)],
)
def test_only_kinds_of_file_with_text_have_a_reading_page(state, shown):
    document = DocumentFactory()
    document.text_state = state

    assert document.text_url == (f"/documents/{document.pk}/text/" if shown else "")


def test_a_kind_of_file_that_is_no_longer_taken_has_the_ending_for_a_name():
    document = DocumentFactory(content=b"\x00\x01", name="old.xyz")

    assert (document.type_label, document.type_name) == ("XYZ", "")
    assert document.content_type == "application/octet-stream"
