"""Collect the texts to translate and compile the catalogues."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hub.core import catalogues


class Command(BaseCommand):
    """Rewrites locale/ from the sources; translations that are still used are kept."""

    help = "Collect the texts to translate into locale/ and compile them. Needs GNU gettext."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Say for each language how much of it is translated."""
        with TemporaryDirectory() as folder:
            try:
                for language, count, translated in catalogues.update(Path(folder)):
                    self.stdout.write(f"{language}: {translated} of {count} texts translated")
            except catalogues.GettextMissingError as error:
                raise CommandError(str(error)) from error
