"""The background worker: the task queue, and every loop that apps have registered."""

import logging
import os
import signal
import socket
import threading
import uuid
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections, connections

from hub.core import background, task_queue
from hub.core.background import Loop
from hub.core.task_queue import TaskQueue

logger = logging.getLogger("hub.worker")

# The pause between two looks at an empty queue.
POLL_SECONDS = 1.0
# A task that is running when the worker is told to stop has so long to end.
GRACE_SECONDS = 5.0
# Without the database the worker tries again after 1, 2, 4 ... seconds, at most so many.
LONGEST_BACK_OFF_SECONDS = 30.0
LOOPS_CHECKED_SECONDS = 1.0


class Command(BaseCommand):
    """Runs until it is told to stop by SIGTERM or SIGINT; any number may run at a time."""

    help = "Run background tasks, the search index and whatever else is due, until stopped."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the times that a test makes short."""
        parser.add_argument("--pulse", type=float, default=background.PULSE_SECONDS)
        parser.add_argument("--lease", type=float, default=background.LEASE_SECONDS)
        parser.add_argument("--grace", type=float, default=GRACE_SECONDS)

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until a signal comes."""
        worker = BackgroundWorker(options["pulse"], options["lease"], options["grace"])
        worker.run()


class BackgroundWorker:
    """The threads of one worker: the queue in the main one, each loop in one of its own.

    Args:
        pulse: seconds between two signs of life.
        lease: seconds without one after which another worker counts as dead.
        grace: seconds that a running task has to end when the worker is told to stop.

    """

    def __init__(self, pulse: float, lease: float, grace: float) -> None:
        self.pulse = pulse
        self.lease = lease
        self.grace = grace
        self.worker_id = f"{socket.gethostname()[:20]}-{os.getpid()}-{uuid.uuid4().hex[:12]}"
        self.queue = TaskQueue(self.worker_id)
        self.stop = threading.Event()
        self.finished = threading.Event()
        self._signals, self._signalled = os.pipe()

    def run(self) -> None:
        """Work until SIGTERM or SIGINT; a second one ends the process at once."""
        threading.excepthook = _log_thread
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        threading.Thread(target=self._wait_for_signal, name="signals", daemon=True).start()
        loops = [*background.loops(), *self._own_loops()]
        keeper = threading.Thread(target=self._keep_running, args=(loops,), name="loops")
        keeper.start()
        logger.info("Worker %s started: %s", self.worker_id, ", ".join(x.name for x in loops))
        self._work()
        keeper.join()
        self._leave()
        self.finished.set()
        logger.info("Worker %s stopped", self.worker_id)

    def _own_loops(self) -> list[Loop]:
        return [
            Loop("sign of life", self.pulse, lambda: background.worker_beats(self.worker_id)),
            Loop("tasks of dead workers", self.pulse, lambda: task_queue.take_over(self.lease)),
            Loop("old tasks", 3600, task_queue.forget_finished),
            Loop("old workers", 3600, background.forget_old_workers),
        ]

    def _work(self) -> None:
        """Run tasks until told to stop; wait for a database that has gone away."""
        failures = 0
        while not self.stop.is_set():
            close_old_connections()
            try:
                if failures:
                    # What ran when the database went away has not been marked as ended.
                    self.queue.put_back()
                worked = self.queue.run_one()
            except Error as error:
                pause = min(2.0**failures, LONGEST_BACK_OFF_SECONDS)
                failures += 1
                logger.warning("No database (%s); again in %d s", type(error).__name__, pause)
                connections.close_all()
                self.stop.wait(pause)
                continue
            failures = 0
            if not worked:
                self.stop.wait(POLL_SECONDS)

    def _keep_running(self, loops: list[Loop]) -> None:
        """Give each loop a thread, and another when that one has fallen over."""
        threads: dict[str, threading.Thread] = {}
        while True:
            for loop in loops:
                if loop.name not in threads or not threads[loop.name].is_alive():
                    threads[loop.name] = threading.Thread(
                        target=self._repeat, args=(loop,), name=loop.name, daemon=True
                    )
                    threads[loop.name].start()
            if self.stop.wait(LOOPS_CHECKED_SECONDS):
                break
        for thread in threads.values():
            thread.join()

    def _repeat(self, loop: Loop) -> None:
        """Run a loop until told to stop; what it raises ends this thread, for `_log_thread`."""
        try:
            while not self.stop.is_set():
                close_old_connections()
                loop.run()
                self.stop.wait(loop.seconds)
        finally:
            connections.close_all()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        """Tell the waiting thread; a handler may not take the lock that `Event.set` takes."""
        os.write(self._signalled, bytes([number]))

    def _wait_for_signal(self) -> None:
        """Stop at the first signal; end the process at the second, or when the grace is over."""
        os.read(self._signals, 1)
        self.stop.set()
        threading.Thread(target=self._end_at_second_signal, daemon=True).start()
        if not self.finished.wait(self.grace):
            logger.warning("What runs takes longer than %d s; it will run again", self.grace)
            self._leave()
            os._exit(0)

    def _end_at_second_signal(self) -> None:
        os.read(self._signals, 1)
        os._exit(1)

    def _leave(self) -> None:
        """Put back what is unfinished and say goodbye; without a database, others will see."""
        try:
            self.queue.put_back()
            background.worker_leaves(self.worker_id)
        except Error as error:
            logger.warning("Stopped without a database (%s)", type(error).__name__)
        finally:
            connections.close_all()


def _log_thread(failure: threading.ExceptHookArgs) -> None:
    """Write to the log why a thread has ended; it will be started again."""
    name = failure.thread.name if failure.thread else "?"
    error = failure.exc_value or failure.exc_type()
    logger.error("%s failed and will be started again", name, exc_info=error)
