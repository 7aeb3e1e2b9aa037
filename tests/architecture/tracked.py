"""The files of the repository, as the tests of this folder see them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Made by programs, or kept word for word from elsewhere.
GENERATED = ("hub/static/", "package-lock.json", "requirements.txt", "requirements-dev.txt")


@cache
def files() -> tuple[str, ...]:
    """Return the paths of the files that git knows, and that are there."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    return tuple(path for path in listed.split("\0") if path and (ROOT / path).is_file())


def with_suffix(*suffixes: str) -> list[str]:
    """Return the files with these suffixes that people write."""
    return [
        path for path in files() if Path(path).suffix in suffixes and not path.startswith(GENERATED)
    ]


def text(path: str) -> str:
    """Return what is in a file; bytes that are no text are left out."""
    return (ROOT / path).read_text(encoding="utf-8", errors="ignore")
