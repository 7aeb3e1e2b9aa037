"""Who may sign in, and whose session still counts."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend


class EmailBackend(AuthenticationBackend):
    """Sign-in by e-mail address and password, for people who are active and not suspended.

    Django asks the backend for the user of a session at every request, so that whoever is
    suspended or made inactive is an anonymous reader from their next request on.
    """

    def user_can_authenticate(self, user: Any) -> bool:
        """Say whether this user may sign in and stay signed in."""
        return super().user_can_authenticate(user) and user.suspended_at is None
