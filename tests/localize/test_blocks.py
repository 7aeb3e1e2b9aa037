import re

import pytest
from bs4 import BeautifulSoup

from hub.pages.blocks import ContentBlocks
from tests.factories.bodies import (
    BLOCKS,
    body_of,
    documents,
    footnotes,
    heading,
    resources,
    table,
    text,
    video,
)
from tests.factories.media import MP4, VTT, DocumentFactory, ImageFactory
from tests.factories.pages import (
    ContentPageFactory,
    LibraryPageFactory,
    ResourcePageFactory,
    site_home,
)


def words(element):
    return " ".join(element.get_text(" ").split())


def picture(**fields):
    image = {"image": ImageFactory().pk, "alt_text": "Chairs", "decorative": False}
    return "image", {"image": image, "caption": "Caption", "credit": "Credit", **fields}


def clip():
    file = DocumentFactory(name="clip.mp4", content=MP4).pk
    captions = DocumentFactory(name="clip.vtt", content=VTT).pk
    return video(file=file, captions=captions, duration="4 minutes", transcript="<p>Music</p>")


def quotation():
    fields = {"name": "Ann", "role": "member", "source": "Report"}
    return "quotation", {"text": "<p>Words</p>", **fields, "source_url": "https://x.example/"}


# A block with every field filled, and its stored value when every text has been translated.
CASES = {
    "heading": (
        lambda: heading("Head", "h3"),
        lambda value: {"text": "CYM Head", "level": "h3"},
    ),
    "text": (
        lambda: text("<p>One <b>bold</b> [1]</p><ul><li>two</li></ul>"),
        lambda value: "<p>CYM One <b>bold</b> [1]</p><ul><li>CYM two</li></ul>",
    ),
    "quotation": (
        quotation,
        lambda value: {
            "text": "<p>CYM Words</p>",
            "name": "CYM Ann",
            "role": "CYM member",
            "source": "CYM Report",
            "source_url": "https://x.example/",
        },
    ),
    "callout": (
        lambda: ("callout", {"kind": "warning", "title": "Title", "text": "<p>Text</p>"}),
        lambda value: {"kind": "warning", "title": "CYM Title", "text": "<p>CYM Text</p>"},
    ),
    "accordion": (
        lambda: ("accordion", {"parts": [{"heading": "Head", "text": "<p>Text</p>"}]}),
        lambda value: with_item(value, "parts", heading="CYM Head", text="<p>CYM Text</p>"),
    ),
    "footnotes": (
        lambda: footnotes("<p>Note</p>"),
        lambda value: {"notes": [{**value["notes"][0], "value": "<p>CYM Note</p>"}]},
    ),
    "image": (
        picture,
        lambda value: {
            "image": {**value["image"], "alt_text": "CYM Chairs"},
            "caption": "CYM Caption",
            "credit": "CYM Credit",
        },
    ),
    "video": (
        clip,
        lambda value: {
            **value,
            "title": "CYM A video",
            "duration": "CYM 4 minutes",
            "transcript": "<p>CYM Music</p>",
        },
    ),
    "contents": (lambda: ("contents", {"depth": "h3"}), lambda value: {"depth": "h3"}),
    "documents": (lambda: documents(DocumentFactory()), lambda value: value),
    "resources": (
        lambda: resources((ResourcePageFactory(), "Authors")),
        lambda value: {**with_item(value, "rows", authors="CYM Authors"), "caption": CAPTION},
    ),
    "table": (
        lambda: table(["One", "Two"], ["a", "b"], ["c", ""], row_headers=True),
        lambda value: {
            "table": {
                "caption": "CYM A table",
                "columns": [
                    {"type": "text", "heading": "CYM One"},
                    {"type": "text", "heading": "CYM Two"},
                ],
                "rows": [{"values": ["CYM a", "CYM b"]}, {"values": ["CYM c", ""]}],
            },
            "row_headers": True,
        },
    ),
}
CAPTION = "CYM Resources"


def with_item(value, name, **fields):
    """Return a stored block with other values in the one item of its list."""
    (item,) = value[name]
    return {**value, name: [{**item, "value": {**item["value"], **fields}}]}


def test_every_block_is_translated_here():
    assert set(CASES) == set(BLOCKS.child_blocks)


def page_with(*blocks):
    page = ContentPageFactory(body=body_of(*blocks))
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def stored(page):
    return [(child.block_type, child.id, child.get_prep_value()["value"]) for child in page.body]


@pytest.mark.parametrize("name", CASES)
def test_the_words_of_a_block_are_translated_and_nothing_else_of_it(translator, name):
    make, expected = CASES[name]
    translator.translate(site_home())
    page = page_with(make())
    other = translator.translate(page)
    [(kind, block_id, value)] = stored(page)
    assert stored(other) == [(kind, block_id, expected(value))]


def test_links_in_a_table_and_in_text_keep_where_they_lead(translator):
    target = ContentPageFactory()
    link = f'<a id="{target.pk}" linktype="page">there</a>'
    grid = {
        "caption": "Links",
        "columns": [{"type": "rich_text", "heading": "Where"}],
        "rows": [{"values": [f"<p>go {link}</p>"]}],
    }
    translator.translate(site_home())
    page = page_with(("table", {"table": grid, "row_headers": False}), text(f"<p>go {link}</p>"))
    first, second = (value for _, _, value in stored(translator.translate(page)))
    assert first["table"]["rows"] == [{"values": [f"<p>CYM go {link}</p>"]}]
    assert second == f"<p>CYM go {link}</p>"


def test_anchors_and_footnote_numbers_are_the_same_in_both_languages(translator, client):
    translator.translate(site_home())
    page = page_with(
        heading("One"),
        text("<p>First [1] second [2] first [1]</p>"),
        footnotes("<p>n</p>", "<p>m</p>"),
        heading("Two"),
        text("<p>Again [1]</p>"),
        footnotes("<p>o</p>"),
    )
    other = translator.translate(page)
    bodies = [
        BeautifulSoup(client.get(address).content, "html.parser").select_one(".app-body")
        for address in (page.get_url(), other.get_url())
    ]
    english, welsh = ([element["id"] for element in body.select("[id]")] for body in bodies)
    assert english == welsh
    links = [[a["href"] for a in body.select('a[href^="#"]')] for body in bodies]
    assert links[0] == links[1]
    marks = [re.findall(r"\[\d\]", words(body)) for body in bodies]
    assert marks == [["[1]", "[2]", "[1]", "[1]"]] * 2
    assert words(bodies[1].select_one("section ol li")).startswith("CYM n")


def test_a_welsh_table_of_resources_leads_to_welsh_pages_where_there_are_any(translator, client):
    both = ResourcePageFactory(title="Both", slug="both")
    english = ResourcePageFactory(title="Only English", slug="english")
    for page in (site_home(), LibraryPageFactory(), both):
        translator.translate(page)
    page = page_with(resources(both, english))
    other = translator.translate(page)
    soup = BeautifulSoup(client.get(other.get_url()).content, "html.parser")
    links = [(words(a), a["href"], a.get("lang")) for a in soup.select("tbody th a")]
    assert links == [
        ("CYM Both", "/cy/library/both/", None),
        ("Only English", "/library/english/", "en"),
    ]
    chosen = [row["page"].pk for row in other.body[0].value["rows"]]
    assert chosen == [both.pk, english.pk]


def test_the_translators_page_names_every_text_and_where_it_stands(translator):
    translator.translate(site_home())
    page = page_with(*[make() for make, _ in CASES.values()])
    props = translator.type_in(page, translator.submit(page))
    texts = [segment for segment in props["segments"] if segment["type"] == "string"]
    assert len(texts) == len(translator.segments(page))
    assert [t["source"] for t in texts if t["location"]["field"] == "Table"] == [
        "A table",
        "One",
        "Two",
        "a",
        "b",
        "c",
    ]


def test_a_body_of_no_blocks_is_still_one():
    assert ContentBlocks().render(body_of()) == ""
