"""The tables, as Markdown, so that they can be kept as they are printed."""

import gzip
import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.conf import settings
from django.db import connection

from .choosing import OTHER, SEARCH, Address
from .measuring import Figures
from .stock import LIMIT_SECONDS, Stock

MOST_MILLISECONDS = {SEARCH: 60, OTHER: 60}
MOST_QUERIES = 20
_STATIC = Path("hub/static/hub")


def machine() -> str:
    """Return what this ran on, in one line."""
    engine = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    return (
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start, "
        f"Python {platform.python_version()}, {engine}"
    )


def pages(measured: Sequence[tuple[Address, Figures]]) -> str:
    """Return the table of one size: what was measured against what is allowed."""
    head = ("Page", "p50 ms", "p95 ms", "limit", "CPU p95 ms", "queries", "HTML KB", "gzip KB", "")
    rows = [
        (
            address.name,
            f"{figures.median:.1f}",
            f"{figures.slow:.1f}",
            str(MOST_MILLISECONDS[address.kind]),
            f"{figures.processor:.1f}",
            str(figures.queries),
            f"{figures.size / 1024:.1f}",
            f"{figures.zipped / 1024:.1f}",
            _verdict(address, figures),
        )
        for address, figures in measured
    ]
    return _table(head, rows)


def comparison(rows: Iterable[tuple[str, Figures, Stock]]) -> str:
    """Return the table of the hub's whole search page beside Wagtail's search alone."""
    head = ("Search for", "hub, whole page p50 ms", "stock Wagtail p50 ms", "found", "ratio")
    return _table(head, [_compared(*row) for row in rows])


def grown(
    before: Sequence[tuple[Address, Figures]], after: Sequence[tuple[Address, Figures]]
) -> str:
    """Return which pages ask the database more often when there is more in it."""
    counts = {address.name: figures.queries for address, figures in before}
    more = [address.name for address, figures in after if figures.queries > counts[address.name]]
    return f"Pages with more queries than before there was more: {', '.join(more) or 'none'}."


def assets() -> str:
    """Return how heavy style sheet and scripts are, as a web server sends them."""
    names = sorted(path.name for path in (settings.BASE_DIR / _STATIC).glob("*.[cj]s*"))
    sizes = {
        name: len(gzip.compress((settings.BASE_DIR / _STATIC / name).read_bytes()))
        for name in names
    }
    said = ", ".join(f"{name} {size / 1024:.1f} KB" for name, size in sizes.items())
    return f"Style sheet and scripts, gzip: {said}."


def _verdict(address: Address, figures: Figures) -> str:
    """Return `ok`, or everything that is over its limit.

    Where the processor time is within it, the rest was waiting: on SQLite for other processes.
    """
    found = [f"answered {figures.status}"] if figures.status != 200 else []
    limit = MOST_MILLISECONDS[address.kind]
    if figures.slow > limit:
        found.append("over: time" if figures.processor > limit else "over: time (busy machine)")
    if figures.queries > MOST_QUERIES:
        found.append("over: queries")
    return ", ".join(found) or "ok"


def _compared(text: str, figures: Figures, stock: Stock) -> tuple[str, ...]:
    """Return one row of the comparison."""
    ours = f"{figures.median:.1f}"
    if stock.median is None:
        least = LIMIT_SECONDS * 1_000 / figures.median
        return text, ours, f"> {LIMIT_SECONDS} s", "", f"> {least:,.0f}"
    ratio = stock.median / figures.median
    return text, ours, f"{stock.median:,.1f}", str(stock.total), f"{ratio:,.1f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table whose columns line up; all but the first to the right."""
    widths = [max(3, *(len(row[place]) for row in (head, *rows))) for place in range(len(head))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(_line(row, widths) for row in (head, rule, *rows))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        row[0].ljust(widths[0]),
        *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True)),
    ]
    return f"| {' | '.join(cells)} |"
