"""The page on which the text of a document is read."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.utils import translation

from hub.media.marking import marked, words_of
from hub.media.models import Document, TextState
from resources.library.models import ResourceFile
from tests.factories.accounts import UserFactory
from tests.factories.media import DocumentFactory, as_read
from tests.factories.pages import ContentPageFactory, ResourcePageFactory, restrict

pytestmark = pytest.mark.usefixtures("unit")


def offered(document, **fields):
    """Return a new resource that offers a document."""
    resource = ResourcePageFactory(**fields)
    resource.files.add(ResourceFile(document=document))
    resource.save()
    return resource


@pytest.fixture
def document():
    return as_read(
        DocumentFactory(title="Handbook", name="handbook.pdf", language="cy"),
        "Why it is held\n\nMembers & <officers>",
        "",
    )


def page_of(client, address, **headers):
    return BeautifulSoup(client.get(address, headers=headers).content, "html.parser")


def words(element):
    return " ".join(element.get_text().split())


def test_each_page_is_a_section_with_its_text_its_picture_and_the_way_to_the_file(client, document):
    offered(document)

    first, second = page_of(client, document.text_url).select("section.app-reader__page")

    assert (first["id"], words(first.select_one("h2"))) == ("page-1", "Page 1")
    assert first["aria-labelledby"] == first.select_one("h2")["id"]
    text = first.select_one(".app-reader__text")
    assert [words(p) for p in text.select("p")] == ["Why it is held", "Members & <officers>"]
    assert text["lang"] == "cy"
    picture = first.select_one("img")
    assert (picture["src"], picture["alt"], picture["width"], picture["height"]) == (
        f"/documents/{document.pk}/pages/1.webp",
        "",
        "64",
        "48",
    )
    assert [(words(a), a["href"]) for a in first.select("a")] == [
        ("Open the PDF at page 1", f"/documents/{document.pk}/handbook.pdf#page=1"),
        ("Next page", "#page-2"),
    ]
    assert words(second.select_one("p")) == "There is no text on this page."
    assert (second.select_one("img")["alt"], second.select_one("img")["loading"]) == (
        "Picture of page 2",
        "lazy",
    )
    assert [words(a) for a in second.select("a")] == ["Open the PDF at page 2"]


def test_the_page_says_what_the_document_is_and_where_it_is_offered(client, document):
    resource = offered(document, title="How to run an assembly")

    page = page_of(client, document.text_url)

    assert page.title.string.startswith("Handbook: text")
    assert (words(page.h1), page.h1["lang"], page.html["lang"]) == ("Handbook", "cy", "en")
    main = page.select_one("main")
    assert words(main.select("p.govuk-body")[0]).replace("\xa0", " ") == (
        "PDF, 633 bytes, 2 pages, Welsh"
    )
    assert [(words(a), a["href"]) for a in main.select(".app-column a")] == [
        ("How to run an assembly", resource.url),
        ("Open the PDF", document.url),
        ("Download the PDF", f"{document.url}?download=1"),
    ]


def test_page_numbers_lead_to_the_pages_and_can_be_skipped(client, document):
    offered(document)

    links = page_of(client, document.text_url).select("nav.app-reader__nav a")

    assert [(words(a), a["href"]) for a in links] == [
        ("Skip the page numbers", "#page-1"),
        ("Page 1", "#page-1"),
        ("Page 2", "#page-2"),
    ]


def test_only_places_that_the_reader_may_see_are_named(client, document):
    offered(document, title="Open shelf")
    restrict(offered(document, title="Closed shelf"), "login")
    ResourcePageFactory(title="Draft shelf", live=False)

    assert "Closed shelf" not in client.get(document.text_url).content.decode()

    client.force_login(UserFactory())
    links = page_of(client, document.text_url).select("main .app-column p a")
    assert [words(a) for a in links] == ["Open shelf", "Closed shelf"]


def test_the_page_is_in_the_language_of_its_address_and_the_text_in_its_own(client, document):
    offered(document)
    with translation.override("cy"):
        address = document.text_url

    page = page_of(client, address)

    assert address == f"/cy/documents/{document.pk}/text/"
    assert (page.html["lang"], page.select_one(".app-reader__text")["lang"]) == ("cy", "cy")


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (TextState.PENDING, "The text of this document is still being read."),
        (TextState.SCANNED, "The pages of this document are pictures"),
        (TextState.EMPTY, "There is nothing on the pages of this document."),
        (TextState.ENCRYPTED, "This document is locked with a password"),
        (TextState.BROKEN, "The text of this document could not be read."),
        (TextState.NOT_READ, "The text of files of this kind is not shown here."),
        (TextState.LIMITED, "This document is long."),
    ],
)
def test_readers_are_told_in_plain_words_why_there_is_no_text(client, state, told):
    document = DocumentFactory()
    offered(document)
    Document.objects.update(text_state=state)

    page = page_of(client, f"/documents/{document.pk}/text/")

    assert words(page.select_one("main .govuk-inset-text")).startswith(told)


def test_a_document_with_all_its_text_has_no_note(client, document):
    offered(document)

    assert page_of(client, document.text_url).select("main .govuk-inset-text") == []


def test_words_that_were_searched_for_are_marked(client, document):
    offered(document)

    page = page_of(client, f"{document.text_url}?q=HELD+officer")

    assert [words(mark) for mark in page.select("mark")] == ["held", "officers"]
    assert page.select_one("meta[name=robots]")["content"] == "noindex"


@pytest.mark.parametrize(
    "query",
    ["", "%00", "%ED%A0%80", "q" * 5000, "+".join(["word"] * 900), "(a%2B)%2B$", "%3Cscript%3E"],
)
def test_no_search_text_breaks_the_page(client, document, query):
    offered(document)

    response = client.get(f"{document.text_url}?q={query}")

    assert response.status_code == 200
    assert b"<script>" not in response.content.split(b"<main")[1].split(b"</main")[0]


def test_a_restricted_document_is_kept_out_of_caches_and_search_engines(client, document):
    group = Group.objects.create(name="Members")
    restrict(offered(document), "groups", group)
    client.force_login(UserFactory(groups=["Members"]))

    response = client.get(document.text_url)

    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("private, no-store", "noindex")
    assert b'<meta name="robots" content="noindex">' in response.content


def test_a_public_document_may_be_indexed(client, document):
    offered(document)

    response = client.get(document.text_url)

    assert b"noindex" not in response.content
    assert not response.has_header("X-Robots-Tag")


@pytest.mark.parametrize("count", [1, 3])
def test_a_long_document_on_many_pages_costs_what_a_short_one_does(
    client, django_assert_max_num_queries, count
):
    document = as_read(DocumentFactory(), *["Words"] * count)
    for _ in range(count):
        offered(document)
        ContentPageFactory()
    client.get(document.text_url)

    with django_assert_max_num_queries(15):
        client.get(document.text_url)


@pytest.mark.parametrize(
    ("text", "query", "html"),
    [
        ("Tŷ a thŷ", "ty", "<mark>Tŷ</mark> a thŷ"),
        (
            "an assembly of assemblies",
            "assembl",
            "an <mark>assembly</mark> of <mark>assemblies</mark>",
        ),
        ("car and cart", "car", "<mark>car</mark> and cart"),
        ("<b> & b", "b", "&lt;<mark>b</mark>&gt; &amp; <mark>b</mark>"),
        ("nothing", "", "nothing"),
        ("<i>", "", "&lt;i&gt;"),
    ],
)
def test_marking_is_safe_and_knows_no_case_or_accent(text, query, html):
    assert marked(text, words_of(query)) == html


def test_only_the_first_words_of_a_query_are_looked_for():
    assert words_of("One one TWO " + " ".join(f"w{n}" for n in range(50)))[:3] == [
        "one",
        "two",
        "w0",
    ]
    assert len(words_of(" ".join(f"w{n}" for n in range(50)))) == 16
