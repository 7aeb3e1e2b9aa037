import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from home.models import ContentPage
from tests.factories.accounts import UserFactory
from tests.factories.bodies import BLOCKS
from tests.factories.pages import ContentPageFactory

pytestmark = pytest.mark.usefixtures("unit")


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(administrator=True))
    return client


def words(element):
    return " ".join(element.get_text(" ").split())


PREVIEWS = {
    "heading": "How members were selected",
    "text": "An assembly brings together people from all walks of life.",
    "quotation": "We listened to each other, and that changed what we asked for.",
    "callout": "Tip Book the venue before you send the invitations.",
    "accordion": "How long does an assembly take? Usually two or three weekends.",
    "footnotes": "Footnotes Three councils make up the partnership.",
    "image": "The ring of chairs, ready for the first weekend. Example council",
    "video": "Play the video: Three people and their assembly",
    "contents": "Contents How members were selected What they discussed",
    "documents": "How to run a citizens' assembly PDF , 1.2 MB, 16 pages",
    "resources": "Process plans and invitation letters Title Author Invitation letter",
    "table": "The three assemblies Council Subject Dudley Town centres",
}


def test_every_block_has_a_preview_in_this_list():
    assert set(PREVIEWS) == set(BLOCKS.child_blocks)


@pytest.mark.parametrize("name", PREVIEWS)
def test_an_editor_sees_what_a_block_looks_like_before_choosing_it(editor, name):
    block = ContentPage.body.field.stream_block.child_blocks[name]
    address = reverse("wagtailadmin_block_preview")
    response = editor.get(address, {"id": block.definition_prefix})
    soup = BeautifulSoup(response.content, "html.parser")
    assert words(soup.select_one("main .app-body")).startswith(PREVIEWS[name])
    assert soup.select_one('link[rel="stylesheet"]')["href"] == "/static/hub/site.css"


def form_of(page, *blocks):
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "summary": "",
            "seo_title": "",
            "search_description": "",
            "comments": inline_formset([]),
            "body": streamfield(blocks),
        }
    )


MARKED = ("text", rich_text("<p>A claim [1].</p>"))
MESSAGE = (
    "[1] has no footnote. Add a footnotes block at the end of this section, or take the marker out."
)


def test_a_draft_may_be_unfinished_but_what_is_published_may_not(editor):
    page = ContentPageFactory(title="Plan", slug="plan")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    saved = editor.post(address, form_of(page, MARKED))
    assert (saved.status_code, page.revisions.count()) == (302, 1)
    refused = editor.post(address, {**form_of(page, MARKED), "action-publish": "action-publish"})
    assert refused.status_code == 200
    assert MESSAGE in refused.content.decode()
    page.refresh_from_db()
    assert len(page.body) == 0
    note = ("footnotes", {"notes": streamfield_list(rich_text("<p>Its source.</p>"))})
    fine = {**form_of(page, MARKED, note), "action-publish": "action-publish"}
    assert editor.post(address, fine).status_code == 302
    page.refresh_from_db()
    assert [child.block_type for child in page.body] == ["text", "footnotes"]


def streamfield_list(*values):
    """Return a list block as the form sends it."""
    rows = {str(n): _row(n, value) for n, value in enumerate(values)}
    return {**rows, "count": str(len(values))}


def _row(order, value):
    return {"value": value, "order": str(order), "deleted": "", "id": "", "type": ""}


def test_rich_text_offers_no_headings_and_no_pictures():
    found = set()

    def collect(block):
        features = getattr(block, "features", None)
        if features is not None:
            found.update(features)
        for child in getattr(block, "child_blocks", {}).values():
            collect(child)
        if hasattr(block, "child_block"):
            collect(block.child_block)

    collect(BLOCKS)
    assert found == {
        "bold",
        "italic",
        "link",
        "document-link",
        "ol",
        "ul",
        "superscript",
        "subscript",
    }
