"""A simple version beside the standard one: the short sentences that an author writes under `simple:`.

It is not FALC: that word is earned by a method, with the people concerned reading again. `reviewed_by` says who did.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from msgspec import Struct, defstruct
from msgspec.structs import replace

from kit.model.walking import rebuilt
from kit.reading.source import Text

Thing = TypeVar("Thing", bound=Struct)


class Simple(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of what is said more simply: keys of the thing itself, none of which has to be there."""


def _simple(name: str, texts: str, lists: str = "") -> type[Simple]:
    fields = [*((key, Text | None, None) for key in texts.split()),
              *((key, tuple[Text, ...], ()) for key in lists.split())]
    return defstruct(name, fields, bases=(Simple,), module=__name__, frozen=True, kw_only=True,
                     forbid_unknown_fields=True)


SimpleWorkshop = _simple("SimpleWorkshop", "title summary audience outcome room frame",
                         "aims before watch debrief after")
SimpleStep = _simple("SimpleStep", "title aim say who notes", "do ask watch needs")
SimpleDirection = _simple("SimpleDirection", "", "before during after")
SimpleVariant = _simple("SimpleVariant", "title text")
SimpleDeck = _simple("SimpleDeck", "title about heading")
SimpleCategory = _simple("SimpleCategory", "title")
SimpleCard = _simple("SimpleCard", "title front fact nuance question back", "do")
SimpleSheet = _simple("SimpleSheet", "title note")
SimpleWorksheet = _simple("SimpleWorksheet", "title intro note")
SimplePoster = _simple("SimplePoster", "title lead closing note")
SimplePoint = _simple("SimplePoint", "title text")
SimpleTreePart = _simple("SimpleTreePart", "name meaning")
SimpleArea = _simple("SimpleArea", "title hint", "choices")
SimpleTable = _simple("SimpleTable", "title intro note", "row_titles")
SimpleColumn = _simple("SimpleColumn", "title hint")
SimpleSection = _simple("SimpleSection", "title text", "points")
SimpleQuestion = _simple("SimpleQuestion", "label hint", "choices")
SimpleQuestionnaire = _simple("SimpleQuestionnaire", "title intro note", "scale statements")
SimpleTent = _simple("SimpleTent", "title intro note prompt")
SimpleExperience = _simple("SimpleExperience", "text")
SimpleMemo = _simple("SimpleMemo", "title intro note audience", "do watch call workshops")
SimpleHeadcount = _simple("SimpleHeadcount", "title intro note", "moments")
SimpleMoment = _simple("SimpleMoment", "title who beside")
SimpleTraining = _simple("SimpleTraining", "title intro note", "months")
SimpleCondition = _simple("SimpleCondition", "title hint", "items")
SimpleRings = _simple("SimpleRings", "title intro note centre", "rings")


def simplified(thing: Thing) -> Thing:
    """The same workshop, deck or sheet in its simple words; where none were written, the standard ones stay."""
    thing = rebuilt(thing, _simplified)
    simple = getattr(thing, "simple", None)
    return replace(thing, **words(simple)) if simple else thing


def is_reviewed(thing: Struct) -> bool:
    """Whether people concerned have read the simple version of a workshop, a deck or a sheet again."""
    return bool(thing.reviewed_by)


def has_simple(thing: Struct) -> bool:
    """Whether an author has simplified anything in it."""
    return any(True for _ in simplifications(thing))


def words(simple: Simple) -> dict[str, Text | tuple[Text, ...]]:
    """What is said more simply, by its key."""
    return {name: text for name in simple.__struct_fields__ if (text := getattr(simple, name))}


def simplifications(thing: object) -> Iterator[tuple[Struct, Simple]]:
    """Each part of a thing that has simple words, with them; in the order of its declaration."""
    if isinstance(thing, Struct):
        if simple := getattr(thing, "simple", None):
            yield thing, simple
        parts = (getattr(thing, name) for name in thing.__struct_fields__ if name != "simple")
    else:
        parts = thing.values() if type(thing) is dict else thing if type(thing) is tuple else ()
    for part in parts:
        yield from simplifications(part)


def _simplified(value: object) -> object:
    return simplified(value) if isinstance(value, Struct) else rebuilt(value, _simplified)
