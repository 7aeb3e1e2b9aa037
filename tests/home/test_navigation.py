import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser

from home import navigation
from hub.core.transactions import unit_of_work
from tests.factories.accounts import UserFactory
from tests.factories.pages import (
    ContentPageFactory,
    LibraryPageFactory,
    restrict,
    site_home,
    welsh_home,
)

pytestmark = pytest.mark.django_db


def menus(client, address="/"):
    """Return the words and addresses of the menu and of the foot of the page at `address`."""
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return tuple(
        [(" ".join(link.get_text().split()), link["href"]) for link in page.select(links)]
        for links in (".app-navigation a", ".app-footer__links a")
    )


@pytest.fixture
def pages(unit):
    site_home()
    LibraryPageFactory(title="Library", slug="library", show_in_menus=True)
    programme = ContentPageFactory(title="The programme", slug="programme", show_in_menus=True)
    ContentPageFactory(title="Cookies", slug="cookies", show_in_footer=True)
    ContentPageFactory(title="In no menu", slug="elsewhere")
    ContentPageFactory(title="Draft", slug="draft", show_in_menus=True, live=False)
    ContentPageFactory(
        title="Below", slug="below", parent=programme, show_in_menus=True, show_in_footer=True
    )
    return programme


def test_the_menu_holds_marked_sections_in_order_and_the_foot_its_own_pages(client, pages):
    main, foot = menus(client)
    assert main == [
        ("Library", "/library/"),
        ("The programme", "/programme/"),
    ]
    assert foot == [("Below", "/programme/below/"), ("Cookies", "/cookies/")]


def test_the_section_that_a_reader_is_in_is_marked(client, pages):
    page = BeautifulSoup(client.get("/programme/below/").content, "html.parser")
    marked = page.select(".app-navigation [aria-current]")
    assert [(link.get_text(strip=True), link["aria-current"]) for link in marked] == [
        ("The programme", "true"),
    ]


def test_a_section_for_members_is_in_the_menu_of_members_only(client, pages):
    restrict(pages, "login")
    assert [text for text, _ in menus(client)[0]] == ["Library"]
    assert [text for text, _ in menus(client)[1]] == ["Cookies"]
    client.force_login(UserFactory())
    assert [text for text, _ in menus(client)[0]] == ["Library", "The programme"]


def test_a_welsh_reader_gets_the_sections_that_are_in_welsh(client, pages):
    home = welsh_home()
    translated = pages.copy_for_translation(home.locale)
    translated.title = "Y rhaglen"
    translated.save_revision().publish()
    main, foot = menus(client, "/cy/")
    assert main == [("Y rhaglen", "/cy/programme/")]
    assert foot == []


@pytest.mark.parametrize("count", [1, 3, 13])
def test_all_menus_together_cost_one_query_beside_the_readers_rights_and_the_site(
    rf, count, django_assert_num_queries
):
    with unit_of_work():
        for _ in range(count):
            ContentPageFactory(show_in_menus=True, show_in_footer=True)
    request = rf.get("/")
    request.user = AnonymousUser()
    with django_assert_num_queries(3):
        shown = [*navigation.sections(request), *navigation.footer(request)]
    assert len(shown) == 2 * min(count, navigation.MOST_LINKS)
