"""Imports point down only, and no part of the house is outside the rule."""

import subprocess
import sys
import tomllib
from pathlib import Path

from tests.architecture.tracked import ROOT, files

CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text())


def parts(layer):
    return {part.strip() for part in layer.split("|")}


def test_the_layers_are_kept():
    command = Path(sys.executable).with_name("lint-imports")
    check = subprocess.run(
        [command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert check.returncode == 0, check.stdout


def test_every_package_and_module_of_ours_has_its_layer():
    (contract,) = CONFIG["tool"]["importlinter"]["contracts"]
    listed = set().union(*(parts(layer) for layer in contract["layers"]))
    modules = {path.removesuffix(".py").split("/")[:2] and path for path in files()}
    top = {path.split("/")[0] for path in modules if path.endswith("/__init__.py")}
    inside_hub = {
        f"hub.{path.split('/')[1].removesuffix('.py')}"
        for path in modules
        if path.startswith("hub/") and path.endswith(".py") and path != "hub/__init__.py"
    }
    ours = (top - {"hub", "tests"}) | (inside_hub - {"hub.static_src"})
    assert sorted(ours - listed) == []
    assert sorted(listed - ours) == []


def test_every_top_level_package_is_looked_at():
    packages = {path.split("/")[0] for path in files() if path.count("/") == 1}
    packages = {name for name in packages if (ROOT / name / "__init__.py").exists()}
    assert packages == set(CONFIG["tool"]["importlinter"]["root_packages"])
