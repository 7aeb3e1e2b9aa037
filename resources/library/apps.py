"""App configuration."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Configuration of `resources.library`."""

    name = "resources.library"
    label = "library"

    def ready(self) -> None:
        """Tell search what the types of resource are called."""
        from search import facets  # noqa: PLC0415 - apps are not ready at import

        from .facets import type_labels  # noqa: PLC0415

        facets.register_labels("type", type_labels)
