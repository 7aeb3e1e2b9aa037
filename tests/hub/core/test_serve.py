"""`make run` in earnest: one process to start, the whole site, one signal to stop."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from hub.core.supervising import listen

ROOT = Path(__file__).resolve().parents[3]


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def read(address):
    with urllib.request.urlopen(address, timeout=10) as response:
        return response.read().decode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


@pytest.fixture
def serve(folder):
    """Return a function that serves the site and gives its process, address and output so far."""
    started = []

    log = (folder / "log").open("a+")

    def start():
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "-u", "manage.py", "serve", "--port", str(port)],
            cwd=ROOT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "hub.settings.development",
                "DATABASE_URL": "",
                "VAR_DIR": str(folder),
            },
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        started.append(process)
        said = []
        for line in process.stdout:
            said.append(line.rstrip("\n"))
            if re.match(r"  Demo Member ", line) and "Ctrl-C" in "".join(said):
                break
        log.seek(0)
        assert "".join(said[-1:]).startswith("  Demo Member"), log.read()
        return process, f"http://localhost:{port}", said

    yield start
    for process in started:
        process.stdout.close()
        if process.poll() is None:
            process.terminate()
            process.wait(timeout=60)
    log.close()


def test_the_site_is_there_with_its_content_worker_and_accounts_and_again_within_seconds(
    serve, folder
):
    process, address, said = serve()
    assert said[0] == "Preparing the database ..."
    assert said[-5:] == [
        f"Democracy Hub is at {address}/ (Ctrl-C stops it)",
        f"Sign in at {address}/admin/ as one of:",
        "  Demo Administrator   administrator@democracy-hub.example    ring-of-chairs",
        "  Demo Editor          editor@democracy-hub.example           ring-of-chairs",
        "  Demo Member          member@democracy-hub.example           ring-of-chairs",
    ]
    assert "Innovation in Democracy" in read(f"{address}/innovation-in-democracy/")
    assert "--govuk-" in read(f"{address}/static/hub/site.css")
    end = time.monotonic() + 60
    answer = ""
    while answer != "ok\n" and time.monotonic() < end:
        try:
            answer = read(f"{address}/readyz")
        except urllib.error.HTTPError as refused:
            refused.close()
            time.sleep(0.2)
    assert answer == "ok\n"

    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 0
    port = int(address.rpartition(":")[2])
    listen("127.0.0.1", port).close()
    assert (folder / "hub.sqlite3").exists()

    begun = time.monotonic()
    _, address, said = serve()
    assert said[0].startswith("Democracy Hub is at ")
    assert "Innovation in Democracy" in read(f"{address}/innovation-in-democracy/")
    assert time.monotonic() - begun < 30
