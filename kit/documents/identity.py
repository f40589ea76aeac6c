"""Who, when, where and for how long, in words; the name, the icon and the accent of each step. For all documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kit.documents.look import Look
from kit.documents.session import Session
from kit.model.locale import Locale
from kit.model.theme import Swatch
from kit.model.workshop import Step

KIND_ICONS = {"opening": "sunrise", "energizer": "sprout", "input": "lightbulb", "work": "pen-line",
              "debate": "messages-square", "harvest": "wheat", "break": "coffee", "debrief": "ear", "closing": "flag"}


class Fact(NamedTuple):
    """One thing to know about a session; no value is a line to fill in by hand."""

    icon: str
    label: str
    value: str = ""


def called(step: Step, look: Look) -> str:
    """What people call a step; one without a title is called by its kind, and a parallel by what is in it."""
    return named(step, look.words)


def named(step: Step, words: Locale) -> str:
    """The same, in these words."""
    if step.title or not step.parallel:
        return str(step.title or words(f"kinds.{step.kind}"))
    lanes = [joined([named(inner, words) for inner in lane], words) for lane in step.parallel]
    return words("identity.parallel", lanes=" / ".join(lanes))


def step_icon(step: Step | None) -> str:
    """The icon of a step's kind; of a parallel; of free time."""
    return "hourglass" if step is None else KIND_ICONS.get(step.kind or "", "users-round")


def step_accent(step: Step | None, look: Look) -> Swatch:
    """The accent of a step's kind; grey for what has none."""
    return look.theme.kind(step.kind) if step and step.kind else look.accent("grey")


def in_words(items: Sequence[str], look: Look) -> str:
    """`a, b et c`."""
    return joined(items, look.words)


def joined(items: Sequence[str], words: Locale) -> str:
    """The same, in these words."""
    *most, last = [str(item) for item in items]
    return words("identity.and", first=", ".join(most), last=last) if most else last


def hours(session: Session, look: Look) -> str:
    """`de 14 h à 16 h`."""
    words, agenda = look.words, session.agenda
    return words("identity.from-to", start=words.clock(agenda.start), end=words.clock(agenda.end))


def occasion(session: Session, look: Look) -> list[Fact]:
    """The date, the hours, the place and the organisation, as far as they are known."""
    event, agenda, words = session.event, session.agenda, look.words
    return [
        Fact("calendar-days", words("identity.date"), words.date(event.date) if event.date else ""),
        Fact("clock", words("identity.hours"), hours(session, look) if agenda.start_given else ""),
        Fact("map-pin", words("identity.place"), event.place or ""),
        Fact("house", words("identity.organisation"), event.organisation or ""),
    ]


def people(session: Session, look: Look) -> list[Fact]:
    """How long, how many people, who leads, which version of the script."""
    workshop, group, words = session.workshop, session.group, look.words
    lasting = words.length(session.agenda.end - session.agenda.start)
    if session.agenda.breaks:
        lasting = words("identity.with-break", length=lasting, breaks=words.length(session.agenda.breaks))
    limits = workshop.participants
    count = words("identity.count", n=group.participants, least=limits.min, most=limits.max)
    leading = words.plural("count.facilitators", group.facilitators)
    if session.event.facilitators:
        leading = words("identity.named", count=leading, names=in_words(session.event.facilitators, look))
    return [
        Fact("timer", words("identity.duration"), lasting), Fact("users", words("identity.participants"), count),
        Fact("megaphone", words("identity.facilitation"), leading),
        Fact("file-text", words("identity.version"), _version(session, look)),
    ]


def overlays(session: Session, look: Look) -> str:
    """The overlays that were laid over the script, each with its version; empty where there is none."""
    said = (overlay.settings for overlay in session.overlays)
    named = [look.words("identity.overlay", title=one.title, n=one.version) for one in said]
    return in_words(named, look) if named else ""


def _version(session: Session, look: Look) -> str:
    words, version = look.words, session.workshop.version
    laid = overlays(session, look)
    return words("identity.version-with", n=version, overlays=laid) if laid else words("identity.version-is", n=version)
