"""Lines of print become paragraphs, and words become whole."""

import pytest

from hub.media.page_text import Line, clean, paragraphs


def lines(*texts, width=400.0, gap=4.0, height=10.0, left=70.0):
    """Return lines one below the other, each as wide as `width` unless given as (text, width)."""
    found, top = [], 800.0
    for item in texts:
        text, own = item if isinstance(item, tuple) else (item, width)
        found.append(Line(text, left, left + own, top - height, top, first_word=30.0))
        top -= height + gap
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oﬃce of ﬁrst reﬂection, ﬀ", "office of first reflection, ff"),
        ("m² and ½ stay", "m² and ½ stay"),
        ("a\x00b\x07c", "abc"),
        ("\ud83d\ude00 whole", "😀 whole"),
        ("half \ud83d gone", "half  gone"),
        ("Tŷ Cymru", "Tŷ Cymru"),
    ],
    ids=["ligatures", "compatibility", "controls", "pair", "lone", "welsh"],
)
def test_text_is_made_fit_for_every_database(text, expected):
    assert clean(text) == expected


def test_full_lines_are_joined_and_a_short_one_ends_the_paragraph():
    text = paragraphs(
        lines("Members are drawn", "by lot from all", ("the area.", 100), "They meet", "twice")
    )

    assert text == "Members are drawn by lot from all the area.\n\nThey meet twice"


@pytest.mark.parametrize("mark", ["-", "\u2010", "\u00ad", "\ufffe", "\x02"])
def test_a_word_broken_at_the_end_of_a_line_is_made_whole(mark):
    assert paragraphs(lines(f"about delib{mark}", "eration here")) == "about deliberation here"


def test_a_hyphen_stays_in_a_word_that_is_written_with_it_elsewhere():
    text = paragraphs(lines("a long-term plan is long-", "term"))

    assert text == "a long-term plan is long-term"


def test_a_dash_before_a_capital_is_no_broken_word():
    assert paragraphs(lines("the Romsey-", "Dudley line")) == "the Romsey- Dudley line"


def test_soft_hyphens_inside_a_line_are_invisible():
    assert paragraphs(lines("deli\u00adberation")) == "deliberation"


def test_a_heading_in_larger_type_is_a_paragraph():
    heading = Line("Recruitment", 70, 200, 785, 805, 100)

    assert paragraphs([heading, *lines("Members are drawn")]) == "Recruitment\n\nMembers are drawn"


def test_each_item_of_a_list_is_a_paragraph_and_lone_bullets_are_dropped():
    found = lines("• by lot", "• by post", "•", "2. in person")

    assert paragraphs(found) == "• by lot\n\n• by post\n\n2. in person"


def test_entries_of_a_table_of_contents_stay_apart():
    assert paragraphs(lines("Before you start 3", "Recruitment 14")) == (
        "Before you start 3\n\nRecruitment 14"
    )


def test_a_wide_gap_ends_a_paragraph():
    first, second = lines("One full line", "Another")
    apart = Line(second.text, second.left, second.right, second.bottom - 30, second.top - 30, 30)

    assert paragraphs([first, apart]) == "One full line\n\nAnother"


def test_a_text_in_double_spacing_is_not_torn_apart():
    words = ["Members are", "drawn by lot", "from all the", "people of the", ("area.", 90)]

    assert paragraphs(lines(*words, gap=12.0)) == (
        "Members are drawn by lot from all the people of the area."
    )


def test_items_of_a_list_that_are_a_little_apart_are_not_joined():
    whole = lines("A full line", "and another", "and a third one", "and the fourth", "and a last")
    items = [
        Line(line.text, line.left, line.right, line.bottom - 74 - 4 * n, line.top - 74 - 4 * n, 30)
        for n, line in enumerate(lines("first thing", "second thing"))
    ]

    assert paragraphs([*whole, *items]).split("\n\n")[1:] == ["first thing", "second thing"]


def test_lines_whose_place_is_not_known_are_joined():
    assert paragraphs([Line("Nothing is"), Line("known")]) == "Nothing is known"


def test_a_page_without_lines_has_no_text():
    assert paragraphs([]) == ""
