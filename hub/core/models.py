"""The audience of a thing, and when each background process was last seen."""

from django.db import models


class Audience(models.Model):
    """A rule over claims; everything with the same rule shares one row.

    `rule` is an AND of ORs: a list of lists of claims, canonically sorted. `[]` is everybody.
    Rows are made by `hub.core.audiences.audience_for` and never changed.
    """

    key = models.CharField(max_length=500, unique=True)
    rule = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.key


class Heartbeat(models.Model):
    """When a background process last reported that it was at work."""

    name = models.CharField(max_length=100, unique=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} at {self.seen_at:%Y-%m-%d %H:%M:%S}"
