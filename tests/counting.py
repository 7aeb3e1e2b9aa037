"""How many queries something costs, to be compared for one row and for many."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext

# No page of the site may cost more.
MOST_QUERIES = 20


def queries_of(act: Callable[[], object]) -> int:
    """Return the number of queries that `act` makes the second time, when caches are warm."""
    act()
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)
