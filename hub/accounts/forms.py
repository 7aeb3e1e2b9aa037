"""The form to sign in."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):
    """E-mail address and password, in plain words.

    allauth does the rest: the limit of attempts, and the same answer in the same time whether or
    not there is such an account.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password, remember = (
            self.fields[name] for name in ("login", "password", "remember")
        )
        wrong = _("Enter an email address in the correct format, like name@example.com")
        login.label = _("Email address")
        login.widget = forms.EmailInput(attrs={"autocomplete": "username"})
        login.error_messages |= {
            "required": _("Enter your email address"),
            "invalid": wrong,
            "max_length": wrong,
            "null_characters_not_allowed": wrong,
        }
        password.label = _("Password")
        password.help_text = ""
        password.widget = forms.PasswordInput(attrs={"autocomplete": "current-password"})
        password.error_messages |= {
            "required": _("Enter your password"),
            "null_characters_not_allowed": _("Enter your password without control characters"),
        }
        remember.label = _("Keep me signed in on this device")
        remember.help_text = _("Do not tick this on a computer that others use.")
