import re

import pytest
from bs4 import BeautifulSoup
from django.utils.safestring import SafeString
from wagtail.blocks.stream_block import StreamBlockValidationError

from hub.pages.blocks.markers import Section, link_markers, without_markers
from tests.factories.bodies import BLOCKS, body_of, footnotes, heading, table, text

pytestmark = pytest.mark.usefixtures("unit")


def soup_of(*blocks):
    return BeautifulSoup(BLOCKS.render(body_of(*blocks)), "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def test_both_sections_number_their_notes_from_one_and_link_both_ways():
    soup = soup_of(
        heading("Introduction"),
        text("<p>Greater Cambridge Partnership; [1] and others.</p>"),
        footnotes("<p>Three councils.</p>"),
        heading("The assemblies"),
        text("<p>Three authorities joined: [1]</p>"),
        footnotes("<p>More can be found.</p>"),
    )
    references = soup.select('sup.app-noteref a[role="doc-noteref"]')
    notes = soup.select('section[role="doc-endnotes"] ol > li')
    assert [words(reference) for reference in references] == ["Footnote [1]", "Footnote [1]"]
    assert [reference["href"] for reference in references] == [f"#{note['id']}" for note in notes]
    assert [words(note) for note in notes] == [
        "Three councils. Back to reference 1",
        "More can be found. Back to reference 1",
    ]
    back = [note.select_one('a[role="doc-backlink"]')["href"] for note in notes]
    assert back == [f"#{reference['id']}" for reference in references]
    assert [words(h) for h in soup.select("section h2")] == [
        "Footnotes : Introduction",
        "Footnotes : The assemblies",
    ]
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_several_references_to_one_note_have_a_way_back_each():
    soup = soup_of(text("<p>One [1] two [1] three.[1]</p>"), footnotes("<p>The note.</p>"))
    assert words(soup.li) == (
        "The note. Back to reference 1 a Back to reference 1 b Back to reference 1 c"
    )
    assert [a["href"] for a in soup.select("li a")] == [f"#{a['id']}" for a in soup.select("sup a")]


def test_a_marker_is_linked_in_a_table_a_heading_and_a_list_but_not_in_a_link_or_an_attribute():
    soup = soup_of(
        heading("Members [1]"),
        text('<ul><li>In a list [1] <a href="https://x.example/?a=[1]">not [1] here</a></li></ul>'),
        table(["Council", "Note"], ["Dudley", "[1]"], caption="Caption [1]"),
        footnotes("<p>The note.</p>"),
    )
    assert [words(a.find_parent(["h2", "li", "td", "caption"])) for a in soup.select("sup a")] == [
        "Members Footnote [1]",
        "In a list Footnote [1] not [1] here",
        "Caption Footnote [1]",
        "Footnote [1]",
    ]
    link = soup.select_one('a[href^="https"]')
    assert (link["href"], link.get_text()) == ("https://x.example/?a=[1]", "not [1] here")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>[1]</p>", "<p>LINK</p>"),
        ("<p>[2]</p>", "<p>[2]</p>"),
        ("<p>[0] [01] [1999] [1 ] [a]</p>", "<p>[0] [01] [1999] [1 ] [a]</p>"),
        ('<p title="[1]">x</p>', '<p title="[1]">x</p>'),
        ('<p title=">[1]">x</p>', '<p title=">[1]">x</p>'),
        ("<a>[1]</a>[1]", "<a>[1]</a>LINK"),
        ("<a><b>[1]</b></a>", "<a><b>[1]</b></a>"),
        ("<summary><h3>[1]</h3></summary>", "<summary><h3>[1]</h3></summary>"),
        ("</a>[1]", "</a>LINK"),
        ("<!-- [1] -->", "<!-- [1] -->"),
        ("<p>&lt;[1]&gt;</p>", "<p>&lt;LINK&gt;</p>"),
        ("<abbr>[1]</abbr>", "<abbr>LINK</abbr>"),
    ],
)
def test_only_text_outside_links_is_marked(html, expected):
    linked = link_markers(SafeString(html), Section("key", 1))
    assert re.sub(r"<sup.*?</sup>", "LINK", linked) == expected


def test_what_an_editor_types_around_a_marker_stays_escaped():
    soup = soup_of(heading("<script>x</script>[1]"), footnotes("<p>Note</p>"))
    assert soup.script is None
    assert words(soup.h2) == "<script>x</script> Footnote [1]"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("A title [1]", "A title"),
        ("A [12] title", "A title"),
        ("[1]", ""),
        ("The year [1999]", "The year [1999]"),
    ],
)
def test_markers_are_taken_out_where_nothing_can_be_followed(given, expected):
    assert without_markers(given) == expected


def messages(*blocks, deferred=False):
    body = body_of(*blocks)
    try:
        (BLOCKS.clean_deferred if deferred else BLOCKS.clean)(body)
    except StreamBlockValidationError as error:
        return {place: found.messages for place, found in error.block_errors.items()}
    return {}


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([text("<p>Nothing to note.</p>")], {}),
        ([text("<p>One [1].</p>"), footnotes("<p>n</p>")], {}),
        ([text("<p>[2] before [1].</p>"), footnotes("<p>n</p>", "<p>m</p>")], {}),
        (
            [text("<p>One [1].</p>")],
            {
                0: [
                    (
                        "[1] has no footnote. Add a footnotes block at the end of this section, or"
                        " take the marker out."
                    )
                ]
            },
        ),
        (
            [heading("Title"), text("<p>[1] [3]</p>"), footnotes("<p>n</p>")],
            {
                1: [
                    (
                        "[3] has no footnote. The footnotes block of this section ends at 1: add"
                        " the note there, or take the marker out."
                    )
                ]
            },
        ),
        (
            [text("<p>[1]</p>"), footnotes("<p>n</p>", "<p>m</p>")],
            {
                1: [
                    (
                        "Nothing refers to note 2. Type [2] where it belongs in the text above, or"
                        " delete the note."
                    )
                ]
            },
        ),
        (
            [text("<p>[1]</p>"), footnotes("<p>n</p>"), text("<p>[1]</p>")],
            {
                2: [
                    (
                        "[1] has no footnote. Add a footnotes block at the end of this section, or"
                        " take the marker out."
                    )
                ]
            },
        ),
        (
            [text('<p><a href="https://x.example">[1]</a></p>'), footnotes("<p>n</p>")],
            {
                1: [
                    (
                        "Nothing refers to note 1. Type [1] where it belongs in the text above, or"
                        " delete the note."
                    )
                ]
            },
        ),
        (
            [
                (
                    "accordion",
                    {"parts": [{"heading": "Not here [1]", "text": "<p>but here [1]</p>"}]},
                ),
                ("callout", {"kind": "tip", "title": "Here [2]", "text": "<p>x</p>"}),
                table(["Head [3]"], ["Cell [4]"], caption="Caption [5]"),
                footnotes(*["<p>n</p>"] * 5),
            ],
            {},
        ),
    ],
)
def test_editors_are_told_in_plain_words_what_does_not_match_but_may_save_a_draft(blocks, expected):
    assert messages(*blocks) == expected
    assert messages(*blocks, deferred=True) == {}


def test_numbers_addresses_and_order_stay_when_blocks_are_moved_or_reworded():
    first = body_of(heading("One"), text("<p>[1]</p>"), footnotes("<p>n</p>"))
    before = BeautifulSoup(BLOCKS.render(first), "html.parser")
    moved = [(child.block_type, child.get_prep_value()["value"], child.id) for child in first]
    moved[0] = ("heading", {"text": "Other words", "level": "h3"}, moved[0][2])
    later = body_of(("text", "<p>New at the top.</p>", "f" * 32), *moved)
    after = BeautifulSoup(BLOCKS.render(later), "html.parser")
    ids = [element["id"] for element in before.select("[id]")]
    assert [element["id"] for element in after.select("[id]")] == ids
    assert ids[0] == "h-00000001"
