"""What the background worker does beside the task queue, and the sign of life that it leaves.

Apps register work that is to be done again and again in `AppConfig.ready()`:

    background.every(0.5, "search index", follow)

`manage.py worker` gives each of them a thread and a database connection of its own. Work that
raises is written to the log and begun again, and the others go on. It must be safe to run twice at
a time, because two workers may.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from .models import Heartbeat

# A worker says that it is alive this often, in seconds ...
PULSE_SECONDS = 5.0
# ... and counts as dead when it has said nothing for so long.
LEASE_SECONDS = 30.0

_WORKER = "worker:"


@dataclass(frozen=True, slots=True)
class Loop:
    """Work that is done again and again.

    Attributes:
        name: what the log calls it.
        seconds: the pause between the end of one turn and the start of the next.
        run: one turn.

    """

    name: str
    seconds: float
    run: Callable[[], object]


_loops: dict[str, Loop] = {}


def every(seconds: float, name: str, run: Callable[[], object]) -> None:
    """Let the worker call `run` again and again, `seconds` apart.

    Args:
        seconds: the pause between two turns.
        name: whose work it is; registering the name again replaces it.
        run: one turn; it should end within seconds, so that the worker can stop.

    """
    _loops[name] = Loop(name, seconds, run)


def loops() -> list[Loop]:
    """Return the registered work in the order of registration."""
    return list(_loops.values())


def beat(name: str) -> None:
    """Write down that `name` is at work now; one statement."""
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=name, seen_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["seen_at"],
    )


def worker_beats(worker_id: str) -> None:
    """Write down that a worker is at work now."""
    beat(_WORKER + worker_id)


def worker_leaves(worker_id: str) -> None:
    """Forget a worker that has ended, so that nobody waits for it."""
    Heartbeat.objects.filter(name=_WORKER + worker_id).delete()


def living_workers(seconds: float) -> frozenset[str]:
    """Return the ids of the workers that have been seen in the last `seconds`."""
    since = timezone.now() - timedelta(seconds=seconds)
    names = Heartbeat.objects.filter(name__startswith=_WORKER, seen_at__gt=since)
    return frozenset(name.removeprefix(_WORKER) for name in names.values_list("name", flat=True))


def worker_last_seen() -> datetime | None:
    """Return when any worker was last seen; None when none has been."""
    seen = Heartbeat.objects.filter(name__startswith=_WORKER).order_by("-seen_at")
    return seen.values_list("seen_at", flat=True).first()


def forget_old_workers(days: float = 1.0) -> None:
    """Delete the signs of life of workers that died that many days ago."""
    before = timezone.now() - timedelta(days=days)
    Heartbeat.objects.filter(name__startswith=_WORKER, seen_at__lt=before).delete()
