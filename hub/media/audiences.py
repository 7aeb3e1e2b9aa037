"""Who may open a file: the readers of its collection who also may see something that uses it.

A file has the rule of its collection and, for each live thing that uses it, that thing's rule. A
reader may open it if they meet the collection's rule and at least one of the others. A file that
nothing live uses is for staff only. What the live things are, this layer does not know: apps above
register them with `register_uses`.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Collection as WagtailCollection
from wagtail.models import CollectionViewRestriction

from hub.core.audiences import PUBLIC, SIGNED_IN, STAFF, Rule, all_of, claims_of, satisfies

User = AbstractBaseUser | AnonymousUser | None
File = type[models.Model]
Rows = TypeVar("Rows", bound="models.QuerySet[Any]")

# (model of the files, their ids) -> the rule of each live thing that uses each of them.
RulesOfUses = Callable[[File, Collection[int]], Mapping[int, list[Rule]]]
# (model of the files, user) -> a query for the ids of those used by a live thing that the user may
# see; for None instead of a user, those used by any live thing.
UsedIds = Callable[[File, User | None], "models.QuerySet[Any] | Iterable[int]"]
# (model of the file, its id, request) -> {url, text, language} of the live things that use it and
# that the reader may see.
PlacesOfUse = Callable[[File, int, HttpRequest], list[dict[str, str]]]


@dataclass(frozen=True)
class Uses:
    """What one app knows about the live things that use files."""

    rules: RulesOfUses
    used_ids: UsedIds
    places: PlacesOfUse


@dataclass(frozen=True)
class FileAudience:
    """Who may open one file."""

    collection: Rule
    uses: list[Rule] = field(default_factory=list)

    def rules(self) -> list[Rule]:
        """Return the rules of which one must be met; each holds the collection's."""
        return [all_of(self.collection, use) for use in self.uses or [STAFF]]

    def admits(self, claims: frozenset[str]) -> bool:
        """Say whether a holder of `claims` may open the file."""
        return any(satisfies(rule, claims) for rule in self.rules())

    @property
    def is_public(self) -> bool:
        """Whether anybody may open it, so that shared caches may keep it."""
        return PUBLIC in self.rules()


_uses: dict[str, Uses] = {}


def register_uses(name: str, rules: RulesOfUses, used_ids: UsedIds, places: PlacesOfUse) -> None:
    """Tell this layer about things that use files, such as pages.

    Args:
        name: whose they are; registering the name again replaces them.
        rules: see `RulesOfUses`; costs a constant number of queries.
        used_ids: see `UsedIds`; a query that a queryset can filter by.
        places: see `PlacesOfUse`; the ways back from a file to what offers it.

    """
    _uses[name] = Uses(rules, used_ids, places)


def rule_for_collection(collection_id: int) -> Rule:
    """Return the rule of one collection; see `rules_for_collections`."""
    return rules_for_collections([collection_id])[collection_id]


def rules_for_collections(ids: Iterable[int] | None = None) -> dict[int, Rule]:
    """Return the rule of each collection: that of every restriction on it and above it.

    Args:
        ids: of the collections; None for all there are.

    A restriction whose kind is not understood, or whose groups are gone, means staff only. A
    collection that does not exist is for staff only. Cost: two queries.

    """
    rules = _restrictions_by_path()
    paths = dict(WagtailCollection.objects.order_by().values_list("pk", "path"))
    wanted = paths if ids is None else ids
    return {pk: _rule_at(paths[pk], rules) if pk in paths else STAFF for pk in wanted}


def audiences_of(model: File, ids: Collection[int]) -> dict[int, FileAudience]:
    """Return who may open each of the files; files that do not exist are left out.

    Args:
        model: `Document` or `Image`.
        ids: primary keys.

    Cost: two queries, and those of each app that registered uses.

    """
    members = dict(
        model._default_manager.filter(pk__in=ids).order_by().values_list("pk", "collection__path")
    )
    if not members:
        return {}
    rules = _restrictions_by_path()
    uses: defaultdict[int, list[Rule]] = defaultdict(list)
    for known in _uses.values():
        for pk, found in known.rules(model, list(members)).items():
            uses[pk].extend(found)
    return {pk: FileAudience(_rule_at(path, rules), uses[pk]) for pk, path in members.items()}


def audience_of(file: models.Model) -> FileAudience:
    """Return who may open one document or image."""
    return audiences_of(type(file), [file.pk]).get(file.pk) or FileAudience(STAFF)


def places_of_use(file: models.Model, request: HttpRequest) -> list[dict[str, str]]:
    """Return {url, text, language} of what uses a file, as far as the reader may see it."""
    found = (known.places(type(file), file.pk, request) for known in _uses.values())
    return [place for places in found for place in places]


def visible_ids(model: File, user: User, ids: Collection[int]) -> set[int]:
    """Return those of the files that `user` may open, in a constant number of queries."""
    claims = claims_of(user)
    return {pk for pk, who in audiences_of(model, ids).items() if who.admits(claims)}


def visible_to(files: Rows, user: User) -> Rows:
    """Keep the files that `user` may open, in the database; the queryset stays chainable."""
    claims = claims_of(user)
    refused = [pk for pk, r in rules_for_collections().items() if not satisfies(r, claims)]
    seen, used = Q(), Q()
    for known in _uses.values():
        seen |= Q(pk__in=known.used_ids(files.model, user or AnonymousUser()))
        used |= Q(pk__in=known.used_ids(files.model, None))
    files = files.exclude(collection_id__in=refused)
    if not _uses:
        return files if satisfies(STAFF, claims) else files.none()
    return files.filter(seen | ~used) if satisfies(STAFF, claims) else files.filter(seen)


def _restrictions_by_path() -> list[tuple[str, Rule]]:
    """Return the rule of every restriction with the path of its collection. One query."""
    rows = CollectionViewRestriction.objects.values_list(
        "pk", "restriction_type", "collection__path", "groups"
    )
    places: dict[int, tuple[str, str]] = {}
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for pk, kind, path, group in rows:
        places[pk] = (kind, path)
        if group is not None:
            groups[pk].append(f"group:{group}")
    return [(path, _rule_of(kind, groups[pk])) for pk, (kind, path) in places.items()]


def _rule_of(kind: str, groups: list[str]) -> Rule:
    """Return the rule of one restriction."""
    if kind == CollectionViewRestriction.NONE:
        return PUBLIC
    if kind == CollectionViewRestriction.LOGIN:
        return SIGNED_IN
    if kind == CollectionViewRestriction.GROUPS and groups:
        return [groups]
    return STAFF


def _rule_at(path: str, rules: Iterable[tuple[str, Rule]]) -> Rule:
    """Return the rule of the collection at `path`: what guards it and what is above it."""
    return all_of(*(rule for place, rule in rules if path.startswith(place)))
