"""One transaction of ours around every unsafe request, command and task.

Reads run in autocommit: `ATOMIC_REQUESTS` would make every page view take SQLite's write lock, and
some of Wagtail's signals (`post_page_move`) fire after Wagtail's own transaction has ended. Inside
a `unit_of_work()` apps collect what changed; hooks registered with `before_commit` see it just
before the transaction commits, in its final state. docs/adr/0003-unit-of-work.md says why.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction


class OutsideUnitOfWorkError(RuntimeError):
    """Something that must be part of a unit of work was written outside one."""


class UnitOfWork:
    """What has been collected since the outermost `unit_of_work()` began."""

    def __init__(self) -> None:
        self.collected: dict[str, Any] = {}


Hook = Callable[[UnitOfWork], None]

_current: ContextVar[UnitOfWork | None] = ContextVar("unit_of_work", default=None)
_hooks: dict[str, Hook] = {}


def before_commit(name: str, hook: Hook) -> None:
    """Call `hook` with the unit just before every unit of work commits.

    Args:
        name: whose hook it is; registering the name again replaces it.
        hook: writes through the same connection; what it raises rolls everything back.

    """
    _hooks[name] = hook


def current() -> UnitOfWork | None:
    """Return the unit of work that this thread is in, or None."""
    return _current.get()


def required() -> UnitOfWork:
    """Return the unit of work that this thread is in.

    Raises:
        OutsideUnitOfWorkError: there is none.

    """
    unit = _current.get()
    if unit is None:
        message = "This write must run inside hub.core.transactions.unit_of_work()."
        raise OutsideUnitOfWorkError(message)
    return unit


@contextmanager
def unit_of_work() -> Iterator[UnitOfWork]:
    """Run the block in one transaction, with the `before_commit` hooks at its end.

    What the block raises rolls back everything that was written in it. Inside another unit of work
    the block joins that one, and commits with it; if the outer block catches what the inner one
    raises, it goes on without what the inner one wrote. A thread has units of its own.

    Raises:
        django.db.OperationalError: two units waited for each other (PostgreSQL ends one of them),
            or SQLite was busy for too long. Everything is rolled back, and can be tried again.

    """
    outer = _current.get()
    if outer is not None:
        with transaction.atomic():
            yield outer
        return
    unit = UnitOfWork()
    with transaction.atomic():
        token = _current.set(unit)
        try:
            yield unit
            for hook in list(_hooks.values()):
                hook(unit)
        finally:
            _current.reset(token)
