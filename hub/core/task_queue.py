"""The queue of background tasks as a worker sees it: claim one, run it, take over from the dead.

django-tasks-db keeps a task in the database and marks it as running by a worker. It does not
notice when that worker is killed; here a worker's sign of life is the lease on its tasks, and a
task whose worker has gone is made ready again. Tasks are therefore safe to run twice.
"""

import logging
from datetime import timedelta
from typing import Any

from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet
from django_tasks_db.utils import exclusive_transaction

from . import background

logger = logging.getLogger(__name__)

# The alias in settings.TASKS.
BACKEND = "queue"
# A task that takes its worker down with it, so often, is given up.
ATTEMPTS = 5
# What is no fault of the task: the database went away while it ran.
TRANSIENT = frozenset(
    f"{error.__module__}.{error.__qualname__}" for error in (OperationalError, InterfaceError)
)
KEEP_SUCCESSFUL = timedelta(days=1)
KEEP_FAILED = timedelta(days=30)


class TaskQueue:
    """The queue, seen by one worker.

    Attributes:
        worker_id: unique to this worker's process.

    """

    def __init__(self, worker_id: str) -> None:
        self.worker_id = worker_id
        self._runner = Worker(
            queue_names=["*"],
            interval=0,
            batch=False,
            backend_name=BACKEND,
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )

    def run_one(self) -> bool:
        """Run the next task that is due; return whether there was one.

        What the task raises is kept with it. A task during which the database went away is tried
        again a little later.

        Raises:
            django.db.Error: the database cannot be reached; call `put_back` when it can.

        """
        row = self._claim()
        if row is None:
            return False
        self._runner.run_task(row)
        if row.status == TaskResultStatus.FAILED:
            self._after_failure(row)
        return True

    def put_back(self) -> int:
        """Make the tasks that this worker holds ready again; return how many there were."""
        held = [row for row in _running() if row.worker_ids[-1:] == [self.worker_id]]
        return sum(_make_ready(row) for row in held)

    def _claim(self) -> "DBTaskResult[Any, Any] | None":
        """Return the next task that is due, now marked as run by this worker, or None."""
        due = DBTaskResult.objects.ready().filter(backend_name=BACKEND)
        # A look costs nothing; the transaction takes SQLite's write lock.
        if not due.exists():
            return None
        with exclusive_transaction():
            row = due.get_locked()
            if row is not None:
                row.claim(self.worker_id)
        return row

    def _after_failure(self, row: "DBTaskResult[Any, Any]") -> None:
        """Write the failure to the log; queue the task again if it was the database's."""
        attempts = len(row.worker_ids)
        if row.exception_class_path in TRANSIENT and attempts < ATTEMPTS:
            logger.warning("Task %s lost the database; it will run again", row.task_path)
            row.status = TaskResultStatus.READY
            row.finished_at = None
            row.run_after = timezone.now() + timedelta(seconds=2**attempts)
            row.save(update_fields=["status", "finished_at", "run_after"])
        else:
            logger.error("Task %s failed\n%s", row.task_path, row.traceback)


def take_over(lease_seconds: float = background.LEASE_SECONDS) -> int:
    """Make the tasks of dead workers ready again; return how many.

    A worker is dead when it has given no sign of life for `lease_seconds`. A task that has lost
    `ATTEMPTS` workers is marked as failed.
    """
    living = background.living_workers(lease_seconds)
    before = timezone.now() - timedelta(seconds=lease_seconds)
    orphans = [
        row
        for row in _running().filter(started_at__lt=before)
        if not living.intersection(row.worker_ids[-1:])
    ]
    taken = 0
    for row in orphans:
        if len(row.worker_ids) >= ATTEMPTS:
            logger.error("Task %s is given up: %d workers died", row.task_path, ATTEMPTS)
            row.set_failed(RuntimeError(f"{ATTEMPTS} workers died while they ran this task."))
        elif _make_ready(row):
            logger.warning("Task %s is taken over from a dead worker", row.task_path)
            taken += 1
    return taken


def forget_finished() -> None:
    """Delete the record of tasks that ended long ago."""
    now = timezone.now()
    ours = DBTaskResult.objects.filter(backend_name=BACKEND)
    ours.successful().filter(finished_at__lt=now - KEEP_SUCCESSFUL).delete()
    ours.failed().filter(finished_at__lt=now - KEEP_FAILED).delete()


def _running() -> DBTaskResultQuerySet:
    """Return the tasks of our queue that are marked as running."""
    return DBTaskResult.objects.running().filter(backend_name=BACKEND)


def _make_ready(row: "DBTaskResult[Any, Any]") -> int:
    """Make a running task ready, unless it has moved on since `row` was read; return 1 or 0."""
    unchanged = DBTaskResult.objects.filter(
        pk=row.pk,
        status=TaskResultStatus.RUNNING,
        started_at=row.started_at,
    )
    return unchanged.update(status=TaskResultStatus.READY, started_at=None)
