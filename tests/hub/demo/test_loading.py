"""Loading the demonstration: whole, in the page's order, and never over an editor's work."""

import re
from html import unescape

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from wagtail.models import Page, Site

from home.models import ContentPage, HomePage
from hub.accounts.models import User
from hub.core.transactions import unit_of_work
from hub.demo.content.plans_and_letters import PLANS_AND_LETTERS
from hub.demo.content.programme import LINES
from hub.demo.content.resources import RESOURCES
from hub.demo.loading import Report, load
from hub.demo.loading.pages import find_page
from hub.demo.loading.people import LAPTOP_PASSWORD, load_accounts
from hub.media.models import Document
from hub.taxonomy.models import Organisation, Topic
from resources.library.models import ResourcePage
from search.models import Item

pytestmark = pytest.mark.django_db


def silent(what, done, total):
    """Take progress and say nothing."""


@pytest.fixture(scope="module")
def _loaded_once(django_db_setup, django_db_blocker):
    """Load once for all tests of this file; each of them then has a savepoint of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(silent)
        # Its picture is cut to size now: each test's files are removed when it ends.
        Client().get("/innovation-in-democracy/")
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _loaded(_loaded_once, db):
    """Have the loaded demonstration under every test."""


def rows_by_model():
    """Return how many rows every model has, the background's own excepted."""
    return {
        model: model.objects.count() for model in apps.get_models() if hasattr(model, "objects")
    }


def words_of(html):
    """Return what a reader sees in the main part of a page, with single spaces."""
    main = re.search(r"<main.*?</main>", html, re.DOTALL)[0]
    hidden = r'<span class="govuk-visually-hidden">.*?</span>|<(script|style).*?</\2>'
    main = re.sub(hidden.replace(r"\2", r"\1"), "", main, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def sentences():
    """Return the words of the source, line by line, as the page shows them."""
    for line in LINES:
        if line.startswith(("---|", "Title | Author")):
            continue
        for cell in line.removesuffix("| Download |").split(" | "):
            text = re.sub(r"^- (1(?=[A-Z]))?", "", cell).strip()
            text = text.replace("Partnership; 1 and", "Partnership;[1] and")
            yield re.sub(r"programme: 1$", "programme:[1]", text)


def test_the_programme_page_shows_every_line_of_its_source_in_order(client):
    shown = words_of(client.get("/innovation-in-democracy/").content.decode()).replace(" ", "")
    place = 0
    for sentence in sentences():
        letters = sentence.replace(" ", "")
        found = shown.find(letters, place)
        assert found >= 0, f"missing or out of order: {sentence}"
        place = found + len(letters)


def test_both_footnotes_are_number_1_and_lead_there_and_back(client):
    html = client.get("/innovation-in-democracy/").content.decode()
    references = re.findall(r'id="(ref-[^"]+)" href="#(note-[^"]+)" role="doc-noteref"', html)
    assert len(references) == 2
    assert len({note for _reference, note in references}) == 2
    for reference, note in references:
        assert note.endswith("-1")
        assert html.count(f'<li id="{note}">') == 1
        assert html.count(f'href="#{reference}" role="doc-backlink"') == 1


def test_the_tables_list_thirteen_resources_with_authors_as_written(client):
    html = client.get("/innovation-in-democracy/").content.decode()
    rows = re.findall(r"<th[^>]*scope=\"row\".*?</tr>", html, re.DOTALL)
    cells = [
        (
            re.search(r"<a [^>]*href=\"([^\"]+)\"[^>]*>([^<]+)", row),
            re.search(r"<td[^>]*>([^<]+)", row),
        )
        for row in rows
    ]
    shown = [(unescape(link[2]), unescape(authors[1].strip())) for link, authors in cells]
    assert shown == [(resource.title, resource.byline) for resource in RESOURCES[4:]]
    assert [link[1] for link, _authors in cells] == [f"/library/{r.slug}/" for r in RESOURCES[4:]]


def test_a_second_time_nothing_is_made_and_nothing_changes():
    before, generations = rows_by_model(), list(Item.objects.values_list("pk", "generation"))
    assert load(silent) == Report(terms=0, resources=0, programme=False)
    assert rows_by_model() == before
    assert list(Item.objects.values_list("pk", "generation")) == generations


def test_there_are_seventeen_resources_each_with_its_file_and_no_invented_date():
    pages = ResourcePage.objects.order_by("pk")
    assert [page.title for page in pages] == [resource.title for resource in RESOURCES]
    assert [page.files.count() for page in pages] == [1] * 17
    assert set(pages.values_list("published_on", flat=True)) == {None}
    assert Document.objects.filter(media_type="application/pdf").count() == 17


def test_contributors_have_their_roles_in_the_order_of_the_byline():
    page = find_page(PLANS_AND_LETTERS[0].slug)
    assert [(person.name, person.role) for person in page.contributors.all()] == [
        ("The Democratic Society", "author"),
        ("Dudley Metropolitan Borough Council", "support"),
        ("Test Valley Borough Council", "support"),
        ("Advisory Panels for both processes", "advisory"),
        ("Involve", "support"),
    ]


def test_organisations_know_their_other_names_and_the_partnership_its_three_councils():
    society = Organisation.objects.get(code="democratic-society")
    names = society.other_names.values_list("name", flat=True)
    assert list(names) == ["DemSoc", "Democratic Society"]
    partnership = Organisation.objects.get(code="greater-cambridge")
    assert [body.name for body in partnership.members.order_by("code")] == [
        "Cambridge City Council",
        "Cambridgeshire County Council",
        "South Cambridgeshire District Council",
    ]


def test_what_an_editor_changed_stays_changed():
    page = find_page("case-study-dudley")
    page.title, page.slug = "Another title", "another-address"
    with unit_of_work():
        page.save_revision().publish()
    Topic.objects.filter(code="planning").update(name_en="Designing")
    home = HomePage.objects.get(locale__language_code="en")
    home.doors = []
    with unit_of_work():
        home.save_revision().publish()
    load(silent)
    assert find_page("case-study-dudley").title == "Another title"
    assert ResourcePage.objects.filter(slug="case-study-dudley").count() == 0
    assert Topic.objects.get(code="planning").name_en == "Designing"
    assert len(HomePage.objects.get(pk=home.pk).doors) == 0


def test_the_site_begins_at_the_home_page_and_wagtails_welcome_is_gone():
    home = HomePage.objects.get(locale__language_code="en")
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk
    assert set(Page.objects.filter(depth=2).values_list("pk", flat=True)) == set(
        HomePage.objects.values_list("pk", flat=True)
    )


def test_the_home_page_leads_to_programme_handbook_and_library_in_both_languages(client):
    for address in ("/", "/cy/"):
        html = client.get(address).content.decode()
        cards = re.findall(r'app-card__title"><a [^>]*href="([^"]+)"', html)
        assert cards == [
            "/innovation-in-democracy/",
            "/library/how-to-run-a-citizens-assembly/",
            "/library/",
        ]


def test_the_page_about_the_demonstration_says_that_the_files_are_stand_ins(client):
    shown = words_of(client.get("/about-this-demonstration/").content.decode())
    assert shown.count("The original files could not be had.") == 1
    assert ContentPage.objects.filter(show_in_footer=True).count() == 1


def test_a_resource_page_says_that_its_file_is_a_demonstration_copy(client):
    shown = words_of(client.get("/library/romsey-invitation-letter/").content.decode())
    assert shown.count("This is a demonstration copy: a stand-in") == 1


def test_an_editor_may_write_and_publish_and_a_member_may_not_enter():
    load_accounts(known_password=True)
    editor = User.objects.get(email="editor@democracy-hub.example")
    member = User.objects.get(email="member@democracy-hub.example")
    page = find_page("case-study-dudley")
    assert page.permissions_for_user(editor).can_edit()
    assert page.permissions_for_user(editor).can_publish()
    assert find_page("library").permissions_for_user(editor).can_publish_subpage()
    assert editor.has_perm("wagtailadmin.access_admin")
    assert not member.has_perm("wagtailadmin.access_admin")
    assert not page.permissions_for_user(member).can_edit()
    assert [group.name for group in member.groups.all()] == ["Members"]


def test_an_editor_can_open_the_admin_forms_that_the_guide_walks_through(client):
    load_accounts(known_password=True)
    client.force_login(User.objects.get(email="editor@democracy-hub.example"))
    library = find_page("library")
    for address, words in (
        (f"/admin/pages/add/library/resourcepage/{library.pk}/", "About this resource"),
        ("/admin/documents/multiple/add/", "Drag and drop"),
        ("/admin/images/multiple/add/", "Drag and drop"),
    ):
        assert words in client.get(address).content.decode()


def test_what_an_administrator_took_from_editors_is_not_given_back():
    editors = Group.objects.get(name="Editors")
    editors.page_permissions.filter(permission__codename="publish_page").delete()
    load(silent)
    assert not editors.page_permissions.filter(permission__codename="publish_page").exists()


def test_accounts_get_passwords_of_their_own_where_the_known_one_is_not_wanted():
    accounts = load_accounts(known_password=False)
    assert len({account.password for account in accounts}) == 3
    for account in accounts:
        assert account.password != LAPTOP_PASSWORD
        assert User.objects.get(email=account.email).check_password(account.password)


def test_an_account_that_is_there_keeps_its_password():
    load_accounts(known_password=True)
    user = User.objects.get(email="member@democracy-hub.example")
    user.set_password("a-word-of-her-own")
    user.save()
    accounts = {account.email: account.password for account in load_accounts(known_password=True)}
    assert accounts == {
        "administrator@democracy-hub.example": LAPTOP_PASSWORD,
        "editor@democracy-hub.example": LAPTOP_PASSWORD,
        "member@democracy-hub.example": None,
    }
    user.refresh_from_db()
    assert user.check_password("a-word-of-her-own")
