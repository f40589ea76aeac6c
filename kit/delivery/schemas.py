"""The schemas that editors read, in a project: `.kit/schema`, and the line by which a file names its own."""

from __future__ import annotations

from pathlib import Path, PurePath

from kit.delivery.writing import write_files
from kit.model.filekinds import KINDS
from kit.model.keys import Keys
from kit.model.schema import as_text, schema_of

FOLDER = PurePath(".kit/schema")
HEADER = "# yaml-language-server:"


def schema_text(kind: str, language: str = "fr") -> bytes:
    """The schema of one kind of file, a key of KINDS, as a file."""
    return as_text(schema_of(kind, KINDS[kind], Keys(language)))


def write_schemas(project: Path, language: str = "fr") -> list[Path]:
    """Make sure that every schema stands in a project: all of them or none; those that say the same are left as they
    are. Returns their files. Raises NotWritten.
    """
    keys = Keys(language)
    files = {f"{kind}.json": as_text(schema_of(kind, about, keys)) for kind, about in KINDS.items()}
    write_files(project / FOLDER, files)
    return [project / FOLDER / name for name in files]


def header(kind: str, file: PurePath) -> str:
    """The first line of a file of that kind, whose path is told from the project's folder on; with its end."""
    return f"{HEADER} $schema={'../' * (len(file.parts) - 1)}{(FOLDER / f'{kind}.json').as_posix()}\n"
