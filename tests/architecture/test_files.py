"""Files are short, named for what they hold, and say nothing of the machine they were made on."""

import re
from pathlib import Path

import pytest

from tests.architecture import tracked

LONGEST = 400
# Django writes migrations; the documents of the demonstration are as long as documents are.
EXEMPT = re.compile("/migrations/|^hub/demo/documents/")
NAMELESS = {"common", "helpers", "misc", "services", "util", "utils"}
# Put together here, so that this file does not hold what it looks for.
MACHINE = [
    *("/" + folder + "/" for folder in ("work", "root", "home/[a-z]+")),
    r"/opt/" + "wheels",
    *(
        re.escape(".".join(parts))
        for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))
    ),
    "--(extra-)?index" + "-url",
    "--find" + "-links",
]
# Options that keep addresses out of the pinned files are named where they are used.
USES_OPTIONS = {"Makefile"}


def test_no_file_that_people_write_is_too_long_to_read():
    written = tracked.with_suffix(".py", ".html", ".scss", ".mjs", ".js", ".md", ".toml", ".sh")
    long = {
        path: count
        for path in written
        if not EXEMPT.search(path) and (count := tracked.text(path).count("\n")) > LONGEST
    }
    assert long == {}


def test_every_module_is_named_for_what_it_holds():
    assert [p for p in tracked.with_suffix(".py") if Path(p).stem in NAMELESS] == []


@pytest.mark.parametrize("pattern", MACHINE)
def test_no_file_names_a_registry_or_a_path_of_a_machine(pattern):
    found = re.compile(r"(?<![\w.}$>)\]-])" + pattern)
    named = {
        path: match.group()
        for path in tracked.files()
        if path not in USES_OPTIONS and (match := found.search(tracked.text(path)))
    }
    assert named == {}


def test_nothing_is_left_to_do_later():
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    left = [
        path
        for path in tracked.with_suffix(".py", ".html", ".scss", ".mjs", ".js")
        if marks.search(tracked.text(path))
    ]
    assert left == []


def test_every_package_has_its_init_file():
    folders = {
        Path(path).parent
        for path in tracked.with_suffix(".py")
        if not path.startswith(("tests/", ".ci/")) and "/" in path
    }
    missing = [str(f) for f in folders if not (tracked.ROOT / f / "__init__.py").exists()]
    assert sorted(set(missing) - {"hub/static_src"}) == []
