"""Headings, paragraphs, quotations and call-outs."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from .anchors import anchor_of

GROUP = _("Text")

# Headings are blocks of their own, so that they have addresses and make the list of contents.
FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript", "subscript"]
SHORT_FEATURES = ["bold", "italic", "link", "document-link"]

LEVELS = [("h2", _("Section")), ("h3", _("Part of a section")), ("h4", _("Smaller part"))]
KINDS = [("information", _("Information")), ("warning", _("Warning")), ("tip", _("Tip"))]


class HeadingBlock(blocks.StructBlock):
    """A heading with an address of its own that lasts."""

    text = blocks.CharBlock(label=_("Heading"), max_length=200)
    level = blocks.ChoiceBlock(label=_("Level"), choices=LEVELS, default="h2", search_index=False)

    class Meta:
        icon = "title"
        label = _("Heading")
        group = GROUP
        description = _("Begins a section. Links to it keep working when you change its words.")
        template = "blocks/heading.html"
        preview_value = {"text": "How members were selected", "level": "h2"}
        label_format = "{text}"

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        """Return the context with `anchor`, the heading's `id`."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["anchor"] = anchor_of(context.get("id") or "preview")
        return context


class TextBlock(blocks.RichTextBlock):
    """Paragraphs, lists and links."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = GROUP
        description = _("Paragraphs, lists and links.")
        template = "blocks/text.html"
        preview_value = (
            "<p>An assembly brings together people from all walks of life.</p>"
            "<ul><li>They hear evidence.</li><li>They discuss it with one another.</li></ul>"
        )


class QuotationBlock(blocks.StructBlock):
    """What somebody said or wrote."""

    text = blocks.RichTextBlock(label=_("Quotation"), features=SHORT_FEATURES)
    name = blocks.CharBlock(
        label=_("Who said it"), max_length=200, required=False, help_text=_("If it is known.")
    )
    role = blocks.CharBlock(
        label=_("Their role"),
        max_length=200,
        required=False,
        help_text=_("For example: assembly member, or the name of a council."),
    )
    source = blocks.CharBlock(
        label=_("Source"), max_length=200, required=False, help_text=_("Where it was published.")
    )
    source_url = blocks.URLBlock(label=_("Web address of the source"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = GROUP
        description = _("Somebody's own words, with their name and where they come from.")
        template = "blocks/quotation.html"
        preview_value = {
            "text": "<p>We listened to each other, and that changed what we asked for.</p>",
            "name": "Assembly member",
            "role": "Example council",
            "source": "",
            "source_url": "",
        }
        form_layout = BlockGroup(
            children=["text", "name", "role"], settings=["source", "source_url"]
        )
        # Shown as the text of a link.
        closed = ("source",)
        label_format = "{text}"


class CallOutBlock(blocks.StructBlock):
    """Something that should not be missed."""

    kind = blocks.ChoiceBlock(
        label=_("Kind"), choices=KINDS, default="information", search_index=False
    )
    title = blocks.CharBlock(
        label=_("Title"),
        max_length=120,
        required=False,
        help_text=_("Left empty, the kind is shown."),
    )
    text = blocks.RichTextBlock(label=_("Text"), features=[*SHORT_FEATURES, "ul", "ol"])

    class Meta:
        icon = "info-circle"
        label = _("Call-out")
        group = GROUP
        description = _("Sets information, a warning or a tip apart from the text around it.")
        template = "blocks/callout.html"
        preview_value = {
            "kind": "tip",
            "title": "",
            "text": "<p>Book the venue before you send the invitations.</p>",
        }
        label_format = "{kind}: {title}"
