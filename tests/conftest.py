"""What every test shares: its own files, a baseline database, a browser, and closed sockets.

Fixtures to ask for: `unit` (the test's body is one unit of work), `var_dir` (this process's
folder of files), `process_environment` (for a child process that shares the test's database),
`chromium` (a real browser).
"""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from pytest_django import DjangoDbBlocker

from hub.core.transactions import UnitOfWork, unit_of_work

REQUIRE_ALL = os.environ.get("REQUIRE_ALL", "") not in {"", "0"}
TRANSACTIONAL_FIXTURES = frozenset({"transactional_db", "live_server"})
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # No page may reach anything but the server of the test.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

# The rows that migrations made (Wagtail's root page, the locales), kept to be put back after a
# test that really commits, for such a test ends by emptying every table.
_baseline = pytest.StashKey[tuple[str, DjangoDbBlocker]]()


def missing(what: str) -> None:
    """Skip the test that needs `what`; fail it where everything is required."""
    if REQUIRE_ALL:
        pytest.fail(f"{what} is missing, and REQUIRE_ALL is set")
    pytest.skip(f"{what} is missing")


def is_transactional(item: pytest.Item) -> bool:
    """Say whether the test really commits."""
    marker = item.get_closest_marker("django_db")
    marked = bool(marker and marker.kwargs.get("transaction"))
    return marked or not TRANSACTIONAL_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def stays_together(nodeid: str) -> str:
    """Return a name that the tests share which a parallel run keeps on one worker.

    Those are the tests of a file, and all journeys, for there is one site to visit. The long tests
    of tests/security share nothing and go wherever there is room.
    """
    file = nodeid.partition("::")[0]
    if "tests/e2e/" in file:
        return "site"
    return nodeid if "tests/security/" in file else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log):
    """Share the tests out; `--dist loadgroup` would do it, but pytest 9.2 has left it behind."""
    from xdist.scheduler import LoadScopeScheduling  # noqa: PLC0415 - only in a parallel run

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return stays_together(nodeid)

    return Scheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("e2e")
        if is_transactional(item):
            # Django then leaves the emptied tables alone, for `pytest_runtest_teardown` to fill.
            marker = item.get_closest_marker("django_db")
            options = {**(marker.kwargs if marker else {}), "serialized_rollback": True}
            options["transaction"] = True
            item.add_marker(pytest.mark.django_db(**options), append=False)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb, django_db_modify_db_settings) -> bool:
    """Begin SQLite's database as a copy of one that the same migrations have made before."""
    template = sqlite_template()
    if template is None or not template.exists():
        return django_db_keepdb
    copy_sqlite(template, Path(connection.settings_dict["TEST"]["NAME"]))
    return True


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_setup, django_db_blocker):
    """Keep the baseline, which Django has written down if any test of this run commits."""
    contents = getattr(connection, "_test_serialized_contents", None)
    if contents is not None:
        request.config.stash[_baseline] = (contents, django_db_blocker)
        # Nothing to put back before a test: it was put back after the last one.
        connection._test_serialized_contents = "[]"  # noqa: SLF001 - Django has no other way
    template = sqlite_template()
    if template is not None and not template.exists():
        for outdated in template.parent.glob("template-*.sqlite3"):
            outdated.unlink(missing_ok=True)
        copy_sqlite(Path(connection.settings_dict["NAME"]), template)
    return django_db_setup


def sqlite_template() -> Path | None:
    """Return where the database that the present migrations make is kept; None elsewhere."""
    if connection.vendor != "sqlite":
        return None
    digest = hashlib.sha256()
    for app in apps.get_app_configs():
        for path in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(f"{path} {path.stat().st_mtime_ns} {path.stat().st_size}".encode())
    return django_settings.VAR_DIR.parent / f"template-{digest.hexdigest()[:16]}.sqlite3"


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a SQLite database, in use or not, over another."""
    for path in target.parent.glob(f"{target.name}-*"):
        path.unlink()
    partial = target.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(partial)) as new:
        old.backup(new)
    partial.replace(target)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Fill the tables again after a test that emptied them."""
    restores = nextitem is not None and is_transactional(item) and _baseline in item.config.stash
    if restores:
        contents, blocker = item.config.stash[_baseline]
        with blocker.unblock():
            # Receivers ask for content types while the tables fill; they must not make new ones.
            ContentType.objects.get_for_models(*apps.get_models(), for_concrete_models=False)
    result = yield
    if restores:
        with blocker.unblock():
            connection.creation.deserialize_db_from_string(contents)
            connection.close()
    return result


@pytest.fixture(autouse=True)
def _clean_process(settings, tmp_path_factory):
    """Give the test an index of its own, no cached thing, no file and English."""
    settings.SEARCH_DIR = tmp_path_factory.mktemp("search")
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)
    yield
    translation.deactivate()
    cache.clear()
    shutil.rmtree(settings.SEARCH_DIR, ignore_errors=True)
    for folder in ("media", "documents"):
        shutil.rmtree(settings.VAR_DIR / folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def _postgresql_or_skip(request):
    """Skip what is marked `postgresql` on any other database."""
    if request.node.get_closest_marker("postgresql") and connection.vendor != "postgresql":
        missing("PostgreSQL (set DATABASE_URL=postgres://user:password@host:port/name)")


@pytest.fixture
def unit(db) -> Iterator[UnitOfWork]:
    """Run the test's body in one unit of work; its hooks run when the test ends."""
    with unit_of_work() as unit:
        yield unit


@pytest.fixture
def var_dir() -> Path:
    """Return the folder that this process's files are in: media, documents."""
    return django_settings.VAR_DIR


@pytest.fixture
def process_environment(transactional_db) -> dict[str, str]:
    """Return the environment of a child process that shares this test's database and files."""
    config = connection.settings_dict
    if connection.vendor == "postgresql":
        login = f"{config['USER']}:{config['PASSWORD']}".rstrip(":")
        place = f"{config['HOST'] or 'localhost'}:{config['PORT'] or 5432}"
        address = f"postgres://{login}@{place}/{config['NAME']}"
    else:
        address = f"sqlite:///{config['NAME']}"
    return {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "hub.settings.test"}


@pytest.fixture(scope="module")
def chromium():
    """Return a Chromium that reaches nothing but this machine (a `Browser` of Playwright).

    It is closed at the end of the file: while Playwright's loop runs in this thread, Django takes
    the thread's code for asynchronous and gives it another connection, of which the test database
    knows nothing.
    """
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        missing("Chromium")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only journeys need it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()
