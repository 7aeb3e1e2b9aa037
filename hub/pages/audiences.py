"""Who may see a page: the rule that Wagtail's restrictions up the tree make together.

A restriction guards its page and everything below it. It also guards the aliases of what it
guards, and the translations of its page when that is in the site's first language: a section that
is closed in English does not stay open in Welsh. Whatever is not understood is for staff only.
"""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction

from hub.core.audiences import SIGNED_IN, STAFF, Rule, all_of, claims_of, satisfies

Reader = AbstractBaseUser | AnonymousUser | None

# Where in the tree a rule begins (a path of the tree), and the rule, hashable.
Guard = tuple[str, tuple[tuple[str, ...], ...]]


def rule_for_page(page: Page, reader: Reader = None) -> Rule:
    """Return the rule of one page; it need not be saved if its `path` is set.

    Args:
        page: the page.
        reader: whoever asks, for whom the guards are looked up once; not while they may change.

    Cost: one query, three if there are any guards.

    """
    return _rule_at(page.path, _guards_once(reader))


def rules_for_pages(pages: Iterable[Page]) -> dict[int, Rule]:
    """Return the rule of each page by its id, for the price of one."""
    known = guards()
    return {page.pk: _rule_at(page.path, known) for page in pages}


def can_view_page(user: Reader, page: Page) -> bool:
    """Say whether `user` holds the audience of `page`; whether it is live is another question."""
    return not any(page.path.startswith(path) for path in refused_paths(user))


def visible_q(user: Reader, prefix: str = "") -> Q:
    """Return the condition that a page is one that `user` may see.

    Args:
        user: the reader.
        prefix: the way to the page from the rows that are filtered, such as `page__`.

    """
    condition = Q()
    for path in refused_paths(user):
        condition &= ~Q(**{f"{prefix}path__startswith": path})
    return condition


def refused_paths(user: Reader) -> tuple[str, ...]:
    """Return the tree paths below which `user` may see nothing; outermost only.

    Worked out once for a user object, which lives for one request.
    """
    known: tuple[str, ...] | None = user.__dict__.get("_refused_paths") if user else None
    if known is None:
        claims = claims_of(user)
        refused = {path for path, rule in _guards_once(user) if not satisfies(rule, claims)}
        known = tuple(
            sorted(p for p in refused if not any(p[:n] in refused for n in range(len(p))))
        )
        if user is not None:
            user.__dict__["_refused_paths"] = known
    return known


def pages_under_restrictions_of(page: Page) -> Q:
    """Return the condition of the pages whose rule a restriction on `page` is part of."""
    seeds: set[Guard] = {(page.path, ())}
    if page.locale.language_code == settings.LANGUAGE_CODE:
        seeds.update((path, ()) for path in page.get_translations().values_list("path", flat=True))
    condition = Q()
    for path, _ in _with_aliases(seeds):
        condition |= Q(path__startswith=path)
    return condition


def guards() -> set[Guard]:
    """Return every place in the tree where a rule begins. One query, three if there are any."""
    rows = PageViewRestriction.objects.values_list(
        "pk",
        "restriction_type",
        "groups",
        "page__path",
        "page__translation_key",
        "page__locale__language_code",
    )
    groups: dict[int, set[int]] = {}
    places = {}
    for pk, kind, group, path, key, language in rows:
        groups.setdefault(pk, set()).update([group] if group is not None else [])
        places[pk] = (kind, path, key if language == settings.LANGUAGE_CODE else None)
    if not places:
        return set()
    rules = {pk: _rule_of(kind, groups[pk]) for pk, (kind, _, _) in places.items()}
    found: set[Guard] = {(path, rules[pk]) for pk, (_, path, _) in places.items()}
    found.update(_on_translations({pk: key for pk, (_, _, key) in places.items() if key}, rules))
    return _with_aliases(found)


def _guards_once(user: Reader) -> set[Guard]:
    """Return the guards, kept with the user object, which lives for one request."""
    if user is None:
        return guards()
    known: set[Guard] | None = user.__dict__.get("_guards")
    if known is None:
        known = user.__dict__["_guards"] = guards()
    return known


def _rule_of(kind: str, groups: set[int]) -> tuple[tuple[str, ...], ...]:
    """Return the rule of one restriction, hashable."""
    if kind == PageViewRestriction.LOGIN:
        rule = SIGNED_IN
    elif kind == PageViewRestriction.GROUPS and groups:
        rule = [[f"group:{group}" for group in groups]]
    else:
        rule = STAFF
    return tuple(tuple(sorted(clause)) for clause in rule)


def _on_translations(
    keys: dict[int, object], rules: dict[int, tuple[tuple[str, ...], ...]]
) -> Iterable[Guard]:
    """Return the guards that restrictions put on the translations of their pages."""
    if not keys:
        return
    paths: dict[object, list[str]] = {}
    pages = Page.objects.filter(translation_key__in=set(keys.values())).order_by()
    for key, path in pages.values_list("translation_key", "path"):
        paths.setdefault(key, []).append(path)
    for pk, key in keys.items():
        for path in paths[key]:
            yield path, rules[pk]


def _with_aliases(found: set[Guard]) -> set[Guard]:
    """Return the guards with those of the aliases of guarded pages, however long the chain."""
    aliases = list(
        Page.objects.filter(alias_of__isnull=False)
        .order_by()
        .values_list("path", "alias_of__path"),
    )
    everything, new = set(found), found
    while new:
        new = {
            (alias, rule)
            for alias, source in aliases
            for path, rule in new
            if source.startswith(path)
        } - everything
        everything |= new
    return everything


def _rule_at(path: str, known: Iterable[Guard]) -> Rule:
    """Return the rule of the page at `path`."""
    return all_of(*(rule for place, rule in known if path.startswith(place)))
