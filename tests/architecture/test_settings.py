"""A deployer reads about every setting, and every setting that is described exists."""

import re

from tests.architecture import tracked

# Set by the tools that start us, not by a deployer.
NOT_SETTINGS = {"DJANGO_SETTINGS_MODULE", "PYTEST_XDIST_WORKER", "DEBUG", "PATH"}
READ = re.compile(
    r"(?:environ(?:\.get)?|variables\.get|env\.\w+|environ\.setdefault)[\[(]\s*\"([A-Z_]+)\""
)
ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def test_every_variable_that_is_read_is_in_the_readme_and_the_other_way_round():
    read = {
        name
        for path in tracked.with_suffix(".py")
        if not path.startswith("tests/")
        for name in READ.findall(tracked.text(path))
    }
    described = set(ROW.findall(tracked.text("README.md")))
    assert sorted(read - NOT_SETTINGS) == sorted(described)
