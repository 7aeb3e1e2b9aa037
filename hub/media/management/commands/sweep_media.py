"""`manage.py sweep_media`: see `hub.media.sweeping`."""

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
        self.stdout.write(
            _("%(files)s files removed, %(uploads)s uploads given up, %(queued)s documents queued.")
            % {"files": swept.files, "uploads": swept.uploads, "queued": swept.queued}
        )
