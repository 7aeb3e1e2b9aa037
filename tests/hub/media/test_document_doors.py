"""Every door of the admin by which a document comes in, used as an editor's browser does."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import UploadedFile

from hub.media.models import Document, TextState
from tests.factories.accounts import UserFactory
from tests.factories.media import DocumentFactory, office, pdf

HTML = b"<!DOCTYPE html><html><body>not a PDF</body></html>"
WORD = office("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")
LIE = (
    "This file says it is a PDF, but it holds a web page (HTML). "
    "Check that you chose the right file."
)


@pytest.fixture
def admin(client, db):
    """Return a client of an administrator, who may use every collection."""
    client.force_login(UserFactory(administrator=True))
    return client


@pytest.fixture
def uploads(settings, tmp_path):
    """Return the folder that uploads are kept in while a request runs."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.FILE_UPLOAD_HANDLERS = settings.FILE_UPLOAD_HANDLERS[-1:]
    return tmp_path


def upload(content, name="report.pdf"):
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def typed(**changes):
    """Return the fields of the form."""
    return {
        "title": "Annual report",
        "collection": "1",
        "tags": "water",
        "language": "cy",
        "licence": "",
        "accessible": "yes",
        **changes,
    }


def stored(var_dir):
    """Return the names of all files that the site keeps."""
    folders = [var_dir / "documents", var_dir / "media"]
    return [path.name for folder in folders for path in folder.rglob("*") if path.is_file()]


def errors(html):
    """Return the error messages shown beside fields."""
    found = BeautifulSoup(html, "html.parser").select(".error-message")
    return [" ".join(message.get_text().split()) for message in found]


def test_a_document_is_added_with_everything_that_was_typed(admin, var_dir):
    response = admin.post(reverse("wagtaildocs:add"), typed(file=upload(pdf("Text"))))

    document = Document.objects.get()
    assert response.status_code == 302
    assert (document.title, document.language, document.accessible) == (
        "Annual report",
        "cy",
        "yes",
    )
    assert (document.media_type, document.text_state) == ("application/pdf", TextState.PENDING)
    assert document.file_size == len(pdf("Text"))
    assert stored(var_dir) == ["report.pdf"]


def test_adding_a_pdf_queues_the_reading_of_it(admin):
    admin.post(reverse("wagtaildocs:add"), typed(file=upload(pdf("Text"))))

    tasks = DBTaskResult.objects.values_list("task_path", "args_kwargs")
    assert list(tasks) == [
        ("hub.media.tasks.read_document", {"args": [Document.objects.get().pk], "kwargs": {}})
    ]


def test_a_lying_file_is_refused_and_nothing_typed_is_lost(admin, var_dir, uploads):
    response = admin.post(reverse("wagtaildocs:add"), typed(file=upload(HTML)))

    page = BeautifulSoup(response.content, "html.parser")
    assert errors(response.content) == [LIE]
    assert page.select_one("[name=title]")["value"] == "Annual report"
    assert page.select_one("[name=language] [selected]")["value"] == "cy"
    assert page.select_one("[name=accessible] [selected]")["value"] == "yes"
    assert "water" in page.select_one("[name=tags]")["value"]
    assert (Document.objects.count(), DBTaskResult.objects.count()) == (0, 0)
    assert (stored(var_dir), list(uploads.iterdir())) == ([], [])


def test_an_empty_file_is_refused(admin, var_dir):
    response = admin.post(reverse("wagtaildocs:add"), typed(file=upload(b"")))

    assert errors(response.content) == ["The submitted file is empty."]
    assert stored(var_dir) == []


def test_a_file_beyond_the_limit_is_refused_with_both_sizes_and_never_kept(
    admin, var_dir, uploads, settings
):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100_000

    response = admin.post(reverse("wagtaildocs:add"), typed(file=upload(b"%PDF-" * 100_000)))

    assert [message.replace("\xa0", " ") for message in errors(response.content)] == [
        "This file is too big (488.3 KB). Maximum filesize 97.7 KB."
    ]
    assert (stored(var_dir), list(uploads.iterdir())) == ([], [])


def test_the_form_says_which_kinds_of_file_are_taken_and_how_large(admin):
    page = BeautifulSoup(admin.get(reverse("wagtaildocs:add")).content, "html.parser")

    hint = " ".join(page.select_one("[id$=file-helptext]").get_text().split())
    assert hint.replace("\xa0", " ").startswith(
        "Maximum filesize: 50.0 MB. Kinds of file: PDF, DOCX, XLSX"
    )


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../../etc/report.pdf", "report.pdf"),
        ("..\\..\\report.pdf", "report.pdf"),
        ("new\nline.pdf", "newline.pdf"),
        ("adroddiad y tŷ.pdf", "adroddiad_y_tŷ.pdf"),
        ("ŵ" * 126 + ".pdf", "ŵ" * 73 + ".pdf"),
        ("a" * 251 + ".pdf", "a" * 147 + ".pdf"),
    ],
    ids=["climbing", "windows", "newline", "welsh", "255 bytes", "255 letters"],
)
def test_odd_names_are_kept_safely(admin, var_dir, name, kept):
    admin.post(reverse("wagtaildocs:add"), typed(file=upload(pdf("Text"), name)))

    document = Document.objects.get()
    assert document.filename == kept
    assert stored(var_dir) == [kept]
    assert admin.get(document.url).getvalue() == pdf("Text")


def test_the_multiple_upload_takes_a_good_file(admin):
    response = admin.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "Report", "collection": "1", "files[]": upload(pdf("Text"))},
    )

    document = Document.objects.get()
    assert json.loads(response.content)["success"] is True
    assert (document.title, document.media_type) == ("Report", "application/pdf")


def test_the_multiple_upload_refuses_a_lying_file(admin, var_dir, uploads):
    response = admin.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "Report", "collection": "1", "files[]": upload(HTML)},
    )

    assert json.loads(response.content) == {"success": False, "error_message": LIE}
    assert (Document.objects.count(), UploadedFile.objects.count()) == (0, 0)
    assert (stored(var_dir), list(uploads.iterdir())) == ([], [])


def test_a_document_finished_later_is_described_too(admin, var_dir):
    """A file that comes without a usable title waits as an upload until the form is complete."""
    admin.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "", "collection": "1", "files[]": upload(pdf("Text"))},
    )
    assert Document.objects.count() == 0
    waiting = UploadedFile.objects.get()
    prefix = f"uploaded-document-{waiting.pk}"

    admin.post(
        reverse("wagtaildocs:create_multiple_from_uploaded_document", args=[waiting.pk]),
        {f"{prefix}-{name}": value for name, value in typed().items()},
    )

    document = Document.objects.get()
    assert (document.title, document.media_type) == ("Annual report", "application/pdf")
    assert len(document.sha256) == 64
    assert UploadedFile.objects.count() == 0
    assert DBTaskResult.objects.count() == 1


def test_the_chooser_takes_a_good_file(admin):
    fields = {f"document-chooser-upload-{k}": v for k, v in typed().items()}
    fields["document-chooser-upload-file"] = upload(WORD, "letter.docx")

    response = admin.post(reverse("wagtaildocs_chooser:create"), fields)

    document = Document.objects.get()
    assert json.loads(response.content)["result"]["title"] == "Annual report"
    assert (document.type_label, document.text_state) == ("DOCX", TextState.NOT_READ)
    assert DBTaskResult.objects.count() == 0


def test_the_chooser_refuses_a_lying_file(admin, var_dir, uploads):
    fields = {f"document-chooser-upload-{k}": v for k, v in typed().items()}
    fields["document-chooser-upload-file"] = upload(HTML)

    response = admin.post(reverse("wagtaildocs_chooser:create"), fields)

    html = json.loads(response.content)["htmlFragment"]
    assert errors(html) == [LIE]
    assert BeautifulSoup(html, "html.parser").select_one("[name$=title]")["value"] == (
        "Annual report"
    )
    assert (Document.objects.count(), stored(var_dir), list(uploads.iterdir())) == (0, [], [])


def test_replacing_a_file_reads_the_new_one_and_removes_the_old(
    admin, var_dir, django_capture_on_commit_callbacks
):
    document = DocumentFactory(name="old.pdf")
    document.pages.create(number=1, text="old words")
    Document.objects.filter(pk=document.pk).update(text_state=TextState.READY, page_count=1)
    DBTaskResult.objects.all().delete()

    with django_capture_on_commit_callbacks(execute=True):
        admin.post(
            reverse("wagtaildocs:edit", args=[document.pk]),
            typed(file=upload(pdf("New words"), "new.pdf")),
        )

    document.refresh_from_db()
    assert (document.filename, document.text_state) == ("new.pdf", TextState.PENDING)
    assert (document.page_count, document.pages.count()) == (None, 0)
    assert DBTaskResult.objects.count() == 1
    assert stored(var_dir) == ["new.pdf"]


def test_a_lying_replacement_leaves_the_old_file_as_it_was(admin, var_dir, uploads):
    document = DocumentFactory(name="old.pdf")

    response = admin.post(
        reverse("wagtaildocs:edit", args=[document.pk]), typed(file=upload(HTML, "new.pdf"))
    )

    assert errors(response.content) == [LIE]
    assert Document.objects.get().filename == "old.pdf"
    assert (stored(var_dir), list(uploads.iterdir())) == (["old.pdf"], [])


def test_editing_without_a_new_file_reads_nothing_again(admin):
    document = DocumentFactory()
    Document.objects.filter(pk=document.pk).update(text_state=TextState.READY)
    DBTaskResult.objects.all().delete()

    admin.post(reverse("wagtaildocs:edit", args=[document.pk]), typed(title="Another title"))

    document.refresh_from_db()
    assert (document.title, document.text_state) == ("Another title", TextState.READY)
    assert DBTaskResult.objects.count() == 0


def test_a_change_that_is_rolled_back_leaves_the_old_file(admin, var_dir):
    """The old file goes only once the change is certain; the commit never comes in this test."""
    document = DocumentFactory(name="old.pdf")

    admin.post(
        reverse("wagtaildocs:edit", args=[document.pk]), typed(file=upload(pdf("x"), "new.pdf"))
    )

    assert sorted(stored(var_dir)) == ["new.pdf", "old.pdf"]


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (TextState.PENDING, "The text of this file is being read."),
        (TextState.READY, "Readers can search the text of this file: 3 pages were read."),
        (TextState.LIMITED, "Readers can search only the beginning of this file"),
        (TextState.SCANNED, "This PDF is pictures of pages; readers cannot search it"),
        (TextState.EMPTY, "This PDF has no pages, or nothing on them."),
        (TextState.ENCRYPTED, "This PDF is locked with a password"),
        (TextState.BROKEN, "This PDF is damaged"),
        (TextState.NOT_READ, "The text of files of this kind is not read."),
    ],
)
def test_the_edit_form_says_in_plain_words_what_became_of_the_text(admin, state, words):
    document = DocumentFactory()
    Document.objects.filter(pk=document.pk).update(text_state=state, page_count=3)

    page = admin.get(reverse("wagtaildocs:edit", args=[document.pk]))

    note = BeautifulSoup(page.content, "html.parser").select_one(".help-block p")
    assert note.get_text().strip().startswith(words)


def test_the_edit_form_warns_of_a_pdf_without_tags(admin):
    document = DocumentFactory()
    Document.objects.filter(pk=document.pk).update(text_state=TextState.READY, tagged=False)

    page = admin.get(reverse("wagtaildocs:edit", args=[document.pk]))

    notes = BeautifulSoup(page.content, "html.parser").select(".help-warning p")
    assert [note.get_text().split(",")[0] for note in notes] == ["This PDF has no tags"]


def test_the_list_shows_kind_and_text_state(admin):
    document = DocumentFactory(title="<script>alert(1)</script>")
    Document.objects.filter(pk=document.pk).update(text_state=TextState.SCANNED)

    page = BeautifulSoup(admin.get(reverse("wagtaildocs:index")).content, "html.parser")

    cells = [" ".join(cell.get_text().split()) for cell in page.select("main tbody tr td")]
    assert cells[1].startswith("<script>alert(1)</script>")
    assert cells[3:5] == ["PDF", "Pictures of pages, no text"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_many(admin, django_assert_max_num_queries, count):
    DocumentFactory.create_batch(count)
    admin.get(reverse("wagtaildocs:index"))

    with django_assert_max_num_queries(16):
        admin.get(reverse("wagtaildocs:index_results"))
