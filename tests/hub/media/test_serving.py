"""Files on the wire: whole, in part, unchanged, and never in memory at once."""

import tracemalloc

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.test import RequestFactory

from hub.media.models import Document
from hub.media.serving import CHUNK_BYTES, FILE_POLICY, FileChunks, ServedFile, file_response
from tests.factories.accounts import UserFactory
from tests.factories.media import MP4, VTT, DocumentFactory, office, pdf

CONTENT = bytes(range(100))


@pytest.fixture
def served():
    """Return a file of a hundred bytes in a storage that has no folder on any disk."""
    storage = InMemoryStorage()
    storage.save("paper.pdf", ContentFile(CONTENT))
    return ServedFile(storage, "paper.pdf", "application/pdf", "1", public=True)


def ask(served, method="GET", **headers):
    request = getattr(RequestFactory(), method.lower())("/", headers=headers)
    return file_response(request, served)


@pytest.mark.parametrize(
    ("asked", "status", "part", "told"),
    [
        ("", 200, CONTENT, None),
        ("bytes=0-9", 206, CONTENT[:10], "bytes 0-9/100"),
        ("bytes=90-", 206, CONTENT[90:], "bytes 90-99/100"),
        ("bytes=0-", 206, CONTENT, "bytes 0-99/100"),
        ("bytes=-10", 206, CONTENT[-10:], "bytes 90-99/100"),
        ("bytes=-1000", 206, CONTENT, "bytes 0-99/100"),
        ("bytes=99-99", 206, CONTENT[99:], "bytes 99-99/100"),
        ("bytes=50-1000", 206, CONTENT[50:], "bytes 50-99/100"),
        ("bytes=100-", 416, b"", "bytes */100"),
        ("bytes=100-200", 416, b"", "bytes */100"),
        ("bytes=-0", 416, b"", "bytes */100"),
        ("bytes=9-5", 200, CONTENT, None),
        ("bytes=-", 200, CONTENT, None),
        ("bytes=a-b", 200, CONTENT, None),
        ("bytes=0-9,20-29", 200, CONTENT, None),
        ("bytes=\u0660-\u0669", 200, CONTENT, None),
        ("pages=1-2", 200, CONTENT, None),
        ("bytes=" + "9" * 30 + "-", 200, CONTENT, None),
    ],
)
def test_a_part_of_a_file_is_sent_if_it_can_be(served, asked, status, part, told):
    response = ask(served, range=asked)

    assert response.status_code == status
    assert response.getvalue() == part
    assert response.get("Content-Range") == told
    assert response["Accept-Ranges"] == "bytes"
    if status != 416:
        assert response["Content-Length"] == str(len(part))


def test_no_part_of_an_empty_file_can_be_sent(served):
    served.storage.save("empty.txt", ContentFile(b""))
    empty = ServedFile(served.storage, "empty.txt", "text/plain", "1", public=True)

    assert ask(empty, range="bytes=0-").status_code == 416
    assert ask(empty).getvalue() == b""


def test_a_head_request_gets_the_headers_of_the_whole_and_no_content(served):
    response = ask(served, "HEAD", range="bytes=0-9")

    assert (response.status_code, response.content) == (200, b"")
    assert (response["Content-Length"], response["ETag"]) == ("100", served.etag)


def test_a_part_is_sent_only_of_the_version_that_the_reader_has(served):
    assert ask(served, range="bytes=0-9", if_range=served.etag).getvalue() == CONTENT[:10]
    assert ask(served, range="bytes=0-9", if_range='"other"').getvalue() == CONTENT
    date = "Tue, 24 Nov 2026 10:00:00 GMT"
    assert ask(served, range="bytes=0-9", if_range=date).getvalue() == CONTENT


def test_a_reader_who_has_it_is_told_that_nothing_changed(served):
    for known in (served.etag, f'"x", {served.etag}', "*", f"W/{served.etag}"):
        response = ask(served, if_none_match=known)
        assert (response.status_code, response.content) == (304, b"")
        assert response["Cache-Control"] == "public, max-age=300, s-maxage=0, must-revalidate"


def test_a_reader_who_has_another_version_gets_the_new_one(served):
    assert ask(served, if_none_match='"old"').getvalue() == CONTENT


def test_the_validator_does_not_tell_the_version(served):
    other = ServedFile(served.storage, "paper.pdf", "application/pdf", "2", public=True)

    assert len(served.etag) == 34
    assert served.etag != other.etag


def test_a_file_that_the_storage_lost_is_not_found(client, db, caplog):
    client.force_login(UserFactory(administrator=True))
    document = DocumentFactory()
    document.file.storage.delete(document.file.name)

    assert client.get(document.url).status_code == 404


def test_the_headers_keep_a_file_harmless(client, db):
    client.force_login(UserFactory(administrator=True))
    document = DocumentFactory(name="report.pdf", language="cy")

    response = client.get(document.url)

    assert response.getvalue() == pdf("How to run an assembly")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="report.pdf"'
    assert response["Content-Language"] == "cy"
    assert response["Content-Security-Policy"] == FILE_POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("name", "content", "disposition"),
    [
        ("film.mp4", MP4, "inline"),
        ("film.vtt", VTT, "inline"),
        ("notes.txt", b"words", "inline"),
        ("list.csv", b"a,b", "attachment"),
        (
            "letter.docx",
            office("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
            "attachment",
        ),
    ],
)
def test_only_what_is_safe_to_show_is_shown(client, db, name, content, disposition):
    client.force_login(UserFactory(administrator=True))
    document = DocumentFactory(name=name, content=content)

    response = client.get(document.url)

    assert response["Content-Disposition"] == f'{disposition}; filename="{name}"'
    assert response.getvalue() == content


def test_a_file_is_saved_if_asked(client, db):
    client.force_login(UserFactory(administrator=True))
    document = DocumentFactory(name="adroddiad tŷ.pdf")

    response = client.get(document.download_url)

    assert response["Content-Disposition"] == ("attachment; filename*=utf-8''adroddiad_t%C5%B7.pdf")
    assert response.getvalue()


def test_what_was_uploaded_as_html_before_is_never_shown(client, db):
    """Such a file cannot come in by a form; one that did by another way does no harm."""
    client.force_login(UserFactory(administrator=True))
    document = DocumentFactory(name="page.html", content=b"<!doctype html><script>1</script>")

    response = client.get(document.url)

    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="page.html"'
    assert response.getvalue()


def test_a_wrong_name_leads_to_the_right_one(client, db):
    client.force_login(UserFactory(administrator=True))
    document = DocumentFactory(name="report.pdf")

    response = client.get(
        f"/documents/{document.pk}/old name\u2028.pdf?download=1&x=%0d%0aSet-Cookie:a"
    )

    assert response.status_code == 302
    assert response["Location"] == f"{document.url}?download=1&x=%0d%0aSet-Cookie:a"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_files_are_only_read(client, db, method):
    client.force_login(UserFactory(administrator=True))
    document = DocumentFactory()

    assert getattr(client, method)(document.url).status_code == 405
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    "address",
    [
        "/documents/0/a.pdf",
        "/documents/99999999999999999999999999/a.pdf",
        "/documents/1/pages/99999999999999999999.webp",
        "/documents/1/thumbnail.webp",
        "/documents/1/%00.pdf",
        "/documents/-1/a.pdf",
        "/documents/99999999999999999999999999/text/",
        "/media/images/99999999999999999999/a.webp",
        "/media/images/%D9%A1/a.webp",
        "/media/images/1/%00.webp",
        "/media/original_images/%00.jpg",
        "/media/../../etc/passwd",
        "/media/wagtail_uploads/a.jpg",
        "/media/x",
    ],
)
@pytest.mark.parametrize("administrator", [True, False])
def test_no_address_breaks_the_site(client, db, address, administrator):
    client.force_login(UserFactory(administrator=administrator))

    assert client.get(address).status_code == 404


def test_a_large_file_is_never_in_memory_at_once(tmp_path):
    """A sparse file of 200 MB, read as the server reads it."""
    path = tmp_path / "large.mp4"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    tracemalloc.start()

    sizes, total = set(), 0
    chunks = FileChunks(path.open("rb"), 1, 200 * 1024 * 1024 - 1)
    for chunk in chunks:
        total += len(chunk)
        sizes.add(len(chunk))
    chunks.close()

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total == 200 * 1024 * 1024 - 1
    assert sizes == {CHUNK_BYTES, CHUNK_BYTES - 1}
    assert peak < 2 * 1024 * 1024


def test_a_file_that_shrinks_while_it_is_sent_ends_early(tmp_path):
    path = tmp_path / "short.txt"
    path.write_bytes(b"ten bytes.")

    chunks = FileChunks(path.open("rb"), 0, 1000)

    assert list(chunks) == [b"ten bytes."]
    chunks.close()
