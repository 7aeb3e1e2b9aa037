"""Each dependency has a reason, a pin and a hash, and no address to fetch it from."""

import json
import re
import tomllib

import pytest

from tests.architecture.tracked import ROOT, text

PROJECT = tomllib.loads(text("pyproject.toml"))
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]+\])?==(\S+)", re.MULTILINE)


def name_of(requirement):
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower().replace("_", "-")


def pins(path):
    return dict(PIN.findall(text(path)))


def test_every_dependency_line_has_its_reason_above_it():
    lines = [line.strip() for line in text("pyproject.toml").splitlines()]
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    positions = {requirement: lines.index(f'"{requirement}",') for requirement in wanted}
    bare = []
    for requirement, position in positions.items():
        above = position - 1
        while lines[above].startswith('"'):
            above -= 1
        if not lines[above].startswith("#"):
            bare.append(requirement)
    assert bare == []


@pytest.mark.parametrize("path", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_a_hash_and_no_address(path):
    entries = re.split(r"\n(?=\S)", text(path))
    unhashed = [e.split()[0] for e in entries if "==" in e and "--hash=sha256:" not in e]
    assert unhashed == []
    assert re.findall(r"https?://|file://", text(path)) == []


def test_what_is_asked_for_is_pinned_and_the_two_files_agree():
    run, develop = pins("requirements.txt"), pins("requirements-dev.txt")
    wanted = {name_of(r) for r in PROJECT["project"]["dependencies"]}
    assert sorted(wanted - set(run)) == []
    wanted_dev = {name_of(r) for r in PROJECT["dependency-groups"]["dev"]}
    assert sorted(wanted_dev - set(develop)) == []
    assert {name: develop.get(name) for name in run} == run


def test_the_lock_file_of_the_front_end_has_hashes_and_no_addresses():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []
