"""A process that is killed between two steps loses nothing, and the next start converges.

The kills are real: a child process runs the real code with one step replaced by SIGKILL.
"""

import signal
import subprocess
import sys

import pytest

from hub.core.transactions import unit_of_work
from search import engines
from search.following import follow_once
from search.models import Counter, Item
from search.rebuilding import rebuild
from tests.factories.pages import ContentPageFactory
from tests.factories.search import entry, titles

pytestmark = pytest.mark.django_db(transaction=True)

PRELUDE = """
import os, signal, sys
from pathlib import Path
import django
django.setup()
from django.conf import settings
settings.SEARCH_DIR = Path(sys.argv[1])
from hub.core.transactions import unit_of_work
from search import applying, engines, following, rebuilding, writing as tables
from search.engines.tantivy import engine, storage, writing

applying.CHUNK = rebuilding.CHUNK = 2


def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)


def dies_at(number, owner, name, matters=lambda *args, **kwargs: True):
    real = getattr(owner, name)
    calls = []

    def step(*args, **kwargs):
        if matters(*args, **kwargs):
            calls.append(1)
        if len(calls) == number:
            die()
        return real(*args, **kwargs)

    setattr(owner, name, step)


class DyingWriter:
    def __init__(self, real):
        self.real = real

    def __getattr__(self, name):
        return die if name == "commit" else getattr(self.real, name)


def dies_between_passages_and_items():
    real = writing.TantivyWriter.__init__

    def made(self, *args, **kwargs):
        real(self, *args, **kwargs)
        self._items = DyingWriter(self._items)

    writing.TantivyWriter.__init__ = made

"""
MARKED = "lambda *args, applied=None: applied is not None"

FOLLOWING = {
    "before anything is put": "dies_at(1, writing.TantivyWriter, 'put')",
    "between two chunks": "dies_at(2, writing.TantivyWriter, 'put')",
    "between passages and items": "dies_between_passages_and_items()",
    "before the mark is moved": f"dies_at(1, writing.TantivyWriter, 'commit', {MARKED})",
    "while segments are merged": "dies_at(1, writing.TantivyWriter, 'close')",
}
REBUILDING = {
    "before the folder is made": "dies_at(1, storage.Storage, 'create')",
    "between two chunks": "dies_at(2, writing.TantivyWriter, 'put')",
    "between passages and items": "dies_between_passages_and_items()",
    "before it catches up": "dies_at(1, rebuilding, 'catch_up')",
    "before it is published": "dies_at(1, storage.Storage, 'publish')",
    "while the pointer is replaced": "dies_at(1, storage.Path, 'replace')",
    "before the old one is removed": "dies_at(2, storage.Storage, 'tidy')",
}


def killed(environment, folder, *lines: str) -> None:
    """Run the lines after the prelude in a child process, which must die of SIGKILL."""
    child = subprocess.run(
        [sys.executable, "-c", PRELUDE + "\n".join(lines), str(folder)],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr


@pytest.fixture
def changed(shelf, follow):
    """Leave five items in the index; then one is renamed, two are new, one is gone."""
    for number in range(5):
        shelf.put(str(number), entry(f"Title {number}", "The jury met."))
    follow()
    shelf.put("0", entry("Renamed", "The jury met.", "And met again."))
    shelf.put("1", entry("Rewritten", "Nothing of the sort."), withhold=True)
    shelf.take("2")
    for number in (5, 6):
        shelf.put(str(number), entry(f"Title {number}", "The jury met."))


def everything_is_as_the_tables_say(search, converged) -> None:
    found = titles(search("jury", sort="title", page_size=50))
    assert found == ["Renamed", "Title 3", "Title 4", "Title 5", "Title 6"]
    converged()


@pytest.mark.parametrize("step", FOLLOWING)
def test_a_worker_killed_while_it_follows_is_made_up_for_by_the_next(
    process_environment, changed, settings, search, converged, step
):
    folder = settings.SEARCH_DIR
    killed(process_environment, folder, FOLLOWING[step], "following.follow_once(engines.current())")
    # Neither what is gone nor what lost its words comes back meanwhile.
    between = search("jury", page_size=50)
    assert between.state == "ready"
    assert {"Title 2", "Rewritten"}.isdisjoint(titles(between))
    assert between.total == len(between.hits)
    follow_once(engines.current())
    everything_is_as_the_tables_say(search, converged)


@pytest.mark.parametrize("step", REBUILDING)
def test_a_rebuild_that_is_killed_leaves_an_index_in_use_and_the_next_tidies_up(
    process_environment, changed, settings, search, converged, step
):
    folder = settings.SEARCH_DIR
    killed(
        process_environment,
        folder,
        REBUILDING[step],
        "rebuilding.rebuild(engines.current(), wait=True)",
    )
    between = search("jury", page_size=50)
    assert between.state == "ready"
    assert {"Title 2", "Rewritten"}.isdisjoint(titles(between))
    assert between.total == len(between.hits)
    # Whatever is left behind, following goes on ...
    follow_once(engines.current())
    everything_is_as_the_tables_say(search, converged)
    # ... and the next rebuild removes it.
    rebuild(engines.current(), wait=True)
    everything_is_as_the_tables_say(search, converged)
    assert len(list(folder.glob("build-*"))) == 1


def test_the_first_index_that_is_killed_is_made_by_the_next_start(
    process_environment, shelf, settings, search, converged
):
    for number in range(5):
        shelf.put(str(number), entry(f"Title {number}", "The jury met."))
    killed(
        process_environment,
        settings.SEARCH_DIR,
        REBUILDING["between two chunks"],
        "following.follow_once(engines.current())",
    )
    assert search("title").state == "rebuilding"
    assert follow_once(engines.current()) == 5
    assert search("jury").total == 5
    assert len(list(settings.SEARCH_DIR.glob("build-*"))) == 1
    converged()


def test_a_request_killed_before_its_commit_leaves_neither_content_nor_items(
    process_environment, settings, search, follow, converged
):
    with unit_of_work():
        page = ContentPageFactory(title="Old title")
    follow()
    generation = Counter.objects.get().value
    killed(
        process_environment,
        settings.SEARCH_DIR,
        "from home.models import ContentPage",
        "dies_at(1, tables.Batch, 'finish')",
        "with unit_of_work():",
        f"    page = ContentPage.objects.get(pk={page.pk})",
        "    page.title = 'New title'",
        "    page.save()",
    )
    page.refresh_from_db()
    assert page.title == Item.objects.get(key=str(page.pk)).title == "Old title"
    assert Counter.objects.get().value == generation
    assert titles(search("title")) == ["Old title"]
    converged()
