"""The kinds of file that editors may upload, and how each is served.

The list is short on purpose: what readers of a council's guidance need, and nothing that can carry
a program. Web pages, SVG pictures, scripts, old Office files (whose macros cannot be seen) and
Office files with macros are refused.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Format:
    """One kind of file.

    Attributes:
        extension: the ending of its names, without the dot.
        media_type: what browsers are told.
        label: how it is named in short, the same in every language.
        name: its full name.
        phrase: how it is named in a sentence, with its article.
        inline: whether browsers may show it instead of saving it.

    """

    extension: str
    media_type: str
    label: str
    name: str | Promise
    phrase: str | Promise
    inline: bool = False


_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

FORMATS = (
    Format("pdf", "application/pdf", "PDF", _("Portable Document Format"), _("a PDF"), inline=True),
    Format(
        "docx",
        _OOXML + "wordprocessingml.document",
        "DOCX",
        _("Word document"),
        _("a Word document (DOCX)"),
    ),
    Format(
        "xlsx",
        _OOXML + "spreadsheetml.sheet",
        "XLSX",
        _("Excel spreadsheet"),
        _("an Excel spreadsheet (XLSX)"),
    ),
    Format(
        "pptx",
        _OOXML + "presentationml.presentation",
        "PPTX",
        _("PowerPoint presentation"),
        _("a PowerPoint presentation (PPTX)"),
    ),
    Format("odt", _ODF + "text", "ODT", _("OpenDocument text"), _("an OpenDocument text (ODT)")),
    Format(
        "ods",
        _ODF + "spreadsheet",
        "ODS",
        _("OpenDocument spreadsheet"),
        _("an OpenDocument spreadsheet (ODS)"),
    ),
    Format(
        "odp",
        _ODF + "presentation",
        "ODP",
        _("OpenDocument presentation"),
        _("an OpenDocument presentation (ODP)"),
    ),
    Format("csv", "text/csv", "CSV", _("Comma-separated values"), _("a table (CSV)")),
    Format("txt", "text/plain", "TXT", _("Plain text"), _("plain text (TXT)"), inline=True),
    Format("vtt", "text/vtt", "VTT", _("Captions"), _("captions (VTT)"), inline=True),
    Format("srt", "application/x-subrip", "SRT", _("Captions"), _("captions (SRT)")),
    Format("mp4", "video/mp4", "MP4", _("Video"), _("an MP4 video"), inline=True),
    Format("webm", "video/webm", "WebM", _("Video"), _("a WebM video"), inline=True),
    Format("mp3", "audio/mpeg", "MP3", _("Sound recording"), _("an MP3 recording"), inline=True),
    Format("epub", "application/epub+zip", "EPUB", _("Electronic book"), _("an e-book (EPUB)")),
    Format("zip", "application/zip", "ZIP", _("Archive of files"), _("an archive (ZIP)")),
)

BY_EXTENSION = {kind.extension: kind for kind in FORMATS}
_BY_MEDIA_TYPE = {kind.media_type: kind for kind in FORMATS}


def format_of(media_type: str) -> Format | None:
    """Return the format that a media type names, parameters such as `charset` aside."""
    return _BY_MEDIA_TYPE.get(media_type.partition(";")[0])


def extension_of(filename: str) -> str:
    """Return the ending of a file's name in lower case, without the dot; "" when there is none."""
    _stem, dot, ending = filename.rpartition(".")
    return ending.lower() if dot else ""


def labels() -> str:
    """Return the short names of all formats, for messages and help texts."""
    return ", ".join(kind.label for kind in FORMATS)
