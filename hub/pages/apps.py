"""App configuration."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Configuration of `hub.pages`."""

    name = "hub.pages"
    label = "pages"
