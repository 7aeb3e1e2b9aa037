"""App configuration."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Configuration of `hub.core`."""

    name = "hub.core"
    label = "core"
