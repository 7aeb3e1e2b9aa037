"""A reader's text, and whatever else arrives in its place."""

import random
import time

import pytest

from search.analysis import tokens_of
from search.query import ALL_WORDS_UP_TO, LONGEST_TEXT, MOST_PARTS, Query, parse

ALPHABET = [
    *"abc012 \t\n\"'-–—()[]{}*?~^:\\/|&!+=<>%_#@;,.",
    "\x00",
    "\ud800",
    "\udfff",
    "\u00ad",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\ufffd",
    "ﷺ",
    "ﬁ",
    "Ⅷ",
    "ŷ",
    "é",
    "e\u0301",
    "İ",
    "ß",
    "东",
    "ن",
    "क्षि",
    "😀",
    "“",
    "”",
    "’",
    "AND",
    "OR NOT",
    "NEAR(",
    "title:",
    "citizens",
]


def test_words_phrases_and_exclusions_are_told_apart():
    assert parse('citizens "climate assembly" -dudley -"lost words" budget') == Query(
        text='citizens "climate assembly" -dudley -"lost words" budget',
        words=("citizens", "budget"),
        phrases=("climate assembly",),
        excluded=("dudley", "lost words"),
        sentence="citizens climate assembly budget",
    )


@pytest.mark.parametrize(
    ("text", "words", "phrases", "excluded"),
    [
        ('unfinished "quotation here', ("unfinished", "quotation", "here"), (), ()),
        ('"" " " "-"', (), (), ()),
        ("co-production, (really)!", ("co-production", "really"), (), ()),
        ("“curly quotes” «and these»", (), ("curly quotes", "and these"), ()),
        ("people’s", ("people's",), (), ()),
        ("- -- -( --word", (), (), ("word",)),
        ("title:secret owner__password", ("title:secret", "owner__password"), (), ()),
        ("Jury jury JURY", ("Jury",), (), ()),
        ("ﬁrst \uff46\uff55\uff4c\uff4c", ("first", "full"), (), ()),
        ("soft\u00adhyphen zero\u200bwidth", ("softhyphen", "zerowidth"), (), ()),
        ("x\x00b \ud800 c\udfffd", ("x", "b", "c", "d"), (), ()),
        ("* ? ~ ^ \\ + && || !", (), (), ()),
        ("😀 🎉", (), (), ()),
    ],
)
def test_what_stands_around_words_is_left_out(text, words, phrases, excluded):
    query = parse(text)
    assert (query.words, query.phrases, query.excluded) == (
        words,
        phrases,
        excluded,
    )


@pytest.mark.parametrize(
    ("count", "required"), [(1, 1), (2, 2), (4, 4), (5, 4), (7, 6), (8, 6), (12, 9), (24, 18)]
)
def test_up_to_four_words_must_all_be_found_and_three_in_four_of_more(count, required):
    query = parse(" ".join(f"word{number}" for number in range(count)))
    assert (query.required, query.most) == (required, count > ALL_WORDS_UP_TO)


def test_words_that_say_nothing_are_not_required_unless_there_is_nothing_else():
    assert parse("what is the role of a facilitator").words == ("role", "facilitator")
    assert parse("to be or not to be").words == ("not",)
    assert parse("Who are you").words == ("Who", "are", "you")
    assert parse('the "the who"').words == ()


def test_the_sentence_keeps_every_word_to_be_compared_with_a_title():
    assert (
        parse('How to run a "citizens assembly" -not').sentence == "How to run a citizens assembly"
    )


def test_a_text_that_is_too_long_is_cut_and_says_so():
    query = parse("word " * 5_000)
    assert (len(query.text) <= LONGEST_TEXT, query.words, query.shortened) == (
        True,
        ("word",),
        True,
    )
    many = parse(" ".join(f"w{number}" for number in range(MOST_PARTS + 1)))
    assert (len(many.words), many.shortened) == (MOST_PARTS, True)
    # One character that becomes eighteen.
    assert len(parse("ﷺ" * LONGEST_TEXT).text) == LONGEST_TEXT


def test_a_megabyte_takes_no_time():
    start = time.perf_counter()
    parse('"a -' * 250_000)
    assert time.perf_counter() - start < 0.1


def test_no_text_fails_and_whatever_comes_out_can_be_analysed():
    chance = random.Random(20_261_124)
    for _ in range(3_000):
        text = "".join(chance.choices(ALPHABET, k=chance.randrange(60)))
        query = parse(text)
        for part in (*query.words, *query.phrases, *query.excluded, query.sentence):
            assert tokens_of(part) == tokens_of(part.strip())
        query.text.encode()
        assert parse(query.text).words == query.words
