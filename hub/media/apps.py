"""App configuration."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Configuration of `hub.media`."""

    name = "hub.media"
    label = "media"

    def ready(self) -> None:
        """Listen to what happens to files."""
        from . import receivers  # noqa: PLC0415 - needs the models

        receivers.connect()
