"""Settings for a laptop: SQLite, a generated key, errors shown."""

from django.core.management.utils import get_random_secret_key

from .base import *  # noqa: F403 - Django's own way of layering settings
from .base import STORAGES, VAR_DIR

DEBUG = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def secret_key() -> str:
    """Return this folder's own key, made the first time, so that sessions outlive a restart."""
    path = VAR_DIR / "secret-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = secret_key()
