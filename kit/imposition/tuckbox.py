"""A box for a deck, cut from one sheet: how large it must be, its net, and where the net stands on paper.

The net, printed side up: back, left, front and right in a row, joined by a flap glued inside the back. The back bears
the lid, which tucks in behind the front, and the bottom, whose lip is glued there; the sides bear dust flaps.
Lengths are mm; y grows down from the head of the net.
"""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from kit.imposition.grid import Rect
from kit.model.editions import FILMS
from kit.model.values import Size
from kit.typesetting.page import MM, Page, Path, Placed, Rule
from kit.typesetting.shapes import Segments
from kit.typesetting.slices import scaled

# mm³ that a milligram of paper takes: 80 g/m² is then 0.1 mm, as a ream of 500 sheets 5 cm high shows. Smooth board
# is denser (200 g/m² is about 0.23 mm), so a deck is never thicker than this says.
BULK = 1.25
_PLAY, _DEEP_PLAY = 2.0, 1.5  # mm added across and down, and in depth: room for the box's own paper and for fingers
_SHALLOWEST = 5.0  # mm, a depth that can still be folded
_CHECKLIST, _CHECKLIST_WEIGHT = Size.parse("A4"), 80
_TUCK, _LIP, _GLUE, _DUST = 15.0, 12.0, 12.0, 15.0  # mm, how far the flaps reach, at most
_TAPER, _SLIT, _NOTCH, _CORNER = 1.5, 4.0, 8.0, 4.0  # mm
_K = 0.5523  # of a quarter of a circle drawn as a Bézier curve

# How what is said on a panel is turned on the net: spines are read upwards, the lid from in front of the box.
_TURNS = {"left": 270, "right": 270, "lid": 180, "glue": 270}
_GLUED = ("glue", "lip")
_BLACK, _GREY, _CUT, _FOLD, _HATCH, _DASH = "#000000", "#595959", 0.5, 0.4, 0.25, (3.0, 2.0)
_HATCH_STEP, _HATCH_INSET = 3.0, 2.0  # mm

Line = tuple[float, float, float, float]


class Inside(NamedTuple):
    """The room in a box, in mm."""

    width: float
    height: float
    depth: float


class Net(NamedTuple):
    """A box laid flat: its panels by name, what is cut (the outline, the slits), folded, and covered with glue."""

    inside: Inside
    panels: dict[str, Rect]
    outline: Segments
    slits: tuple[Line, ...]
    folds: tuple[Line, ...]
    size: Size



def thickness(weight: int) -> float:
    """The thickness in mm of a sheet of that weight in g/m²."""
    return weight * BULK / 1000


def inside(card: Size, cards: int, weight: int, layers: int = 1, *, sleeves: bool = False,
           checklist: bool = False) -> Inside:
    """The room for cards of that size (or their sleeves), each of so many layers of paper; and for a folded list."""
    each = thickness(weight) * layers + (FILMS if sleeves else 0.0)
    depth = cards * each + _DEEP_PLAY
    if checklist:
        leaves = ceil(_CHECKLIST.width / card.width) * ceil(_CHECKLIST.height / card.height)
        depth += leaves * thickness(_CHECKLIST_WEIGHT)
    return Inside(card.width + _PLAY, card.height + _PLAY, max(_SHALLOWEST, ceil(depth * 2) / 2))


def net(room: Inside) -> Net:
    """The net of a box with that room inside."""
    width, height, depth = room
    tuck, lip, flap = min(_TUCK, height / 3), min(_LIP, height / 3), min(_GLUE, width / 3)
    dust, slit = min(_DUST, width / 2 - 1, depth + lip), min(_SLIT, width / 8)
    head, foot = tuck + depth, tuck + depth + height
    left, front = width, width + depth
    right, glue = front + width, front + width + depth
    panels = {
        "back": Rect(0, head, width, height), "left": Rect(left, head, depth, height),
        "front": Rect(front, head, width, height), "right": Rect(right, head, depth, height),
        "glue": Rect(glue, head, flap, height),
        "lid": Rect(0, tuck, width, depth), "tuck": Rect(0, 0, width, tuck),
        "bottom": Rect(0, foot, width, depth), "lip": Rect(0, foot + depth, width, lip),
        "left-head": Rect(left, head - dust, depth, dust), "right-head": Rect(right, head - dust, depth, dust),
        "left-foot": Rect(left, foot, depth, dust), "right-foot": Rect(right, foot, depth, dust),
    }
    slits = ((0, tuck, slit, tuck), (width - slit, tuck, width, tuck))
    size = Size(glue + flap, foot + depth + lip)
    return Net(room, panels, _outline(panels), slits, _folds(panels, slit), size)


def _folds(panels: dict[str, Rect], slit: float) -> tuple[Line, ...]:
    """Where panels meet; between the lid and its tuck the fold stops at the slits."""
    upright = [(panels[name].x, panels[name].y, panels[name].x, panels[name].bottom)
               for name in ("left", "front", "right", "glue")]
    level = []
    for name in ("lid", "left-head", "right-head"):
        level.append((panels[name].x, panels[name].bottom, panels[name].right, panels[name].bottom))
    for name in ("bottom", "lip", "left-foot", "right-foot"):
        level.append((panels[name].x, panels[name].y, panels[name].right, panels[name].y))
    tuck = panels["tuck"]
    level.append((tuck.x + slit, tuck.bottom, tuck.right - slit, tuck.bottom))
    return (*upright, *level)


def _outline(panels: dict[str, Rect]) -> Segments:
    """All round the net, clockwise from the head of the lid: the one line to cut along."""
    tuck, lip, glue, front = panels["tuck"], panels["lip"], panels["glue"], panels["front"]
    r, t = min(_CORNER, tuck.height / 2), _TAPER
    k = r * (1 - _K)
    left, right = tuck.x + t, tuck.right - t
    return (
        ("M", tuck.x, tuck.bottom), ("L", left, tuck.y + r),
        ("C", left, tuck.y + k, left + k, tuck.y, left + r, tuck.y),
        ("L", right - r, tuck.y), ("C", right - k, tuck.y, right, tuck.y + k, right, tuck.y + r),
        ("L", tuck.right, tuck.bottom), ("L", tuck.right, front.y),
        *_above(panels["left-head"]), *_notch(front), *_above(panels["right-head"]),
        ("L", glue.right, glue.y + t), ("L", glue.right, glue.bottom - t), ("L", glue.x, glue.bottom),
        *_below(panels["right-foot"]), ("L", front.x, front.bottom), *_below(panels["left-foot"]),
        ("L", lip.right, lip.y), ("L", lip.right - t, lip.bottom), ("L", lip.x + t, lip.bottom), ("L", lip.x, lip.y),
        ("Z",),
    )


def _above(flap: Rect) -> Segments:
    """Round a dust flap at the head, from left to right."""
    t = min(_TAPER, flap.width / 4)
    return (("L", flap.x + t, flap.y), ("L", flap.right - t, flap.y), ("L", flap.right, flap.bottom))


def _below(flap: Rect) -> Segments:
    """Round a dust flap at the foot, from right to left."""
    t = min(_TAPER, flap.width / 4)
    return (("L", flap.right - t, flap.bottom), ("L", flap.x + t, flap.bottom), ("L", flap.x, flap.y))


def _notch(front: Rect) -> Segments:
    """The head of the front, from left to right, with the half round that a thumb opens the lid at."""
    r = min(_NOTCH, front.width / 5)
    x, y, k = front.x + front.width / 2, front.y, r * _K
    return (("L", x - r, y), ("C", x - r, y + k, x - k, y + r, x, y + r), ("C", x + k, y + r, x + r, y + k, x + r, y),
            ("L", front.right, y))


# --- on paper ------------------------------------------------------------------------------------------


def held(flat: Net, papers: tuple[Size, ...], margin: float) -> Size | None:
    """The first of these papers, turned if it must be, that holds the net inside its margins."""
    turned = [sheet for paper in papers for sheet in (paper.landscape.turned, paper.landscape)]
    return next((sheet for sheet in turned if flat.size.width <= sheet.width - 2 * margin
                 and flat.size.height <= sheet.height - 2 * margin), None)


def standing(flat: Net, paper: Size, margin: float) -> tuple[float, float]:
    """Where the head left corner of the net stands: in the middle, or at the head where something may go below."""
    spare = paper.height - 2 * margin - flat.size.height
    return (paper.width - flat.size.width) / 2, margin + min(spare / 2, 10.0)


def free(flat: Net, paper: Size, margin: float) -> list[Rect]:
    """The rooms beside the net in which something can be said, the best first: below it, and above its front."""
    x, y = standing(flat, paper, margin)
    below, front = y + flat.size.height + 6.0, flat.panels["front"]
    clear = Rect(x + front.x + 3, y, front.width - 6, front.y - 3)
    return [Rect(x, below, paper.width - margin - x, paper.height - margin - below), clear]


def laid_out(flat: Net, faces: dict[str, Page], paper: Size, margin: float, title: str) -> Page:
    """The sheet to cut out; `faces` are what stands on panels, by name, as large as the panel is when it is read."""
    x, y = standing(flat, paper, margin)
    sheet = Page.of_mm(paper.width, paper.height, title)
    for name, face in faces.items():
        panel = flat.panels[name]
        sheet.add(Placed(face, (x + panel.x) * MM, (y + panel.y) * MM, _TURNS.get(name, 0)))
    for name in _GLUED:
        sheet.add(*(_rule(line, x, y, _HATCH, _GREY) for line in _hatching(flat.panels[name])))
    sheet.add(*(_rule(line, x, y, _FOLD, _GREY, _DASH) for line in flat.folds))
    sheet.add(Path(scaled(flat.outline, MM, x * MM, y * MM), None, _BLACK, _CUT))
    sheet.add(*(_rule(line, x, y, _CUT, _BLACK) for line in flat.slits))
    return sheet


def _rule(line: Line, x: float, y: float, width: float, colour: str, dash: tuple[float, ...] = ()) -> Rule:
    x1, y1, x2, y2 = line
    return Rule((x + x1) * MM, (y + y1) * MM, (x + x2) * MM, (y + y2) * MM, width, colour, dash)


def _hatching(panel: Rect) -> list[Line]:
    """Slanting lines over a panel that takes glue, but for the middle third of its length, where that is said."""
    x, y = panel.x + _HATCH_INSET, panel.y + _HATCH_INSET
    width, height = panel.width - 2 * _HATCH_INSET, panel.height - 2 * _HATCH_INSET
    if height > width:
        parts = [Rect(x, y, width, height / 3), Rect(x, y + height * 2 / 3, width, height / 3)]
    else:
        parts = [Rect(x, y, width / 3, height), Rect(x + width * 2 / 3, y, width / 3, height)]
    return [line for part in parts for line in _slants(part)]


def _slants(box: Rect) -> list[Line]:
    """Lines rising to the right, within a box."""
    lines, at = [], _HATCH_STEP
    while at < box.width + box.height:
        start, end = max(0.0, at - box.height), min(at, box.width)
        lines.append((box.x + start, box.y + at - start, box.x + end, box.y + at - end))
        at += _HATCH_STEP
    return lines
