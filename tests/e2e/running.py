"""The site as it runs in production: its own database and files, gunicorn and the worker.

Nothing here imports Django: the site lives in processes of its own, with production's settings,
and speaks TLS, because production refuses anything else.
"""

import contextlib
import os
import re
import secrets
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 90
STOP_SECONDS = 15
MOST_LOG = 8_000


class SiteDidNotStartError(RuntimeError):
    """A process of the site ended, or it was not ready in time; the message holds the logs."""


@dataclass
class RunningSite:
    """A site to visit.

    Attributes:
        address: what comes before the path of every address, without a slash at the end.
        folder: everything the site writes, its logs among it.
        environment: of its processes; `manage()` runs commands in it.
        passwords: of the demonstration accounts, by e-mail address.

    """

    address: str
    folder: Path
    environment: dict[str, str]
    passwords: dict[str, str] = field(default_factory=dict)
    processes: dict[str, subprocess.Popen] = field(default_factory=dict)

    def manage(self, *arguments: str) -> str:
        """Run a management command; return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            message = f"manage.py {' '.join(arguments)}:\n{done.stdout}\n{done.stderr}"
            raise SiteDidNotStartError(message)
        return done.stdout

    def start(self, name: str, *command: str) -> None:
        """Start a process of the site; what it prints is kept in the folder."""
        with (self.folder / f"{name}.log").open("a") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def stop(self, name: str) -> None:
        """End a process as a supervisor would, by force if it does not listen."""
        process = self.processes.pop(name)
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def logs(self) -> str:
        """Return what the processes printed."""
        logs = sorted(self.folder.glob("*.log"))
        return "\n".join(f"--- {log.name}\n{log.read_text()[-MOST_LOG:]}" for log in logs)

    def wait_until_ready(self) -> None:
        """Wait until the site says that it is ready.

        Raises:
            SiteDidNotStartError: it took too long, or a process ended.

        """
        context = ssl.create_default_context(cafile=str(self.folder / "certificate.pem"))
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            ended = [name for name, process in self.processes.items() if process.poll() is not None]
            if ended:
                message = f"{ended} ended.\n{self.logs()}"
                raise SiteDidNotStartError(message)
            try:
                with urllib.request.urlopen(f"{self.address}/readyz", context=context, timeout=5):
                    return
            except urllib.error.HTTPError as answer:
                # An answer that is no yet; it holds a connection.
                answer.close()
            except OSError:
                pass
            time.sleep(0.2)
        message = f"Not ready in {START_SECONDS} s.\n{self.logs()}"
        raise SiteDidNotStartError(message)


@contextlib.contextmanager
def running_site(folder: Path) -> Iterator[RunningSite]:
    """Run a site with the demonstration content until the block ends.

    Args:
        folder: an empty folder for all that it writes.

    """
    port = _free_port()
    address = f"https://127.0.0.1:{port}"
    with _database(folder) as database:
        environment = {
            **{name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ},
            "DJANGO_SETTINGS_MODULE": "hub.settings.production",
            "SECRET_KEY": secrets.token_urlsafe(60),
            "SITE_URL": address,
            "ALLOWED_HOSTS": "127.0.0.1",
            "DATABASE_URL": database,
            "VAR_DIR": str(folder),
            "PYTHONUNBUFFERED": "1",
        }
        site = RunningSite(address, folder, environment)
        _make_certificate(folder)
        site.manage("migrate", "--verbosity", "0")
        site.manage("collectstatic", "--noinput", "--verbosity", "0")
        said = site.manage("load_demo", "--accounts")
        site.passwords.update(re.findall(r"(\S+@\S+)\s+(\S+)$", said, flags=re.MULTILINE))
        try:
            site.start(
                "web",
                *("-m", "gunicorn", "hub.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "8"),
                *("--certfile", str(folder / "certificate.pem")),
                *("--keyfile", str(folder / "key.pem")),
                *("--access-logfile", "-"),
            )
            site.start("worker", "manage.py", "worker")
            site.wait_until_ready()
            yield site
        finally:
            for name in list(site.processes):
                site.stop(name)


def _free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _make_certificate(folder: Path) -> None:
    """Make a key and a certificate for 127.0.0.1 that nobody else trusts."""
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")),
        ],
        check=True,
        capture_output=True,
    )


def has_openssl() -> bool:
    """Say whether certificates can be made."""
    return shutil.which("openssl") is not None


@contextlib.contextmanager
def _database(folder: Path) -> Iterator[str]:
    """Yield the address of an empty database, which is gone at the end.

    It is a file, or, where the suite runs on PostgreSQL, a database beside that of the suite.
    """
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith(("postgres://", "postgresql://")):
        yield f"sqlite:///{folder / 'site.sqlite3'}"
        return
    import psycopg  # noqa: PLC0415 - only on PostgreSQL
    from psycopg import sql  # noqa: PLC0415

    parts = urlsplit(url)
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = f"{parts.path.strip('/')}_journeys_{worker}"
    # The suite's own database is made by its tests; this one is on every server.
    server_url = urlunsplit(parts._replace(path="/postgres"))
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute(drop)
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server_url, autocommit=True) as server:
            server.execute(drop)
