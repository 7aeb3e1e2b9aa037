"""What every test shares: its own files, a baseline database, a browser, and closed sockets.

Fixtures to ask for: `unit` (the test's body is one unit of work), `var_dir` (this process's
folder of files), `process_environment` (for a child process that shares the test's database),
`chromium` (a real browser).
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
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
def django_db_setup(request, django_db_setup, django_db_blocker):
    """Keep the baseline, which Django has written down if any test of this run commits."""
    contents = getattr(connection, "_test_serialized_contents", None)
    if contents is not None:
        request.config.stash[_baseline] = (contents, django_db_blocker)
        # Nothing to put back before a test: it was put back after the last one.
        connection._test_serialized_contents = "[]"  # noqa: SLF001 - Django has no other way
    return django_db_setup


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Fill the tables again after a test that emptied them."""
    result = yield
    if nextitem is not None and is_transactional(item) and _baseline in item.config.stash:
        contents, blocker = item.config.stash[_baseline]
        with blocker.unblock():
            connection.creation.deserialize_db_from_string(contents)
            connection.close()
        ContentType.objects.clear_cache()
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


@pytest.fixture(scope="session")
def chromium():
    """Return a Chromium that reaches nothing but this machine (a `Browser` of Playwright)."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        missing("Chromium")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only journeys need it

    # Playwright's loop runs in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()
