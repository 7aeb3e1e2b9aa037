"""The engines that can answer a search, and which one does."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .base import Engine


def current() -> Engine:
    """Return the engine that `SEARCH_URL` names: the embedded one when it is unset.

    Raises:
        ImproperlyConfigured: it names one we do not know.

    """
    if settings.SEARCH_URL:
        message = "SEARCH_URL must be unset: the embedded search engine is the only one."
        raise ImproperlyConfigured(message)
    return _embedded(Path(settings.SEARCH_DIR))


@lru_cache(maxsize=8)
def _embedded(folder: Path) -> Engine:
    """Return this process's engine for a folder, which keeps its files open."""
    from .tantivy import TantivyEngine  # noqa: PLC0415 - only when it is the engine in use

    return TantivyEngine(folder)
