import pytest
from django.contrib.auth.models import AnonymousUser, Group
from wagtail.models import ReferenceIndex

from hub.media.models import Document, Image
from hub.pages.usage import rules_of_uses, used_ids
from tests.factories.accounts import UserFactory
from tests.factories.bodies import body_of, documents, text
from tests.factories.library import add_files
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import ContentPageFactory, ResourcePageFactory, restrict

pytestmark = pytest.mark.usefixtures("unit")


def using(*files, **fields):
    return ContentPageFactory(body=body_of(documents(*files)), **fields)


def used_by(user):
    used = Document.objects.filter(pk__in=used_ids(Document, user))
    return set(used.values_list("pk", flat=True))


def test_a_file_has_the_rule_of_each_live_page_that_uses_it():
    group = Group.objects.create(name="Members")
    file = DocumentFactory()
    using(file)
    restrict(using(file), "groups", group)
    using(file, live=False)
    found = rules_of_uses(Document, [file.pk])
    assert found == {file.pk: [[], [[f"group:{group.pk}"]]]}


def test_links_and_the_files_of_a_resource_are_uses():
    linked, own, nobodys = (DocumentFactory() for _ in range(3))
    resource = ResourcePageFactory(about=f'<a linktype="document" id="{linked.pk}">x</a>')
    add_files(resource, own)
    resource.save()
    assert used_by(None) == {linked.pk, own.pk}
    assert rules_of_uses(Document, [nobodys.pk]) == {}


def test_what_only_a_draft_uses_is_not_used_yet():
    file = DocumentFactory()
    page = ContentPageFactory()
    page.body = body_of(documents(file))
    page.save_revision()
    assert rules_of_uses(Document, [file.pk]) == {}
    page.get_latest_revision().publish()
    assert rules_of_uses(Document, [file.pk]) == {file.pk: [[]]}


def test_pictures_are_used_as_documents_are():
    image = ImageFactory()
    alt = {"image": image.pk, "alt_text": "x", "decorative": False}
    ContentPageFactory(body=body_of(("image", {"image": alt, "caption": "", "credit": ""})))
    assert rules_of_uses(Image, [image.pk]) == {image.pk: [[]]}
    assert rules_of_uses(Document, [image.pk]) == {}


def test_the_query_knows_the_reader():
    public, members, nobodys = (DocumentFactory() for _ in range(3))
    using(public)
    restrict(using(members), "login")
    using(nobodys, live=False)
    assert used_by(AnonymousUser()) == {public.pk}
    assert used_by(UserFactory()) == used_by(None) == {public.pk, members.pk}


def test_an_id_that_is_none_is_no_error():
    file = DocumentFactory()
    using(file)
    ContentPageFactory(body=body_of(text('<a linktype="document" id="no">x</a>')))
    assert ReferenceIndex.objects.filter(to_object_id="no").exists()
    assert used_by(None) == {file.pk}
