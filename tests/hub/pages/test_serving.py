from urllib.parse import quote

import pytest
from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse
from wagtail import hooks
from wagtail.contrib.redirects.models import Redirect

from tests.factories.accounts import EditorFactory, UserFactory
from tests.factories.pages import ContentPageFactory, restrict, site_home, welsh_home

pytestmark = pytest.mark.usefixtures("unit")


def without_slug(response, slug):
    """Return the whole answer, the address itself taken out of its words and their length."""
    words = response.content.decode().replace(slug, "…").replace(quote(slug, safe=""), "…")
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    return response.status_code, words, headers, response.cookies


@pytest.fixture
def pages():
    group = Group.objects.create(name="Members")
    restrict(ContentPageFactory(title="Signed in", slug="zz-signed-in"), "login")
    restrict(members := ContentPageFactory(title="Members", slug="zz-members"), "groups", group)
    ContentPageFactory(title="Below", slug="zz-below", parent=members)
    restrict(ContentPageFactory(title="Password", slug="zz-password"), "password")
    ContentPageFactory(title="Draft", slug="zz-draft", live=False)
    ContentPageFactory(title="Open", slug="zz-open")


ADDRESSES = [
    "zz-signed-in",
    "zz-members",
    "zz-members/zz-below",
    "zz-password",
    "zz-draft",
    "zz-open",
]


@pytest.mark.parametrize(
    ("make", "seen"),
    [
        (None, ["zz-open"]),
        (UserFactory, ["zz-signed-in", "zz-open"]),
        (
            lambda: UserFactory(groups=["Members"]),
            ["zz-signed-in", "zz-members", "zz-members/zz-below", "zz-open"],
        ),
        (EditorFactory, ["zz-signed-in", "zz-password", "zz-open"]),
        (lambda: UserFactory(administrator=True), [*ADDRESSES[:4], "zz-open"]),
    ],
)
def test_each_reader_gets_their_pages_and_not_found_for_the_rest(client, pages, make, seen):
    if make:
        client.force_login(make())
    answers = {slug: client.get(f"/{slug}/").status_code for slug in ADDRESSES}
    assert answers == {slug: 200 if slug in seen else 404 for slug in ADDRESSES}


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete", "options"])
@pytest.mark.parametrize("prefix", ["/", "/cy/"])
def test_a_page_that_is_not_for_the_reader_is_a_page_that_is_missing(client, pages, method, prefix):
    missing = getattr(client, method)(f"{prefix}nothing-here/")
    for slug in ("zz-signed-in", "zz-members", "zz-members/zz-below", "zz-password", "zz-draft"):
        refused = getattr(client, method)(f"{prefix}{slug}/")
        assert without_slug(refused, slug) == without_slug(missing, "nothing-here")


def test_a_restricted_page_is_kept_by_nobody_and_a_public_one_sets_no_cookie(client, pages):
    public = client.get("/zz-open/")
    assert (public.get("Cache-Control"), dict(public.cookies), public["Vary"]) == (
        None,
        {},
        "Cookie",
    )
    client.force_login(UserFactory())
    assert client.get("/zz-signed-in/")["Cache-Control"] == "private, no-store"


def test_the_wrappers_of_other_apps_run_for_readers_of_the_page_and_for_nobody_else(client, pages):
    def teapot(page, request, args, kwargs):
        return HttpResponse(f"before {page.slug}")

    with hooks.register_temporarily("before_serve_page", teapot):
        assert client.get("/zz-open/").content == b"before zz-open"
        assert client.get("/zz-members/").status_code == 404

    def wrapper(serve):
        return lambda page, *_rest: HttpResponse(f"around {page.slug}")

    with hooks.register_temporarily("on_serve_page", wrapper):
        assert client.get("/zz-open/").content == b"around zz-open"
        assert client.get("/zz-members/").status_code == 404


def test_a_welsh_address_never_shows_english_and_says_where_the_english_is(client):
    ContentPageFactory(title="Open", slug="zz-open")
    restrict(ContentPageFactory(slug="closed"), "login")
    for path, leads_to in (
        ("", "/"),
        ("zz-open/", "/zz-open/"),
        ("closed/", "/"),
        ("nothing/", "/"),
    ):
        response = client.get(f"/cy/{path}")
        assert response.status_code == 404
        assert (
            f'<a class="govuk-link" href="{leads_to}" hreflang="en">' in response.content.decode()
        )


def test_a_draft_welsh_home_page_is_not_there_yet(client):
    home = welsh_home()
    assert client.get("/cy/").status_code == 200
    home.unpublish()
    assert client.get("/cy/").status_code == 404
    assert client.get("/").status_code == 200


def test_wagtails_own_password_and_sign_in_views_are_not_there(client):
    for name in ("wagtailcore_login", "wagtailcore_authenticate_with_password"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert client.get("/_util/login/").status_code == 404


def test_a_redirect_leads_only_those_who_may_see_its_end(client):
    page = ContentPageFactory(slug="new-name")
    Redirect.objects.create(old_path="/old-name", redirect_page=page)
    answer = client.get("/old-name/")
    assert (answer.status_code, answer["Location"]) == (301, "/new-name/")
    restrict(page, "login")
    refused, missing = client.get("/old-name/"), client.get("/no-name/")
    assert without_slug(refused, "old-name") == without_slug(missing, "no-name")
    client.force_login(UserFactory())
    answer = client.get("/old-name/")
    assert (answer["Location"], answer["Cache-Control"]) == ("/new-name/", "private")


def test_the_shared_password_is_not_offered_to_editors(client):
    page = ContentPageFactory()
    client.force_login(UserFactory(administrator=True))
    form = client.get(f"/admin/pages/{page.pk}/privacy/").json()["html"]
    assert ('value="login"' in form, 'value="groups"' in form) == (True, True)
    assert "password" not in form.lower()


def test_a_preview_of_a_restricted_draft_is_shown_to_its_editor(client):
    home = site_home()
    page = ContentPageFactory(parent=home, title="A plan", live=False)
    restrict(page, "groups", Group.objects.create(name="Members"))
    page.save_revision()
    client.force_login(UserFactory(administrator=True))
    response = client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert response.status_code == 200
    assert "A plan" in response.content.decode()


@pytest.mark.parametrize(
    "path",
    ["/%00/", "/%ff%fe/", "/a" * 400 + "/", "/" + "x" * 5000 + "/", "/%ED%A0%80/", "/é/"],
)
def test_no_address_is_an_error(client, path):
    site_home()
    assert client.get(path).status_code in {301, 404}
