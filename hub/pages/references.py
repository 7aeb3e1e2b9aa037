"""The rows that content refers to, as Wagtail's reference extraction reports them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model

# The largest number that a primary key can be.
_LARGEST = 2**63 - 1


def row_number(value: Any) -> int | None:
    """Return an id that stands in content as a number; None for what can be no id."""
    text = str(value)
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < len("9" * 20) else 0
    return number if 0 < number <= _LARGEST else None


def ids_of(model: type[Model], references: Iterable[tuple]) -> Iterator[int]:
    """Yield the ids of rows of `model` among (model, id, model path, content path), in order."""
    for used, value, _model_path, _content_path in references:
        number = row_number(value)
        if number is not None and issubclass(used, model):
            yield number
