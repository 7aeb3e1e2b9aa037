"""Settings for a laptop: SQLite, a generated key, errors shown unless `DEBUG=0`."""

from django.core.management.utils import get_random_secret_key

from . import environment
from .base import *  # noqa: F403 - Django's own way of layering settings
from .base import STORAGES, VAR_DIR

DEBUG = environment.env.bool("DEBUG", default=True)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
# Static files are served from where they are, whatever the web server and whatever DEBUG is.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True


def secret_key() -> str:
    """Return this folder's own key, made the first time, so that sessions outlive a restart."""
    path = VAR_DIR / "secret-key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = secret_key()
