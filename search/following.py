"""The index follows the tables: whatever is newer than it has reached is put into it."""

import time

from . import counters, engines
from .applying import catch_up, usable_snapshot
from .engines.base import Engine, IndexUnavailableError
from .rebuilding import rebuild

POLL_SECONDS = 0.5
# After a failure, such as a full disk, the next attempt can be a whole rebuild: not at once.
REST_SECONDS = 10.0


class Follower:
    """Follows with the engine in use; the worker calls it every `POLL_SECONDS`."""

    def __init__(self) -> None:
        """Be ready at once."""
        self._rest_until = 0.0

    def __call__(self) -> None:
        """Follow once, unless the last attempt failed a moment ago."""
        if time.monotonic() < self._rest_until:
            return
        self._rest_until = time.monotonic() + REST_SECONDS
        follow_once(engines.current())
        self._rest_until = 0.0


def follow_once(engine: Engine) -> int:
    """Put what is pending into the index, or build it anew if it cannot be used.

    Returns:
        how many items were put; 0 also when another process is at it.

    """
    try:
        snapshot = usable_snapshot(engine)
    except IndexUnavailableError:
        return rebuild(engine, wait=False)
    if snapshot.applied == counters.position().generation:
        return 0
    with engine.exclusive("write", wait=False) as mine:
        return _write(engine) if mine else 0


def _write(engine: Engine) -> int:
    """Put what is pending; the caller has the right to write."""
    try:
        # Another process may have written, or a new index be in use, since we looked.
        applied = usable_snapshot(engine).applied
        with engine.writer() as writer:
            return catch_up(writer, applied)[0]
    except IndexUnavailableError as error:
        engine.report_damage(str(error))
        return 0
