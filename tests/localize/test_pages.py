from contextlib import nullcontext

import pytest
from wagtail.models import Locale, PageViewRestriction, get_page_models
from wagtail_localize.models import TranslationSource

from home.models import ContentPage, HomePage
from hub.core.transactions import unit_of_work
from hub.pages.audiences import rule_for_page
from hub.pages.models import BasePage
from resources.library.models import LibraryPage, ResourcePage
from search.models import Item
from tests.factories.accounts import UserFactory
from tests.factories.library import (
    LicenceFactory,
    OrganisationFactory,
    TopicFactory,
    add_contributors,
    add_files,
)
from tests.factories.media import DocumentFactory
from tests.factories.pages import (
    ContentPageFactory,
    LibraryPageFactory,
    ResourcePageFactory,
    restrict,
    site_home,
)
from tests.factories.taxonomy import InitiativeFactory
from tests.localize.translating import Translator


def a_home_page():
    home = site_home()
    home.heading, home.introduction = "Heading", "Introduction"
    return home


def a_content_page():
    return ContentPageFactory(title="Page", slug="page", initiative=InitiativeFactory())


def a_library():
    return LibraryPageFactory(title="Library", slug="library")


def a_resource():
    page = ResourcePageFactory(
        title="Report",
        slug="report",
        resource_type="report",
        byline="By hand",
        about="<p>About it.</p>",
        licence=LicenceFactory(),
    )
    add_files(page, DocumentFactory())
    add_contributors(page, (OrganisationFactory(), "author"), ("Ann", "compiler"))
    return page


MAKERS = {
    HomePage: a_home_page,
    ContentPage: a_content_page,
    LibraryPage: a_library,
    ResourcePage: a_resource,
}
TEXTS = {
    HomePage: ["title", "summary", "seo_title", "search_description", "heading", "introduction"],
    ContentPage: ["title", "summary", "seo_title", "search_description"],
    LibraryPage: ["title", "summary", "seo_title", "search_description"],
    ResourcePage: ["title", "summary", "seo_title", "search_description", "byline"],
}
KEPT = {
    HomePage: [],
    ContentPage: ["slug", "initiative_id"],
    LibraryPage: ["slug"],
    ResourcePage: ["slug", "resource_type", "licence_id", "initiative_id", "published_on"],
}


def test_every_page_type_is_translated_here():
    assert set(MAKERS) == {model for model in get_page_models() if issubclass(model, BasePage)}


def made(kind):
    """Return a published page of this type, with a text in every field that has one."""
    page = MAKERS[kind]()
    page.summary, page.seo_title, page.search_description = "Summary", "For engines", "Described"
    page.topics.set([TopicFactory(code="towns"), TopicFactory(code="air")])
    page.save_revision().publish()
    return kind.objects.get(pk=page.pk)


def parents_of(page):
    return page.get_ancestors().filter(depth__gt=1).specific()


def translated(translator, page):
    """Return the translation of a page, after those of the pages above it."""
    for parent in parents_of(page):
        translator.translate(parent)
    return translator.translate(page)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_page_goes_from_english_to_welsh_by_the_translators_own_pages(translator, client, kind):
    page = made(kind)
    other = translated(translator, page)
    assert (other.locale.language_code, other.live, other.alias_of) == ("cy", True, None)
    for name in TEXTS[kind]:
        assert getattr(other, name) == f"CYM {getattr(page, name)}"
    for name in KEPT[kind]:
        assert getattr(other, name) == getattr(page, name)
    assert [topic.code for topic in other.topics.all()] == ["air", "towns"]
    shown = client.get(other.get_url())
    assert shown.status_code == 200
    assert '<html lang="cy"' in shown.content.decode()


def test_the_files_and_contributors_of_a_resource_come_along_unchanged(translator):
    page = made(ResourcePage)
    other = translated(translator, page)
    assert [f.document_id for f in other.files.all()] == [f.document_id for f in page.files.all()]
    people = [[(c.name, c.role) for c in p.contributors.all()] for p in (page, other)]
    assert people[0] == people[1]
    assert other.about == page.about.replace("About it.", "CYM About it.")


def test_topics_that_change_in_english_change_in_welsh_with_the_next_update(translator):
    page = made(ContentPage)
    other = translated(translator, page)
    page.topics.set([TopicFactory(code="water")])
    page.save_revision().publish()
    source, _ = TranslationSource.update_or_create_from_instance(page)
    source.create_or_update_translation(other.locale, publish=False, fallback=True)
    latest = other.get_latest_revision_as_object()
    assert [topic.code for topic in latest.topics.all()] == ["water"]


def test_what_is_closed_in_english_is_closed_in_welsh_before_and_after_it_is_translated(translator):
    before, after = made(ContentPage), ContentPageFactory(slug="after")
    restrict(before, "login")
    closed = translated(translator, before)
    opened = translator.translate(after)
    assert (rule_for_page(closed), rule_for_page(opened)) == ([["signed-in"]], [])
    assert PageViewRestriction.objects.filter(page=closed.page_ptr).count() == 1
    restrict(after, "login")
    assert rule_for_page(opened) == [["signed-in"]]


def test_a_translation_without_words_yet_is_no_page_for_readers(translator, client):
    page = made(ContentPage)
    for parent in parents_of(page):
        translator.translate(parent)
    draft = translator.submit(page)
    assert not draft.live
    assert client.get("/cy/page/").status_code == 404
    assert client.get("/page/").context["alternates"] == []


def test_both_languages_are_there_from_the_first_day(db):
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"en", "cy"}


def test_a_page_whose_parents_are_not_translated_brings_no_english_under_a_welsh_address(
    translator, client
):
    section = ContentPageFactory(title="Section", slug="section")
    page = ContentPageFactory(title="Page", slug="page", parent=section)
    other = translator.translate(page)
    stand_in = other.get_parent()
    assert (stand_in.alias_of.pk, stand_in.live) == (section.pk, True)
    assert client.get("/cy/section/page/").context["breadcrumbs"] == []
    assert [client.get(path).status_code for path in ("/cy/", "/cy/section/")] == [404, 404]
    assert client.get("/section/").context["alternates"] == []


def test_a_translator_publishes_in_a_unit_of_work_though_the_request_is_over(
    transactional_db, client
):
    with unit_of_work():
        page = ContentPageFactory(title="Page", slug="page")
        client.force_login(UserFactory(administrator=True))
    translator = Translator(client, nullcontext)
    translator.translate(site_home())
    other = translator.translate(page)
    assert other.live
    item = Item.objects.get(source="pages", key=str(other.pk))
    assert (item.title, item.language) == ("CYM Page", "cy")
