"""Printer profiles, kept by name outside of any project: read like any file, written whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from kit.delivery.writing import write_file
from kit.model.checking import convert
from kit.model.printer import PrinterProfile
from kit.model.values import decimal
from kit.reading.diagnostics import Report, nearest
from kit.reading.door import listed, read_source
from kit.reading.loading import load

_PROGRAM, _FOLDER = "kit-travail-pair", "imprimantes"
_LONGEST = 80  # letters of a file name


class NameTaken(Exception):
    """Another printer already has the file that this name would have: `other` is its name."""

    def __init__(self, other: str):
        super().__init__(other)
        self.other = other


def folder() -> Path:
    """Where this person's profiles are kept, whether or not it is there yet."""
    from platformdirs import user_config_path

    return user_config_path(_PROGRAM, appauthor=False) / _FOLDER


def profile_names() -> list[str]:
    """Every printer that is known, as people call it."""
    return sorted(_shelf().values(), key=str.casefold)


def profile_named(name: str, report: Report) -> PrinterProfile | None:
    """The profile of the printer of that name, or of that file; None and errors in the report."""
    path = _path_of(name)
    if path is None:
        shelf = _shelf()
        report.error("imprimante-inconnue", name=name, near=_near(name, list(shelf.values())),
                     names=[path.stem for path in shelf])
        return None
    return read_profile(path, report)


def printer_of(name: str) -> str | None:
    """The printer whose file this name leads to, by the name it has there; None where there is none."""
    path = _path_of(name)
    return _said(path) if path else None


def read_profile(path: Path, report: Report) -> PrinterProfile | None:
    """What a file says of a printer; None and its errors at their places."""
    before = report.raised
    source = read_source(path, path.parent, report, path.as_posix())
    values = load(source, report) if source else None
    profile = convert(values, PrinterProfile, report) if values is not None else None
    return profile if report.raised == before else None


def save(profile: PrinterProfile, notes: Mapping[str, str] | None = None) -> Path:
    """Put a profile in the place of the one of the same name; returns where. `notes` stand beside the keys of a file.

    Raises NameTaken rather than write over another printer's, and NotWritten.
    """
    path = _path_of(str(profile.printer)) or folder() / f"{file_stem(str(profile.printer))}.yaml"
    held = _said(path) if path.exists() else profile.printer
    if held != profile.printer:
        raise NameTaken(held)
    write_file(path, written(profile, notes or {}).encode())
    return path


def written(profile: PrinterProfile, notes: Mapping[str, str]) -> str:
    """A profile as YAML that a person may correct by hand."""
    lines = []
    for key in profile.__struct_fields__:
        line = f"{key}: {plain(getattr(profile, key))}" if key != "printer" else f"{key}: {_quoted(profile.printer)}"
        lines.append(f"{line:<22}  # {notes[key]}" if notes.get(key) else line)
    return "\n".join(lines) + "\n"


def plain(value: object) -> str:
    """A value of a profile as it is written: a comma in numbers, spaces between margins."""
    if isinstance(value, tuple):
        return " ".join(map(plain, value))
    return decimal(round(value, 3) + 0, 3) if isinstance(value, float) else str(value)


def file_stem(name: str) -> str:
    """The file name of a printer: small ASCII letters, digits and hyphens; a number where its name has none of these.

    `con`, `nul` and their like, which Windows keeps for itself, are never all of a name.
    """
    letters = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    if len(stem) > _LONGEST or not stem or re.fullmatch("con|prn|aux|nul|com[0-9]|lpt[0-9]", stem):
        stem = f"{stem[:_LONGEST - 9] or 'imprimante'}-{sha256(name.encode()).hexdigest()[:8]}"
    return stem


def _path_of(name: str) -> Path | None:
    """The file of the printer that says this name; else the file of this name."""
    name, shelf = normalize("NFC", name), _shelf()
    by_name = next((path for path, said in shelf.items() if said == name), None)
    return by_name or next((path for path in shelf if path.stem == file_stem(name)), None)


def _shelf() -> dict[Path, str]:
    """Every file, and the name that stands in it."""
    return {path: _said(path) for path in listed(folder())}


def _said(path: Path) -> str:
    """The name in a file; the file's own where none can be read in it."""
    report = Report()  # what is wrong with a file is said when its printer is asked for
    source = read_source(path, path.parent, report)
    values = load(source, report) if source else None
    name = (values or {}).get("printer")
    return str(name) if isinstance(name, str) and name else path.stem


def _near(name: str, names: list[str]) -> str | None:
    """The printer that was probably meant: one of nearly this name, or the only one that has it in its own."""
    having = [known for known in names if name.strip() and name.strip().lower() in known.lower()]
    return nearest(name, names) or (having[0] if len(having) == 1 else None)


def _quoted(name: str) -> str:
    return json.dumps(str(name), ensure_ascii=False)
