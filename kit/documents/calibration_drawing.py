"""What is drawn on the calibration sheet beside its crosses: corners, ladders of margins, the bank card, the arrow."""

from __future__ import annotations

from collections.abc import Iterator

from kit.documents.calibration_layout import CARD, CARD_HEIGHT, PERCENTS, RULE, RUNGS, card_mark
from kit.documents.look import Look, mm
from kit.model.values import Size
from kit.typesetting.page import BOLD, Box, Node, Path, Rule
from kit.typesetting.shapes import polygon, rectangle
from kit.typesetting.text import Style

STROKE = 0.4  # points: thin enough for a quarter of a millimetre to be seen
_BLACK = "#000000"
_CORNER, _ARM = 7.0, 5.0  # mm from the edges, and along them
_STEM = 9.8  # mm from the edge to the foot of a T


def corner_marks(paper: Size) -> list[Box]:
    """Angles at the same distance of all edges, on either side: where they are not, paper is taken in askew."""
    marks: list[Box] = []
    for x, right in ((_CORNER, 1), (paper.width - _CORNER, -1)):
        for y, down in ((_CORNER, 1), (paper.height - _CORNER, -1)):
            marks += [_rule(x, y, x + right * _ARM, y), _rule(x, y, x, y + down * _ARM)]
    return marks


def upward(x: float, y: float, look: Look) -> Path:
    """A broad arrow that points to the top of the page, its tip at (x, y), in points."""
    w, h = mm(5), mm(14)
    points = [(0, 0), (w, h * 0.45), (w * 0.42, h * 0.45), (w * 0.42, h), (-w * 0.42, h), (-w * 0.42, h * 0.45),
              (-w, h * 0.45)]
    return Path(polygon([(x + dx, y + dy) for dx, dy in points]), look.accent("green").ink)


def ladders(paper: Size, look: Look, node: Node) -> Iterator[Box]:
    """At the middle of each edge, a T for each mm of margin: its bar stands that far from the edge."""
    width, height = paper.width, paper.height
    for rung in range(1, RUNGS + 1):
        along = (rung - (RUNGS + 1) / 2) * 4.2
        x, y = width / 2 + along, height / 2 + along
        yield from (_rule(x - 1.4, rung, x + 1.4, rung), _rule(x, rung, x, _STEM))
        yield from (_rule(x - 1.4, height - rung, x + 1.4, height - rung), _rule(x, height - rung, x, height - _STEM))
        yield from (_rule(rung, y - 1.4, rung, y + 1.4), _rule(rung, y, _STEM, y))
        yield from (_rule(width - rung, y - 1.4, width - rung, y + 1.4), _rule(width - rung, y, width - _STEM, y))
        for cx, cy in ((x, _STEM + 1.1), (x, height - _STEM - 1.1), (_STEM + 1.3, y), (width - _STEM - 1.3, y)):
            yield from look.letter(str(rung), mm(cx), mm(cy), 6.5, look.theme.ink, node)


def sample(x: float, y: float, across: float, down: float, look: Look, node: Node) -> list[Box]:
    """A cell as it looks before a lamp, its middle at (x, y) in points; the back's cross is moved by so many mm."""
    r, dx, dy = mm(4.5), mm(across), mm(down)
    frame = Path(rectangle(x - mm(6.2), y - mm(6), mm(12.4), mm(12), mm(1.5)), look.accent("green").tint, node=node)
    through = look.theme.soft
    return [frame, Rule(x - r, y, x + r, y, 0.8, _BLACK), Rule(x, y - r, x, y + r, 0.8, _BLACK),
            Rule(x + dx, y - r + dy, x + dx, y + r + dy, 0.8, through, (2.4, 1.6)),
            Rule(x - r + dx, y + dy, x + r + dx, y + dy, 0.8, through, (2.4, 1.6))]


def card_scale(x: float, y: float, look: Look, node: Node) -> Iterator[Box]:
    """Two rules of 100 mm that meet at (x, y), and, for a card laid into their angle, where it ends at which scale."""
    for lying in (True, False):
        yield from _ruler(x, y, look, lying)
        yield _card(x, y, look, lying)
        for i, percent in enumerate(PERCENTS):
            along, end = 2.5 + i * 3.9, card_mark(CARD, percent)
            yield _along(x, y, lying, end, along - 1.6, end, along + 1.6)
            if percent == int(percent):
                cx, cy = (x + 94.5, y + along) if lying else (x + along, y + 94)
                style = Style(8 if percent != 100 else 9.5, 1.0, BOLD, look.theme.ink)
                yield from look.letter(f"{percent:g}", mm(cx), mm(cy), style.size, style.colour, node)
                yield _along(x, y, lying, end + 1, along, 91.5, along, look.theme.line)


def _ruler(x: float, y: float, look: Look, lying: bool) -> Iterator[Box]:
    """100 mm along the card's side, its marks outside of the angle."""
    yield _along(x, y, lying, 0, 0, RULE, 0)
    for at in range(0, int(RULE) + 1):
        long = 4.0 if at % 50 == 0 else 3.0 if at % 10 == 0 else 2.2 if at % 5 == 0 else 1.2
        yield _along(x, y, lying, at, 0, at, -long)
        if at in (50, 100):
            cx, cy = (x + at, y - 5.6) if lying else (x - 5.8, y + at)
            yield from look.letter(str(at), mm(cx), mm(cy), 7.5, look.theme.soft)


def _card(x: float, y: float, look: Look, lying: bool) -> Path:
    width, height = (CARD, CARD_HEIGHT) if lying else (CARD_HEIGHT, CARD)
    return Path(rectangle(mm(x), mm(y), mm(width), mm(height), mm(3.2)), None, look.theme.line, 0.5, (3, 2))


def _along(x: float, y: float, lying: bool, x1: float, y1: float, x2: float, y2: float, colour: str = _BLACK) -> Rule:
    """A line in the angle; the same for a card that stands, in the mirror of the diagonal."""
    if lying:
        return _rule(x + x1, y + y1, x + x2, y + y2, colour)
    return _rule(x + y1, y + x1, x + y2, y + x2, colour)


def _rule(x1: float, y1: float, x2: float, y2: float, colour: str = _BLACK) -> Rule:
    """A line given in mm."""
    return Rule(mm(x1), mm(y1), mm(x2), mm(y2), STROKE, colour)
