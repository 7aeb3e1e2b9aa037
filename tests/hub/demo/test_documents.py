"""The committed stand-ins: tagged, honest, readable by a machine, and made again alike."""

import ctypes
import re
import zlib
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from hub.demo.content.publications import HANDBOOK
from hub.demo.content.resources import RESOURCES

FILES = Path(__file__).parents[3] / "hub" / "demo" / "files"
HANDBOOK_SENTENCE = (
    "Pay every member an honorarium, and offer a companion fare to anyone who cannot travel "
    "alone, so that nobody stays away because of what it costs to come."
)


def pages_of(resource):
    """Return the text of each page with single spaces."""
    with pypdfium2.PdfDocument(FILES / resource.filename) as pdf:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


def streams_of(content):
    """Return everything in the file that is compressed, one after the other."""
    bodies = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    return b"".join(zlib.decompressobj().decompress(body) for body in bodies if body[:1] == b"\x78")


def language_of(pdf):
    """Return the language that the whole file says it is in."""
    buffer = (ctypes.c_ushort * 32)()
    length = pdfium.FPDFCatalog_GetLanguage(pdf.raw, buffer, 32)
    return bytes(buffer)[: length * 2].decode("utf-16-le").rstrip("\0")


def by_slug(resource):
    return resource.slug


def test_every_resource_has_its_file_and_no_file_is_left_over():
    committed = {path.name for path in FILES.glob("*.pdf")}
    assert committed == {resource.filename for resource in RESOURCES}
    assert len(committed) == 17


def test_the_files_are_small_together():
    assert sum(path.stat().st_size for path in FILES.iterdir()) < 3_000_000


@pytest.mark.parametrize("resource", RESOURCES, ids=by_slug)
def test_a_stand_in_is_tagged_titled_and_in_english(resource):
    content = (FILES / resource.filename).read_bytes()
    with pypdfium2.PdfDocument(content) as pdf:
        assert pdfium.FPDFCatalog_IsTagged(pdf.raw)
        assert pdf.get_metadata_value("Title") == f"{resource.title} (demonstration copy)"
        assert pdf.get_metadata_value("CreationDate") == ""
        assert language_of(pdf) == "en-GB"
    assert streams_of(content).count(b'pdfuaid:part="1"') == 1


@pytest.mark.parametrize("resource", RESOURCES, ids=by_slug)
def test_a_stand_in_has_as_many_pages_as_such_a_document_needs(resource):
    count = len(pages_of(resource))
    assert (16 if resource is HANDBOOK else 2) <= count <= (30 if resource is HANDBOOK else 6)


@pytest.mark.parametrize("resource", RESOURCES, ids=by_slug)
def test_every_page_says_that_it_is_a_demonstration_copy_and_the_cover_whose_work_it_is_not(
    resource,
):
    pages = pages_of(resource)
    assert [page.count("Demonstration copy") >= 1 for page in pages] == [True] * len(pages)
    cover = pages[0]
    assert cover.index(resource.title) < cover.index(resource.byline) < cover.index("stand-in")
    assert "The original of this document could not be had." in cover


@pytest.mark.parametrize("resource", RESOURCES, ids=by_slug)
def test_a_stand_in_gives_no_figure_and_no_year_but_those_of_the_programme_page(resource):
    words = " ".join(pages_of(resource))
    assert set(re.findall(r"\b\d{3,}\b", words)) <= {"2018", "2019"}
    assert re.findall(r"[%£$€]", words) == []


@pytest.mark.parametrize("resource", RESOURCES, ids=by_slug)
def test_the_text_of_a_stand_in_comes_out_without_ligatures_or_broken_words(resource):
    words = " ".join(pages_of(resource))
    assert re.findall(r"[^\x20-\x7e•…]", words) == []
    assert re.findall(r"\w- \w", words) == []


def test_page_14_of_the_handbook_holds_the_sentence_that_readers_look_for():
    found = [n for n, page in enumerate(pages_of(HANDBOOK), 1) if HANDBOOK_SENTENCE in page]
    assert found == [14]


def test_the_two_words_of_the_browser_test_occur_on_one_page_of_one_document_only():
    found = [
        (resource.slug, number)
        for resource in RESOURCES
        for number, page in enumerate(pages_of(resource), 1)
        if "companion fare" in page.lower()
    ]
    assert found == [(HANDBOOK.slug, 14)]
