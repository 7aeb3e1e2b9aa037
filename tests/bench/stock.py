"""The same searches through stock Wagtail: its database backend over the same words.

Wagtail's index is given the text of every page and its files, as the hub's own has it, so that both
search the same. A search here is what a library page needs: the total, the number of each type and
topic, and the first twenty, best first.
"""

import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError, connection
from django.db.models import Count
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.index import SearchField
from wagtail.search.query import Phrase, PlainText

from search.models import Passage
from search.page_source import hub_page_models

from .measuring import times

LIMIT_SECONDS = 20
TIMES = 5
_BATCH = 500
_WORDS = "words_of_page_and_files"
# How many steps of its machine SQLite takes before it is asked whether to go on.
_STEPS = 20_000
_FACETS = ("resourcepage__resource_type", "resourcepage__topics__code")


@dataclass(frozen=True, slots=True)
class Stock:
    """How many pages were found and how long it took, in ms; None: stopped at the limit."""

    total: int | None
    median: float | None


def fill() -> None:
    """Put every page that readers can find into Wagtail's own index, with all its words.

    Its own way of writing: only the field that holds the words of the files is new to it.
    """
    index = get_search_backend().get_index_for_model(Page)
    for model in hub_page_models():
        if not any(field.field_name == _WORDS for field in model.search_fields):
            model.search_fields = [*model.search_fields, SearchField(_WORDS)]
        kind = ContentType.objects.get_for_model(model)
        ids = list(model.objects.live().filter(content_type=kind).values_list("pk", flat=True))
        for start in range(0, len(ids), _BATCH):
            pages = list(model.objects.filter(pk__in=ids[start : start + _BATCH]))
            words = _words(page.pk for page in pages)
            for page in pages:
                setattr(page, _WORDS, words[str(page.pk)])
            index.add_items(model, pages)


def _words(ids: Iterable[int]) -> dict[str, str]:
    """Return all that can be found in each page and its files, by the page's id."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    rows = Passage.objects.filter(item__source="pages", item__key__in=[str(pk) for pk in ids])
    for key, text in rows.order_by("item", "position").values_list("item__key", "text"):
        texts[key].append(text)
    return defaultdict(str, {key: " ".join(parts) for key, parts in texts.items()})


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
