"""A source of entries that a test writes itself."""

from collections.abc import Iterator
from datetime import UTC, datetime

from hub.core.audiences import PUBLIC
from hub.core.transactions import unit_of_work
from search import indexing
from search.searching import Results
from search.sources import Entry, PassageText


class Shelf:
    """A source that holds what a test puts on it."""

    name = "shelf"
    facets = ("type", "topic")

    def __init__(self):
        self.entries: dict[str, list[Entry]] = {}

    def build(self, key: str) -> list[Entry]:
        return self.entries.get(key, [])

    def keys(self) -> Iterator[str]:
        yield from self.entries

    def put(self, key: str, *entries: Entry, withhold: bool = False) -> None:
        """Put the entries under `key` in a unit of work; without entries it is taken away."""
        self.entries[key] = list(entries)
        with unit_of_work():
            indexing.touch(self.name, key, withhold=withhold)

    def take(self, key: str) -> None:
        self.put(key)


def entry(title: str, *texts: str, part: str = "", **fields) -> Entry:
    """Return an entry whose passages are `texts`, on pages 1, 2, …"""
    passages = [
        PassageText(locator=f"#page-{number}", text=text)
        for number, text in enumerate(texts, start=1)
    ]
    defaults = {
        "rule": PUBLIC,
        "kind": "page",
        "language": "en",
        "url": "/" + "-".join(title.lower().split()) + "/",
        "published_at": datetime(2020, 1, 1, tzinfo=UTC),
        "passages": passages,
    }
    return Entry(part=part, title=title, **(defaults | fields))


def titles(results: Results) -> list[str]:
    """Return the titles of the hits in order."""
    return [hit.item.title for hit in results.hits]
