"""What editors and readers are told about the text of a document, in plain words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .extracting import MAX_PAGES
from .models import Document, TextState

_FOR_EDITORS = {
    TextState.PENDING: _(
        "The text of this file is being read. Look again in a minute to see whether readers can "
        "search it."
    ),
    TextState.SCANNED: _(
        "This PDF is pictures of pages; readers cannot search it, and people who use a screen "
        "reader cannot read it. Run it through text recognition (OCR) and upload it again."
    ),
    TextState.EMPTY: _(
        "This PDF has no pages, or nothing on them. Check that it is the right file."
    ),
    TextState.ENCRYPTED: _(
        "This PDF is locked with a password; readers cannot open or search it. Save it without a "
        "password and upload it again."
    ),
    TextState.BROKEN: _(
        "This PDF is damaged; its text could not be read and some readers may not be able to open "
        "it. Save it again from the program that made it, then upload it here."
    ),
    TextState.NOT_READ: _(
        "The text of files of this kind is not read. Readers find it by its title, so make that "
        "say what the file is about."
    ),
}
_FOR_READERS = {
    TextState.PENDING: _("The text of this document is still being read. Try again in a minute."),
    TextState.SCANNED: _(
        "The pages of this document are pictures, so their text cannot be shown or searched."
    ),
    TextState.EMPTY: _("There is nothing on the pages of this document."),
    TextState.ENCRYPTED: _(
        "This document is locked with a password, so its text cannot be shown here."
    ),
    TextState.BROKEN: _("The text of this document could not be read."),
    TextState.NOT_READ: _("The text of files of this kind is not shown here."),
}
_GOOD = frozenset({TextState.READY, TextState.LIMITED, TextState.NOT_READ, TextState.PENDING})


def note_for_editors(document: Document) -> str | Promise:
    """Return what an editor should know about the text, and what to do about it."""
    if document.text_state == TextState.READY:
        count = document.page_count or 0
        return ngettext(
            "Readers can search the text of this file: %(count)s page was read.",
            "Readers can search the text of this file: %(count)s pages were read.",
            count,
        ) % {"count": count}
    if document.text_state == TextState.LIMITED:
        return _(
            "Readers can search only the beginning of this file: at most %(count)s pages are read, "
            "and reading stops when it takes too long. Consider uploading it in parts."
        ) % {"count": MAX_PAGES}
    return _FOR_EDITORS[TextState(document.text_state)]


def warns(document: Document) -> bool:
    """Say whether the note tells of something that the editor should put right."""
    return document.text_state not in _GOOD


def note_on_tags(document: Document) -> str | Promise:
    """Return the warning about a PDF without tags; "" when it has them or nobody knows."""
    if document.tagged is not False or not document.has_text:
        return ""
    return _(
        "This PDF has no tags, so a screen reader cannot tell headings, lists and tables apart. "
        "Export it again as a tagged (accessible) PDF if you can."
    )


def note_for_readers(document: Document) -> str | Promise:
    """Return why the reading page shows no text, or not all of it; "" when it shows all."""
    if document.text_state == TextState.LIMITED:
        return _(
            "This document is long. Only the text of its first pages is shown here; the file "
            "itself has all of them."
        )
    return _FOR_READERS.get(TextState(document.text_state), "")
