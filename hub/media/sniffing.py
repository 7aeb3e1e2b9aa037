"""What a file is, told from its content and never from its name."""

import codecs
import re
import zipfile
from dataclasses import dataclass
from typing import IO

import filetype
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import archives
from .formats import BY_EXTENSION, Format, format_of

HEAD_BYTES = 8192
CHUNK_BYTES = 256 * 1024
# Office files name their parts in here; it is a few kilobytes in any honest file.
_MEMBER_BYTES = 256 * 1024

_MARKUP = (
    (re.compile(rb"<svg[\s>]", re.IGNORECASE), _("an SVG picture")),
    (
        re.compile(
            rb"<(!doctype\s+html|html|head|body|script|iframe|meta|title|style|table|div|p|a|img)"
            rb"[\s>/]",
            re.IGNORECASE,
        ),
        _("a web page (HTML)"),
    ),
    (re.compile(rb"<\?xml|<!doctype|<[a-z][\w.-]*(:[\w.-]+)?[\s>]", re.IGNORECASE), _("XML")),
)
_TEXT_OF_OTHERS = (
    (b"#!", _("a script")),
    (b"{\\rtf", _("a rich text document (RTF)")),
)
_BINARY_OF_OTHERS = (
    (b"MZ", _("a Windows program")),
    (b"\x7fELF", _("a program")),
    (b"\xca\xfe\xba\xbe", _("a program")),
    (b"\xcf\xfa\xed\xfe", _("a program")),
    (b"\xd0\xcf\x11\xe0", _("an Office file of the old kind (DOC, XLS or PPT)")),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_SRT_CUE = re.compile(r"\s*\d+\s*\r?\n\d{1,2}:\d{2}:\d{2}[,.]\d{3}\s*-->\s*\d{1,2}:\d{2}:")


@dataclass(frozen=True)
class Content:
    """What a file holds.

    Attributes:
        format: one of our formats, or None for anything else.
        phrase: what it is, in a sentence.
        charset: how text is written; "" for what is not text.
        macros: whether it is an Office file with macros or an archive with a program in it.
        locked: whether it is an archive with a password.
        absurd: whether it is an archive that makes no sense or unpacks to far too much.

    """

    format: Format | None
    phrase: str | Promise
    charset: str = ""
    macros: bool = False
    locked: bool = False
    absurd: bool = False

    @property
    def media_type(self) -> str:
        """The media type, with the charset of text."""
        if self.format is None:
            return "application/octet-stream"
        if self.charset:
            return f"{self.format.media_type}; charset={self.charset}"
        return self.format.media_type


def sniff(file: IO[bytes]) -> Content:
    """Return what an open binary file holds; the file is left at its beginning.

    Nothing is unpacked, and no more of the file than `CHUNK_BYTES` is in memory at a time.
    """
    file.seek(0)
    head = file.read(HEAD_BYTES)
    try:
        # Text comes before the signatures of binary files: many of those are two plain letters.
        return _from_markup(file, head) or _from_text(file, head) or _from_signature(head)
    finally:
        file.seek(0)


def _known(extension: str, charset: str = "") -> Content:
    kind = BY_EXTENSION[extension]
    return Content(kind, kind.phrase, charset)


def _from_markup(file: IO[bytes], head: bytes) -> Content | None:
    """Return what a file says about itself in readable bytes; None when it says nothing."""
    if head.startswith(b"%PDF-"):
        return _known("pdf")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _from_archive(file)
    for signature, phrase in _TEXT_OF_OTHERS:
        if head.startswith(signature):
            return Content(None, phrase)
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"<"):
        for pattern, phrase in _MARKUP:
            if pattern.search(start[:1024]):
                return Content(None, phrase)
    return None


def _from_signature(head: bytes) -> Content:
    """Return which kind of binary file the first bytes belong to."""
    for signature, phrase in _BINARY_OF_OTHERS:
        if head.startswith(signature):
            return Content(None, phrase)
    guess = filetype.guess(head)
    if guess is None:
        return Content(None, _("something that we do not know"))
    kind = format_of(guess.mime)
    if kind is not None and kind.extension in {"mp4", "webm", "mp3"}:
        return Content(kind, kind.phrase)
    return Content(None, _("a file of the kind %(kind)s") % {"kind": guess.extension.upper()})


def _from_archive(file: IO[bytes]) -> Content:
    """Return what a ZIP file is: a document, an e-book, or an archive."""
    plain = BY_EXTENSION["zip"]
    try:
        with archives.opened(file) as archive:
            kind = _kind_of_archive(archive)
            if kind is None:
                return Content(None, _("an Office file with macros"), macros=True)
            archives.check_members(archive)
            return Content(kind, kind.phrase)
    except archives.AbsurdArchiveError:
        return Content(plain, plain.phrase, absurd=True)
    except archives.LockedArchiveError:
        return Content(plain, plain.phrase, locked=True)
    except archives.ProgramInsideError:
        return Content(plain, plain.phrase, macros=True)


def _kind_of_archive(archive: zipfile.ZipFile) -> Format | None:
    """Return the format of an archive; None for an Office file that may run macros."""
    names = set(archive.namelist())
    if "mimetype" in names:
        declared = _member(archive, "mimetype").decode("ascii", "replace").strip()
        kind = format_of(declared)
        if kind is not None and any(n.startswith(("Basic/", "Scripts/")) for n in names):
            return None
        if kind is not None:
            return kind
    if "[Content_Types].xml" in names:
        declared = _member(archive, "[Content_Types].xml").decode("utf-8", "replace")
        if "macroenabled" in declared.lower():
            return None
        for extension, part in (
            ("docx", "wordprocessingml.document.main"),
            ("xlsx", "spreadsheetml.sheet.main"),
            ("pptx", "presentationml.presentation.main"),
        ):
            if part in declared:
                return BY_EXTENSION[extension]
    return BY_EXTENSION["zip"]


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return the beginning of one member.

    Raises:
        AbsurdArchiveError: it cannot be read.

    """
    try:
        with archive.open(name) as member:
            return member.read(_MEMBER_BYTES)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise archives.AbsurdArchiveError from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise archives.AbsurdArchiveError from error


def _from_text(file: IO[bytes], head: bytes) -> Content | None:
    """Return which kind of text a file is; None when it holds bytes that text has not."""
    charset = _charset(file, head)
    if not charset:
        return None
    start = head.decode(charset, "ignore").lstrip("\ufeff")
    if start.lstrip().startswith("<"):
        return Content(None, _("a web page (HTML)"))
    if start.startswith("WEBVTT") and charset == "utf-8":
        return _known("vtt", charset)
    if _SRT_CUE.match(start):
        return _known("srt", charset)
    return _known("txt", charset)


def _charset(file: IO[bytes], head: bytes) -> str:
    """Return how a text is written, "" when it is no text.

    UTF-16 is believed when it says so in its first bytes; what is not UTF-8 is taken for
    Windows-1252, which is what older spreadsheets write.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16" if _decodes(file, "utf-16") else ""
    file.seek(0)
    while chunk := file.read(CHUNK_BYTES):
        if _CONTROL.search(chunk):
            return ""
    if _decodes(file, "utf-8"):
        return "utf-8"
    return "windows-1252" if _decodes(file, "windows-1252") else ""


def _decodes(file: IO[bytes], charset: str) -> bool:
    decoder = codecs.getincrementaldecoder(charset)()
    file.seek(0)
    try:
        while chunk := file.read(CHUNK_BYTES):
            if "\x00" in decoder.decode(chunk):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
