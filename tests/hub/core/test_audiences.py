"""Who may see what: a rule over claims."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission

from hub.accounts.models import User
from hub.core.audiences import (
    PUBLIC,
    SIGNED_IN,
    STAFF,
    all_of,
    audience_for,
    canonical,
    claims_of,
    held_by,
    key_of,
    satisfies,
)
from hub.core.models import Audience


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ([], []),
        ([["public"]], []),
        ([["group:3", "public"], ["group:7"]], [["group:7"]]),
        ([["group:7"], ["group:3", "group:5"]], [["group:3", "group:5"], ["group:7"]]),
        ([["group:5", "group:3", "group:5"]], [["group:3", "group:5"]]),
        ([["group:3", "group:5"], ["group:3"]], [["group:3"]]),
        ([[], ["group:3"]], [[]]),
    ],
)
def test_equal_rules_have_one_form(rule, expected):
    assert canonical(rule) == expected


@pytest.mark.parametrize(
    ("rule", "claims", "expected"),
    [
        (PUBLIC, {"public"}, True),
        (SIGNED_IN, {"public"}, False),
        (SIGNED_IN, {"public", "signed-in"}, True),
        ([["group:3", "group:5"], ["group:7"]], {"group:5", "group:7"}, True),
        ([["group:3", "group:5"], ["group:7"]], {"group:3", "group:5"}, False),
        ([["group:3", "group:5"], ["group:7"]], {"group:7"}, False),
        ([[]], {"public", "signed-in", "staff"}, False),
        ([[]], {"superuser"}, True),
    ],
)
def test_a_rule_is_met_when_each_of_its_clauses_is(rule, claims, expected):
    assert satisfies(rule, frozenset(claims)) is expected


def test_rules_are_joined_by_and():
    assert all_of(SIGNED_IN, PUBLIC, STAFF) == [["signed-in"], ["staff"]]


def test_keys_are_readable_while_they_are_short_and_different_when_they_are_long():
    assert key_of(PUBLIC) == "public"
    assert key_of([["group:7"], ["group:5", "group:3"]]) == "(group:3|group:5)&(group:7)"
    long, longer = ([[f"group:{n}" for n in range(count)]] for count in (200, 201))
    assert key_of(long) != key_of(longer)
    assert len(key_of(long)) == len("sha256:") + 64


@pytest.mark.django_db
def test_the_same_rule_is_one_row():
    first = audience_for([["group:5", "group:3"]])
    again = audience_for([["group:3", "group:5"]])
    assert (first, Audience.objects.filter(key=first.key).count()) == (again, 1)
    assert first.rule == [["group:3", "group:5"]]


@pytest.fixture
def group(db):
    return Group.objects.create(name="Neighbours")


@pytest.fixture
def member(group):
    user = User.objects.create_user("member@hub.example")
    user.groups.add(group)
    return user


def make_editor(user):
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))


def test_somebody_unknown_is_only_the_public():
    assert claims_of(None) == claims_of(AnonymousUser()) == {"public"}


def test_a_member_claims_their_groups(member, group):
    assert claims_of(member) == {"public", "signed-in", f"group:{group.pk}"}


def test_staff_are_those_who_may_enter_the_admin(member, group):
    make_editor(member)
    assert claims_of(member) == {"public", "signed-in", f"group:{group.pk}", "staff"}


@pytest.mark.parametrize("superuser", [False, True])
@pytest.mark.parametrize(
    "state", [{"suspended_at": datetime(2026, 1, 1, tzinfo=UTC)}, {"is_active": False}]
)
def test_suspension_and_closing_leave_only_what_the_public_sees(member, state, superuser):
    make_editor(member)
    for name, value in {**state, "is_superuser": superuser}.items():
        setattr(member, name, value)
    public, staff = audience_for(PUBLIC), audience_for(STAFF)
    assert claims_of(member) == {"public"}
    assert held_by(member) & {public.pk, staff.pk} == {public.pk}


def test_a_superuser_holds_every_audience_even_one_that_nobody_can_meet(db):
    user = User.objects.create_superuser("root@hub.example")
    audiences = {audience_for(rule).pk for rule in (PUBLIC, STAFF, [[]], [["group:99"]])}
    assert audiences <= held_by(user)


def test_what_a_reader_holds_is_asked_once(member, group, django_assert_num_queries):
    mine, theirs = audience_for([[f"group:{group.pk}"]]), audience_for([["group:0"]])
    user = User.objects.get(pk=member.pk)
    held = held_by(user)
    assert held & {mine.pk, theirs.pk} == {mine.pk}
    with django_assert_num_queries(0):
        assert held_by(user) == held
