"""`manage.py sweep_media`: see `hub.media.sweeping`."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from hub.media.sweeping import sweep


class Command(BaseCommand):
    """Clears away files that nothing uses, and has waiting documents read."""

    help = "Removes files that nothing uses and uploads never finished; queues waiting documents."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Sweep once and say what was done."""
        swept = sweep()
        words = _(
            "Files removed: %(files)s. Uploads given up: %(uploads)s. Documents queued: %(queued)s."
        )
        self.stdout.write(words % asdict(swept))
