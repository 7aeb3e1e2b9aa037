"""What the address of a search says, and addresses that say it.

The address is the whole state of a search, and everybody can write one: whatever it holds, reading
it never fails. What is not understood is left out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.http import QueryDict

from .cleaning import clean
from .query import LONGEST_TEXT
from .sorting import NEWEST, RELEVANCE, SORTS

MOST_VALUES = 50
_PAGE = re.compile(r"[0-9]{1,6}")


@dataclass(frozen=True)
class Parameters:
    """What is asked for.

    Attributes:
        text: what was typed, cut to what is read of it.
        filters: the chosen codes of each facet, in the order of the facets.
        sort: one of `search.sorting.SORTS`; blank for what suits the text best.
        page: from 1.

    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    page: int = 1

    @property
    def order(self) -> str:
        """The order that is meant: the best match first if there are words, else the newest."""
        if self.sort == RELEVANCE or not self.sort:
            return RELEVANCE if self.text else NEWEST
        return self.sort

    def query_string(self) -> str:
        """Return what follows the `?` of its address, without what goes without saying."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(name, code) for name, codes in self.filters.items() for code in codes]
        if self.order != type(self)(text=self.text).order:
            pairs.append(("sort", self.order))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return urlencode(pairs)

    def url(self, path: str) -> str:
        """Return the address of this search on the page at `path`."""
        query = self.query_string()
        return f"{path}?{query}" if query else path

    def changed(self, **fields: Any) -> Self:
        """Return this search with other fields, from its first page unless a page is given."""
        return replace(self, **{"page": 1, **fields})

    def without(self, facet: str, code: str) -> Self:
        """Return this search without one of its filters."""
        filters = {
            name: tuple(c for c in codes if (name, c) != (facet, code))
            for name, codes in self.filters.items()
        }
        return self.changed(filters={name: codes for name, codes in filters.items() if codes})


def read(data: QueryDict, known: Mapping[str, Mapping[str, str]]) -> Parameters:
    """Return what an address asks for.

    Args:
        data: `request.GET`.
        known: by the name of each facet, its codes; others are left out.

    """
    chosen = {name: _codes(data.getlist(name), codes) for name, codes in known.items()}
    sort = data.get("sort", "")
    return Parameters(
        text=clean(data.get("q", "")[: LONGEST_TEXT + 1]).strip(),
        filters={name: codes for name, codes in chosen.items() if codes},
        sort=sort if sort in SORTS else "",
        page=_page(data.get("page", "")),
    )


def _codes(values: list[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the known ones among the values, each once, in the order of the address."""
    return tuple(dict.fromkeys(value for value in values if value in known))[:MOST_VALUES]


def _page(value: str) -> int:
    """Return the page number that `value` is, or the first; no page is beyond a million."""
    return max(1, int(value)) if _PAGE.fullmatch(value) else 1
