"""Who is measured: the kit as its users start it, and its peers in a virtual environment of their own.

That the peers' libraries stand apart matters: reportlab looks for some of them, and starts slower where it finds them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

from kit.cli import preparing

HOUSE = Path(__file__).resolve().parents[2]
PEERS = Path(__file__).parent / "peers"
KIT, TYPST, PYTHON = "kit", "typst", "python"
LIBRARIES = {"typst": "typst", "weasyprint": "weasyprint", "fpdf2": "fpdf", "chromium": "yaml"}
NAMES = (KIT, *LIBRARIES)
SLOW = ("weasyprint", "fpdf2", "chromium")
_VENV = HOUSE / ".venv-bench"
_ASK = "import importlib, sys; from importlib.metadata import version; importlib.import_module(sys.argv[1]); print({})"


def kit_command(*words: str) -> list[str]:
    """The kit, started as this process was: through the door, or by the Python that the door hands over to."""
    passed = ["-X", "kit-door"] if "kit-door" in sys._xoptions else []
    return [sys.executable, *passed, str(HOUSE / "build.py"), *words]


def peer_command(name: str, work: Path, output: Path, deck: str, files: tuple[str, ...]) -> list[str]:
    return [str(python()), str(PEERS / name / "build.py"), str(work), str(output), deck, *files]


def python() -> Path:
    """The Python of the peers."""
    return _VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install() -> None:
    """Bring what the peers need, once for each list of what that is. Raises preparing.Refused."""
    setup = ConfigParser(interpolation=None)
    setup.read(HOUSE / "setup.cfg", encoding="utf-8")
    wanted = setup["options.extras_require"]["bench"].split()
    constraints, stamp = Path(__file__).with_name("constraints.txt"), _VENV / "ready"
    recipe = "\n".join([sys.version, *wanted, constraints.read_text("utf-8")])
    with preparing.alone(f"{_VENV}.lock"):
        if stamp.is_file() and stamp.read_text("utf-8") == recipe:
            return
        preparing.make_venv(str(_VENV))
        names = {one.partition(">=")[0]: one for one in wanted}
        preparing.install(str(python()), names, str(constraints))
        stamp.write_text(recipe, "utf-8")


def versions(names: tuple[str, ...]) -> dict[str, str]:
    """Which version there is of each engine; "" of one that is not there, or that the system lacks something for."""
    return {name: _version(name) for name in names}


def _version(name: str) -> str:
    if name == KIT:
        return _said([sys.executable, "-c", _ASK.format("version('reportlab')"), "reportlab"], "reportlab ")
    if not _said([str(python()), "-c", _ASK.format("1"), LIBRARIES[name]]):
        return ""
    if name == "chromium":
        return _said(["chromium", "--version"]) if shutil.which("chromium") else ""
    return _said([str(python()), "-c", _ASK.format(f"version('{name}')"), LIBRARIES[name]])


def _said(command: list[str], before: str = "") -> str:
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", timeout=60)
    except OSError:
        return ""
    return before + done.stdout.strip() if done.returncode == 0 else ""
