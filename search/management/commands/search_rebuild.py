"""Build the search index anew."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search import engines
from search.rebuilding import rebuild
from search.resyncing import resync


class Command(BaseCommand):
    """Builds a new index beside the one in use, and puts it in its place in one step."""

    help = "Build the search index anew. Searches go on with the old one meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--from-sources`."""
        parser.add_argument(
            "--from-sources",
            action="store_true",
            help="first make the search tables say what the content says",
        )

    def handle(self, *args: Any, from_sources: bool, **options: Any) -> None:
        """Rebuild, showing progress; waits for another rebuild that is at it."""
        if from_sources:
            count = resync(lambda done, total: self._show("Read", done, total))
            self._end(f"Compared {count} pages and other things with the search tables.")
        count = rebuild(
            engines.current(),
            wait=True,
            progress=lambda done, total: self._show("Indexed", done, total),
        )
        self._end(f"The new index of {count} items is in use.")

    def _show(self, what: str, done: int, total: int) -> None:
        """Show how far it is: over itself on a terminal, a line at a time elsewhere."""
        ending = "\r" if self.stdout.isatty() else "\n"
        self.stdout.write(f"{what} {done} of {total}", ending=ending)
        self.stdout.flush()

    def _end(self, message: str) -> None:
        """Say what was done, on a line of its own."""
        self.stdout.write(self.style.SUCCESS(message))
