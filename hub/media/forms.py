"""The forms behind every door by which editors bring files in.

Wagtail builds the add form, the multiple upload, the chooser's upload and the edit form from these
bases (WAGTAILDOCS_DOCUMENT_FORM_BASE, WAGTAILIMAGES_IMAGE_FORM_BASE), so a check made here is made
everywhere. A refused file is never stored; the form comes back with everything that was typed.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from .checking import check_document, check_words
from .fields import PictureField
from .formats import labels
from .models import Document, Image
from .receivers import remove_on_commit


class DocumentForm(BaseDocumentForm):
    """A document; the file must be what its name says."""

    class Meta(BaseDocumentForm.Meta):
        """The same widgets."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The multiple upload sends a title only; the others have defaults, to be changed after.
        for name in ("language", "accessible"):
            if name in self.fields:
                self.fields[name].required = False
        if "file" in self.fields:
            field = self.fields["file"]
            field.help_text = format_lazy("{} {}", field.help_text, kinds_text())

    def clean_file(self) -> Any:
        """Return the file if it may be kept; one that was kept before is not looked at again."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            check_document(file, file.name or "", file.size or 0)
        return file

    def save(self, commit: bool = True) -> Document:
        """Save; a replaced file is removed by the model, and only once the change is certain."""
        self.original_file = None
        return super().save(commit=commit)


class ImageForm(BaseImageForm):
    """An image; it is described, or said to be decorative."""

    class Meta(BaseImageForm.Meta):
        """The same widgets."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = PictureField(
                label=field.label, required=field.required, widget=field.widget
            )
        if "description" in self.fields:
            self.fields["description"].label = _("Alternative text")
            self.fields["description"].help_text = _(
                "What the picture shows, for people who cannot see it: one or two sentences."
            )

    def clean(self) -> dict[str, Any]:
        """Check that there are words for who cannot see the picture, or that none are needed."""
        cleaned = super().clean() or self.cleaned_data
        if "description" in cleaned:
            try:
                check_words(cleaned["description"], decorative=cleaned.get("decorative", False))
            except ValidationError as error:
                self.add_error("description", error)
        return cleaned

    def save(self, commit: bool = True) -> Image:
        """Save; a replaced file and its sizes are removed only once the change is certain."""
        replaced, self.original_file = self.original_file, None
        image = super().save(commit=commit)
        if commit and replaced and "file" in self.changed_data:
            remove_on_commit(replaced.storage, replaced.name)
            image.renditions.all().delete()
        return image


def kinds_text() -> Any:
    """Return which kinds of document are taken, for a help text."""
    return format_lazy(str(_("Kinds of file: {labels}.")), labels=labels())
