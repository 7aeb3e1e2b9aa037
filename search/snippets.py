"""The part of a text that answers a query, in pieces that say whether they are marked.

The pieces are plain text: a template escapes them and puts `<mark>` around the marked ones, so that
no text can become markup.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .analysis import placed_tokens, tokens_of
from .query import Query

LENGTH = 240
# How far before the first mark a snippet may begin, to show what the sentence is about.
LEAD = 80
SENTENCE_ENDS = (". ", "! ", "? ", "… ")

Segment = tuple[str, bool]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be marked: runs of tokens, most of them of one token."""

    runs: frozenset[tuple[str, ...]] = frozenset()


def marks_of(query: Query) -> Marks:
    """Return what `query` marks: its words and its phrases."""
    parts = (*query.words, *query.phrases)
    return Marks(frozenset(run for part in parts if (run := tokens_of(part))))


def mark(text: str, marks: Marks) -> list[Segment]:
    """Return the whole of `text`, its words marked."""
    text = " ".join(text.split())
    return _segments(text, _spans(text, marks))


def cut(text: str, marks: Marks, length: int = LENGTH) -> list[Segment]:
    """Return the `length` characters of `text` that say most about the query.

    That is where the most different runs stand close together; the beginning if none is there.
    """
    text = " ".join(text.split())
    spans = _spans(text, marks)
    if len(text) <= length:
        return _segments(text, spans)
    start, end = _window(text, spans, length)
    inside = [(a - start, b - start) for a, b, _ in _within(spans, start, end)]
    before = "… " if start else ""
    after = " …" if end < len(text) else ""
    return _joined([(before, False), *_pieces(text[start:end], inside), (after, False)])


def _spans(text: str, marks: Marks) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return where runs stand in `text`: begin, end, run; the longest at each place."""
    if not marks.runs:
        return []
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for run in sorted(marks.runs, key=len, reverse=True):
        firsts.setdefault(run[0], []).append(run)
    placed = placed_tokens(text)
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for number, (token, begin, _) in enumerate(placed):
        if token not in firsts or (found and begin < found[-1][1]):
            continue
        for run in firsts[token]:
            stretch = placed[number : number + len(run)]
            if run == tuple(part for part, _, _ in stretch):
                found.append((begin, stretch[-1][2], run))
                break
    return found


def _window(text: str, spans: list[tuple[int, int, tuple[str, ...]]], length: int) -> Span:
    """Return where the snippet begins and ends: between words, or sentences if one is near."""
    # A run that the text is full of says less than one that stands in it once.
    often = Counter(run for _, _, run in spans)
    best, best_worth = (0, 0), (0, 0.0, 0)
    for number, (begin, _, _) in enumerate(spans):
        near = list(_within(spans[number:], begin, begin + length - LEAD // 2))
        runs = {run for _, _, run in near}
        worth = (len(runs), sum(1 / often[run] for run in runs), len(near))
        if near and worth > best_worth:
            best, best_worth = (begin, near[-1][1]), worth
    first, last = best
    room = max(length - (last - first), 0)
    earliest = max(first - min(LEAD, room), 0)
    start = _sentence_start(text, earliest, first)
    end = min(start + length, len(text))
    if end < len(text):
        space = text.rfind(" ", max(start, last), end + 1)
        end = space if space > start else end
    return start, end


def _sentence_start(text: str, earliest: int, first: int) -> int:
    """Return where to begin between `earliest` and `first`: a sentence, or else a word."""
    if earliest == 0:
        return 0
    starts = [text.rfind(end, earliest, first) + 2 for end in SENTENCE_ENDS]
    if max(starts) > earliest:
        return max(starts)
    space = text.find(" ", earliest, first)
    return space + 1 if space >= 0 else first


def _within(
    spans: Iterable[tuple[int, int, tuple[str, ...]]], start: int, end: int
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the spans that lie wholly between `start` and `end`."""
    return ((a, b, run) for a, b, run in spans if a >= start and b <= end)


def _segments(text: str, spans: list[tuple[int, int, tuple[str, ...]]]) -> list[Segment]:
    """Return `text` in pieces."""
    return _joined(_pieces(text, [(a, b) for a, b, _ in spans]))


def _pieces(text: str, spans: Iterable[Span]) -> Iterator[Segment]:
    """Yield `text` in pieces, the spans marked."""
    place = 0
    for start, end in spans:
        yield text[place:start], False
        yield text[start:end], True
        place = end
    yield text[place:], False


def _joined(pieces: Iterable[Segment]) -> list[Segment]:
    """Return the pieces without empty ones, neighbours of a kind made one."""
    joined: list[Segment] = []
    for text, marked in pieces:
        if not text:
            continue
        if joined and not marked and not joined[-1][1]:
            joined[-1] = (joined[-1][0] + text, False)
        else:
            joined.append((text, marked))
    return joined
