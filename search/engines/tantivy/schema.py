"""The fields of the two indexes, and how an index is opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy
from tantivy import Document, Index, Schema, SchemaBuilder

from search import analysis
from search.engines.base import IndexedPassage, IndexUnavailableError, Record
from search.sorting import sort_key

# Changes whenever documents are made differently: indexes made before are then rebuilt.
VERSION = 1
FINGERPRINT = f"{VERSION}.{analysis.VERSION} {tantivy.__version__}"

ANALYZER = "hub"
ITEMS, PASSAGES = "items", "passages"
# Items without a date come last in either order.
BEFORE_ALL, AFTER_ALL = -(2**62), 2**62
MARKER = "applied"
# A title or summary longer than this has no token of its own as a whole.
LONGEST_RAW = 10_000


def items_schema() -> Schema:
    """Return the schema of items: one document for each, and the marker."""
    builder = SchemaBuilder()
    builder.add_unsigned_field("item", indexed=True, fast=True)
    builder.add_unsigned_field("generation", fast=True)
    builder.add_text_field("marker", tokenizer_name="raw", index_option="basic")
    # Everything the item says, a value for each passage, so that no phrase crosses two.
    builder.add_text_field("text", tokenizer_name=ANALYZER)
    builder.add_text_field("title", tokenizer_name=ANALYZER)
    builder.add_text_field("whole_title", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("sort_title", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("audience", indexed=True)
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("hidden_from", tokenizer_name="raw", index_option="basic")
    builder.add_json_field("facets", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("newest", fast=True)
    builder.add_integer_field("oldest", fast=True)
    return builder.build()


def passages_schema() -> Schema:
    """Return the schema of passages: one document for each."""
    builder = SchemaBuilder()
    builder.add_unsigned_field("passage", fast=True)
    builder.add_unsigned_field("item", indexed=True, fast=True)
    builder.add_unsigned_field("generation", fast=True)
    builder.add_text_field("text", tokenizer_name=ANALYZER)
    # Whether there is more than a heading.
    builder.add_unsigned_field("worded", fast=True)
    return builder.build()


SCHEMAS = {ITEMS: items_schema(), PASSAGES: passages_schema()}


def item_document(record: Record) -> Document:
    """Return the document of an item."""
    document = Document()
    document.add_unsigned("item", record.id)
    document.add_unsigned("generation", record.generation)
    for text in (record.title, record.summary):
        document.add_text("text", text)
    for passage in record.passages:
        for text in (passage.heading, passage.text):
            if text:
                document.add_text("text", text)
    document.add_text("title", record.title)
    document.add_text("whole_title", whole(record.title))
    document.add_text("sort_title", sort_key(record.title))
    document.add_unsigned("audience", record.audience)
    document.add_text("kind", record.kind)
    for language in record.hidden_from:
        document.add_text("hidden_from", language)
    document.add_json("facets", dict(record.facets))
    dated = record.published is not None
    document.add_integer("newest", record.published if dated else BEFORE_ALL)
    document.add_integer("oldest", record.published if dated else AFTER_ALL)
    return document


def passage_document(record: Record, passage: IndexedPassage) -> Document:
    """Return the document of a passage."""
    document = Document()
    document.add_unsigned("passage", passage.id)
    document.add_unsigned("item", record.id)
    document.add_unsigned("generation", record.generation)
    for text in (passage.heading, passage.text):
        if text:
            document.add_text("text", text)
    document.add_unsigned("worded", int(bool(passage.text)))
    return document


def marker_document(applied: int) -> Document:
    """Return the document that says which generation the index has reached."""
    document = Document()
    document.add_text("marker", MARKER)
    document.add_unsigned("generation", applied)
    return document


def whole(text: str) -> str:
    """Return the tokens of a whole title or query as one."""
    return " ".join(analysis.tokens_of(text))[:LONGEST_RAW]


def open_index(folder: Path, name: str, *, new: bool = False) -> Index:
    """Return the index `name` in a build's folder, with its analyser; made if it is new."""
    path = folder / name
    if new:
        path.mkdir(parents=True)
    index = Index(SCHEMAS[name], path=str(path)) if new else Index.open(str(path))
    # Neither is kept with an index; the default reader would watch files in a thread of its own.
    index.register_tokenizer(ANALYZER, analysis.new_analyzer())
    index.config_reader(reload_policy="manual")
    return index


@contextmanager
def damage_reported() -> Iterator[None]:
    """Raise what Tantivy makes of damaged files as `IndexUnavailableError`.

    It raises `ValueError`, or panics, which arrives as a `BaseException` of no importable class.
    Queries must be built outside, where a `ValueError` is a mistake of ours.
    """
    try:
        yield
    except (ValueError, OSError) as error:
        raise IndexUnavailableError(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise IndexUnavailableError(str(error)) from error
