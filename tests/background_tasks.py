"""Background tasks for the tests of the worker; a child process finds them by this path."""

import time
from pathlib import Path

from django.db import OperationalError
from django_tasks import task


@task(backend="queue")
def note(path: str, text: str) -> None:
    """Append a line to a file."""
    with Path(path).open("a") as file:
        file.write(text + "\n")


@task(backend="queue")
def note_slowly(path: str, gate: str) -> None:
    """Append `begun`, wait until the file `gate` exists, append `ended`."""
    note.func(path, "begun")
    while not Path(gate).exists():
        time.sleep(0.05)
    note.func(path, "ended")


@task(backend="queue")
def fail(path: str) -> None:
    """Append `tried` and fail."""
    note.func(path, "tried")
    message = "broken on purpose"
    raise LookupError(message)


@task(backend="queue")
def lose_the_database(path: str) -> None:
    """Append `tried`; the first time, fail as if the database had gone."""
    note.func(path, "tried")
    if Path(path).read_text() == "tried\n":
        message = "server closed the connection"
        raise OperationalError(message)
