"""App configuration."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Configuration of `search`."""

    name = "search"
    label = "search"
