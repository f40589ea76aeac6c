"""Typst, by its Python binding: one compiler makes all files of a job, so that what it worked out once serves again.

    python build.py WORK OUTPUT DECK FILE...

Before the clock starts, `prepared` lays the templates and one small main file for each PDF beside the manuscripts,
as an author would have them.
"""

from __future__ import annotations

import sys
from pathlib import Path

MAIN = '#import "typst/deck.typ": sheets\n#import "typst/manuscript.typ": manuscript\n'


def prepared(work: Path, order: list[str], deck: str) -> None:
    """Write the templates and the main files into the folder of the work."""
    (work / "typst").mkdir(exist_ok=True)
    for template in Path(__file__).parent.glob("*.typ"):
        (work / "typst" / template.name).write_bytes(template.read_bytes())
    parts = {name: f'#sheets(yaml("cards/{deck}.yaml"))\n' if name == f"cartes-{deck}"
             else f'#manuscript(yaml("{name}.yaml"))\n' for name in order}
    for name, part in parts.items():
        (work / f"{name}.typ").write_text(f"{MAIN}{part}", "utf-8")
    (work / "pack.typ").write_text(MAIN + "".join(parts.values()), "utf-8")


def build(work: Path, output: Path, names: list[str]) -> None:
    import typst

    compiler = typst.Compiler(root=work, font_paths=[work / "fonts"], ignore_system_fonts=True)
    for name in names:
        compiler.compile(input=work / f"{name}.typ", output=output / f"{name}.pdf")


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[4:])
