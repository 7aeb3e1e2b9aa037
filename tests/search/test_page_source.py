"""What pages and their documents give to search, and when."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, Site

from hub.core.audiences import PUBLIC, SIGNED_IN, STAFF
from hub.core.transactions import OutsideUnitOfWorkError, unit_of_work
from hub.media.models import Document, DocumentPage
from resources.library.models import ResourceFile
from search.models import Item, Passage
from search.page_source import PASSAGE_LENGTH, PageSource, pieces
from search.resyncing import resync
from tests.factories import bodies
from tests.factories.library import DocumentFactory, TopicFactory
from tests.factories.pages import (
    ContentPageFactory,
    ResourcePageFactory,
    restrict,
    site_home,
    welsh_home,
)

pytestmark = pytest.mark.django_db


def document(title: str, *pages: str, **fields) -> Document:
    """Return a document whose pages say `pages`, as if it had been read."""
    made = DocumentFactory(title=title, **fields)
    DocumentPage.objects.bulk_create(
        DocumentPage(document=made, number=number, text=text)
        for number, text in enumerate(pages, start=1)
    )
    Document.objects.filter(pk=made.pk).update(text_state="ready")
    return Document.objects.get(pk=made.pk)


def resource(title: str, *documents: Document, **fields) -> Page:
    """Return a published resource with these files."""
    page = ResourcePageFactory(title=title, **fields)
    for order, file in enumerate(documents):
        ResourceFile.objects.create(resource=page, document=file, sort_order=order)
    return page


def passages(page: Page, part: str = "") -> list[tuple[str, str, str, str]]:
    rows = Passage.objects.filter(item__key=str(page.pk), item__part=part)
    return list(rows.values_list("url", "locator", "heading", "text"))


def test_a_page_is_cut_at_its_headings():
    with unit_of_work():
        page = ContentPageFactory(
            title="Aims",
            body=bodies.body_of(
                bodies.text("<p>Before any heading.</p>"),
                bodies.heading("Recruitment"),
                bodies.text("<p>By <b>sortition</b>.</p>"),
            ),
        )
    item = Item.objects.get(key=str(page.pk))
    assert (item.title, item.url, item.kind, item.language) == ("Aims", "/aims/", "page", "en")
    found = passages(page)
    assert [(url, heading, text) for url, _, heading, text in found] == [
        ("", "", "Before any heading."),
        ("", "Recruitment", "By sortition."),
    ]
    assert found[0][1] == ""
    assert found[1][1].startswith("#")


def test_a_document_of_the_same_readers_is_found_page_by_page():
    with unit_of_work():
        file = document("The report", "First page.", "Second page.")
        page = resource("A resource", file)
    url = f"/documents/{file.pk}/text/"
    assert passages(page) == [
        (url, "", "The report", ""),
        (url, "#page-1", "", "First page."),
        (url, "#page-2", "", "Second page."),
    ]
    assert Item.objects.get(key=str(page.pk)).facets == {"type": ["other"]}


def test_a_document_that_fewer_may_see_is_an_item_of_its_own():
    with unit_of_work():
        collection = Collection.get_first_root_node().add_child(name="Members")
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
        closed = document("Closed", "Members only.", collection=collection)
        opened = document("Open", "For all.")
        page = resource("Mixed", opened, closed)
    items = {item.part: item for item in Item.objects.filter(key=str(page.pk))}
    assert sorted(items) == ["", f"document:{closed.pk}"]
    assert items[""].audience.rule == PUBLIC
    own = items[f"document:{closed.pk}"]
    assert (own.title, own.url, own.audience.rule, own.kind) == (
        "Closed",
        f"/documents/{closed.pk}/text/",
        SIGNED_IN,
        "resource",
    )
    assert [text for *_, text in passages(page)] == ["", "For all."]
    assert [text for *_, text in passages(page, own.part)] == ["", "Members only."]


def test_a_file_whose_text_is_not_read_is_found_by_its_title():
    with unit_of_work():
        file = document("Slides of the day")
        Document.objects.filter(pk=file.pk).update(text_state="not-read")
        page = resource("Event", file)
    assert passages(page) == [(Document.objects.get().url, "", "Slides of the day", "")]


def test_drafts_aliases_and_later_revisions_are_not_there():
    with unit_of_work():
        page = ContentPageFactory(title="Published words")
        ContentPageFactory(title="Draft", live=False)
        alias = page.create_alias(update_slug="alias", parent=site_home())
        page.title = "Unpublished words"
        page.save_revision()
    items = Item.objects.exclude(key=str(site_home().pk))
    assert [item.title for item in items] == ["Published words"]
    assert not Item.objects.filter(key=str(alias.pk)).exists()


def test_a_draft_saved_outside_a_unit_is_none_of_searchs_business():
    with unit_of_work():
        page = ContentPageFactory(title="Published words")
    page.title = "Draft"
    page.save_revision()
    with pytest.raises(OutsideUnitOfWorkError):
        page.save()


def test_unpublishing_and_deleting_leave_tombstones_without_text():
    with unit_of_work():
        page = ContentPageFactory(title="First")
        child = ContentPageFactory(title="Below", parent=page)
    with unit_of_work():
        page.unpublish()
    item = Item.objects.get(key=str(page.pk))
    assert (item.deleted, item.title, item.withheld_generation) == (True, "", item.generation)
    with unit_of_work():
        page.delete()
    assert Item.objects.get(key=str(child.pk)).deleted
    assert Passage.objects.count() == 0


def test_addresses_below_a_page_follow_its_slug_and_its_place():
    with unit_of_work():
        page = ContentPageFactory(title="Old", slug="old")
        child = ContentPageFactory(title="Below", parent=page)
        other = ContentPageFactory(title="Other", slug="other")
    with unit_of_work():
        page.slug = "new"
        page.save()
    assert Item.objects.get(key=str(child.pk)).url == "/new/below/"
    with unit_of_work():
        Page.objects.get(pk=page.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    assert Item.objects.get(key=str(child.pk)).url == "/other/new/below/"


def test_restrictions_follow_the_tree_and_their_groups():
    with unit_of_work():
        page = ContentPageFactory(title="Section")
        child = ContentPageFactory(title="Below", parent=page)
    key = str(child.pk)

    def rule():
        return Item.objects.get(key=key).audience.rule

    with unit_of_work():
        restriction = restrict(page, "login")
    assert rule() == SIGNED_IN
    with unit_of_work():
        group = Group.objects.create(name="A")
        restriction.restriction_type = "groups"
        restriction.save()
        group.pageviewrestriction_set.add(restriction)
    assert rule() == [[f"group:{group.pk}"]]
    with unit_of_work():
        group.delete()
    assert rule() == STAFF
    with unit_of_work():
        restriction.delete()
    assert rule() == PUBLIC
    with unit_of_work():
        restrict(Page.objects.get(pk=page.pk), "login")
    assert rule() == SIGNED_IN


def test_a_page_moved_under_a_restriction_is_restricted():
    with unit_of_work():
        closed = ContentPageFactory(title="Closed")
        restrict(closed, "login")
        page = ContentPageFactory(title="Page")
        child = ContentPageFactory(title="Below", parent=page)
    with unit_of_work():
        Page.objects.get(pk=page.pk).move(Page.objects.get(pk=closed.pk), pos="last-child")
    assert Item.objects.get(key=str(child.pk)).audience.rule == SIGNED_IN


def test_a_translation_shares_the_key_and_is_written_in_its_own_language():
    with unit_of_work():
        page = ContentPageFactory(title="Aims")
        welsh_home()
        welsh = page.copy_for_translation(Locale.objects.get(language_code="cy"))
        welsh.title, welsh.slug = "Nodau", "nodau"
        welsh.save_revision().publish()
    items = {item.language: item for item in Item.objects.filter(title__in=["Aims", "Nodau"])}
    assert {code: item.url for code, item in items.items()} == {"en": "/aims/", "cy": "/cy/nodau/"}
    assert items["en"].translation_key == items["cy"].translation_key


def test_a_topic_that_goes_and_a_code_that_changes_are_followed():
    with unit_of_work():
        topic, other = TopicFactory(code="old"), TopicFactory(code="other")
        page = ContentPageFactory(title="Page", topics=[topic, other])
    with unit_of_work():
        topic.code = "new"
        topic.save()
    assert Item.objects.get(key=str(page.pk)).facets["topic"] == ["new", "other"]
    with unit_of_work():
        other.delete()
    assert Item.objects.get(key=str(page.pk)).facets["topic"] == ["new"]


def test_reading_a_document_again_and_deleting_it_are_followed():
    with unit_of_work():
        file = document("Report", "Old words.")
        page = ContentPageFactory(title="Page", body=bodies.body_of(bodies.documents(file)))
    with unit_of_work():
        file.pages.update(text="New words.")
        file.save(update_fields=["text_state"])
    assert [text for *_, text in passages(page)] == ["", "New words."]
    with unit_of_work():
        file.delete()
    assert passages(page) == []


def test_a_site_whose_root_moves_has_other_addresses():
    with unit_of_work():
        page = ContentPageFactory(title="Section")
        child = ContentPageFactory(title="Below", parent=page)
    with unit_of_work():
        site = Site.objects.get()
        site.root_page = page
        site.save()
    assert Item.objects.get(key=str(child.pk)).url == "/below/"


def test_content_that_no_signal_told_about_is_found_after_a_resync():
    with unit_of_work():
        page, gone = ContentPageFactory(title="Page"), ContentPageFactory(title="Gone")
    Page.objects.filter(pk=page.pk).update(title="Renamed")
    Page.objects.filter(pk=gone.pk).update(live=False)
    Item.objects.filter(key=str(site_home().pk)).delete()
    seen = []
    assert resync(lambda done, total: seen.append((done, total))) == 3
    assert seen == [(3, 3)]
    living = Item.objects.filter(deleted=False).order_by("title")
    assert [item.title for item in living] == ["Home", "Renamed"]
    generation = Item.objects.order_by("-generation").first().generation
    resync()
    assert Item.objects.order_by("-generation").first().generation == generation


def test_the_keys_are_those_of_live_pages():
    with unit_of_work():
        page = ContentPageFactory(title="Page")
        ContentPageFactory(title="Draft", live=False)
        page.create_alias(update_slug="alias", parent=site_home())
    assert list(PageSource().keys()) == [str(site_home().pk), str(page.pk)]


def test_a_long_text_is_cut_into_pieces_without_losing_a_letter():
    text = "A sentence of some words. " * 400 + "x" * 6_000
    found = list(pieces(text))
    assert "".join(found) == text
    assert max(map(len, found)) <= PASSAGE_LENGTH
    assert list(pieces("")) == [""]
