"""Django app for the demonstration content."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Part of the composition root: it may know every other app."""

    name = "hub.demo"
    label = "demo"
    default_auto_field = "django.db.models.BigAutoField"
