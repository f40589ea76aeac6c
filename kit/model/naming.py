"""Names of files and of what stands in them: what may be one, that none comes twice, what a person's words become."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from kit.reading.diagnostics import Report
from kit.reading.source import Text

# What every system takes for the name of a file, and tells from any other; and what Windows keeps for its devices.
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME, LONGEST_FOLDER = 60, 100  # characters
DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
# What stands beside the packs in the output folder.
FOLDERS = {"apercu", "cartes", "epreuves", "parcours", "prives", "supports"}

# Letters, figures, and what joins words; the first is a letter or a figure.
_WORDS = re.compile(r"[^\W_][\w '’-]*")
_SPELT_OUT = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


def is_name(words: str) -> bool:
    """Whether these are small letters, figures and hyphens, and not too many: what any system takes for a name."""
    return bool(NAME.fullmatch(words)) and len(words) <= LONGEST_NAME


def is_reserved(name: str) -> bool:
    """Whether a system, or the output folder, has something else of that name."""
    return name in DEVICES | FOLDERS


# --- in a file -----------------------------------------------------------------------------------


def check_name(name: Text, path: Path, report: Report) -> None:
    """The name inside a file is the file's own, so that what is listed is found; and it is fit to name what is made."""
    if str(name) != path.stem:
        report.error("nom-different", name.place, name=str(name), file=path.stem)
    elif not is_name(name) or name in DEVICES:
        report.error("nom-impossible", name.place, name=str(name))


def check_once(names: Iterable[Text], code: str, report: Report) -> None:
    """An error at each name that was given before."""
    seen: dict[str, Text] = {}
    for name in names:
        once(name, seen, code, report)


def once(name: Text, seen: dict[str, Text], code: str, report: Report) -> None:
    """An error at a name that is among those `seen`; else it is from now on."""
    if name in seen:
        report.error(code, name.place, seen[name].place, name=str(name), line=seen[name].line)
    seen.setdefault(str(name), name)


# --- from a person's words -----------------------------------------------------------------------


def slug(text: str) -> str:
    """A text as the name of a folder on any system: small letters without accents, digits and hyphens."""
    letters = unicodedata.normalize("NFKD", text.lower().translate(_SPELT_OUT)).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_FOLDER].strip("-")


def name_of(words: str) -> str | None:
    """« Mon Atelier été » → mon-atelier-ete; None where that would not be the same name to a reader."""
    name = _slug(words)
    return name if _WORDS.fullmatch(words.strip()) and is_name(name) else None


def likely_name(words: str) -> str | None:
    """The nearest there is to a name in any words, to be proposed."""
    name = _slug(words)[:LONGEST_NAME].rstrip("-")
    return name if is_name(name) and not is_reserved(name) else None


def title_of(words: str) -> str:
    """`mon-atelier` → « Mon atelier »; what was written as words stays so."""
    words = " ".join(words.split())
    if is_name(words):
        words = words.replace("-", " ")
    return words[:1].upper() + words[1:]


def _slug(words: str) -> str:
    return slug(words.replace("’", " "))
