"""The programme page: every line of ``hub/demo/programme-page.txt``, in its order.

The words are read from that file, so that they exist once. What each line is (paragraph, heading,
quotation, note, row of a table) is said here, by its number.

The file was taken from a web page, whose footnote markers and list signs became plain characters;
the markers are written ``[1]`` here, as editors write them. Each ``footnotes`` block lists the
notes of the stretch before it and begins the numbering again: both notes are number 1.
"""

from html import escape
from pathlib import Path
from typing import NamedTuple

from .other_resources import OTHER_RESOURCES
from .plans_and_letters import PLANS_AND_LETTERS
from .publications import CASE_STUDIES, HANDBOOK
from .resource import Resource

SOURCE = Path(__file__).resolve().parent.parent / "programme-page.txt"
LINES = SOURCE.read_text(encoding="utf-8").splitlines()
MARKERS = {3: ("; 1 and", ";[1] and"), 21: ("programme: 1", "programme:[1]")}

TITLE = "Innovation in Democracy Programme"
SLUG = "innovation-in-democracy"
SUMMARY = (
    "Three local authorities piloted citizens' assemblies to involve residents in local "
    "decision-making. With the programme's handbook, case studies and other resources."
)
TOPICS = ("citizens-assemblies", "planning", "learning")
INITIATIVE = "iidp"
VIDEO_TITLE = "The Innovation in Democracy Programme (demonstration clip)"
VIDEO_DURATION = "39 seconds"


class Block(NamedTuple):
    """One block of the body.

    ``kind`` is the name of a block of ``hub.pages``: text, heading, quotation, video, footnotes,
    documents or resources. ``key`` is unique in the page and never changes, because heading
    anchors are made from it. ``value`` is HTML for text, a tuple of resources for documents and
    resources, and else plain text. ``note`` is a heading's level or a table's caption.
    """

    kind: str
    key: str
    value: str | tuple[Resource, ...]
    note: str = ""


def line(number: int) -> str:
    """Return the words of line ``number`` (from 1) without list sign, with ``[1]`` for a marker."""
    words = LINES[number - 1].removeprefix("- ")
    return words.replace(*MARKERS[number]) if number in MARKERS else words


def text(*numbers: int) -> Block:
    """Return the lines as paragraphs; neighbouring lines that are list items become one list."""
    parts = []
    for number in numbers:
        words = escape(line(number), quote=False)
        if not LINES[number - 1].startswith("- "):
            parts.append(f"<p>{words}</p>")
        elif parts and parts[-1].endswith("</ul>"):
            parts[-1] = f"{parts[-1].removesuffix('</ul>')}<li>{words}</li></ul>"
        else:
            parts.append(f"<ul><li>{words}</li></ul>")
    return Block("text", f"text-{numbers[0]}", "".join(parts))


def heading(number: int, level: str = "h2") -> Block:
    """Return the line as a heading."""
    return Block("heading", f"heading-{number}", line(number), level)


def quotation(number: int) -> Block:
    """Return the line as a quotation; the page names nobody for it."""
    return Block("quotation", f"quotation-{number}", line(number))


def footnotes(number: int) -> Block:
    """Return the line, which begins with its number 1, as the only note of its stretch."""
    return Block("footnotes", f"footnotes-{number}", line(number).removeprefix("1"))


BODY = (
    text(1, 2, 3, 4, 5),
    Block("video", "video", VIDEO_TITLE),
    text(6),
    heading(7),
    text(8),
    footnotes(9),
    quotation(10),
    text(11, 12, 13, 14),
    quotation(15),
    text(16, 17, 18, 19),
    heading(20),
    text(21, 22, 23, 24, 25, 26),
    Block("documents", "case-studies", CASE_STUDIES),
    heading(27),
    text(28, 29),
    Block("documents", "handbook", (HANDBOOK,)),
    heading(30),
    heading(31, level="h3"),
    text(32, 33, 34, 35),
    heading(36, level="h3"),
    text(37),
    heading(38),
    text(39),
    footnotes(40),
    Block("resources", "other-resources", OTHER_RESOURCES, line(38)),
    heading(52),
    text(53),
    Block("resources", "plans-and-letters", PLANS_AND_LETTERS, line(52)),
)
