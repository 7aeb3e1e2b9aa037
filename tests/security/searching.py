"""What a reader's requests are answered with."""

import re
from urllib.parse import quote

from django.test import Client


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


def search(client: Client, text: str = "", path: str = "/search/") -> str:
    """Return the page that a search answers with."""
    return client.get(path, {"q": text} if text else {}).content.decode()


def counts(body: str) -> tuple[int, dict[str, int]]:
    """Return how many results a search says there are, and the numbers beside its filters."""
    options = re.findall(
        r'<label[^>]*for="facet-[^>]*>\s*(.*?)\s*<span[^>]*>\((\d+)\)', body, re.DOTALL
    )
    total = int(re.search(r'id="results"[^>]*>[^<\d]*(\d+)', body)[1])
    return total, {label: int(number) for label, number in options}
