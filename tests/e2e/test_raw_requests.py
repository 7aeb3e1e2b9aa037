"""What no browser would send is refused by the server or the site, and neither falls over."""

import socket
import ssl
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from tests.e2e.running import RunningSite

HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
REQUESTS = {
    "a path with NUL": b"GET /\x00 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    "a path of bytes": b"GET /\xff\xfe?q=\xed\xa0\x80 HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Connection: close\r\n\r\n",
    "a path of spaces": b"GET /a b c HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    "a path that climbs": b"GET /../../../../etc/passwd HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Connection: close\r\n\r\n",
    "a whole address": b"GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Connection: close\r\n\r\n",
    "a star": b"OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
    "another's host": b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    "two hosts": HEAD + b"Host: evil.example\r\n\r\n",
    "a fragment": b"GET /#x HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
    "a query of a megabyte": b"GET /search/?q=" + b"a" * 1_000_000 + b" HTTP/1.1\r\n"
    b"Host: 127.0.0.1\r\nConnection: close\r\n\r\n",
    "a header of a megabyte": HEAD + b"X-Long: " + b"a" * 1_000_000 + b"\r\n\r\n",
    "a thousand headers": HEAD + b"X-Many: a\r\n" * 1_000 + b"\r\n",
    "a header of bytes": HEAD + b"X-Bytes: \xff\x00\xfe\r\n\r\n",
    "a folded header": HEAD + b"X-Folded: a\r\n b\r\n\r\n",
    "a method of nonsense": b"N\x01NSENSE / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "a version of nonsense": b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\n"
    b"Content-Length: 2\r\nConnection: close\r\n\r\nab",
    "a length and chunks": b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n"
    b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
    "broken chunks": b"POST /account/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\nnothing\r\n",
    "nothing at all": b"\r\n\r\n\r\n\r\n",
    "no words": b"\x16\x03\x01\x00\xff" * 20 + b"\r\n\r\n",
}


def connection(site: RunningSite) -> ssl.SSLSocket:
    """Return a connection to the site."""
    trusted = ssl.create_default_context(cafile=str(site.folder / "certificate.pem"))
    port = urlsplit(site.address).port
    return trusted.wrap_socket(
        socket.create_connection(("127.0.0.1", port), timeout=20), server_hostname="127.0.0.1"
    )


def status_of(site: RunningSite, request: bytes) -> int:
    """Return the status that raw bytes are answered with; 0 if the server just hangs up."""
    with closing(connection(site)) as line:
        try:
            line.sendall(request)
            answer = line.recv(4_096)
        except (ConnectionError, ssl.SSLError):
            return 0
    return int(answer.split()[1]) if answer else 0


@pytest.mark.parametrize("name", REQUESTS)
def test_raw_bytes_get_no_error_of_ours_and_the_next_request_is_answered(site, name):
    status = status_of(site, REQUESTS[name])
    assert status < 500 or status in {501, 505}, (name, status)
    assert status_of(site, HEAD + b"\r\n") == 200


def test_a_client_that_leaves_in_the_middle_of_a_file_stops_nobody_else(site):
    for _ in range(10):
        line = connection(site)
        line.sendall(b"GET /documents/1/text/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        line.recv(100)
        line.close()
    assert status_of(site, HEAD + b"\r\n") == 200


def test_many_at_once_are_all_answered(site):
    request = HEAD.replace(b"GET /", b"GET /library/?q=assembly") + b"\r\n"
    with ThreadPoolExecutor(20) as people:
        answers = list(people.map(lambda _: status_of(site, request), range(60)))
    assert answers == [200] * 60
