"""Template tags about files."""

from django import template

from hub.media.models import Document
from hub.media.wording import note_for_editors, note_on_tags, warns

register = template.Library()


@register.simple_tag
def text_notes(document: Document) -> list[dict[str, object]]:
    """Return what an editor should know about a file: dictionaries of text and warning (bool)."""
    notes: list[dict[str, object]] = [
        {"text": note_for_editors(document), "warning": warns(document)}
    ]
    if tags := note_on_tags(document):
        notes.append({"text": tags, "warning": True})
    return notes
