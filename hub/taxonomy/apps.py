"""App configuration."""

from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    """Configuration of `hub.taxonomy`."""

    name = "hub.taxonomy"
    label = "taxonomy"
