"""Images, which say in words what they show unless they are decorative."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import models
from django.db.models.base import DEFERRED
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from hub.media.metadata import without_metadata
from hub.media.querysets import ImageQuerySet


class Image(AbstractImage):
    """A picture. Wagtail's own `description` field holds the words for who cannot see it."""

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

    objects = ImageQuerySet.as_manager()

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail resets an attribute of the same name, which it uses for one place on one page.
        position = self._meta.concrete_fields.index(self._meta.get_field("decorative"))
        value = args[position] if len(args) > position else kwargs.get("decorative", False)
        if value is DEFERRED:
            del self.__dict__["decorative"]
        else:
            self.decorative = value

    @property
    def default_alt_text(self) -> str:
        """The words for who cannot see the picture; "" for one that is decorative.

        The title is never used instead: it is usually the name of a file.
        """
        return self.description

    def _set_image_file_metadata(self) -> None:
        """Describe the file; Wagtail's forms call this by its name, and leave the file open."""
        with self.open_file():
            self.file_size = self.file.size
            self._set_file_hash()

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:  # noqa: A002
        """Return the picture in another size, in memory, without where and how it was taken.

        Wagtail leaves its temporary file open, also where the original turns out to be missing;
        opening the original first finds that out before there is one.
        """
        if source is None:
            with self.open_file() as original:
                return self.generate_rendition_file(filter, source=original)
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(without_metadata(made.read()), name=made.name)


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

    def get_upload_to(self, filename: str) -> str:
        """Return where the picture is stored: the folder names the image, so it is found again."""
        return f"images/{self.image_id}/{self.file.field.storage.get_valid_name(filename)}"

    @property
    def url(self) -> str:
        """The address of the picture on this site, wherever it is stored."""
        return reverse("media_file", args=[self.file.name])
