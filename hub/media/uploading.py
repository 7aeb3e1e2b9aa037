"""Documents and images made in code, with the checks that the forms make."""

from django.contrib.auth.models import AbstractBaseUser
from django.core.files import File
from django.db.models import Model
from wagtail.models import Collection

from hub.core.transactions import unit_of_work

from .checking import check_document, check_words
from .fields import PictureField
from .models import Accessible, Document, Image


def create_document(  # noqa: PLR0913 - keywords, each a field of the form
    *,
    title: str,
    file: File,
    collection: Collection | None = None,
    language: str = "en",
    licence: Model | None = None,
    accessible: str = Accessible.UNCHECKED,
    user: AbstractBaseUser | None = None,
) -> Document:
    """Return a new document, whose text is read by the worker soon after the commit.

    Args:
        title: what readers see.
        file: an open file with a name; its content must be what the name says.
        collection: where it is kept, which decides who may open it; the root when None.
        language: code of the language that it is written in.
        licence: the `taxonomy.Licence` on which it may be used again.
        accessible: one of `Accessible`.
        user: who uploaded it.

    Raises:
        ValidationError: the file is of a kind that is not taken, empty, too large, or not what it
            says; or a field is wrong.

    """
    check_document(file, file.name or "", file.size)
    document = Document(
        title=title,
        file=file,
        language=language,
        licence=licence,
        accessible=accessible,
        uploaded_by_user=user,
    )
    if collection is not None:
        document.collection = collection
    document.full_clean()
    with unit_of_work():
        document.save()
    return document


def create_image(  # noqa: PLR0913 - keywords, each a field of the form
    *,
    title: str,
    file: File,
    description: str = "",
    decorative: bool = False,
    collection: Collection | None = None,
    user: AbstractBaseUser | None = None,
) -> Image:
    """Return a new image.

    Args:
        title: what editors see.
        file: an open file with a name.
        description: what the picture shows, for who cannot see it.
        decorative: that it adds nothing which the text does not say.
        collection: where it is kept, which decides who may see it; the root when None.
        user: who uploaded it.

    Raises:
        ValidationError: it has neither a description nor is decorative, or both; or the file is
            no picture that we take.

    """
    check_words(description, decorative=decorative)
    image = Image(
        title=title,
        file=PictureField().clean(file),
        description=description,
        decorative=decorative,
        uploaded_by_user=user,
    )
    if collection is not None:
        image.collection = collection
    image.full_clean()
    with unit_of_work():
        image.save()
    return image
