"""`pip install atheris`, then `python -m tests.fuzz.atheris_reading [FOLDER] [-max_total_time=60]`: guided by coverage.

Not a test, and atheris is no dependency: a search without end, for who has a machine to spare. FOLDER takes what
reached further; run it once more with the file that libFuzzer leaves to see a fault again.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

try:
    import atheris
except ModuleNotFoundError:
    sys.exit("atheris is not installed: pip install atheris")

with atheris.instrument_imports(include=["kit.reading", "kit.model"]):
    from tests.fuzz.reading import Reading
from tests.fuzz.stage import Case, fault_of


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        stage = Reading(Path(folder))

        def one(data: bytes) -> None:
            # The first byte says which kind of file the others are.
            name = stage.names[data[0] % len(stage.names)] if data else stage.names[0]
            fault = fault_of(stage, Case(name, data[1:]))[1]
            if fault:
                raise RuntimeError(f"{name}: {fault}")

        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        for number, name in enumerate(stage.names):
            (seeds / str(number)).write_bytes(bytes([number]) + stage.samples[name])
        atheris.Setup([*sys.argv, str(seeds)], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
