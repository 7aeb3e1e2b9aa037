import pytest

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

LOGOUT = "/account/logout/"


def test_a_link_asks_first_and_signs_nobody_out(client):
    client.force_login(UserFactory(email="ceri@example.org"))
    html = client.get(LOGOUT).content.decode()
    assert "Do you want to sign out?" in html
    assert "You are signed in as ceri@example.org." in html
    assert "_auth_user_id" in client.session


def test_a_post_signs_out_and_says_so(client):
    client.force_login(UserFactory())
    response = client.post(LOGOUT, follow=True)
    assert response.redirect_chain == [("/account/signed-out/", 302)]
    assert "<title>You are signed out - Democracy Hub</title>" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_signing_out_leads_nowhere_but_to_a_path_of_this_site(client):
    client.force_login(UserFactory())
    response = client.post(LOGOUT, {"next": "//evil.example/"})
    assert response["Location"] == "/account/signed-out/"


def test_who_is_not_signed_in_is_told_so_without_a_cookie(client):
    response = client.get(LOGOUT)
    assert response["Location"] == "/account/signed-out/"
    assert dict(client.get(response["Location"]).cookies) == {}


def test_the_welsh_page_leads_to_the_welsh_page(client):
    client.force_login(UserFactory())
    assert client.post("/cy/account/logout/")["Location"] == "/cy/account/signed-out/"
