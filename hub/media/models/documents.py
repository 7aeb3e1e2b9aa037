"""Documents, with the text and a picture of each page."""

import hashlib
import uuid
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import Storage, storages
from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import get_valid_filename
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument

from hub.core.transactions import unit_of_work
from hub.media.checking import describe
from hub.media.formats import Format, format_of
from hub.media.querysets import DocumentQuerySet
from hub.media.signals import file_saved

# File systems take names of 255 bytes; the rest of the room is for a suffix the storage may add.
LONGEST_NAME_BYTES = 150
_CHUNK_BYTES = 256 * 1024


def document_storage() -> Storage:
    """Return the private storage of documents, which no web address reaches directly."""
    return storages["documents"]


def document_path(_document: "Document", filename: str) -> str:
    """Return a new path for an upload: a folder nobody can guess, the name as it was.

    The name keeps its letters and its ending; whatever could leave the folder or upset a file
    system is taken out, and a long name is cut.
    """
    try:
        name = get_valid_filename(PurePosixPath(filename).name)
    except SuspiciousFileOperation:
        name = "document"
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    room = LONGEST_NAME_BYTES - len(ending.encode())
    stem = stem.encode("utf-8", "ignore")[: max(room, 1)].decode("utf-8", "ignore")
    return f"{uuid.uuid4().hex}/{stem or 'document'}{dot}{ending}"


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
    """A file that readers may download, if they may see something that uses it.

    However it is saved (a form, a command, the shell), saving it with a new file works out its
    type, size and digest from the content and starts the reading of its text.
    """

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
    # Tagged PDFs tell a screen reader what is a heading, a list, a table. None: not known.
    tagged = models.BooleanField(null=True, editable=False)
    text_state = models.CharField(
        max_length=10,
        choices=TextState.choices,
        default=TextState.PENDING,
        editable=False,
    )
    thumbnail = models.FileField(
        storage=document_storage, max_length=255, blank=True, editable=False
    )

    objects = DocumentQuerySet.as_manager()

    admin_form_fields = (*WagtailDocument.admin_form_fields, "language", "licence", "accessible")

    # The name of the file that the row's description belongs to.
    _described_name = ""

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @classmethod
    def from_db(cls, db: str | None, field_names: Iterable[str], values: Iterable[Any]) -> Self:
        """Return a row, remembering which file it describes."""
        document = super().from_db(db, field_names, values)
        document._described_name = document._file_name()  # noqa: SLF001 - its own class
        return document

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read the row again, remembering which file it describes."""
        super().refresh_from_db(*args, **kwargs)
        self._described_name = self._file_name()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row; a file that is new to it is described and its reading begins.

        Costs one pass over a new file, in chunks; nothing for the file it had.
        """
        fields = kwargs.get("update_fields")
        if self._file_name() == self._described_name or (
            fields is not None and "file" not in fields
        ):
            super().save(*args, **kwargs)
            return
        with unit_of_work():
            replaced = self._names_in_storage()
            self._set_document_file_metadata()
            if fields is not None:
                kwargs["update_fields"] = {*fields, *DESCRIPTION_FIELDS}
            super().save(*args, **kwargs)
            self._described_name = self._file_name()
            file_saved.send(sender=Document, document=self, replaced=replaced)

    def _names_in_storage(self) -> list[str]:
        """Return the names of the stored file and thumbnail of the row; none for a new row."""
        rows = Document.objects.filter(pk=self.pk) if self.pk else Document.objects.none()
        return [name for row in rows.values_list("file", "thumbnail") for name in row if name]

    def _file_name(self) -> str:
        """Return the name of the file without loading a deferred one."""
        if "file" not in self.__dict__:
            return self._described_name
        return self.file.name or ""

    def _set_document_file_metadata(self) -> None:
        """Describe the file from its content: Wagtail's forms call this by its name too."""
        sha1, sha256, size = hashlib.sha1(usedforsecurity=False), hashlib.sha256(), 0
        with self.open_file() as file:
            while chunk := file.read(_CHUNK_BYTES):
                sha1.update(chunk)
                sha256.update(chunk)
                size += len(chunk)
            content = describe(file, self.file.name)
            file.seek(0)
        self.file_hash, self.sha256, self.file_size = sha1.hexdigest(), sha256.hexdigest(), size
        self.media_type = content.media_type
        self.page_count = self.tagged = None
        self.thumbnail = ""
        readable = content.format is not None and content.format.extension == "pdf"
        self.text_state = TextState.PENDING if readable else TextState.NOT_READ

    @property
    def format(self) -> Format | None:
        """Which of our formats the file is; None for a kind that we no longer take."""
        return format_of(self.media_type)

    @property
    def content_type(self) -> str:
        """The media type that browsers are told: that of the content, not of the name."""
        return self.media_type or "application/octet-stream"

    @property
    def type_label(self) -> str:
        """The short name of the kind of file, such as "PDF"."""
        return self.format.label if self.format else self.file_extension.upper()

    @property
    def type_name(self) -> str | Promise:
        """The full name of the kind of file; "" for one that we do not know."""
        return self.format.name if self.format else ""

    @property
    def url(self) -> str:
        """The public address of the file; who may open it is decided when it is asked for."""
        return reverse("document", args=[self.pk, self.filename])

    @property
    def download_url(self) -> str:
        """The address that saves the file instead of showing it."""
        return f"{self.url}?download=1"

    @property
    def has_text(self) -> bool:
        """Whether the reading page has text to show."""
        return self.text_state in (TextState.READY, TextState.LIMITED)

    @property
    def text_url(self) -> str:
        """The address of the page that shows the text; "" for a kind of file that has none."""
        if self.text_state == TextState.NOT_READ:
            return ""
        return reverse("document_text", args=[self.pk])

    @property
    def thumbnail_url(self) -> str:
        """The address of the picture of the first page; "" while there is none."""
        return reverse("document_thumbnail", args=[self.pk]) if self.thumbnail else ""


DESCRIPTION_FIELDS = (
    "file_hash",
    "file_size",
    "media_type",
    "page_count",
    "sha256",
    "tagged",
    "text_state",
    "thumbnail",
)


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

    @property
    def picture_url(self) -> str:
        """The address of the picture; "" when the page has none."""
        if not self.picture:
            return ""
        return reverse("document_page_picture", args=[self.document_id, self.number])
