"""What a workshop, a deck, a sheet or the path says, in a region's words; its names and what it cites stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from kit.model.deck import Card
from kit.model.overlay import Partner
from kit.model.path import Gift, PathStage, Receiver
from kit.model.sheet import Sheet
from kit.model.walking import rebuilt
from kit.reading.source import Map, Text

Thing = TypeVar("Thing", bound=Struct)
Say = Callable[[Text], str]

# Texts that name something, or are somebody else's words: of a source, of the guide, of who tried a workshop.
_NAMES = frozenset("""workshop deck sheet step card cards category categories path template size sizes icon letter
    language updated checked results sheets guide base take""".split())
_CITED = frozenset("sources says tested reviewed_by slogan".split())
_OTHERS = frozenset({"experiences"})  # what was done elsewhere, said as it was done
_KEPT = _NAMES | _CITED
# What names something there alone: elsewhere it is a key of what is said.
_LINKS = {PathStage: frozenset("stage after workshops".split()), Gift: frozenset({"key"}),
          Receiver: frozenset("stage key".split())}


def reworded(thing: Thing, say: Say) -> Thing:
    """The same in other words. What a card says that was heard is cited with its fiche: it stays as it was heard."""
    return _struct(thing, say, _KEPT)


def reworded_labels(values: Map, say: Say) -> Map:
    """The printed words of a language, said otherwise."""
    new = Map(values)
    new.place, new.named = values.place, values.named
    for key, value in values.items():
        new[key] = reworded_labels(value, say) if isinstance(value, Map) else _text(value, say)
    return new


def localised(sheet: Sheet, convention: Text | None, near: tuple[Partner, ...]) -> Sheet:
    """A sheet with what is so here alone: the agreement where it is asked for, in a memo whom to call on near."""
    if convention:
        sheet = _with_agreement(sheet, convention)
    if str(sheet.template) != "memo" or not near:
        return sheet
    calls = tuple(one.name.reworded(f"**{one.name}** : {one.what}") for one in near)
    simple = sheet.simple
    if simple and simple.call:  # else the others stand there, too
        simple = replace(simple, call=(*simple.call, *calls))
    return replace(sheet, call=(*sheet.call, *calls), simple=simple)


def for_fiches(partners: Iterable[Partner], fiches: Iterable[str]) -> tuple[Partner, ...]:
    """Those of the partners who are there for one of the fiches."""
    wanted = set(map(str, fiches))
    return tuple(partner for partner in partners if wanted & set(map(str, partner.fiches)))


def _struct(thing: Thing, say: Say, kept: frozenset[str]) -> Thing:
    """`kept`: the keys whose texts are said as they are written."""
    kept |= _LINKS.get(type(thing), frozenset())
    if isinstance(thing, Card) and thing.guide:
        kept |= {"front"}
    parts = {name: getattr(thing, name) for name in thing.__struct_fields__ if name not in _OTHERS}
    said = {name: _value(value, say, kept, name in kept) for name, value in parts.items()}
    changes = {name: new for name, new in said.items() if new is not parts[name]}
    return replace(thing, **changes) if changes else thing


def _value(value: object, say: Say, kept: frozenset[str], whole: bool) -> object:
    """`whole`: whether this value is kept; what has keys of its own tells by each."""
    if isinstance(value, Text):
        return value if whole else _text(value, say)
    if isinstance(value, Struct):
        return _struct(value, say, kept)
    return rebuilt(value, lambda part: _value(part, say, kept, whole))


def _text(text: Text, say: Say) -> Text:
    said = say(text)
    return text if said == text else text.translated(said)


def _with_agreement(value: object, convention: Text) -> object:
    """The hint of every question and area that asks for the agreement, in simple words too: it has no simpler ones."""
    value = rebuilt(value, lambda part: _with_agreement(part, convention))
    if getattr(value, "local", None) != "convention":
        return value
    return replace(value, hint=convention, simple=value.simple and replace(value.simple, hint=None))
