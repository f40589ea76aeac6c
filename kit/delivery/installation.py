"""What this installation is: libraries with their versions, room on the disk, whether a folder can be written to."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from kit.reading.door import shipped

PROGRAM = "kit-travail-pair"


class Wanted(NamedTuple):
    """A library: the oldest version that will do, and the one that is here, "" where it is not."""

    name: str
    oldest: str
    here: str

    @property
    def serves(self) -> bool:
        return bool(self.here) and _numbers(self.here) >= _numbers(self.oldest)


def libraries(extra: str = "") -> list[Wanted]:
    """The libraries that printing needs, or those of an extra, `test` or `bench`."""
    return [Wanted(name, oldest, _version(name)) for name, oldest in _asked(extra)]


def is_checkout() -> bool:
    """Whether the kit runs from its own folder, and was not installed."""
    return _setup().is_file()


def room_on_disk(folder: Path) -> int:
    """Bytes that are free where a folder is or would be."""
    return shutil.disk_usage(_nearest(folder)).free


def try_writing(folder: Path) -> None:
    """Write where a folder is or would be; nothing stays. Raises OSError."""
    with tempfile.TemporaryFile(dir=_nearest(folder), prefix=".kit-") as file:
        file.write(b" ")
        file.flush()


def _nearest(folder: Path) -> Path:
    """The folder, or the first above it that is there."""
    return next(path for path in (folder, *folder.absolute().parents) if path.is_dir())


def _setup() -> Path:
    return shipped("workshops").parent / "setup.cfg"


def _asked(extra: str) -> Iterator[tuple[str, str]]:
    """Names with their oldest versions, as setup.cfg asks in a checkout, or what was made of it by the installer."""
    if is_checkout():
        from configparser import ConfigParser

        setup = ConfigParser(interpolation=None)
        setup.read(_setup(), encoding="utf-8")
        lines = (setup["options.extras_require"][extra] if extra else setup["options"]["install_requires"]).split("\n")
    else:
        mark = f'extra == "{extra}"'
        lines = [line.partition(";")[0] for line in metadata.requires(PROGRAM) or []
                 if (mark in line if extra else "extra ==" not in line)]
    for line in filter(None, map(str.strip, lines)):
        name, _, oldest = line.partition(">=")
        yield name.strip(), oldest.strip()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)[:3]]
