"""What a reader typed into the search box, understood once.

The text is untrusted. A small grammar of our own is read here, and the engines are given words,
never their own query languages:

    citizens assembly        both words, in any of their forms
    "citizens assembly"      the words next to each other
    -dudley                  not this word (also -"these words")

Up to four words must all be found. Of more, three in four must (see `Query.required`): people paste
sentences, and asking for every word of one finds nothing.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from .cleaning import clean

LONGEST_TEXT = 500
MOST_PARTS = 24
ALL_WORDS_UP_TO = 4
# Of more words than that, one in this many may be missing.
ONE_MISSING_IN = 4

_ENGLISH = (
    "a about an and are as at be by can do does for from had has have how i if in into is it its "
    "of on or our so than that the their them then there these they this to was we were what when "
    "where which who why will with you your"
)
_WELSH = (
    "y yr ac am ar dan dros drwy ei ein eich eu gan gyda hyn neu o o'r i'r oedd sydd un wrth yn yw"
)
# Words that say nothing about what is sought: they are neither required nor ranked by, unless
# there is nothing else.
STOP_WORDS = frozenset(f"{_ENGLISH} {_WELSH}".split())

_PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"') | {"\u2019": "'"})


@dataclass(frozen=True, slots=True)
class Query:
    """What is sought.

    Attributes:
        text: the text as it was read, to be shown in the box again.
        words: to be found, each once, in the order typed; one may hold several, joined as in
            "co-production", which are then a phrase.
        phrases: to be found as they are.
        excluded: words and phrases that must not be there.
        sentence: words, phrases and the words that say nothing, in the order typed; what a title
            is compared with.
        shortened: the text was longer than we read, or had more parts.

    """

    text: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    sentence: str = ""
    shortened: bool = False

    @property
    def required(self) -> int:
        """How many of `words` must be found: all of up to four, else three in four."""
        count = len(self.words)
        return count if count <= ALL_WORDS_UP_TO else count - count // ONE_MISSING_IN

    @property
    def most(self) -> bool:
        """Whether something is found that lacks some of the words, which a reader should know."""
        return self.required < len(self.words)

    @property
    def empty(self) -> bool:
        """Whether nothing is sought (something may still be excluded)."""
        return not (self.words or self.phrases)


def parse(text: str) -> Query:
    """Return what `text` asks for; whatever it holds, this never fails.

    Only the first `LONGEST_TEXT` characters and `MOST_PARTS` parts are read.
    """
    readable = _readable(text[:LONGEST_TEXT])
    shortened = len(text) > LONGEST_TEXT or len(readable) > LONGEST_TEXT
    readable = readable[:LONGEST_TEXT]
    parts = [part for match in _PART.finditer(readable) if (part := _part(match))]
    shortened = shortened or len(parts) > MOST_PARTS
    parts = parts[:MOST_PARTS]
    found = [(kind, part) for kind, part in parts if kind != "excluded"]
    phrases = _each_once(part for kind, part in found if kind == "phrase")
    words = _each_once(part for kind, part in found if kind == "word")
    telling = tuple(word for word in words if word.casefold() not in STOP_WORDS)
    return Query(
        text=readable,
        words=telling if telling or phrases else words,
        phrases=phrases,
        excluded=_each_once(part for kind, part in parts if kind == "excluded"),
        sentence=" ".join(part for _, part in found),
        shortened=shortened,
    )


def _readable(text: str) -> str:
    """Return `text` in one form of each letter and quotation mark, with single spaces."""
    text = unicodedata.normalize("NFKC", clean(text)).translate(_QUOTES)
    return " ".join(clean(text).split())


def _part(match: re.Match[str]) -> tuple[str, str] | None:
    """Return the kind and text of one part; None if there is no letter or digit in it."""
    phrase = match["phrase"]
    kind = "excluded" if match["minus"] else "word" if phrase is None else "phrase"
    part = _trimmed(match["word"] if phrase is None else phrase)
    return (kind, part) if part else None


def _trimmed(part: str) -> str:
    """Return `part` from its first letter or digit to its last."""
    places = [place for place, character in enumerate(part) if character.isalnum()]
    return part[places[0] : places[-1] + 1] if places else ""


def _each_once(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the parts in order, each only the first time, whatever its case."""
    seen: dict[str, str] = {}
    for part in parts:
        seen.setdefault(part.casefold(), part)
    return tuple(seen.values())
