"""Whether the line with a slip is the one that is blamed, and how many things are said of it.

`python -m tests.fuzz.blaming` prints a table. Right: the first complaint is of the line that is wrong, or of one beside it. What is still a good file, such as one
that lacks a key it can do without, is no case.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from kit.model.library import DECKS, PAPERS, SHEETS_SHELF, WORKSHOPS
from tests.fuzz.reading import Known
from tests.fuzz.samples import samples, written
from tests.fuzz.slips import WAYS, Slip, page_of, slipped

SEED, COUNT, WORKERS = 7, 10_000, 2
LEAST = 0.95  # of all, of which the right line is blamed
_KINDS = ("workshops/", "cards/", "assets/sheets/")


class Blame(NamedTuple):
    """What was said of one slip: how many things, and whether the first was of the right line."""

    kind: str
    right: bool
    said: int


class Reader:
    """Reads slips of shipped scripts; what ships is read once."""

    def __init__(self, folder: Path):
        self.folder, self.library = folder, Known(folder)
        for shelf in (WORKSHOPS, DECKS, SHEETS_SHELF, PAPERS):
            self.library.names(shelf)  # so that no file of the folder is one of them
        self.pages = [page_of(name, data) for name, data in samples().items() if name.startswith(_KINDS)]

    def slip(self, seed: int, number: int) -> Slip:
        return slipped(Random(f"{seed}/{number}"), self.pages, list(WAYS)[number % len(WAYS)])

    def blame(self, slip: Slip) -> Blame:
        path = written(self.folder, slip.name, slip.data)
        report = self.library.anew(path)
        self.library.open(path)
        path.unlink()
        first = next((found.place.line for found in report), None)
        right = first is not None and any(abs(first - number) <= 1 for number in slip.numbers)
        return Blame(slip.kind, right, len(report))


def blamed(reader: Reader, seed: int, numbers: Iterable[int]) -> list[Blame]:
    """What is said of the slips of these numbers, where anything is."""
    return [blame for number in numbers if (blame := reader.blame(reader.slip(seed, number))).said]


def by_all(folder: Path, seed: int, count: int) -> list[Blame]:
    """The same of many, by some processes."""
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        shares = [(folder / str(first), seed, range(first, count, WORKERS)) for first in range(WORKERS)]
        return [blame for share in pool.starmap(_share, shares, chunksize=1) for blame in share]


def _share(folder: Path, seed: int, numbers: range) -> list[Blame]:
    folder.mkdir()
    return blamed(Reader(folder), seed, numbers)


def table(blames: list[Blame]) -> Iterator[str]:
    """A row a kind of slip, and one of all."""
    yield f"{'kind':18} {'n':>6} {'right':>7} {'median':>7} {'95 %':>5} {'most':>5}"
    for kind in (*WAYS, "all"):
        some = [blame for blame in blames if kind in (blame.kind, "all")]
        if some:
            said = sorted(blame.said for blame in some)
            yield (f"{kind:18} {len(some):6} {right(some):7.1%} {median(said):7g} {at_95(said):5} {said[-1]:5}")


def right(blames: list[Blame]) -> float:
    return sum(blame.right for blame in blames) / len(blames)


def at_95(said: list[int]) -> int:
    """How many things are said of a slip, at the 95th of a hundred; `said` is in order."""
    return said[len(said) * 95 // 100]


def main() -> None:
    parser = argparse.ArgumentParser("python -m tests.fuzz.blaming", description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, help="how many slips")
    parser.add_argument("--seed", type=int, default=SEED, help="other slips; the same seed makes the same ones")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(table(by_all(Path(folder), options.seed, options.count))))


if __name__ == "__main__":
    main()
