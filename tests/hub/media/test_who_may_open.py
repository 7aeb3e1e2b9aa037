"""Who may open what: every outlet of a file, for every reader, in every situation."""

from dataclasses import dataclass
from urllib.parse import quote

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import CollectionViewRestriction as Kinds

from hub.core.audiences import STAFF
from hub.core.transactions import unit_of_work
from hub.media.audiences import audience_of, rule_for_collection
from hub.media.models import Document, Image
from hub.media.permissions import (
    can_view_document,
    can_view_image,
    can_view_original,
    visible_documents,
    visible_images,
)
from resources.library.models import ResourceFile
from tests.factories.accounts import EditorFactory, UserFactory
from tests.factories.media import (
    DocumentFactory,
    ImageFactory,
    as_read,
    collection,
    restrict_collection,
)
from tests.factories.pages import ContentPageFactory, ResourcePageFactory, restrict

pytestmark = pytest.mark.usefixtures("unit")

READERS = ["anonymous", "member", "other", "suspended", "staff", "superuser"]
EVERYBODY = frozenset(READERS)
SIGNED_IN = frozenset({"member", "other", "staff", "superuser"})
MEMBERS = frozenset({"member", "superuser"})
STAFF_ONLY = frozenset({"staff", "superuser"})
NOBODY = frozenset({"superuser"})


@dataclass(frozen=True)
class Situation:
    """Where a file is and what uses it.

    Attributes:
        readers: who may open it.
        place: the restriction on its collection: kind and names of groups.
        above: the same for the collection above.
        pages: for each page that uses it the restriction on it; () for none.
        state: what became of the pages: "live", "draft", "changed" or "unpublished".

    """

    readers: frozenset[str]
    place: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    pages: tuple[tuple[str, ...], ...] = ((),)
    state: str = "live"


FOR_MEMBERS = ("groups", "Members")
FOR_OTHERS = ("groups", "Others")
SITUATIONS = {
    "public": Situation(EVERYBODY),
    "open collection below a closed one": Situation(MEMBERS, above=FOR_MEMBERS),
    "closed collection": Situation(MEMBERS, place=FOR_MEMBERS),
    "collection for who signs in": Situation(SIGNED_IN, place=("login",)),
    "collection with a password": Situation(STAFF_ONLY, place=("password",)),
    "collection for groups that are gone": Situation(STAFF_ONLY, place=("groups",)),
    "closed page": Situation(MEMBERS, pages=(FOR_MEMBERS,)),
    "page for who signs in": Situation(SIGNED_IN, pages=(("login",),)),
    "page with a password": Situation(STAFF_ONLY, pages=(("password",),)),
    "closed page in a collection for others": Situation(
        NOBODY, place=FOR_OTHERS, pages=(FOR_MEMBERS,)
    ),
    "one closed page and one open": Situation(EVERYBODY, pages=(FOR_MEMBERS, ())),
    "unused": Situation(STAFF_ONLY, pages=()),
    "unused in a closed collection": Situation(NOBODY, place=FOR_MEMBERS, pages=()),
    "draft": Situation(STAFF_ONLY, state="draft"),
    "draft of a live page": Situation(STAFF_ONLY, state="changed"),
    "unpublished": Situation(STAFF_ONLY, state="unpublished"),
}


@pytest.fixture
def groups():
    return [Group.objects.get_or_create(name=name)[0] for name in ("Members", "Others")]


@pytest.fixture
def people(groups):
    members, others = groups
    both = {"groups": [members.name]}
    return {
        "anonymous": None,
        "member": UserFactory(**both),
        "other": UserFactory(groups=[others.name]),
        "suspended": UserFactory(suspended_at=timezone.now(), **both),
        "staff": EditorFactory(),
        "superuser": UserFactory(administrator=True),
    }


def use(document, image, **page):
    """Return a new page that uses both: the document as a file of a resource."""
    resource = ResourcePageFactory(**page)
    resource.files.add(ResourceFile(document=document))
    resource.about = f'<p>See <embed embedtype="image" id="{image.pk}" format="left" alt="x"/></p>'
    resource.save()
    return resource


def arrange(situation, document, image):
    """Bring a document and an image into a situation."""
    place = collection("Above")
    for restriction in (situation.above, situation.place):
        place = collection("Below", place)
        if restriction:
            restrict_collection(place, restriction[0], *named(restriction[1:]))
    for file in (document, image):
        file.collection = place
        file.save()
    for restriction in situation.pages:
        page = use(document, image, live=situation.state != "draft")
        if restriction:
            restrict(page, restriction[0], *named(restriction[1:]))
        if situation.state == "unpublished":
            page.unpublish()
        if situation.state == "changed":
            only_in_the_draft(page)


def named(groups):
    """Return the groups of these names."""
    return Group.objects.filter(name__in=groups)


def only_in_the_draft(page):
    """Leave what the page uses in its draft, and take it out of what readers see."""
    page.save_revision()
    live = type(page).objects.get(pk=page.pk)
    live.files.clear()
    live.about = ""
    live.save()


@pytest.fixture
def files():
    document = as_read(DocumentFactory(title="Zebra accounts", name="zebra.pdf"), "Zebra words")
    image = ImageFactory(title="Zebra chart", name="zebra.png")
    return document, image


def outlets(document, image):
    """Return the address of everything by which a part of the files can leave."""
    rendition = image.get_rendition("width-20|format-webp")
    return [
        document.url,
        document.download_url,
        f"/documents/{document.pk}/wrong-name.pdf",
        document.pages.get().picture_url,
        document.thumbnail_url,
        document.text_url,
        f"/cy{document.text_url}",
        rendition.url,
    ]


def answers(client, addresses):
    """Return whether each address answers, asked as a whole, for its headers and in part."""
    asked = [client.get(address) for address in addresses]
    asked += [client.head(address) for address in addresses[::3]]
    for header in ({"range": "bytes=0-3"}, {"if-none-match": "*"}, {"range": "bytes=999999-"}):
        asked += [client.get(address, headers=header) for address in addresses[::7]]
    found = set()
    for response in asked:
        response.getvalue()
        assert response.status_code in (200, 206, 302, 304, 404, 416)
        found.add("no" if response.status_code == 404 else "yes")
    return found


@pytest.mark.parametrize("situation", SITUATIONS)
def test_each_file_opens_for_its_readers_and_for_nobody_else(client, people, files, situation):
    arrange(SITUATIONS[situation], *files)
    addresses = outlets(*files)

    opened = set()
    for name, user in people.items():
        client.logout()
        if user:
            client.force_login(user)
        found = answers(client, addresses)
        assert len(found) == 1, (name, found)
        if found == {"yes"}:
            opened.add(name)

    assert opened == SITUATIONS[situation].readers
    assert all(answer == opened for answer in answers_of_lists(people, *files))
    client.force_login(people["superuser"])
    told = {client.head(address)["Cache-Control"] for address in addresses[:6:3]}
    shared = "public, max-age=300, s-maxage=0, must-revalidate"
    assert told == {shared if opened == EVERYBODY else "private, no-store"}


def answers_of_lists(people, document, image):
    """Yield who may open a file by each of the other ways of asking."""
    questions = [
        lambda user: can_view_document(user, document),
        lambda user: can_view_image(user, image),
        lambda user: visible_documents(user, [document.pk, 987654]) == {document.pk},
        lambda user: visible_images(user, {image.pk, 987654}) == {image.pk},
        lambda user: Document.objects.visible_to(user).filter(pk=document.pk).exists(),
        lambda user: Image.objects.visible_to(user).filter(pk=image.pk).exists(),
    ]
    for question in questions:
        yield {name for name, user in people.items() if question(user)}


def test_private_and_missing_are_the_same_answer(client, files):
    document, image = files

    for address in outlets(document, image):
        number = f"/{image.pk}/" if address.startswith("/media/") else f"/{document.pk}/"
        private = client.get(address)
        missing = client.get(address.replace(number, "/987654/"))
        assert (private.status_code, missing.status_code) == (404, 404)
        assert dict(private.items()) == {
            **missing.headers,
            "Content-Length": private["Content-Length"],
        }
        told = private.content.decode().replace(number, "/987654/")
        told = told.replace(quote(number, safe=""), quote("/987654/", safe=""))
        assert told == missing.content.decode()


def test_access_that_is_taken_away_ends_with_the_next_request(client, people, groups, files):
    document, image = files
    page = use(document, image)
    addresses = outlets(document, image)
    etag = client.head(document.url)["ETag"]
    assert answers(client, addresses) == {"yes"}

    restrict(page, "groups", groups[0])

    assert answers(client, addresses) == {"no"}
    assert client.get(document.url, headers={"if-none-match": etag}).status_code == 404


def test_moving_a_file_to_a_closed_collection_closes_it(client, groups, files):
    document, image = files
    use(document, image)
    restrict_collection(place := collection(), Kinds.GROUPS, groups[0])
    assert client.head(document.url).status_code == 200

    document.collection = place
    document.save()

    assert client.head(document.url).status_code == 404


def test_the_uploaded_picture_itself_is_for_staff_within_the_collection(
    client, people, groups, files
):
    document, image = files
    use(document, image)
    restrict_collection(closed := collection(), Kinds.GROUPS, groups[0])
    address = reverse("media_file", args=[image.file.name])

    def who():
        seen = set()
        for name, user in people.items():
            client.logout()
            if user:
                client.force_login(user)
            response = client.get(address)
            if response.status_code == 200:
                assert response["Cache-Control"] == "private, no-store"
                seen.add(name)
            response.getvalue()
            assert (name in seen) == can_view_original(user, image)
        return seen

    assert who() == {"staff", "superuser"}
    image.collection = closed
    image.save()
    assert who() == {"superuser"}


def test_a_file_that_a_stream_block_uses_is_open_too(client):
    document = DocumentFactory()
    link = f'<p><a linktype="document" id="{document.pk}">accounts</a></p>'

    ContentPageFactory(body=[("text", link)])

    assert client.head(document.url).status_code == 200


def test_a_collection_that_does_not_exist_is_for_staff():
    assert rule_for_collection(987654) == STAFF


def test_a_document_that_is_gone_is_for_staff():
    document = DocumentFactory()
    Document.objects.filter(pk=document.pk).delete()

    assert audience_of(document).rules() == [STAFF]


@pytest.mark.parametrize("count", [1, 5])
def test_asking_for_many_costs_what_asking_for_one_does(
    people, groups, django_assert_max_num_queries, count
):
    documents = DocumentFactory.create_batch(count)
    image = ImageFactory()
    for document in documents:
        restrict(use(document, image), "groups", groups[0])
    restrict_collection(collection(), Kinds.GROUPS, *groups)
    user = type(people["member"]).objects.get(pk=people["member"].pk)
    ids = [document.pk for document in documents]
    with unit_of_work():
        visible_documents(None, ids)

    with django_assert_max_num_queries(10):
        assert visible_documents(user, ids) == set(ids)


@pytest.mark.parametrize("count", [1, 5])
def test_listing_what_may_be_opened_costs_the_same_however_many(
    people, groups, django_assert_max_num_queries, count
):
    documents = DocumentFactory.create_batch(count)
    image = ImageFactory()
    for document in documents:
        restrict(use(document, image), "groups", groups[0])
    Document.objects.visible_to(None).count()
    user = type(people["member"]).objects.get(pk=people["member"].pk)

    with django_assert_max_num_queries(10):
        assert Document.objects.visible_to(user).count() == count
