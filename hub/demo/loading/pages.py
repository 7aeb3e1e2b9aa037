"""Making pages: found by their key, published once, and not touched again."""

import json
from collections.abc import Iterable
from typing import Any

from wagtail.models import Locale, Page

from hub.taxonomy.models import Topic

from .keys import key_for


def find_page(key: str, language: str = "en") -> Page | None:
    """Return the page that was loaded under ``key``, wherever it is now, or None."""
    found = Page.objects.filter(
        translation_key=key_for("page", key), locale__language_code=language
    ).first()
    return found.specific if found else None


def add_page(page: Page, *, parent: Page, key: str, topics: Iterable[str] = ()) -> Page:
    """Add ``page`` below ``parent`` and publish it; return it.

    Args:
        page: an unsaved page with a slug.
        parent: where it goes.
        key: by which `find_page` finds it later.
        topics: codes of its topics, which exist.

    """
    page.locale = Locale.objects.get(language_code="en")
    page.translation_key = key_for("page", key)
    parent.add_child(instance=page)
    page.topics.set(Topic.objects.filter(code__in=list(topics)))
    page.save_revision().publish()
    return page


def stream(key: str, blocks: Iterable[tuple[str, str, Any]]) -> str:
    """Return the value of a StreamField, as JSON.

    Args:
        key: of the page.
        blocks: (type, key in the page, value as it is stored). The ids of the blocks are made from
            the keys, so that the addresses of headings are the same wherever this is loaded.

    """
    return json.dumps(
        [
            {"type": kind, "value": value, "id": str(key_for("block", key, name))}
            for kind, name, value in blocks
        ]
    )


def items(block: str, values: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the value of a list inside a block as it is stored; ``block`` is the block's key."""
    return [
        {"type": "item", "value": value, "id": str(key_for("item", block, str(number)))}
        for number, value in enumerate(values)
    ]
