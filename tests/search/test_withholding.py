"""What takes words or readers away is in effect at the next search, though no index has heard."""

import pytest
from django.contrib.auth.models import Group
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Collection, CollectionViewRestriction, Page

from hub.core.audiences import PUBLIC, SIGNED_IN
from hub.core.transactions import unit_of_work
from hub.media.models import Document, DocumentPage
from resources.library.models import ResourceFile
from search import engines
from tests.factories import bodies
from tests.factories.accounts import UserFactory
from tests.factories.library import DocumentFactory, TopicFactory
from tests.factories.pages import ContentPageFactory, ResourcePageFactory, restrict
from tests.factories.search import entry, titles

pytestmark = pytest.mark.django_db

SECRET = "quokkaword"


class World:
    """A public section with a page below it, a closed section, and a resource with a file."""

    def __init__(self):
        topic = TopicFactory(code="recruitment")
        self.section = ContentPageFactory(title="Section")
        words = bodies.body_of(bodies.text(f"<p>It says {SECRET}.</p>"))
        self.page = ContentPageFactory(
            title="Page", parent=self.section, body=words, topics=[topic]
        )
        self.closed = ContentPageFactory(title="Closed")
        restrict(self.closed, "login")
        self.collection = Collection.get_first_root_node().add_child(name="Files")
        self.file = DocumentFactory(title="File", collection=self.collection)
        DocumentPage.objects.create(document=self.file, number=14, text="Hidden in the wombattext.")
        self.resource = ResourcePageFactory(title="Resource", topics=[topic])
        ResourceFile.objects.create(resource=self.resource, document=self.file)

    def unpublish(self):
        Page.objects.get(pk=self.page.pk).specific.unpublish()

    def unpublish_section(self):
        section = Page.objects.get(pk=self.section.pk).specific
        editor = UserFactory(administrator=True)
        UnpublishPageAction(section, user=editor, include_descendants=True).execute()

    def restrict(self):
        restrict(self.page, "login")

    def restrict_section(self):
        restrict(self.section, "groups", Group.objects.create(name="A"))

    def move_below_a_restriction(self):
        page, closed = (Page.objects.get(pk=p.pk) for p in (self.page, self.closed))
        page.move(closed, pos="last-child")

    def move_the_section_below_a_restriction(self):
        page, closed = (Page.objects.get(pk=p.pk) for p in (self.section, self.closed))
        page.move(closed, pos="last-child")

    def delete(self):
        Page.objects.get(pk=self.page.pk).delete()

    def delete_the_section(self):
        Page.objects.get(pk=self.section.pk).specific.delete()


DEEDS = [name for name, value in vars(World).items() if callable(value) and name[0] != "_"]


@pytest.fixture
def world(follow):
    with unit_of_work():
        world = World()
    follow()
    return world


@pytest.mark.parametrize("deed", DEEDS)
def test_a_page_leaves_hits_counts_and_facets_at_once(world, search, deed):
    before = search("")
    assert (titles(search(SECRET)), before.facets["topic"]) == (["Page"], {"recruitment": 2})
    with unit_of_work():
        getattr(world, deed)()
    found = search(SECRET)
    assert (found.total, found.hits, found.facets["topic"]) == (0, [], {})
    everything = search("", page_size=50)
    assert everything.facets["topic"] == {"recruitment": 1}
    assert "Page" not in titles(everything)
    assert everything.total == len(everything.hits)
    assert search("", filters={"topic": ("recruitment",)}).total == 1


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_is_found_later_either_and_the_index_agrees_with_the_tables(
    world, search, follow, converged, deed
):
    with unit_of_work():
        getattr(world, deed)()
    follow()
    assert search(SECRET).total == 0
    converged()


@pytest.mark.parametrize("kind", ["login", "groups", "password"])
def test_a_file_leaves_when_its_collection_is_closed(world, search, follow, kind):
    assert titles(search("wombattext")) == ["Resource"]
    with unit_of_work():
        CollectionViewRestriction.objects.create(
            collection=world.collection, restriction_type=kind, password="x"
        )
    found = search("wombattext")
    assert (found.total, found.hits, found.facets) == (0, [], {"type": {}, "topic": {}})
    follow()
    assert search("wombattext").total == 0
    # The page itself comes back as soon as the index knows it without the file.
    assert titles(search("resource")) == ["Resource"]
    seen_by_staff = search("wombattext", user=UserFactory(administrator=True))
    assert titles(seen_by_staff) == ["File"]


def test_a_file_leaves_when_it_is_moved_to_a_closed_collection(world, search):
    with unit_of_work():
        closed = Collection.get_first_root_node().add_child(name="Closed")
        CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
        file = Document.objects.get(pk=world.file.pk)
        file.collection = closed
        file.save()
    assert search("wombattext").total == 0


def test_a_file_leaves_with_its_collection_moved_below_a_closed_one(world, search):
    with unit_of_work():
        closed = Collection.get_first_root_node().add_child(name="Closed")
        CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
        collection = Collection.objects.get(pk=world.collection.pk)
        # As Wagtail's form does: the row is saved, then moved.
        collection.save()
        collection.move(Collection.objects.get(pk=closed.pk), pos="sorted-child")
    assert search("wombattext").total == 0


def test_a_file_leaves_when_it_is_taken_out_or_its_words_are(world, search, follow):
    with unit_of_work():
        world.file.pages.update(text="Other words.")
        world.file.save(update_fields=["text_state"])
    assert search("wombattext").total == 0
    follow()
    assert titles(search("other words")) == ["Resource"]
    with unit_of_work():
        ResourceFile.objects.all().delete()
        Page.objects.get(pk=world.resource.pk).specific.save()
    assert search("other words").total == 0


def test_somebody_who_leaves_a_group_finds_its_pages_no_longer(world, search, follow):
    with unit_of_work():
        restrict(world.page, "groups", Group.objects.get_or_create(name="A")[0])
    follow()
    member = UserFactory(groups=["A"])
    assert titles(search(SECRET, user=member)) == ["Page"]
    member.groups.clear()
    again = type(member).objects.get(pk=member.pk)
    assert search(SECRET, user=again).total == 0


def test_a_group_that_is_deleted_takes_its_pages_from_its_members(world, search, follow):
    group = Group.objects.create(name="A")
    with unit_of_work():
        restrict(world.page, "groups", group)
    follow()
    member = UserFactory(groups=["A"])
    with unit_of_work():
        group.delete()
    assert search(SECRET, user=type(member).objects.get(pk=member.pk)).total == 0


def test_other_edits_are_found_when_the_index_has_followed(world, search, follow):
    with unit_of_work():
        page = Page.objects.get(pk=world.page.pk).specific
        page.title = "Numbat"
        page.save()
    assert search("numbat").total == 0
    assert titles(search(SECRET)) == ["Numbat"]
    follow()
    assert titles(search("numbat")) == ["Numbat"]


def test_more_readers_see_a_page_when_the_index_has_followed(shelf, search, follow):
    shelf.put("1", entry("Page", SECRET, rule=SIGNED_IN))
    follow()
    shelf.put("1", entry("Page", SECRET, rule=PUBLIC))
    assert titles(search(SECRET, user=UserFactory())) == ["Page"]
    follow()
    assert titles(search(SECRET)) == ["Page"]


def test_what_is_closed_and_opened_again_waits_for_the_index(shelf, search, follow):
    """Its old words may still be in the index, and nobody knows which of them are gone."""
    shelf.put("1", entry("Page", SECRET))
    follow()
    shelf.put("1", entry("Page", "Closed.", rule=SIGNED_IN))
    shelf.put("1", entry("Page", "Open."))
    assert search(SECRET).total == 0
    assert search("").total == 0
    follow()
    assert titles(search("open")) == ["Page"]


def test_an_app_can_say_that_words_are_taken_away(shelf, search, follow):
    shelf.put("1", entry("Post", f"Said {SECRET}."))
    shelf.put("2", entry("Other", f"Said {SECRET}."))
    follow()
    shelf.put("1", entry("Post", "Redacted."), withhold=True)
    shelf.put("2", entry("Other", "Edited."), withhold=False)
    assert titles(search(SECRET)) == ["Other"]


def test_without_an_index_titles_are_found_by_the_same_rule(world, search):
    assert search("page").state == "ready"
    engines.current().report_damage("for the test")
    assert titles(search("page")) == ["Page"]
    with unit_of_work():
        world.restrict()
    results = search("page")
    assert (results.state, results.total, results.hits) == ("rebuilding", 0, [])
    assert search("").facets["topic"] == {"recruitment": 1}
