"""Load the demonstration content."""

from argparse import ArgumentParser
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hub.core.task_queue import TaskQueue
from hub.core.transactions import unit_of_work
from hub.demo.loading import load
from hub.demo.loading.everything import is_loaded
from hub.demo.loading.people import load_accounts
from hub.demo.loading.scale import load_scale
from search import engines
from search.following import follow_once


class Command(BaseCommand):
    """Makes what is missing; what is there, an editor's changes above all, is not touched."""

    help = "Load the demonstration content. Safe to run twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the options."""
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing if the site has a home page"
        )
        parser.add_argument(
            "--accounts",
            action="store_true",
            help="make accounts to sign in with also where DEBUG is off, with passwords that are "
            "shown once",
        )
        parser.add_argument(
            "--scale",
            type=int,
            default=0,
            metavar="N",
            help="have N made-up resources as well, for measurements",
        )
        parser.add_argument(
            "--seed", type=int, default=1, help="of the made-up resources (the same, the same text)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, read the files, bring the index up to date, and say what there is now."""
        if options["scale"] < 0:
            message = "--scale takes a number of resources, 0 or more."
            raise CommandError(message)
        if options["if_empty"] and is_loaded():
            self.stdout.write("The site has content already.")
            if options["accounts"]:
                self._show_accounts()
            return
        report = load(self._show)
        if options["scale"]:
            load_scale(options["scale"], seed=options["seed"], progress=self._show)
        self._read_files()
        follow_once(engines.current())
        self.stdout.write(
            self.style.SUCCESS(
                f"Made {report.terms} terms, {report.resources} resources and "
                f"{'the' if report.programme else 'no'} programme page."
            )
        )
        if settings.DEBUG or options["accounts"]:
            self._show_accounts()
        else:
            self.stdout.write("No accounts were made: this is not a laptop. Add --accounts.")

    def _read_files(self) -> None:
        """Do what the worker would do next, so that every page of the files is found at once."""
        queue = TaskQueue(f"load-demo-{uuid4().hex[:12]}")
        done = 0
        while queue.run_one():
            done += 1
            self._show("Files read", done, done)

    def _show_accounts(self) -> None:
        """Make the accounts that are missing, and show all of them."""
        with unit_of_work():
            accounts = load_accounts(known_password=settings.DEBUG)
        self.stdout.write("Accounts:")
        for account in accounts:
            password = account.password or "(its own password)"
            self.stdout.write(f"  {account.name:<20} {account.email:<38} {password}")

    def _show(self, what: str, done: int, total: int) -> None:
        """Show how far it is: over itself on a terminal, a line at a time elsewhere."""
        ending = "\r" if self.stdout.isatty() and done < total else "\n"
        self.stdout.write(f"{what} {done} of {total}", ending=ending)
        self.stdout.flush()
