"""People who can sign in."""

import factory
from django.contrib.auth.models import Group

from hub.accounts.models import User

PASSWORD = "quiet-harbour-seven"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    first_name = "Ceri"
    last_name = factory.Sequence(lambda number: f"Person{number}")
    password = factory.django.Password(PASSWORD)

    class Params:
        administrator = factory.Trait(is_superuser=True)

    @factory.post_generation
    def groups(self, _create, names):
        """Names of groups to be in; a missing group is made."""
        for name in names or ():
            self.groups.add(Group.objects.get_or_create(name=name)[0])


class EditorFactory(UserFactory):
    """Somebody in Wagtail's own group of editors, which may enter the admin."""

    first_name = "Eleri"

    @factory.post_generation
    def groups(self, _create, names):
        for name in names or ("Editors",):
            self.groups.add(Group.objects.get(name=name))
