"""The seventeen resources with their files."""

from html import escape
from pathlib import Path

from django.core.files import File
from wagtail.models import Page

from hub.demo.content.resource import Resource
from hub.media.models import Accessible, Document
from hub.media.uploading import create_document
from hub.taxonomy.models import Initiative, Licence, Organisation
from resources.library.models import ResourceContributor, ResourceFile, ResourcePage

from .pages import add_page, find_page

FILES = Path(__file__).resolve().parent.parent / "files"
LICENCE = "not-stated"
ABOUT = (
    "<p>This is a demonstration copy: a stand-in, because the original could not be had. "
    "{explains}</p>"
)


def load_resource(resource: Resource, library: Page) -> bool:
    """Make a resource with its file unless it was made before; say whether it was made.

    The file goes the way of an upload: its text is read by a task.
    """
    if find_page(resource.slug) is not None:
        return False
    licence = Licence.objects.get(code=LICENCE)
    page = ResourcePage(
        title=resource.title,
        slug=resource.slug,
        summary=resource.summary,
        resource_type=resource.type,
        byline=resource.byline,
        about=ABOUT.format(explains=escape(resource.copy_explains, quote=False)),
        licence=licence,
        initiative=Initiative.objects.get(code=resource.initiative),
    )
    page.contributors = [
        ResourceContributor(
            organisation=Organisation.objects.filter(code=contributor.organisation).first(),
            person="" if contributor.organisation else contributor.name,
            role=contributor.role,
            sort_order=order,
        )
        for order, contributor in enumerate(resource.contributors)
    ]
    document = upload(resource.filename, title=resource.title)
    page.files = [ResourceFile(document=document, sort_order=0)]
    add_page(page, parent=library, key=resource.slug, topics=resource.topics)
    return True


def upload(filename: str, *, title: str) -> Document:
    """Return a new document made of a committed file, which people with a screen reader can use."""
    with (FILES / filename).open("rb") as file:
        return create_document(
            title=title,
            file=File(file, name=filename),
            licence=Licence.objects.get(code=LICENCE),
            accessible=Accessible.YES,
        )
