"""What a session already knows, to be printed where it would otherwise be written by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kit.documents.look import Look

if TYPE_CHECKING:
    from kit.documents.session import Session

_NUMBERED = re.compile(r"^\s*\d+[.)]\s*")


def caption(session: Session | None, look: Look) -> str:
    """When and where, for the foot of a sheet that keeps a trace; empty for a sheet printed alone."""
    if session is None:
        return ""
    event = session.event
    parts = [look.words.date(event.date) if event.date else "", event.place or "", event.organisation or ""]
    return " · ".join(dict.fromkeys(str(part) for part in parts if part))


def known(label: str, session: Session | None, look: Look) -> str:
    """The answer to a label such as `1. Date et lieu`, where the event gives it; otherwise empty."""
    if session is None:
        return ""
    event = session.event
    answers = {
        "date": look.words.date(event.date) if event.date else "",
        "place": event.place or "",
        "organisation": event.organisation or "",
        "next": look.words.date(event.next_date) if event.next_date else "",
    }
    asked = _NUMBERED.sub("", str(label)).strip(" :").casefold()
    for keys in ("date", "place", "date+place", "organisation", "next"):
        if asked in look.written(f"sheet.known.{keys}").casefold().split(" | "):
            return ", ".join(str(answers[key]) for key in keys.split("+") if answers[key])
    return ""
