"""Footnotes: the block that lists them, and what can be wrong with them."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.images.blocks import ImageBlock

from .markers import Section, markers_in
from .text import GROUP, SHORT_FEATURES

Child = StreamValue.StreamChild


class FootnotesBlock(blocks.StructBlock):
    """The notes of the section above, numbered from 1."""

    notes = blocks.ListBlock(
        blocks.RichTextBlock(label=_("Note"), features=SHORT_FEATURES),
        label=_("Notes"),
        help_text=_("Type [1] in the text above to refer to the first note, [2] to the second."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Footnotes")
        group = GROUP
        description = _(
            "Closes a section with its notes. Numbers begin at 1 again after each footnotes block."
        )
        template = "blocks/footnotes.html"
        preview_value = {"notes": ["<p>Three councils make up the partnership.</p>"]}

    def get_context(self, value: Any, parent_context: dict | None = None) -> dict[str, Any]:
        """Return the context with `notes`, each {id, text, ways_back}."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        section = context.get("section") or Section("preview", len(value["notes"]))
        context["notes"] = [
            {
                "id": section.note_id(number),
                "number": number,
                "text": note,
                "ways_back": section.ways_back(number),
            }
            for number, note in enumerate(value["notes"], start=1)
        ]
        return context


def sections_of(children: Sequence[Child]) -> list[tuple[Section, list[int]]]:
    """Return each section with the positions of its blocks; its footnotes block is the last.

    The blocks after the last footnotes block are a section without notes.
    """
    sections: list[tuple[Section, list[int]]] = []
    positions: list[int] = []
    for position, child in enumerate(children):
        positions.append(position)
        if child.block_type == "footnotes":
            sections.append((Section(child.id[:8], len(child.value["notes"])), positions))
            positions = []
    return [*sections, (Section("", 0), positions)] if positions else sections


def problems(children: Sequence[Child]) -> dict[int, ValidationError]:
    """Return what is wrong with markers and notes, by the position of the block."""
    found: dict[int, ValidationError] = {}
    for section, positions in sections_of(children):
        used: set[int] = set()
        for position in positions:
            numbers = {n for html in _texts(children[position]) for n in markers_in(html)}
            used |= numbers
            if unknown := sorted(n for n in numbers if n > section.size):
                found[position] = ValidationError([_unknown(n, section.size) for n in unknown])
        if idle := sorted(set(range(1, section.size + 1)) - used):
            found[positions[-1]] = ValidationError([_idle(number) for number in idle])
    return found


def _unknown(number: int, size: int) -> str:
    if not size:
        return gettext(
            "[%(number)d] has no footnote. Add a footnotes block at the end of this section, or"
            " take the marker out."
        ) % {"number": number}
    return gettext(
        "[%(number)d] has no footnote. The footnotes block of this section ends at %(size)d: add"
        " the note there, or take the marker out."
    ) % {"number": number, "size": size}


def _idle(number: int) -> str:
    return gettext(
        "Nothing refers to note %(number)d. Type [%(number)d] where it belongs in the text above,"
        " or delete the note."
    ) % {"number": number}


def _texts(child: Child) -> Iterator[str]:
    """Yield what readers see of a block, as HTML, except the notes themselves."""
    if child.block_type != "footnotes":
        yield from _html_of(child.block, child.value)


def _html_of(block: blocks.Block, value: Any) -> Iterator[str]:
    """Yield the texts of a block as HTML, except those that a template puts where no link can be.

    `search_index=False` marks text that is not shown as text, and `meta.closed` names the texts of
    a group that are shown inside a link or a summary.
    """
    match block:
        case blocks.RichTextBlock():
            yield value.source if value else ""
        case blocks.CharBlock() | blocks.TextBlock():
            yield escape(value or "") if block.search_index else ""
        case ImageBlock():
            return
        case blocks.StructBlock():
            closed = getattr(block.meta, "closed", ())
            for name, child in block.child_blocks.items():
                if name not in closed:
                    yield from _html_of(child, value.get(name))
        case blocks.ListBlock():
            for item in value or []:
                yield from _html_of(block.child_block, item)
        case TypedTableBlock():
            yield from _table_texts(value)


def _table_texts(table: TypedTable) -> Iterator[str]:
    """Yield the texts of a table as HTML."""
    yield escape(table.caption or "")
    for column in table.columns:
        yield escape(column["heading"] or "")
    for row in table.row_data:
        for column, value in zip(table.columns, row["values"], strict=True):
            yield from _html_of(column["block"], value)
