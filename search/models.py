"""What can be found: items and their passages.

The tables are the truth, the outbox and the tombstones; an index is a cache that can be thrown
away. docs/adr/0004-search.md says why.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone


class Item(models.Model):
    """What a reader would call one result: a page, a resource with its files, a thread.

    `generation` is the number of the transaction that last changed the item; an index that has
    applied it knows this state. `withheld_generation` is the last one that took words or readers
    away: an index that has not applied it yet must not show or count the item at all.
    A `deleted` item is a tombstone and holds no text.
    """

    source = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    # Apart from "", one source key has a part for each file with readers of its own.
    part = models.CharField(max_length=80, blank=True)
    audience = models.ForeignKey("core.Audience", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=500, blank=True)
    summary = models.TextField(blank=True)
    # Slugs add up: three levels of the longest pass 700 characters.
    url = models.CharField(max_length=2000, blank=True)
    translation_key = models.CharField(max_length=80, blank=True)
    facets = models.JSONField(default=dict)
    published_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    generation = models.BigIntegerField(db_index=True)
    withheld_generation = models.BigIntegerField(default=0, db_index=True)
    # When that generation was written; how long an index has been behind.
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    deleted = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "key", "part"], name="search_item_unique"),
        ]
        indexes: ClassVar = [models.Index(fields=["translation_key"])]

    def __str__(self) -> str:
        return self.title or f"{self.source}:{self.key}:{self.part}"


class Passage(models.Model):
    """Where in an item something is said.

    `url` is the address of the document's reading page where that is not the item's own; `locator`
    is the place in it: `#recruitment`, `#page-14`, `#post-9`, `?t=750`.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    url = models.CharField(max_length=2000, blank=True)
    locator = models.CharField(max_length=200, blank=True)
    heading = models.CharField(max_length=500, blank=True)
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["item", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "position"], name="search_passage_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}{self.locator}"


class Counter(models.Model):
    """The one row that numbers transactions, so that numbers come in the order of commits.

    `epoch` names this database: an index made for another one is thrown away.
    """

    value = models.BigIntegerField(default=0)
    epoch = models.UUIDField(default=uuid.uuid4, editable=False)

    def __str__(self) -> str:
        return str(self.value)
