"""Two transactions at a time: numbers come in the order of commits, and nothing is half seen."""

import threading
from contextlib import contextmanager

import pytest
from django.db import connection
from wagtail.models import Page

from hub.core import transactions
from hub.core.audiences import SIGNED_IN
from hub.core.transactions import unit_of_work
from search import engines, indexing
from search.following import follow_once
from search.models import Counter, Item
from search.rebuilding import rebuild
from tests.factories.pages import ContentPageFactory, restrict
from tests.factories.search import entry, titles

pytestmark = pytest.mark.django_db(transaction=True)


class Held:
    """A thread whose unit of work waits just before its commit, its items written."""

    def __init__(self, monkeypatch, deed):
        self.waiting, self.go = threading.Event(), threading.Event()
        self.thread = threading.Thread(target=self._run, args=[deed])
        monkeypatch.setitem(transactions._hooks, "held", self._hold)  # noqa: SLF001 - undone

    def _run(self, deed):
        try:
            with unit_of_work():
                deed()
        finally:
            connection.close()

    def _hold(self, unit):
        if threading.current_thread() is self.thread:
            self.waiting.set()
            assert self.go.wait(30)


@contextmanager
def held(monkeypatch, deed):
    """Run `deed` in a unit of work that is held open until the block ends, then commits."""
    thread = Held(monkeypatch, deed)
    thread.thread.start()
    try:
        assert thread.waiting.wait(30)
        yield
    finally:
        thread.go.set()
        thread.thread.join()


def started(deed) -> threading.Thread:
    """Run `deed` in a unit of work of a thread of its own."""

    def run():
        try:
            with unit_of_work():
                deed()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.fixture
def page():
    with unit_of_work():
        return ContentPageFactory(title="Page")


@pytest.mark.postgresql
def test_two_transactions_that_overlap_are_numbered_in_the_order_of_their_commits(
    shelf, follow, search, monkeypatch, converged
):
    shelf.entries = {"1": [entry("First", "jury")], "2": [entry("Second", "jury")]}
    follow()
    before = Counter.objects.get().value
    with held(monkeypatch, lambda: indexing.touch("shelf", "1")):
        second = started(lambda: indexing.touch("shelf", "2"))
        second.join(1)
        # It waits for its number until the first has committed, and the index sees neither.
        assert second.is_alive()
        assert Counter.objects.get().value == before
        follow()
        assert search("jury").total == 0
    second.join()
    found = dict(Item.objects.values_list("title", "generation"))
    assert found == {"First": before + 1, "Second": before + 2}
    follow()
    assert titles(search("jury", sort="title")) == ["First", "Second"]
    converged()


@pytest.mark.postgresql
def test_of_two_changes_to_one_page_neither_undoes_the_other(page, search, follow, monkeypatch):
    """One closes the page, one gives it a title; the item must have both, whoever is first."""

    def close():
        restrict(Page.objects.get(pk=page.pk), "login")

    def rename():
        Page.objects.filter(pk=page.pk).update(title="Renamed")
        indexing.touch("pages", page.pk)

    follow()
    with held(monkeypatch, close):
        second = started(rename)
        second.join(1)
        assert second.is_alive()
    second.join()
    item = Item.objects.get(key=str(page.pk))
    assert (item.title, item.audience.rule) == ("Renamed", SIGNED_IN)
    assert search("page").total == search("renamed").total == 0


@pytest.mark.postgresql
def test_a_restriction_on_a_draft_counts_for_a_publication_at_the_same_time(monkeypatch):
    """Closing a draft changes no item; publishing it meanwhile must still see it closed."""
    with unit_of_work():
        page = ContentPageFactory(title="Page", live=False)

    def close():
        restrict(Page.objects.get(pk=page.pk), "login")

    def publish():
        page.refresh_from_db()
        page.save_revision().publish()

    with held(monkeypatch, close):
        second = started(publish)
        second.join(1)
    second.join()
    assert Item.objects.get(key=str(page.pk)).audience.rule == SIGNED_IN


def test_what_is_withheld_while_the_index_is_read_stays_hidden(shelf, search, follow, monkeypatch):
    """The follower has read the items and not yet moved its mark when one of them is closed."""
    shelf.put("1", entry("Title", "jury"))
    follow()
    shelf.put("1", entry("Title", "jury and more"))
    commit = type(engines.current()).writer
    closings = iter([lambda: shelf.put("1", entry("Title", "jury", rule=SIGNED_IN))])

    def writer(engine):
        # Between the choice of the items and the writing of them.
        next(closings)()
        return commit(engine)

    with monkeypatch.context() as patch:
        patch.setattr(type(engines.current()), "writer", writer)
        follow_once(engines.current())
    assert search("jury").total == 0
    follow()
    assert search("jury").total == 0


def test_readers_never_see_an_index_that_is_half_there(shelf, search, follow):
    """Searches that run while the index is followed and rebuilt always find all there is."""
    for number in range(20):
        shelf.put(str(number), entry(f"Title {number}", "The jury met."))
    follow()
    seen, stop = set(), threading.Event()

    def read():
        try:
            while not stop.is_set():
                results = search("jury", page_size=100)
                seen.add((results.state, results.total, len(results.hits)))
        finally:
            connection.close()

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for turn in range(5):
        for number in range(20):
            shelf.entries[str(number)] = [entry(f"Title {number}", f"The jury met, {turn}.")]
        with unit_of_work():
            indexing.touch_all("shelf", shelf.entries)
        follow()
        rebuild(engines.current(), wait=True)
    stop.set()
    for thread in threads:
        thread.join()
    assert seen == {("ready", 20, 20)}
