"""The worker as a process: it can be stopped, killed, and parted from its database."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from hub.core import background
from hub.core.background import Loop
from hub.core.management.commands import worker as command
from tests import background_tasks


def until(condition, seconds=30):
    """Wait until `condition()` holds; return whether it came to that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def start(process_environment, tmp_path):
    """Return a function that starts a worker; what is still running at the end is killed."""
    started = []

    def start_one(*arguments):
        log = (tmp_path / f"worker-{len(started)}.log").open("w")
        process = subprocess.Popen(
            [sys.executable, "manage.py", "worker", "--pulse=0.2", "--lease=1", *arguments],
            env=process_environment,
            stderr=log,
            stdout=log,
            start_new_session=True,
        )
        started.append((process, log))
        return process

    yield start_one
    for process, log in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        log.close()


def status():
    return DBTaskResult.objects.values_list("status", flat=True).get()


def test_a_task_whose_worker_is_killed_is_finished_by_another(start, tmp_path):
    notes, gate = tmp_path / "notes", tmp_path / "gate"
    background_tasks.note_slowly.enqueue(str(notes), str(gate))
    first = start()
    assert until(notes.exists)
    first.kill()
    first.wait()
    assert (notes.read_text(), status()) == ("begun\n", TaskResultStatus.RUNNING)

    start()
    assert until(lambda: notes.read_text() == "begun\nbegun\n")
    gate.touch()
    assert until(lambda: status() == TaskResultStatus.SUCCESSFUL)
    assert notes.read_text() == "begun\nbegun\nended\n"
    assert len(set(DBTaskResult.objects.get().worker_ids)) == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_with_nothing_to_do_stops_at_once_and_leaves_no_trace(start, number):
    worker = start()
    assert until(lambda: background.worker_last_seen() is not None)
    begun = time.monotonic()
    worker.send_signal(number)
    assert worker.wait(timeout=10) == 0
    assert time.monotonic() - begun < 5
    assert background.worker_last_seen() is None


def test_a_worker_that_is_told_to_stop_lets_its_task_end(start, tmp_path):
    notes, gate = tmp_path / "notes", tmp_path / "gate"
    background_tasks.note_slowly.enqueue(str(notes), str(gate))
    worker = start("--grace=20")
    assert until(notes.exists)
    worker.terminate()
    time.sleep(0.5)
    assert worker.poll() is None
    gate.touch()
    assert worker.wait(timeout=10) == 0
    assert (notes.read_text(), status()) == ("begun\nended\n", TaskResultStatus.SUCCESSFUL)


def test_a_task_that_takes_too_long_is_put_back_when_the_worker_stops(start, tmp_path):
    notes, gate = tmp_path / "notes", tmp_path / "gate"
    background_tasks.note_slowly.enqueue(str(notes), str(gate))
    worker = start("--grace=0.5")
    assert until(notes.exists)
    worker.terminate()
    assert worker.wait(timeout=10) == 0
    assert (notes.read_text(), status()) == ("begun\n", TaskResultStatus.READY)


@pytest.mark.postgresql
def test_a_worker_outlives_a_break_of_its_database_connections(start, tmp_path):
    notes = tmp_path / "notes"
    start()
    assert until(lambda: background.worker_last_seen() is not None)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        assert len(cursor.fetchall()) > 0
    broken_at = background.worker_last_seen()
    background_tasks.note.enqueue(str(notes), "done")
    assert until(lambda: status() == TaskResultStatus.SUCCESSFUL)
    assert notes.read_text() == "done\n"
    assert until(lambda: background.worker_last_seen() > broken_at)


def test_work_that_fails_is_written_to_the_log_and_begun_again_and_other_work_goes_on(caplog):
    turns = {"broken": 0, "sound": 0}

    def broken():
        turns["broken"] += 1
        message = "the index is on fire"
        raise LookupError(message)

    def sound():
        turns["sound"] += 1

    worker = command.BackgroundWorker(pulse=1, lease=1, grace=1)
    loops = [Loop("search index", 0.01, broken), Loop("clock", 0.01, sound)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "LOOPS_CHECKED_SECONDS", 0.05)
        patch.setattr("threading.excepthook", command._log_thread)  # noqa: SLF001
        keeper = command.threading.Thread(target=worker._keep_running, args=(loops,))  # noqa: SLF001
        keeper.start()
        assert until(lambda: turns["broken"] >= 2 and turns["sound"] >= 10)
        worker.stop.set()
        keeper.join(timeout=5)
        assert keeper.is_alive() is False
    assert "search index failed and will be started again" in caplog.text
    assert "the index is on fire" in caplog.text


def test_registering_a_name_again_replaces_its_work():
    before = background.loops()
    try:
        background.every(1, "test", min)
        background.every(2, "test", max)
        assert [loop for loop in background.loops() if loop not in before] == [
            Loop("test", 2, max),
        ]
    finally:
        background._loops.pop("test")  # noqa: SLF001 - apps never take work away
    assert background.loops() == before
