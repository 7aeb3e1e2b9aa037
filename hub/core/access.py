"""The access rule that every view of ours carries; a system check refuses a view without one."""

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])

# `object` means that the view asks the audience rule about the thing it shows.
RULES = frozenset({"public", "signed-in", "staff", "object"})


def access(rule: str) -> Callable[[View], View]:
    """Mark a view with who may reach it; the view itself (or its decorator) enforces the rule.

    Args:
        rule: one of `RULES`.

    Raises:
        ValueError: the rule is not one of them.

    """
    if rule not in RULES:
        message = f"{rule!r} is not an access rule: {sorted(RULES)}"
        raise ValueError(message)

    def mark(view: View) -> View:
        view.access_rule = rule  # type: ignore[attr-defined]
        return view

    return mark
