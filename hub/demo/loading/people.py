"""Groups with what they may do, and accounts to try the site with."""

from typing import NamedTuple

from django.contrib.auth.models import Group, Permission
from django.utils.crypto import get_random_string
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from hub.accounts.models import User

EDITORS, MEMBERS = "Editors", "Members"
PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
FILE_PERMISSIONS = (
    "add_document",
    "change_document",
    "choose_document",
    "add_image",
    "change_image",
    "choose_image",
)
TERMS = ("topic", "organisation", "initiative", "licence", "place")
TERM_PERMISSIONS = tuple(f"{deed}_{term}" for term in TERMS for deed in ("add", "change", "view"))
# Known to everybody who reads this: for a laptop only.
LAPTOP_PASSWORD = "ring-of-chairs"  # noqa: S105


class Account(NamedTuple):
    """An account as it is shown to whoever loads the demonstration.

    ``password`` is None when the account was there before and its password is not ours.
    """

    name: str
    email: str
    password: str | None


class Person(NamedTuple):
    """A person of the demonstration; ``group`` is blank for the administrator."""

    first_name: str
    last_name: str
    email: str
    group: str


PEOPLE = (
    Person("Demo", "Administrator", "administrator@democracy-hub.example", ""),
    Person("Demo", "Editor", "editor@democracy-hub.example", EDITORS),
    Person("Demo", "Member", "member@democracy-hub.example", MEMBERS),
)


def load_groups() -> None:
    """Make the groups, in the unit of work.

    What editors may do is set together with the group *Members*, once: an administrator who takes
    something away from them later is not overruled.
    """
    _members, new = Group.objects.get_or_create(name=MEMBERS)
    editors, _made = Group.objects.get_or_create(name=EDITORS)
    if not new:
        return
    root = Page.get_first_root_node()
    for permission in _permissions("wagtailcore", PAGE_PERMISSIONS):
        GroupPagePermission.objects.get_or_create(group=editors, page=root, permission=permission)
    everything = Collection.get_first_root_node()
    for permission in _permissions("media", FILE_PERMISSIONS):
        GroupCollectionPermission.objects.get_or_create(
            group=editors, collection=everything, permission=permission
        )
    editors.permissions.add(
        *_permissions("wagtailadmin", ("access_admin",)),
        *_permissions("taxonomy", TERM_PERMISSIONS),
    )


def _permissions(app: str, names: tuple[str, ...]) -> list[Permission]:
    """Return the permissions of an app with these names."""
    return list(Permission.objects.filter(content_type__app_label=app, codename__in=names))


def load_accounts(*, known_password: bool) -> list[Account]:
    """Make the accounts that are missing, in the unit of work; return all of them.

    Args:
        known_password: give new accounts `LAPTOP_PASSWORD`; else each gets one of its own, which
            is only ever known from what this returns.

    """
    accounts = []
    for person in PEOPLE:
        user = User.objects.filter(email__iexact=person.email).first()
        if user is None:
            password = LAPTOP_PASSWORD if known_password else get_random_string(16)
            _make_user(person, password)
        else:
            password = LAPTOP_PASSWORD if user.check_password(LAPTOP_PASSWORD) else None
        name = f"{person.first_name} {person.last_name}"
        accounts.append(Account(name, person.email, password))
    return accounts


def _make_user(person: Person, password: str) -> None:
    """Make one account."""
    names = {"first_name": person.first_name, "last_name": person.last_name}
    if person.group:
        user = User.objects.create_user(person.email, password, **names)
        user.groups.add(Group.objects.get(name=person.group))
    else:
        User.objects.create_superuser(person.email, password, **names)
