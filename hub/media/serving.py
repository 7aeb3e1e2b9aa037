"""How a stored file leaves: in chunks, in part if asked, with headers that keep it harmless.

Nothing here decides who may have the file; the views do, before they call `file_response`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.core.files.storage import Storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.crypto import salted_hmac
from django.utils.http import content_disposition_header

CHUNK_BYTES = 64 * 1024
# A browser may show what it has just fetched again; a cache that others share asks every time,
# because who may read a file can change at any moment.
PUBLIC_CACHE = "public, max-age=300, s-maxage=0, must-revalidate"
PRIVATE_CACHE = "private, no-store"
# What is left lets a browser's own viewer show a PDF or play a film; nothing in a file may load
# anything else, run, or be framed.
FILE_POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; object-src 'self'; "
    "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})\s*", re.ASCII)


@dataclass(frozen=True)
class ServedFile:
    """A stored file and what is known about it.

    Attributes:
        storage: where it is kept; any Django storage, local or not.
        name: its name there.
        media_type: what browsers are told it is.
        version: any text that changes when the content does.
        public: whether anybody may have it.
        filename: the name to save it under; "" to say nothing about that.
        attachment: whether browsers should save it instead of showing it.
        language: code of the language of its content, "" when it has none.

    """

    storage: Storage
    name: str
    media_type: str
    version: str
    public: bool
    filename: str = ""
    attachment: bool = False
    language: str = ""

    @property
    def etag(self) -> str:
        """A validator that tells nobody the digest of the content."""
        digest = salted_hmac("hub.media.etag", self.version, algorithm="sha256").hexdigest()
        return f'"{digest[:32]}"'


class FileChunks:
    """A part of an open file, read a chunk at a time; closed by whoever consumes it."""

    def __init__(self, file: IO[bytes], start: int, length: int) -> None:
        self._file = file
        self._start = start
        self._left = length

    def __iter__(self) -> Iterator[bytes]:
        """Yield chunks of at most `CHUNK_BYTES`."""
        self._file.seek(self._start)
        while self._left > 0:
            chunk = self._file.read(min(CHUNK_BYTES, self._left))
            if not chunk:
                return
            self._left -= len(chunk)
            yield chunk

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class UnsatisfiableRangeError(Exception):
    """A reader asked for bytes that the file does not have."""


def requested_range(header: str, size: int) -> tuple[int, int] | None:
    """Return the first and last byte that a Range header asks for; None for the whole file.

    Several ranges, other units and what cannot be understood mean the whole file, as RFC 9110
    allows.

    Raises:
        UnsatisfiableRangeError: the range begins past the end of the file.

    """
    match = _RANGE.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        length = min(int(last), size)
        if length == 0:
            raise UnsatisfiableRangeError
        return size - length, size - 1
    start, end = int(first), int(last) if last else size - 1
    if last and end < start:
        return None
    if start >= size:
        raise UnsatisfiableRangeError
    return start, min(end, size - 1)


def file_response(request: HttpRequest, served: ServedFile) -> HttpResponseBase:
    """Answer a GET or HEAD for a file that the reader may have.

    Raises:
        Http404: the storage has lost the file.

    """
    unchanged = get_conditional_response(request, etag=served.etag)
    if unchanged is not None:
        return _with_headers(unchanged, served)
    try:
        file = served.storage.open(served.name, "rb")
        size = file.size
    except OSError as error:
        raise Http404 from error
    if request.method == "HEAD":
        file.close()
        return _whole(HttpResponse(), served, size)
    try:
        part = _part(request, served, size)
    except UnsatisfiableRangeError:
        file.close()
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
        return _with_headers(response, served)
    if part is None:
        return _whole(StreamingHttpResponse(FileChunks(file, 0, size)), served, size)
    start, end = part
    length = end - start + 1
    response = StreamingHttpResponse(FileChunks(file, start, length), status=206)
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    return _whole(response, served, length)


def _part(request: HttpRequest, served: ServedFile, size: int) -> tuple[int, int] | None:
    """Return the part asked for; a reader with another version in hand gets the whole file."""
    condition = request.headers.get("If-Range", served.etag).strip()
    if condition != served.etag:
        return None
    return requested_range(request.headers.get("Range", ""), size)


def _whole(response: HttpResponseBase, served: ServedFile, length: int) -> HttpResponseBase:
    response["Content-Length"] = str(length)
    return _with_headers(response, served)


def _with_headers(response: HttpResponseBase, served: ServedFile) -> HttpResponseBase:
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = PUBLIC_CACHE if served.public else PRIVATE_CACHE
    response["Content-Security-Policy"] = FILE_POLICY
    response["Content-Type"] = served.media_type
    response["ETag"] = served.etag
    response["X-Content-Type-Options"] = "nosniff"
    if served.filename:
        response["Content-Disposition"] = content_disposition_header(
            served.attachment, served.filename
        )
    if served.language:
        response["Content-Language"] = served.language
    if not served.public:
        response["X-Robots-Tag"] = "noindex"
    return response
