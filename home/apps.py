"""App configuration."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Configuration of `home`."""

    name = "home"
    label = "home"

    def ready(self) -> None:
        """Fill the menus, and tell search what a page is called."""
        from hub.core import navigation as menus  # noqa: PLC0415 - apps are not ready at import
        from search import facets  # noqa: PLC0415

        from . import navigation  # noqa: PLC0415
        from .facets import type_labels  # noqa: PLC0415

        menus.register("main", navigation.sections)
        menus.register("footer", navigation.footer)
        facets.register_labels("type", type_labels)
