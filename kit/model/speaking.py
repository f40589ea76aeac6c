"""The speaking clock: whether the words of a script can be said aloud in the fewest minutes that its steps may last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kit.model.inclusive import expanded
from kit.model.values import SHORTEST
from kit.model.workshop import Step, Workshop
from kit.reading.diagnostics import Report
from kit.reading.source import Text

WORDS_A_MINUTE = 130  # calm, with time to look up; a lecture is faster
# `l'équipe`, `rendez-vous` and `1,5` are one word each; a sign that is read aloud is one, too.
_SPOKEN = re.compile(r"\w+(?:['’.,-]\w+)*|[/%€&+=×]")
_ADDRESS = re.compile(r"\]\([^)]*\)")  # of a link, whose words alone are said


def spoken(text: str) -> int:
    """How many words a text has when it is read aloud, two forms of a word being both said."""
    return len(_SPOKEN.findall(_ADDRESS.sub("]", expanded(text, "doublet"))))


def check_spoken(workshop: Workshop, steps: Iterable[Step], report: Report) -> None:
    """Warns of each `say` that is longer than its step may last; and of the frame, said with the step that opens.

    A step without minutes of its own keeps its own pace: nothing can be told of it.
    """
    timed = [step for step in steps if step.minutes and not step.parallel]
    for step in timed:
        for say in _told(step):
            _check(say, spoken(say), step, "paroles-trop-longues", report)
    opening = next((step for step in timed if step.kind == "opening" and step.protected), None)
    for frame, say in _openings(workshop, opening) if opening else ():
        _check(frame, spoken(frame) + spoken(say), opening, "cadre-trop-long", report)


def _told(step: Step) -> Iterator[Text]:
    """What is said in a step, in the usual words and in simple ones."""
    yield from (say for say in (step.say, step.simple and step.simple.say) if say)


def _openings(workshop: Workshop, step: Step) -> Iterator[tuple[Text, str]]:
    """The frame with what is said around it, each time in the same kind of words."""
    yield workshop.frame, step.say or ""
    simple = workshop.simple and workshop.simple.frame
    if simple:
        yield simple, (step.simple and step.simple.say) or step.say or ""


def _check(said: Text, words: int, step: Step, code: str, report: Report) -> None:
    """`said` is what an author would shorten; `words` is how many have to fit into the fewest minutes of the step."""
    least = step.minutes.least or min(SHORTEST, step.minutes.usual)
    room = least * WORDS_A_MINUTE
    if words > room:
        minutes, seconds = divmod(-(-60 * words // WORDS_A_MINUTE), 60)
        report.warn(code, said.place, step=step.name, words=words, time=f"{minutes} min {seconds:02} s",
                    least=least, over=words - room, enough=-(-words // WORDS_A_MINUTE))
