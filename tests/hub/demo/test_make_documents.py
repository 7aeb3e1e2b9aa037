"""Making a stand-in twice gives the same bytes, and what is committed is what its source says."""

import os
import re
from collections import Counter
from html import unescape
from pathlib import Path

import pypdfium2
import pytest

from hub.demo.content.plans_and_letters import PLANS_AND_LETTERS
from hub.demo.content.resources import RESOURCES

DEMO = Path(__file__).parents[3] / "hub" / "demo"


@pytest.fixture
def make_document():
    """Return the maker, or skip where the libraries that set type are missing."""
    try:
        from hub.demo.make_documents import make_document  # noqa: PLC0415 - needs Pango
    except (ImportError, OSError) as error:
        if os.environ.get("REQUIRE_ALL", "0") not in {"", "0"}:
            pytest.fail(f"WeasyPrint or Pango is missing: {error}")
        pytest.skip("WeasyPrint or Pango is missing")
    return make_document


def words(text):
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.slug)
def test_the_committed_file_holds_every_word_of_its_source(resource):
    source = (DEMO / "documents" / f"{resource.slug}.html").read_text(encoding="utf-8")
    with pypdfium2.PdfDocument(DEMO / "files" / resource.filename) as pdf:
        made = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert words(unescape(re.sub(r"<[^>]+>", " ", source))) - words(made) == Counter()


def test_every_source_belongs_to_a_resource():
    sources = {path.stem for path in (DEMO / "documents").glob("*.html")}
    assert sources == {resource.slug for resource in RESOURCES}


def test_making_a_stand_in_twice_gives_the_same_bytes_and_no_others(make_document):
    first, second = PLANS_AND_LETTERS[:2]
    assert make_document(first) == make_document(first)
    assert make_document(first) != make_document(second)


def test_the_contents_list_gives_the_page_on_which_each_part_begins(make_document):
    with pypdfium2.PdfDocument(make_document(PLANS_AND_LETTERS[0])) as pdf:
        pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]
    contents = pages[0].split("Contents ")[1]
    listed = re.findall(r"([A-Z][^0-9]+?) (\d)", contents)[:6]
    assert next(heading for heading, _page in listed) == "About process plans"
    for heading, page in listed:
        assert next(n for n, text in enumerate(pages[1:], 2) if heading in text) == int(page)
