"""Measures pages and searches in this process: `python -m tests.bench --scale 10000`.

Makes a database, files and an index of its own and throws them away. The report goes to the
standard output as Markdown, progress to the other. Too slow is a finding, not a failure: it ends
with 0 whatever it measures.
"""

import argparse
import os
import secrets
import sys
import tempfile
from pathlib import Path

HOST = "hub.example"


def main() -> None:
    """Read the command line, prepare, measure."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--scale",
        type=int,
        default=0,
        metavar="N",
        help="measure again with N made-up resources more",
    )
    parser.add_argument(
        "--reuse",
        action="store_true",
        help="use what DATABASE_URL and VAR_DIR name although it has content; it is kept",
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hub-bench-") as folder:
        _settings(Path(folder))
        run(options.scale, reuse=options.reuse)


def _settings(folder: Path) -> None:
    """Say what a public server must be told; what the environment says already stays."""
    os.environ.setdefault("VAR_DIR", str(folder))
    (Path(os.environ["VAR_DIR"]) / "static").mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder / 'hub.sqlite3'}")
    os.environ["SECRET_KEY"] = secrets.token_urlsafe(60)
    os.environ["SITE_URL"] = f"https://{HOST}"
    os.environ["ALLOWED_HOSTS"] = HOST
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"


def run(scale: int, *, reuse: bool) -> None:
    """Load, measure, and report, at the size of the demonstration and then with `scale` more."""
    import django  # noqa: PLC0415 - the settings must be named first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415

    from hub.demo.loading.everything import is_loaded  # noqa: PLC0415

    from . import choosing, reporting  # noqa: PLC0415

    call_command("migrate", verbosity=0, stdout=sys.stderr)
    if is_loaded() and not reuse:
        sys.exit("The database has content already; name an empty one, or add --reuse.")
    _say(f"Measured on: {reporting.machine()}.\n")
    call_command("load_demo", stdout=sys.stderr)
    places = choosing.places()
    before = _measured(places)
    if scale:
        call_command("load_demo", scale=scale, stdout=sys.stderr)
        after = _measured(places)
        _say(f"{reporting.grown(before, after)}\n")
    _say(reporting.assets())
    connections.close_all()


def _measured(places):
    """Measure every page, then the searches through stock Wagtail; print and return the former."""
    from django.test import Client  # noqa: PLC0415

    from search.models import Item, Passage  # noqa: PLC0415

    from . import choosing, measuring, reporting, stock  # noqa: PLC0415

    if not choosing.is_ready():
        _say("**The search index is not ready: what follows is void.**\n")
    words = choosing.words()
    client = Client(SERVER_NAME=HOST)
    measured = []
    for address in choosing.addresses(places, words):
        _progress(f"Measuring {address.name}")
        measured.append((address, measuring.measure(client, address.url)))
    said = {"rare word": words.rare, "common word": words.common, "phrase": words.phrase}
    found = "; ".join(f"{k}: {v} ({choosing.total(v):,} resources)" for k, v in said.items())
    items, passages = Item.objects.count(), Passage.objects.count()
    _say(f"## {items:,} items, {passages:,} passages\n")
    _say(f"Searched for: {found}.\n")
    _say(f"{reporting.pages(measured)}\n")
    _progress("Filling the index of stock Wagtail")
    stock.fill()
    ours = {address.name: figures for address, figures in measured}
    rows = []
    for name, text in said.items():
        _progress(f"Measuring stock Wagtail: {name}")
        rows.append((name, ours[f"Search: {name}"], stock.measure(text)))
    _say("The same searches through stock Wagtail:\n")
    _say(f"{reporting.comparison(rows)}\n")
    return measured


def _say(text: str) -> None:
    """Write a line, or a table, of the report."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _progress(text: str) -> None:
    """Say what comes next, beside the report."""
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    main()
