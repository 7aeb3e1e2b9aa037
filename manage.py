#!/usr/bin/env python
"""Run a management command of the hub; `make help` lists the usual ones."""

import os
import sys


def main() -> None:
    """Run the command named on the command line, in one unit of work where that applies."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.development")

    from hub.core.commands import execute  # noqa: PLC0415 - the settings must be named first

    execute(sys.argv)


if __name__ == "__main__":
    main()
