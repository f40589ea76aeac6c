"""manifest.json: what each file of a pack is, how it is printed, and which cards it holds."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct

from kit import __version__
from kit.reading.door import Refused, read_bytes

if TYPE_CHECKING:
    from kit.documents.session import Printout, Session
    from kit.model.deck import Deck

NAME = "manifest.json"
_FileName = Annotated[str, Meta(pattern=r"^[^./\\][^/\\]*$")]


class PrintedCard(Struct, frozen=True, kw_only=True):
    card: str
    copies: int
    version: int


class PrintedDeck(Struct, frozen=True, kw_only=True):
    """The deck on the sheets of a file, so that a card found in a drawer can be told from a newer one."""

    deck: str
    version: int
    updated: str
    cards: tuple[PrintedCard, ...]


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One file. Paper in mm, weight in g/m²; `sheets` for all copies. What is not printed has no pages."""

    file: _FileName
    kind: str
    title: str
    bytes: int
    sha256: str
    pages: int = 0
    size: str = ""
    paper: tuple[float, float] = (0, 0)
    sides: int = 0
    flip: str = ""
    copies: int = 0
    sheets: int = 0
    weight: int = 0
    cuts: int = 0
    tiles: tuple[int, int] = (1, 1)
    deck: PrintedDeck | None = None


class Manifest(Struct, frozen=True, kw_only=True):
    """A pack. `order` and `inputs` (file → SHA-256) tell whether it is up to date."""

    kit: str
    workshop: str
    title: str
    version: int
    participants: int
    tables: int
    facilitators: int
    order: dict[str, str]
    inputs: dict[str, str]
    files: tuple[Entry, ...]


def manifest(session: Session, entries: list[Entry], inputs: dict[str, str], order: dict[str, str]) -> Manifest:
    """The manifest of a session's files."""
    workshop, group = session.workshop, session.group
    return Manifest(
        kit=__version__, workshop=str(workshop.workshop), title=str(workshop.title), version=workshop.version,
        participants=group.participants, tables=group.tables, facilitators=group.facilitators,
        order=order, inputs=inputs, files=tuple(entries))


def printed(out: Printout, data: bytes) -> Entry:
    """The entry of a file to print."""
    return Entry(
        file=out.file, kind=out.kind, title=out.title, bytes=len(data), sha256=digest(data), pages=len(out.pages),
        size=out.use if out.kind == "sheet" else "", paper=(round(out.paper[0], 1), round(out.paper[1], 1)),
        sides=out.sides, flip=out.flip, copies=out.copies, sheets=out.sheets, weight=out.weight, cuts=out.cuts,
        tiles=out.tiles, deck=_deck(out.deck) if out.deck else None)


def _deck(deck: Deck) -> PrintedDeck:
    cards = tuple(PrintedCard(card=str(c.card), copies=c.copies, version=deck.version) for c in deck.cards)
    return PrintedDeck(deck=str(deck.deck), version=deck.version, updated=str(deck.updated), cards=cards)


def joined(part: Manifest, before: Manifest) -> Manifest:
    """The manifest of a part of a pack that stands among the files made before."""
    new = {entry.file: entry for entry in part.files}
    old = {entry.file: new.get(entry.file, entry) for entry in before.files}
    return msgspec.structs.replace(part, files=tuple((old | new).values()))


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def write(about: Manifest) -> bytes:
    return msgspec.json.format(msgspec.json.encode(about), indent=1) + b"\n"


def read(folder: Path) -> Manifest | None:
    """The manifest in a pack's folder; None where there is none that this kit wrote."""
    try:
        return msgspec.json.decode(read_bytes(folder / NAME, folder), type=Manifest)
    except (Refused, msgspec.DecodeError):
        return None
