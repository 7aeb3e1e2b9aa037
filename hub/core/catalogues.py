"""The catalogues of texts to translate: collected from the sources, kept in locale/.

The compiled ones are committed, so that nothing but Python is needed to run the site. English texts
are their own translation, which also keeps another package's American spelling off our pages.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings

LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
# As Django's own catalogues have them.
PLURALS = {
    "en": "nplurals=2; plural=(n != 1);",
    "cy": "nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;",
}
# Where our texts are; nothing else is looked at.
SOURCES = ("hub", "home", "resources", "search", "network", "conference", "templates")


class GettextMissingError(RuntimeError):
    """The tools of GNU gettext are not installed; collecting texts needs them."""


def catalogue(locale: Path, language: str) -> Path:
    """Return the path of a language's catalogue in a locale folder."""
    return locale / language / "LC_MESSAGES" / "django.po"


def collect(folder: Path) -> Path:
    """Collect the texts of the sources in a copy below `folder`; return its locale folder.

    Args:
        folder: an empty folder; the sources themselves are not touched.

    Raises:
        GettextMissingError: the tools that read texts out of sources are not installed.

    """
    if shutil.which("xgettext") is None:
        message = "GNU gettext is not installed (xgettext, msgmerge)."
        raise GettextMissingError(message)
    for name in (*SOURCES, "locale"):
        if (settings.BASE_DIR / name).exists():
            unneeded = shutil.ignore_patterns("static", "static_src", "files", "__pycache__")
            shutil.copytree(settings.BASE_DIR / name, folder / name, ignore=unneeded)
    (folder / "locale").mkdir(exist_ok=True)
    languages = [f"--locale={language}" for language in LANGUAGES]
    subprocess.run(  # noqa: S603 - the command is ours
        [sys.executable, "-m", "django", "makemessages", "--no-location", *languages],
        cwd=folder,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "", "PYTHONPATH": ""},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return folder / "locale"


def texts(file: polib.POFile) -> set[tuple[str, str, str]]:
    """Return context, text and plural of every entry that the sources use."""
    return {(e.msgctxt or "", e.msgid, e.msgid_plural) for e in file if not e.obsolete}


def settle(file: polib.POFile, language: str) -> None:
    """Put a collected catalogue into the form that is kept.

    A guess of the tools' (a fuzzy entry) is no translation and is emptied; what is no longer used
    is dropped; English is filled in; the order is that of the texts, and no date is kept, so that
    a change shows only what has changed.
    """
    for entry in list(file):
        if entry.obsolete:
            file.remove(entry)
            continue
        if entry.fuzzy:
            entry.flags.remove("fuzzy")
            entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
            entry.msgstr = ""
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")
        if language == "en" and entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        elif language == "en":
            entry.msgstr = entry.msgid
    file.sort(key=lambda e: (e.msgid, e.msgid_plural, e.msgctxt or ""))
    file.header = ""
    file.metadata_is_fuzzy = False
    file.metadata = {
        "Project-Id-Version": "democracy-hub",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }


def update(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Collect anew, and write and compile the catalogues of the repository.

    Args:
        folder: an empty folder to work in.

    Yields:
        language, texts, and how many of them are translated.

    """
    collected = collect(folder)
    for language in LANGUAGES:
        file = polib.pofile(str(catalogue(collected, language)), wrapwidth=100)
        settle(file, language)
        target = catalogue(settings.BASE_DIR / "locale", language)
        target.parent.mkdir(parents=True, exist_ok=True)
        file.save(str(target))
        file.save_as_mofile(str(target.with_suffix(".mo")))
        yield language, len(file), len(file.translated_entries())
