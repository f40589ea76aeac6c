"""What is installed: the lists of setup.cfg and constraints.txt against the tree, and a real wheel."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from configparser import ConfigParser
from fnmatch import fnmatch
from functools import partial
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = {"workshops": "workshops", "cards": "cards", "assets": "assets"}  # kit.<name> → its folder in a checkout
NO_NETWORK = """import socket
def refuse(*_):
    raise OSError("no network here")
socket.socket.connect = socket.getaddrinfo = refuse
"""
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


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The kit as it is handed on, made from a copy of its folder."""
    folder = tmp_path_factory.mktemp("wheel")
    copy_of_the_kit(folder / "source")
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder,
                    folder / "source"], check=True, capture_output=True)
    return next(folder.glob("kit_travail_pair-*.whl"))


def copy_of_the_kit(to: Path) -> Path:
    return shutil.copytree(ROOT, to, ignore=shutil.ignore_patterns(".*", "output", "__pycache__", "build", "tests"))


@pytest.mark.slow
def test_the_wheel_holds_the_kit_and_runs(wheel, tmp_path):
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(installed)
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


@pytest.mark.slow
def test_installed_it_works_in_an_empty_folder_without_a_network(wheel, tmp_path):
    """As pipx leaves it: an environment of its own, the program on the path, the person anywhere."""
    home, here = tmp_path / "venv", tmp_path / "ici"
    here.mkdir()
    venv.create(home, with_pip=True)
    (bin_,) = (folder for name in ("bin", "Scripts") if (folder := home / name).is_dir())
    subprocess.run([bin_ / "python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel], check=True)
    (packages,) = home.rglob("site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    (packages / "sitecustomize.py").write_text(NO_NETWORK, "utf-8")
    run = partial(subprocess.run, cwd=here, env={**os.environ, "PYTHONPATH": "", "LC_ALL": "C.UTF-8"},
                  capture_output=True, encoding="utf-8")
    program = next(bin_.glob("kit-travail-pair*"))
    assert run([bin_ / "python", "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"]).returncode == 1
    listed, doctor = run([program, "list"]), run([program, "doctor"])
    assert "cafe-debat" in listed.stdout and str(home) in doctor.stdout and "à voir" not in doctor.stdout
    assert run([program, "new", "workshop", "Mon été"]).stderr.endswith("kit-travail-pair pack mon-ete\n")
    for words, made in ((["pack", "mon-ete"], "mon-ete/pack.pdf"), (["pack", "cafe-debat"], "cafe-debat/pack.pdf"),
                        (["deck", "vote"], "cartes/vote.pdf")):
        done = run([program, *words])
        assert done.returncode == 0 and (here / "output" / made).is_file(), done.stderr
    completion = run([program, "completion", "bash"]).stdout
    assert "complete -o nosort -F _kit_travail_pair_completion kit-travail-pair" in completion
    assert {path.name for path in here.iterdir()} <= {"workshops", "cards", "output", ".kit"}


@pytest.mark.slow
def test_the_package_build_is_reached_past_our_own_build_py(tmp_path):
    """`python -m build` here would run our build.py; `-P` leaves the folder one stands in out of the search."""
    try:
        distribution("build")  # asked for by its name: importing it would find ours
    except ImportError:
        pytest.skip("the package build is not here: it comes with the extra dev")
    source = copy_of_the_kit(tmp_path / "source")
    made = subprocess.run([sys.executable, "-P", "-m", "build", "--wheel", "--outdir", tmp_path],
                          cwd=source, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    assert len(list(tmp_path.glob("*.whl"))) == 1
