"""What is printed on every page is no part of what a page says."""

import pytest

from hub.media.running_lines import without_running_lines

BODIES = ["Draw lots.", "Pay people.\n\nPromptly.", "Listen.", "Report.", "Reply."]


def test_feet_that_count_the_pages_are_taken_out():
    texts = [f"{body}\n\nHow to run it {page}" for page, body in enumerate(BODIES, 1)]
    assert without_running_lines(texts) == BODIES


def test_heads_and_feet_are_taken_out_together_also_when_they_are_several_paragraphs():
    texts = [f"The council\n\n{body}\n\nDraft\n\nPage {n} of 5" for n, body in enumerate(BODIES, 1)]
    assert without_running_lines(texts) == BODIES


def test_left_and_right_pages_may_have_heads_of_their_own():
    heads = ["How to run it", "A handbook"]
    texts = [f"{heads[page % 2]}\n\n{BODIES[page % 5]} {page}" for page in range(10)]
    assert without_running_lines(texts) == [f"{BODIES[page % 5]} {page}" for page in range(10)]


def test_roman_numbers_count_pages_too():
    texts = [
        f"{body}\n\n{n}" for n, body in zip(("i", "ii", "iii", "iv", "v"), BODIES, strict=True)
    ]
    assert without_running_lines(texts) == BODIES


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([], id="no pages"),
        pytest.param(["", "", ""], id="no text"),
        pytest.param(["Draw lots.\n\nSee page 2"], id="one page"),
        pytest.param(["Draw lots.\n\nThank you 1", "Pay.\n\nThank you 2"], id="twice is chance"),
        pytest.param([f"{body}\n\n{'So it went on. ' * 20}" for body in BODIES], id="long"),
        pytest.param([f"Before\n\n{body}" for body in BODIES[:2]], id="two pages"),
        pytest.param([*(f"{b}\n\nOn." for b in BODIES[:3]), *(7 * BODIES)], id="on few pages"),
    ],
)
def test_what_a_page_says_is_left_alone(texts):
    assert without_running_lines(texts) == texts


def test_the_only_paragraph_of_a_page_is_what_the_page_says():
    texts = [*(f"{body}\n\nNotes {n}" for n, body in enumerate(BODIES)), "Notes 6"]
    assert without_running_lines(texts) == [*BODIES, "Notes 6"]
    assert without_running_lines(["Draw lots."] * 5) == ["Draw lots."] * 5
