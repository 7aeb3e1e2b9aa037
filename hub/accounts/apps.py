"""App configuration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Configuration of `hub.accounts`."""

    name = "hub.accounts"
    label = "accounts"
