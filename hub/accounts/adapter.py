"""How allauth behaves on this site: one place to sign in, no word about who has an account."""

import logging
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from .backends import EmailBackend

logger = logging.getLogger("hub.accounts")


class AccountAdapter(DefaultAccountAdapter):
    """Our words, our redirects and our refusals."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _(
            "This account cannot be used at the moment. If you think that this is a mistake,"
            " contact the people who run this site."
        ),
        "email_password_mismatch": _(
            "The email address or the password is not right. Check both and try again."
        ),
        "too_many_login_attempts": _(
            "There were too many attempts to sign in. Wait five minutes and try again."
        ),
    }

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Return the user with this address and password, or None.

        Raises:
            ValidationError: too many attempts, or the right password of an account that is
                suspended or inactive: its owner is told, nobody else is.

        """
        user = super().authenticate(request, **credentials)
        if user is not None and not EmailBackend().user_can_authenticate(user):
            logger.warning("Refused sign-in of user %d: suspended or inactive", user.pk)
            raise self.validation_error("account_inactive")
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Log that somebody failed to sign in, but not as whom."""
        logger.warning("Failed sign-in")

    def is_safe_url(self, url: str | None) -> bool:
        """Say whether a redirect may go there: paths of this site only, whatever the host says."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def is_ajax(self, request: HttpRequest) -> bool:
        """Answer every request with a page; there is no second way in that speaks JSON."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the pages say it themselves, and a message is a cookie."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where to go after signing in: the admin for staff, the start page for others."""
        if request.user.is_staff:
            try:
                return reverse("wagtailadmin_home")
            except NoReverseMatch:
                pass
        language = translation.get_language() or settings.LANGUAGE_CODE
        return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Return the page that says that the reader is signed out."""
        return reverse("account_signed_out")
