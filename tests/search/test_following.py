"""The worker's part: it follows within three seconds, and rests after a failure."""

import threading
import time

import pytest
from django.db import connection

from hub.core import background, health
from search import following, status
from tests.factories.search import entry


def test_the_worker_and_the_probe_know_of_the_index():
    loop = next(loop for loop in background.loops() if loop.name == "search index")
    assert (loop.seconds, type(loop.run)) == (0.5, following.Follower)
    assert health._checks["search index"] is status.problem  # noqa: SLF001 - no other way to ask


def test_after_a_failure_it_rests_before_it_tries_again(shelf, search, monkeypatch):
    shelf.put("1", entry("Title", "jury"))
    calls = []

    def fail(engine):
        calls.append(1)
        raise OSError("no space left")

    follower = following.Follower()
    with monkeypatch.context() as patch:
        patch.setattr(following, "follow_once", fail)
        with pytest.raises(OSError, match="no space"):
            follower()
        follower()
        assert len(calls) == 1
    follower()
    assert search("jury").state == "rebuilding"
    monkeypatch.setattr(following, "REST_SECONDS", 0.0)
    following.Follower()()
    assert search("jury").total == 1


@pytest.mark.django_db(transaction=True)
def test_an_edit_is_found_within_three_seconds(shelf, search, follow):
    follow()
    stop = threading.Event()
    loop = next(loop for loop in background.loops() if loop.name == "search index")

    def work():
        try:
            follower = following.Follower()
            while not stop.wait(loop.seconds):
                follower()
        finally:
            connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        shelf.put("1", entry("Title", "jury"))
        start = time.monotonic()
        while search("jury").total == 0 and time.monotonic() - start < 10:
            time.sleep(0.05)
        assert time.monotonic() - start < 3
    finally:
        stop.set()
        worker.join()
