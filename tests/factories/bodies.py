"""Bodies of pages: one block after another, as editors would put them together."""

from uuid import UUID

from wagtail.blocks import StreamValue

from hub.pages.blocks import ContentBlocks

BLOCKS = ContentBlocks()


def body_of(*blocks) -> StreamValue:
    """Return a body of (type, value) or (type, value, id); values as they are stored."""
    raw = [
        {"type": kind, "value": value, "id": str(*rest or [UUID(int=number << 96)])}
        for number, (kind, value, *rest) in enumerate(blocks, start=1)
    ]
    return BLOCKS.to_python(raw)


def heading(text, level="h2"):
    return "heading", {"text": text, "level": level}


def text(html):
    return "text", html


def footnotes(*notes):
    return "footnotes", {"notes": list(notes)}


def table(*rows, caption="A table", row_headers=False):
    first, *others = rows
    return "table", {
        "table": {
            "caption": caption,
            "columns": [{"type": "text", "heading": words} for words in first],
            "rows": [{"values": list(row)} for row in others],
        },
        "row_headers": row_headers,
    }


def resources(*rows, caption="Resources"):
    """Return a table of resources: each row a page, or (page, authors as written)."""
    pairs = [row if isinstance(row, tuple) else (row, "") for row in rows]
    return "resources", {
        "caption": caption,
        "rows": [{"page": page.pk, "authors": authors} for page, authors in pairs],
    }


def documents(*files):
    return "documents", {"documents": [file.pk for file in files]}


def video(**fields):
    empty = dict.fromkeys(("file", "poster", "captions"))
    blank = dict.fromkeys(("url", "duration", "no_captions_reason", "transcript"), "")
    return "video", {"title": "A video", **empty, **blank, **fields}
