"""Show who may sign in to the demonstration."""

from typing import Any

from django.core.management.base import BaseCommand

from hub.accounts.models import User
from hub.demo.loading.people import LAPTOP_PASSWORD, PEOPLE


class Command(BaseCommand):
    """Changes nothing: an account that is gone, or has a password of its own, is left out."""

    help = "Show the demonstration accounts that still have the password of the demonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each account."""
        emails = [person.email for person in PEOPLE]
        users = User.objects.filter(email__in=emails, is_active=True).order_by("pk")
        for user in users:
            if user.check_password(LAPTOP_PASSWORD):
                self.stdout.write(f"  {user!s:<20} {user.email:<38} {LAPTOP_PASSWORD}")
