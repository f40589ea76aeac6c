"""What a session already says to the facts of a training paper; what it does not say is left blank, never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from kit.documents.look import Look
from kit.model.training_sheets import Known
from kit.model.values import DAY
from kit.model.workshop import Step
from kit.planning.half_days import HalfDay, half_days

if TYPE_CHECKING:
    from kit.documents.session import Session

_OF_EVENT = ("organisation", "place")
_OF_TRAINING = ("title", "module", "declaration", "prerequisites", "means", "assessment", "accessibility", "delay",
                "price")


def told(says: Known | None, session: Session | None, look: Look) -> tuple[str, ...]:
    """The texts that stand there, none where nobody knows. Without a training action only the event's are known."""
    if says is None or session is None:
        return ()
    event, training = session.event, session.event.training
    if says in _OF_EVENT:
        return _one(getattr(event, says))
    if says == "date":
        return _one(_when(session, look))
    if says == "team":
        return _one(", ".join(event.facilitators))
    if training is None:
        return ()
    if says in _OF_TRAINING:
        return _one(getattr(training, says))
    return _worked_out(says, session, look)


def _worked_out(says: Known, session: Session, look: Look) -> tuple[str, ...]:
    """What the training action may say, and else the script or its running order does."""
    training, workshop = session.event.training, session.workshop
    if says == "hours":
        return (look.words.length(training.hours or sum(half.minutes for half in signed_for(session))),)
    if says == "audience":
        return _one(training.audience or workshop.audience)
    if says == "objectives":
        return training.objectives or workshop.aims
    return tuple(_contents(session))


def _contents(session: Session) -> Iterator[str]:
    """The steps by their titles, those of lanes too; neither breaks nor what is said in them."""
    steps = [slot.step for slot in session.agenda.slots if slot.kind in ("content", "untimed") and slot.step]
    yield from dict.fromkeys(step.title for step in steps if _is_content(step))


def _is_content(step: Step) -> bool:
    return bool(step.title) and step.kind != "break" and not step.parallel


def signed_for(session: Session) -> tuple[HalfDay, ...]:
    """The half-days of a session; one alone, however long, where nobody said when it begins."""
    agenda = session.agenda
    return half_days(agenda) if agenda.start_given else (HalfDay(agenda.start, agenda.end),)


def _when(session: Session, look: Look) -> str:
    """`mardi 12 janvier 2027, de 9 h à 12 h 30 et de 13 h 30 à 17 h`; hours only where it is said when it begins."""
    halves, event = signed_for(session), session.event
    hours = look.words("register.and").join(filter(None, (hours_of(half, session, look) for half in halves)))
    return ", ".join(filter(None, (look.words.date(event.date), hours))) if event.date else ""


def day_of(half: HalfDay, session: Session, look: Look) -> str:
    """`mardi 12 janvier 2027`, the day after where it begins past midnight; empty where nobody said when."""
    day = session.event.date
    return look.words.date(day + timedelta(half.start // DAY)) if day else ""


def part_of(half: HalfDay, session: Session, look: Look) -> str:
    """`matin, de 9 h à 12 h 30`; empty where nobody said when it begins."""
    hours = hours_of(half, session, look)
    return f"{look.words(f'register.{half.part}')}, {hours}" if hours else ""


def hours_of(half: HalfDay, session: Session, look: Look) -> str:
    """`de 9 h à 12 h 30`, likewise."""
    if not session.agenda.start_given:
        return ""
    words = look.words
    return words("register.hours", start=words.clock(half.start % DAY), end=words.clock(half.end % DAY))


def _one(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()
