import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.factories.accounts import PASSWORD, EditorFactory, UserFactory

pytestmark = pytest.mark.django_db

LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def _no_attempts_counted_yet():
    cache.clear()


def sign_in(client, email, password=PASSWORD, address=LOGIN, **more):
    return client.post(address, {"login": email, "password": password, **more})


def signed_in_as(client):
    return client.session.get("_auth_user_id")


def errors(response):
    return response.context["form"].errors.get_json_data()


def test_the_right_password_leads_to_the_start_page(client):
    user = UserFactory()
    response = sign_in(client, user.email)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert signed_in_as(client) == str(user.pk)


def test_the_case_and_spaces_of_the_address_do_not_matter(client):
    user = UserFactory(email="ceri.price@example.org")
    assert sign_in(client, "  Ceri.PRICE@Example.org ").status_code == 302
    assert signed_in_as(client) == str(user.pk)


def test_an_editor_is_led_to_the_admin(client):
    response = sign_in(client, EditorFactory().email)
    assert response["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_welsh_reader_comes_back_to_the_welsh_start_page(client):
    response = sign_in(client, UserFactory().email, address="/cy/account/login/")
    assert response["Location"] == "/cy/"


def test_a_reader_comes_back_to_where_they_were_going(client):
    user = UserFactory()
    page = client.get(f"{LOGIN}?next=/library/handbook/%3Fa=1")
    assert '<input type="hidden" name="next" value="/library/handbook/?a=1">' in (
        page.content.decode()
    )
    response = sign_in(client, user.email, next="/library/handbook/?a=1")
    assert response["Location"] == "/library/handbook/?a=1"


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\\\evil.example/",
        "http:evil.example",
        "https:///evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://[",
        "http://testserver@evil.example/",
        " //evil.example",
        "\t//evil.example",
        "\x00/evil",
        "https://testserver.evil.example/",
        "ftp://testserver/",
    ],
)
def test_a_redirect_goes_nowhere_but_to_a_path_of_this_site(client, target):
    user = UserFactory()
    assert sign_in(client, user.email, next=target)["Location"] == "/"
    assert client.get(LOGIN, {"next": target})["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(client):
    user = UserFactory()
    known = sign_in(client, user.email, "wrong-password-1")
    unknown = sign_in(client, "nobody@example.org", "wrong-password-1")
    assert errors(known) == {
        "__all__": [
            {
                "message": (
                    "The email address or the password is not right. Check both and try again."
                ),
                "code": "email_password_mismatch",
            },
        ],
    }
    assert errors(unknown) == errors(known)
    assert (known.status_code, unknown.status_code) == (200, 200)
    assert {name for name in known.headers if name != "Content-Length"} == {
        name for name in unknown.headers if name != "Content-Length"
    }


def test_the_page_says_what_is_missing_and_keeps_what_was_typed(client):
    response = sign_in(client, "not an address", "")
    html = response.content.decode()
    assert "<title>Error: Sign in - Democracy Hub</title>" in html
    assert 'value="not an address"' in html
    assert (
        '<a href="#id_login">Enter an email address in the correct format, like name@example.com'
        "</a>"
    ) in html
    assert '<a href="#id_password">Enter your password</a>' in html
    assert PASSWORD not in html


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("", ""),
        ("\x00@example.org", "\x00"),
        ("a" * 5000 + "@example.org", "b" * 5000),
        ("\ud800@example.org".encode("utf-8", "surrogatepass"), b"\xff\xfe"),
        ("ceri@example.org' OR 1=1 --", "x"),
        ("ceri@éxample.org", "💧"),
    ],
)
def test_hostile_values_are_wrong_values(client, email, password):
    response = sign_in(client, email, password)
    assert response.status_code == 200
    assert response.context["form"].errors


def test_the_sixth_wrong_password_is_refused_whatever_the_case_and_so_is_the_right_one(client):
    user = UserFactory(email="ceri@example.org")
    for email in ["ceri@example.org", "CERI@example.org", " ceri@example.org", "ceri@EXAMPLE.org"]:
        sign_in(client, email, "wrong")
    assert errors(sign_in(client, user.email, "wrong"))["__all__"][0]["code"] == (
        "email_password_mismatch"
    )
    too_many = [
        {
            "message": "There were too many attempts to sign in. Wait five minutes and try again.",
            "code": "too_many_login_attempts",
        },
    ]
    assert errors(sign_in(client, user.email, "wrong"))["__all__"] == too_many
    assert errors(sign_in(client, user.email))["__all__"] == too_many


def test_a_forged_forwarding_header_does_not_start_a_new_count(client):
    for number in range(10):
        client.post(
            LOGIN,
            {"login": f"nobody{number}@example.org", "password": "wrong"},
            headers={"x-forwarded-for": f"10.0.0.{number}"},
        )
    response = client.post(
        LOGIN,
        {"login": "another@example.org", "password": "wrong"},
        headers={"x-forwarded-for": "10.0.1.1"},
    )
    assert errors(response)["__all__"][0]["code"] == "too_many_login_attempts"


def test_thirty_attempts_a_minute_from_one_place_are_answered_with_a_page_of_ours(client):
    for number in range(30):
        client.post(LOGIN, {"login": f"n{number}", "password": ""})
    response = client.post(LOGIN, {"login": "n31", "password": ""})
    assert response.status_code == 429
    assert '<h1 class="govuk-heading-l">Too many attempts</h1>' in response.content.decode()


@pytest.mark.parametrize(
    "state", [{"is_active": False}, {"suspended_at": timezone.now()}], ids=["inactive", "suspended"]
)
def test_only_who_knows_the_password_learns_that_an_account_cannot_be_used(client, state):
    user = UserFactory(**state)
    assert errors(sign_in(client, user.email))["__all__"][0]["code"] == "account_inactive"
    assert signed_in_as(client) is None
    assert errors(sign_in(client, user.email, "wrong"))["__all__"][0]["code"] == (
        "email_password_mismatch"
    )


@pytest.mark.parametrize(
    "state", [{"is_active": False}, {"suspended_at": timezone.now()}], ids=["inactive", "suspended"]
)
def test_a_session_ends_at_the_next_request_when_its_user_is_stopped(client, state):
    user = EditorFactory()
    client.force_login(user)
    assert client.get("/admin/").status_code == 200
    type(user).objects.filter(pk=user.pk).update(**state)
    response = client.get("/admin/")
    assert (response.status_code, response["Location"]) == (302, "/account/login/?next=/admin/")


def test_a_session_lasts_until_the_browser_closes_unless_it_is_asked_to_last(client):
    user = UserFactory()
    sign_in(client, user.email)
    assert client.session.get_expire_at_browser_close() is True
    client.logout()
    sign_in(client, user.email, remember="on")
    assert client.session.get_expire_at_browser_close() is False


def test_the_page_sets_the_cookie_of_its_form_and_no_other(client):
    response = client.get(LOGIN)
    assert set(response.cookies) == {"csrftoken"}
    assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_somebody_who_is_signed_in_does_not_see_the_page(client):
    client.force_login(UserFactory())
    assert client.get(f"{LOGIN}?next=/library/")["Location"] == "/library/"


def test_there_is_no_second_way_in_that_speaks_json(client):
    user = UserFactory()
    response = client.post(
        LOGIN,
        {"login": user.email, "password": "wrong"},
        headers={"accept": "application/json", "x-requested-with": "XMLHttpRequest"},
    )
    assert response["Content-Type"] == "text/html; charset=utf-8"


def test_a_form_without_its_token_is_refused_in_plain_words():
    client = Client(enforce_csrf_checks=True)
    response = sign_in(client, UserFactory().email)
    assert response.status_code == 403
    assert "We could not check where this form came from" in response.content.decode()
