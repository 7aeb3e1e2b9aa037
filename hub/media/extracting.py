"""Reads a PDF in a process of its own: `python -m hub.media.extracting text|pictures FILE FOLDER`.

A PDF is a program for a large and old machine. Whatever one does to the reader of it (hang, eat
memory, crash) must end with this process. It has no access to the database or the settings,
imports no Django, and gives itself limits before it opens the file. Results are written to the
folder as they come, so that what was done before a limit is not lost. `report.jsonl` holds:

- for `text`: `{"page_count", "tagged"}`, then for each page `{"number", "text"}`;
- for `pictures`: for each page `{"number", "picture", "width", "height"}`, the name of a WebP file
  in the folder, and beside them `thumbnail.webp`;
- last `{"state"}`, which is missing if the process was stopped.

Text and pictures are apart because text is found by searching as soon as it is read, and drawing
takes ten times as long.
"""

import json
import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pypdfium2
from PIL.Image import Image

from . import page_text

MAX_PAGES = 300
MAX_TEXT_CHARACTERS = 4_000_000
MAX_PAGE_CHARACTERS = 200_000
MAX_OUTPUT_BYTES = 120 * 1024 * 1024
MAX_FILE_BYTES = 32 * 1024 * 1024
MAX_MEMORY_BYTES = 1024 * 1024 * 1024
MAX_SECONDS = 240

PAGE_WIDTH = 900
PAGE_HEIGHT = 2400
THUMBNAIL_SIZE = (300, 420)
_QUALITY = 60
# Slower methods of compressing save a fifth and take three times as long.
_METHOD = 1

REPORT = "report.jsonl"
THUMBNAIL = "thumbnail.webp"


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


class Report:
    """What has been found so far, on disk."""

    def __init__(self, folder: Path, file: IO[str]) -> None:
        self._folder = folder
        self._file = file
        self._written = 0

    def say(self, **fact: object) -> None:
        """Write one line, at once.

        Raises:
            OutputLimitError: that was too much.

        """
        line = json.dumps(fact, ensure_ascii=False) + "\n"
        self._file.write(line)
        self._file.flush()
        self._count(len(line.encode()))

    def save(self, picture: Image, name: str) -> None:
        """Write one picture.

        Raises:
            OutputLimitError: that was too much.

        """
        path = self._folder / name
        picture.save(path, "WEBP", quality=_QUALITY, method=_METHOD)
        self._count(path.stat().st_size)

    def _count(self, size: int) -> None:
        self._written += size
        if self._written > MAX_OUTPUT_BYTES:
            raise OutputLimitError


def read_text(pdf: pypdfium2.PdfDocument, report: Report) -> str:
    """Report the text of each page; return what became of the document, one of its states."""
    count = len(pdf)
    report.say(page_count=count, tagged=bool(pdf.is_tagged()))
    readable = characters = 0
    drawn_on, complete = False, count <= MAX_PAGES
    try:
        for number, page in _pages(pdf):
            readable += 1
            text = page_text.text_of(page)[:MAX_PAGE_CHARACTERS]
            drawn_on = drawn_on or any(True for _ in page.get_objects(max_depth=1))
            characters += len(text)
            report.say(number=number, text=text)
            if characters > MAX_TEXT_CHARACTERS:
                complete = False
                break
    except (OutputLimitError, MemoryError, OSError):
        complete = False
    if count and not readable:
        return "broken"
    if not characters:
        return "scanned" if drawn_on else "empty"
    return "ready" if complete else "limited"


def draw_pages(pdf: pypdfium2.PdfDocument, report: Report) -> str:
    """Report a picture of each page, and save a thumbnail of the first one."""
    try:
        for number, page in _pages(pdf):
            picture = _drawn(page)
            if picture is None:
                continue
            name = f"page-{number}.webp"
            report.save(picture, name)
            report.say(number=number, picture=name, width=picture.width, height=picture.height)
            if number == 1:
                picture.thumbnail(THUMBNAIL_SIZE)
                report.save(picture, THUMBNAIL)
    except (OutputLimitError, MemoryError, OSError):
        return "limited"
    return "drawn"


def _pages(pdf: pypdfium2.PdfDocument) -> Iterator[tuple[int, pypdfium2.PdfPage]]:
    """Yield the pages up to the limit with their numbers; those that cannot be read are missing."""
    for number in range(1, min(len(pdf), MAX_PAGES) + 1):
        try:
            page = pdf[number - 1]
        except pypdfium2.PdfiumError:
            continue
        yield number, page
        page.close()


def _drawn(page: pypdfium2.PdfPage) -> Image | None:
    """Return the picture of a page; None for one that has no size or cannot be drawn."""
    width, height = page.get_size()
    if width < 1 or height < 1:
        return None
    scale = min(PAGE_WIDTH / width, PAGE_HEIGHT / height)
    try:
        return page.render(scale=scale).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError):
        return None


WORK = {"text": read_text, "pictures": draw_pages}


def main(arguments: list[str]) -> None:
    """Do the work named first on the file named second, into the folder named third."""
    limit_this_process()
    work, path, folder = WORK[arguments[0]], Path(arguments[1]), Path(arguments[2])
    with (folder / REPORT).open("w", encoding="utf-8") as file:
        try:
            pdf = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
            state = "encrypted" if locked else "broken"
        else:
            state = work(pdf, Report(folder, file))
            pdf.close()
        file.write(json.dumps({"state": state}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
