"""How text becomes the tokens that are compared: the same for indexes, queries and marks.

Words are runs of letters and digits, in lower case, without accents (so that `ty` finds `tŷ`), cut
back to their English stem (so that `assembly` finds `assemblies`). There is no stemmer for Welsh;
the English one changes a Welsh word the same way wherever it stands.
"""

import re
import threading
from functools import lru_cache

import tantivy
from tantivy import Filter, Tokenizer

# Changes whenever the same text would give other tokens: indexes made before are then rebuilt.
VERSION = 1
LONGEST_TOKEN = 60

_WORD = re.compile(r"[^\W_]+")
_local = threading.local()


def new_analyzer() -> tantivy.TextAnalyzer:
    """Return a new analyser; every opened index must be given one."""
    return (
        tantivy.TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.remove_long(LONGEST_TOKEN))
        .filter(Filter.lowercase())
        .filter(Filter.ascii_fold())
        .filter(Filter.stemmer("english"))
        .build()
    )


def tokens_of(text: str) -> tuple[str, ...]:
    """Return the tokens of `text`, which must be clean (see `search.cleaning`), in order."""
    analyzer = getattr(_local, "analyzer", None)
    if analyzer is None:
        # An analyser keeps buffers of its own, which threads cannot share.
        analyzer = _local.analyzer = new_analyzer()
    return tuple(analyzer.analyze(text))


@lru_cache(maxsize=100_000)
def token_of(word: str) -> str:
    """Return the token of one word, "" if it is too long to have one."""
    return "".join(tokens_of(word))


def placed_tokens(text: str) -> list[tuple[str, int, int]]:
    """Return each token of `text` with where its word begins and ends."""
    return [(token_of(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]
