"""The two probes: `/healthz` (the process is alive) and `/readyz` (it can do its work).

A stranger learns `ok` or `not ready`, nothing more. What is wrong goes to the log, and to whoever
sends `Authorization: Bearer <HEALTH_TOKEN>`. Apps register what they need in `AppConfig.ready()`:

    health.register("search index", lambda: "2 minutes behind" if late() else "")
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .access import access
from .background import worker_last_seen

logger = logging.getLogger(__name__)

Check = Callable[[], str]

# A worker beats every five seconds; this long without one, and none is at work.
WORKER_SECONDS = 60

_checks: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Let the site be ready only when `check` has nothing to report.

    Args:
        name: what it is about; registering the name again replaces it.
        check: returns what is wrong in a few words, or an empty string.

    """
    _checks[name] = check


def problems() -> dict[str, str]:
    """Return what is wrong, by the name of what it is wrong with; empty when all is well.

    Without the database only that is reported, because nothing else can be asked.
    """
    found = {}
    for name, check in {"database": _database, "worker": _worker, **_checks}.items():
        try:
            found[name] = check()
        except (Error, OSError, ValueError) as error:
            found[name] = type(error).__name__
        if name == "database" and found[name]:
            break
    return {name: problem for name, problem in found.items() if problem}


def _database() -> str:
    """Say whether the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def _worker() -> str:
    """Say whether a background worker has been at work within a minute."""
    seen = worker_last_seen()
    if seen is None:
        return "none has been started"
    age = timezone.now() - seen
    if age > timedelta(seconds=WORKER_SECONDS):
        return f"last seen {int(age.total_seconds())} seconds ago"
    return ""


@access("public")
@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """Answer that the process is alive; asks nothing of anything else."""
    return _answer("ok", 200)


@access("public")
@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Answer whether the site can do its work: 200 or 503."""
    found = problems()
    if found:
        logger.error("Not ready: %s", "; ".join(f"{k}: {v}" for k, v in found.items()))
    text = "not ready" if found else "ok"
    if _is_deployer(request):
        text = "\n".join([text, *(f"{name}: {problem}" for name, problem in found.items())])
    return _answer(text, 503 if found else 200)


def _answer(text: str, status: int) -> HttpResponse:
    return HttpResponse(text + "\n", status=status, content_type="text/plain; charset=utf-8")


def _is_deployer(request: HttpRequest) -> bool:
    """Say whether the request carries the token of the settings."""
    token = settings.HEALTH_TOKEN
    given = request.headers.get("Authorization", "")
    return bool(token) and constant_time_compare(given, f"Bearer {token}")
