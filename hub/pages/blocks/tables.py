"""Tables."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from .text import SHORT_FEATURES

GROUP = _("Lists and tables")


class GridBlock(TypedTableBlock):
    """Rows and columns; wagtail-localize is told which words in them to translate."""

    text = blocks.TextBlock(label=_("Words or numbers"), required=False)
    rich_text = blocks.RichTextBlock(
        label=_("Words with links"), features=SHORT_FEATURES, required=False
    )

    def get_translatable_segments(self, table: TypedTable) -> list:
        """Return the caption, the column headings and the cells, each under its place."""
        extractor = StreamFieldSegmentExtractor(None)
        segments = [StringSegmentValue("caption", table.caption or "")]
        for index, column in enumerate(table.columns):
            heading = StringSegmentValue(str(index), column["heading"] or "")
            segments.append(heading.wrap("columns"))
        for y, row in enumerate(table.row_data):
            for x, (column, cell) in enumerate(zip(table.columns, row["values"], strict=True)):
                segments += [
                    segment.wrap(str(x)).wrap(str(y)).wrap("rows")
                    for segment in extractor.handle_block(column["block"], cell)
                ]
        return [segment for segment in segments if not segment.is_empty()]

    def restore_translated_segments(self, table: TypedTable, segments: list) -> TypedTable:
        """Return the table with the translated words in the places they came from."""
        cells: dict[tuple[int, int], list] = {}
        for segment in segments:
            place, inner = segment.unwrap() if "." in segment.path else (segment.path, segment)
            if place == "caption":
                table.caption = inner.render_text()
            elif place == "columns":
                table.columns[int(inner.path)]["heading"] = inner.render_text()
            else:
                y, inner = inner.unwrap()
                x, inner = inner.unwrap() if "." in inner.path else (inner.path, inner)
                cells.setdefault((int(y), int(x)), []).append(inner)
        writer = StreamFieldSegmentsWriter(None, None, None)
        for (y, x), inner in cells.items():
            values, block = table.row_data[y]["values"], table.columns[x]["block"]
            values[x] = writer.handle_block(block, values[x], inner)
        return table

    class Meta:
        icon = "table"
        label = _("Table")


class TableBlock(blocks.StructBlock):
    """A table with a caption, which scrolls where it is wider than its place."""

    table = GridBlock()
    row_headers = blocks.BooleanBlock(
        label=_("The first column names the rows"), default=False, required=False
    )

    class Meta:
        icon = "table"
        label = _("Table")
        group = GROUP
        description = _("Rows and columns with a caption. Not for layout.")
        template = "blocks/table.html"
        preview_value = {
            "table": {
                "caption": "The three assemblies",
                "columns": [
                    {"type": "text", "heading": "Council"},
                    {"type": "text", "heading": "Subject"},
                ],
                "rows": [
                    {"values": ["Dudley", "Town centres"]},
                    {"values": ["Test Valley", "Town centres"]},
                ],
            },
            "row_headers": True,
        }
        form_layout = BlockGroup(children=["table"], settings=["row_headers"])

    def clean(self, value: Any) -> Any:
        """Refuse a table without a caption or with a column that has no heading.

        Raises:
            StructBlockValidationError: not while a draft is saved.

        """
        cleaned = super().clean(value)
        table = cleaned["table"]
        messages = []
        if not self.is_deferred_validation:
            if not (table.caption or "").strip():
                messages.append(gettext("Give the table a caption that says what it shows."))
            if not table.columns or not table.row_data:
                messages.append(gettext("Give the table at least one column and one row."))
            if not all((column["heading"] or "").strip() for column in table.columns):
                messages.append(gettext("Give every column a heading."))
        if messages:
            raise StructBlockValidationError(block_errors={"table": ValidationError(messages)})
        return cleaned
