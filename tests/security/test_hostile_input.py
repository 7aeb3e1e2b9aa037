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

pytestmark = pytest.mark.django_db

MANY = "assembly " * 5_000
TEXTS = [
    "'",
    '"',
    '"""',
    "\\",
    "%22assembly",
    "%22-%22",
    "-",
    "--",
    "-assembly",
    "+",
    "*",
    "**",
    "a*",
    "?",
    "~",
    "assembly~9",
    "assembly%5E9",
    "title:assembly",
    "title:%5Ba+TO+b%5D",
    "(",
    ")",
    "((a)",
    "{}",
    "a+AND",
    "AND+OR+NOT",
    "NOT",
    "a+%7C%7C+b",
    "a+%26%26+b",
    "!a",
    "/a/",
    "%00",
    "a%00b",
    "%ED%A0%80",
    "%ED%B0%80a",
    "%F0%9F%92%A9",
    "%FF%FE",
    "%C3%28",
    "%80",
    "%E2%80%AE%D7%90",
    "%E2%80%8B",
    "%0D%0AX-Evil:+1",
    "%01%02%03",
    "%25",
    "%",
    "%zz",
    "%u0061",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "'+OR+1=1--",
    "%27)%3B+DROP+TABLE+search_item%3B--",
    "{{7*7}}{%25+debug+%25}",
    "${jndi:ldap://x}",
    "../../etc/passwd",
    "e%CC%81" * 100,
    "a" * 5_000,
    "%CC%81" * 1_000,
    "+" * 5_000,
    "%22" * 999,
    "(" * 999,
    "-" * 999,
    MANY.replace(" ", "+"),
    "x" * 1_000_000,
]
QUERIES = [
    *(f"q={text}" for text in TEXTS),
    "q",
    "q=&q=&q=",
    "q=a&q=b",
    "q%5B%5D=a",
    "=",
    "&&&",
    ";",
    "%00=%00",
    "%ED%A0%80=1",
    "owner__password__startswith=a",
    "owner__password__startswith=a&q=assembly",
    "live=0&locale__isnull=1",
    *(
        f"{facet}={value}"
        for facet in ("type", "topic", "audience", "facets", "kind", "language", "sort", "order")
        for value in (
            "",
            "nothing",
            "%00",
            "%ED%A0%80",
            "'",
            "report%27",
            "a" * 5_000,
            "1",
            "-1",
            "[]",
            "{}",
            "report&{facet}=guide",
        )
    ),
    "&".join(f"topic=t{number}" for number in range(500)),
    "&".join(f"topic{number}=t" for number in range(900)),
    "topic=" + "&topic=".join(["planning"] * 300),
    *(
        f"page={value}"
        for value in (
            *("0", "-1", "1", "2", "99999", "1e9", "abc", "", "1.5", "+1", "%00", "%ED%A0%80"),
            *("9" * 5_000, "0x10", "\xd9\xa1", "%D9%A1", "%EF%BC%91", "1&page=2", "NaN", "inf"),
            *(
                "\xb2",
                "%C2%B2",
                "1_0",
                "%2B1",
                "+++1",
                "9223372036854775807",
                "9223372036854775808",
                "-9" * 30,
            ),
        )
    ),
    "download=1",
    "download=%00",
    "download=1&download=2",
    "next=//evil.example/",
    "next=https://evil.example/",
    "next=javascript:alert(1)",
    "next=%00",
    "next=%ED%A0%80",
    "next=" + "/a" * 5_000,
    "password_required=1",
    "preview_settings=1",
    "mode=preview",
    "format=json",
]
HEADERS = [
    {"Range": value}
    for value in (
        *("bytes=0-0", "bytes=0-", "bytes=-1", "bytes=-0", "bytes=5-1", "bytes=99999999999-", "x"),
        *("bytes=", "bytes=-", "bytes=a-b", "bytes=0-0,1-1", "bytes=0-0," * 500, "lines=1-2"),
        *(
            "bytes=" + "9" * 400 + "-",
            "bytes=-" + "9" * 400,
            "bytes=0-" + "9" * 400,
            "bytes=\xb9-\xb2",
        ),
        *("bytes =0-1", "bytes=0 - 1", "bytes=--1", "bytes=+1-2", "bytes=0-0\t", "\x00"),
    )
] + [
    {"If-None-Match": "*"},
    {"If-None-Match": '"'},
    {"If-None-Match": "W/"},
    {"If-None-Match": '"a",' * 2_000},
    {"If-Match": "nothing"},
    {"If-Modified-Since": "yesterday"},
    {"If-Modified-Since": "Thu, 99 Foo 99999 99:99:99 GMT"},
    {"If-Unmodified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"},
    {"If-Range": '"x"', "Range": "bytes=0-1"},
    {"If-Range": "\x00", "Range": "bytes=0-1"},
    {"Accept-Language": "cy"},
    {"Accept-Language": "xx-yy-zz-" * 600},
    {"Accept-Language": "en;q=9,cy;q=-1,*;q=x"},
    {"Accept-Language": "\x00,;;;q=,"},
    {"Accept-Encoding": "br;q=x, *;q=0"},
    {"Accept": "nothing"},
    {"Cookie": "sessionid=nothing; csrftoken=x"},
    {"Cookie": "sessionid=" + "a" * 4_000},
    {"Cookie": "=;=;;\x00;django_language=xx; messages=x"},
    {"Cookie": "messages=" + "a" * 2_000},
    {"Referer": "\x00"},
    {"Referer": "https://evil.example/\xed\xa0\x80"},
    {"Origin": "null"},
    {"User-Agent": ""},
    {"User-Agent": "\xff" * 5_000},
    {"X-Forwarded-For": "nobody, ::1, 999.999.999.999"},
    {"X-Forwarded-For": "," * 500},
    {"X-Forwarded-Host": "evil.example"},
    {"X-Forwarded-Proto": "gopher"},
    {"X-HTTP-Method-Override": "DELETE"},
    {"X-Requested-With": "XMLHttpRequest"},
    {"Authorization": "Bearer"},
    {"Authorization": "Bearer \xff\xfe"},
    {"Authorization": "Basic ====="},
    {"Content-Type": "multipart/form-data"},
    {"Content-Length": "abc"},
    {"Content-Length": "-1"},
]
HOSTS = [
    *("evil.example", "localhost.evil.example", "localhost:abc", "[::1", "a" * 5_000, "a b"),
    *("\x00", "é.example", "localhost@evil.example", "localhost/evil", "evil.example:80"),
    "localhost\r\nX: 1",
]
PATHS = [
    "/%00",
    "/%00/",
    "/a%00b/",
    "/%ED%A0%80/",
    "/%FF/",
    "/%80%81/",
    "/%F0%9F%92%A9/",
    "/ŵ/",
    "/%C5%B5/",
    "/cy/%00/",
    "/cy/%ED%A0%80/",
    "/CY/",
    "/en/",
    "/fr/",
    "/cy",
    "/cy/cy/",
    "//",
    "//evil.example/",
    "///evil.example//",
    "/cy//evil.example/",
    "/%2F%2Fevil.example/",
    "/%5Cevil.example/",
    "/./",
    "/../",
    "/..%2F..%2Fetc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/a/../../../etc/passwd",
    "/a" * 3_000 + "/",
    "/" + "a" * 60_000 + "/",
    "/" + "%C5%B5" * 5_000 + "/",
    "/library/" + "a/" * 900,
    "/search/extra/",
    "/search",
    "/search/%0D%0AX-Evil:1/",
    "/library/%27%20OR%201=1--/",
    "/library/{{7*7}}/",
    "/%25/",
    "/%/",
    "/documents/",
    "/documents/0/a.pdf",
    "/documents/-1/a.pdf",
    "/documents/abc/a.pdf",
    "/documents/99999999999999999999999999/a.pdf",
    "/documents/9223372036854775808/text/",
    "/documents/9223372036854775807/a.pdf",
    "/documents/" + "9" * 5_000 + "/a.pdf",
    "/documents/1/" + "a" * 5_000 + ".pdf",
    "/documents/1/%00",
    "/documents/1/%ED%A0%80.pdf",
    "/documents/1/..%2F..%2Fsettings.py",
    "/documents/1/../2/a.pdf",
    "/documents/1/",
    "/documents/1/text",
    "/documents/1/pages/0.webp",
    "/documents/1/pages/-1.webp",
    "/documents/1/pages/99999999999999999999999.webp",
    "/documents/1/pages/1.png",
    "/documents/99999999999999999999/thumbnail.webp",
    "/documents/99999999999999999999/pages/1.webp",
    "/media/",
    "/media/x",
    "/media/../db.sqlite3",
    "/media/..%2F..%2Fdb.sqlite3",
    "/media/%2Fetc%2Fpasswd",
    "/media//etc/passwd.webp",
    "/media/images/99999999999999999999999/x.webp",
    "/media/images/%D9%A1/x.webp",
    "/media/images/1/%00.webp",
    "/media/images/1/%ED%A0%80.webp",
    "/media/images/-1/x.webp",
    "/media/original_images/%00.png",
    "/media/original_images/" + "a" * 5_000 + ".png",
    "/media/documents/x.pdf",
    "/static/../hub/settings/base.py",
    "/static/%2e%2e/%2e%2e/manage.py",
    "/static/%00",
    "/admin/%00",
    "/admin/pages/99999999999999999999999/",
    "/admin/%ED%A0%80/",
    "/admin/login/?next=//evil.example",
    "/account/login/?next=%00",
    "/account/%00/",
    "/healthz/",
    "/readyz?%00",
    "/.env",
    "/.git/config",
    "/index.php",
    "/robots.txt",
    "/favicon.ico",
]
METHODS = [
    *("HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND"),
    "NONSENSE",
]
BODIES = [
    (b"", "application/x-www-form-urlencoded"),
    (b"%00=%ED%A0%80&login=%00&password=%00", "application/x-www-form-urlencoded"),
    (b"a=1&" * 20_000, "application/x-www-form-urlencoded"),
    (b"x" * 3_000_000, "application/x-www-form-urlencoded"),
    (b"--x\r\n", "multipart/form-data; boundary=x"),
    (b"nonsense", "multipart/form-data; boundary="),
    (b"nonsense", "multipart/form-data"),
    (b"--\xff\r\n", "multipart/form-data; boundary=\xff"),
    (b"{", "application/json"),
    (b"{}", "application/json; charset=nothing"),
    (b"a=1", "text/plain; charset=utf-7"),
    (b"a=\xff\xfe", "application/x-www-form-urlencoded; charset=nothing"),
]


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
