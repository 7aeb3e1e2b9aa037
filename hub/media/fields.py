"""The form field for a picture: what is no picture, damaged or too large is refused in words."""

import io
import warnings
from pathlib import PurePosixPath
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image as Picture
from PIL import UnidentifiedImageError
from wagtail.images.fields import WagtailImageField

from .formats import extension_of
from .sniffing import sniff

_MILLION = 1_000_000
# What Pillow raises for pictures that are cut off, contradict themselves or are no pictures.
DAMAGED = (OSError, ValueError, SyntaxError, EOFError, IndexError, OverflowError)


class PictureField(WagtailImageField):
    """Wagtail's field, behind checks of ours: its own fall over pictures that are damaged."""

    def to_python(self, data: Any) -> Any:
        """Return the file, checked.

        Raises:
            ValidationError: it cannot be used; the message is for the editor.

        """
        if data not in self.empty_values and data.size:
            check_picture(data, data.name, data.size)
        return super().to_python(data)


def check_picture(file: File, filename: str, size: int) -> None:
    """Check that an uploaded file is the picture it says it is, and that it can be worked with.

    Args:
        file: open for reading; left at its beginning.
        filename: the name it came with, which is compared with the content.
        size: its size in bytes, which may be more than was kept of it.

    Raises:
        ValidationError: it may not be kept; the message is for the editor.

    """
    extension = extension_of(PurePosixPath(filename).name)
    if extension not in settings.WAGTAILIMAGES_EXTENSIONS:
        kinds = ", ".join(kind.upper() for kind in settings.WAGTAILIMAGES_EXTENSIONS)
        raise ValidationError(
            _("Pictures of this kind cannot be uploaded. Use one of: %(kinds)s."),
            code="not-allowed",
            params={"kinds": kinds},
        )
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if size > limit:
        raise ValidationError(
            _("This picture is %(size)s. Pictures can be at most %(limit)s."),
            code="too-large",
            params={"size": filesizeformat(size), "limit": filesizeformat(limit)},
        )
    try:
        _look_at(file, extension)
    finally:
        file.seek(0)


def _look_at(file: IO[bytes], extension: str) -> None:
    """Open the picture, compare its kind, count its pixels, and only then decode it."""
    file.seek(0)
    try:
        with warnings.catch_warnings():
            # The number of pixels is checked below, against our own limit.
            warnings.simplefilter("ignore", Picture.DecompressionBombWarning)
            picture = Picture.open(io.BytesIO(file.read()))
    except Picture.DecompressionBombError as error:
        raise _too_many_pixels(_("more than we can count")) from error
    except UnidentifiedImageError as error:
        raise _another_kind(extension, str(sniff(file).phrase)) from error
    except DAMAGED as error:
        raise _damaged() from error
    kind = (picture.format or "").lower()
    if kind != ("jpeg" if extension == "jpg" else extension):
        raise _another_kind(extension, _("a %(kind)s picture") % {"kind": kind.upper()})
    try:
        _check_pixels(picture.width * picture.height)
        _check_pixels(picture.width * picture.height * getattr(picture, "n_frames", 1))
        picture.load()
    except DAMAGED as error:
        raise _damaged() from error


def _check_pixels(pixels: int) -> None:
    if pixels > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels(_("%(count)s million") % {"count": round(pixels / _MILLION)})


def _too_many_pixels(count: str) -> ValidationError:
    limit = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // _MILLION
    return ValidationError(
        _("This picture has too many pixels: %(count)s. Use one of at most %(limit)s million."),
        code="too-many-pixels",
        params={"count": count, "limit": limit},
    )


def _another_kind(extension: str, found: str) -> ValidationError:
    return ValidationError(
        _(
            "This file says it is a %(claimed)s picture, but it holds %(found)s. "
            "Check that you chose the right file."
        ),
        code="wrong-type",
        params={"claimed": extension.upper(), "found": found},
    )


def _damaged() -> ValidationError:
    return ValidationError(
        _("This picture is damaged. Save it again from the program that made it."), code="damaged"
    )
