"""Words that look like markup are words: nothing that somebody typed runs, or breaks a page."""

import json

import pytest

from tests.e2e.visiting import DESK, PHONE

SCRIPT = "<script>window.hacked=1</script>"
IMAGE = "<img src=x onerror=window.hacked=1>"
NASTY = f"\"'></title></textarea></p>{SCRIPT}{IMAGE}{{{{7*7}}}} &amp; quokka"
EDITOR = "editor@democracy-hub.example"
# Longer than a phone is wide, with nowhere to break.
LONG = "Llanfair" * 14
# Writes what an editor could write, then says where it is.
WRITE = """
import json
from django.core.files.base import ContentFile
from django.utils.html import escape
from hub.core.transactions import unit_of_work
from hub.media.reading import read
from hub.media.uploading import create_document
from hub.taxonomy.models import Organisation, Topic
from home.models import ContentPage, HomePage
from resources.library.models import LibraryPage, ResourceContributor, ResourceFile, ResourcePage
from tests.factories.pdfs import pdf_bytes
from tests.e2e.test_hostile_markup import LONG, NASTY
with unit_of_work():
    topic = Topic.objects.create(code="nasty", name_en=NASTY, name_cy=NASTY)
    maker = Organisation.objects.create(code="nasty", name_en=NASTY, kind="charity")
    library = LibraryPage.objects.get(locale__language_code="en")
    content = pdf_bytes([NASTY, f"{LONG} {NASTY}"], NASTY)
    document = create_document(title=NASTY, file=ContentFile(content, name=f"{NASTY}.pdf"))
read(document.pk)
with unit_of_work():
    resource = library.add_child(instance=ResourcePage(
        title=NASTY, slug="nasty", summary=NASTY + LONG, byline=NASTY, resource_type="dataset",
        about=f"<p>{LONG}</p>",
    ))
    resource.topics = [topic]
    resource.contributors = [ResourceContributor(organisation=maker, role="support")]
    resource.files = [ResourceFile(document=document)]
    resource.save_revision().publish()
    home = HomePage.objects.get(locale__language_code="en")
    page = home.add_child(instance=ContentPage(
        title=NASTY, slug="nasty-page", summary=NASTY, show_in_menus=True, body=[
            ("heading", {"text": NASTY, "level": "h2"}),
            ("quotation", {"text": f"<p>{escape(NASTY)}</p>", "name": NASTY, "role": NASTY}),
            ("callout", {"kind": "tip", "title": NASTY, "text": f"<p>{LONG}</p>"}),
            ("accordion", {"parts": [{"heading": NASTY, "text": "<p>A part</p>"}]}),
            ("video", {"title": NASTY, "url": "https://video.example/x", "duration": NASTY}),
            ("contents", {}),
            ("documents", {"documents": [document]}),
            ("resources", {"caption": NASTY, "rows": [{"page": resource, "authors": NASTY}]}),
        ],
    ))
    page.topics = [topic]
    page.save_revision().publish()
print(json.dumps({
    "resource": resource.url, "page": page.url, "text": document.text_url,
    "document": document.pk, "library": library.pk, "edit": resource.pk,
}))
"""
TAKE_AWAY = """
from hub.core.transactions import unit_of_work
from hub.media.models import Document
from hub.taxonomy.models import Organisation, Topic
from wagtail.models import Page
with unit_of_work():
    for page in Page.objects.filter(slug__in=["nasty", "nasty-page"]):
        page.specific.delete()
    Document.objects.filter(pk={document}).delete()
    Topic.objects.filter(code="nasty").delete()
    Organisation.objects.filter(code="nasty").delete()
"""


@pytest.fixture(scope="module")
def nasty(site):
    """Pages and a file whose every word looks like markup; their addresses."""
    places = json.loads(site.manage("shell", "--verbosity", "0", "-c", WRITE).splitlines()[-1])
    site.wait_until_ready()
    yield places
    site.manage("shell", "--verbosity", "0", "-c", TAKE_AWAY.format(document=places["document"]))


def check_nothing_ran(visitor) -> None:
    assert visitor.page.evaluate("window.hacked ?? 'nothing ran'") == "nothing ran"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["1280px", "320px"])
def test_hostile_words_are_shown_as_they_are_on_every_page_for_readers(visit, nasty, size):
    visitor = visit(size=size)
    for path in (
        nasty["resource"],
        nasty["page"],
        nasty["text"],
        "/",
        "/library/",
        "/library/?topic=nasty",
        "/search/?q=quokka",
        "/cy/search/?q=quokka",
        f"/search/?q={NASTY.replace('&', '%26').replace('#', '%23')}",
        "/search/?q=%3Cscript%3Ealert(1)%3C/script%3E&topic=%3Cscript%3E&sort=%22%3E",
    ):
        visitor.open(path)
        visitor.look_around()
        check_nothing_ran(visitor)
    visitor.open(nasty["resource"])
    assert visitor.page.locator("h1").inner_text() == " ".join(NASTY.split())
    visitor.open("/search/?q=quokka")
    titles = visitor.page.locator(".app-result__title").all_inner_texts()
    assert titles == [NASTY, NASTY]
    passages = visitor.page.locator(".app-result__passage").all_inner_texts()
    assert all(SCRIPT in passage for passage in passages)
    assert set(visitor.page.locator(".app-result__passage mark").all_inner_texts()) == {"quokka"}


def test_hostile_words_do_not_run_in_the_admin(visit, site, nasty):
    visitor = visit()
    visitor.open("/admin/")
    visitor.page.get_by_label("Email address").fill(EDITOR)
    visitor.page.get_by_label("Password", exact=True).fill(site.passwords[EDITOR])
    visitor.page.get_by_role("button", name="Sign in").click()
    visitor.signed_in = True
    for path in (
        "/admin/",
        f"/admin/pages/{nasty['library']}/",
        f"/admin/pages/{nasty['edit']}/edit/",
        f"/admin/pages/{nasty['edit']}/history/",
        "/admin/pages/search/?q=quokka",
        "/admin/documents/",
        f"/admin/documents/edit/{nasty['document']}/",
        f"/admin/documents/usage/{nasty['document']}/",
    ):
        answer = visitor.open(path)
        assert answer.status == 200, path
        visitor.page.wait_for_load_state("networkidle")
        check_nothing_ran(visitor)
        assert visitor.page.get_by_text("quokka").count() > 0 or path == "/admin/", path
