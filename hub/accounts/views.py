"""Signing in and out."""

from typing import Any

from allauth.account.views import LoginView, LogoutView
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from hub.core.access import access


class SignInView(LoginView):
    """The one page to sign in; allauth does the work."""

    template_name = "account/sign_in.html"
    http_method_names = ("get", "head", "options", "post")

    def get_authenticated_redirect_url(self) -> str:
        """Return where to send somebody who is signed in already.

        Raises:
            PermissionDenied: they were sent here by the admin, which is not for them; sending
                them back would go round in a circle.

        """
        url = super().get_authenticated_redirect_url()
        if _is_admin(url) and not self.request.user.is_staff:
            raise PermissionDenied
        return url

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the form and where the reader was going."""
        context = super().get_context_data(**kwargs)
        # allauth's `site` is another thing than the `site` of our templates.
        del context["site"]
        return context


class SignOutView(LogoutView):
    """Asks, then signs out by POST."""

    template_name = "account/sign_out.html"
    http_method_names = ("get", "head", "options", "post")


def _is_admin(url: str) -> bool:
    """Say whether an address lies in the admin."""
    try:
        return url.startswith(reverse("wagtailadmin_home"))
    except NoReverseMatch:
        return False


@access("public")
@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    """Say that the reader is signed out."""
    return render(request, "account/signed_out.html")


sign_in = access("public")(SignInView.as_view())
sign_out = access("public")(SignOutView.as_view())
