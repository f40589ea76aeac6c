"""What tests of commands share: a small project to stand in, and command lines in this process."""

from __future__ import annotations

import pytest

from .small import Run, planted


@pytest.fixture
def run(capsys):
    return lambda *words: Run(capsys, *words)


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A person's own folder, in which they stand: two workshops, each with a deck of its own."""
    monkeypatch.chdir(planted(tmp_path))
    return tmp_path
