"""The path worked out: its stages in the order they are walked, with their minutes, and who each one gives what to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kit.documents.identity import in_words
from kit.documents.look import Look
from kit.model.path import Journey, PathStage
from kit.model.workshop import Workshop
from kit.planning.lines import read_line, usual_total
from kit.reading.diagnostics import Report


class Handed(NamedTuple):
    """A gift by its label, and the numbers of the stages that receive it; its own, from one sitting to the next."""

    label: str
    to: tuple[int, ...]


class Stop(NamedTuple):
    """A stage and its place on the path; its workshops with their usual minutes; `after`: numbers of those before it.

    The first has none, and neither has one that only follows the stage before it.
    """

    number: int
    stage: PathStage
    workshops: tuple[tuple[Workshop, int], ...]
    after: tuple[int, ...]
    gifts: tuple[Handed, ...]


class Route(NamedTuple):
    journey: Journey
    stops: tuple[Stop, ...]

    @property
    def minutes(self) -> int:
        """Of the whole path: both sittings, or the longer of two ways."""
        return sum((max if stop.stage.either else sum)([minutes for _, minutes in stop.workshops])
                   for stop in self.stops)


def routed(journey: Journey, workshops: Mapping[str, Workshop], report: Report) -> Route:
    """The route, with these workshops by their names; minutes are those of their scripts."""
    walked = journey.walked
    number = {str(stage.stage): place for place, stage in enumerate(walked, 1)}

    def minutes(workshop: Workshop) -> int:
        line = read_line(workshop.steps, report)
        return usual_total(line) if line else 0

    def stop(stage: PathStage) -> Stop:
        own = number[str(stage.stage)]
        after = tuple(sorted({number[str(name)] for name in stage.after}))
        gifts: dict[str, set[int]] = {}  # what has one name is one gift, though it is written in several places
        for gift in stage.gives:
            gifts.setdefault(str(gift.gift), set()).update(number[str(one.stage)] for one in gift.to)
        held = [workshops[str(name)] for name in stage.workshops]
        scripts = tuple((workshop, minutes(workshop)) for workshop in held)
        return Stop(own, stage, scripts, () if after == (own - 1,) else after,
                    tuple(Handed(label, tuple(sorted(to))) for label, to in gifts.items()))

    return Route(journey, tuple(map(stop, walked)))


# --- in words ------------------------------------------------------------------------------------------------


def scripts(stop: Stop, look: Look) -> str:
    """`Café-débat (2 h)`; two sittings, or two ways."""
    key = "or" if stop.stage.either else "then"
    named = [look.words("path.script", title=workshop.title, length=look.words.length(minutes))
             for workshop, minutes in stop.workshops]
    return look.words(f"path.{key}", first=named[0], second=named[1]) if named[1:] else named[0]


def handed(gift: Handed, stop: Stop, look: Look) -> str:
    """`Grille de profil → 6 et 7`; what stays at its own stage goes from one sitting to the next."""
    numbers = [str(number) for number in gift.to if number != stop.number]
    if not numbers:
        return look.words("path.stays", gift=gift.label)
    return look.words("path.gives", gift=gift.label, to=in_words(numbers, look))


def when(stop: Stop, look: Look) -> str:
    """When it takes place, and after what, where that is not simply the stage before."""
    if not stop.after:
        return str(stop.stage.when)
    return look.words("path.after", when=stop.stage.when, stages=in_words([str(n) for n in stop.after], look))
