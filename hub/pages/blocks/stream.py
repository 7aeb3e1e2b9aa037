"""The blocks that a content page may hold, in the order in which the chooser shows them."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .text import HeadingBlock


class ContentBlocks(blocks.StreamBlock):
    """The body of a content page."""

    heading = HeadingBlock()
    text = blocks.RichTextBlock(
        icon="pilcrow",
        label=_("Text"),
        group=_("Text"),
        description=_("Paragraphs, lists and links."),
        preview_value="<p>A paragraph.</p>",
    )
