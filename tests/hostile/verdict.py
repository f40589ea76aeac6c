"""What becomes of one line of EXPECTED.tsv, and whether that is what the table says.

Refused: its diagnostics in their order, each at its line; not a byte of the project is another than before. Accepted:
the PDF says what was written. In both: no traceback, no network, no other program, no file from elsewhere.
"""

from __future__ import annotations

import hashlib
import os
import re
import site
import stat
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from pypdfium2 import raw

from tests.hostile import child, making, table
from tests.pdf import reading_back

ROOT = table.HERE.parents[1]
QUICK = 2.0  # seconds of work within which a file is refused
MEMORY = 400_000_000
_SAID = re.compile(r"^(?:(?P<file>.+?)(?::(?P<line>\d+):\d+)?: )?(?P<severity>erreur|attention)"
                   r"\[(?P<code>[a-z0-9-]+)\] ", re.MULTILINE)
# What came with a picture, and what a PDF could be made to do.
_NEVER = (b"MOUCHARD", b"Exif\0", b"javascript:", b"/JavaScript", b"/Launch", b"/GoToR")
# What a command line names is looked at, and refused, wherever it is.
_NAMED = ("/dev/zero", "/dev/null", "/etc/passwd")
_OURS = (str(ROOT), sys.prefix, sys.base_prefix, *site.getsitepackages(), "/dev/null", "/usr/share/zoneinfo", "/etc")


def judge(case: table.Case, home: Path) -> None:
    """Do what a line of the table says, in a folder of its own, and hold it to its word."""
    folder = making.project(home, case)
    before = tree(home)
    ended = child.run(case.words, folder, NO_COLOR="1", HOME=str(home))
    assert (ended.status, found(ended.said)) == (case.exit, case.found), ended.said
    assert not [fault for fault in faults(ended, folder)], ended.said
    after = tree(home)
    if case.exit:
        assert after == before
        assert ended.seconds < QUICK
    else:
        check_made({path for path in after if after[path] != before.get(path)}, case)


def found(said: str) -> list[tuple[str, str]]:
    """The diagnostics that were said, as in the table; of a list that was cut, its first and last three."""
    every = [("?" * (one["severity"] == "attention") + one["code"], one["line"] or "-") for one in _SAID.finditer(said)]
    return every if len(every) <= 12 else [*every[:3], ("…", str(len(every))), *every[-3:]]


def faults(ended: child.Ended, folder: Path) -> Iterator[str]:
    """What no run may do."""
    if "Traceback" in ended.said or ended.status not in (0, 1, 2, 3):
        yield "a traceback"
    if any(char in ended.said for char in "\x1b\x07\x9b\u202e"):
        yield "a command to the terminal"
    if ended.memory > MEMORY:
        yield f"{ended.memory / 1e6:.0f} MB"
    yield from ended.reached
    allowed = (*_OURS, *_NAMED, str(folder), sys.pycache_prefix or str(ROOT))
    yield from (path for path in ended.opened if not path.startswith(allowed))


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder and what it holds; of links where they lead, of others their kind."""
    seen = {}
    for path in folder.rglob("*"):
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode):
            large = path.stat().st_size > 30_000_000
            seen[str(path)] = str(path.stat().st_size) if large else hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            seen[str(path)] = os.readlink(path) if stat.S_ISLNK(mode) else str(stat.S_IFMT(mode))
    return seen


def check_made(made: set[str], case: table.Case) -> None:
    """What was written is whole, says what was written in the script, and holds nothing of what came with a picture."""
    assert made or case.found
    pdfs = [Path(path) for path in sorted(made) if path.endswith(".pdf")]
    texts = "".join(text for pdf in pdfs for text in reading_back.texts(pdf))
    for shown in case.shown:
        if re.match("haut:|bas:", shown):
            where, colour = shown.split(":")
            got = seen_of_picture(pdfs, where)
            assert all(abs(a - int(b)) <= 24 for a, b in zip(got, colour.split(","), strict=True)), (shown, got)
        else:
            assert reading_back.bare(shown) in reading_back.bare(texts), shown
    for path in pdfs:
        whole = path.read_bytes()
        for stream in (whole, *streams(whole)):
            assert not [word for word in _NEVER if word in stream]


def streams(pdf: bytes) -> list[bytes]:
    """The streams of a file, unpacked."""
    found = []
    for part in re.split(rb"stream\r?\n", pdf)[1:]:
        try:
            found.append(zlib.decompressobj().decompress(part))
        except zlib.error:
            found.append(part)
    return found


def seen_of_picture(pdfs: list[Path], where: str) -> tuple[int, int, int]:
    """The colour in the middle of the upper or lower half of the first picture there is, on paper."""
    for pdf in pdfs:
        with reading_back.opened(pdf) as document:
            for page in document:
                for picture in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=5):
                    left, bottom, right, top = picture.get_bounds()
                    y = top - (top - bottom) * (0.25 if where == "haut" else 0.75)
                    drawn = page.render(scale=2).to_pil().convert("RGB")
                    return drawn.getpixel((int(left + right), int(2 * (page.get_height() - y))))
    raise AssertionError("no picture")
