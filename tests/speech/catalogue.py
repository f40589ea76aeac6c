"""What the program says, found in its source, and the English of it in kit/locales: compared, brought up to date.

Babel does the work. What it would not find by itself is the help of a command, which is the docstring of `command`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kit.cli.helping import flat, parts

ROOT = Path(__file__).resolve().parents[2]
PO = ROOT / "kit" / "locales" / "en" / "LC_MESSAGES" / "kit.po"
MO = PO.with_suffix(".mo")
SPEAKING = {"build.py": "python", "kit/cli/**/*.py": "python", "kit/web/**/*.py": "python",
            "kit/web/**/*.html": "jinja2"}
KEYWORDS = {"_": None, "plural": (1, 2)}
_HELP = "command"  # the function whose docstring is shown by --help
_WIDTH = 110  # characters


def sources() -> Iterator[tuple[Path, str]]:
    """Every file that says something, and what it is written in."""
    for pattern, kind in SPEAKING.items():
        yield from ((path, kind) for path in sorted(ROOT.glob(pattern)))


def extracted() -> Catalog:
    """All that the program says, in French."""
    found = Catalog(domain="kit", charset="utf-8")
    for path, kind in sources():
        place = [(path.relative_to(ROOT).as_posix(), 0)]
        with path.open("rb") as file:
            for _, message, _, _ in extract(kind, file, KEYWORDS):
                if isinstance(message, str) or "{n}" in message[1]:  # else it counts words of kit/locales/*.yaml
                    found.add(message, locations=place)
        for text in helps(path) if kind == "python" else ():
            found.add(text, locations=place)
    return found


def helps(path: Path) -> Iterator[str]:
    """The help of the command that a module holds, part by part."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name == _HELP and (text := ast.get_docstring(node, clean=False)):
            yield from map(flat, parts(text))


def english() -> Catalog:
    """What the program says in English, as it is kept."""
    with PO.open("rb") as file:
        return read_po(file, locale="en", domain="kit", charset="utf-8")


def renewed() -> Catalog:
    """The English that is kept, of what the program says now: what is new is empty, what is said no more is gone."""
    kept, found = english(), extracted()
    found.creation_date = kept.creation_date
    kept.update(found, no_fuzzy_matching=True)
    return kept


def messages(catalog: Catalog) -> list[Message]:
    """Those of a catalogue, without its head."""
    return [message for message in catalog if message.id]


def texts(said: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """A sentence, or both forms of one that counts."""
    return said if isinstance(said, tuple) else (said or "",)


def written(catalog: Catalog) -> bytes:
    """A catalogue as people read it, in the order of the source, with files and no lines, so that little changes."""
    file = BytesIO()
    write_po(file, catalog, width=_WIDTH, include_lineno=False, ignore_obsolete=True)
    return file.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """A catalogue as the program reads it."""
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()
