"""Who may see what: one rule, used by every list, count, hit, feed, mail and file.

A user carries claims: `public`, `signed-in`, `staff`, `group:<id>`. A rule is an AND of ORs over
claims, such as `[["group:3", "group:5"], ["group:7"]]`. A reader sees a thing if and only if they
hold its audience. docs/adr/0002-audiences.md says why.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from .models import Audience

Rule = list[list[str]]

PUBLIC: Rule = []
SIGNED_IN: Rule = [["signed-in"]]
STAFF: Rule = [["staff"]]

# Longer keys are stored as a digest: the column is indexed, and PostgreSQL limits index rows.
_LONGEST_PLAIN_KEY = 400


def canonical(rule: Iterable[Iterable[str]]) -> Rule:
    """Return `rule` in the one form that equal rules share.

    Clauses are sorted and unique, claims in a clause too. A clause that holds `public` is always
    true and is left out; a clause implied by a narrower one is left out. An empty clause can be
    met by nobody but a superuser.
    """
    clauses = {frozenset(clause) for clause in rule}
    clauses = {clause for clause in clauses if "public" not in clause}
    needed = [c for c in clauses if not any(other < c for other in clauses)]
    return sorted(sorted(clause) for clause in needed)


def all_of(*rules: Iterable[Iterable[str]]) -> Rule:
    """Return the rule that is met only when every one of `rules` is."""
    return canonical(clause for rule in rules for clause in rule)


def key_of(rule: Iterable[Iterable[str]]) -> str:
    """Return the canonical key of `rule`: at most 500 characters, unique to it."""
    clauses = canonical(rule)
    if not clauses:
        return "public"
    plain = "&".join("(" + "|".join(clause) + ")" for clause in clauses)
    if len(plain) <= _LONGEST_PLAIN_KEY:
        return plain
    return "sha256:" + hashlib.sha256(json.dumps(clauses).encode()).hexdigest()


def audience_for(rule: Iterable[Iterable[str]]) -> Audience:
    """Return the row of `rule`, made if this is its first use."""
    clauses = canonical(rule)
    audience, _ = Audience.objects.get_or_create(key=key_of(clauses), defaults={"rule": clauses})
    return audience


def claims_of(user: AbstractBaseUser | AnonymousUser | None) -> frozenset[str]:
    """Return the claims of `user`; cached on the object, which lives for one request.

    A suspended or inactive user keeps only `public`. Cost: at most two queries the first time.
    """
    if user is None or not user.is_authenticated:
        return frozenset({"public"})
    known: frozenset[str] | None = user.__dict__.get("_claims")
    if known is None:
        known = user.__dict__["_claims"] = _work_out_claims(user)
    return known


def _work_out_claims(user: Any) -> frozenset[str]:
    if not user.is_active or user.suspended_at is not None:
        return frozenset({"public"})
    claims = {"public", "signed-in"}
    claims.update(f"group:{pk}" for pk in user.groups.values_list("pk", flat=True))
    if user.is_superuser:
        claims.add("superuser")
    if user.has_perm("wagtailadmin.access_admin"):
        claims.add("staff")
    return frozenset(claims)


def satisfies(rule: Iterable[Iterable[str]], claims: frozenset[str]) -> bool:
    """Say whether a holder of `claims` may see what `rule` guards."""
    if "superuser" in claims:
        return True
    return all(not claims.isdisjoint(clause) for clause in canonical(rule))


def held_by(user: AbstractBaseUser | AnonymousUser | None) -> frozenset[int]:
    """Return the ids of the audiences that `user` holds; worked out once per request.

    Cost: one query over the audiences (tens of rows), beside those of `claims_of`.
    """
    claims = claims_of(user)
    known = getattr(user, "_held_audiences", None)
    if known is None:
        rows = Audience.objects.values_list("pk", "rule")
        known = frozenset(pk for pk, rule in rows if satisfies(rule, claims))
        if user is not None:
            user.__dict__["_held_audiences"] = known
    return known
