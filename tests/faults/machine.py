"""A machine that says no: at the Nth thing that is asked of it, or from then on; and what a folder then holds."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kit.delivery import manifest, staging

ASKED = ("open", "fsync", "replace", "rename", "link", "mkdir", "listdir")


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, what is hidden included, with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def assert_whole(pack: Path) -> None:
    """Every file of a pack is that of its manifest."""
    about = manifest.read(pack)
    assert about, "no manifest"
    torn = [entry.file for entry in about.files if manifest.digest((pack / entry.file).read_bytes()) != entry.sha256]
    assert not torn


def left_over(folder: Path) -> list[str]:
    """What no finished run leaves: hidden files and folders."""
    return [path.relative_to(folder).as_posix() for path in folder.rglob(".*")]


def filled(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


class Refusing:
    """The machine refuses the `nth` of all that is asked below a folder, then works again; with `for_ever`, no more."""

    def __init__(self, patch: pytest.MonkeyPatch, below: Path, nth: int, number: int, for_ever: bool = False):
        self.below, self.left, self.number, self.for_ever = below, nth, number, for_ever
        for name in ASKED:
            patch.setattr(os, name, self.wrapped(getattr(os, name)))
        patch.setattr(shutil, "copy2", self.wrapped(shutil.copy2))
        patch.setattr(staging, "_Raw", self.refusing_file(staging._Raw))

    @property
    def refused(self) -> bool:
        return self.left <= 0

    def wrapped(self, real):
        def call(asked, *args, **more):
            if isinstance(asked, int) or Path(os.path.abspath(os.fsdecode(asked))).is_relative_to(self.below):
                self.ask()
            return real(asked, *args, **more)

        return call

    def ask(self) -> None:
        self.left -= 1
        if self.left == 0 or self.for_ever and self.left < 0:
            raise OSError(self.number, os.strerror(self.number), "ici")

    def refusing_file(self, real: type) -> type:
        machine = self

        class File(real):
            def __init__(self, *args):
                machine.ask()
                super().__init__(*args)

            def write(self, data):
                try:
                    machine.ask()
                except OSError as error:
                    raise self.refuse(error) from error
                return super().write(data)

        return File
