"""A workshop script: who, what for, with what, and the steps with their least, usual and most minutes."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from kit.model.simple import SimpleDirection, SimpleStep, SimpleVariant, SimpleWorkshop
from kit.model.values import Range, Spare
from kit.reading.source import Text
from kit.speech import USUAL

KINDS = ("opening", "energizer", "input", "work", "debate", "harvest", "break", "debrief", "closing")
Count = Annotated[int, Meta(ge=0, le=10_000)]
Positive = Annotated[int, Meta(ge=1, le=10_000)]
Sides = Annotated[int, Meta(ge=1, le=2)]
Kind = Literal["opening", "energizer", "input", "work", "debate", "harvest", "break", "debrief", "closing"]
Per = Literal["workshop", "participant", "table", "facilitator"]
Role = Literal["facilitator", "cofacilitator", "scribe", "participant", "direction"]


class Clock(int):
    """A time of day, in minutes after midnight."""


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of everything that is written as keys and values."""


class Guide(Part, kw_only=True):
    """Honesty: what the source guide says, what the kit adds, where it was tried."""

    sheets: tuple[Text, ...] = ()
    says: Text
    proposes: Text
    tested: tuple[Text, ...] = ()


class Participants(Part, kw_only=True):
    min: Positive
    typical: Positive
    max: Positive


class Tables(Part, kw_only=True):
    size: Positive


class Facilitators(Part, kw_only=True):
    """How many facilitators up to that many participants; the last line has no `upto`. `peers`: those who are peers."""

    upto: Positive | None = None
    count: Positive
    peers: Count = 0


class Quantity(Part, kw_only=True):
    """So many per workshop, participant, table or facilitator, at least so many, and spares."""

    count: Positive = 1
    per: Per = "workshop"
    at_least: Count = 0
    spare: Spare = Spare()


class Material(Quantity, kw_only=True):
    item: Text
    note: Text | None = None


class Printed(Quantity, kw_only=True):
    """One line of the print list: a deck or a sheet (at one of its sizes). `roles`: who in particular needs it."""

    deck: Text | None = None
    sheet: Text | None = None
    size: Text | None = None
    roles: tuple[Role, ...] = ()


class Direction(Part, kw_only=True):
    """What is asked of the direction; `preparation`: minutes of work for each person who leads, beside the session.

    among: those who lead and who take notes are themselves some of the participants.
    """

    preparation: Count = 0
    among: bool = False
    before: tuple[Text, ...] = ()
    during: tuple[Text, ...] = ()
    after: tuple[Text, ...] = ()
    simple: SimpleDirection | None = None


class Step(Part, kw_only=True):
    """One step; or, with `parallel`, lanes of steps that run side by side.

    shared: its words may be said by the co-facilitating peer. notes: what whoever takes notes writes in it.
    """

    step: Text | None = None
    title: Text | None = None
    kind: Kind | None = None
    minutes: Range | None = None
    untimed: bool = False
    rounds: Range | None = None
    at: Clock | None = None
    optional: bool = False
    protected: bool = False
    aim: Text | None = None
    say: Text | None = None
    do: tuple[Text, ...] = ()
    ask: tuple[Text, ...] = ()
    watch: tuple[Text, ...] = ()
    needs: tuple[Text, ...] = ()
    cards: Text | None = None
    who: Text | None = None
    shared: bool = False
    notes: Text | None = None
    parallel: tuple[tuple[Step, ...], ...] = ()
    simple: SimpleStep | None = None

    @property
    def name(self) -> str:
        """What people call it; a break without a title is called by its kind."""
        return str(self.title or self.step or "")


class Variant(Part, kw_only=True):
    title: Text
    text: Text
    simple: SimpleVariant | None = None


class Workshop(Part, kw_only=True):
    workshop: Text
    title: Text
    summary: Text
    language: Text = Text(USUAL)
    version: Positive = 1
    guide: Guide
    audience: Text
    aims: tuple[Text, ...]
    outcome: Text
    participants: Participants
    tables: Tables
    facilitators: tuple[Facilitators, ...]
    room: Text
    frame: Text
    before: tuple[Text, ...] = ()
    watch: tuple[Text, ...] = ()
    materials: tuple[Material, ...] = ()
    print: tuple[Printed, ...] = ()
    direction: Direction | None = None
    steps: tuple[Step, ...]
    variants: tuple[Variant, ...] = ()
    debrief: tuple[Text, ...] = ()
    after: tuple[Text, ...] = ()
    sources: tuple[Text, ...] = ()
    simple: SimpleWorkshop | None = None
    reviewed_by: Text | None = None
