"""Takes out of the text of pages what is printed on all of them: running heads and feet.

"Annual report 14" at the foot of every page is no part of what the page says. Left in, it would be
read aloud on each page, and found on each by whoever searches for the report's name.
"""

import re
from collections import Counter
from collections.abc import Sequence

# A paragraph at the edge of this many pages, and of this part of them, belongs to none of them.
_FEWEST_PAGES = 3
_PART_OF_PAGES = 0.4
_LONGEST = 150
_MOST_AT_AN_EDGE = 3

_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)


def without_running_lines(texts: Sequence[str]) -> list[str]:
    """Return the texts of a document's pages without running heads and feet.

    They are short paragraphs, the first or the last of a page, which are the same on many pages
    but for the number of the page. The left and the right pages may have their own.
    """
    pages = [text.split("\n\n") if text else [] for text in texts]
    for edge in (0, -1):
        for _ in range(_MOST_AT_AN_EDGE):
            if not _take_out(pages, edge):
                break
    return ["\n\n".join(page) for page in pages]


def _take_out(pages: list[list[str]], edge: int) -> bool:
    """Take the running lines of one edge out of the pages; say whether there were any."""
    edges = Counter(_shape(page[edge]) for page in pages if _may_lose(page, edge))
    enough = max(_FEWEST_PAGES, _PART_OF_PAGES * sum(1 for page in pages if page))
    running = {shape for shape, count in edges.items() if count >= enough}
    for page in pages:
        if _may_lose(page, edge) and _shape(page[edge]) in running:
            del page[edge]
    return bool(running)


def _may_lose(page: list[str], edge: int) -> bool:
    """Say whether the paragraph at this edge is short; the only one of a page is what it says."""
    return len(page) > 1 and len(page[edge]) <= _LONGEST


def _shape(paragraph: str) -> str:
    """Return a paragraph without its numbers, which count the pages."""
    return " ".join(_NUMBERS.sub("#", paragraph).split())
