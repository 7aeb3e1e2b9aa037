"""The whole site on this machine: what `make run` starts."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from socket import socket
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from hub.core.background import beat
from hub.core.models import Heartbeat
from hub.core.supervising import PortTakenError, Process, Supervisor, listen

# Written down once the demonstration content is there: what an editor deletes stays deleted.
DEMONSTRATION = "demonstration content"


class Command(BaseCommand):
    """Prepares the database, then keeps web server and worker running until it is stopped."""

    help = "Prepare the site where that is needed and serve it, with its worker, until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until stopped; nothing is prepared or started when the port is taken."""
        try:
            listener = listen(options["host"], options["port"])
        except PortTakenError as error:
            sys.exit(str(error))
        with listener:
            self._prepare()
            connections.close_all()
            if not Supervisor(self._processes(listener), self._say).run(self._greeter(listener)):
                sys.exit(1)

    def _prepare(self) -> None:
        """Migrate, and load the demonstration content the first time."""
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self._say("Preparing the database ...")
            call_command("migrate", verbosity=0, interactive=False)
        if not Heartbeat.objects.filter(name=DEMONSTRATION).exists():
            self._say("Loading the demonstration content ...")
            call_command("load_demo", stdout=self.stdout)
            beat(DEMONSTRATION)

    def _processes(self, listener: socket) -> list[Process]:
        """Return the web server, which takes over the socket, and the worker."""
        port = listener.getsockname()[1]
        # Readers see the site's own error pages, as they would in production.
        environment = {"SITE_URL": f"http://localhost:{port}", "DEBUG": "0", **os.environ}
        descriptor = listener.fileno()
        server = [
            *(sys.executable, "-m", "gunicorn", "hub.wsgi"),
            *("--bind", f"fd://{descriptor}"),
            *("--workers", os.environ.get("WEB_CONCURRENCY", "2")),
            *("--threads", "4"),
            *("--graceful-timeout", "3"),
            *("--log-level", "warning"),
        ]
        worker = [sys.executable, sys.argv[0], "worker"]
        return [
            Process("web server", server, environment, [descriptor]),
            Process("worker", worker, environment),
        ]

    def _greeter(self, listener: socket) -> Callable[[], bool]:
        """Return a function that says where the site is as soon as it answers."""
        host, port = listener.getsockname()[:2]

        def greet() -> bool:
            answered = answers(host, port)
            if answered:
                self._say(f"Democracy Hub is at http://localhost:{port}/ (Ctrl-C stops it)")
                self._say(f"Sign in at http://localhost:{port}/admin/ as one of:")
                call_command("demo_accounts", stdout=self.stdout)
                self.stdout.flush()
            return answered

        return greet

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def answers(host: str, port: int) -> bool:
    """Say whether a web server at this address answers that it is alive."""
    asking = HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, port, timeout=5)  # noqa: S104
    try:
        asking.request("GET", "/healthz")
        return asking.getresponse().status == 200  # noqa: PLR2004 - OK
    except (OSError, HTTPException):
        return False
    finally:
        asking.close()
