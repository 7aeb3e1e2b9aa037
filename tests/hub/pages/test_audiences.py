import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from home.models import ContentPage
from hub.accounts.models import User
from hub.core.audiences import claims_of, satisfies
from hub.pages.audiences import (
    can_view_page,
    pages_under_restrictions_of,
    rule_for_page,
    rules_for_pages,
)
from tests.factories.accounts import EditorFactory, UserFactory
from tests.factories.pages import ContentPageFactory, restrict, site_home, welsh_home

pytestmark = pytest.mark.usefixtures("unit")


def titles_for(user):
    pages = ContentPage.objects.visible_to(user).order_by("title")
    return list(pages.values_list("title", flat=True))


def test_a_page_without_restrictions_is_for_everybody():
    assert rule_for_page(ContentPageFactory()) == []


def test_a_login_restriction_asks_for_somebody_signed_in_on_the_page_and_below():
    section = ContentPageFactory()
    below = ContentPageFactory(parent=section)
    restrict(section, "login")
    assert [rule_for_page(section), rule_for_page(below)] == [[["signed-in"]], [["signed-in"]]]


def test_the_groups_of_one_restriction_are_alternatives_and_restrictions_add_up():
    one, two, three = (Group.objects.create(name=name) for name in ("one", "two", "three"))
    section = ContentPageFactory()
    below = ContentPageFactory(parent=section)
    restrict(section, "groups", one, two)
    restrict(below, "groups", three)
    assert rule_for_page(below) == sorted(
        [sorted([f"group:{one.pk}", f"group:{two.pk}"]), [f"group:{three.pk}"]],
    )


@pytest.mark.parametrize("kind", ["password", "groups", "none", "riddle"])
def test_what_is_not_understood_or_names_no_group_is_for_staff(kind):
    page = ContentPageFactory()
    restrict(page, kind)
    assert rule_for_page(page) == [["staff"]]


def test_a_group_that_is_deleted_narrows_its_restriction_to_staff():
    group = Group.objects.create(name="passing")
    page = ContentPageFactory()
    restrict(page, "groups", group)
    group.delete()
    assert rule_for_page(page) == [["staff"]]


def test_a_neighbour_whose_path_begins_alike_is_not_restricted():
    pages = [ContentPageFactory() for _ in range(3)]
    restrict(pages[0], "login")
    assert [rule_for_page(page) for page in pages] == [[["signed-in"]], [], []]


def test_an_alias_is_guarded_by_what_guards_its_source_and_so_is_what_lies_below_it():
    closed = ContentPageFactory(title="Closed")
    source = ContentPageFactory(parent=closed)
    ContentPageFactory(parent=source, title="Below")
    alias = source.create_alias(parent=site_home(), update_slug="elsewhere", recursive=True)
    second = alias.create_alias(parent=site_home(), update_slug="further")
    restrict(closed, "login")
    below = alias.get_children().get()
    assert [rule_for_page(page) for page in (alias, below, second)] == [[["signed-in"]]] * 3


def test_a_page_closed_in_english_is_closed_in_welsh_but_not_the_other_way_round():
    page = ContentPageFactory()
    welsh = page.copy_for_translation(welsh_home().locale)
    restriction = restrict(page, "login")
    assert rule_for_page(welsh) == [["signed-in"]]
    restriction.delete()
    restrict(welsh, "login")
    assert [rule_for_page(page), rule_for_page(welsh)] == [[], [["signed-in"]]]


def test_rules_in_bulk_are_the_rules_one_by_one_at_a_constant_number_of_queries(
    django_assert_num_queries,
):
    section = ContentPageFactory()
    pages = [ContentPageFactory(parent=section) for _ in range(5)]
    restrict(section, "login")
    restrict(pages[2], "groups", Group.objects.create(name="few"))
    expected = {page.pk: rule_for_page(page) for page in pages}
    with django_assert_num_queries(3):
        found = rules_for_pages(pages)
    assert found == expected


@pytest.fixture
def matrix():
    """One page for each audience, in a group's section where that matters."""
    group = Group.objects.create(name="Members")
    ContentPageFactory(title="everybody")
    restrict(ContentPageFactory(title="signed in"), "login")
    restrict(members := ContentPageFactory(title="members"), "groups", group)
    ContentPageFactory(title="members below", parent=members)
    restrict(ContentPageFactory(title="password"), "password")
    ContentPageFactory(title="draft", live=False)


EVERYTHING = ["everybody", "members", "members below", "password", "signed in"]


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda: None, ["everybody"]),
        (AnonymousUser, ["everybody"]),
        (UserFactory, ["everybody", "signed in"]),
        (lambda: UserFactory(groups=["Members"]), [*EVERYTHING[:3], "signed in"]),
        (EditorFactory, ["everybody", "password", "signed in"]),
        (lambda: UserFactory(administrator=True), EVERYTHING),
        (lambda: UserFactory(groups=["Members"], suspended_at=timezone.now()), ["everybody"]),
        (lambda: UserFactory(administrator=True, suspended_at=timezone.now()), ["everybody"]),
    ],
)
def test_each_reader_sees_the_live_pages_of_their_audiences_and_no_others(matrix, make, expected):
    reader = make()
    reader = User.objects.get(pk=reader.pk) if isinstance(reader, User) else reader
    assert titles_for(reader) == expected
    for page in ContentPage.objects.filter(live=True):
        rule = rule_for_page(page)
        assert can_view_page(reader, page) == satisfies(rule, claims_of(reader))
        assert can_view_page(reader, page) == (page.title in expected)


@pytest.mark.parametrize("count", [1, 3, 13])
def test_visible_pages_cost_the_same_for_any_number_of_restrictions(
    count, django_assert_num_queries
):
    for _ in range(count):
        restrict(ContentPageFactory(), "groups", Group.objects.create(name=f"group {_}"))
    reader = User.objects.get(pk=UserFactory().pk)
    claims_of(reader)
    with django_assert_num_queries(4):
        assert titles_for(reader) == []
    with django_assert_num_queries(1):
        titles_for(reader)


def test_the_pages_that_a_restriction_bears_on_are_those_whose_rule_it_changes():
    page = ContentPageFactory(title="Closed")
    ContentPageFactory(parent=page, title="Below")
    ContentPageFactory(title="Elsewhere")
    page.copy_for_translation(welsh_home().locale)
    page.create_alias(parent=site_home(), update_slug="alias")
    reached = set(Page.objects.filter(pages_under_restrictions_of(page)))
    before = rules_for_pages(Page.objects.all())
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    after = rules_for_pages(Page.objects.all())
    assert {p.pk for p in reached} == {pk for pk, rule in after.items() if rule != before[pk]}
    assert len(reached) == 4
