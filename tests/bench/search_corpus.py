"""A large collection of items, made the same every time, and how fast it is searched.

    python manage.py shell -c "from tests.bench.search_corpus import main; main()"

fills an empty database, builds the index and prints the times. It refuses a database that holds
items already.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from hub.core.audiences import PUBLIC, SIGNED_IN, audience_for
from search import counters, engines
from search.models import Counter, Item, Passage
from search.rebuilding import rebuild
from search.searching import SearchRequest, find

SEED = 20_261_124
VOCABULARY = 40_000
_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi wo za bre cla dro fli gra".split()  # noqa: SIM905


def words() -> list[str]:
    """Return the vocabulary, commonest first; three words of ours stand among the common."""
    chance = random.Random(SEED)
    found = dict.fromkeys(["council", "assembly", "citizens"])
    while len(found) < VOCABULARY:
        found["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4)))] = None
    return list(found)


def texts() -> Iterator[str]:
    """Yield passages of 60 to 260 words whose frequencies are those of a natural language."""
    chance = random.Random(SEED + 1)
    vocabulary = words()
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(vocabulary))))
    while True:
        yield " ".join(chance.choices(vocabulary, cum_weights=weights, k=chance.randint(60, 260)))


def fill(items: int, passages: int) -> None:
    """Write that many items, and passages to each on average, straight into empty tables.

    Raises:
        RuntimeError: there are items already.

    """
    if Item.objects.exists():
        message = "The database holds items already; use an empty one."
        raise RuntimeError(message)
    chance, text = random.Random(SEED + 2), texts()
    audiences = [audience_for(PUBLIC).pk] * 9 + [audience_for(SIGNED_IN).pk]
    start = datetime(2010, 1, 1, tzinfo=UTC)
    for first in range(0, items, 500):
        rows = [
            Item(
                source="bench",
                key=str(number),
                audience_id=chance.choice(audiences),
                kind=chance.choice(["resource", "resource", "page"]),
                language="en",
                title=" ".join(next(text).split()[:6]).capitalize(),
                summary=" ".join(next(text).split()[:20]),
                url=f"/bench/{number}/",
                facets={
                    "type": [f"type-{chance.randrange(13)}"],
                    "topic": sorted({f"topic-{chance.randrange(40)}" for _ in range(3)}),
                },
                published_at=start + timedelta(days=chance.randrange(5_000)),
                generation=1,
            )
            for number in range(first, min(first + 500, items))
        ]
        rows = Item.objects.bulk_create(rows)
        Passage.objects.bulk_create(
            [
                Passage(item=row, position=place, locator=f"#page-{place + 1}", text=next(text))
                for row in rows
                for place in range(max(1, int(chance.expovariate(1 / passages))))
            ],
            batch_size=2_000,
        )
    Counter.objects.update_or_create(pk=counters.ROW, defaults={"value": 1})


def requests() -> dict[str, SearchRequest]:
    """Return one request of each sort worth timing."""
    vocabulary = words()
    chosen = {"type": ("type-1", "type-2"), "topic": ("topic-3",)}
    return {
        "everything": SearchRequest(),
        "everything, by title": SearchRequest(sort="title"),
        "commonest word": SearchRequest("council"),
        "common word": SearchRequest(vocabulary[60]),
        "rare word": SearchRequest(vocabulary[9_000]),
        "two common words": SearchRequest("citizens assembly"),
        "four words": SearchRequest(f"citizens assembly council {vocabulary[100]}"),
        "eight words": SearchRequest(" ".join(vocabulary[20:28])),
        "phrase": SearchRequest('"citizens assembly"'),
        "two facets": SearchRequest("citizens assembly", filters=chosen),
        "preset, by date": SearchRequest("council", kinds=("resource",), sort="newest"),
        "page 100": SearchRequest("council", page=100),
        "nothing": SearchRequest("xyzzyxyzzy"),
    }


def measure(call: Callable[[], object], times: int = 40) -> tuple[float, float]:
    """Return the median and the 95th percentile of `call`, in milliseconds, warm."""
    call()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1_000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def search(request: SearchRequest) -> int:
    """Search as an anonymous reader, cutting every snippet a page would show."""
    results = find(request, user=None, language="en")
    return sum(len(place.segments) for hit in results.hits for place in (hit.place, *hit.others))


def main(items: int = 10_000, passages: int = 10) -> None:
    """Fill the database, build the index, and print how long each search takes."""
    fill(items, passages)
    start = time.perf_counter()
    rebuild(engines.current(), wait=True)
    count = Passage.objects.count()
    print(f"{items} items, {count} passages: built in {time.perf_counter() - start:.0f} s")  # noqa: T201
    for name, request in requests().items():
        median, slow = measure(lambda request=request: search(request))
        total = find(request, user=None, language="en").total
        print(f"{name:<22} {total:>6} found  p50 {median:6.1f} ms  p95 {slow:6.1f} ms")  # noqa: T201
