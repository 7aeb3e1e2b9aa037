#!/usr/bin/env python
"""Run a management command of the hub; `make help` lists the usual ones."""

import os
import sys


def main() -> None:
    """Run the command named on the command line, in one unit of work where that applies."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.development")

    from hub.core.commands import execute  # noqa: PLC0415 - the settings must be named first
    from hub.settings.requirements import NotReadyForProductionError  # noqa: PLC0415

    try:
        execute(sys.argv)
    except NotReadyForProductionError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
