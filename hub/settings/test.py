"""Settings for the test suite: everything of `base`, without what only makes it slow."""

from .base import *  # noqa: F403 - Django's own way of layering settings
from .base import STORAGES

DEBUG = False
SECRET_KEY = "only-for-tests"  # noqa: S105 - no real key: the suite signs nothing that leaves it
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
