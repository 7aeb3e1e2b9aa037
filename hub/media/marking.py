"""Marks the words that a reader searched for in the text of a page."""

import re
import unicodedata

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

MAX_WORDS = 16
MAX_CHARACTERS = 200
_LONG_ENOUGH_TO_BEGIN_A_WORD = 4
_WORD = re.compile(r"\w+")


def words_of(query: str) -> list[str]:
    """Return the words of a query, folded; the first few of them, however long it is."""
    words = (_folded(match.group()) for match in _WORD.finditer(query[:MAX_CHARACTERS]))
    return list(dict.fromkeys(words))[:MAX_WORDS]


def marked(text: str, words: list[str]) -> SafeString:
    """Return the text as HTML, with `<mark>` around each word that was searched for.

    A searched word of four letters or more also marks the words that begin with it. Accents and
    case make no difference.
    """
    if not words:
        return conditional_escape(text)
    pieces, end = [], 0
    for match in _WORD.finditer(text):
        if _wanted(_folded(match.group()), words):
            pieces.append(
                (text[end : match.start()], format_html("<mark>{}</mark>", match.group()))
            )
            end = match.end()
    pieces.append((text[end:], ""))
    return format_html_join("", "{}{}", pieces)


def _wanted(word: str, words: list[str]) -> bool:
    return any(
        word == wanted or (len(wanted) >= _LONG_ENOUGH_TO_BEGIN_A_WORD and word.startswith(wanted))
        for wanted in words
    )


def _folded(word: str) -> str:
    """Return a word without case or accents."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
