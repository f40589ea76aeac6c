"""The top of the print plan: the one setting that spoils everything when wrong, and what was set for a printer."""

from __future__ import annotations

from typing import NamedTuple

from kit.documents.leaf import Leaf
from kit.documents.look import Look, mm
from kit.model.printer import PrinterProfile
from kit.model.theme import Ink
from kit.typesetting.page import REGULAR, Box, Rule, Run
from kit.typesetting.slices import Slice

_BAR_SPACE, _PAD = 14.0, 7.0  # points, inside the panel
_SEEN = 0.005  # mm, degrees or hundredths below which nothing was corrected


class PrintSettings(NamedTuple):
    """How everything was made ready to print: for which printer, in how much ink, by hand or not, only to look at."""

    profile: PrinterProfile | None = None
    ink: Ink = Ink.COLOUR
    two_stacks: bool = False
    proof: bool = False

    @property
    def by_hand(self) -> bool:
        """Whether paper is turned by hand: that is known of a printer, or supposed where two stacks were asked for."""
        return self.profile.duplex != "auto" if self.profile else self.two_stacks


def settings_panel(leaf: Leaf, settings: PrintSettings) -> list[Slice]:
    """Print at 100 %, with a rule to lay a ruler on; then what was set."""
    look = leaf.look
    words, accent = look.words, look.accent("orange")
    inner = leaf.measure - _BAR_SPACE - 10
    title = look.title(2, accent.ink)._replace(size=12)
    slices = leaf.heading(words("plan.scale"), 2, title, gap=0, x=_BAR_SPACE, measure=inner)
    slices += leaf.paragraph(words("plan.scale-text"), _BAR_SPACE, inner, 2)
    slices += leaf.drawing(_ruler(look), mm(11), gap=4, keep=True)
    slices += leaf.bullets(_told(settings, look), _BAR_SPACE, inner, gap=2, dot=accent.ink)
    return leaf.panel(slices, accent.tint, bar=accent.solid, pad=_PAD, gap=9)


def _ruler(look: Look) -> list[Box]:
    """A rule of exactly 100 mm once it is drawn, a tick every centimetre."""
    ink, x0, y, cm, size = look.theme.ink, _BAR_SPACE, mm(3), mm(10) / look.factor, max(8.0, look.least_small)
    boxes: list[Box] = [Rule(x0, y, x0 + 10 * cm, y, 0.8, ink)]
    for i in range(11):
        tall = mm(3) if i % 5 == 0 else mm(2)
        boxes.append(Rule(x0 + i * cm, y, x0 + i * cm, y + tall, 0.8, ink))
        if i % 5 == 0:
            text = f"{i * 10} mm" if i == 10 else str(i * 10)
            width = look.setter.fonts.width(text, REGULAR, size)
            boxes.append(Run(x0 + i * cm - width / 2, y + mm(7), text, REGULAR, size, ink, None, None, width))
    return boxes


# --- what was set ----------------------------------------------------------------------------------------


def _told(settings: PrintSettings, look: Look) -> list[str]:
    """One sentence for each setting that differs from the usual."""
    words, told = look.words, []
    if settings.proof:
        told.append(words("plan.proof"))
    if settings.profile:
        corrections = _corrections(settings.profile, look)
        told.append(words("plan.printer", name=settings.profile.printer, corrections=corrections))
    if settings.ink is not Ink.COLOUR:
        told.append(words(f"plan.ink.{settings.ink}"))
    return told


def _corrections(profile: PrinterProfile, look: Look) -> str:
    """What was done to the pages so that they land right, in the direction in which it was done."""
    words, parts = look.words, []
    moves = [words(f"plan.corrected.{way[slip > 0]}", mm=words.number(abs(slip))) for slip, way in (
        (profile.back_x, ("right", "left")), (profile.back_y, ("down", "up"))) if abs(slip) > _SEEN]
    if moves:
        parts.append(words("plan.corrected.moved", ways=words("plan.corrected.and").join(moves)))
    if abs(profile.back_turn) > _SEEN:
        way = "anticlockwise" if profile.back_turn > 0 else "clockwise"
        parts.append(words(f"plan.corrected.{way}", degrees=words.number(abs(profile.back_turn))))
    if abs(profile.width - 100) > _SEEN or abs(profile.height - 100) > _SEEN:
        parts.append(words("plan.corrected.scaled", width=words.number(1e4 / profile.width, 1),
                           height=words.number(1e4 / profile.height, 1)))
    return " ; ".join(parts) or words("plan.corrected.nothing")
