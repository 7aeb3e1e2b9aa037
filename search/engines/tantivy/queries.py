"""A reader's query as Tantivy's query objects; its own query language is never reached."""

from collections.abc import Iterable, Sequence

import tantivy
from tantivy import Occur, Schema

from search.analysis import tokens_of
from search.engines.base import Scope
from search.query import Query

from .schema import ITEMS, MARKER, PASSAGES, SCHEMAS, whole

Clause = tuple[Occur, tantivy.Query]

# A title that is the whole query comes first, whatever else is said elsewhere.
WHOLE_TITLE_SCORE = 1000.0
# Modest: on questions over public collections a strong boost of titles lost relevance. A title
# with all of several words counts for more.
TITLE_BOOST = 0.4
WHOLE_IN_TITLE_BOOST = 1.2
NEAR_BOOST = 0.8
# How many words may stand between those of a query that are said to be near.
NEAR_SLOP = 3


def ranking_query(query: Query, scope: Scope, *, without_filter: str = "") -> tantivy.Query:
    """Return the query for items.

    Args:
        query: what is sought.
        scope: among what.
        without_filter: a facet whose choice is left out, so that its counts ignore it.

    """
    schema = SCHEMAS[ITEMS]
    if not scope.audiences:
        return tantivy.Query.empty_query()
    clauses = [_unscored(schema, "audience", sorted(scope.audiences))]
    if scope.kinds:
        clauses.append(_unscored(schema, "kind", scope.kinds))
    for name, codes in scope.filters.items():
        if codes and name != without_filter:
            clauses.append(_unscored(schema, f"facets.{name}", codes))
    clauses.append((Occur.MustNot, _term(schema, "hidden_from", scope.language)))
    if scope.withheld:
        withheld = tantivy.Query.term_set_query(schema, "item", sorted(scope.withheld))
        clauses.append((Occur.MustNot, withheld))
    clauses += [(Occur.MustNot, _said(schema, "text", part)) for part in query.excluded]
    if not query.empty:
        clauses += _wanted(schema, query)
        clauses += _better(schema, query)
    return tantivy.Query.boolean_query(clauses)


def locating_queries(query: Query, item: int) -> tuple[tantivy.Query, list[tantivy.Query]]:
    """Return the query for the passages of an item with all that is sought, and one for each part.

    Intersections begin at the few passages of the item; a union of the parts would read all the
    postings of every word.
    """
    schema = SCHEMAS[PASSAGES]
    only = _unscored(schema, "item", [item])
    parts = [(Occur.Must, _said(schema, "text", part)) for part in (*query.phrases, *query.words)]
    everything = tantivy.Query.boolean_query([only, *parts, *_near(schema, query)])
    return everything, [tantivy.Query.boolean_query([only, part]) for part in parts]


def items_query(index: str, ids: Sequence[int]) -> tantivy.Query:
    """Return the query for everything about the items with these ids, in either index."""
    return tantivy.Query.term_set_query(SCHEMAS[index], "item", list(ids))


def marker_query() -> tantivy.Query:
    """Return the query for the document that says which generation the index has reached."""
    return _term(SCHEMAS[ITEMS], "marker", MARKER)


def _wanted(schema: Schema, query: Query) -> Iterable[Clause]:
    """Yield what must be found: every phrase, and the words or most of them."""
    for phrase in query.phrases:
        yield Occur.Must, _said(schema, "text", phrase)
    words = [_said(schema, "text", word) for word in query.words]
    if query.most:
        most = tantivy.Query.boolean_query(
            [(Occur.Should, word) for word in words],
            minimum_number_should_match=query.required,
        )
        yield Occur.Must, most
    else:
        for word in words:
            yield Occur.Must, word


def _better(schema: Schema, query: Query) -> Iterable[Clause]:
    """Yield what lifts an item: a title of just these words, some in its title, all near."""
    title = _term(schema, "whole_title", whole(query.sentence))
    yield Occur.Should, tantivy.Query.const_score_query(title, WHOLE_TITLE_SCORE)
    said = [_said(schema, "title", part) for part in (*query.phrases, *query.words)]
    for part in said:
        yield Occur.Should, tantivy.Query.boost_query(part, TITLE_BOOST)
    if len(said) > 1:
        everything = tantivy.Query.boolean_query([(Occur.Must, part) for part in said])
        yield Occur.Should, tantivy.Query.boost_query(everything, WHOLE_IN_TITLE_BOOST)
    yield from _near(schema, query)


def _near(schema: Schema, query: Query) -> Iterable[Clause]:
    """Yield what lifts a text whose words stand near each other, as those of the query do."""
    tokens = [token for word in query.words for token in tokens_of(word)]
    if len(tokens) > 1:
        phrase = tantivy.Query.phrase_query(schema, "text", tokens, slop=NEAR_SLOP)
        yield Occur.Should, tantivy.Query.boost_query(phrase, NEAR_BOOST)


def _said(schema: Schema, field: str, part: str) -> tantivy.Query:
    """Return the query for a word or phrase; without a token (a word too long) nothing has it."""
    tokens = list(tokens_of(part))
    if not tokens:
        return tantivy.Query.empty_query()
    if len(tokens) == 1:
        return _term(schema, field, tokens[0])
    return tantivy.Query.phrase_query(schema, field, tokens)


def _term(schema: Schema, field: str, value: str | int) -> tantivy.Query:
    """Return the query for one term."""
    return tantivy.Query.term_query(schema, field, value)


def _unscored(schema: Schema, field: str, values: Sequence[str | int]) -> Clause:
    """Return the clause that a field has one of `values`, which adds nothing to the score."""
    query = (
        _term(schema, field, values[0])
        if len(values) == 1
        else tantivy.Query.term_set_query(schema, field, list(values))
    )
    return Occur.Must, tantivy.Query.const_score_query(query, 0.0)
