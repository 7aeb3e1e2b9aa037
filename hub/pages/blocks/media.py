"""Pictures and videos."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from hub.core.audiences import PUBLIC
from hub.media.audiences import rule_for_collection
from hub.media.models import Document

from .body import Body
from .text import SHORT_FEATURES

GROUP = _("Pictures and video")

VIDEO = frozenset({"mp4", "webm"})
CAPTIONS = frozenset({"vtt"})


class PictureBlock(blocks.StructBlock):
    """A picture with what it shows in words, its caption and who made it."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), max_length=300, required=False)
    credit = blocks.CharBlock(
        label=_("Credit"), max_length=200, required=False, help_text=_("Who made the picture.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        group = GROUP
        description = _("A picture, described in words for people who cannot see it.")
        template = "blocks/image.html"
        preview_template = "blocks/previews/image.html"
        preview_value = {
            "image": None,
            "caption": "The ring of chairs, ready for the first weekend.",
            "credit": "Example council",
        }
        form_layout = BlockGroup(children=["image", "caption"], settings=["credit"])
        label_format = "{caption}"

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        """Return the context with `picture`, None if the reader may not see it."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["picture"] = Body.of(context).allowed(value["image"])
        return context

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return nothing: a picture may have fewer readers than its page, and so have its words."""
        return []


class VideoBlock(blocks.StructBlock):
    """A video that nothing loads until the reader asks for it.

    A file of ours plays on the page. A video elsewhere is a link: its provider learns of the reader
    only when they follow it.
    """

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    file = DocumentChooserBlock(
        label=_("Video file"), required=False, help_text=_("An MP4 or WebM file.")
    )
    url = blocks.URLBlock(
        label=_("Web address"),
        required=False,
        help_text=_("For a video that is somewhere else, such as YouTube. Readers are sent there."),
    )
    poster = ImageChooserBlock(
        label=_("Still picture"),
        required=False,
        help_text=_("Shown until the video plays."),
    )
    duration = blocks.CharBlock(
        label=_("Length"),
        max_length=40,
        required=False,
        help_text=_("For example: 4 minutes."),
    )
    captions = DocumentChooserBlock(
        label=_("Captions file"),
        required=False,
        help_text=_("A VTT file in the language of the video."),
    )
    no_captions_reason = blocks.CharBlock(
        label=_("Why there are no captions"),
        max_length=300,
        required=False,
        help_text=_("Readers see it. For example: nobody speaks in this video."),
    )
    transcript = blocks.RichTextBlock(
        label=_("Transcript"), features=[*SHORT_FEATURES, "ul", "ol"], required=False
    )

    class Meta:
        icon = "media"
        label = _("Video")
        group = GROUP
        description = _("A video with captions, played on the page or linked to where it is.")
        template = "blocks/video.html"
        preview_value = {
            "title": "Three people and their assembly",
            "file": None,
            "url": "https://video.example/assembly",
            "poster": None,
            "duration": "4 minutes",
            "captions": None,
            "no_captions_reason": "",
            "transcript": "<p>Music. A hall fills with people.</p>",
        }
        form_layout = BlockGroup(
            children=["title", "file", "url", "captions", "no_captions_reason"],
            settings=["poster", "duration", "transcript"],
        )
        # Shown as the text of a link.
        closed = ("title",)
        label_format = "{title}"

    def clean(self, value: Any) -> Any:
        """Refuse a video that is in no place or in two, or that some people could not follow.

        While a draft is saved, only the kinds of the chosen files are looked at.

        Raises:
            StructBlockValidationError: with a message beside the field it is about.

        """
        cleaned = super().clean(value)
        errors = self._wrong_files(cleaned)
        if not self.is_deferred_validation:
            errors = self._missing(cleaned) | errors
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    @staticmethod
    def _wrong_files(value: Any) -> dict[str, ValidationError]:
        errors = {}
        if value["file"] and not _is_one_of(value["file"], VIDEO):
            errors["file"] = ValidationError(gettext("Choose an MP4 or WebM video."))
        if value["captions"] and not _is_one_of(value["captions"], CAPTIONS):
            errors["captions"] = ValidationError(
                gettext("Choose a captions file that ends in .vtt.")
            )
        return errors

    @staticmethod
    def _missing(value: Any) -> dict[str, ValidationError]:
        errors = {}
        if bool(value["file"]) == bool(value["url"]):
            errors["file"] = ValidationError(
                gettext("Choose a video file or give a web address: one of the two.")
            )
        if value["file"] and not value["captions"] and not value["no_captions_reason"].strip():
            errors["captions"] = ValidationError(
                gettext("Choose a captions file, or say below why there are no captions.")
            )
        if value["url"] and not value["captions"] and not value["no_captions_reason"].strip():
            errors["no_captions_reason"] = ValidationError(
                gettext(
                    "Say how people who cannot hear can follow this video, for example: captions"
                    " can be switched on in the player."
                )
            )
        return errors

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return the words of the video; none where its file may have fewer readers than the page.

        Whoever may not have the file is shown nothing of the video, so search may not either.
        """
        file = value["file"]
        if file and rule_for_collection(file.collection_id) != PUBLIC:
            return []
        words: list[str] = super().get_searchable_content(value)
        return words

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        """Return the context with the parts that the reader may see.

        They are `file`, `captions` and `poster` (None where there is none to see) and `provider`,
        the host of a video that is somewhere else.
        """
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        body = Body.of(context)
        for name in ("file", "captions", "poster"):
            context[name] = body.allowed(value[name])
        context["provider"] = (urlsplit(value["url"] or "").hostname or "").removeprefix("www.")
        return context


def _is_one_of(document: Document, kinds: frozenset[str]) -> bool:
    """Say whether the content of a file is of one of these kinds."""
    return document.format is not None and document.format.extension in kinds
