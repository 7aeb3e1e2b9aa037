"""Menus, page numbers, and the pages for what went wrong."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string

from hub.core import navigation
from hub.core.context_processors import site
from hub.core.pagination import page_links
from tests.hub.core.markup import structure


@pytest.mark.parametrize(
    ("number", "count", "shown"),
    [
        (1, 1, "[1]"),
        (1, 2, "[1] 2"),
        (1, 9, "[1] 2 … 9"),
        (3, 9, "1 2 [3] 4 … 9"),
        (4, 9, "1 2 3 [4] 5 … 9"),
        (5, 9, "1 … 4 [5] 6 … 9"),
        (6, 9, "1 … 5 [6] 7 8 9"),
        (9, 9, "1 … 8 [9]"),
    ],
)
def test_page_links_show_first_last_and_neighbours(number, count, shown):
    links = page_links(number, count, "?page={}".format)
    assert (
        " ".join(
            "…"
            if item.get("ellipsis")
            else f"[{item['number']}]"
            if item["current"]
            else f"{item['number']}"
            for item in links["items"]
        )
        == shown
    )
    assert links["previous_url"] == (f"?page={number - 1}" if number > 1 else "")
    assert links["next_url"] == (f"?page={number + 1}" if number < count else "")


@pytest.fixture
def reader(rf):
    """Return a function that makes the request of somebody who is not signed in."""

    def visit(path):
        request = rf.get(path)
        request.user = AnonymousUser()
        return request

    return visit


def test_the_menu_marks_the_page_and_the_section_the_reader_is_in(reader, monkeypatch):
    monkeypatch.setattr(navigation, "_providers", {menu: [] for menu in navigation.MENUS})
    navigation.register("main", menu)
    navigation.register("main", menu)
    places = {
        path: [link.current for link in navigation.links("main", reader(path), "/")]
        for path in ("/", "/library/", "/library/a-guide/", "/lib/")
    }
    assert places == {
        "/": ["page", ""],
        "/library/": ["", "page"],
        "/library/a-guide/": ["", "true"],
        "/lib/": ["", ""],
    }


def menu(request):
    return [navigation.Link(url="/", text="Home"), navigation.Link(url="/library/", text="Library")]


def test_a_menu_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="'side' is not a menu"):
        navigation.register("side", menu)


@pytest.mark.django_db
def test_the_menus_of_a_page_cost_one_query_each(reader, django_assert_max_num_queries):
    request = reader("/library/")
    # What a reader may see is asked once for each request, by whatever needs it first.
    site(request)
    with django_assert_max_num_queries(2):
        variables = site(request)["site"]
    assert (variables["name"], variables["home_url"], variables["account_name"]) == (
        "Democracy Hub",
        "/",
        "",
    )


@pytest.mark.django_db
def test_missing_and_private_pages_differ_in_nothing_but_their_address(reader):
    missing, private = "/library/no-such-page/", "/library/members-only/"
    pages = {
        path: render_to_string("404.html", {}, request=reader(path)).replace(path.strip("/"), "")
        for path in (missing, private)
    }
    quoted = {path: path.replace("/", "%2F") for path in pages}
    assert pages[missing].replace(quoted[missing], "") == pages[private].replace(
        quoted[private], ""
    )
    assert pages[missing].count("Some pages are for members only") == 1


def test_the_page_for_a_broken_site_needs_no_database_and_no_request():
    html = render_to_string("500.html")
    assert re.findall(r"<title>(.*?)</title>", html) == [
        "Sorry, there is a problem with the service"
    ]
    assert structure(html).count("Democracy Hub") == 2


@pytest.mark.parametrize("name", ["403.html", "403_csrf.html", "404.html", "500.html"])
def test_error_pages_have_one_heading_and_are_not_indexed(name):
    html = render_to_string(name)
    assert len(re.findall(r"<h1\b", html)) == 1
    assert html.count('name="robots" content="noindex"') == 1
