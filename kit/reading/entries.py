"""A long list of a file, read a few entries at a time, so that a file of any length takes no more memory.

The file is cut, before it is parsed, where a line begins an entry. That is only right for plain files: the list under a
key of the file itself, each entry on lines of its own, nothing that refers from one entry to another. And whatever is
wrong is told better by who reads the whole. So of any other file, and of any error, nothing is said here: there are no
entries, and the file is to be read as a whole.
"""

from __future__ import annotations

import re
from array import array
from hashlib import sha256
from itertools import pairwise

from kit.reading.diagnostics import Report
from kit.reading.door import Refused, decode
from kit.reading.loading import load, load_list
from kit.reading.source import Map, Seq, Source

TOGETHER = 72  # entries that are parsed at once
# An anchor or an alias where a value begins; the first pattern is there to be fast.
_STARRED, _REFERS = re.compile(rb"[&*](?<=\s.)[\w-]"), re.compile(rb"[:,\[{\-]\s+[&*][\w-]")


class Unreadable(Exception):
    """Entries that are to be read as part of the whole file."""


class Head(Source):
    """A file with empty lines in place of its list, so that all else stands where it stood."""

    __slots__ = ("_digest",)

    def __init__(self, name: str, text: str, whole: bytes):
        super().__init__(name, text)
        self._digest = sha256(whole).hexdigest()

    @property
    def digest(self) -> str:
        return self._digest


class Part(Source):
    """Some lines of a file. Its text is made when it is asked for, so that a place may be kept for each value."""

    __slots__ = ("above", "_data", "_span")

    def __init__(self, name: str, data: bytes, span: slice, above: int):
        self.name, self.above, self._data, self._span, self._lines = name, above, data, span, None

    @property
    def text(self) -> str:
        """Raises Refused."""
        return decode(self._data[self._span])

    def line(self, number: int) -> str:
        return super().line(number - self.above)

    def forget(self) -> None:
        """Let go of the lines that were looked at."""
        self._lines = None


class Entries:
    """The entries of a list, read in groups; `head` is the file without them."""

    def __init__(self, name: str, data: bytes, starts: array, head: Map):
        self.head, self._name, self._data, self._starts = head, name, data, starts
        firsts = starts[:-1:TOGETHER]
        self._lines = array("L", [data.count(b"\n", 0, starts[0])])
        for start, stop in pairwise(firsts):
            self._lines.append(self._lines[-1] + data.count(b"\n", start, stop))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def group(self, number: int) -> Seq:
        """The entries of one group. Raises Unreadable."""
        first, quiet = number * TOGETHER, Report()
        last = min(first + TOGETHER, len(self))
        part = Part(self._name, self._data, slice(self._starts[first], self._starts[last]), self._lines[number])
        try:
            found = load_list(part, quiet)
        except Refused:
            raise Unreadable from None
        part.forget()
        if len(quiet) or found is None or len(found) != last - first:
            raise Unreadable
        return found

    def written(self, place: int) -> bytes:
        """An entry as it was written."""
        return self._data[self._starts[place]:self._starts[place + 1]]


def entries(name: str, data: bytes, key: str) -> Entries | None:
    """The list under a key of a file, by its bytes; None for a file to be read as a whole."""
    if _STARRED.search(data) and _REFERS.search(data):
        return None
    # The key, alone on its line but for a comment; what precedes the first entry; its indent.
    begun = re.search(rb"^%b:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*(?=( *)- )" % key.encode(), data, re.M)
    if begun is None:
        return None
    # The list goes on while lines begin an entry, stand deeper, are empty, or are comments.
    after = re.compile(rb"^(?!%b- |%b |[ \t]*\r?$|[ \t]*#)" % (begun[1], begun[1]), re.M).search(data, begun.end())
    end = after.start() if after else len(data)
    first = re.compile(rb"^%b- " % begun[1], re.M)
    starts = array("L", [*(match.start() for match in first.finditer(data, begun.end(), end)), end])
    quiet = Report()
    rest = data[:starts[0]] + b"\n" * data.count(b"\n", starts[0], end) + data[end:]
    try:
        head = load(Head(name, decode(rest), data), quiet)
    except Refused:
        return None
    return Entries(name, data, starts, head) if head is not None and not len(quiet) else None
