"""What one run keeps to save the next one work, in a hidden folder of the output: small, and safe to delete."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

from kit.delivery.unchanged import RESERVE
from kit.delivery.writing import NotWritten, write_file
from kit.reading.door import Refused, read_bytes, shipped

_LIMIT = 100_000_000
_SUFFIXES = {".py", ".yaml", ".ttf", ".svg"}
_MARK = 16  # bytes before what is kept that tell whether it is whole


class Reserve(MutableMapping[str, bytes]):
    """Bytes by name. What was tampered with or cannot be read is not there; what cannot be written is not kept."""

    def __init__(self, output: Path):
        self._folder = output / RESERVE

    def __getitem__(self, name: str) -> bytes:
        try:
            data = read_bytes(self._folder / name, self._folder, _LIMIT)
        except Refused:
            raise KeyError(name) from None
        if data[:_MARK] != _mark(data[_MARK:]):
            raise KeyError(name)
        return data[_MARK:]

    def __setitem__(self, name: str, data: bytes) -> None:
        with suppress(NotWritten):
            write_file(self._folder / name, _mark(data) + data)

    def __delitem__(self, name: str) -> None:
        (self._folder / name).unlink()

    def __iter__(self) -> Iterator[str]:
        return (path.name for path in self._folder.iterdir()) if self._folder.is_dir() else iter(())

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def engine() -> str:
    """What this program is: how each of its files, and of those that it prints with, looks from outside."""
    package = Path(__file__).resolve().parent.parent
    found = blake2b(digest_size=_MARK)
    for folder in sorted({package, shipped("assets")}):
        for path in sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES):
            seen = path.stat()
            found.update(f"{path.relative_to(folder)} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return found.hexdigest()


def _mark(data: bytes) -> bytes:
    return blake2b(data, digest_size=_MARK).digest()
