"""Made-up text whose words are as frequent as in real text, the same for the same seed.

A sentence is a walk through the sentences of one of our own documents, from each word to one that
followed it there. Each text keeps to a few documents and to a few places that do not exist, most
of them very rare: so texts differ in what they are about, repeat what they are about, and have the
long tail of words that real text has. Sentences that name somebody are left out, and so nothing is
said about anybody.
"""

import re
from functools import cache
from html import unescape
from itertools import accumulate, islice, product
from pathlib import Path
from random import Random

SOURCES = Path(__file__).resolve().parent.parent / "documents"
# What the tests and the guide look for stays rare.
KEPT_RARE = frozenset({"companion", "honorarium"})
PREPOSITIONS = frozenset({"in", "at", "from", "for", "near", "to"})
NAME_SHARE = 0.25
NAMES = 20_000
# How many documents and places one text keeps to.
SUBJECTS, PLACES = 3, 12
# Zipf's law as Mandelbrot put it: the frequency of a word falls with its rank.
EXPONENT, SHIFT = 0.8, 2.7

_TEXT = re.compile(r"<(p|li|dd)\b[^>]*>(.*?)</\1>", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.?!])\s+")
# fmt: off
_ONSETS = ["B", "Br", "C", "Cl", "D", "Dr", "F", "G", "Gr", "H", "K", "L", "M", "N", "P", "R", "S",
           "Sh", "St", "T", "Th", "Tr", "W", "Wh"]
_VOWELS = ["a", "ai", "e", "ea", "ee", "i", "o", "oa", "oo", "u"]
_MIDDLES = ["d", "l", "ll", "m", "n", "nd", "r", "rn", "rr", "s", "st", "t", "th", "v", "w"]
_ENDINGS = ["bury", "by", "combe", "croft", "dale", "den", "field", "ford", "gate", "ham", "hurst",
            "ley", "mere", "ton", "wick", "worth"]
# fmt: on

Chain = dict[str, list[str]]


class Wording:
    """Writes sentences; two with the same seed write the same."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed)  # noqa: S311 - nothing secret
        self._chains = self._random.sample(chains(), SUBJECTS)
        everywhere, weights = names()
        self._places = self._random.choices(everywhere, cum_weights=weights, k=PLACES)

    def name(self) -> str:
        """Return the name of a place that does not exist."""
        return self._random.choice(self._places)

    def sentence(self) -> str:
        """Return one sentence."""
        chain = self._random.choice(self._chains)
        words: list[str] = []
        word = self._random.choice(chain[""])
        while word:
            words.append(word)
            if word in PREPOSITIONS and self._random.random() < NAME_SHARE:
                words.append(f"{self.name()},")
            word = self._random.choice(chain[word])
        return " ".join(words)

    def text(self, length: int) -> str:
        """Return sentences of at least ``length`` words together."""
        sentences: list[str] = []
        count = 0
        while count < length:
            sentences.append(self.sentence())
            count += sentences[-1].count(" ") + 1
        return " ".join(sentences)


@cache
def chains() -> list[Chain]:
    """Return, for each of our documents, the words that follow each of its words, as often.

    What follows "" begins a sentence; "" follows what ends one.
    """
    made = []
    for path in sorted(SOURCES.glob("*.html")):
        followers: Chain = {}
        for sentence in sentences(path):
            words = sentence.split()
            for word, following in zip(["", *words], [*words, ""], strict=True):
                followers.setdefault(word, []).append(following)
        made.append(followers)
    return made


def sentences(path: Path) -> list[str]:
    """Return the sentences of a document that name nobody and have no blanks to fill in."""
    found = []
    for _tag, html in _TEXT.findall(path.read_text(encoding="utf-8")):
        if 'class="blank"' not in html:
            text = unescape(re.sub(r"<[^>]+>", "", html))
            found += [part for part in _SENTENCE.split(" ".join(text.split())) if _fits(part)]
    return found


def _fits(sentence: str) -> bool:
    """Say whether a sentence is whole, names nobody and holds nothing that is to stay rare."""
    words = re.findall(r"[\w'’]+", sentence)
    return (
        sentence.endswith((".", "?", "!"))
        and not any(word[0].isupper() and word != "I" for word in words[1:])
        and KEPT_RARE.isdisjoint(word.lower() for word in words)
    )


@cache
def names() -> tuple[list[str], list[float]]:
    """Return names of places, the most frequent first, with weights added up."""
    parts = list(product(_ONSETS, _VOWELS, _MIDDLES, _ENDINGS))
    Random(0).shuffle(parts)  # noqa: S311 - an order without system
    made = list(islice(dict.fromkeys("".join(part) for part in parts), NAMES))
    weights = accumulate(1 / (rank + SHIFT) ** EXPONENT for rank in range(1, len(made) + 1))
    return made, list(weights)
