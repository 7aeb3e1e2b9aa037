"""Searching: what is found, how it is narrowed, ordered and paged, whatever is asked."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone, translation

from hub.core.audiences import PUBLIC, SIGNED_IN
from search.query import parse
from search.searching import DEEPEST_PAGE, SearchRequest, find
from search.sources import PassageText
from tests.factories.accounts import UserFactory
from tests.factories.search import entry, titles

HOSTILE = [
    "",
    " ",
    '"',
    '""',
    '"a',
    "-",
    '-"',
    "--",
    "*",
    "?",
    "a*",
    "title:a",
    "title:[a TO z]",
    "a AND NOT (b OR",
    "a^99999999999",
    "a~2",
    "\\",
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff jury \ud800",
    "%",
    "%s %(x)s",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "ﷺ" * 300,
    "😀",
    "word " * 5_000,
    "x" * 1_000_000,
    '"' * 10_000,
    '"a ' * 10_000,
    " -".join(f"w{n}" for n in range(1_000)),
    '"' + " ".join(f"w{n}" for n in range(400)) + '"',
    "东京都 क्षि ن",
    "x" * 61,
    "\u202eyruj",
]


def test_a_word_is_found_in_another_form_and_marked_where_it_stands(shelf, follow, search):
    shelf.put("1", entry("Guide", "Nothing here.", "Citizens' assemblies meet at weekends."))
    follow()
    results = search("assembly")
    [hit] = results.hits
    assert results.state == "ready"
    assert (hit.place.url, hit.place.label) == ("/guide/#page-2", "page 2")
    assert hit.place.segments == [
        ("Citizens' ", False),
        ("assemblies", True),
        (" meet at weekends.", False),
    ]


def test_the_place_is_named_in_the_readers_language(shelf, follow, search):
    shelf.put("1", entry("Guide", "The jury."))
    follow()
    with translation.override("cy"):
        label = search("jury", language="cy").hits[0].place.label
    assert label.endswith(" 1")


def test_the_places_are_those_with_all_the_words_best_first(shelf, follow, search):
    pages = [
        "Jury.",
        "Jury, and far away from it in the same place a budget.",
        "Jury budget. Jury.",
    ]
    shelf.put("1", entry("Guide", *pages))
    follow()
    [hit] = search("jury budget").hits
    assert [place.label for place in (hit.place, *hit.others)] == ["page 3", "page 2"]


def test_where_no_place_has_all_the_words_those_with_some_are_shown(shelf, follow, search):
    pages = ["The jury.", "Nothing.", "The budget and the budget.", "Alpha.", "Bravo."]
    shelf.put("1", entry("Guide", *pages))
    follow()
    [hit] = search("jury budget").hits
    assert sorted(place.label for place in (hit.place, *hit.others)) == ["page 1", "page 3"]


def test_an_item_shows_no_more_than_its_best_place_and_three_others(shelf, follow, search):
    shelf.put("1", entry("Guide", *["The jury."] * 9))
    follow()
    assert len(search("jury").hits[0].others) == 3


def test_words_of_one_item_may_stand_in_different_places(shelf, follow, search):
    shelf.put("1", entry("Guide", "The jury met.", "The budget rose."))
    shelf.put("2", entry("Other", "The jury only."))
    follow()
    assert titles(search("jury budget")) == ["Guide"]


def test_a_phrase_does_not_cross_from_one_place_to_the_next(shelf, follow, search):
    shelf.put("1", entry("Guide", "It was a climate", "assembly of sorts."))
    shelf.put("2", entry("Other", "The climate assembly."))
    follow()
    assert titles(search('"climate assembly"')) == ["Other"]


def test_an_excluded_word_takes_the_whole_item_away(shelf, follow, search):
    shelf.put("1", entry("Guide", "The jury.", "In Dudley."))
    shelf.put("2", entry("Other", "The jury."))
    follow()
    assert titles(search("jury -dudley")) == ["Other"]
    assert titles(search("-dudley")) == ["Other"]


def test_of_many_words_some_may_be_missing(shelf, follow, search):
    shelf.put("1", entry("Most", "alpha bravo charlie delta"))
    shelf.put("2", entry("Few", "alpha bravo charlie"))
    follow()
    results = search("alpha bravo charlie delta echo")
    assert (titles(results), results.query.required) == (["Most"], 4)


def test_a_document_is_opened_on_its_reading_page(shelf, follow, search):
    passages = [
        PassageText("/documents/5/text/", "", "The report", ""),
        PassageText("/documents/5/text/", "#page-14", "", "Residents were recruited."),
    ]
    shelf.put("1", entry("Guide", passages=passages, summary="What it is."))
    follow()
    assert search("recruited").hits[0].place.url == "/documents/5/text/#page-14"
    [hit] = search("report").hits
    assert (hit.place.url, hit.place.heading) == ("/documents/5/text/", "The report")
    assert hit.place.segments == [("The ", False), ("report", True)]
    assert search("guide").hits[0].place.segments == [("What it is.", False)]


def test_facets_count_what_the_others_leave_and_ignore_their_own_choice(shelf, follow, search):
    rows = [
        ("Report on juries", "report", ["recruitment"]),
        ("Report on budgets", "report", ["money"]),
        ("Guide to juries", "guide", ["recruitment", "money"]),
        ("Plan", "plan", ["recruitment"]),
    ]
    for number, (title, kind, topics) in enumerate(rows):
        shelf.put(str(number), entry(title, facets={"type": [kind], "topic": topics}))
    follow()
    assert search().facets == {
        "type": {"report": 2, "guide": 1, "plan": 1},
        "topic": {"recruitment": 3, "money": 2},
    }
    results = search(filters={"type": ("report", "guide"), "topic": ("money",)}, sort="title")
    assert titles(results) == ["Guide to juries", "Report on budgets"]
    assert results.total == 2
    assert results.facets == {
        "type": {"report": 1, "guide": 1},
        "topic": {"recruitment": 2, "money": 2},
    }
    assert search("juries").facets["type"] == {"report": 1, "guide": 1}


def test_a_facet_that_does_not_exist_is_ignored_and_a_code_nothing_has_finds_nothing(
    shelf, follow, search
):
    shelf.put("1", entry("Guide", facets={"type": ["guide"]}))
    follow()
    assert search(filters={"owner__password__startswith": ("a",)}).total == 1
    results = search(filters={"type": ("absent", "\x00\ud800", "x" * 100_000)})
    assert (results.total, results.facets["type"]) == (0, {"guide": 1})


def test_a_preset_leaves_only_its_kinds_in_hits_counts_and_facets(shelf, follow, search):
    shelf.put("1", entry("Page", facets={"type": ["page"]}))
    shelf.put("2", entry("Resource", kind="resource", facets={"type": ["guide"]}))
    follow()
    results = search(kinds=("resource",))
    assert (titles(results), results.total) == (["Resource"], 1)
    assert results.facets["type"] == {"guide": 1}


def test_of_translations_a_reader_sees_their_own_and_one_only(shelf, follow, search):
    for key, code, title in [("1", "en", "Aims"), ("2", "cy", "Nodau")]:
        shelf.put(key, entry(title, "jury rheithgor", language=code, translation_key="t"))
    shelf.put("3", entry("English only", "jury rheithgor", translation_key="u"))
    shelf.put("4", entry("Neb ond Cymraeg", "jury rheithgor", language="cy"))
    follow()
    english, welsh = search("jury", sort="title"), search("jury", sort="title", language="cy")
    assert titles(english) == ["Aims", "English only", "Neb ond Cymraeg"]
    assert titles(welsh) == ["English only", "Neb ond Cymraeg", "Nodau"]
    assert (english.total, welsh.total) == (3, 3)
    shelf.take("2")
    follow()
    assert titles(search("jury", language="cy", sort="title"))[0] == "Aims"


def test_a_translation_with_other_readers_hides_nothing(shelf, follow, search):
    shelf.put("1", entry("Aims", "jury", translation_key="t"))
    shelf.put("2", entry("Nodau", "jury", language="cy", translation_key="t", rule=SIGNED_IN))
    follow()
    assert titles(search("jury", language="cy")) == ["Aims"]
    member = UserFactory()
    assert sorted(titles(search("jury", language="cy", user=member))) == ["Aims", "Nodau"]


def test_results_come_in_the_order_asked_for(shelf, follow, search):
    dates = {"Banana": 2019, "élan": 2021, "Apple": None}
    for key, (title, year) in enumerate(dates.items()):
        date = datetime(year, 5, 1, tzinfo=UTC) if year else None
        shelf.put(str(key), entry(title, "jury", published_at=date))
    follow()
    assert titles(search("jury", sort="newest")) == ["élan", "Banana", "Apple"]
    assert titles(search("jury", sort="oldest")) == ["Banana", "élan", "Apple"]
    assert titles(search("jury", sort="title")) == ["Apple", "Banana", "élan"]
    assert titles(search("", sort="relevance")) == ["élan", "Banana", "Apple"]
    assert search("jury", sort="owner__password").sort == "relevance"


def test_pages_end_where_the_results_end(shelf, follow, search):
    for number in range(5):
        shelf.put(str(number), entry(f"Title {number}", "jury"))
    follow()

    def page(number):
        results = search("jury", sort="title", page=number, page_size=2)
        return results.page, titles(results), results.too_deep

    assert page(1) == (1, ["Title 0", "Title 1"], False)
    assert page(3) == (3, ["Title 4"], False)
    assert page(99) == (3, ["Title 4"], False)
    assert page(DEEPEST_PAGE) == (3, ["Title 4"], False)
    assert page(99_999) == (3, ["Title 4"], True)
    assert page(0) == page(-1) == page(1)
    assert search("jury", page_size=2).pages == 3
    nothing = search("absent", page=7)
    assert (nothing.page, nothing.pages, nothing.total, nothing.hits) == (1, 1, 0, [])


def test_a_page_too_deep_is_the_deepest_there_is(shelf, follow, search, monkeypatch):
    monkeypatch.setattr("search.searching.DEEPEST_PAGE", 2)
    for number in range(5):
        shelf.put(str(number), entry(f"Title {number}", "jury"))
    follow()
    results = search("jury", page=4, page_size=1, sort="title")
    assert (results.page, results.pages, results.too_deep) == (2, 2, True)
    assert (results.total, titles(results)) == (5, ["Title 1"])


@pytest.mark.parametrize("ready", [True, False], ids=["index", "no index"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_fails(shelf, follow, search, text, ready):
    shelf.put("1", entry("Jury", "The jury of citizens"))
    if ready:
        follow()
    results = search(text, filters={"type": (text,)}, kinds=(text,), sort=text, language=text)
    assert results.state == ("ready" if ready else "rebuilding")
    assert results.query == parse(text)
    search(text)
    assert search("jury").total == 1


def test_each_reader_finds_and_counts_what_they_may_see(shelf, follow, search):
    group = Group.objects.create(name="A")
    rules = {"public": PUBLIC, "signed in": SIGNED_IN, "group": [[f"group:{group.pk}"]]}
    for key, rule in rules.items():
        shelf.put(key, entry(key, "jury", rule=rule, facets={"type": [key.replace(" ", "-")]}))
    follow()
    member = UserFactory(groups=["A"])
    suspended = UserFactory(groups=["A"], suspended_at=timezone.now())

    def seen(user):
        results = search("jury", user=user, sort="title")
        assert sum(results.facets["type"].values()) == results.total == len(results.hits)
        return titles(results)

    assert seen(None) == seen(AnonymousUser()) == seen(suspended) == ["public"]
    assert seen(UserFactory()) == ["public", "signed in"]
    assert seen(member) == ["group", "public", "signed in"]
    assert seen(UserFactory(administrator=True)) == ["group", "public", "signed in"]
    member.groups.clear()
    assert seen(type(member).objects.get(pk=member.pk)) == ["public", "signed in"]


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_queries_do_not_grow_with_rows(shelf, follow, rows, django_assert_num_queries):
    for number in range(rows):
        shelf.put(str(number), entry(f"Title {number}", "The jury.", "A jury."))
    follow()
    request = SearchRequest(text="jury", page_size=50, filters={"type": ()})
    find(request, user=None, language="en")
    # Audiences, the counter, what is withheld, items and passages.
    with django_assert_num_queries(5):
        results = find(request, user=AnonymousUser(), language="en")
        assert [len(hit.place.segments) for hit in results.hits] == [3] * rows
    # And the reader's groups and permissions.
    user = type(reader := UserFactory()).objects.get(pk=reader.pk)
    with django_assert_num_queries(8):
        find(request, user=user, language="en")
