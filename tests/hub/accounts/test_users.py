import pytest
from django.core.management import call_command
from django.utils import timezone

from hub.accounts.models import User
from hub.core.audiences import claims_of
from tests.factories.accounts import EditorFactory, UserFactory

pytestmark = pytest.mark.django_db


def field(**fields):
    return {
        "email": "new.person@example.org",
        "first_name": "Nia",
        "last_name": "Evans",
        "password1": "seven-quiet-harbours",
        "password2": "seven-quiet-harbours",
        **fields,
    }


def test_the_command_for_the_first_administrator_makes_one(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "seven-quiet-harbours")
    call_command("createsuperuser", email="First@Example.org", interactive=False, verbosity=0)
    user = User.objects.get()
    assert (user.email, user.is_superuser, user.is_staff) == ("first@example.org", True, True)
    assert user.check_password("seven-quiet-harbours")


def test_an_administrator_adds_a_person_who_can_then_sign_in(client):
    client.force_login(UserFactory(administrator=True))
    response = client.post("/admin/users/new/", field(email="New.Person@Example.org"))
    assert (response.status_code, response["Location"]) == (302, "/admin/users/")
    assert client.get("/admin/users/").status_code == 200
    client.logout()
    response = client.post(
        "/account/login/",
        {"login": "new.person@example.org", "password": "seven-quiet-harbours"},
    )
    assert response["Location"] == "/"


def test_an_administrator_changes_a_person(client):
    person = UserFactory()
    client.force_login(UserFactory(administrator=True))
    assert client.get(f"/admin/users/edit/{person.pk}/").status_code == 200
    client.post(
        f"/admin/users/edit/{person.pk}/",
        field(first_name="Nest", password1="", password2="", is_active="on"),
    )
    person.refresh_from_db()
    assert (person.first_name, person.email) == ("Nest", "new.person@example.org")


def test_the_same_address_in_another_case_is_refused_in_plain_words(client):
    UserFactory(email="new.person@example.org")
    client.force_login(UserFactory(administrator=True))
    response = client.post("/admin/users/new/", field(email="New.PERSON@example.org"))
    assert response.status_code == 200
    assert "There is already a user with this email address." in response.content.decode()
    assert User.objects.filter(email__iexact="new.person@example.org").count() == 1


def test_an_editor_may_enter_the_admin_and_a_member_may_not():
    editor, member = EditorFactory(), UserFactory(groups=["Members"])
    assert (editor.is_staff, member.is_staff) == (True, False)
    assert "staff" in claims_of(editor)
    assert claims_of(member) == {"public", "signed-in", f"group:{member.groups.get().pk}"}


def test_a_suspended_member_keeps_only_what_the_public_sees():
    member = UserFactory(groups=["Members"], suspended_at=timezone.now())
    assert claims_of(member) == {"public"}
