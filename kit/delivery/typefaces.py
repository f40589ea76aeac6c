"""A family of one's own in the place of the shipped one: its faces found in a folder, looked over, and let in or not.

Licence: the four low bits of OS/2 fsType, and bits 8 and 9 (OpenType specification, OS/2, "fsType"). A PDF embeds a
part of a font. So what may not be embedded, not in part or only as pixels is refused; a font that may only be viewed
and printed is used, and forms then have no fields to be filled in on a screen.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from kit.reading.diagnostics import Report
from kit.reading.door import IMAGE_LIMIT, Refused, read_bytes
from kit.reading.source import Place, Source
from kit.typesetting.page import BOLD, BOLD_ITALIC, ITALIC, REGULAR
from kit.typesetting.soundness import TRUETYPE, Typeface, Unsound, examined

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2")
_POSTSCRIPT = b"OTTO"
_MOST_FILES = 60
_NEVER, _PRINT_ONLY, _EDITABLE, _WHOLE_ONLY, _PIXELS_ONLY = 0x2, 0x4, 0x8, 0x100, 0x200
_FACES = {(False, False): REGULAR, (True, False): BOLD, (False, True): ITALIC, (True, True): BOLD_ITALIC}
# What stands in for a face that a family lacks, in this order.
_STANDINS = {BOLD: (REGULAR,), ITALIC: (REGULAR,), BOLD_ITALIC: (BOLD, REGULAR)}
# As the files of any family call them, whatever the language.
_AS_SOLD = {BOLD: "Bold", ITALIC: "Italic", BOLD_ITALIC: "Bold Italic"}
# What French needs: its letters, figures and signs, and the spaces and the hyphen that are not broken at.
FRENCH = ("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ"
          ".,;:!?…'’\"«»“”()[]/&%+=*#@-–—·•°€")


class Family:
    """The faces of one family: the file of each, and whether they may only be viewed and printed."""

    def __init__(self, name: str, files: dict[str, bytes], print_only: bool = False):
        self.name, self.files, self.print_only = name, files, print_only

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Family) and self.files == other.files

    def __hash__(self) -> int:
        return hash(self.name)

    def __str__(self) -> str:
        """Its name and the digest of its files: the same words only for the same letters."""
        from kit.delivery.manifest import digest

        return f"{self.name} {digest(b''.join(map(self.files.__getitem__, sorted(self.files))))[:16]}"


class _Found(NamedTuple):
    """One file of the folder: its name, its bytes, and what it says of itself."""

    file: str
    data: bytes
    face: Typeface

    @property
    def style(self) -> str:
        return _FACES[self.face.bold, self.face.italic]

    @property
    def oddness(self) -> tuple[int, int]:
        """How far it is from the width and the weight that its style usually has."""
        return abs(self.face.width - 5), abs(self.face.weight - (700 if self.face.bold else 400))


def open_family(folder: Path, report: Report) -> Family | None:
    """The family of a folder; None and errors where it cannot be used, a warning where it lacks faces."""
    before = report.raised
    names = sorted(n for n in _names(folder) if n.lower().endswith(_ENDINGS) and not n.startswith((".", "_")))
    if not names:
        report.error("police-introuvable", _place(folder), path=str(folder))
    elif len(names) > _MOST_FILES:
        report.error("polices-trop-nombreuses", _place(folder), path=str(folder), count=len(names), limit=_MOST_FILES)
    if report.raised > before:
        return None
    found = [one for name in names if (one := _read(folder, name, report))]
    if report.raised > before:
        return None
    families = sorted({one.face.family for one in found})
    if len(families) > 1:
        report.error("polices-de-plusieurs-familles", _place(folder), path=str(folder), names=families)
        return None
    chosen = _chosen(folder, found, report)
    if chosen is None:
        return None
    print_only = _check_licences(folder, chosen, report)
    _check_french(folder, chosen, report)
    files = _completed(folder, families[0], chosen, report)
    return Family(families[0], files, print_only) if report.raised == before else None


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _place(path: Path) -> Place:
    return Place(Source(str(path), ""))


def _read(folder: Path, name: str, report: Report) -> _Found | None:
    """A file that is a sound TrueType font; None and an error where it is not."""
    path = folder / name
    try:
        data = read_bytes(path, folder, IMAGE_LIMIT)
    except Refused as refused:
        report.error(refused.code, _place(path), **refused.facts)
        return None
    if data.startswith(_POSTSCRIPT):
        report.error("police-postscript", _place(path), file=name)
        return None
    if not data.startswith(TRUETYPE):
        report.error("police-pas-truetype", _place(path), file=name)
        return None
    try:
        found = _Found(name, data, examined(data))
        _try_out(found)
        return found
    except Unsound as unsound:
        report.error("police-abimee", _place(path), file=name, table=str(unsound))
        return None


def _try_out(found: _Found) -> None:
    """Embed its French once, as a PDF will: what that cannot read either is unsound."""
    from kit.pdf.embedding import Unusable, try_out

    try:
        try_out(found.data)
    except Unusable as unusable:
        raise Unsound(str(unusable)) from None


def _chosen(folder: Path, found: list[_Found], report: Report) -> dict[str, _Found] | None:
    """Of each style the file of usual weight and width; None and an error where two are equally so."""
    chosen: dict[str, _Found] = {}
    for style in _FACES.values():
        first, *others = sorted((one for one in found if one.style == style), key=lambda one: one.oddness) or [None]
        if others and others[0].oddness == first.oddness:
            report.error("polices-en-double", _place(folder), first=first.file, second=others[0].file)
            return None
        if first:
            chosen[style] = first
    return chosen


def _check_licences(folder: Path, chosen: dict[str, _Found], report: Report) -> bool:
    """Whether one of them may only be viewed and printed; errors for those that may not even be that."""
    limited = []
    for one in chosen.values():
        bits = one.face.licence
        if bits & (_WHOLE_ONLY | _PIXELS_ONLY) or bits & (_NEVER | _PRINT_ONLY | _EDITABLE) == _NEVER:
            report.error("police-interdite", _place(folder / one.file), file=one.file, bits=f"{bits:#06x}")
        elif bits & _PRINT_ONLY and not bits & _EDITABLE:
            limited.append(one.file)
    if limited:
        report.warn("police-a-imprimer", _place(folder), files=limited)
    return bool(limited)


def _check_french(folder: Path, chosen: dict[str, _Found], report: Report) -> None:
    for one in chosen.values():
        lacking = [char for char in FRENCH if ord(char) not in one.face.characters]
        if lacking:
            report.error("police-incomplete", _place(folder / one.file), file=one.file, chars=" ".join(lacking))


def _completed(folder: Path, name: str, chosen: dict[str, _Found], report: Report) -> dict[str, bytes]:
    """The file of each face; what is lacking is set in another face of the same family, which is said."""
    if REGULAR not in chosen:
        report.error("police-sans-romain", _place(folder), name=name)
        return {}
    files = {style: one.data for style, one in chosen.items()}
    lacking = [style for style in _STANDINS if style not in files]
    for style in lacking:
        files[style] = next(files[other] for other in _STANDINS[style] if other in files)
    if lacking:
        report.warn("police-sans-face", _place(folder), name=name, faces=[_AS_SOLD[style] for style in lacking])
    return files
