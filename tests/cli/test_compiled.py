"""Where Python writes no bytecode, the kit's own is kept apart, and nothing but the kit's own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit.cli import compiled

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="caches have another place there")


def start(caches: Path) -> str:
    """`--version` in its own process, told to write no bytecode; what that says of what it compiles."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPYCACHEPREFIX"}
    environment |= {"PYTHONDONTWRITEBYTECODE": "1", "XDG_CACHE_HOME": str(caches)}
    done = subprocess.run([sys.executable, "-v", str(ROOT / "build.py"), "--version"], env=environment,
                          capture_output=True, encoding="utf-8", errors="replace", check=True)
    assert done.stdout.startswith("kit-travail-pair ")
    return done.stderr


def kept(caches: Path) -> dict[str, int]:
    return {path.name.partition(".")[0]: path.stat().st_mtime_ns for path in caches.rglob("*.pyc")}


@posix
def test_a_second_start_finds_the_modules_compiled(tmp_path):
    sources = {path for path in (ROOT / "kit").rglob("*") if path.suffix == ".pyc"}
    start(tmp_path)
    first = kept(tmp_path)
    assert {"group", "sentences", "unchanged"} <= set(first)
    assert "core" not in first, "that is Click's, and pip has compiled it"
    said = start(tmp_path)
    assert kept(tmp_path) == first
    assert f"{tmp_path}/kit-travail-pair" in said and "# wrote" not in said
    assert {path for path in (ROOT / "kit").rglob("*") if path.suffix == ".pyc"} == sources


@posix
def test_where_nothing_can_be_kept_it_runs_all_the_same(tmp_path):
    (tmp_path / "kit-travail-pair").write_text("un fichier")
    start(tmp_path)
    start(tmp_path / "kit-travail-pair")
    assert kept(tmp_path) == {}


@posix
def test_bytecode_of_someone_else_is_never_run(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (tmp_path / "kit-travail-pair").mkdir()
    assert compiled._folder() == str(tmp_path / "kit-travail-pair")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert compiled._folder() is None
    monkeypatch.setenv("XDG_CACHE_HOME", "quelque/part")
    assert compiled._folder() is None
