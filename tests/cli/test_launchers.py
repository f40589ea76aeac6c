"""The two files to click on: they start `preview` through build.py, and say what to do where Python is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .small import ROOT

MAC, WINDOWS = ROOT / "imprimer.command", ROOT / "imprimer.bat"
STUB = '#!/bin/sh\n[ "$1" = -c ] && exit {usable}\npwd >> "{log}"\necho "$@" >> "{log}"\nexit {status}\n'
posix = pytest.mark.skipif(os.name == "nt", reason="a shell script")


@pytest.fixture
def click(tmp_path):
    """Start a copy of the launcher from elsewhere, with stand-ins for Python alone; its end, and what they were told."""
    home, tools, log = tmp_path / "le kit", tmp_path / "bin", tmp_path / "log"
    home.mkdir(), tools.mkdir()
    shutil.copy(MAC, home)
    (tools / "dirname").symlink_to(shutil.which("dirname"))

    def click(usable: dict[str, bool], status: int = 0, *words: str) -> tuple[subprocess.CompletedProcess, list[str]]:
        for name, good in usable.items():
            (tools / name).write_text(STUB.format(usable=int(not good), log=log, status=status))
            (tools / name).chmod(0o755)
        done = subprocess.run(["/bin/sh", str(home / MAC.name), *words], cwd=tmp_path, env={"PATH": str(tools)},
                              stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
        return done, log.read_text().splitlines() if log.exists() else []

    return click


@posix
def test_the_page_is_opened_from_the_folder_of_the_kit(click):
    done, told = click({"python3": True})
    assert done.returncode == 0 and done.stdout == "" and told[1:] == ["build.py preview"]
    assert Path(told[0]).name == "le kit"


@posix
def test_an_old_python_is_passed_over(click):
    done, told = click({"python3": False, "python": True}, 0, "cafe-debat")
    assert done.returncode == 0 and told[1:] == ["build.py preview cafe-debat"]


@posix
def test_what_went_wrong_stays_to_be_read(click):
    done, _ = click({"python3": True}, 3)
    assert done.returncode == 3 and "Appuyez sur Entrée" in done.stdout


@posix
@pytest.mark.parametrize("there", ({}, {"python3": False}))
def test_without_python_it_says_where_to_get_it(click, there):
    done, told = click(there)
    assert done.returncode == 3 and not told
    assert "python.org" in done.stdout and "3.11" in done.stdout and "Appuyez sur Entrée" in done.stdout


def test_the_one_for_macos_can_be_run():
    assert MAC.stat().st_mode & 0o111 or os.name == "nt"
    assert b"\r" not in MAC.read_bytes()


def test_the_one_for_windows_is_written_as_windows_reads_it():
    data = WINDOWS.read_bytes()
    assert data.isascii() and data.count(b"\n") == data.count(b"\r\n") and data.endswith(b"\r\n")
    for said in (b"build.py preview", b"python.org", b"(3, 11)", b"pause", b'cd /d "%~dp0"', b"exit /b 3"):
        assert said in data
