"""Items as an index holds them, read from the tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from django.conf import settings

from .engines.base import IndexedPassage, Record
from .models import Item, Passage

T = TypeVar("T")


def records_of(ids: Sequence[int]) -> tuple[list[Record], list[int]]:
    """Return the records of the items with these ids, and the ids of those that are gone.

    An item is read before its passages: if they change between, its own change takes words or
    readers away no later than theirs, and has a generation that the index has not reached.
    """
    items = list(Item.objects.filter(pk__in=ids, deleted=False).order_by("pk"))
    passages: dict[int, list[IndexedPassage]] = {item.pk: [] for item in items}
    rows = Passage.objects.filter(item__in=list(passages)).order_by("item", "position")
    for pk, item, heading, text in rows.values_list("pk", "item", "heading", "text"):
        passages[item].append(IndexedPassage(pk, heading, text))
    hidden = _hidden_from(items)
    records = [
        Record(
            id=item.pk,
            generation=item.generation,
            audience=item.audience_id,
            kind=item.kind,
            hidden_from=hidden.get(item.pk, ()),
            title=item.title,
            summary=item.summary,
            facets=item.facets,
            published=int(item.published_at.timestamp()) if item.published_at else None,
            passages=passages[item.pk],
        )
        for item in items
    ]
    return records, sorted(set(ids) - set(passages))


def in_chunks(ids: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Yield the ids, `size` at a time."""
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def shown_first(language: str, candidate: str) -> tuple[int, int]:
    """Return what orders translations for readers of a language: theirs, then the site's order."""
    codes = [code for code, _ in settings.LANGUAGES]
    place = codes.index(candidate) if candidate in codes else len(codes)
    return int(candidate != language), place


def _hidden_from(items: Iterable[Item]) -> dict[int, tuple[str, ...]]:
    """Return, by item, the languages whose readers are shown another translation instead.

    Only a translation with the same audience can stand in for another: everybody who may see the
    one may see the other.
    """
    keys = {item.translation_key for item in items} - {""}
    groups: dict[tuple[str, int], list[tuple[int, str]]] = {}
    rows = Item.objects.filter(translation_key__in=keys, deleted=False)
    for pk, key, audience, code in rows.values_list(
        "pk", "translation_key", "audience", "language"
    ):
        groups.setdefault((key, audience), []).append((pk, code))
    hidden: dict[int, list[str]] = {}
    for group in groups.values():
        for language, _ in settings.LANGUAGES:
            first = min(group, key=lambda row: (*shown_first(language, row[1]), row[0]))
            for pk, _ in group:
                if pk != first[0]:
                    hidden.setdefault(pk, []).append(language)
    return {pk: tuple(languages) for pk, languages in hidden.items()}
