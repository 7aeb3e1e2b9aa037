"""App configuration."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Configuration of `home`."""

    name = "home"
    label = "home"
