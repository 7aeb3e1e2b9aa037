import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from hub.core.transactions import unit_of_work
from hub.media.models import Document
from hub.taxonomy.models import Organisation
from resources.library.models import ResourcePage
from tests.factories.accounts import UserFactory
from tests.factories.library import OrganisationFactory, TopicFactory
from tests.factories.media import DocumentFactory, pdf
from tests.factories.pages import LibraryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(db):
    with unit_of_work():
        return LibraryPageFactory(slug="library")


@pytest.fixture
def editor(client, library):
    """Sign in somebody who may add and publish pages everywhere."""
    client.force_login(UserFactory(administrator=True))
    return client


def form(*, files=(), contributors=(), **fields):
    """Return what the form of a new resource sends."""
    return nested_form_data(
        {
            "title": "The letter",
            "slug": "the-letter",
            "summary": "A letter.",
            "resource_type": "invitation-letter",
            "byline": "",
            "about": rich_text(""),
            "published_on": "",
            "files": inline_formset([{"document": file.pk} for file in files]),
            "contributors": inline_formset(contributors),
            "comments": inline_formset([]),
            **fields,
        },
    )


def contributor(organisation="", person="", role="author"):
    return {"organisation": organisation, "person": person, "role": role}


def add(client, library, data):
    return client.post(f"/admin/pages/add/library/resourcepage/{library.pk}/", data)


def errors(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [" ".join(error.get_text().split()) for error in page.select(".error-message")]


def test_an_editor_uploads_a_file_and_publishes_a_resource(editor, library):
    editor.post(
        "/admin/documents/multiple/add/",
        {
            "title": "Letter",
            "collection": 1,
            "files[]": SimpleUploadedFile("letter.pdf", pdf("Dear neighbour")),
        },
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    document = Document.objects.get()
    topic, involve = TopicFactory(), OrganisationFactory(name_en="Involve")
    data = form(
        files=[document],
        contributors=[contributor(involve.pk), contributor(person="Ceri", role="support")],
        topics=[topic.pk],
        **{"action-publish": "action-publish"},
    )
    assert add(editor, library, data).status_code == 302
    resource = ResourcePage.objects.get()
    assert (resource.live, resource.primary_file()) == (True, document)
    assert resource.byline_line() == "Involve, with support from Ceri"
    editor.logout()
    response = editor.get("/library/the-letter/")
    assert [file["title"] for file in response.context["files"]] == ["Letter"]


@pytest.mark.parametrize("action", ["action-publish", "save"])
def test_a_contributor_who_is_nobody_is_refused_in_plain_words_and_nothing_is_lost(
    editor, library, action
):
    data = form(contributors=[contributor(role="support")], **{action: action})
    response = add(editor, library, data)
    assert response.status_code == 200
    assert "Choose an organisation or type a person's or group's name." in errors(response)
    assert b'value="The letter"' in response.content
    assert ResourcePage.objects.count() == 0


def test_a_draft_may_lack_everything_but_its_title(editor, library):
    assert add(editor, library, form(summary="")).status_code == 302
    assert ResourcePage.objects.get().live is False
    assert editor.get("/library/the-letter/").status_code == 404


def test_what_a_resource_uses_cannot_be_deleted_from_under_it(editor, library):
    involve = OrganisationFactory(name_en="Involve")
    document = DocumentFactory()
    add(editor, library, form(files=[document], contributors=[contributor(involve.pk)]))
    editor.post(f"/admin/documents/delete/{document.pk}/")
    assert Document.objects.filter(pk=document.pk).exists()
    assert Organisation.objects.filter(pk=involve.pk).exists()


def test_the_form_asks_in_the_order_of_the_work_and_explains_itself(editor, library):
    response = editor.get(f"/admin/pages/add/library/resourcepage/{library.pk}/")
    page = BeautifulSoup(response.content, "html.parser")
    headings = [
        " ".join(heading.get_text().split())
        for heading in page.select("#tab-content h2.w-panel__heading")
    ]
    assert headings[:8] == [
        "Title*",
        "Summary",
        "Files",
        "Type*",
        "Topics",
        "Contributors",
        "About this resource",
        "Facts",
    ]
    assert "The terms on which readers may use it again." in page.get_text()
