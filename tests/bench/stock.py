"""The same searches through stock Wagtail: its database backend over the same words.

Wagtail's index is given the text of every page and its files, as the hub's own has it, so that both
search the same. A search here is what a library page needs: the total, the number of each type and
topic, and the first twenty, best first.
"""

import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.models import Count
from wagtail.models import Page, get_page_models
from wagtail.search.models import IndexEntry
from wagtail.search.query import Phrase, PlainText

from search.models import Passage

from .measuring import times

LIMIT_SECONDS = 20
TIMES = 5
_BATCH = 500
# How many steps of its machine SQLite takes before it is asked whether to go on.
_STEPS = 20_000
_FACETS = ("resourcepage__resource_type", "resourcepage__topics__code")


@dataclass(frozen=True, slots=True)
class Stock:
    """How many pages were found and how long it took, in ms; None: stopped at the limit."""

    total: int | None
    median: float | None


def fill() -> None:
    """Bring Wagtail's index up to date and give it the words that the hub's own index has."""
    call_command("update_index", verbosity=0)
    texts = defaultdict(list)
    rows = Passage.objects.filter(item__source="pages", item__deleted=False)
    for key, text in rows.order_by("item", "position").values_list("item__key", "text").iterator():
        texts[key].append(text)
    kinds = ContentType.objects.get_for_models(*get_page_models()).values()
    entries = IndexEntry.objects.filter(content_type__in=kinds, object_id__in=list(texts))
    changed = list(entries)
    for entry in changed:
        entry.body = " ".join(texts[entry.object_id])
    IndexEntry.objects.bulk_update(changed, ["body"], batch_size=_BATCH)


def measure(text: str) -> Stock:
    """Measure a search for `text`; a phrase stands in quotation marks."""
    try:
        with _time_limit():
            total = _search(text)
    except OperationalError:
        return Stock(None, None)
    walls: list[float] = []
    end = time.monotonic() + LIMIT_SECONDS
    while len(walls) < TIMES and (not walls or time.monotonic() < end):
        walls += times(lambda: _search(text), 1)[0]
    return Stock(total, statistics.median(walls))


def _search(text: str) -> int:
    """Do what a library page would, and return how many there are."""
    query = Phrase(text.strip('"')) if text.startswith('"') else PlainText(text, operator="and")
    results = Page.objects.live().search(query)
    total = results.count()
    for field in _FACETS:
        # What `facet()` does, which takes only the fields that Wagtail's index was told about.
        list(results.get_queryset().values(field).annotate(count=Count("pk")).order_by("-count"))
    list(results[:20])
    return total


@contextmanager
def _time_limit() -> Iterator[None]:
    """Let the database stop what takes longer than the limit, with an `OperationalError`."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        end = time.monotonic() + LIMIT_SECONDS
        connection.connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        try:
            yield
        finally:
            connection.connection.set_progress_handler(None, 0)
        return
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = %s", [LIMIT_SECONDS * 1_000])
        try:
            yield
        finally:
            cursor.execute("SET statement_timeout = 0")
