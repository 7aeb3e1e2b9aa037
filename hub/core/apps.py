"""App configuration."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Configuration of `hub.core`."""

    name = "hub.core"
    label = "core"

    def ready(self) -> None:
        """Register the system checks."""
        from . import checks  # noqa: F401, PLC0415 - registers on import, needs the settings
