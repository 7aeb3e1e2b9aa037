"""A source that the test fills, the index of the test, and searching it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from search import engines, sources
from search.following import follow_once
from search.searching import Results, SearchRequest, find
from search.status import status_of
from tests.factories.search import Shelf


@pytest.fixture
def shelf(db, monkeypatch) -> Shelf:
    """Return an empty source that search knows."""
    shelf = Shelf()
    monkeypatch.setitem(sources._sources, shelf.name, shelf)  # noqa: SLF001 - undone by monkeypatch
    return shelf


@pytest.fixture
def follow():
    """Return a function that lets the index catch up, as the worker does."""
    return lambda: follow_once(engines.current())


@pytest.fixture
def search():
    """Return a function that searches as an anonymous English reader unless told otherwise."""

    def search(text: str = "", *, user=None, language: str = "en", **request) -> Results:
        return find(SearchRequest(text=text, **request), user=user, language=language)

    return search


@pytest.fixture
def converged():
    """Return a function that asserts that the index says exactly what the tables say."""

    def converged():
        status = status_of(engines.current())
        assert status.converged, status

    return converged


@pytest.fixture
def page(db):
    """Return a function that fetches an address as parsed HTML, which must answer 200."""
    client = Client()

    def page(address="/search/", user=None):
        if user:
            client.force_login(user)
        response = client.get(address)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return page
