"""No request fills the disk, whoever sends it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from hub.media.handlers import CappedUploadHandler


@pytest.fixture
def sent(settings, tmp_path):
    """Return a function that uploads files of these sizes and returns them as a view gets them."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 300_000
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 200_000
    requests = []

    def send(*sizes):
        files = {f"file{n}": SimpleUploadedFile("a.pdf", b"x" * s) for n, s in enumerate(sizes)}
        request = RequestFactory().post("/", files)
        request.upload_handlers = [CappedUploadHandler(request)]
        requests.append(request)
        return [request.FILES[name] for name in files]

    yield send
    for request in requests:
        request.close()
    assert list(tmp_path.iterdir()) == []


def on_disk(file):
    file.seek(0, 2)
    return file.tell()


def test_a_file_within_the_limit_is_kept_whole(sent):
    (file,) = sent(300_000)

    assert (file.size, on_disk(file)) == (300_000, 300_000)


def test_a_file_beyond_the_limit_is_counted_and_not_kept(sent):
    (file,) = sent(5_000_000)

    assert file.size == 5_000_000
    assert on_disk(file) <= 300_000


def test_many_files_get_no_more_room_together_and_none_passes_for_whole(sent):
    first, second = sent(250_000, 250_000)

    assert (first.size, on_disk(first)) == (250_000, 250_000)
    assert on_disk(second) <= 50_000
    assert second.size > 300_000
