"""Background tasks are run once, and again when their worker has died."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from hub.core import background
from hub.core.task_queue import ATTEMPTS, TaskQueue, forget_finished, take_over
from tests import background_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def notes(tmp_path):
    return tmp_path / "notes"


def claimed_by(worker_id, *, seconds_ago, attempts=1):
    """Return a task that a worker has claimed so long ago, and has not ended."""
    row = DBTaskResult.objects.get()
    row.worker_ids = [worker_id] * (attempts - 1)
    row.claim(worker_id)
    DBTaskResult.objects.update(started_at=timezone.now() - timedelta(seconds=seconds_ago))
    return row


def status():
    return DBTaskResult.objects.get().status


def test_tasks_run_in_the_order_in_which_they_came_and_then_there_are_none(notes):
    for text in ("first", "second"):
        background_tasks.note.enqueue(str(notes), text)
    queue = TaskQueue("a")
    assert [queue.run_one(), queue.run_one(), queue.run_one()] == [True, True, False]
    assert notes.read_text() == "first\nsecond\n"


def test_an_empty_queue_is_looked_at_with_one_read(django_assert_num_queries):
    queue = TaskQueue("a")
    with django_assert_num_queries(1):
        assert queue.run_one() is False


def test_a_task_that_fails_is_kept_with_its_error_and_not_tried_again(notes, caplog):
    background_tasks.fail.enqueue(str(notes))
    queue = TaskQueue("a")
    assert [queue.run_one(), queue.run_one()] == [True, False]
    row = DBTaskResult.objects.get()
    assert (row.status, row.exception_class_path) == (
        TaskResultStatus.FAILED,
        "builtins.LookupError",
    )
    assert "broken on purpose" in caplog.text
    assert notes.read_text() == "tried\n"


def test_a_task_that_lost_the_database_runs_again_a_little_later(notes):
    background_tasks.lose_the_database.enqueue(str(notes))
    queue = TaskQueue("a")
    assert [queue.run_one(), queue.run_one()] == [True, False]
    assert status() == TaskResultStatus.READY
    DBTaskResult.objects.update(run_after=timezone.now())
    assert queue.run_one() is True
    assert status() == TaskResultStatus.SUCCESSFUL
    assert notes.read_text() == "tried\ntried\n"


def test_a_task_of_a_dead_worker_is_taken_over(notes):
    background_tasks.note.enqueue(str(notes), "done")
    claimed_by("dead", seconds_ago=31)
    assert take_over(30) == 1
    assert TaskQueue("alive").run_one() is True
    assert notes.read_text() == "done\n"
    assert DBTaskResult.objects.get().worker_ids == ["dead", "alive"]


def test_a_long_task_of_a_living_worker_is_left_to_it(notes):
    background_tasks.note.enqueue(str(notes), "done")
    claimed_by("alive", seconds_ago=3600)
    background.worker_beats("alive")
    assert take_over(30) == 0
    assert status() == TaskResultStatus.RUNNING


def test_a_task_that_a_new_worker_has_just_claimed_is_left_to_it(notes):
    background_tasks.note.enqueue(str(notes), "done")
    claimed_by("not seen yet", seconds_ago=1)
    assert take_over(30) == 0
    assert status() == TaskResultStatus.RUNNING


def test_a_task_that_takes_every_worker_down_is_given_up(notes):
    background_tasks.note.enqueue(str(notes), "done")
    claimed_by("dead", seconds_ago=31, attempts=ATTEMPTS)
    assert take_over(30) == 0
    row = DBTaskResult.objects.get()
    assert row.status == TaskResultStatus.FAILED
    assert "5 workers died while they ran this task." in row.traceback


def test_a_worker_that_leaves_puts_back_its_own_tasks_only(notes):
    background_tasks.note.enqueue(str(notes), "done")
    claimed_by("a", seconds_ago=1)
    assert TaskQueue("b").put_back() == 0
    assert TaskQueue("a").put_back() == 1
    assert status() == TaskResultStatus.READY


def test_the_record_of_a_task_is_kept_for_a_day_or_for_a_month_if_it_failed(notes):
    now = timezone.now()
    for text in ("old", "new"):
        background_tasks.note.enqueue(str(notes), text)
        background_tasks.fail.enqueue(str(notes))
    queue = TaskQueue("a")
    while queue.run_one():
        pass
    successful, failed = DBTaskResult.objects.successful(), DBTaskResult.objects.failed()
    for rows, days in ((successful, (0, 2)), (failed, (29, 31))):
        for row, age in zip(rows, days, strict=True):
            row.finished_at = now - timedelta(days=age)
            row.save()
    forget_finished()
    assert sorted((now - row.finished_at).days for row in DBTaskResult.objects.all()) == [0, 29]


def test_a_sign_of_life_is_one_statement_and_one_row(django_assert_num_queries):
    for _ in range(2):
        with django_assert_num_queries(1):
            background.worker_beats("a")
    assert background.living_workers(5) == {"a"}
    background.worker_leaves("a")
    assert background.living_workers(5) == frozenset()
    assert background.worker_last_seen() is None
