"""Lists of contents, documents, resources and questions."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from .body import Body
from .tables import GROUP
from .text import SHORT_FEATURES

DEPTHS = [("h2", _("Sections")), ("h3", _("Sections and their parts"))]


class ContentsBlock(blocks.StructBlock):
    """Links to the headings of the page, made from the headings themselves."""

    depth = blocks.ChoiceBlock(
        label=_("What it lists"), choices=DEPTHS, default="h2", search_index=False
    )

    class Meta:
        icon = "list-ul"
        label = _("List of contents")
        group = GROUP
        description = _("Links to the headings of this page. It keeps itself up to date.")
        template = "blocks/contents.html"
        preview_template = "blocks/previews/contents.html"
        preview_value = {"depth": "h2"}

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        """Return the context with `entries`, each {url, text}."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        levels = ("h2", "h3") if value["depth"] == "h3" else ("h2",)
        context["entries"] = Body.of(context).contents(levels)
        return context


class DocumentListBlock(blocks.StructBlock):
    """Files to read, with what a reader wants to know before opening one."""

    documents = blocks.ListBlock(
        DocumentChooserBlock(label=_("Document")), label=_("Documents"), min_num=1
    )

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        group = GROUP
        description = _("Files with their type, size and number of pages.")
        template = "blocks/documents.html"
        preview_template = "blocks/previews/documents.html"
        preview_value = {"documents": []}

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        """Return the context with `attachments`, what components/attachment.html takes."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["attachments"] = Body.of(context).attachments(value["documents"])
        return context


class ResourceRowBlock(blocks.StructBlock):
    """One resource of a table, and its authors if they are to be named as they were."""

    page = blocks.PageChooserBlock(label=_("Resource"))
    authors = blocks.CharBlock(
        label=_("Authors as written"),
        max_length=300,
        required=False,
        help_text=_("Left empty, the authors of the resource itself are shown."),
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("Row")


class ResourceTableBlock(blocks.StructBlock):
    """A table of resources with their authors."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    rows = blocks.ListBlock(ResourceRowBlock(), label=_("Rows"), min_num=1)

    class Meta:
        icon = "clipboard-list"
        label = _("Table of resources")
        group = GROUP
        description = _("Resources of the library in a table with their authors.")
        template = "blocks/resources.html"
        preview_template = "blocks/previews/resources.html"
        preview_value = {"caption": "Process plans and invitation letters", "rows": []}
        label_format = "{caption}"

    def get_searchable_content(self, value: Any) -> list[str]:
        """Return the caption: a row is shown to those who may see its page, so search may not."""
        return [value["caption"]]

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        """Return the context with `entries`, each {title, url, authors, file, language}."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["entries"] = Body.of(context).rows(value["rows"])
        return context


class AccordionItemBlock(blocks.StructBlock):
    """A heading and what opens under it."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=200)
    text = blocks.RichTextBlock(label=_("Text"), features=[*SHORT_FEATURES, "ul", "ol"])

    class Meta:
        icon = "help"
        label = _("Part")
        # Shown inside a summary.
        closed = ("heading",)


class AccordionBlock(blocks.StructBlock):
    """Parts that only some readers need, each under its heading."""

    parts = blocks.ListBlock(AccordionItemBlock(), label=_("Parts"), min_num=1)

    class Meta:
        icon = "collapse-down"
        label = _("Folded text")
        group = _("Text")
        description = _("Questions with answers, or parts that only some readers need.")
        template = "blocks/accordion.html"
        preview_value = {
            "parts": [
                {
                    "heading": "How long does an assembly take?",
                    "text": "<p>Usually two or three weekends.</p>",
                },
                {"heading": "Who is invited?", "text": "<p>Anybody, drawn by lot.</p>"},
            ]
        }
