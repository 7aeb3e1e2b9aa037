"""Keys that stay the same, by which what was loaded before is recognised."""

from uuid import UUID, uuid5

_NAMESPACE = UUID("6f5a1c3e-58a0-4d0b-9f43-0d3a6d1f2b77")


def key_for(*parts: str) -> UUID:
    """Return the key of a thing, such as ``key_for("page", "library")``.

    Pages carry it as their translation key, which no editor changes: a page that was renamed or
    moved is still recognised.
    """
    return uuid5(_NAMESPACE, "/".join(parts))
