"""Footnote markers: `[1]` in a text, the link that it becomes, and the way back.

A footnotes block closes a section of the body: the stretch since the footnotes block before it.
`[2]` in that stretch points to its second note.
"""

import re
from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

MARKER = re.compile(r"\[([1-9]\d{0,2})\]")
_MARKER_AND_SPACE = re.compile(r"\s*" + MARKER.pattern)

# Tags, with any `>` inside a quoted attribute; what is between them is text.
_TAG = re.compile(r"""(<(?:"[^"]*"|'[^']*'|[^'">])*>)""")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")

# A link inside these would be a link in a link, or no link at all.
CLOSED = frozenset(
    {"a", "button", "label", "option", "script", "style", "summary", "svg", "textarea", "title"}
)


class Section:
    """The notes of one section, and which of them its text has referred to so far."""

    def __init__(self, key: str, size: int) -> None:
        """Begin a section.

        Args:
            key: what its addresses begin with; that of the footnotes block, so it lasts.
            size: how many notes there are.

        """
        self.key = key
        self.size = size
        self._references: dict[int, int] = {}

    def note_id(self, number: int) -> str:
        """Return the `id` of a note."""
        return f"note-{self.key}-{number}"

    def refer(self, number: int) -> str:
        """Return the `id` of the next reference to a note."""
        count = self._references[number] = self._references.get(number, 0) + 1
        return self._reference_id(number, count)

    def ways_back(self, number: int) -> list[dict[str, str]]:
        """Return {id, letter} of each reference to a note; no letter where there is only one."""
        count = self._references.get(number, 0)
        return [
            {
                "id": self._reference_id(number, turn),
                "letter": _letters(turn) if count > 1 else "",
            }
            for turn in range(1, count + 1)
        ]

    def _reference_id(self, number: int, turn: int) -> str:
        suffix = f"-{_letters(turn)}" if turn > 1 else ""
        return f"ref-{self.key}-{number}{suffix}"


def link_markers(html: SafeString, section: Section) -> SafeString:
    """Return the HTML with a link in the place of every marker that has a note.

    Only text is looked at: not attributes, and not what is inside a link or a button.

    Args:
        html: made by our templates, so already escaped.
        section: the notes; what is referred to is remembered in it.

    """
    parts = []
    for part, is_text in _parts(html):
        parts.append(MARKER.sub(lambda found: _link(found, section), part) if is_text else part)
    return SafeString("".join(parts))


def markers_in(html: str) -> Iterator[int]:
    """Yield the number of every marker in the HTML that `link_markers` would look at."""
    for part, is_text in _parts(html):
        if is_text:
            yield from (int(number) for number in MARKER.findall(part))


def without_markers(text: str) -> str:
    """Return plain text without markers, for where nothing can be followed."""
    return _MARKER_AND_SPACE.sub("", text)


def _parts(html: str) -> Iterator[tuple[str, bool]]:
    """Yield (part, whether it is text that may hold links), all of `html` in order."""
    depth = 0
    for part in _TAG.split(html):
        if not part.startswith("<"):
            yield part, depth == 0
            continue
        name = _NAME.match(part)
        if name and name[1].lower() in CLOSED:
            depth = max(0, depth - 1) if part.startswith("</") else depth + 1
        yield part, False


def _link(found: re.Match[str], section: Section) -> str:
    """Return the link for one marker; the marker itself where there is no such note."""
    number = int(found[1])
    if number > section.size:
        return found[0]
    context = {
        "id": section.refer(number),
        "note_id": section.note_id(number),
        "number": number,
    }
    return render_to_string("blocks/noteref.html", context).strip()


def _letters(turn: int) -> str:
    """Return the letters of a turn: a for 1, z for 26, aa for 27."""
    letters = ""
    while turn:
        turn, rest = divmod(turn - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
