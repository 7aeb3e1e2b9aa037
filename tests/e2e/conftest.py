"""What the journeys share: a running site and people who visit it.

Fixtures to ask for: `site` (one for the whole run), `visit` (a function that returns a `Visitor`).
"""

import pytest

from tests.conftest import missing
from tests.e2e.running import RunningSite, has_openssl, running_site
from tests.e2e.visiting import Visitor


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Return the address of the real thing, with the demonstration content (a `RunningSite`)."""
    if not has_openssl():
        missing("openssl")
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(autouse=True)
def _show_logs(request):
    """Show what the site's processes printed during a test that failed."""
    yield
    outcome = getattr(request.node, "outcome_of_call", None)
    if outcome is not None and outcome.failed and "site" in request.fixturenames:
        print(request.getfixturevalue("site").logs())  # noqa: T201 - pytest shows it with the failure


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if call.when == "call":
        item.outcome_of_call = report
    return report


@pytest.fixture
def visit(chromium, site: RunningSite):
    """Return a function that lets somebody visit the site; see `Visitor` for its arguments."""
    visitors = []

    def enter(**options) -> Visitor:
        visitor = Visitor(chromium, site.address, **options)
        visitors.append(visitor)
        return visitor

    yield enter
    for visitor in visitors:
        visitor.leave()
