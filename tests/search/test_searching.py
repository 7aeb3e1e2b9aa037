import pytest

from tests.factories.search import entry, titles


def test_a_word_is_found_in_another_form_and_marked_where_it_stands(shelf, follow, search):
    shelf.put("1", entry("Guide", "Nothing here.", "Citizens' assemblies meet at weekends."))
    follow()
    results = search("assembly")
    [hit] = results.hits
    assert results.state == "ready"
    assert (hit.place.url, hit.place.label) == ("/guide/#page-2", "page 2")
    assert hit.place.segments == [
        ("Citizens' ", False),
        ("assemblies", True),
        (" meet at weekends.", False),
    ]
