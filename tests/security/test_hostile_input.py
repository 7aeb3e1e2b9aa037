"""No input is answered with an error of ours, however it is made up."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hub.core.background import worker_beats
from hub.core.transactions import unit_of_work
from hub.media.reading import read
from hub.media.uploading import create_document
from resources.library.models import ResourceFile
from search import engines
from search.following import follow_once
from tests.factories.accounts import UserFactory
from tests.factories.pages import ContentPageFactory, ResourcePageFactory, welsh_home
from tests.factories.pdfs import pdf_bytes
from tests.security.addresses import public_addresses
from tests.security.hostile import BODIES, HEADERS, HOSTS, METHODS, PATHS, QUERIES

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    """A browser that sees what a server would answer, CSRF checks and all."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def addresses():
    """Every address of a small site, one of each kind of page and file."""
    with unit_of_work():
        welsh_home()
        ContentPageFactory(slug="content", title="An assembly")
        resource = ResourcePageFactory(slug="work", title="An assembly", resource_type="report")
        file = SimpleUploadedFile("a.pdf", pdf_bytes(["An assembly met."]))
        document = create_document(title="An assembly", file=file)
        ResourceFile.objects.create(resource=resource, document=document)
        resource.save_revision().publish()
    assert read(document.pk) == "ready"
    follow_once(engines.current())
    # Whether the site is ready: without a worker, as here, it is not.
    worker_beats("of this test")
    return one_of_each(public_addresses())


def one_of_each(paths: list[str]) -> list[str]:
    """Keep what answers, and one address that does not: what is missing is missing alike."""
    client = Client()
    answers = {path: client.get(path) for path in paths}
    for response in answers.values():
        b"".join(response)
    return [path for path, response in answers.items() if response.status_code != 404] + ["/no/"]


def statuses(client: Client, requests) -> dict[str, int]:
    """Return what is answered wrongly: each request with a status that no bad request deserves.

    What a view raises is raised here, with its own story.
    """
    wrong = {}
    for name, method, path, options in requests:
        response = client.generic(method, path, **options)
        if response.streaming:
            b"".join(response)
        # Whether it is ready is for the site to say; a suite without a worker takes its time.
        if response.status_code not in SENSIBLE | ({503} if path == "/readyz" else set()):
            wrong[name[:200]] = response.status_code
    return wrong


SENSIBLE = {200, 206, 301, 302, 304, 400, 403, 404, 405, 412, 413, 414, 416, 429}


def test_no_query_string_upsets_any_page(client, addresses):
    requests = (
        (f"{path}?{query}", "GET", path, {"QUERY_STRING": query})
        for path in addresses
        for query in QUERIES
        if len(query) < 1_000 or is_a_search(path)
    )
    assert statuses(client, requests) == {}


def is_a_search(path: str) -> bool:
    return path.endswith(("/search/", "/library/"))


def test_no_header_upsets_any_page(client, addresses):
    requests = (
        (f"{path} {headers}", "GET", path, {"headers": headers})
        for path in addresses
        for headers in HEADERS
    )
    assert statuses(client, requests) == {}


def test_a_host_that_is_not_ours_is_refused_in_plain_words(client, addresses):
    answers = {
        (path, host): client.get(path, headers={"Host": host}).status_code
        for path in addresses
        for host in HOSTS
    }
    # Load balancers ask the probes under whatever name they like; they tell nothing.
    assert answers == {
        (path, host): 200 if path in {"/healthz", "/readyz"} else 400 for path, host in answers
    }


def test_no_path_upsets_the_site(client, addresses):
    requests = [(path, "GET", path, {}) for path in PATHS]
    assert statuses(client, requests) == {}


def test_no_path_leads_to_another_site(client, addresses):
    for path in PATHS:
        location = client.get(path).get("Location", "/")
        assert re.match(r"/(?![/\\])", location), (path, location)


def test_no_method_or_body_upsets_any_page(client, addresses):
    requests = (
        (
            f"{method} {path} {kind} {body[:20]!r}",
            method,
            path,
            {"data": body, "content_type": kind},
        )
        for path in addresses
        for method in METHODS
        for body, kind in (BODIES if method == "POST" else BODIES[:2])
    )
    assert statuses(client, requests) == {}


def test_sign_in_answers_whatever_is_posted(addresses):
    client = Client()
    UserFactory(email="someone@example.org")
    known = "someone@example.org"
    for login in ("", "\x00", f"{known}\x00", "a" * 10_000, "x@" + "y" * 3_000, "' OR 1=1"):
        for password in ("", "\x00", "p" * 100_000):
            response = client.post("/account/login/", {"login": login, "password": password})
            assert response.status_code in {200, 429}, (login[:20], password[:20])


def results_of(response) -> tuple[int, str]:
    """Return the status and the heading that counts the results."""
    body = response.content.decode()
    found = re.search(r'<h2[^>]*id="results"[^>]*>(.*?)</h2>', body, re.DOTALL)
    return response.status_code, " ".join(found[1].split())


@pytest.mark.parametrize("path", ["/search/", "/library/", "/cy/search/"])
def test_what_is_not_understood_is_left_out_and_the_rest_is_searched(client, addresses, path):
    plain = results_of(client.get(path, {"q": "assembly"}))
    assert plain[0] == 200
    for more in (
        "type=nothing",
        "topic=%00",
        "owner__password__startswith=a",
        "page=abc",
        "page=0",
        "page=-1",
        "page=1e9",
        "page=99999",
        "sort=nothing",
        "kind=x&audience=1",
    ):
        assert results_of(client.get(f"{path}?q=assembly&{more}")) == plain, more


@pytest.fixture
def many(addresses):
    """More results than one page holds."""
    with unit_of_work():
        for number in range(25):
            ContentPageFactory(title=f"Another assembly {number:02d}")
    follow_once(engines.current())


@pytest.mark.parametrize("page", ["2", "3", "99999", "999999"])
def test_beyond_the_last_page_is_the_last_page(client, many, page):
    body = client.get("/search/", {"q": "assembly", "page": page}).content.decode()
    assert re.search(r'aria-current="page"[^>]*>\s*2\s*<', body)
    assert len(re.findall(r'class="app-result"', body)) == 7


def test_a_page_beyond_the_five_hundredth_says_that_there_are_no_more(client, addresses):
    body = client.get("/search/", {"page": "501"}).content.decode()
    assert "500 pages" in body
    body = client.get("/search/", {"page": "500"}).content.decode()
    assert "500 pages" not in body
