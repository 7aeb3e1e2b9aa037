"""The part of a text that is shown, and what of it is marked."""

from search.query import parse
from search.snippets import LENGTH, cut, mark, marks_of


def shown(text: str, query: str, length: int = LENGTH) -> str:
    """Return the snippet with marked words in brackets."""
    return "".join(
        f"[{t}]" if marked else t for t, marked in cut(text, marks_of(parse(query)), length)
    )


def test_other_forms_accents_and_case_are_marked():
    assert shown("Assemblies: one ASSEMBLY in tŷ hir.", "assembly ty") == (
        "[Assemblies]: one [ASSEMBLY] in [tŷ] hir."
    )


def test_a_phrase_is_marked_as_a_whole_and_only_where_it_is_one():
    assert shown("A jury of citizens is no citizens' jury.", '"citizens jury"') == (
        "A jury of citizens is no [citizens' jury]."
    )


def test_joined_words_are_marked_together():
    assert shown("We don't do co-production with the T team.", "don't co-production") == (
        "We [don't] do [co-production] with the T team."
    )


def test_words_that_say_nothing_are_not_marked():
    assert shown("The role of the chair.", "the role of the chair") == "The [role] of the [chair]."


def test_the_place_with_most_of_the_words_is_chosen_and_starts_at_a_sentence():
    text = (
        "Budget talk comes first. "
        + "Filler words stand here in a row. " * 20
        + "The panel met. Its budget went to the climate assembly in May. "
        + "More words follow. " * 20
    )
    assert shown(text, "climate budget assembly", 90) == (
        "… Its [budget] went to the [climate] [assembly] in May. "
        "More words follow. More words follow. More …"
    )


def test_without_a_mark_the_beginning_is_shown_up_to_a_word():
    assert shown("One two three four five six.", "absent", 14) == "One two three …"


def test_nothing_becomes_markup():
    text = '<script>alert("jury")</script> &amp; <mark>jury</mark>'
    pieces = mark(text, marks_of(parse("jury")))
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, marked in pieces if marked] == ["jury", "jury"]


def test_an_endless_word_and_an_empty_text_are_survived():
    assert shown("x" * 1_000, "jury", 20) == "x" * 20 + " …"
    assert cut("", marks_of(parse("jury"))) == []
    assert cut("   ", marks_of(parse(""))) == []


def test_pieces_lose_no_character_between_the_first_and_the_last():
    text = "The jury of citizens; the juries. " * 30
    pieces = cut(text, marks_of(parse("jury")))
    body = "".join(piece for piece, _ in pieces).strip("… ")
    assert body in text
    assert {piece for piece, marked in pieces if marked} == {"jury", "juries"}


def test_where_no_place_has_all_words_the_one_that_is_rare_in_the_text_is_shown():
    filler = "Nothing of note was said by anybody. " * 9
    text = f"The assembly met. The assembly ate. {filler}Then the recruiter went. {filler}"
    assert shown(text, "assembly recruitment", 60) == (
        "… Then the [recruiter] went. Nothing of note was said by …"
    )
