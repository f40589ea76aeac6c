"""Icons as path segments, read from the normalised SVG files of assets/icons (one path, only M, L, C and Z)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kit.typesetting.shapes import Segments

_PATH = re.compile(r'<path d="([^"]*)"')
_NUMBER = r"-?\d+(?:\.\d+)?"
_STEP = rf"M(?: {_NUMBER}){{2}}|L(?: {_NUMBER}){{2}}|C(?: {_NUMBER}){{6}}|Z"
_DRAWING = re.compile(rf"(?=M)(?:(?:{_STEP})(?: |$))+")


def parse_icon(svg: str) -> Segments:
    """The segments of a normalised icon, in a square of 24. Raises ValueError for any other SVG."""
    paths = _PATH.findall(svg)
    if len(paths) != 1 or not _DRAWING.fullmatch(paths[0]):
        raise ValueError("icone-illisible")
    return tuple((step[0], *map(float, step[1:].split())) for step in re.findall(_STEP, paths[0]))


class Icons(Mapping[str, Segments]):
    """Icon names → segments, each parsed when first asked for. `read` gives the text of a file."""

    def __init__(self, files: Mapping[str, Path], read: Callable[[Path], str]):
        self._files, self._read = files, read
        self._parsed: dict[str, Segments] = {}

    def __getitem__(self, name: str) -> Segments:
        if name not in self._parsed:
            self._parsed[name] = parse_icon(self._read(self._files[name]))
        return self._parsed[name]

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
