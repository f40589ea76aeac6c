"""One run of the benchmark: installs the peers, lets them compete case by case, shows the table."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kit.cli.preparing import Refused
from tests.bench import engines, table
from tests.bench.cases import CACHES, CASES, contestants
from tests.bench.measuring import compete

_WIDTH = 60


def run(cases: Iterable[str], names: tuple[str, ...], rounds: int, whole: bool = False, write: bool = False) -> None:
    """Measure these cases with these engines, and print the table; `write`: into docs/performance.md too."""
    versions = _versions(names)
    found = []
    with TemporaryDirectory() as folder:
        ground = Path(folder).resolve()
        environment = {**os.environ, "XDG_CACHE_HOME": str(ground / CACHES), "XDG_CONFIG_HOME": str(ground / "none"),
                       "PYTHONPYCACHEPREFIX": str(ground / "bytecode")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for case in CASES:
            if case in cases:
                present = [name for name in names if versions[name]]
                results = compete(contestants(case, ground, present, rounds, whole), environment, _saying(case))
                results |= {name: "absent" for name in names if not versions[name] and name in CASES[case].beside}
                found += table.rows(case, results)
        _progress("")
    print(table.plain(found))
    print(f"\n{table.machine()}\n{', '.join(f'{name} {version}' for name, version in versions.items() if version)}")
    if write:
        print(table.write(found, versions, date.today()))


def _versions(names: tuple[str, ...]) -> dict[str, str]:
    """Which engines there are; what is missing and why is said."""
    if {*names} - {engines.KIT}:
        try:
            engines.install()
        except Refused as refused:
            print(refused, file=sys.stderr)
    versions = engines.versions(names)
    for name, version in versions.items():
        if not version:
            print(f"{name} : absent, ou il lui manque une bibliothèque du système ; le reste continue.",
                  file=sys.stderr)
    return versions


def _saying(case: str):
    return lambda what: _progress(f"{case} : {what}")


def _progress(line: str) -> None:
    """One line on stderr that the next takes the place of; nothing where no one sees it."""
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        print("\r" + line.ljust(_WIDTH), end="" if line else "\r", file=sys.stderr, flush=True)
