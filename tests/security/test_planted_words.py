"""No word reaches a reader who may not know it, whatever they ask for and however."""

import re

import pytest
from django.test import Client
from wagtail.models import Page

from hub.media.models import Document
from search import engines
from search.following import follow_once
from tests.security.addresses import admin_addresses, public_addresses, search_addresses
from tests.security.planting import (
    ANONYMOUS,
    INNER_TOPIC,
    MEMBER,
    NOWHERE,
    OTHER,
    READERS,
    STRANGER,
    SUSPENDED,
    Secrets,
    plant,
    word,
)
from tests.security.searching import answer, counts, search, without_path

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


@pytest.mark.parametrize("reader", NOT_MEMBERS)
def test_nothing_that_is_asked_for_answers_with_a_word_that_is_not_for_the_reader(followed, reader):
    client = as_reader(followed, reader)
    hidden = followed.hidden_from(reader)
    told = []
    for address in public_addresses():
        words = without_path(answer(client, address), address)
        told += [(address, secret) for secret in hidden if secret in words]
    assert told == []


@pytest.mark.parametrize("reader", NOT_MEMBERS)
def test_the_admin_tells_nothing_to_who_has_no_business_there(followed, reader):
    client = as_reader(followed, reader)
    hidden = followed.hidden_from(reader)
    told = []
    for address in admin_addresses():
        words = answer(client, address)
        told += [(address, secret) for secret in hidden if secret in words]
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
        for secret in hidden:
            found = answer(client, address.replace(NOWHERE, secret))
            if found.replace(secret, NOWHERE) != expected:
                differing.append((secret, address))
    assert differing == []


def test_the_words_are_found_by_those_who_may_know_them(followed):
    found = {
        (secret, reader): counts(search(as_reader(followed, reader), secret))[0]
        for secret in followed.readers
        for reader in READERS
    }
    assert found == {
        (secret, reader): followed.found[secret] if reader in readers else 0
        for secret, readers in followed.readers.items()
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


# The home page and the library, which are of no type, and:
EVERYTHING = {
    # the open page, the one that points elsewhere; three resources.
    ANONYMOUS: (7, {"Page": 2, "Other": 3}),
    SUSPENDED: (7, {"Page": 2, "Other": 3}),
    # The page for who is signed in.
    STRANGER: (8, {"Page": 3, "Other": 3}),
    OTHER: (8, {"Page": 3, "Other": 3}),
    # Two pages, a resource with a topic, and the closed file with each of the four that offer it.
    MEMBER: (15, {"Page": 6, "Other": 6, INNER_TOPIC: 1}),
}


@pytest.mark.parametrize("reader", READERS)
def test_the_numbers_are_those_of_what_the_reader_may_see(followed, reader):
    body = search(as_reader(followed, reader))
    assert counts(body) == EVERYTHING[reader]
    assert len(re.findall(r'class="app-result"', body)) == EVERYTHING[reader][0]
    body = search(as_reader(followed, reader), path="/library/")
    assert counts(body)[0] == counts(body)[1]["Other"] == EVERYTHING[reader][1]["Other"]


@pytest.mark.parametrize("reader", NOT_MEMBERS)
def test_what_is_hidden_is_missing_byte_for_byte(followed, reader):
    client = as_reader(followed, reader)
    hidden = set(followed.hidden_from(reader))
    differing = []
    for name, thing in followed.things.items():
        if word(name) not in hidden:
            continue
        for path, missing in twins(thing):
            if without_path(answer(client, path), path) != without_path(
                answer(client, missing), missing
            ):
                differing.append(path)
    assert differing == []


def twins(thing) -> list[tuple[str, str]]:
    """Return the addresses of a thing, each with one as long at which there is nothing."""
    if isinstance(thing, Page):
        path = thing.url or thing.url_path.replace("/start", "", 1)
        missing = path.replace(thing.slug, "x" * len(thing.slug))
        return [(path, missing), (f"/cy{path}", f"/cy{missing}")]
    if isinstance(thing, Document):
        nobody = "9" * len(str(thing.pk))
        here = [thing.url, thing.download_url, thing.text_url, thing.thumbnail_url]
        here += [page.picture_url for page in thing.pages.all()]
        here += [f"/documents/{thing.pk}/other.pdf", f"/cy{thing.text_url}"]
        return [(path, path.replace(f"/{thing.pk}/", f"/{nobody}/")) for path in here]
    stored = [*thing.renditions.values_list("file", flat=True), thing.file.name]
    return [(f"/media/{name}", f"/media/{name.replace('-', 'x')}") for name in stored]
