import pytest
from wagtail.models import ReferenceIndex

from hub.media.permissions import can_view_document
from resources.library.models import ResourceFile, ResourcePage
from tests.factories.media import DocumentFactory
from tests.factories.pages import ResourcePageFactory

pytestmark = pytest.mark.usefixtures("unit")


def publish(page):
    """Publish a page as an editor does, and return it as it is stored."""
    page.save_revision().publish()
    return ResourcePage.objects.get(pk=page.pk)


@pytest.fixture
def documents():
    return DocumentFactory.create_batch(2)


@pytest.fixture
def resource(documents):
    page = ResourcePageFactory()
    page.files.set([ResourceFile(document=document) for document in documents])
    return publish(page)


def open_to_all(documents):
    return [can_view_document(None, document) for document in documents]


def test_a_file_taken_out_of_a_resource_is_closed_when_that_is_published(resource, documents):
    assert open_to_all(documents) == [True, True]

    resource.files.set([resource.files.first()])
    assert open_to_all(documents) == [True, True]
    publish(resource)

    assert open_to_all(documents) == [True, False]


def test_taking_out_every_file_leaves_no_reference(resource, documents):
    resource.files.clear()
    publish(resource)

    assert open_to_all(documents) == [False, False]
    assert not ReferenceIndex.get_references_to(documents[0]).exists()


def test_deleting_the_resource_closes_its_files(resource, documents):
    resource.delete()

    assert open_to_all(documents) == [False, False]
    assert not ReferenceIndex.get_references_to(documents[0]).exists()
