"""Settings for the test suite: everything of `base`, without what only makes it slow.

Each process of a parallel run has a folder of its own, and its SQLite database is a real file in
it, so that threads and child processes see what a server's would.
"""

import os

from . import environment
from .base import *  # noqa: F403 - Django's own way of layering settings
from .base import DATABASES, STORAGES
from .base import VAR_DIR as BASE_VAR_DIR

DEBUG = False
SECRET_KEY = "only-for-tests-" * 4
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]

VAR_DIR = BASE_VAR_DIR / "test" / os.environ.get("PYTEST_XDIST_WORKER", "main")
VAR_DIR.mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = VAR_DIR / "media"
SEARCH_DIR = VAR_DIR / "search"
STORAGES["default"] = environment.storage("media", MEDIA_ROOT)
STORAGES["documents"] = environment.storage("documents", VAR_DIR / "documents")
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # The suite does not outlive a power cut.
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
    DATABASES["default"]["TEST"] = {"NAME": str(BASE_VAR_DIR / "test" / "hub.sqlite3")}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
