import pytest
from django.urls import NoReverseMatch, reverse

from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("door", "leads_to"),
    [
        ("/admin/login/", "/account/login/"),
        ("/admin/login/?next=/admin/pages/", "/account/login/?next=/admin/pages/"),
        ("/admin/password_reset/", "/account/login/"),
        ("/admin/password_reset/done/", "/account/login/"),
        ("/admin/password_reset/confirm/MQ/abc-def/", "/account/login/"),
        ("/admin/password_reset/complete/", "/account/login/"),
    ],
)
def test_every_other_door_leads_to_the_one(client, door, leads_to):
    response = client.get(door)
    assert (response.status_code, response["Location"]) == (302, leads_to)


def test_a_password_posted_to_the_admins_door_opens_nothing(client):
    user = UserFactory(administrator=True)
    response = client.post("/admin/login/", {"username": user.email, "password": PASSWORD})
    assert response["Location"] == "/account/login/"
    assert "_auth_user_id" not in client.session


def test_the_admin_asks_a_stranger_to_sign_in(client):
    assert client.get("/admin/pages/")["Location"] == "/account/login/?next=/admin/pages/"


def test_somebody_who_is_not_staff_is_told_so_instead_of_going_round_in_a_circle(client):
    client.force_login(UserFactory())
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain == [("/account/login/?next=/admin/", 302)]
    assert response.status_code == 403
    assert "<title>You cannot do this - Democracy Hub</title>" in response.content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "account_signup",
        "account_email",
        "account_change_password",
        "account_set_password",
        "account_reset_password",
        "account_inactive",
        "account_reauthenticate",
        "account_email_verification_sent",
        "account_confirm_login_code",
    ],
)
def test_allauths_other_pages_have_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


@pytest.mark.parametrize("path", ["/account/", "/account/signup/", "/account/password/reset/"])
def test_nothing_answers_where_they_would_be(client, path):
    assert client.get(path).status_code == 404
