"""A small site full of secrets, each a word that stands nowhere else.

`plant()` makes pages and files that some readers may see and others may not, and writes a word of
its own into every field of each. Whoever then finds a word they may not know has found a hole.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image as Picture
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page

from hub.accounts.models import User
from hub.core.transactions import unit_of_work
from hub.media.models import Document, Image
from hub.media.reading import read
from hub.media.uploading import create_document, create_image
from hub.taxonomy.models import Organisation, Topic
from resources.library.models import ResourceContributor, ResourceFile, ResourcePage
from tests.factories.accounts import UserFactory
from tests.factories.pages import (
    ContentPageFactory,
    LibraryPageFactory,
    ResourcePageFactory,
    restrict,
    site_home,
    welsh_home,
)
from tests.factories.pdfs import pdf_bytes

# Who looks. Staff and superusers are not among them: they may see more, and have their own tests.
ANONYMOUS, STRANGER, OTHER, SUSPENDED, MEMBER = READERS = (
    "anonymous",
    "stranger",
    "member of another group",
    "suspended member",
    "member",
)
SIGNED_IN = frozenset({STRANGER, OTHER, MEMBER})
MEMBERS = frozenset({MEMBER})
NOBODY: frozenset[str] = frozenset()
EVERYBODY = frozenset(READERS)


def word(name: str) -> str:
    """Return the secret word called `name`; all are equally long and no stemmer changes them."""
    assert name.isalpha()
    assert len(name) <= WORD_ROOM
    return f"zq{name:k<{WORD_ROOM}}zq"


WORD_ROOM = 12
# A word that is planted nowhere: what a search for nothing looks like.
NOWHERE = word("nowhere")


INNER_TOPIC = "Inner topic"


@dataclass
class Secrets:
    """What was planted.

    Attributes:
        readers: for each word, who may come across it.
        found: for each word, how many results a search of the whole site has for who may.
        users: the readers by name; None for nobody.
        things: pages, files and images by the name of their word.

    """

    readers: dict[str, frozenset[str]] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    users: dict[str, User | None] = field(default_factory=dict)
    things: dict[str, Page | Document | Image] = field(default_factory=dict)

    def new(self, name: str, readers: Iterable[str], found: int = 1) -> str:
        """Plant a word: return it, and keep who may know it."""
        self.readers[word(name)] = frozenset(readers)
        self.found[word(name)] = found
        return word(name)

    def hidden_from(self, reader: str) -> list[str]:
        """Return the words that a reader may not know."""
        return [known for known, readers in self.readers.items() if reader not in readers]


def page_fields(secret: str) -> dict:
    """Return values for every field of a page in which an editor writes."""
    return {
        "title": f"About {secret}",
        "slug": f"about-{secret}",
        "summary": f"Summary of {secret}.",
        "seo_title": f"Engines read {secret}",
        "search_description": f"Described as {secret}.",
    }


def resource_fields(secret: str) -> dict:
    """Return the same for a resource."""
    more = {"byline": f"Written by {secret}", "about": f"<p>Assembly of {secret}.</p>"}
    return {**page_fields(secret), **more}


def content_fields(secret: str) -> dict:
    """Return the same for a content page."""
    return {**page_fields(secret), "body": [("text", f"<p>Assembly of {secret}.</p>")]}


def new_document(secret: str, collection: Collection | None = None) -> Document:
    """Return a document that has been read, with the word in its title, its name and its text."""
    content = pdf_bytes([f"First page of {secret}.", f"Second assembly of {secret}."], secret)
    document = create_document(
        title=f"File {secret}",
        file=SimpleUploadedFile(f"file-{secret}.pdf", content),
        collection=collection,
    )
    assert read(document.pk) == "ready"
    document.refresh_from_db()
    return document


def new_image(secret: str, collection: Collection | None = None) -> Image:
    """Return an image with the word in its title, its name and its alternative text."""
    content = BytesIO()
    Picture.new("RGB", (400, 300), "teal").save(content, "PNG")
    return create_image(
        title=f"Image {secret}",
        file=SimpleUploadedFile(f"image-{secret}.png", content.getvalue()),
        description=f"Shows {secret}.",
        collection=collection,
    )


def attach(resource: ResourcePage, *documents: Document) -> None:
    """Give a resource files."""
    for document in documents:
        ResourceFile.objects.create(resource=resource, document=document)
    resource.save_revision().publish()


def plant() -> Secrets:
    """Make the site; everything is written as an editor's request would write it."""
    secrets = Secrets()
    with unit_of_work():
        members, others = (Group.objects.create(name=name) for name in ("Inner", "Outer"))
        closed = Collection.get_first_root_node().add_child(name="Closed")
        restriction = CollectionViewRestriction.objects.create(
            collection=closed, restriction_type="groups"
        )
        restriction.groups.add(members)
        secrets.users = {
            ANONYMOUS: None,
            STRANGER: UserFactory(),
            OTHER: UserFactory(groups=["Outer"]),
            SUSPENDED: UserFactory(groups=["Inner"], suspended_at=timezone.now()),
            MEMBER: UserFactory(groups=["Inner"]),
        }
        assert others
        welsh_home()
        LibraryPageFactory(slug="library")
    for step in (_unpublished, _restricted_pages, _restricted_resource, _closed_files, _pointers):
        with unit_of_work():
            step(secrets, members, closed)
    return secrets


def _unpublished(secrets: Secrets, *_: object) -> None:
    """Plant what is not published: drafts, what was published once, what will be later."""
    secret = secrets.new("draft", NOBODY)
    secrets.things["draft"] = ContentPageFactory(live=False, **content_fields(secret))
    secret = secrets.new("unpublished", NOBODY)
    page = ContentPageFactory(show_in_menus=True, **content_fields(secret))
    page.save_revision().publish()
    page.unpublish()
    secrets.things["unpublished"] = page
    secret = secrets.new("scheduled", NOBODY)
    later = timezone.now() + timedelta(days=1)
    page = ContentPageFactory(live=False, go_live_at=later, **content_fields(secret))
    page.save_revision(approved_go_live_at=later)
    open_secret = secrets.new("open", EVERYBODY)
    page = ContentPageFactory(**content_fields(open_secret))
    secret = secrets.new("revision", NOBODY)
    page.title, page.seo_title, page.summary = f"Next {secret}", secret, f"Next {secret}"
    page.body = [("text", f"<p>Next {secret}</p>")]
    page.save_revision()
    secret = secrets.new("draftfile", NOBODY)
    resource = ResourcePageFactory(live=False, **resource_fields(secrets.new("draftwork", NOBODY)))
    ResourceFile.objects.create(resource=resource, document=new_document(secret))
    resource.save_revision()
    secrets.things["draftfile"] = resource.files.get().document
    secret = secrets.new("unusedfile", NOBODY)
    secrets.things["unusedfile"] = new_document(secret)
    # A file that only the next revision of a live resource has.
    resource = ResourcePageFactory(title="Open work", slug="open-work")
    secrets.things["nextfile"] = new_document(secrets.new("nextfile", NOBODY))
    resource.files.add(ResourceFile(document=secrets.things["nextfile"]))
    resource.save_revision()


def _restricted_pages(secrets: Secrets, members: Group, _closed: Collection) -> None:
    """Plant pages for members, for who is signed in, and for the staff."""
    secret = secrets.new("members", MEMBERS)
    page = ContentPageFactory(show_in_menus=True, **content_fields(secret))
    restrict(page, "groups", members)
    secrets.things["members"] = page
    # The same page elsewhere, and in Welsh: neither opens what is closed.
    page.create_alias(update_slug=f"alias-{secret}")
    welsh = page.copy_for_translation(Locale.objects.get(language_code="cy"))
    welsh.title = f"Am {secret}"
    welsh.save_revision().publish()
    secret = secrets.new("below", MEMBERS)
    below = ContentPageFactory(parent=page, show_in_menus=True, **content_fields(secret))
    secrets.things["below"] = below
    Redirect.objects.create(old_path="/old-place", redirect_page=below, is_permanent=False)
    secret = secrets.new("signedin", SIGNED_IN)
    page = ContentPageFactory(show_in_menus=True, **content_fields(secret))
    restrict(page, "login")
    secrets.things["signedin"] = page
    secret = secrets.new("password", NOBODY)
    page = ContentPageFactory(show_in_menus=True, **content_fields(secret))
    restrict(page, "password")
    secrets.things["password"] = page


def _restricted_resource(secrets: Secrets, members: Group, _closed: Collection) -> None:
    """Plant a resource for members, with a topic, a contributor and a file of its own."""
    secret = secrets.new("work", MEMBERS)
    # The list of topics is no secret; that it has something to find is (see the test of counts).
    topic = Topic.objects.create(code="inner-topic", name_en=INNER_TOPIC)
    maker = Organisation.objects.create(
        code="inner-maker", name_en=secrets.new("maker", MEMBERS, found=0), kind="charity"
    )
    resource = ResourcePageFactory(**{**resource_fields(secret), "byline": ""})
    restrict(resource, "groups", members)
    resource.topics = [topic]
    ResourceContributor.objects.create(resource=resource, organisation=maker)
    secrets.things["workfile"] = new_document(secrets.new("workfile", MEMBERS))
    attach(resource, secrets.things["workfile"])
    secrets.things["work"] = resource


def _closed_files(secrets: Secrets, _members: Group, closed: Collection) -> None:
    """Plant a public resource with an open file and one that only members may open."""
    resource = ResourcePageFactory(**resource_fields(secrets.new("openwork", EVERYBODY, found=1)))
    secrets.things["openwork"] = resource
    secrets.things["openfile"] = new_document(secrets.new("openfile", EVERYBODY))
    # Found once for each page that offers it: its page, those of `_pointers`, the first page.
    secret = secrets.new("closedfile", MEMBERS, found=4)
    secrets.things["closedfile"] = new_document(secret, closed)
    attach(resource, secrets.things["openfile"], secrets.things["closedfile"])


def _pointers(secrets: Secrets, _members: Group, closed: Collection) -> None:
    """Plant a public page whose blocks point at everything above, and doors on the home page."""
    image = new_image(secrets.new("closedimage", MEMBERS, found=0), closed)
    image.contextual_alt_text, image.decorative = f"Here it shows {image.description}", False
    secrets.things["closedimage"] = image
    # Only what is closed whoever uses it: to use any other file is to publish it.
    files = [secrets.things["closedfile"]]
    pages = [thing for thing in secrets.things.values() if isinstance(thing, Page)]
    links = "".join(
        [
            *(f'<p><a linktype="document" id="{file.pk}">A file</a></p>' for file in files),
            *(f'<p><a linktype="page" id="{page.pk}">A page</a></p>' for page in pages),
        ]
    )
    rows = [{"page": page, "authors": ""} for page in pages if isinstance(page, ResourcePage)]
    ContentPageFactory(
        title="What points elsewhere",
        slug="pointers",
        body=[
            ("text", links),
            ("callout", {"title": "A call-out", "text": links}),
            ("accordion", {"parts": [{"heading": "A part", "text": links}]}),
            ("documents", {"documents": files}),
            ("resources", {"caption": "A table", "rows": rows}),
            ("image", {"image": image, "caption": "A caption", "credit": ""}),
            (
                "video",
                {"title": "A video", "file": files[0], "captions": files[0], "poster": image},
            ),
        ],
    )
    ResourcePageFactory(title="A work that points elsewhere", slug="more-pointers", about=links)
    home = site_home()
    home.doors = [("door", {"page": page, "title": "", "text": ""}) for page in pages]
    home.body = [("text", links)]
    home.save_revision().publish()
