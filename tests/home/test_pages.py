import json

import pytest
from bs4 import BeautifulSoup

from hub.core.transactions import unit_of_work
from tests.counting import MOST_QUERIES, queries_of
from tests.factories.accounts import UserFactory
from tests.factories.pages import (
    ContentPageFactory,
    LibraryPageFactory,
    ResourcePageFactory,
    restrict,
    site_home,
    welsh_home,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def get(client):
    """Return a function that fetches a page as parsed HTML, which must answer 200."""

    def get(address="/"):
        response = client.get(address)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return get


def text_of(node):
    return " ".join(node.get_text().split())


def set_doors(home, *doors):
    """Give the home page these doors: (page, words, sentence)."""
    home.doors = json.dumps(
        [
            {"type": "door", "value": {"page": page.pk, "title": title, "text": text}}
            for page, title, text in doors
        ],
    )
    home.save()


def doors_of(page):
    return [
        (text_of(card.a), card.a["href"], text_of(card.p) if card.p else "")
        for card in page.select(".app-cards .app-card")
    ]


def headings(*levels):
    return json.dumps(
        [
            {
                "type": "heading",
                "id": f"{number}" * 8,
                "value": {"text": f"Part {number}", "level": level},
            }
            for number, level in enumerate(levels, start=1)
        ],
    )


def test_the_home_page_says_what_is_here_and_for_whom_and_has_one_search_box(get, unit):
    home = site_home()
    home.heading = "Involve residents <here>"
    home.introduction = "Guidance for officers & councillors."
    home.save()
    page = get()
    assert text_of(page.h1) == "Involve residents <here>"
    assert text_of(page.select_one(".app-hero__text")) == "Guidance for officers & councillors."
    [box] = page.select('form[role="search"]')
    assert (box["action"], box["method"]) == ("/search/", "get")
    assert page.select_one(f'label[for="{box.select_one("input")["id"]}"]')
    assert page.title.get_text() == "Involve residents <here> - Democracy Hub"
    assert page.select_one("main#main-content .app-hero")
    assert page.select('nav[aria-label="Breadcrumb"]') == []


def test_a_home_page_that_nobody_has_filled_in_still_has_its_title_and_search(get, unit):
    site_home()
    page = get()
    assert text_of(page.h1) == "Home"
    assert len(page.select('input[name="q"]')) == 1
    assert doors_of(page) == []


def test_doors_lead_in_the_editors_order_with_the_pages_words_unless_others_are_given(get, unit):
    library = LibraryPageFactory(title="Library", slug="library", summary="All of it.")
    plain = ContentPageFactory(title="Plain", slug="plain")
    guide = ResourcePageFactory(title="The guide", slug="guide", summary="How to.")
    set_doors(
        site_home(), (plain, "", ""), (guide, "Begin here", "Step by step."), (library, "", "")
    )
    assert doors_of(get()) == [
        ("Plain", "/plain/", ""),
        ("Begin here", "/library/guide/", "Step by step."),
        ("Library", "/library/", "All of it."),
    ]


def test_a_door_that_a_reader_may_not_pass_is_not_shown(client, get, unit):
    members = ContentPageFactory(title="Members", slug="members")
    draft = ContentPageFactory(title="Draft", slug="draft", live=False)
    gone = ContentPageFactory(title="Gone", slug="gone")
    set_doors(site_home(), (members, "", ""), (draft, "", ""), (gone, "", ""))
    gone.delete()
    restrict(members, "login")
    assert doors_of(get()) == []
    client.force_login(UserFactory())
    assert doors_of(get()) == [("Members", "/members/", "")]


def test_a_door_of_the_welsh_home_page_leads_to_the_welsh_page(get, unit):
    english = ContentPageFactory(title="Programme", slug="programme")
    other = ContentPageFactory(title="English only", slug="english")
    set_doors(site_home(), (english, "", ""), (other, "", ""))
    home = welsh_home()
    welsh = english.copy_for_translation(home.locale)
    welsh.title = "Rhaglen"
    welsh.save_revision().publish()
    assert doors_of(get("/cy/")) == [
        ("Rhaglen", "/cy/programme/", ""),
        ("English only", "/english/", ""),
    ]


def test_the_words_of_an_english_page_are_marked_as_english_on_the_welsh_home_page(get, unit):
    english = ContentPageFactory(title="English only", slug="english", summary="In English.")
    welsh_home()
    set_doors(welsh_home(), (english, "", ""), (english, "Saesneg", "Yn Saesneg."))
    cards = get("/cy/").select(".app-cards .app-card")
    assert [(card.a.get("lang"), card.p.get("lang")) for card in cards] == [
        ("en", "en"),
        (None, None),
    ]
    assert [card.a["hreflang"] for card in cards] == ["en", "en"]


def test_the_queries_of_the_home_page_do_not_grow_with_its_doors(client):
    def queries_with(count):
        with unit_of_work():
            pages = [ContentPageFactory() for _ in range(count)]
            set_doors(site_home(), *((page, "", "") for page in pages))
        assert len(client.get("/").context["doors"]) == count
        return queries_of(lambda: client.get("/"))

    few = queries_with(1)
    assert few <= MOST_QUERIES
    assert [queries_with(count) for count in (3, 6)] == [few, few]


def test_a_content_page_has_its_title_summary_and_trail(get, unit):
    above = ContentPageFactory(title="Programme", slug="programme")
    ContentPageFactory(title="Part", slug="part", summary="In short.", parent=above)
    page = get("/programme/part/")
    assert page.title.get_text() == "Part - Democracy Hub"
    assert page.select_one('meta[name="description"]')["content"] == "In short."
    assert text_of(page.h1) == "Part"
    assert text_of(page.select_one(".app-lead")) == "In short."
    trail = page.select('nav[aria-label="Breadcrumb"] a')
    assert [(text_of(link), link["href"]) for link in trail] == [
        ("Home", "/"),
        ("Programme", "/programme/"),
    ]


def test_a_long_page_lists_its_sections_and_a_short_one_does_not(get, unit):
    ContentPageFactory(slug="long", body=headings("h2", "h3", "h2", "h2", "h2"))
    ContentPageFactory(slug="short", body=headings("h2", "h2", "h2"))
    page = get("/long/")
    links = page.select(".app-contents a")
    assert [text_of(link) for link in links] == ["Part 1", "Part 3", "Part 4", "Part 5"]
    assert all(page.find(id=link["href"][1:]) for link in links)
    assert get("/short/").select(".app-contents") == []


def test_an_editors_own_list_of_contents_is_the_only_one(get, unit):
    blocks = json.loads(headings("h2", "h2", "h2", "h2"))
    ContentPageFactory(
        slug="own", body=json.dumps([{"type": "contents", "value": {"depth": "h2"}}, *blocks])
    )
    assert len(get("/own/").select(".app-contents")) == 1


def test_a_page_says_which_language_it_is_in_and_leads_to_the_other(get, unit):
    english = ContentPageFactory(title="Programme", slug="programme")
    welsh = english.copy_for_translation(welsh_home().locale)
    welsh.title = "Rhaglen"
    welsh.save_revision().publish()
    page = get("/cy/programme/")
    assert page.html["lang"] == "cy"
    other = page.select_one('a[hreflang="en"]')
    assert (other["href"], other["lang"]) == ("/programme/", "en")


def test_the_queries_of_a_content_page_do_not_grow_with_its_sections(client):
    def queries_with(count):
        with unit_of_work():
            ContentPageFactory(slug=f"with-{count}", body=headings(*["h2"] * count))
        return queries_of(lambda: client.get(f"/with-{count}/"))

    few = queries_with(1)
    assert few <= MOST_QUERIES
    assert [queries_with(count) for count in (3, 13)] == [few, few]


def test_search_is_told_that_it_is_a_page(unit):
    assert ContentPageFactory().get_search_facets() == {"topic": [], "type": ["page"]}
