"""Headings and paragraphs."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .anchors import anchor_of

GROUP = _("Text")

LEVELS = [("h2", _("Section")), ("h3", _("Part of a section")), ("h4", _("Smaller part"))]


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
