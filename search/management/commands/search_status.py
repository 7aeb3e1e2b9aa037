"""Say whether the search index says what the tables say."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from search import engines
from search.status import Difference, status_of


class Command(BaseCommand):
    """Prints what is missing, extra, stale and pending; ends with 1 if anything is."""

    help = "Compare the search index with the tables. Ends with 1 if they differ."

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare and print."""
        status = status_of(engines.current())
        self.stdout.write(f"state:       {status.problem or 'in use'}")
        self.stdout.write(f"generation:  {status.generation}")
        self.stdout.write(f"applied:     {status.applied}")
        self.stdout.write(f"pending:     {status.pending}")
        self._write("items", status.items)
        self._write("passages", status.passages)
        if not status.converged:
            sys.exit(1)

    def _write(self, name: str, difference: Difference) -> None:
        """Print one difference."""
        self.stdout.write(
            f"{name + ':':<12} {difference.expected}, missing {difference.missing},"
            f" extra {difference.extra}, stale {difference.stale}",
        )
