"""What a file is, told from its content, and what editors are told when it is something else."""

import io
import struct
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from hub.media.checking import check_document
from hub.media.formats import FORMATS
from tests.factories.media import (
    MP3,
    MP4,
    SRT,
    VTT,
    WEBM,
    archive,
    office,
    open_document,
    pdf,
    picture,
)

WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SLIDES = "vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
WORD_WITH_MACROS = "vnd.ms-word.document.macroEnabled.main+xml"
EPUB = archive({"mimetype": "application/epub+zip", "book.xhtml": "<html/>"})
GOOD = {
    "pdf": pdf("Text"),
    "docx": office(WORD),
    "xlsx": office(EXCEL),
    "pptx": office(SLIDES),
    "odt": open_document("text"),
    "ods": open_document("spreadsheet"),
    "odp": open_document("presentation"),
    "csv": b"council,members\r\nDudley,50\r\n",
    "txt": "Cynulliad y bobl: tŷ agored\n".encode(),
    "vtt": VTT,
    "srt": SRT,
    "mp4": MP4,
    "webm": WEBM,
    "mp3": MP3,
    "epub": EPUB,
    "zip": archive({"letters/one.txt": "one"}),
}
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'


def check(content, name, size=None):
    return check_document(io.BytesIO(content), name, len(content) if size is None else size)


def refusal(content, name, size=None):
    """Return the message for a file that must be refused."""
    with pytest.raises(ValidationError) as refused:
        check(content, name, size)
    return refused.value.messages[0].replace("\xa0", " ")


def test_every_kind_of_file_that_is_taken_has_an_example_here():
    assert sorted(GOOD) == sorted(kind.extension for kind in FORMATS)


@pytest.mark.parametrize("extension", sorted(GOOD))
def test_a_file_that_is_what_it_says_is_taken(extension):
    assert check(GOOD[extension], f"paper.{extension.upper()}").format.extension == extension


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (HTML, "report.pdf", "This file says it is a PDF, but it holds a web page (HTML)."),
        (
            b"\xef\xbb\xbf \n" + HTML,
            "list.txt",
            "plain text (TXT), but it holds a web page (HTML).",
        ),
        (b"<b>hello</b>", "list.csv", "a table (CSV), but it holds XML."),
        (b"< not markup", "list.csv", "a table (CSV), but it holds a web page (HTML)."),
        (SVG, "chart.pdf", "This file says it is a PDF, but it holds an SVG picture."),
        (b"MZ\x90\x00\x03", "a.pdf", "This file says it is a PDF, but it holds a Windows program."),
        (b"\x7fELF\x02\x01", "a.mp4", "says it is an MP4 video, but it holds a program."),
        (b"#!/bin/sh\nrm", "a.txt", "says it is plain text (TXT), but it holds a script."),
        (b"{\\rtf1 hi}", "a.docx", "(DOCX), but it holds a rich text document (RTF)."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a.docx", "holds an Office file of the old kind (DOC, XLS"),
        (picture("PNG"), "a.pdf", "says it is a PDF, but it holds a file of the kind PNG."),
        (b"\x00\x01\x02\x03", "a.pdf", "a PDF, but it holds something that we do not know."),
        (pdf("x"), "a.docx", "says it is a Word document (DOCX), but it holds a PDF."),
        (GOOD["xlsx"], "a.docx", "but it holds an Excel spreadsheet (XLSX)."),
        (GOOD["docx"], "a.zip", "an archive (ZIP), but it holds a Word document (DOCX)."),
        (GOOD["zip"], "a.docx", "a Word document (DOCX), but it holds an archive (ZIP)."),
        (b"just words", "a.vtt", "says it is captions (VTT), but it holds plain text (TXT)."),
        (b"just words", "a.pdf", "says it is a PDF, but it holds plain text (TXT)."),
    ],
)
def test_a_file_that_lies_is_refused_with_both_kinds_named(content, name, message):
    assert message in refusal(content, name)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (HTML, "page.html"),
        (SVG, "chart.svg"),
        (GOOD["docx"], "letter.docm"),
        (b"MZ", "setup.exe"),
        (b"x", "a." + "x" * 200),
    ],
)
def test_other_kinds_are_refused_with_a_list_of_those_that_are_taken(content, name):
    assert refusal(content, name).startswith(
        f"Files ending in .{name.rpartition('.')[2][:20]} cannot be uploaded. Use one of: PDF, DOCX"
    )


def test_a_name_without_an_ending_is_refused():
    assert refusal(pdf("x"), "report").startswith(
        "The name of this file has no ending such as .pdf."
    )


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (office(WORD_WITH_MACROS), "letter.docx"),
        (office(WORD, **{"word/vbaProject.bin": "x"}), "letter.docx"),
        (open_document("text", **{"Basic/Standard/Module1.xml": "x"}), "letter.odt"),
        (archive({"setup/Install.EXE": "MZ"}), "papers.zip"),
        (archive({"script.js": "x"}), "papers.zip"),
    ],
)
def test_macros_and_programs_inside_are_refused(content, name):
    assert refusal(content, name) == (
        "This file holds macros or a program. Save it without them, then upload it again."
    )


def locked_archive():
    """Return a ZIP whose member says that it is encrypted."""
    content = bytearray(archive({"secret.txt": "x"}))
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


def test_an_archive_with_a_password_is_refused():
    assert refusal(locked_archive(), "papers.zip") == (
        "This archive is locked with a password, so it cannot be checked."
    )


def many_names():
    """Return a ZIP with more members than any bundle of papers."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for number in range(5_001):
            target.writestr(f"{number}", b"")
    return out.getvalue()


def huge_directory():
    """Return a ZIP that claims a directory of four gigabytes."""
    return b"PK\x03\x04" + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 9, 9, 2**32 - 1, 4, 0)


def zip64():
    """Return a ZIP with the record that overrides the numbers of a plain one."""
    plain = archive({"a.txt": "a"})
    end = plain.rindex(b"PK\x05\x06")
    return plain[:end] + b"PK\x06\x07" + b"\x00" * 16 + plain[end:]


@pytest.mark.parametrize(
    "content",
    [
        archive({"bomb.txt": b"\x00" * (25 * 1024 * 1024)}),
        many_names(),
        huge_directory(),
        zip64(),
        archive({"../../etc/passwd": "x"}),
        archive({"/etc/passwd": "x"}),
        GOOD["zip"][:40],
    ],
    ids=["bomb", "names", "directory", "zip64", "climbing", "absolute", "truncated"],
)
def test_archives_that_make_no_sense_are_refused_without_unpacking(content):
    assert refusal(content, "papers.zip") == (
        "This archive is damaged, or would become far larger when it is opened."
    )


def test_a_member_that_cannot_be_unpacked_is_refused():
    content = bytearray(GOOD["docx"])
    place = content.index(b"[Content_Types].xml") + len(b"[Content_Types].xml")
    content[place : place + 20] = b"\xff" * 20

    assert refusal(bytes(content), "letter.docx").startswith("This archive is damaged")


def test_an_empty_file_is_refused():
    assert refusal(b"", "report.pdf") == "This file is empty."


def test_a_file_that_is_too_large_is_refused_with_both_sizes():
    assert refusal(b"%PDF-", "report.pdf", size=60 * 1024 * 1024) == (
        "This file is 60.0 MB. Files can be at most 50.0 MB."
    )


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        ("dŵr".encode(), "text/csv; charset=utf-8"),
        ("dŵr".encode("utf-16"), "text/csv; charset=utf-16"),
        ("café".encode("cp1252"), "text/csv; charset=windows-1252"),
        (b"BM is a bitmap, but this is a table", "text/csv; charset=utf-8"),
    ],
)
def test_text_keeps_the_charset_that_it_is_written_in(content, media_type):
    assert check(content, "list.csv").media_type == media_type


@pytest.mark.parametrize(
    "content",
    [b"a\x00b", "dŵr".encode("utf-16") + b"\x00", b"\x9d\x81 not in any charset", b"bell \x07"],
)
def test_what_no_text_holds_is_no_text(content):
    assert "something that we do not know" in refusal(content, "list.csv")


def test_captions_may_be_kept_as_plain_text():
    assert check(VTT, "transcript.txt").media_type == "text/plain; charset=utf-8"


def test_the_file_is_left_at_its_beginning():
    file = ContentFile(pdf("Text"), name="a.pdf")
    file.seek(17)

    check_document(file, file.name, file.size)

    assert file.tell() == 0
