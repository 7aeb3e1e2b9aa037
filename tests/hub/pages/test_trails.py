import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import translation
from wagtail.models import Locale

from tests.factories.accounts import UserFactory
from tests.factories.pages import ContentPageFactory, restrict, site_home, welsh_home

pytestmark = pytest.mark.usefixtures("unit")


@pytest.fixture
def context_of(rf):
    def context(page, user=None):
        request = rf.get("/")
        request.user = user or AnonymousUser()
        with translation.override(page.locale.language_code):
            return page.get_context(request)

    return context


def translated(page, *, live=True):
    other = page.copy_for_translation(welsh_home().locale)
    if live:
        other.save_revision().publish()
    return type(page).objects.get(pk=other.pk)


def test_breadcrumbs_lead_from_the_home_page_to_the_parent(context_of):
    section = ContentPageFactory(title="Section", slug="section")
    page = ContentPageFactory(title="Page", slug="page", parent=section)
    assert context_of(page)["breadcrumbs"] == [
        {"url": "/", "text": "Home"},
        {"url": "/section/", "text": "Section"},
    ]
    assert context_of(site_home())["breadcrumbs"] == []


def test_breadcrumbs_leave_out_what_is_not_live(context_of):
    section = ContentPageFactory(live=False)
    page = ContentPageFactory(parent=section)
    assert [crumb["text"] for crumb in context_of(page)["breadcrumbs"]] == ["Home"]


def test_breadcrumbs_of_a_welsh_page_are_welsh(context_of):
    section = ContentPageFactory(title="Section", slug="section")
    page = ContentPageFactory(slug="page", parent=section)
    translated(section)
    assert context_of(translated(page))["breadcrumbs"] == [
        {"url": "/cy/", "text": "Hafan"},
        {"url": "/cy/section/", "text": "Section"},
    ]


def test_another_language_is_offered_only_where_the_reader_can_have_it(context_of):
    page, draft, alone = (ContentPageFactory(slug=slug) for slug in ("page", "draft", "alone"))
    other = translated(page)
    translated(draft, live=False)
    alone.copy_for_translation(Locale.objects.get(language_code="cy"), alias=True)
    assert context_of(page)["alternates"] == [
        {"code": "cy", "label": "Cymraeg", "url": "/cy/page/"}
    ]
    assert context_of(other)["alternates"] == [{"code": "en", "label": "English", "url": "/page/"}]
    assert context_of(draft)["alternates"] == []
    assert context_of(alone)["alternates"] == []
    group = Group.objects.create(name="Welsh readers")
    restrict(other, "groups", group)
    assert context_of(page)["alternates"] == []
    assert len(context_of(page, UserFactory(groups=["Welsh readers"]))["alternates"]) == 1


@pytest.mark.parametrize("depth", [1, 3, 13])
def test_trails_cost_the_same_at_any_depth(context_of, django_assert_num_queries, depth):
    page = site_home()
    for _ in range(depth):
        page = ContentPageFactory(parent=page)
    context_of(page)
    # The site of the request, what lies above, the restrictions, the translations.
    with django_assert_num_queries(4):
        context_of(page)


def test_a_page_says_its_language_and_where_the_other_one_is(client):
    page = ContentPageFactory(title="Page", slug="page")
    translated(page)
    english, welsh = (client.get(path).content.decode() for path in ("/page/", "/cy/page/"))
    assert '<html lang="en"' in english
    assert '<html lang="cy"' in welsh
    assert '<link rel="alternate" hreflang="cy" href="/cy/page/">' in english
    assert '<link rel="alternate" hreflang="en" href="/page/">' in welsh
