import pytest
from django.http import QueryDict

from search.parameters import MOST_VALUES, Parameters, read
from search.query import LONGEST_TEXT

KNOWN = {
    "type": {"report": "Report", "guide": "Guide"},
    "topic": {f"t{number}": "T" for number in range(200)},
}


def asked(query_string):
    return read(QueryDict(query_string), KNOWN)


def test_an_address_says_words_filters_order_and_page():
    assert asked("q=jury+letter&type=report&topic=t2&topic=t1&sort=title&page=3") == Parameters(
        text="jury letter",
        filters={"type": ("report",), "topic": ("t2", "t1")},
        sort="title",
        page=3,
    )


def test_an_address_comes_back_as_it_was_without_what_goes_without_saying():
    assert asked("").query_string() == ""
    assert asked("q=&type=&sort=&page=1").query_string() == ""
    assert asked("sort=newest").query_string() == ""
    assert asked("q=a&sort=relevance").query_string() == "q=a"
    assert asked("q=a&sort=newest").query_string() == "q=a&sort=newest"
    full = "q=jury+letter&type=report&topic=t2&topic=t1&sort=title&page=3"
    assert asked(full).query_string() == full


@pytest.mark.parametrize(
    ("query_string", "order"),
    [
        ("", "newest"),
        ("sort=relevance", "newest"),
        ("q=a", "relevance"),
        ("q=a&sort=nonsense", "relevance"),
        ("q=a&sort=oldest", "oldest"),
        ("sort=title", "title"),
    ],
)
def test_the_best_match_comes_first_only_where_there_are_words(query_string, order):
    assert asked(query_string).order == order


@pytest.mark.parametrize(
    "page",
    [
        "0",
        "-1",
        "",
        "abc",
        "1.5",
        " 2",
        "1e3",
        "٣",
        "²",
        "0x10",
        "9" * 40,
        "1\x00",
        "+2",
        "--",
        "\ud800",
    ],
)
def test_what_is_no_page_number_is_the_first_page(page):
    data = QueryDict(mutable=True)
    data["page"] = page
    assert read(data, KNOWN).page == 1


@pytest.mark.parametrize(("page", "number"), [("2", 2), ("007", 7), ("99999", 99999)])
def test_a_page_number_is_read(page, number):
    assert asked(f"page={page}").page == number


@pytest.mark.parametrize(
    "query_string",
    [
        "type=secret",
        "audience=1",
        "owner__password__startswith=a",
        "type__in=report",
        "topic=%00",
        "topic=%ED%A0%80",
        "type=report%00",
        "TYPE=report",
        "type[]=report",
    ],
)
def test_what_is_no_facet_or_no_value_of_it_is_left_out(query_string):
    assert asked(query_string) == Parameters()


def test_a_filter_given_twice_counts_once_and_there_are_not_too_many():
    assert asked("type=report&type=report").filters == {"type": ("report",)}
    many = "&".join(f"topic=t{number}" for number in range(200))
    assert len(asked(many).filters["topic"]) == MOST_VALUES


def test_of_several_texts_the_last_one_counts():
    assert asked("q=one&q=two").text == "two"


@pytest.mark.parametrize("text", ["\x00jury", "\ud800jury", "  jury  ", "\u202ejury", "jury\u0000"])
def test_text_that_cannot_be_stored_or_seen_is_taken_out(text):
    data = QueryDict(mutable=True)
    data["q"] = text
    read(data, KNOWN).query_string().encode()
    assert read(data, KNOWN).text == "jury"


def test_a_long_text_is_cut_but_known_to_be_longer():
    assert len(asked("q=" + "a" * 1_000_000).text) == LONGEST_TEXT + 1


def test_another_filter_or_order_leads_to_the_first_page_again():
    third = asked("q=a&type=report&type=guide&page=3")
    assert third.without("type", "report").query_string() == "q=a&type=guide"
    assert third.without("type", "report").without("type", "guide").query_string() == "q=a"
    assert third.changed(sort="title").query_string() == "q=a&type=report&type=guide&sort=title"
    assert third.changed(page=4).url("/library/") == "/library/?q=a&type=report&type=guide&page=4"
    assert Parameters().url("/library/") == "/library/"
