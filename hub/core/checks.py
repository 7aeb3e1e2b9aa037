"""System checks of the kernel: every address of ours says who may reach it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import URLPattern, URLResolver, get_resolver

from .access import RULES


@register(Tags.urls)
def check_access_rules(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Return an error for every address of ours whose view carries no access rule.

    An address is ours when the module that lists it is; the admin, whose every view asks for a
    permission, and other packages answer for the addresses that they list.
    """
    return [
        Error(
            f"The address {path!r} has no access rule.",
            hint="Mark its view with hub.core.access.access().",
            obj=pattern.callback,
            id="hub.E001",
        )
        for path, pattern in listed_by_us(get_resolver())
        if rule_of(pattern) not in RULES
    ]


def rule_of(pattern: URLPattern) -> str | None:
    """Return the access rule of the view behind `pattern`; None when it carries none."""
    view = pattern.callback
    rule = getattr(view, "access_rule", None)
    return rule or getattr(getattr(view, "view_class", None), "access_rule", None)


def listed_by_us(
    resolver: URLResolver, *, prefix: str = "", ours: bool = True
) -> Iterator[tuple[str, URLPattern]]:
    """Yield the path and the pattern of every address that a module of ours lists.

    Args:
        resolver: where to look, and below.
        prefix: the path that leads to it.
        ours: whether the module that includes it is ours; a list without a module belongs to it.

    """
    listing = resolver.urlconf_module
    if isinstance(listing, ModuleType):
        ours = _is_ours(listing)
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from listed_by_us(entry, prefix=path, ours=ours)
        elif ours:
            yield path, entry


def _is_ours(module: ModuleType) -> bool:
    """Say whether a module lies in this repository (its virtual environment does not count)."""
    if not module.__file__:
        return False
    path = Path(module.__file__)
    return path.is_relative_to(settings.BASE_DIR) and "site-packages" not in path.parts
