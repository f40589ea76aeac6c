"""The sheets that tell what a printer does, as files to print: grids to read against the light, two stacks."""

from __future__ import annotations

from kit.delivery.correcting import corrected
from kit.delivery.order import Order
from kit.documents import calibration, stacks_test
from kit.documents.calibration import Settings
from kit.documents.calibration_layout import CalibrationLayout
from kit.documents.look import Look
from kit.documents.session import Printout
from kit.imposition.calibration import Sheet, back_strokes, front_strokes
from kit.imposition.turning import Turn
from kit.model.values import Size

FOLDER, NAME, STACKS = "calibrage", "calibrage", "calibrage-deux-piles"


def calibration_printout(look: Look, settings: Settings, order: Order) -> Printout:
    """Front and back of the calibration sheet; set right for the printer of the order, where it has one."""
    layout = CalibrationLayout(_upright(order.sheet_paper))
    front = calibration.front(layout, look, settings)
    front.add(*calibration.strokes(front_strokes(layout)))
    back = calibration.back(layout, look, settings)
    back.add(*calibration.strokes(back_strokes(Sheet(layout, Turn(settings.flip)))))
    title = look.words("calibration.check-title" if order.profile else "calibration.title")
    out = Printout("calibration", NAME, title, [front, back], tuple(layout.paper[:2]), sides=2, flip=settings.flip,
                   language=look.setter.language)
    return corrected(out, order, frozenset({1}))


def stacks_printout(look: Look, settings: Settings, order: Order) -> Printout:
    """Three fronts, then three backs, each on a page of its own."""
    paper = _upright(order.sheet_paper)
    pages = stacks_test.pages(paper, look, settings)
    return Printout("calibration", STACKS, look.words("calibration.stacks.title"), pages,
                    tuple(paper[:2]), stacks=(len(pages) // 2, len(pages) // 2), language=look.setter.language)


def _upright(size: Size) -> Size:
    return size.landscape.turned
