"""App configuration."""

from django.apps import AppConfig
from django.core import checks


class PagesConfig(AppConfig):
    """Configuration of `hub.pages`."""

    name = "hub.pages"
    label = "pages"

    def ready(self) -> None:
        """Tell the files which pages use them, and Django what to check."""
        from hub.media.audiences import register_uses  # noqa: PLC0415 - needs the models

        from . import places, reference_index, usage  # noqa: PLC0415
        from .checks import check_pages  # noqa: PLC0415

        register_uses("pages", usage.rules_of_uses, usage.used_ids, places.places_of_use)
        reference_index.connect()
        checks.register(check_pages, checks.Tags.models)
