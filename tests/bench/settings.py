"""What a public server runs with, but for the hashed copies of static files."""

from hub.settings.production import *  # noqa: F403 - Django's own way of layering settings
from hub.settings.production import STORAGES

# Collecting and compressing every file of Wagtail's admin would take longer than the measuring.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
LOGGING = {"version": 1, "disable_existing_loggers": False}
