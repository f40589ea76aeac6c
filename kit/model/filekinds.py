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
    """`structs`: what such a file may be read as, by the value of the key `by`, or by its presence; "" is any other.

    folder: where such files stand, from the project's folder on; none where a person puts them anywhere. changes: it
    states differences to a file of the same name, and so needs no key but that name.
    """

    structs: dict[str, type]
    folder: str | None = None
    by: str = ""
    changes: bool = False


_DECKS = {"": Deck, "from": Derivation}
KINDS: dict[str, FileKind] = {
    "workshop": FileKind({"": Workshop}, "workshops"),
    "deck": FileKind(_DECKS, "cards", by="from"),
    "sheet": FileKind(dict(SHEETS), "assets/sheets", by="template"),
    "path": FileKind({"": Journey}, "workshops"),
    "paper": FileKind({"": Paper}, "assets/papers"),
    "event": FileKind({"": Event}),
    "results": FileKind({"": Results}, "resultats"),
    "overlay": FileKind({"": Settings}),
    "workshop-changes": FileKind({"": Workshop}, changes=True),
    "deck-changes": FileKind(_DECKS, changes=True),
    "sheet-changes": FileKind(dict(SHEETS), changes=True),
    "path-changes": FileKind({"": Journey}, changes=True),
    "theme": FileKind({"": Theme}, "kit/themes"),
    "edition": FileKind({"": Reading}, "kit/editions"),
}
