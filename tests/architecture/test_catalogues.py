"""Every text can be translated: complete in English, present in Welsh, compiled."""

import gettext
import re
import shutil

import polib
import pytest
from django.conf import settings

from hub.core import catalogues
from tests.conftest import missing

KEPT = settings.BASE_DIR / "locale"


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """Return the locale folder of a copy of the sources, collected anew."""
    if shutil.which("xgettext") is None:
        missing("GNU gettext")
    return catalogues.collect(tmp_path_factory.mktemp("sources"))


def kept(language):
    return polib.pofile(str(catalogues.catalogue(KEPT, language)))


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_the_catalogue_holds_the_texts_of_the_sources_and_no_others(collected, language):
    now = catalogues.texts(polib.pofile(str(catalogues.catalogue(collected, language))))
    before = catalogues.texts(kept(language))
    assert (sorted(now - before), sorted(before - now)) == ([], [])


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_no_entry_is_a_guess_or_left_over(language):
    file = kept(language)
    assert [entry.msgid for entry in file if entry.fuzzy or entry.obsolete] == []


def test_english_is_complete_and_its_own_translation():
    file = kept("en")
    assert [entry.msgid for entry in file.untranslated_entries()] == []
    other = [
        entry.msgid for entry in file if not entry.msgid_plural and entry.msgstr != entry.msgid
    ]
    assert other == []


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_what_is_compiled_is_what_is_written(language):
    path = catalogues.catalogue(KEPT, language).with_suffix(".mo")
    with path.open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog  # noqa: SLF001 - there is no other way
    expected = {}
    for entry in kept(language).translated_entries():
        name = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
        if entry.msgid_plural:
            expected.update({(name, n): text for n, text in entry.msgstr_plural.items()})
        else:
            expected[name] = entry.msgstr
    compiled.pop("", None)
    assert compiled == expected


def test_a_translation_keeps_the_places_to_be_filled_in():
    places = re.compile(r"%\(\w+\)[sd]|{\w+}")
    wrong = [
        entry.msgid
        for entry in kept("cy").translated_entries()
        if entry.msgstr
        and sorted(set(places.findall(entry.msgid))) != sorted(set(places.findall(entry.msgstr)))
    ]
    assert wrong == []
