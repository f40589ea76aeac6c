"""`pack --watch` in this process: edits are made while it waits, and Ctrl-C comes after the last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from kit.cli import watch
from kit.delivery.watching import Watcher
from kit.reading import looks

from .small import Run

SECONDS = 1.0  # between two edits, on a clock that only waiting moves on


class Vigil:
    """Runs a command line that waits, and makes one edit after the other; `said` is what was said after each."""

    def __init__(self, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch):
        self.capsys, self.now, self.edits, self.said = capsys, 0.0, [], []
        monkeypatch.setattr(looks, "_TICK", 0)  # a disk whose times show every change
        monkeypatch.setattr(watch, "Watcher", partial(Watcher, clock=lambda: self.now, sleep=self.sleep))
        monkeypatch.setattr("kit.delivery.gallery.write_gallery", lambda *given: None)

    def __call__(self, *words: str, edits: list[Callable[[], object]] = ()) -> Run:
        self.edits, self.said, self.due, self.heard = list(edits), [], self.now + SECONDS, ""
        run = Run(self.capsys, "pack", *words, "--watch")
        self.heard = self.said.pop(0) if self.said else run.err
        return run

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        if self.now < self.due:
            return
        self.due = self.now + SECONDS
        self.said.append(self.capsys.readouterr().err)
        if not self.edits:
            raise KeyboardInterrupt
        self.edits.pop(0)()


def changed(path: str, old: str, new: str) -> Callable[[], object]:
    """An edit: some words of a file are others."""
    def edit() -> None:
        text = Path(path).read_text("utf-8")
        assert old in text
        Path(path).write_text(text.replace(old, new), "utf-8")

    return edit
