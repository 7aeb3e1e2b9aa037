"""The index heals by itself: lost, damaged, outdated or of another database."""

import io
import json
import os
import shutil
from pathlib import Path

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from search import engines, following, status
from search.engines.base import IndexUnavailableError
from search.engines.tantivy import TantivyEngine
from search.models import Counter, Item
from search.rebuilding import rebuild
from tests.factories.search import entry, titles


@pytest.fixture
def found(shelf, follow, settings):
    """Put some items in the index; return the folder of the build in use."""
    for number in range(3):
        shelf.put(str(number), entry(f"Title {number}", "The jury met."))
    follow()
    return current_build(settings.SEARCH_DIR)


def current_build(folder) -> Path:
    return Path(folder) / (Path(folder) / "CURRENT").read_text()


def closed() -> None:
    """Let this process open the files anew, as one that starts now."""
    engines._embedded.cache_clear()  # noqa: SLF001 - no other way to be another process


def segment(build: Path, index: str, ending: str) -> Path:
    return max((build / index).glob(f"*.{ending}"), key=lambda path: path.stat().st_size)


def lose_everything(build: Path) -> None:
    shutil.rmtree(build.parent)


def lose_the_build(build: Path) -> None:
    shutil.rmtree(build)


def lose_the_passages(build: Path) -> None:
    shutil.rmtree(build / "passages")


def lose_the_pointer(build: Path) -> None:
    (build.parent / "CURRENT").unlink()


def point_nowhere(build: Path) -> None:
    (build.parent / "CURRENT").write_text("../../etc")


def point_in_bytes(build: Path) -> None:
    (build.parent / "CURRENT").write_bytes(b"\xff\xfe\x00")


def forget_the_version(build: Path) -> None:
    (build / "index.json").write_text("[]")


def be_of_another_version(build: Path) -> None:
    about = json.loads((build / "index.json").read_text())
    (build / "index.json").write_text(json.dumps(about | {"fingerprint": "0"}))


def be_of_another_database(build: Path) -> None:
    about = json.loads((build / "index.json").read_text())
    (build / "index.json").write_text(json.dumps(about | {"epoch": "0"}))


def spoil(index: str, ending: str):
    def spoil(build: Path) -> None:
        path = segment(build, index, ending) if ending != "json" else build / index / "meta.json"
        path.write_bytes(os.urandom(path.stat().st_size))

    spoil.__name__ = f"spoil_{index}_{ending}"
    return spoil


def cut_short(build: Path) -> None:
    path = segment(build, "items", "idx")
    path.write_bytes(path.read_bytes()[:20])


def lose_a_segment(build: Path) -> None:
    segment(build, "items", "term").unlink()


DAMAGES = [
    lose_everything,
    lose_the_build,
    lose_the_passages,
    lose_the_pointer,
    point_nowhere,
    point_in_bytes,
    forget_the_version,
    be_of_another_version,
    be_of_another_database,
    cut_short,
    lose_a_segment,
    *(spoil(index, end) for index in ("items", "passages") for end in ("json", "idx", "fast")),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_index_is_rebuilt_by_itself_while_search_says_so(
    found, search, follow, converged, damage
):
    closed()
    damage(found)
    results = search("title", sort="title")
    assert (results.state, titles(results)) == ("rebuilding", ["Title 0", "Title 1", "Title 2"])
    assert search("jury").hits == []
    assert status.problem() != ""
    assert follow() == 3
    results = search("jury")
    assert (results.state, results.total) == ("ready", 3)
    assert status.problem() == ""
    converged()


def test_damage_that_only_a_search_meets_is_told_to_the_worker(found, search, follow, converged):
    """The worker has the files open and reads none of them while nothing changes."""
    worker = TantivyEngine(found.parent)
    assert following.follow_once(worker) == 0
    closed()
    path = segment(found, "items", "idx")
    flipped = bytearray(path.read_bytes())
    flipped[: len(flipped) // 2] = b"\xff" * (len(flipped) // 2)
    path.unlink()
    path.write_bytes(flipped)
    assert search("jury").state == "rebuilding"
    assert following.follow_once(worker) == 3
    assert search("jury").total == 3
    converged()


def test_a_database_put_back_to_an_earlier_state_is_not_answered_from_its_future(
    found, search, follow, converged
):
    Counter.objects.update(value=1)
    Item.objects.filter(title="Title 2").update(deleted=True, generation=1, withheld_generation=1)
    Item.objects.filter(deleted=False).update(generation=1)
    assert search("jury").state == "rebuilding"
    follow()
    assert (search("jury").state, search("jury").total) == ("ready", 2)
    converged()


def test_a_process_that_has_the_index_open_sees_commits_and_replacements(found, shelf, search):
    assert search("jury").total == 3
    other = TantivyEngine(found.parent)
    shelf.put("4", entry("Title 4", "Another jury."))
    assert following.follow_once(other) == 1
    assert search("jury").total == 4
    shelf.put("5", entry("Title 5", "Another jury."))
    rebuild(other, wait=True)
    assert current_build(found.parent) != found
    assert not found.exists()
    assert search("jury").total == 5


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_process_that_was_forked_opens_the_files_anew(found):
    engine = engines.current()
    parent = engine.snapshot()
    child = os.fork()
    if child == 0:
        # No database and no pytest in here: only the index, and an exit code.
        snapshot = engine.snapshot()
        os._exit(0 if snapshot is not parent and len(snapshot.contents().items) == 3 else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert engine.snapshot() is parent


def test_what_is_edited_during_a_rebuild_is_in_the_new_index(
    found, shelf, search, converged, monkeypatch
):
    edits = iter([lambda: shelf.put("9", entry("New", "A new jury.")), lambda: shelf.take("0")])
    monkeypatch.setattr("search.rebuilding.CHUNK", 2)
    rebuild(engines.current(), wait=True, progress=lambda done, total: next(edits)())
    assert titles(search("jury", sort="title")) == ["New", "Title 1", "Title 2"]
    converged()


def test_a_rebuild_that_fails_leaves_the_old_index_in_use_and_nothing_behind(
    found, shelf, search, follow, converged
):
    def fail(done, total):
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        rebuild(engines.current(), wait=True, progress=fail)
    assert [path.name for path in found.parent.glob("build-*")] == [found.name]
    assert search("jury").total == 3
    shelf.put("4", entry("Title 4", "Another jury."))
    follow()
    assert search("jury").total == 4
    converged()


def test_only_one_process_rebuilds_or_writes_at_a_time(found, shelf):
    engine, other = engines.current(), TantivyEngine(found.parent)
    shelf.put("4", entry("Title 4"))
    with other.exclusive("rebuild", wait=False) as mine:
        assert mine
        assert rebuild(engine, wait=False) == 0
    with other.exclusive("write", wait=False) as mine:
        assert mine
        assert following.follow_once(engine) == 0
    assert following.follow_once(engine) == 1


def test_following_moves_the_mark_though_nothing_is_left_to_put(found, follow, shelf):
    Counter.objects.update(value=100)
    assert follow() == 0
    assert engines.current().snapshot().applied == 100


def test_many_items_are_put_in_several_commits(shelf, follow, converged, search, monkeypatch):
    monkeypatch.setattr("search.applying.CHUNK", 2)
    follow()
    for number in range(5):
        shelf.put(str(number), entry(f"Title {number}", "The jury."))
    assert follow() == 5
    assert search("jury").total == 5
    converged()


def test_an_empty_site_has_an_empty_index(shelf, follow, search, converged):
    follow()
    results = search("jury")
    assert (results.state, results.total) == ("ready", 0)
    converged()


def test_the_commands_say_how_the_index_stands(found, shelf):
    def run(*arguments) -> tuple[str, int]:
        out = io.StringIO()
        try:
            call_command(*arguments, stdout=out)
        except SystemExit as end:
            return out.getvalue(), end.code
        return out.getvalue(), 0

    generation = Counter.objects.get().value
    text, code = run("search_status")
    assert code == 0
    assert text.splitlines() == [
        "state:       in use",
        f"generation:  {generation}",
        f"applied:     {generation}",
        "pending:     0",
        "items:       3, missing 0, extra 0, stale 0",
        "passages:    3, missing 0, extra 0, stale 0",
    ]
    shelf.put("1", entry("Renamed", "One.", "Two."))
    shelf.put("4", entry("Title 4"))
    shelf.take("2")
    text, code = run("search_status")
    assert code == 1
    assert text.splitlines()[3:] == [
        "pending:     3",
        "items:       3, missing 1, extra 1, stale 1",
        "passages:    3, missing 1, extra 1, stale 1",
    ]
    Item.objects.filter(title="Title 0").update(title="Behind our back")
    shelf.entries["0"] = [entry("Read again", "The jury.")]
    text, code = run("search_rebuild", "--from-sources")
    assert text.splitlines() == [
        "Read 4 of 4",
        "Compared 4 pages and other things with the search tables.",
        "Indexed 3 of 3",
        "The new index of 3 items is in use.",
    ]
    assert run("search_status")[1] == 0
    assert Item.objects.filter(title="Read again").exists()


def test_an_index_that_cannot_be_used_is_reported_by_the_command(found):
    lose_everything(found)
    closed()
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("search_status", stdout=out)
    assert out.getvalue().splitlines()[0] == "state:       There is no index."
    assert "items:       3, missing 3, extra 0, stale 0" in out.getvalue().splitlines()


def test_readiness_waits_for_an_index_that_is_late(found, shelf):
    assert status.problem() == ""
    with time_machine.travel("2027-01-01T12:00:00Z", tick=False) as clock:
        shelf.put("4", entry("Title 4"))
        clock.shift(60)
        assert status.problem() == ""
        clock.shift(1)
        assert status.problem() == "61 seconds behind"


def test_an_engine_we_do_not_have_is_refused(settings):
    settings.SEARCH_URL = "elasticsearch://localhost:9200/hub"
    with pytest.raises(ImproperlyConfigured, match="SEARCH_URL"):
        engines.current()


def test_a_folder_that_cannot_be_marked_is_an_index_that_cannot_be_used(tmp_path):
    with pytest.raises(IndexUnavailableError):
        TantivyEngine(tmp_path / "absent").snapshot()
    TantivyEngine(tmp_path / "absent").report_damage("nothing to mark")
