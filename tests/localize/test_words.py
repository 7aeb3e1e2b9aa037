import pytest
from bs4 import BeautifulSoup

from tests.factories.bodies import body_of, footnotes, heading, text
from tests.factories.pages import ContentPageFactory, welsh_home

pytestmark = pytest.mark.usefixtures("unit")


def test_the_frame_of_a_welsh_page_speaks_welsh(client):
    welsh_home()
    soup = BeautifulSoup(client.get("/cy/").content, "html.parser")
    assert soup.select_one(".govuk-skip-link").get_text(strip=True) == "Neidio i'r prif gynnwys"
    assert soup.html["lang"] == "cy"


def test_the_words_that_blocks_add_are_in_the_language_of_the_page(client):
    body = body_of(
        heading("Pennawd"),
        ("callout", {"kind": "warning", "title": "", "text": "<p>x</p>"}),
        ("contents", {"depth": "h2"}),
        text("<p>x [1]</p>"),
        footnotes("<p>y</p>"),
    )
    ContentPageFactory(parent=welsh_home(), locale=welsh_home().locale, slug="x", body=body)
    soup = BeautifulSoup(client.get("/cy/x/").content, "html.parser")
    assert soup.select_one(".app-callout__title").get_text(strip=True) == "Rhybudd"
    assert soup.select_one(".app-contents__title").get_text(strip=True) == "Cynnwys"
    assert soup.select_one("section h2").get_text() == "Troednodiadau: Pennawd"
    assert soup.select_one("sup a").get_text() == "Troednodyn [1]"


def test_a_welsh_reader_who_finds_nothing_is_told_so_in_welsh(client):
    welsh_home()
    soup = BeautifulSoup(client.get("/cy/dim/").content, "html.parser")
    assert soup.h1.get_text() == "Heb ddod o hyd i'r dudalen"
    assert soup.select_one('a[hreflang="en"].govuk-link').get_text() == "yn Saesneg"
