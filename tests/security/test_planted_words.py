"""No word reaches a reader who may not know it, whatever they ask for and however."""

import re
from urllib.parse import quote

import pytest
from django.test import Client

from search import engines
from search.following import follow_once
from tests.security.addresses import admin_addresses, public_addresses, search_addresses
from tests.security.planting import (
    ANONYMOUS,
    MEMBER,
    NOWHERE,
    OTHER,
    READERS,
    STRANGER,
    SUSPENDED,
    Secrets,
    plant,
)

pytestmark = pytest.mark.django_db
NOT_MEMBERS = (ANONYMOUS, STRANGER, OTHER, SUSPENDED)


@pytest.fixture
def secrets() -> Secrets:
    return plant()


@pytest.fixture
def followed(secrets):
    """Let the index know everything, as the worker does a moment later."""
    follow_once(engines.current())
    return secrets


def as_reader(secrets: Secrets, reader: str) -> Client:
    """Return the browser of a reader."""
    client = Client()
    if secrets.users[reader] is not None:
        client.force_login(secrets.users[reader])
    return client


def answer(client: Client, address: str) -> str:
    """Return all that is answered: the status, the headers, the body."""
    response = client.get(address)
    body = b"".join(response) if response.streaming else response.content
    headers = "".join(f"{name}: {value}\n" for name, value in response.items())
    return f"{response.status_code}\n{headers}{response.cookies}\n{body.decode('latin-1')}"


def without_path(text: str, address: str) -> str:
    """Return an answer without the address that was asked for."""
    path = address.partition("?")[0]
    for form in (quote(path, safe=""), quote(path), path):
        text = text.replace(form, "…")
    return text


@pytest.mark.parametrize("reader", NOT_MEMBERS)
def test_nothing_that_is_asked_for_answers_with_a_word_that_is_not_for_the_reader(followed, reader):
    client = as_reader(followed, reader)
    hidden = followed.hidden_from(reader)
    told = []
    for address in public_addresses():
        words = without_path(answer(client, address), address)
        told += [(address, word) for word in hidden if word in words]
    assert told == []


@pytest.mark.parametrize("reader", NOT_MEMBERS)
def test_the_admin_tells_nothing_to_who_has_no_business_there(followed, reader):
    client = as_reader(followed, reader)
    hidden = followed.hidden_from(reader)
    told = []
    for address in admin_addresses():
        words = answer(client, address)
        told += [(address, word) for word in hidden if word in words]
    assert told == []


@pytest.mark.parametrize(
    ("reader", "following"),
    [*((reader, True) for reader in NOT_MEMBERS), (ANONYMOUS, False), (OTHER, False)],
)
def test_a_search_for_a_hidden_word_is_a_search_for_a_word_that_is_nowhere(
    secrets, reader, following
):
    if following:
        follow_once(engines.current())
    client = as_reader(secrets, reader)
    hidden = secrets.hidden_from(reader)
    differing = []
    for address in search_addresses(NOWHERE):
        expected = answer(client, address)
        for word in hidden:
            found = answer(client, address.replace(NOWHERE, word))
            if found.replace(word, NOWHERE) != expected:
                differing.append((word, address))
    assert differing == []


def test_the_words_are_found_by_those_who_may_know_them(followed):
    found = {}
    for word in followed.readers:
        for reader in READERS:
            body = as_reader(followed, reader).get("/search/", {"q": word}).content.decode()
            found[word, reader] = int(re.search(r'id="results"[^>]*>\s*(\d+) result', body)[1])
    assert found == {
        (word, reader): followed.found[word] if reader in readers else 0
        for word, readers in followed.readers.items()
        for reader in READERS
    }


def test_a_member_opens_what_is_for_members(followed):
    client = as_reader(followed, MEMBER)
    things = followed.things
    opened = {
        name: answer(client, things[name].url).partition("\n")[0]
        for name in ("members", "below", "signedin", "work", "workfile", "closedfile")
    }
    assert opened == dict.fromkeys(opened, "200")
