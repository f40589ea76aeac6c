"""`python -m tests.fuzz.soak 300`: so many packs in one process. Memory, open files and pace stay what they were."""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.delivery.project import DECK, SHEET, WORKSHOP
from tests.fuzz.build import Kit
from tests.fuzz.samples import written

MORE_MEMORY, MORE_TIME = 1.1, 1.2  # of what it was early on
_LETTERS = "abcdefghijklmnoprstuvéèàç"


class Moment(NamedTuple):
    """After one pack: bytes held, files open, and the seconds of the processor that it took."""

    memory: int
    files: int
    seconds: float


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m tests.fuzz.soak", description=__doc__)
    parser.add_argument("packs", type=int, nargs="?", default=300)
    count = parser.parse_args(arguments).packs
    with tempfile.TemporaryDirectory() as folder:
        moments = list(soaked(Path(folder), count))
    early, tenth = moments[max(0, count // 20 - 1)], max(1, count // 10)
    first, last = (sum(m.seconds for m in part) / len(part) for part in (moments[1:tenth + 1], moments[-tenth:]))
    print(f"{count} packs: {early.memory / 1e6:.1f} MB after {count // 20}, "
          f"{moments[-1].memory / 1e6:.1f} MB at the end; "
          f"{early.files} files open, then {moments[-1].files}; {first * 1e3:.0f} ms a pack, then {last * 1e3:.0f} ms")
    grown = moments[-1].memory > early.memory * MORE_MEMORY or moments[-1].files > early.files
    return 1 if grown or last > first * MORE_TIME else 0


def soaked(folder: Path, count: int) -> Iterator[Moment]:
    """Make packs of a project whose words are other ones each time, as those of many events are."""
    kit = Kit()
    for number in range(count):
        for name, text in (("workshops/essai", WORKSHOP), ("cards/cartes", DECK), ("assets/sheets/regles", SHEET)):
            written(folder, f"{name}.yaml", text.encode())
        written(folder, "seance.yaml", f"organisation: {words(number, 4)}\nplace: {words(number, 9)}\n".encode())
        written(folder, "cards/cartes.yaml", f'{DECK}  - {{card: C3, front: "{words(number, 14)}"}}\n'.encode())
        before = time.process_time()
        status, said = kit.told(["pack", "essai", "--jobs", "1", "--event", "seance.yaml"], folder)
        if status:
            sys.exit(said)
        yield Moment(memory(), len(os.listdir("/proc/self/fd")), time.process_time() - before)


def words(seed: int, count: int) -> str:
    """Words that nobody has seen before."""
    random = Random(f"{seed}/{count}")
    return " ".join("".join(random.choices(_LETTERS, k=random.randint(2, 10))) for _ in range(count))


def memory() -> int:
    """The bytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize()


if __name__ == "__main__":
    sys.exit(main())
