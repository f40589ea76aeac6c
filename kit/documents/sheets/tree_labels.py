"""The names of the parts, set discreetly on the drawing beside one piece of each, where nothing else stands.

Lengths are units of 1 mm on an A3, as in the skeleton, until the names are set in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kit.documents.look import Look
from kit.documents.sheets.tree_drawing import Brush
from kit.documents.sheets.tree_growth import Growth
from kit.documents.sheets.tree_legend import PARTS, emblem
from kit.documents.sheets.tree_shapes import Knot
from kit.documents.sheets.tree_skeleton import EDGE, GROUND, LIMBS, NAME, RIBBON, WIDTH, Limb
from kit.documents.sheets.tree_space import Space
from kit.model.sheet import Tree
from kit.typesetting.page import MM, Box
from kit.typesetting.text import Line, Style

SIZE = 12.8 / MM  # the height of the type: 9 points on an A4
_RADIUS, _GAP = 3.6, 3.0  # of the emblem, and from its edge to the name
_WIDEST = 34.0
_TRUNK = (142.0, 251.0)
_SKY = 26.0  # nothing stands higher: there are the title and the fields
_CLEARER = 1.5  # how much nearer a name is to its own piece than to any other
Circles = Sequence[Knot]


class Label(NamedTuple):
    """A name with its emblem: the box it takes, and its words."""

    part: str
    x: float
    y: float
    width: float
    lines: list[Line]
    height: float = 2 * _RADIUS

    def room(self) -> list[Knot]:
        """The box as circles."""
        count = max(2, round(self.width / _RADIUS))
        return [Knot(self.x + self.width * (i + 0.5) / count, self.y + _RADIUS, _RADIUS) for i in range(count)]

    def meets(self, other: Label) -> bool:
        return (self.x < other.x + other.width and other.x < self.x + self.width
                and self.y < other.y + other.height and other.y < self.y + self.height)

    def distance(self, circles: Circles) -> float:
        """From the box to the nearest of the circles."""
        def away(x: float, y: float, r: float) -> float:
            dx, dy = max(self.x - x, 0, x - self.x - self.width), max(self.y - y, 0, y - self.y - self.height)
            return (dx * dx + dy * dy) ** 0.5 - r

        return min(away(*circle) for circle in circles)


def named(part: str, sheet: Tree, look: Look) -> Label:
    """The name of a part, not yet placed; of a long one only the emblem, the legend says the rest."""
    lines = look.setter.lines(getattr(sheet, part).name, Style(SIZE * MM), 10 * WIDTH * MM)
    width = lines[0].width * SIZE / 1000
    if len(lines) > 1 or width > _WIDEST:
        return Label(part, 0, 0, 2 * _RADIUS, [])
    return Label(part, 0, 0, 2 * _RADIUS + _GAP + width, lines)


class Labels:
    """Finds a place for each name. `title` is how far the words of the top left corner reach to the right and down."""

    def __init__(self, sheet: Tree, look: Look, title: tuple[float, float]):
        self.sheet, self.look, self.title = sheet, look, title
        self.found: list[Label] = []

    def put(self, part: str, x: float, y: float) -> None:
        """A name with its middle there."""
        label = named(part, self.sheet, self.look)
        self.found.append(label._replace(x=x - label.width / 2, y=y - _RADIUS))

    def beside(self, part: str, hosts: Sequence[Circles], others: Sequence[Circles], space: Space,
               highest: float, lowest: float) -> None:
        """A name at the first host with a free place beside it that is nearer to it than to all others."""
        label = named(part, self.sheet, self.look)
        for host in hosts:
            for x, y in _around(host, label.width, label.height):
                tried = label._replace(x=x, y=y)
                if highest <= y <= lowest - label.height and self._free(tried, space):
                    limit = tried.distance(host) + _CLEARER
                    if all(tried.distance(other) > limit for other in others):
                        self.found.append(tried)
                        return

    def _free(self, label: Label, space: Space) -> bool:
        if not EDGE <= label.x <= WIDTH - EDGE - label.width or (label.x < self.title[0] and label.y < self.title[1]):
            return False
        return not any(map(label.meets, self.found)) and space.open(label.x, label.y, label.width, label.height)

    def boxes(self, brush: Brush) -> list[Box]:
        """Their ink, as part of the drawing."""
        unit, boxes = brush.unit, []
        for label in self.found:
            style = Style(SIZE * unit, 1.2, colour=self.look.accent(PARTS[label.part]).ink)
            x, middle = brush.left + label.x * unit, (label.y + _RADIUS) * unit
            boxes += emblem(label.part, self.look, x + _RADIUS * 1.1 * unit, middle, _RADIUS * 0.95 * unit, brush.node)
            name = x + (2 * _RADIUS + _GAP) * unit
            boxes += self.look.setter.place(label.lines, style, name, middle - style.line / 2, label.width * unit,
                                            brush.node)
        return boxes


def place(sheet: Tree, look: Look, growth: Growth, roots: Sequence[Limb], depth: float, earth: Space,
          title: tuple[float, float]) -> Labels:
    """All seven names; `earth` is what roots and layers take of the soil."""
    labels = Labels(sheet, look, title)
    labels.put("trunk", *_TRUNK)
    labels.put("branches", *NAME)
    pieces = _pieces(growth)
    for part in ("buds", "fruits", "leaves"):
        others = [circles for name, rooms in pieces.items() if name != part for circles in rooms]
        labels.beside(part, pieces[part], others, growth.space, _SKY, GROUND - 8)
    bottom = GROUND + 5 + depth
    widest = [roots[i].knots()[4:9] for i in (4, 0, 3, 1)]
    labels.beside("roots", widest, (), earth, GROUND + 10, bottom)
    corner = [Knot(46, bottom - 8, 1), Knot(58, bottom - 8, 1)]
    labels.beside("soil", [corner], (), earth, GROUND + 10, bottom)
    return labels


def _pieces(growth: Growth) -> dict[str, list[list[Knot]]]:
    """The room of each piece by its part, the outermost first: those have the most air around them."""
    found = {"ribbons": [[knot._replace(r=RIBBON + 1) for knot in limb.under_ribbon()] for limb in LIMBS]}
    for part, pieces in (("buds", growth.buds), ("fruits", growth.fruits), ("leaves", growth.leaves)):
        outermost = sorted(pieces, key=lambda piece: -abs(piece.x - 150) - abs(piece.y - 130))
        found[part] = [piece.room() for piece in outermost]
    return found


def _around(host: Circles, width: float, height: float) -> Iterator[tuple[float, float]]:
    """Places (top left corners) around what the circles take: under it and over it, then at its right and left."""
    x0, x1 = min(k.x - k.r for k in host), max(k.x + k.r for k in host)
    y0, y1 = min(k.y - k.r for k in host), max(k.y + k.r for k in host)
    for away in (0.8, -3.0, 3.0):
        for share in (0.5, 0.25, 0.75, 0.0, 1.0):
            x = x0 + (x1 - x0) * share - width / 2
            yield x, y1 + away
            yield x, y0 - away - height
        for share in (0.5, 0.2, 0.8):
            y = y0 + (y1 - y0) * share - height / 2
            yield x1 + away, y
            yield x0 - away - width, y
