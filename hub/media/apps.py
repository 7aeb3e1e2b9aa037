"""App configuration."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Configuration of `hub.media`."""

    name = "hub.media"
    label = "media"
