"""manifest.json: what each file of a pack is, how it is printed, and which cards it holds."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct

from kit import __version__
from kit.reading.door import IMAGE_LIMIT, Refused, read_bytes
from kit.speech import USUAL
from kit.typesetting.inline import plain

if TYPE_CHECKING:
    from kit.documents.session import Printout, Session
    from kit.model.deck import Card, Deck

NAME, WORD = "manifest.json", "word"
_FileName = Annotated[str, Meta(pattern=r"^[^./\\][^/\\]*$")]


# What of a card makes ink; how often it is printed, and since when, is no part of it.
_PRINTED = ("card", "title", "front", "fact", "nuance", "question", "back", "do", "icon", "guide", "status")
_DIGITS = 16
_WORDS = 70  # characters by which a card is told from its neighbours


class Laid(Struct, frozen=True, kw_only=True):
    """An overlay that was laid over everything."""

    overlay: str
    title: str
    version: int


class PrintedCard(Struct, frozen=True, kw_only=True):
    """One card: its first words, and a digest of what is printed on it (both empty before the kit kept them)."""

    card: str
    copies: int
    version: int
    words: str = ""
    digest: str = ""


class PrintedDeck(Struct, frozen=True, kw_only=True):
    """The deck on the sheets of a file, so that a card found in a drawer can be told from a newer one."""

    deck: str
    version: int
    updated: str
    cards: tuple[PrintedCard, ...]


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One file. Paper in mm, weight in g/m²; `sheets` for all copies. What is not printed has no pages.

    part: of a deck only these cards ("choix", "changees"), printed beside the whole. shop: for a print shop, which
    counts its own sheets. roles: whom it is for. private: it belongs to whoever writes on it.
    """

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
    part: str = ""
    shop: bool = False
    roles: tuple[str, ...] = ()
    private: bool = False
    deck: PrintedDeck | None = None


class WalkedStage(Struct, frozen=True):
    """A stage of the path from one workshop to the next, in the order they are walked."""

    title: str
    workshops: tuple[str, ...]


class Manifest(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A pack. `order` and `inputs` (file → SHA-256) tell whether it is up to date. edition: which, but the usual.

    language: of its labels, where that is not French.
    stages: of the overview of the path, which is for no number of people; a pack has none.
    """

    kit: str
    workshop: str
    title: str
    version: int
    participants: int
    tables: int
    facilitators: int
    overlays: tuple[Laid, ...] = ()
    order: dict[str, str]
    inputs: dict[str, str]
    files: tuple[Entry, ...]
    edition: str = ""
    language: str = ""
    stages: tuple[WalkedStage, ...] = ()

    @property
    def sheets(self) -> int:
        """Sheets of paper to have ready."""
        return sum(entry.sheets for entry in self.files if not entry.shop)

    @property
    def decks(self) -> list[PrintedDeck]:
        """The decks that were printed whole."""
        return [entry.deck for entry in self.files if entry.deck and not entry.part]


def manifest(session: Session, entries: list[Entry], inputs: dict[str, str], order: dict[str, str],
             edition: str = "", language: str = USUAL) -> Manifest:
    """The manifest of a session's files. `language`: of their labels."""
    workshop, group, said = session.workshop, session.group, [overlay.settings for overlay in session.overlays]
    return Manifest(
        kit=__version__, workshop=str(workshop.workshop), title=str(workshop.title), version=workshop.version,
        participants=group.participants, tables=group.tables, facilitators=group.facilitators,
        order=order, inputs=inputs, files=tuple(entries), edition=edition, language=named_language(language),
        overlays=tuple(Laid(overlay=str(o.overlay), title=str(o.title), version=o.version) for o in said))


def named_language(language: str) -> str:
    """A language where it has to be said; empty for the usual one."""
    return "" if language == USUAL else language


def printed(out: Printout, data: bytes) -> Entry:
    """The entry of a file to print."""
    width, height = map(float, out.paper)  # as they are read back
    return Entry(
        file=out.file, kind=out.kind, title=out.title, bytes=len(data), sha256=digest(data), pages=len(out.pages),
        size=out.use if out.kind == "sheet" else "", paper=(round(width, 1), round(height, 1)),
        sides=out.sides, flip=out.flip, copies=out.copies, sheets=out.sheets, weight=out.weight, cuts=out.cuts,
        tiles=out.tiles, part=out.part, shop=out.shop, roles=out.roles, private=out.private,
        deck=_deck(out.deck) if out.deck else None)


def _deck(deck: Deck) -> PrintedDeck:
    cards = tuple(PrintedCard(card=str(card.card), copies=card.copies, version=deck.version,
                              words=first_words(card, deck), digest=card_digest(card, deck, index))
                  for index, card in enumerate(deck.cards))
    return PrintedDeck(deck=str(deck.deck), version=deck.version, updated=str(deck.updated), cards=cards)


def first_words(card: Card, deck: Deck) -> str:
    """What a card is told by, cut between words."""
    words = " ".join(plain(deck.words_of(card)).split())
    if len(words) <= _WORDS:
        return words
    whole = words[:_WORDS + 1].rpartition(" ")[0] or words[:_WORDS]
    return whole.rstrip(" ,;:") + " …"


def card_digest(card: Card, deck: Deck, index: int) -> str:
    """What a card prints, in one word that changes with its ink: neither with the deck's version nor its date.

    `index`: the card's place in the deck, by which a card with an image alone takes its colour.
    """
    category, template = deck.categories.get(card.category or ""), deck.template_of(card)
    said = [getattr(card, key) for key in _PRINTED]
    said += [template, deck.title, deck.heading, float(deck.size.width), float(deck.size.height), deck.has_backs]
    said += [category.title, category.letter, category.shape, category.colour] if category else [None]
    said += [index] if template == "image" else []
    said += [deck.language] if deck.language != USUAL else []
    return digest(msgspec.json.encode(said, enc_hook=str))[:_DIGITS]


def joined(part: Manifest, before: Manifest) -> Manifest:
    """The manifest of a part of a pack that stands among the files made before.

    Some cards of a deck, printed again, leave the pack what it was: it still tells what was printed whole, and from
    what; the next such print takes the place of this one. A copy for a word processor goes with its PDF.
    """
    new = {entry.file: entry for entry in part.files}
    parts = {entry.part for entry in part.files} - {""}
    old = {entry.file: new.get(entry.file, entry) for entry in before.files
           if entry.part not in parts and not (entry.kind == WORD and f"{Path(entry.file).stem}.pdf" in new)}
    return msgspec.structs.replace(before if parts else part, files=tuple((old | new).values()))


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def write(about: Manifest) -> bytes:
    return msgspec.json.format(msgspec.json.encode(about), indent=1) + b"\n"


def decoded(data: bytes) -> Manifest:
    """A manifest from what its file holds. Raises msgspec.DecodeError for what is none."""
    return msgspec.json.decode(data, type=Manifest)


def read(folder: Path) -> Manifest | None:
    """The manifest in a pack's folder; None where there is none that this kit wrote."""
    try:
        return load(folder / NAME)
    except Refused:
        return None


def load(path: Path) -> Manifest | None:
    """A manifest by its file; None for what is none. Raises Refused where the file cannot be read."""
    try:
        return decoded(read_bytes(path, path.parent, IMAGE_LIMIT))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
