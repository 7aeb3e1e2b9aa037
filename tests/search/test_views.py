import pytest

from hub.core.audiences import SIGNED_IN
from hub.core.transactions import unit_of_work
from search import indexing
from tests.counting import MOST_QUERIES, queries_of
from tests.factories.accounts import UserFactory
from tests.factories.library import TopicFactory
from tests.factories.pages import LibraryPageFactory, site_home, welsh_home
from tests.factories.search import entry


@pytest.fixture
def library(unit):
    """Return the address of the library."""
    return LibraryPageFactory(title="Library", slug="library", summary="Reports and guides.").url


def text_of(node):
    return " ".join(node.get_text().split())


def titles(page):
    return [text_of(link) for link in page.select(".app-result__title a")]


def options(page, facet):
    """Return the choices of a facet as (words and count, ticked)."""
    return [
        (text_of(box.find_parent(class_="govuk-checkboxes__item")), box.has_attr("checked"))
        for box in page.select(f'input[name="{facet}"]')
    ]


def count(page):
    return text_of(page.find(id="results"))


@pytest.fixture
def stocked(shelf, follow):
    """Put five things on the shelf: two reports, a guide and two plain pages."""
    for code in ("recruitment", "transport", "evidence"):
        TopicFactory(code=code)
    things = [
        ("Bus report", "report", ["transport"], "resource"),
        ("Jury report", "report", ["recruitment", "evidence"], "resource"),
        ("Jury guide", "guide", ["recruitment"], "resource"),
        ("Jury page", "page", ["evidence"], "page"),
        ("Plain page", "page", [], "page"),
    ]
    for title, kind, topics, preset in things:
        facets = {"type": [kind], "topic": topics}
        shelf.put(title, entry(title, f"All about the {title}.", facets=facets, kind=preset))
    follow()


def test_a_hit_shows_title_type_date_the_marked_passage_and_where_it_is(page, shelf, follow):
    shelf.put(
        "1",
        entry(
            "The handbook",
            "Nothing.",
            "Write the <invitation> letter & post it.",
            facets={"type": ["handbook"]},
        ),
    )
    follow()
    found = page("/search/?q=invitation+letters")
    [hit] = found.select(".app-result")
    link = hit.select_one(".app-result__title a")
    assert (text_of(link), link["href"]) == ("The handbook", "/the-handbook/#page-2")
    assert [text_of(fact) for fact in hit.select(".app-result__facts li")] == [
        "Handbook",
        "1 January 2020",
    ]
    passage = hit.select_one(".app-result__passage")
    assert passage.decode_contents() == (
        "Write the &lt;<mark>invitation</mark>&gt; <mark>letter</mark> &amp; post it."
    )
    place = hit.select_one(".app-result__place a")
    assert (text_of(place), place["href"]) == ("page 2: The handbook", "/the-handbook/#page-2")


def test_other_places_in_the_same_item_are_one_click_away(page, shelf, follow):
    shelf.put("1", entry("Handbook", "The jury.", "Nothing.", "A jury of the town.", "Nothing."))
    follow()
    hit = page("/search/?q=jury").select_one(".app-result")
    best = hit.select_one(".app-result__title a")["href"]
    [other] = hit.select(".app-result__others li a")
    assert {best, other["href"]} == {"/handbook/#page-1", "/handbook/#page-3"}
    assert text_of(other) == f"page {other['href'][-1]}"


def test_the_count_is_written_out(page, stocked):
    assert count(page("/search/")) == "5 results"
    assert count(page("/search/?q=bus")) == "1 result"
    assert count(page("/search/?q=zebra")) == "0 results"


def test_a_large_count_has_a_comma(page, shelf, follow):
    with unit_of_work():
        for number in range(1234):
            shelf.entries[str(number)] = [entry(f"Jury {number}")]
            indexing.touch(shelf.name, str(number))
    follow()
    assert count(page("/search/?q=jury&page=62")) == "1,234 results"


def test_facets_count_within_by_or_and_between_by_and_each_without_its_own_choice(page, stocked):
    assert options(page("/search/?q=jury"), "type") == [
        ("Guide (1)", False),
        ("Page (1)", False),
        ("Report (1)", False),
    ]
    found = page("/search/?q=jury&type=report&type=guide")
    assert sorted(titles(found)) == ["Jury guide", "Jury report"]
    assert options(found, "type") == [
        ("Guide (1)", True),
        ("Page (1)", False),
        ("Report (1)", True),
    ]
    assert options(found, "topic") == [("Evidence (1)", False), ("Recruitment (2)", False)]
    both = page("/search/?q=jury&type=report&topic=recruitment")
    assert titles(both) == ["Jury report"]
    assert options(both, "type") == [("Guide (1)", False), ("Report (1)", True)]


def test_a_choice_that_finds_nothing_is_hidden_unless_it_is_chosen(page, stocked):
    found = page("/search/?q=jury&topic=transport")
    assert titles(found) == []
    assert options(found, "topic") == [
        ("Evidence (2)", False),
        ("Recruitment (2)", False),
        ("Transport (0)", True),
    ]


def test_each_filter_can_be_taken_back_and_all_at_once(page, stocked):
    found = page("/search/?q=jury&type=report&type=guide&topic=evidence&sort=title")
    assert [
        (text_of(link), link["href"]) for link in found.select(".app-active-filters__link")
    ] == [
        (
            "Remove filter Type: Report",
            "/search/?q=jury&type=guide&topic=evidence&sort=title",
        ),
        ("Remove filter Type: Guide", "/search/?q=jury&type=report&topic=evidence&sort=title"),
        ("Remove filter Topic: Evidence", "/search/?q=jury&type=report&type=guide&sort=title"),
    ]
    clear = {text_of(a): a["href"] for a in found.select("a") if "Clear" in a.get_text()}
    assert clear == {
        "Clear all": "/search/?q=jury&sort=title",
        "Clear all filters": "/search/?q=jury&sort=title",
    }


def test_the_form_holds_the_whole_state_so_that_it_works_without_scripts(page, stocked):
    found = page("/search/?q=jury&type=report&sort=title&page=7")
    [form] = found.select('main form[role="search"]')
    assert (form["method"], form["action"]) == ("get", "/search/")
    assert form.select_one('input[name="q"]')["value"] == "jury"
    assert form.select_one('select[name="sort"] option[selected]')["value"] == "title"
    assert [button.get_text(strip=True) for button in form.select('button[type="submit"]')] == [
        "Search",
        "Apply filters",
    ]
    assert form.select('input[name="page"]') == []


def test_results_can_be_sorted_by_match_only_where_there_are_words(page, stocked):
    def orders(found):
        return [(text_of(option), option["value"]) for option in found.select("#sort option")]

    assert orders(page("/search/")) == [
        ("Newest first", ""),
        ("Oldest first", "oldest"),
        ("A to Z", "title"),
    ]
    assert orders(page("/search/?q=jury")) == [
        ("Best match", ""),
        ("Newest first", "newest"),
        ("Oldest first", "oldest"),
        ("A to Z", "title"),
    ]
    assert titles(page("/search/?q=jury&sort=title")) == ["Jury guide", "Jury page", "Jury report"]


def test_results_come_in_pages_and_past_the_last_is_the_last(page, shelf, follow):
    for number in range(41):
        shelf.put(str(number), entry(f"Jury {number:02}"))
    follow()
    second = page("/search/?q=jury&sort=title&page=2")
    assert titles(second) == [f"Jury {number}" for number in range(20, 40)]
    assert second.title.get_text() == "jury - Search (page 2 of 3) - Democracy Hub"
    assert [a["href"] for a in second.select(".govuk-pagination__list a")] == [
        "/search/?q=jury&sort=title",
        "/search/?q=jury&sort=title&page=2",
        "/search/?q=jury&sort=title&page=3",
    ]
    for number in ("3", "4", "99999"):
        assert titles(page(f"/search/?q=jury&sort=title&page={number}")) == ["Jury 40"]


def test_no_page_beyond_the_five_hundredth_is_shown_and_the_reader_is_told(page, stocked):
    words = "We show no more than 500 pages of results."
    assert words in page("/search/?page=501").get_text()
    assert words not in page("/search/?page=500").get_text()


def test_the_title_of_the_page_begins_with_the_words(page, stocked):
    assert page("/search/").title.get_text() == "Search - Democracy Hub"
    assert page("/search/?q=%3Cb%3E").title.get_text() == "<b> - Search - Democracy Hub"


def test_nothing_found_comes_with_what_to_try(page, stocked):
    found = page("/search/?q=zebra&type=report")
    assert [text_of(item) for item in found.select(".app-no-results li")] == [
        "removing your filters",
        "double-checking your spelling",
        "using fewer words",
        "searching for something less specific",
    ]
    assert found.select_one(".app-no-results a")["href"] == "/search/?q=zebra"


def test_an_empty_site_says_so(page, shelf, follow):
    follow()
    found = page("/search/")
    assert text_of(found.select_one(".app-no-results")) == "There is nothing here yet."
    assert found.select(".app-filter *") == []


def test_search_says_when_it_is_being_rebuilt_and_still_finds_titles(page, shelf):
    shelf.put("1", entry("Jury report", "Zebra.", facets={"type": ["report"]}))
    found = page("/search/?q=jury")
    assert text_of(found.select_one(".govuk-notification-banner__title")) == (
        "Search is being put in order"
    )
    assert titles(found) == ["Jury report"]


def test_a_long_text_is_cut_and_the_reader_is_told(page, stocked):
    found = page("/search/?q=" + "+".join(f"word{number}" for number in range(300)))
    assert "We searched for the first part of it." in found.get_text()


def test_search_engines_keep_results_out_but_take_the_library(page, stocked, library):
    def robots(address):
        return [tag["content"] for tag in page(address).select('meta[name="robots"]')]

    assert robots("/search/") == ["noindex"]
    assert robots("/search/?q=jury") == ["noindex"]
    assert robots(library) == []
    assert robots(f"{library}?type=report") == ["noindex"]


def test_the_library_is_the_same_search_preset_to_resources(page, stocked, library):
    found = page(f"{library}?q=jury")
    assert text_of(found.h1) == "Library"
    assert text_of(found.select_one(".app-lead")) == "Reports and guides."
    assert sorted(titles(found)) == ["Jury guide", "Jury report"]
    assert options(found, "type") == [("Guide (1)", False), ("Report (1)", False)]
    assert found.select_one('main form[role="search"]')["action"] == "/library/"
    everywhere = found.select_one('main a[href^="/search/"]')
    assert (text_of(everywhere), everywhere["href"]) == (
        "Search the whole site for “jury”",
        "/search/?q=jury",
    )


def test_the_label_of_the_box_is_the_heading_where_search_is_the_business(page, stocked):
    found = page("/search/")
    assert text_of(found.h1.label) == "Search"
    assert found.h1.label["for"] == found.select_one('input[name="q"]')["id"]
    assert len(found.select('input[name="q"]')) == 1


def test_the_results_can_be_reached_by_a_skip_link(page, stocked):
    found = page("/search/")
    links = {text_of(a): a["href"] for a in found.select(".govuk-skip-link")}
    assert links == {"Skip to main content": "#main-content", "Skip to results": "#results"}
    assert found.find(id="results")["tabindex"] == "-1"


def test_what_a_reader_may_not_see_is_in_no_hit_count_or_facet(page, shelf, follow):
    TopicFactory(code="secret-topic")
    facets = {"type": ["dataset"], "topic": ["secret-topic"]}
    shelf.put("1", entry("Zebra minutes", "Zebra zebra.", rule=SIGNED_IN, facets=facets))
    shelf.put("2", entry("Open page", "A horse.", facets={"type": ["page"]}))
    follow()
    for address in ("/search/", "/search/?q=zebra", "/search/?topic=secret-topic"):
        found = page(address)
        shown = found.main.get_text().replace("Topic: Secret topic", "")
        assert "Zebra minutes" not in shown
        assert "Dataset" not in shown
        assert options(found, "topic") in ([], [("Secret topic (0)", True)])
    member = UserFactory()
    assert titles(page("/search/?q=zebra", user=member)) == ["Zebra minutes"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_a_search_is_only_ever_read(client, stocked, library, method):
    for address in ("/search/", library):
        response = getattr(client, method)(address)
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "query_string",
    [
        "q=%00",
        "q=%ED%A0%80",
        "q=%ff%fe",
        "q=" + "word+" * 5000,
        "q=" + "x" * 1_000_000,
        "q=%22",
        "q=title%3A%5Ba+TO+z%5D",
        "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "q=a&q=b&q[]=c",
        "type=report%00&topic=%ED%A0%80",
        "type=" + "a" * 100_000,
        "&".join(["type=report"] * 5000),
        "owner__password__startswith=a",
        "page=" + "9" * 5000,
        "page=-1&page=0",
        "page=%00",
        "sort=owner__password",
        "sort=-pk",
        ";;&&==%%%",
        "%",
    ],
)
def test_no_address_is_an_error(page, stocked, library, query_string):
    for address in ("/search/", library):
        found = page(f"{address}?{query_string}")
        assert found.find(id="results")
        assert found.select("main script") == []


def test_more_parameters_than_anybody_sends_are_refused_not_an_error(client, stocked):
    response = client.get("/search/?" + "&".join(["type=report"] * 11_000))
    assert response.status_code == 400


def test_a_search_sets_no_cookie(client, stocked):
    assert dict(client.get("/search/?q=jury").cookies) == {}


def test_the_queries_do_not_grow_with_the_hits(client, shelf, follow):
    def queries_with(number):
        for key in range(number):
            facets = {"type": ["report"], "topic": [TopicFactory().code]}
            shelf.put(f"{key}", entry(f"Jury {key}", "One.", "A jury.", facets=facets))
        follow()
        assert len(client.get("/search/?q=jury").context["hits"]) == number
        return queries_of(lambda: client.get("/search/?q=jury"))

    few = queries_with(1)
    assert few <= MOST_QUERIES
    assert [queries_with(number) for number in (3, 13)] == [few, few]


def test_a_reader_of_welsh_searches_in_welsh(page, shelf, follow):
    TopicFactory(code="transport", name_en="Transport", name_cy="Trafnidiaeth")
    facets = {"type": ["report"], "topic": ["transport"]}
    shelf.put("1", entry("Bws", "Am y bws.", language="cy", facets=facets, url="/cy/bws/"))
    shelf.put("2", entry("Bws bus", "The bws.", facets=facets))
    follow()
    found = page("/cy/search/?q=bws")
    assert found.html["lang"] == "cy"
    assert options(found, "topic") == [("Trafnidiaeth (2)", False)]
    languages = {text_of(a): a.get("lang") for a in found.select(".app-result__title a")}
    assert languages == {"Bws": None, "Bws bus": "en"}


def test_the_search_is_offered_in_the_languages_that_the_site_is_in(page, stocked, unit):
    def others(address):
        return [(text_of(link), link["href"]) for link in page(address).select(".app-language a")]

    site_home()
    assert others("/search/?q=jury") == []
    welsh_home()
    assert others("/search/?q=jury&type=report&page=2") == [
        ("Cymraeg", "/cy/search/?q=jury&type=report&page=2"),
    ]
    assert others("/cy/search/?q=jury") == [("English", "/search/?q=jury")]
