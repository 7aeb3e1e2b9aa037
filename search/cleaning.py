"""Text as the tables and both sides of a search can hold it."""

import re
import unicodedata

# Of no width: soft hyphens from PDFs, joiners, direction marks, byte order marks.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# PostgreSQL refuses NUL; a lone surrogate cannot be written as UTF-8 anywhere.
_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ud800-\udfff]")


def clean(text: str) -> str:
    """Return `text` composed (NFC), without characters that cannot be stored or seen."""
    return unicodedata.normalize("NFC", _UNUSABLE.sub(" ", _INVISIBLE.sub("", text)))
