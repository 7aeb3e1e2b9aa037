"""Which pages and which words are measured: chosen from what is there, the same every time."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from hub.media.models import Document, TextState
from resources.library.models import ResourcePage
from search.models import Item, Passage
from search.searching import READY, Results, SearchRequest, find

SEARCH, OTHER = "search", "other"
SAMPLE = 300
CANDIDATES = 12
_WORD = re.compile(r"[a-z]{5,}")
_PAIR = re.compile(r"(?=\b([a-z]{4,} [a-z]{4,})\b)")


@dataclass(frozen=True, slots=True)
class Words:
    """What is searched for, in the order of the table; text as it is typed."""

    rare: str
    common: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Address:
    """Something to measure: its name in the table, and whether it is a search or another page."""

    name: str
    url: str
    kind: str = OTHER


@dataclass(frozen=True, slots=True)
class Places:
    """A resource and its document, which stay the same when more is loaded."""

    resource: str
    reading: str
    download: str


def places() -> Places:
    """Return the addresses of the longest document that is part of a resource."""
    resource = (
        ResourcePage.objects.live()
        .filter(files__document__text_state=TextState.READY)
        .order_by("-files__document__page_count", "pk")
    )[0]
    document = Document.objects.filter(pk__in=resource.files.values("document"))
    longest = document.order_by("-page_count", "pk")[0]
    return Places(resource.get_url(), longest.text_url, longest.download_url)


def words() -> Words:
    """Return a word that few items hold, one that most of a sample hold, and a common phrase."""
    held: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for text in _sample():
        held.update(set(_WORD.findall(text)))
        pairs.update(set(_PAIR.findall(text)))
    ranked = _ranked(held)
    once = [word for word in ranked if held[word] == 1]
    spread = once[:: max(1, len(once) // CANDIDATES)]
    return Words(
        rare=min(spread, key=lambda word: (total(word), word)),
        common=max(ranked[:CANDIDATES], key=lambda word: (total(word), word)),
        phrase=f'"{_ranked(pairs)[0]}"',
    )


def is_ready() -> bool:
    """Say whether the index can be searched; if not, only titles are, and all figures are void."""
    return _find("").state == READY


def total(text: str) -> int:
    """Return how many resources an anonymous reader finds."""
    return _find(text).total


def addresses(places: Places, words: Words) -> list[Address]:
    """Return everything that is measured, in the order of the table."""
    facets = _find("").facets
    chosen = {name: _commonest(facets[name]) for name in ("type", "topic")}
    searches = {
        "empty": {},
        "type and topic chosen": chosen,
        "rare word": {"q": words.rare},
        "common word": {"q": words.common},
        "common word, type and topic": {"q": words.common, **chosen},
        "phrase": {"q": words.phrase},
    }
    return [
        Address("Home", "/"),
        Address("Programme page", "/innovation-in-democracy/"),
        *(
            Address(f"{title}: {name}", f"{path}?{urlencode(query)}", SEARCH)
            for title, path in (("Library", "/library/"), ("Search", "/search/"))
            for name, query in searches.items()
        ),
        Address("Resource page", places.resource),
        Address("Document, reading page", places.reading),
        Address("Document, download", places.download),
    ]


def _sample() -> Iterator[str]:
    """Yield the whole text of resources spread evenly over all there are, in lower case."""
    items = Item.objects.filter(kind=ResourcePage.search_kind, deleted=False)
    keys = list(items.order_by("pk").values_list("pk", flat=True))
    for key in keys[:: max(1, len(keys) // SAMPLE)]:
        passages = Passage.objects.filter(item=key).order_by("position")
        yield "\n".join(passages.values_list("text", flat=True)).lower()


def _ranked(counts: Counter[str]) -> list[str]:
    """Return what was counted: most often first, and by the alphabet where that is the same."""
    return sorted(counts, key=lambda text: (-counts[text], text))


def _commonest(codes: dict[str, int]) -> str:
    """Return the code that most items have."""
    return max(sorted(codes), key=lambda code: codes[code])


def _find(text: str) -> Results:
    return find(SearchRequest(text, kinds=(ResourcePage.search_kind,)), user=None, language="en")
