"""Documents with their text by page, and images with their alternative text."""

import uuid
from pathlib import PurePosixPath
from typing import ClassVar

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.urls import reverse
from django.utils.text import get_valid_filename
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition


def document_storage() -> Storage:
    """Return the private storage of documents, which no web address reaches directly."""
    return storages["documents"]


def document_path(document: "Document", filename: str) -> str:
    """Return a new path for an upload: a folder nobody can guess, the name as it was."""
    name = get_valid_filename(PurePosixPath(filename).name)[-100:]
    return f"{uuid.uuid4().hex}/{name}"


class TextState(models.TextChoices):
    """What became of reading the text of a document."""

    PENDING = "pending", _("being read")
    READY = "ready", _("text found")
    SCANNED = "scanned", _("pictures of pages, no text")
    EMPTY = "empty", _("no pages or nothing on them")
    ENCRYPTED = "encrypted", _("locked with a password")
    BROKEN = "broken", _("cannot be read")
    LIMITED = "limited", _("read in part: too long")
    NOT_READ = "not-read", _("a kind of file whose text is not read")


class Accessible(models.TextChoices):
    """Whether people who use assistive technology can use the file."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNCHECKED = "unchecked", _("Not checked yet")


class Document(AbstractDocument):
    """A file that readers may download, if they may see something that uses it."""

    file = models.FileField(
        verbose_name=_("file"),
        storage=document_storage,
        upload_to=document_path,
        max_length=255,
    )
    # Wagtail's own model, unused here, already has the default reverse names.
    tags = TaggableManager(verbose_name=_("tags"), blank=True, related_name="hub_documents")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by user"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="uploaded_documents",
    )
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default="en"
    )
    licence = models.ForeignKey(
        "taxonomy.Licence",
        verbose_name=_("licence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="documents",
    )
    accessible = models.CharField(
        _("accessible"),
        max_length=10,
        choices=Accessible.choices,
        default=Accessible.UNCHECKED,
        help_text=_("Can people who use a screen reader or large text use this file?"),
    )
    media_type = models.CharField(max_length=100, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    page_count = models.PositiveIntegerField(null=True, editable=False)
    text_state = models.CharField(
        max_length=10,
        choices=TextState.choices,
        default=TextState.PENDING,
        editable=False,
    )
    thumbnail = models.FileField(
        storage=document_storage, max_length=255, blank=True, editable=False
    )

    admin_form_fields = (*WagtailDocument.admin_form_fields, "language", "licence", "accessible")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def url(self) -> str:
        """The public address of the file; who may open it is decided when it is asked for."""
        return reverse("document", args=[self.pk, self.filename])


class DocumentPage(models.Model):
    """The text of one page of a document, and its picture."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    picture = models.FileField(storage=document_storage, max_length=255, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["document", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "number"], name="document_page_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.document_id} page {self.number}"


class Image(AbstractImage):
    """A picture, which says in words what it shows unless it is decorative.

    Wagtail's own `description` field holds the words.
    """

    # Wagtail's own model, unused here, already has the default reverse names.
    tags = TaggableManager(verbose_name=_("tags"), blank=True, related_name="hub_images")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by user"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="uploaded_images",
    )
    decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Tick this if the picture adds nothing that the text does not say."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "decorative",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class Rendition(AbstractRendition):
    """A picture made from an image in one size and format."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="rendition_unique",
            ),
        ]
