"""What is taken away is gone at the next request, though the index knows nothing of it yet."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection

from hub.core.transactions import unit_of_work
from search import engines
from search.following import follow_once
from tests.factories.accounts import UserFactory
from tests.factories.pages import (
    ContentPageFactory,
    LibraryPageFactory,
    ResourcePageFactory,
    restrict,
)
from tests.factories.pdfs import pdf_bytes
from tests.security.planting import attach, content_fields, new_document, resource_fields, word
from tests.security.searching import answer, counts, search

pytestmark = pytest.mark.django_db

SECTION, BELOW, WORK, FILE, CLUB = (
    word(name) for name in ("section", "below", "work", "file", "club")
)


@pytest.fixture
def ground():
    """A small site, all of it public but for the club, which the index knows."""
    with unit_of_work():
        group = Group.objects.create(name="Club")
        library = LibraryPageFactory(slug="library")
        section = ContentPageFactory(**content_fields(SECTION))
        below = ContentPageFactory(parent=section, **content_fields(BELOW))
        club = ContentPageFactory(**content_fields(CLUB))
        restrict(club, "groups", group)
        work = ResourcePageFactory(parent=library, **resource_fields(WORK))
        shelf = Collection.get_first_root_node().add_child(name="Shelf")
        closed = Collection.get_first_root_node().add_child(name="Closed")
        document = new_document(FILE, shelf)
        attach(work, document)
        member = UserFactory(groups=["Club"])
        admin = UserFactory(administrator=True)
    follow_once(engines.current())
    return SimpleNamespace(**locals())


def post(ground, address: str, **data) -> None:
    """Do what an editor does in the admin, and check that it was done."""
    editor = Client()
    editor.force_login(ground.admin)
    response = editor.post(address, data)
    body = response.content.decode()
    assert response.status_code == 302 or '"step": "set_privacy_done"' in body, body


def unpublish(ground):
    post(ground, f"/admin/pages/{ground.work.pk}/unpublish/")


def unpublish_with_what_is_below(ground):
    post(ground, f"/admin/pages/{ground.section.pk}/unpublish/", include_descendants="on")


def unpublish_several(ground):
    address = f"/admin/bulk/wagtailcore/page/unpublish/?id={ground.work.pk}&id={ground.below.pk}"
    post(ground, address)


def delete(ground):
    post(ground, f"/admin/pages/{ground.work.pk}/delete/")


def delete_with_what_is_below(ground):
    post(ground, f"/admin/pages/{ground.section.pk}/delete/")


def restrict_to_a_group(ground):
    privacy(ground, ground.work.pk)


def restrict_what_is_above(ground):
    privacy(ground, ground.library.pk)


def restrict_to_who_is_signed_in(ground):
    post(ground, f"/admin/pages/{ground.work.pk}/privacy/", restriction_type="login")


def privacy(ground, page: int) -> None:
    data = {"restriction_type": "groups", "groups": [ground.group.pk]}
    post(ground, f"/admin/pages/{page}/privacy/", **data)


def move_below_the_club(ground):
    post(ground, f"/admin/pages/{ground.section.pk}/move/{ground.club.pk}/confirm/")


def restrict_the_collection(ground):
    data = {"restriction_type": "groups", "groups": [ground.group.pk]}
    post(ground, f"/admin/collections/{ground.shelf.pk}/privacy/", **data)


def move_the_file(ground):
    with unit_of_work():
        ground.closed.view_restrictions.create(restriction_type="login")
    data = {"title": ground.document.title, "collection": ground.closed.pk, "language": "en"}
    post(ground, f"/admin/documents/edit/{ground.document.pk}/", accessible="unchecked", **data)


def replace_the_file(ground):
    file = SimpleUploadedFile("new.pdf", pdf_bytes(["Something else."]), "application/pdf")
    data = {"title": "Another", "collection": ground.shelf.pk, "language": "en", "file": file}
    post(ground, f"/admin/documents/edit/{ground.document.pk}/", accessible="unchecked", **data)


def take_the_file_out(ground):
    with unit_of_work():
        ground.work.files.clear()
        ground.work.save_revision().publish()


def expire(ground):
    with unit_of_work():
        ground.work.expire_at = timezone.now()
        ground.work.save_revision().publish()
        call_command("publish_scheduled")


PAGES_OF_WORK = ["work", "document"]
CASES = [
    # what is done, the words that are gone, how many results fewer, what answers 404
    (unpublish, [WORK, FILE], 1, PAGES_OF_WORK),
    (unpublish_with_what_is_below, [SECTION, BELOW], 2, ["section", "below"]),
    (unpublish_several, [WORK, FILE, BELOW], 2, [*PAGES_OF_WORK, "below"]),
    (delete, [WORK, FILE], 1, PAGES_OF_WORK),
    (delete_with_what_is_below, [SECTION, BELOW], 2, ["section", "below"]),
    (restrict_to_a_group, [WORK, FILE], 1, PAGES_OF_WORK),
    (restrict_to_who_is_signed_in, [WORK, FILE], 1, PAGES_OF_WORK),
    # The library itself is among what is found, too.
    (restrict_what_is_above, [WORK, FILE], 2, [*PAGES_OF_WORK, "library"]),
    (move_below_the_club, [SECTION, BELOW], 2, ["section", "below"]),
    # The resource stays, without its file; it is found again when the index has caught up.
    (restrict_the_collection, [FILE], 1, ["document"]),
    (move_the_file, [FILE], 1, ["document"]),
    (replace_the_file, [FILE], 1, []),
    (take_the_file_out, [FILE], 1, ["document"]),
    (expire, [WORK, FILE], 1, PAGES_OF_WORK),
]


@pytest.mark.parametrize(
    ("act", "words", "fewer", "gone"), CASES, ids=[c[0].__name__ for c in CASES]
)
def test_what_is_narrowed_is_gone_from_hits_counts_and_addresses(ground, act, words, fewer, gone):
    reader = Client()
    addresses = [address for name in gone for address in addresses_of(getattr(ground, name))]
    opened = {address: answer(reader, address).partition("\n")[0] for address in addresses}
    assert opened == dict.fromkeys(addresses, "200")
    found = {secret: counts(search(reader, secret))[0] for secret in words}
    assert found == dict.fromkeys(words, 1)
    total, types = counts(search(reader))

    act(ground)

    assert {address: answer(reader, address)[:3] for address in addresses} == dict.fromkeys(
        addresses, "404"
    )
    for path in ("/search/", "/cy/search/"):
        assert {
            secret: counts(search(reader, secret, path))[0] for secret in words
        } == dict.fromkeys(words, 0)
    now, types_now = counts(search(reader))
    assert now == total - fewer
    assert types.get("Other", 0) - types_now.get("Other", 0) == (1 if FILE in words else 0)
    body = search(reader)
    assert [secret for secret in words if secret in body] == []

    follow_once(engines.current())
    assert {secret: counts(search(reader, secret))[0] for secret in words} == dict.fromkeys(
        words, 0
    )


def addresses_of(thing) -> list[str]:
    """Return where a page is, or a document with its text and its pictures."""
    if not hasattr(thing, "text_url"):
        return [thing.url]
    pictures = [page.picture_url for page in thing.pages.all() if page.picture]
    return [thing.url, thing.download_url, thing.text_url, *pictures]


def suspend(member):
    member.suspended_at = timezone.now()
    member.save()


def leave_the_group(member):
    member.groups.clear()


def deactivate(member):
    member.is_active = False
    member.save()


@pytest.mark.parametrize("act", [suspend, leave_the_group, deactivate])
def test_a_member_who_is_one_no_longer_finds_what_the_public_finds(ground, act):
    client = Client()
    client.force_login(ground.member)
    assert counts(search(client, CLUB))[0] == 1
    assert answer(client, ground.club.url)[:3] == "200"
    with unit_of_work():
        act(ground.member)
    assert counts(search(client, CLUB))[0] == 0
    assert counts(search(client)) == counts(search(Client()))
    assert answer(client, ground.club.url)[:3] == "404"
