"""Pages sent to a printer that slips are moved the other way first, so that ink lands where it was drawn.

What is sent to a printer comes out scaled about the middle of the sheet, on backs also turned about it and shifted.
The inverse undoes the last first: shifted back, turned back, scaled back. A Correction turns, then scales, then moves,
so the shift is turned and scaled along. What is moved must still be on the part of the page that is printed.
"""

from __future__ import annotations

from itertools import product
from math import cos, radians, sin

from kit.delivery.order import Order
from kit.documents.session import Printout
from kit.imposition.grid import Spacing
from kit.model.printer import Edges, PrinterProfile
from kit.model.values import Size
from kit.typesetting.later import each
from kit.typesetting.page import MM, Correction, Page


def corrected(out: Printout, order: Order, backs: frozenset[int] = frozenset()) -> Printout:
    """The same printout, its pages set right for the printer of the order.

    `backs` are the places of those that go through the printer a second time, on upright paper. A print shop sets its
    own machine right.
    """
    if order.profile is None or order.shop:
        return out

    def correct(place: int, page: Page) -> None:
        made = correction(order.profile, page.width > page.height, place in backs)
        page.correction = None if made == Correction() else made

    each(out.pages, correct)
    return out


def correction(profile: PrinterProfile, lying: bool, back: bool) -> Correction:
    """What undoes that printer's slip on a page.

    A profile speaks of sheets held upright: what it measures across is measured down a page that is `lying`.
    """
    across, down = 100 / profile.width, 100 / profile.height
    scale = (down, across) if lying else (across, down)
    made = Correction(scale_x=scale[0], scale_y=scale[1])
    if not back:
        return made
    right, below = _turned(-profile.back_x, -profile.back_y, -profile.back_turn)
    return made._replace(dx=right * scale[0] * MM, dy=below * scale[1] * MM, degrees=-float(profile.back_turn))


def with_room(spacing: Spacing, profile: PrinterProfile | None, paper: Size, backs: bool) -> Spacing:
    """The spacing that keeps what a correction moves outwards on the printable part of upright paper; `backs` too."""
    if profile is None:
        return spacing
    moves = [correction(profile, False, back) for back in {False, backs}]
    needs = zip(*(_outwards(made, paper, spacing.printable) for made in moves), strict=True)
    printable = Edges(*(edge + max(need) for edge, need in zip(spacing.printable, needs, strict=True)))
    return spacing._replace(margins=Edges(*map(max, spacing.margins, printable)), printable=printable)


def _outwards(made: Correction, paper: Size, printable: Edges) -> Edges:
    """How far a correction carries the corners of the printable area over each of its edges."""
    width, height = paper.landscape.turned[:2]
    most = [0.0] * 4
    for right, below in product((False, True), repeat=2):
        x = (width / 2 - printable.right) if right else (printable.left - width / 2)
        y = (height / 2 - printable.bottom) if below else (printable.top - height / 2)
        to_x, to_y = _moved(made, x, y)
        level, upright = (1, to_x - x) if right else (3, x - to_x), (2, to_y - y) if below else (0, y - to_y)
        for edge, over in (level, upright):
            most[edge] = max(most[edge], over)
    return Edges(*most)


def _moved(made: Correction, x: float, y: float) -> tuple[float, float]:
    """Where a point goes, in mm from the middle of the sheet."""
    x, y = _turned(x, y, made.degrees)
    return x * made.scale_x + made.dx / MM, y * made.scale_y + made.dy / MM


def _turned(x: float, y: float, degrees: float) -> tuple[float, float]:
    """Clockwise, y being down."""
    angle = radians(degrees)
    return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
