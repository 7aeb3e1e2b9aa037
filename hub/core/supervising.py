"""Several processes that live and die together: the web server and the worker of `make run`."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

# A process that ends so soon after its start, so often in a row, will not get better.
SOON_SECONDS = 10.0
TRIES = 3
# What has not ended so long after SIGTERM is killed.
PATIENCE_SECONDS = 8.0
POLL_SECONDS = 0.1


class PortTakenError(RuntimeError):
    """The address cannot be listened on; the message says what to do."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens, to be handed to the web server.

    Raises:
        PortTakenError: another process has it, or this one may not have it.

    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        reason = error.strerror if isinstance(error, OSError) else str(error)
        message = f"Port {port} cannot be used ({reason}). Choose another: make run PORT=8001"
        raise PortTakenError(message) from error
    return listener


class Process:
    """One process that is kept running.

    Args:
        name: what it is called on the screen.
        command: its arguments.
        environment: its variables.
        descriptors: open files that it inherits.

    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        descriptors: Sequence[int] = (),
    ) -> None:
        self.name = name
        self._command = command
        self._environment = environment
        self._descriptors = descriptors
        self._early_ends = 0
        self._started = 0.0
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, in a session of its own: Ctrl-C reaches it through the supervisor only."""
        self._started = time.monotonic()
        self._child = subprocess.Popen(  # noqa: S603 - the command is ours
            self._command,
            env=self._environment,
            pass_fds=self._descriptors,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def ended(self) -> int | None:
        """Return its exit status; None while it runs, or before it has been started."""
        return self._child.poll() if self._child else None

    def hopeless(self) -> bool:
        """Say whether it has now ended soon after its start `TRIES` times in a row."""
        soon = time.monotonic() - self._started < SOON_SECONDS
        self._early_ends = self._early_ends + 1 if soon else 0
        return self._early_ends >= TRIES

    def signal(self, number: int) -> None:
        """Send it a signal, if it runs."""
        if self._child and self._child.poll() is None:
            self._child.send_signal(number)

    def kill(self) -> None:
        """End it and whatever it has started, now."""
        if self._child:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGKILL)
            self._child.wait()


class Supervisor:
    """Keeps processes running until it is told to stop, then stops them all.

    Args:
        processes: in the order in which they are started.
        say: prints one line.

    """

    def __init__(self, processes: Sequence[Process], say: Callable[[str], None]) -> None:
        self._processes = processes
        self._say = say
        self._signals = 0

    def run(self, when_started: Callable[[], bool]) -> bool:
        """Run until SIGINT, SIGTERM or SIGHUP; return False when a process would not stay up.

        Args:
            when_started: asked again and again until it returns True.

        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)
        started = False
        try:
            for process in self._processes:
                process.start()
            while not self._signals:
                if not all(self._keep(process) for process in self._processes):
                    return False
                started = started or when_started()
                time.sleep(POLL_SECONDS)
        finally:
            self._stop()
        return True

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._signals += 1

    def _keep(self, process: Process) -> bool:
        """Start a process again that has ended; return False when that is hopeless."""
        status = process.ended()
        if status is None:
            return True
        if process.hopeless():
            self._say(f"The {process.name} has ended {TRIES} times (status {status}). Stopping.")
            return False
        self._say(f"The {process.name} has ended (status {status}). Starting it again.")
        process.kill()
        process.start()
        return True

    def _stop(self) -> None:
        """End every process: kindly, then (or at a second signal) by force."""
        first = max(self._signals, 1)
        for process in self._processes:
            process.signal(signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline and self._signals <= first:
            if all(process.ended() is not None for process in self._processes):
                break
            time.sleep(POLL_SECONDS)
        for process in self._processes:
            process.kill()
