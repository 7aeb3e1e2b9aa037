"""Whether a file may be uploaded, with a message that says why not and what to do."""

from pathlib import PurePosixPath
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from .formats import BY_EXTENSION, Format, extension_of, labels
from .sniffing import Content, sniff

# Captions are text too, so a transcript may be saved under a plain name.
_TEXTS = frozenset({"txt", "csv", "vtt", "srt"})
_TAKES_ANY_TEXT = frozenset({"txt", "csv"})


def check_document(file: IO[bytes], filename: str, size: int) -> Content:
    """Return what an uploaded file holds, if it may be kept.

    Args:
        file: open for reading; left at its beginning.
        filename: the name it came with, which is compared with the content.
        size: its size in bytes, which may be more than was kept of it.

    Raises:
        ValidationError: it may not be kept; the message is for the editor.

    """
    limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    if size > limit:
        raise ValidationError(
            _("This file is %(size)s. Files can be at most %(limit)s."),
            code="too-large",
            params={"size": filesizeformat(size), "limit": filesizeformat(limit)},
        )
    if size == 0:
        raise ValidationError(_("This file is empty."), code="empty")
    claimed = _claimed_format(filename)
    content = sniff(file)
    _check_archive(content)
    if content.format is claimed or _is_text_under_another_name(content, claimed):
        return _as_claimed(content, claimed)
    raise ValidationError(
        _(
            "This file says it is %(claimed)s, but it holds %(found)s. "
            "Check that you chose the right file."
        ),
        code="wrong-type",
        params={"claimed": claimed.phrase, "found": content.phrase},
    )


def _claimed_format(filename: str) -> Format:
    """Return the format that the name claims.

    Raises:
        ValidationError: files of that kind are not taken.

    """
    extension = extension_of(PurePosixPath(filename).name)
    claimed = BY_EXTENSION.get(extension)
    if claimed is not None:
        return claimed
    if extension:
        message = _("Files ending in .%(extension)s cannot be uploaded. Use one of: %(labels)s.")
    else:
        message = _(
            "The name of this file has no ending such as .pdf. Give it the ending of what it is: "
            "%(labels)s."
        )
    raise ValidationError(
        message,
        code="not-allowed",
        params={"extension": extension[:20], "labels": labels()},
    )


def _check_archive(content: Content) -> None:
    """Refuse what cannot be looked into or holds a program.

    Raises:
        ValidationError: it is such a file.

    """
    if content.absurd:
        raise ValidationError(
            _("This archive is damaged, or would become far larger when it is opened."),
            code="absurd",
        )
    if content.locked:
        raise ValidationError(
            _("This archive is locked with a password, so it cannot be checked."), code="locked"
        )
    if content.macros:
        raise ValidationError(
            _("This file holds macros or a program. Save it without them, then upload it again."),
            code="macros",
        )


def _is_text_under_another_name(content: Content, claimed: Format) -> bool:
    found = content.format
    return found is not None and found.extension in _TEXTS and claimed.extension in _TAKES_ANY_TEXT


def _as_claimed(content: Content, claimed: Format) -> Content:
    """Return the content under the claimed format: plain text may be a table."""
    return Content(claimed, claimed.phrase, content.charset)


def describe(file: IO[bytes], filename: str) -> Content:
    """Return what a file holds, under the name that its ending gives a text; refuses nothing.

    The file is left at its beginning.
    """
    content = sniff(file)
    claimed = BY_EXTENSION.get(extension_of(filename))
    if claimed is not None and _is_text_under_another_name(content, claimed):
        return _as_claimed(content, claimed)
    return content


def check_words(description: str, *, decorative: bool) -> None:
    """Check that a picture has words for who cannot see it, or needs none.

    Raises:
        ValidationError: it has neither, or both; the message is for the editor.

    """
    if decorative and description.strip():
        raise ValidationError(
            _(
                "You described this picture and also ticked “decorative”. Untick it, or take the "
                "description out."
            ),
            code="described-and-decorative",
        )
    if not decorative and not description.strip():
        raise ValidationError(
            _(
                "Describe what this picture shows, for people who cannot see it. If it adds "
                "nothing that the text does not say, tick “decorative” instead."
            ),
            code="no-words",
        )
