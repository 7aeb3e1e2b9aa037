"""Web server and worker live and die together."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hub.core.supervising import PortTakenError, listen

ROOT = Path(__file__).resolve().parents[3]

# A supervisor of two processes, of which the first starts a third; each writes down its id.
SUPERVISED = """
import os, subprocess, sys
from hub.core.supervising import Process, Supervisor

folder, second = sys.argv[1:]
sleep = "import time; time.sleep(600)"
parent = f'''
import os, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "{sleep}"])
open(f"{folder}/{{os.getpid()}}", "w").close()
open(f"{folder}/{{child.pid}}", "w").close()
child.wait()
'''
other = f'import os, time; open(f"{folder}/{{os.getpid()}}", "w").close(); {second}'
processes = [
    Process("web server", [sys.executable, "-c", parent], os.environ),
    Process("worker", [sys.executable, "-c", other], os.environ),
]
ready = lambda: print("ready", flush=True) or True
sys.exit(0 if Supervisor(processes, lambda text: print(text, flush=True)).run(ready) else 1)
"""


def alive(folder):
    """Return which of the processes that wrote down their ids are running."""
    found = set()
    for name in (path.name for path in folder.iterdir()):
        state = Path("/proc", name, "stat")
        if state.exists() and ") Z " not in state.read_text():
            found.add(int(name))
    return found


def until(condition, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end and not condition():
        time.sleep(0.05)
    return condition()


@pytest.fixture
def supervise(tmp_path):
    """Return a function that starts the supervisor, whose second process runs `second`."""
    started = []

    def start(second):
        process = subprocess.Popen(
            [sys.executable, "-c", SUPERVISED, str(tmp_path), second],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()
    for pid in alive(tmp_path):
        os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_ends_every_process_and_what_it_started(supervise, tmp_path, number):
    supervisor = supervise("time.sleep(600)")
    assert until(lambda: len(alive(tmp_path)) == 3)
    supervisor.send_signal(number)
    assert supervisor.communicate(timeout=10) == ("ready\n", None)
    assert supervisor.returncode == 0
    assert alive(tmp_path) == set()


def test_a_process_that_does_not_listen_is_ended_by_a_second_signal(supervise, tmp_path):
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"
    supervisor = supervise(deaf)
    assert until(lambda: len(alive(tmp_path)) == 3)
    time.sleep(0.5)
    supervisor.send_signal(signal.SIGINT)
    time.sleep(0.5)
    assert supervisor.poll() is None
    supervisor.send_signal(signal.SIGINT)
    assert supervisor.wait(timeout=5) == 0
    assert alive(tmp_path) == set()


def test_a_process_that_will_not_stay_up_stops_everything_and_says_so(supervise, tmp_path):
    supervisor = supervise("raise SystemExit(3)")
    said, _ = supervisor.communicate(timeout=30)
    assert [line for line in said.splitlines() if line != "ready"] == [
        "The worker has ended (status 3). Starting it again.",
        "The worker has ended (status 3). Starting it again.",
        "The worker has ended 3 times (status 3). Stopping.",
    ]
    assert supervisor.returncode == 1
    assert alive(tmp_path) == set()


def test_a_taken_port_is_one_clear_line_and_nothing_is_prepared(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        serve = subprocess.run(
            [sys.executable, "manage.py", "serve", "--port", str(port)],
            cwd=ROOT,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "hub.settings.development",
                "DATABASE_URL": "",
                "VAR_DIR": str(tmp_path),
            },
            capture_output=True,
            text=True,
            check=False,
        )
    assert (serve.returncode, serve.stdout) == (1, "")
    assert serve.stderr == (
        f"Port {port} cannot be used (Address already in use). Choose another: make run PORT=8001\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_port_that_does_not_exist_is_refused_in_the_same_words():
    with pytest.raises(PortTakenError, match="Port 99999 cannot be used"):
        listen("127.0.0.1", 99999)
