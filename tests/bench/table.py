"""The benchmark's table: plain text for a terminal, and Markdown for docs/performance.md, between two markers."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tests.bench.engines import HOUSE, KIT, PYTHON, TYPST
from tests.bench.measuring import Results, middle, ratio

PAGE = HOUSE / "docs" / "performance.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"
FRENCH = ("cas", "moteur", "temps s", "processeur s", "mémoire Mo", "ko", "pages", "temps / réf.", "proc. / réf.",
          "tours")
ENGLISH = ("case", "engine", "wall s", "CPU s", "peak MB", "KB out", "pages", "wall / ref.", "CPU / ref.", "rounds")
NOT_THERE = {"fr": "absent", "en": "absent"}
Row = tuple[str, ...]


def rows(case: str, results: Results) -> list[Row]:
    """A line for each contestant. The reference is Typst or, where it takes no part, the bare interpreter."""
    reference = next((results[name] for name in (TYPST, PYTHON) if isinstance(results.get(name), list)), None)
    found = []
    for name, runs in results.items():
        if isinstance(runs, str):
            found.append((case, name, runs))
            continue
        about = middle(runs)
        ratios = [f"{ratio(runs, reference, measure):.2f}" if reference else "" for measure in ("wall", "cpu")]
        found.append((case, name, f"{about.wall:.3f}", f"{about.cpu:.3f}", f"{about.peak:.0f}",
                      f"{about.bytes / 1000:.0f}", str(runs[0].pages or ""), *ratios, str(len(runs))))
    return found


def plain(found: Iterable[Row]) -> str:
    """Columns a terminal shows; what an engine said instead of a result takes the rest of its line."""
    lines = [FRENCH, *found]
    whole = [line for line in lines if len(line) == len(FRENCH)]
    widths = [max(len(line[n]) for line in whole) for n in range(len(FRENCH))]
    return "\n".join("  ".join(cell.ljust(width) if n < 2 or len(line) < len(FRENCH) else cell.rjust(width)
                               for n, (cell, width) in enumerate(zip(line, widths, strict=False))).rstrip()
                     for line in lines)


def markdown(found: Iterable[Row]) -> str:
    lines = [f"| {' | '.join(ENGLISH)} |", f"|{'---|' * 2}{'--:|' * (len(ENGLISH) - 2)}"]
    for row in found:
        name = f"**{row[1]}**" if row[1] == KIT else row[1]
        lines.append(f"| {' | '.join((row[0], name, *row[2:]))} |")
    return "\n".join(lines)


def write(found: Iterable[Row], versions: dict[str, str], day: date) -> Path:
    """Put the table in its place on the page, with the day, the machine and who took part. Returns the page."""
    text = PAGE.read_text("utf-8")
    before, rest = text.split(BEGIN)
    engines = ", ".join(f"{name} {version or 'absent'}" for name, version in versions.items())
    about = f"{day.isoformat()} · {machine()} · {engines}"
    PAGE.write_text(f"{before}{BEGIN}\n{about}\n\n{markdown(found)}\n{END}{rest.split(END)[1]}", "utf-8")
    return PAGE


def machine() -> str:
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, " \
           f"{platform.python_implementation()} {platform.python_version()}"


def _processor() -> str:
    """The model of the processor, where the system says it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")),
                platform.processor() or platform.machine())
