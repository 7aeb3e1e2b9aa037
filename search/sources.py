"""Where items come from: apps register a source, search asks it what there is to find.

Register in `AppConfig.ready()`. A source is asked only for the final state of things, inside the
transaction that changed them, so it must read the tables, not objects that somebody still holds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from hub.core.audiences import Rule


@dataclass(frozen=True, slots=True)
class PassageText:
    """A place in an item and what it says.

    Attributes:
        url: the address of a document's reading page; blank for the item's own.
        locator: the place on that page: `#recruitment`, `#page-14`, `?t=750`, or blank.
        heading: what the place is called, if it is.
        text: what it says.

    """

    url: str = ""
    locator: str = ""
    heading: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a reader would call one result.

    Attributes:
        part: "" for the thing itself; a name for a part of it with readers of its own.
        rule: who may see it (see `hub.core.audiences`).
        kind: `page`, `resource`, … by which a search can be preset.
        language: the code of the language it is written in.
        title: its title.
        summary: one or two sentences, shown when no passage answers the query.
        url: its address.
        translation_key: shared by its translations; blank if it has none.
        facets: the values of each facet, as codes.
        published_at: its date, for sorting and showing; None if it has none.
        updated_at: when it was last changed.
        passages: what it says, place by place, in order.

    """

    part: str
    rule: Rule
    kind: str
    language: str
    title: str
    summary: str = ""
    url: str = ""
    translation_key: str = ""
    facets: Mapping[str, list[str]] = field(default_factory=dict)
    published_at: datetime | None = None
    updated_at: datetime | None = None
    passages: list[PassageText] = field(default_factory=list)


class Source(Protocol):
    """Something that has things to find."""

    name: str
    facets: tuple[str, ...]

    def build(self, key: str) -> list[Entry]:
        """Return what there is to find under `key` now; nothing if it is gone or not published."""

    def keys(self) -> Iterator[str]:
        """Yield every key that has something to find."""


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Let `source` be searched; registering its name again replaces it."""
    _sources[source.name] = source


def source_named(name: str) -> Source:
    """Return a registered source.

    Raises:
        KeyError: there is none of that name.

    """
    return _sources[name]


def all_sources() -> list[Source]:
    """Return the registered sources by name."""
    return [_sources[name] for name in sorted(_sources)]


def facet_names() -> tuple[str, ...]:
    """Return the names of the facets of every source, each once."""
    return tuple(dict.fromkeys(name for source in all_sources() for name in source.facets))
