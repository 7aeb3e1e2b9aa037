"""Entries become items and passages, with generations, withholding and tombstones."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace

from django.utils import timezone

from hub.core.audiences import Rule, audience_for, canonical, key_of
from hub.core.models import Audience

from .cleaning import clean
from .models import Counter, Item, Passage
from .sources import Entry, PassageText, source_named

LONGEST_TITLE = 500
_PASSAGE_BATCH = 500
_PASSAGE_FIELDS = ("url", "locator", "heading", "text")


class Batch:
    """Writes the items of one transaction, all with one generation, taken at the first change."""

    def __init__(self, counter: Counter) -> None:
        """Keep the counter, whose row this transaction holds locked."""
        self._counter = counter
        self._generation = 0
        self._changed_at = timezone.now()
        self._audiences: dict[str, Audience] = {}
        self._siblings: set[str] = set()
        self._written: set[int] = set()

    def write(self, source: str, keys: Mapping[str, bool]) -> None:
        """Make the items of `keys` say what their source says now.

        Args:
            source: the name of a registered source.
            keys: the keys, with whether a change takes words or readers away.

        """
        known: dict[str, dict[str, Item]] = {key: {} for key in keys}
        rows = Item.objects.filter(source=source, key__in=list(keys)).select_related("audience")
        for item in rows:
            known[item.key][item.part] = item
        for key, withhold in keys.items():
            entries = {entry.part: _cleaned(entry) for entry in source_named(source).build(key)}
            for part, entry in entries.items():
                item = known[key].get(part) or Item(source=source, key=key, part=part)
                self._write(item, entry, withhold)
            for part, item in known[key].items():
                if part not in entries and not item.deleted:
                    self._bury(item)

    def finish(self) -> None:
        """Give the translations of what was written the same generation.

        Which of several translations a reader is shown is kept with each of them in the index.
        """
        if self._siblings:
            rows = Item.objects.filter(translation_key__in=self._siblings, deleted=False)
            rows.exclude(pk__in=self._written).update(
                generation=self._generation, changed_at=self._changed_at
            )

    def _write(self, item: Item, entry: Entry, withhold: bool) -> None:
        """Write one item if it differs from its entry."""
        digest = _digest(entry)
        if item.pk and not item.deleted and item.digest == digest:
            return
        existing = list(item.passages.all()) if item.pk and not item.deleted else []
        self._stamp(item)
        if item.pk and not item.deleted:
            narrowed = not _widens(item.audience.rule, entry.rule)
            if withhold or narrowed or _lost_words(existing, entry.passages):
                item.withheld_generation = item.generation
        before = _shown_as(item)
        item.audience = self._audience(entry.rule)
        for name in _ITEM_FIELDS:
            setattr(item, name, getattr(entry, name))
        item.digest, item.deleted = digest, False
        if _shown_as(item) != before:
            self._siblings.update({before[0], item.translation_key} - {""})
        item.save()
        self._written.add(item.pk)
        _write_passages(item, existing, entry.passages)

    def _bury(self, item: Item) -> None:
        """Leave a tombstone: no text, and withheld until every index has dropped it."""
        self._stamp(item)
        item.withheld_generation = item.generation
        self._siblings.update({item.translation_key} - {""})
        item.title = item.summary = item.url = item.translation_key = item.digest = ""
        item.facets, item.published_at, item.updated_at = {}, None, None
        item.deleted = True
        item.save()
        self._written.add(item.pk)
        item.passages.all().delete()

    def _stamp(self, item: Item) -> None:
        """Give the item this transaction's generation."""
        if not self._generation:
            self._counter.value += 1
            self._counter.save(update_fields=["value"])
            self._generation = self._counter.value
        item.generation, item.changed_at = self._generation, self._changed_at

    def _audience(self, rule: Rule) -> Audience:
        """Return the row of a rule, asked for once."""
        key = key_of(rule)
        if key not in self._audiences:
            self._audiences[key] = audience_for(rule)
        return self._audiences[key]


_ITEM_FIELDS = (
    "kind",
    "language",
    "title",
    "summary",
    "url",
    "translation_key",
    "facets",
    "published_at",
    "updated_at",
)


def _cleaned(entry: Entry) -> Entry:
    """Return the entry as the tables hold it; passages that say nothing are left out."""
    passages = [
        PassageText(p.url, p.locator, clean(p.heading)[:LONGEST_TITLE], clean(p.text).strip())
        for p in entry.passages
    ]
    return replace(
        entry,
        rule=canonical(entry.rule),
        title=clean(entry.title).strip()[:LONGEST_TITLE],
        summary=clean(entry.summary).strip(),
        facets={name: sorted(set(codes)) for name, codes in sorted(entry.facets.items()) if codes},
        passages=[passage for passage in passages if passage.text or passage.heading],
    )


def _digest(entry: Entry) -> str:
    """Return a digest of everything an entry says."""
    return hashlib.sha256(json.dumps(asdict(entry), default=str).encode()).hexdigest()


def _shown_as(item: Item) -> tuple[str, int | None, str, bool]:
    """Return what decides which of several translations a reader is shown."""
    return item.translation_key, item.audience_id, item.language, item.deleted


def _widens(old: Rule, new: Rule) -> bool:
    """Say whether everybody who meets `old` meets `new`: each clause of it follows from one."""
    return all(any(set(before) <= set(after) for before in old) for after in new)


def _lost_words(existing: Iterable[Passage], passages: Iterable[PassageText]) -> bool:
    """Say whether text of a document is there no longer.

    A file that was taken out, closed or replaced may have been so because of what it says. The
    words of a page itself go with an edit, which may be seen a moment later.
    """
    kept = {(passage.url, passage.locator, passage.text) for passage in passages}
    return any((p.url, p.locator, p.text) not in kept for p in existing if p.url)


def _write_passages(item: Item, existing: list[Passage], passages: list[PassageText]) -> None:
    """Make the rows say what `passages` say; a row keeps its id while its place is filled."""
    changed, new = [], []
    for position, passage in enumerate(passages):
        if position >= len(existing):
            new.append(Passage(item=item, position=position, **asdict(passage)))
            continue
        row = existing[position]
        if any(getattr(row, name) != getattr(passage, name) for name in _PASSAGE_FIELDS):
            for name in _PASSAGE_FIELDS:
                setattr(row, name, getattr(passage, name))
            changed.append(row)
    Passage.objects.bulk_update(changed, _PASSAGE_FIELDS, batch_size=_PASSAGE_BATCH)
    Passage.objects.bulk_create(new, batch_size=_PASSAGE_BATCH)
    if len(existing) > len(passages):
        item.passages.filter(position__gte=len(passages)).delete()
