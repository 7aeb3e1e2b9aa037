"""App configuration."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Configuration of `resources.library`."""

    name = "resources.library"
    label = "library"
