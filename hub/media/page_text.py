"""The text of one page of a PDF as people would write it: paragraphs, not lines of print.

A PDF knows glyphs and places, not paragraphs. Where a line ended because it was full, it is joined
to the next; where the next word would still have fitted, or the type or the gap changes, a
paragraph ended. Runs in the child process: nothing here may import Django.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
# PDFium writes U+FFFE or U+0002 where it joined a word that was broken at the end of a line.
_JOINED = "\ufffe\x02"
_SOFT_HYPHEN = "\u00ad"
_HYPHENS = ("-", "\u2010", _SOFT_HYPHEN, *_JOINED)
_LINE_ENDS = re.compile(rf"\r\n|\n|\r|(?<=[{_JOINED}])")
# Not a tab, a line end, or one of the marks above, which are needed until lines are joined.
_CONTROLS = re.compile(r"[\x00\x01\x03-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u200b\ufeff\uffff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_BULLET = re.compile(r"[•‣◦▪●○■\u2013*]\s|\(?(\d{1,2}|[a-z])[.)]\s", re.IGNORECASE)
# A line of a table of contents.
_ENTRY = re.compile(r"\s\d{1,3}\s*$")
_ONLY_BULLETS = re.compile(r"[•‣◦▪●○■\s]*")
_LAST_WORD = re.compile(r"(\w+)\W$")
_FIRST_WORD = re.compile(r"\w+")

# Parts of a line's height, and points.
_GAP_OF_A_PARAGRAPH = 0.6
_MORE_THAN_USUAL = 1.3
_TOUCHING = 0.1
_ENOUGH_LINES = 4
_BACK_UP = 3
_CHANGE_OF_TYPE = 0.1
_SAME_EDGE_POINTS = 3
_SAME_COLUMN_POINTS = 60
_MOST_OF_A_COLUMN = 0.6
_FITS_POINTS = 4


@dataclass(frozen=True)
class Line:
    """A line of print: its text and, in points, its edges and the width of its first word."""

    text: str
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0
    first_word: float = 0.0

    @property
    def height(self) -> float:
        """How tall the type is."""
        return self.top - self.bottom


@dataclass(frozen=True)
class Setting:
    """How a line was set: the edge it could have reached, and the gap that ends a paragraph."""

    edge: float
    gap: float


def text_of(page: pypdfium2.PdfPage) -> str:
    """Return the text of a page: paragraphs apart by an empty line.

    Raises:
        pypdfium2.PdfiumError: the page cannot be read.

    """
    textpage = page.get_textpage()
    try:
        return paragraphs(list(_lines(textpage)))
    finally:
        textpage.close()


def clean(text: str) -> str:
    """Return text that every database and reader can hold.

    Ligatures become letters (nothing else is folded); NUL and other controls are taken out; halves
    of characters outside the basic plane are joined, and lone ones dropped.
    """
    if _SURROGATES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return _CONTROLS.sub("", text).translate(_LIGATURES)


def paragraphs(lines: Sequence[Line]) -> str:
    """Return lines joined to paragraphs, with words that were broken at a line's end made whole.

    A hyphen at a line's end is kept where the same word is written with it elsewhere on the page.
    """
    lines = [line for line in lines if not _ONLY_BULLETS.fullmatch(line.text)]
    written = " ".join(line.text for line in lines).lower()
    settings = _settings(lines)
    joined: list[str] = []
    for number, line in enumerate(lines):
        text = line.text.strip()
        if number and not _begins_paragraph(lines[number - 1], line, settings[number - 1]):
            joined[-1] = _join(joined[-1], text, written)
        else:
            joined.append(text)
    whole = "\n\n".join(joined)
    for mark in (_SOFT_HYPHEN, *_JOINED):
        whole = whole.replace(mark, "")
    return re.sub(r"[ \t\u00a0]+", " ", whole).strip()


def _lines(textpage: pypdfium2.PdfTextPage) -> Iterable[Line]:
    """Yield the lines of a page that hold anything."""
    start = 0
    whole = textpage.get_text_range(errors="surrogatepass")
    ends = [match.span() for match in _LINE_ENDS.finditer(whole)]
    for end, after in [*ends, (len(whole), len(whole))]:
        text = clean(whole[start:end])
        if text.strip():
            yield _placed(textpage, text, start, end - 1)
        start = after


def _placed(textpage: pypdfium2.PdfTextPage, text: str, first: int, last: int) -> Line:
    """Return a line with its edges; without them where PDFium does not know a character's box."""
    word = _FIRST_WORD.search(text)
    end = min(first + (word.end() if word else 1) - 1, last)
    while last > first and not text[: last - first + 1].strip():
        last -= 1
    try:
        left, bottom, _right, top = textpage.get_charbox(first, loose=True)
        right = textpage.get_charbox(last, loose=True)[2]
        word_end = textpage.get_charbox(end, loose=True)[2]
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        return Line(text)
    return Line(text, left, right, bottom, top, word_end - left)


def _settings(lines: Sequence[Line]) -> list[Setting]:
    """Return how each line was set.

    Its edge is usually that of its column: as far as lines of the same type go that begin about
    where it does. A stretch with a left edge of its own and most of the column's width (a box, a
    quotation) has a right edge of its own too; a short list has not.
    """
    settings: list[Setting] = []
    for stretch in _stretches(lines):
        first = stretch[0]
        column = max(
            other.right
            for other in lines
            if abs(other.left - first.left) <= _SAME_COLUMN_POINTS and _same_type(first, other)
        )
        own = max(line.right for line in stretch)
        wide = own - first.left >= _MOST_OF_A_COLUMN * (column - first.left)
        usual = _usual_gap(first, lines)
        gap = max(_GAP_OF_A_PARAGRAPH * first.height, _MORE_THAN_USUAL * usual)
        settings += [Setting(own if wide else column, gap)] * len(stretch)
    return settings


def _usual_gap(line: Line, lines: Sequence[Line]) -> float:
    """Return the gap between lines of this type inside a paragraph: the smallest on the page.

    Lines that nearly touch are raised figures and the like, and do not count. A few lines show
    nothing: they may be headings, each by itself.
    """
    gaps = [
        before.bottom - after.top
        for before, after in pairwise(lines)
        if _same_type(line, before) and _same_type(line, after)
    ]
    if len(gaps) < _ENOUGH_LINES:
        return 0.0
    return min((gap for gap in gaps if gap > _TOUCHING * line.height), default=0.0)


def _stretches(lines: Sequence[Line]) -> Iterable[list[Line]]:
    """Yield runs of lines of one type and one left edge."""
    stretch: list[Line] = []
    for line in lines:
        same = stretch and abs(stretch[-1].left - line.left) <= _SAME_EDGE_POINTS
        if stretch and not (same and _same_type(stretch[-1], line)):
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _same_type(line: Line, other: Line) -> bool:
    return abs(line.height - other.height) <= _CHANGE_OF_TYPE * line.height


def _begins_paragraph(before: Line, line: Line, setting: Setting) -> bool:
    if before.text.endswith(tuple(_JOINED)):
        return False
    if _BULLET.match(line.text) or (_ENTRY.search(before.text) and line.text[:1].isupper()):
        return True
    if not before.height or not line.height:
        return False
    gap = before.bottom - line.top
    apart = gap > setting.gap or gap < -_BACK_UP * before.height
    if apart or not _same_type(before, line):
        return True
    return before.right + line.first_word + _FITS_POINTS < setting.edge


def _join(before: str, after: str, written: str) -> str:
    """Return two lines as one; a word broken between them is made whole."""
    if before.endswith(_HYPHENS) and after[:1].islower():
        last, first = _LAST_WORD.search(before), _FIRST_WORD.match(after)
        if last and first:
            word = _whole_word(last.group(1), first.group(), written)
            return before[: last.start(1)] + word + after[first.end() :]
    return f"{before} {after}"


def _whole_word(start: str, end: str, written: str) -> str:
    """Return a broken word: with its hyphen if the page writes it so elsewhere."""
    hyphenated = f"{start}-{end}"
    return hyphenated if hyphenated.lower() in written else start + end
