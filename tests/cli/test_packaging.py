"""What is installed: the lists of setup.cfg and constraints.txt against the tree, and a real wheel."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from fnmatch import fnmatch
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = {"workshops": "workshops", "cards": "cards", "assets": "assets"}  # kit.<name> → its folder in a checkout
KEPT_BACK = ("*.md", "*prepare.py")  # beside what ships, for those who make it


@pytest.fixture(scope="module")
def setup() -> ConfigParser:
    setup = ConfigParser(interpolation=None)
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    return setup


def requirements(setup: ConfigParser) -> list[Requirement]:
    lines = setup["options"]["install_requires"].split() + setup["options.extras_require"]["test"].split()
    return [Requirement(line) for line in lines]


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if line and not line.startswith("#"))


def needed(requirement: Requirement) -> set[str]:
    """The names that a requirement brings, on any system and Python that the kit runs on."""
    name = canonicalize_name(requirement.name)
    try:
        below = [Requirement(line) for line in distribution(name).requires or []]
    except ImportError:  # of another system
        below = []
    here = [{"sys_platform": platform, "python_version": version, "extra": ""}
            for platform in ("linux", "win32", "darwin") for version in ("3.11", "3.14")]
    return {name}.union(*(needed(each) for each in below
                          if not each.marker or any(each.marker.evaluate(place) for place in here)))


def test_every_library_is_pinned_and_no_other(setup):
    assert set(pins()) == set().union(*map(needed, requirements(setup)))


def test_the_pins_are_what_is_asked_for(setup):
    for requirement in requirements(setup):
        assert re.fullmatch(r"[a-z0-9-]+>=[0-9.]+", str(requirement)), "build.py reads no other form"
        assert requirement.specifier.contains(pins()[canonicalize_name(requirement.name)]), str(requirement)


def test_every_library_and_its_licence_is_named(setup):
    text = (ROOT / "LICENCES.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| [^|]*[A-Z][^|]* \|$", text, re.MULTILINE)
    named = {re.sub(r" .*", "", name) for row in rows for name in row.split(", ")}
    assert set(pins()) <= named


def test_every_package_is_listed(setup):
    there = {".".join(path.parent.relative_to(ROOT).parts) for path in ROOT.glob("kit/**/*.py")}
    assert set(setup["options"]["packages"].split()) == there | {f"kit.{name}" for name in SHIPPED}


def test_every_file_that_is_not_code_ships(setup):
    folders = {"kit": ROOT / "kit"} | {f"kit.{name}": ROOT / folder for name, folder in SHIPPED.items()}
    for package, folder in folders.items():
        globs = [glob.replace("**/", "*") for glob in setup["options.package_data"][package].split()]
        apart = KEPT_BACK + (("*.py",) if package == "kit" else ())
        left = [file for file in files(folder) if not any(fnmatch(file, glob) for glob in (*globs, *apart))]
        assert not left, package


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")
            if path.is_file() and path.parent.name != "__pycache__"}


@pytest.mark.slow
def test_the_wheel_holds_the_kit_and_runs(tmp_path):
    source, installed = tmp_path / "source", tmp_path / "installed"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".*", "output", "__pycache__", "build"))
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, source],
                   check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("kit_travail_pair-*.whl"))) as wheel:
        wheel.extractall(installed)
    assert files(ROOT / "kit") <= files(installed / "kit")
    for name, folder in SHIPPED.items():
        wanted = {file for file in files(ROOT / folder) if not any(fnmatch(file, glob) for glob in KEPT_BACK)}
        assert files(installed / "kit" / name) == wanted
    run = subprocess.run([sys.executable, "-c", "from kit.reading.door import shipped; print(shipped('assets/fonts'));"
                          "from kit.cli.app import main; main(['--version'])"], cwd=installed,
                         capture_output=True, text=True, encoding="utf-8", check=True)
    fonts, version = run.stdout.splitlines()
    assert fonts == str(installed / "kit" / "assets" / "fonts")
    assert str(installed / "kit") in version
