"""A deck of very many cards, which are read when they are asked for, a few at a time.

Only a plain deck without a fault: whatever is to be said about a file is said by who reads it as a whole. Cards that
were found right before are not read to be checked; which those are is kept from run to run.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import MutableMapping
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec.structs import replace

from kit.model.checking import convert, faultless
from kit.model.deck import Card, Deck
from kit.model.deck_rules import check_card, check_whole
from kit.reading.diagnostics import Report
from kit.reading.door import Refused, read_bytes
from kit.reading.entries import TOGETHER, Entries, Unreadable, entries
from kit.reading.later import Later
from kit.reading.source import Map, Seq

_KEPT = 10_000 // TOGETHER  # groups of cards that are not read again
_DIGEST = 16  # bytes
# What is told by looking through all cards at once: simple words, numbers of copies, forms of inclusive writing.
_WHOLE = b"simple:", b"copies:"
_FORM = re.compile(rb"\{(?! )[^{}]*\|[^{}]*\}")
# What was found right: of what head of a file, by what program; the digest of each entry, and the name of its card.
_Right = tuple[bytes, bytes, list[str]]


class Cards(Later[Card]):
    """The cards of a deck by their places, and each as it was written."""

    def __init__(self, found: Entries):
        self._found = found
        groups = Later(-(-len(found) // TOGETHER), lambda number: _group(found, number), kept=_KEPT)
        super().__init__(len(found), lambda i: groups[i // TOGETHER][i % TOGETHER])

    def written(self, place: int) -> bytes:
        return self._found.written(place)


def long_deck(name: str, path: Path, root: Path, limit: int, kept: MutableMapping[str, bytes],
              engine: str) -> tuple[Deck, Map] | None:
    """The deck in a file, and the file without its cards; None for what is to be read as a whole.

    `kept`: what stays from run to run, of use to the same `engine` alone.
    """
    try:
        data = read_bytes(path, root, limit).removeprefix(BOM_UTF8)
    except Refused:
        return None
    whole = any(key in data for key in _WHOLE) or b"|" in data and _FORM.search(data)
    found = None if whole else entries(name, data, "cards")
    if found is None:
        return None
    quiet, head = Report(), found.head
    head["cards"] = Seq()
    deck = convert(head, Deck, quiet)
    if deck is None:
        return None
    deck = replace(deck, cards=Cards(found))
    return (deck, head) if _is_right(deck, found, kept, engine) else None


def _group(found: Entries, number: int) -> list[Card]:
    """Some cards. What they are made from does not change: it is read again without a word. Raises Unreadable."""
    cards = faultless(found.group(number), Card)
    if cards is None:
        raise Unreadable
    return cards


def _is_right(deck: Deck, found: Entries, kept: MutableMapping[str, bytes], engine: str) -> bool:
    """Whether nothing is to be said about the cards of a deck; of those known to be right only the names are compared.
    """
    key, stamp = f"{deck.deck}.cartes", _digest(engine.encode() + found.head.place.source.text.encode())
    before = _known(kept.get(key, b""), stamp)
    quiet, digests, names = Report(), [_digest(found.written(i)) for i in range(len(found))], []
    check_whole(deck, len(found), quiet)
    try:
        for place, digest in enumerate(digests):
            name = before.get(digest)
            if name is None:
                card = deck.cards[place]
                check_card(card, deck, quiet)
                name = str(card.card)
            names.append(name)
    except Unreadable:
        return False
    if len(quiet) or len(set(names)) < len(names):
        return False
    if len(before.keys() & set(digests)) < len(digests):
        kept[key] = msgspec.msgpack.encode((stamp, b"".join(digests), names))
    return True


def _known(data: bytes, stamp: bytes) -> dict[bytes, str]:
    """The names of cards that were found right, by their digests."""
    try:
        written, digests, names = msgspec.msgpack.decode(data, type=_Right)
    except msgspec.DecodeError:
        return {}
    if written != stamp:
        return {}
    return {digests[at:at + _DIGEST]: name for at, name in zip(range(0, len(digests), _DIGEST), names, strict=True)}


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()
