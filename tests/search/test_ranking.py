"""What comes first, judged on small collections whose order nobody would dispute."""

import pytest

from tests.factories.search import entry, titles

FILLER = "The council wrote to residents and published the papers of each weekend in full. " * 6


@pytest.fixture
def library(shelf, follow):
    """Put a small library on the shelf: title, then what it says."""
    rows = [
        ("Citizens' assemblies", "An overview of deliberation."),
        ("How to run a citizens' assembly", f"A handbook on running one. {FILLER}"),
        (
            "Climate assembly report",
            f"{FILLER} The citizens' assembly agreed on congestion. {FILLER}",
        ),
        ("Minutes of a meeting", f"{FILLER} An assembly was mentioned. {FILLER} Citizens came."),
        ("Recruitment by sortition", f"Residents are invited by letter. {FILLER}"),
        ("Invitation letter", "Dear resident, you have been chosen at random."),
        ("Congestion charging", f"Traffic and {FILLER}"),
        ("Budget", "The cost of recruitment by sortition is part of the budget."),
    ]
    for key, (title, text) in enumerate(rows):
        shelf.put(str(key), entry(title, text))
    follow()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("citizens assembly", "Citizens' assemblies"),
        ("Citizens' assemblies", "Citizens' assemblies"),
        ("how to run a citizens assembly", "How to run a citizens' assembly"),
        ("running a citizens assembly", "How to run a citizens' assembly"),
        ("invitation letter", "Invitation letter"),
        ("letter", "Invitation letter"),
        ("recruitment sortition", "Recruitment by sortition"),
        ("congestion", "Congestion charging"),
        ("assembly congestion", "Climate assembly report"),
        ("budget", "Budget"),
    ],
)
def test_the_best_answer_comes_first(library, search, text, first):
    assert titles(search(text))[0] == first


def test_words_that_stand_together_count_more_than_words_apart(library, search):
    found = titles(search("citizens assembly"))
    assert found.index("Climate assembly report") < found.index("Minutes of a meeting")


def test_a_title_that_is_the_whole_query_beats_a_text_that_repeats_it(shelf, follow, search):
    shelf.put("1", entry("Sortition", "Nothing more."))
    shelf.put("2", entry("Sortition, sortition and sortition", "Sortition. " * 200))
    follow()
    assert titles(search("sortition"))[0] == "Sortition"


def test_a_word_in_the_title_does_not_beat_a_text_about_it(shelf, follow, search):
    """Titles count modestly: a passing word there is worth less than what the text is about."""
    shelf.put("1", entry("Letters, plans and other papers of the programme", FILLER))
    shelf.put("2", entry("Recruitment", "A letter goes out. The letter is short. Letters work."))
    follow()
    assert titles(search("letter"))[0] == "Recruitment"


def test_accents_and_welsh_words_are_found_as_they_are_typed(shelf, follow, search):
    shelf.put("1", entry("Tŷ'r Cyffredin", "Cynulliad dinasyddion yng Nghymru.", language="cy"))
    follow()
    assert titles(search("ty")) == titles(search("cynulliad")) == ["Tŷ'r Cyffredin"]
