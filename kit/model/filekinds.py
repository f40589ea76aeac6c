"""The kinds of files that people write, by the name of their schema: what each is read as, and where it stands."""

from __future__ import annotations

from typing import NamedTuple

from kit.model.deck import Deck
from kit.model.derived import Derivation
from kit.model.edition import Reading
from kit.model.event import Event
from kit.model.overlay import Settings
from kit.model.paper import Paper
from kit.model.path import Journey
from kit.model.results import Results
from kit.model.templates import SHEETS
from kit.model.theme import Theme
from kit.model.workshop import Workshop


class FileKind(NamedTuple):
    """`structs`: what such a file may be read as; more than one only where `by` tells which of them it is.

    by: the key whose value names the struct, or whose presence means the last one. globs: where such files stand, from
    the project's folder on; none where a person puts them anywhere. changes: it states differences to a file of the
    same name, and so needs no key but that name.
    """

    structs: dict[str, type]
    globs: tuple[str, ...] = ()
    by: str = ""
    changes: bool = False


_DECKS = {"": Deck, "from": Derivation}
KINDS: dict[str, FileKind] = {
    "workshop": FileKind({"": Workshop}, ("workshops/*.yaml",)),
    "deck": FileKind(_DECKS, ("cards/*.yaml",), by="from"),
    "sheet": FileKind(dict(SHEETS), ("assets/sheets/*.yaml",), by="template"),
    "path": FileKind({"": Journey}, ("workshops/parcours.yaml",)),
    "paper": FileKind({"": Paper}, ("assets/papers/*.yaml",)),
    "event": FileKind({"": Event}),
    "results": FileKind({"": Results}, ("resultats/*.yaml",)),
    "overlay": FileKind({"": Settings}, ("**/overlay.yaml",)),
    "workshop-changes": FileKind({"": Workshop}, changes=True),
    "deck-changes": FileKind(_DECKS, changes=True),
    "sheet-changes": FileKind(dict(SHEETS), changes=True),
    "path-changes": FileKind({"": Journey}, changes=True),
    "theme": FileKind({"": Theme}, ("kit/themes/*.yaml",)),
    "edition": FileKind({"": Reading}, ("kit/editions/*.yaml",)),
}
