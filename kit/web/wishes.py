"""What the form asks for: values as they are typed, read as options are, and what is usual where nothing was typed.

A field that is left empty is as if its option had not been given. So `paper` has a choice "" beside A4: with it,
posters keep to one sheet of A3, as `pack` prints them; and so has `duplex`, which then follows the printer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import NamedTuple

from kit.delivery.measured_printer import spaced, turned
from kit.delivery.order import Order
from kit.delivery.profiles import profile_named, profile_names
from kit.imposition.turning import Turn
from kit.model import typed
from kit.model.event import Event
from kit.model.inclusive import WAYS
from kit.model.theme import Ink
from kit.model.typed import Misread
from kit.model.values import Size
from kit.model.workshop import Workshop
from kit.pdf.images import Unreadable, rewritten
from kit.planning.lines import read_line, usual_total
from kit.planning.occasion import DEFAULT_START
from kit.reading.diagnostics import Report
from kit.reading.door import listed, shipped
from kit.reading.messages import Messages
from kit.reading.source import Text
from kit.web.asking import labels

LOGO_LIMIT = 5_000_000  # bytes
_LONGEST = 2000  # pixels of a logo, far more than its place on paper shows
_PAPERS, _STANDARD = ("A4", "A3", "letter"), "standard"
_MOST_PEOPLE = 10_000
_OPEN = ("duration", "inclusive")  # what is as if it had not been asked for where it is as usual
FIELDS = ("participants", "date", "start", "duration", "place", "organisation", "logo", "paper", "duplex", "edition",
          "ink", "printer", "inclusive")


class Misfit(NamedTuple):
    """A value that cannot be: in which field, and why, in a sentence."""

    field: str
    sentence: str


class Wish(NamedTuple):
    """What is asked for: the occasion, how it is printed, for whom, and the logo as it will stand on paper."""

    event: Event
    order: Order
    edition: str = _STANDARD
    logo: bytes | None = None


def choices() -> dict[str, tuple[str, ...]]:
    """The values of each field that has only some; "" leaves it open."""
    return {name: (*([""] if name in _LEFT_OPEN else []), *known()) for name, known in _CHOICES.items()}


def usual(workshop: Workshop | None, event: Event) -> dict[str, str]:
    """What the form says before anybody has said anything, as one would type it. `event`: whose it is anyway."""
    items = read_line(workshop.steps, Report()) if workshop else None
    said = {"participants": str(workshop.participants.typical) if workshop else "",
            "duration": typed_length(usual_total(items)) if items else "", "start": f"{DEFAULT_START // 60}:00",
            "organisation": str(event.organisation or ""), "edition": _STANDARD, "ink": str(Ink.COLOUR),
            "inclusive": WAYS[0]}
    return {name: said.get(name, "") for name in FIELDS}


def typed_length(minutes: int) -> str:
    """A length as one would type it: `1h30`, `2h`, `45 min`."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02}" if hours and rest else f"{hours}h" if hours else f"{rest} min"


def read(values: Mapping[str, str], logo: bytes | None, ordinary: Mapping[str, str],
         messages: Messages) -> Wish | list[Misfit]:
    """What values as they were typed ask for, or every one that cannot be. `ordinary`: those that are usual here."""
    said = {name: values.get(name, "").strip() for name in FIELDS}
    misfits: list[Misfit] = []
    found: dict[str, object] = {}
    for name, make in _READERS.items():
        if not said[name] or (name in _OPEN and said[name] == ordinary.get(name)):
            continue
        try:
            found[name] = make(said[name])
        except Misread as misread:
            misfits.append(Misfit(name, misread.said(messages, labels(choices())[name])))
    picture = None
    if logo:
        try:
            picture = fit_to_print(logo, bool(said["organisation"]))
        except Misread as misread:
            misfits.append(Misfit("logo", misread.said(messages)))
    return misfits or _wish(found, picture)


def fit_to_print(data: bytes, named: bool) -> bytes:
    """A logo as a PNG of its own, without what a camera writes beside a picture. Raises Misread.

    named: whether the form says whose logo it is, which is read out to who does not see it.
    """
    path = "logo"
    if len(data) > LOGO_LIMIT:
        raise Misread("fichier-trop-gros", path=path, limit=LOGO_LIMIT // 1000)
    if not named:
        raise Misread("image-sans-description", path=path)
    try:
        return rewritten(data, _LONGEST)
    except Unreadable as unreadable:
        raise Misread(str(unreadable), path=path) from None


def _wish(found: Mapping[str, object], logo: bytes | None) -> Wish:
    profile = found.get("printer")
    turn, profile = turned(found.get("duplex"), profile)
    occasion = {name: found[name] for name in _OF_EVENT if name in found}
    if logo:
        occasion["logo"] = Text(f"logo-{sha256(logo).hexdigest()[:12]}.png")
    order = Order(turn=turn, paper=found.get("paper"), ink=Ink(found.get("ink", Ink.COLOUR)), profile=profile,
                  spacing=spaced(profile))
    return Wish(Event(**occasion), order, str(found.get("edition", _STANDARD)), logo)


def _words(text: str) -> Text:
    return Text(typed.words(text))


def _profile(name: str):
    """A printer that was measured. Raises Misread."""
    report = Report()
    profile = profile_named(typed.words(name), report)
    if profile is None:
        first = next(iter(report))
        raise Misread(first.code, **first.facts)
    return profile


def _editions() -> list[str]:
    """Their names, the usual one first."""
    return sorted((path.stem for path in listed(shipped("editions"))), key=lambda name: (name != _STANDARD, name))


def _one_of(name: str) -> Callable[[str], str]:
    return lambda text: typed.choice(name, text, list(_CHOICES[name]()))


_CHOICES: dict[str, Callable[[], Iterable[str]]] = {
    "paper": lambda: _PAPERS, "duplex": lambda: map(str, Turn), "ink": lambda: map(str, Ink), "edition": _editions,
    "inclusive": lambda: WAYS, "printer": profile_names}
_LEFT_OPEN = ("paper", "duplex", "printer")
_OF_EVENT = ("participants", "date", "start", "duration", "place", "organisation", "inclusive")
_READERS: dict[str, Callable[[str], object]] = {
    "participants": lambda text: typed.whole("participants", text, 1, _MOST_PEOPLE),
    **{name: (lambda text, name=name: typed.value(name, text)) for name in ("date", "start", "duration")},
    "place": _words, "organisation": _words, "printer": _profile,
    "paper": lambda text: Size.parse(_one_of("paper")(text)),
    "duplex": _one_of("duplex"), "ink": _one_of("ink"), "edition": _one_of("edition"),
    "inclusive": _one_of("inclusive"),
}
