"""Keeps an upload that is too large from filling the disk.

Django writes an upload to a temporary file before any view or form has seen it, whoever sends it.
"""

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


def largest_upload() -> int:
    """Return the size in bytes of the largest file that any form takes."""
    return max(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Keeps of each request no more than the largest file that any form takes.

    What is beyond is counted and thrown away, so that the form can say how large the file was.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._room = largest_upload()
        self._cut = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a chunk while there is room."""
        self._room -= len(raw_data)
        if self._room >= 0:
            super().receive_data_chunk(raw_data, start)
        else:
            self._cut = True

    def file_complete(self, file_size: int) -> TemporaryUploadedFile:
        """Return the file with its true size, which no form takes if a part was thrown away."""
        file = super().file_complete(file_size)
        if self._cut:
            file.size = max(file_size, largest_upload() + 1)
        return file
