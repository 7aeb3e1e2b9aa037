"""Reads a PDF in a process of its own: `python -m hub.media.extracting FILE FOLDER`.

A PDF is a program for a large and old machine. Whatever one does to the reader of it (hang, eat
memory, crash) must end with this process. It has no access to the database or the settings,
imports no Django, and gives itself limits before it opens the file. Results are written as they
come, so that what was read before a limit is not lost:

- `report.jsonl`: first `{"page_count", "tagged"}`, then one object a page (`Page`), and last
  `{"state"}`, which is missing if the process was stopped.
- `page-<n>.webp`, `thumbnail.webp`: pictures.
"""

import json
import resource
import signal
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import pypdfium2
from PIL.Image import Image

from . import page_text

MAX_PAGES = 300
MAX_TEXT_CHARACTERS = 4_000_000
MAX_PAGE_CHARACTERS = 200_000
MAX_OUTPUT_BYTES = 120 * 1024 * 1024
MAX_FILE_BYTES = 16 * 1024 * 1024
MAX_MEMORY_BYTES = 1024 * 1024 * 1024
MAX_SECONDS = 240

PAGE_WIDTH = 900
PAGE_HEIGHT = 2400
THUMBNAIL_SIZE = (300, 420)
_QUALITY = 60

REPORT = "report.jsonl"
THUMBNAIL = "thumbnail.webp"


@dataclass
class Page:
    """One page: its number, its text, and its picture's file name ("" for none) and size."""

    number: int
    text: str = ""
    picture: str = ""
    width: int = 0
    height: int = 0


class OutputLimitError(Exception):
    """The results have become larger than anybody would read."""


def limit_this_process(seconds: int = MAX_SECONDS) -> None:
    """Give this process an end, whatever the file does to it and whoever started it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_FILE_BYTES, MAX_FILE_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    # The wall clock too, should the parent be gone: unhandled, the alarm ends the process.
    signal.alarm(seconds + 5)


class Reader:
    """Writes what it reads of one PDF to a folder."""

    def __init__(self, folder: Path, report: IO[str]) -> None:
        self._folder = folder
        self._report = report
        self._written = 0
        self._characters = 0
        self._drawn_on = False

    def read(self, path: Path) -> str:
        """Read the file and return what became of it, one of the states of a document."""
        try:
            pdf = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
            return "encrypted" if locked else "broken"
        try:
            self._say({"page_count": len(pdf), "tagged": bool(pdf.is_tagged())})
            return self._read_pages(pdf)
        finally:
            pdf.close()

    def _read_pages(self, pdf: pypdfium2.PdfDocument) -> str:
        count = len(pdf)
        if count == 0:
            return "empty"
        readable, complete = 0, count <= MAX_PAGES
        try:
            for number in range(1, min(count, MAX_PAGES) + 1):
                readable += self._read_page(pdf, number)
        except (OutputLimitError, MemoryError, OSError):
            complete = False
        if not readable:
            return "broken"
        if not self._characters:
            return "scanned" if self._drawn_on else "empty"
        return "ready" if complete else "limited"

    def _read_page(self, pdf: pypdfium2.PdfDocument, number: int) -> bool:
        """Write one page to the report; say whether it could be read at all."""
        page = Page(number)
        try:
            source = pdf[number - 1]
            self._draw(source, page)
            page.text = page_text.text_of(source)[:MAX_PAGE_CHARACTERS]
            self._drawn_on = self._drawn_on or any(True for _ in source.get_objects(max_depth=1))
            source.close()
        except pypdfium2.PdfiumError:
            self._say(asdict(page))
            return False
        self._characters += len(page.text)
        self._say(asdict(page))
        if self._characters > MAX_TEXT_CHARACTERS:
            raise OutputLimitError
        return True

    def _draw(self, source: pypdfium2.PdfPage, page: Page) -> None:
        """Write the picture of a page, and of the first one a thumbnail."""
        width, height = source.get_size()
        if width < 1 or height < 1:
            return
        scale = min(PAGE_WIDTH / width, PAGE_HEIGHT / height)
        picture = source.render(scale=scale).to_pil().convert("RGB")
        page.picture = f"page-{page.number}.webp"
        page.width, page.height = picture.size
        self._save(picture, page.picture)
        if page.number == 1:
            picture.thumbnail(THUMBNAIL_SIZE)
            self._save(picture, THUMBNAIL)

    def _save(self, picture: Image, name: str) -> None:
        path = self._folder / name
        picture.save(path, "WEBP", quality=_QUALITY, method=3)
        self._count(path.stat().st_size)

    def _say(self, fact: dict[str, object]) -> None:
        line = json.dumps(fact) + "\n"
        self._report.write(line)
        self._report.flush()
        self._count(len(line))

    def _count(self, size: int) -> None:
        self._written += size
        if self._written > MAX_OUTPUT_BYTES:
            raise OutputLimitError


def main(arguments: list[str]) -> None:
    """Read the file named first into the folder named second."""
    limit_this_process()
    path, folder = Path(arguments[0]), Path(arguments[1])
    with (folder / REPORT).open("w", encoding="utf-8") as report:
        state = Reader(folder, report).read(path)
        report.write(json.dumps({"state": state}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
