"""How long a request takes, how often it asks the database, and how much it sends."""

import gzip
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

WARM_UP = 3
TIMES = 40


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one address.

    Attributes:
        status: of the response.
        median: p50, in milliseconds of the clock on the wall.
        slow: p95.
        processor: p95 of the processor time; far below `slow`, the machine was busy with others.
        queries: how many statements the database was sent.
        size: bytes of the body.
        zipped: bytes of it as a web server sends it.

    """

    status: int
    median: float
    slow: float
    processor: float
    queries: int
    size: int
    zipped: int


def measure(client: Client, url: str) -> Figures:
    """Measure a GET of `url`, warm; its queries are counted apart, as counting costs time."""
    for _ in range(WARM_UP):
        status, body = _get(client, url)
    with CaptureQueriesContext(connection) as captured:
        _get(client, url)
        # The next request empties the log.
        queries = len(captured)
    walls, processors = times(lambda: _get(client, url), TIMES)
    return Figures(
        status=status,
        median=statistics.median(walls),
        slow=percentile_95(walls),
        processor=percentile_95(processors),
        queries=queries,
        size=len(body),
        zipped=len(gzip.compress(body)),
    )


def times(call: Callable[[], object], count: int) -> tuple[list[float], list[float]]:
    """Return how long each of `count` calls took: on the wall and of the processor, in ms."""
    walls, processors = [], []
    for _ in range(count):
        wall, processor = time.perf_counter(), time.process_time()
        call()
        walls.append((time.perf_counter() - wall) * 1_000)
        processors.append((time.process_time() - processor) * 1_000)
    return walls, processors


def percentile_95(values: list[float]) -> float:
    """Return the value that one in twenty is above."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def _get(client: Client, url: str) -> tuple[int, bytes]:
    """Return status and whole body, which for a file comes in pieces."""
    response = client.get(url, secure=True)
    try:
        return response.status_code, response.getvalue()
    finally:
        response.close()
