"""The blank competence tree: a drawing to fill in together and keep on the wall, with its title, fields and legend.

The page is composed once, in units of 1 mm on an A3, and enlarged or reduced as a whole, so that an A4 and the A1 on
the wall are the same picture. Only the pieces differ: a wall is written on by more people, with thicker pens but also
from nearer than it is read, so its tree bears more of them, each a quarter smaller beside the page (yet 53 mm on A1).
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from kit.documents.look import Look, mm
from kit.documents.sheets import tree_labels, tree_soil
from kit.documents.sheets.frame import SheetFrame
from kit.documents.sheets.occasion import known
from kit.documents.sheets.tree_drawing import Brush
from kit.documents.sheets.tree_growth import Pieces, grow
from kit.documents.sheets.tree_legend import PARTS, Legend
from kit.documents.sheets.tree_skeleton import GROUND, HEIGHT, WIDTH, roots
from kit.documents.sheets.tree_space import Space
from kit.model.deck import Deck
from kit.model.sheet import Tree
from kit.model.values import Size
from kit.typesetting.fitting import Part, stack
from kit.typesetting.page import BOLD, MM, Box, Node, Page, Rule, Run
from kit.typesetting.text import Style

if TYPE_CHECKING:
    from kit.documents.session import Session

_HAND = Pieces(leaf=35.0, bud=17.0, fruit=11.5, fruits=8)
_WALL = Pieces(leaf=26.5, bud=14.5, fruit=10.0, fruits=12)
_WALL_FROM = 1.3 * MM  # points in a unit: between A3 and A2
# Type, in units as high as its size: 20, 9.6 and 9.6 points on an A4, 40 and more for the title on an A2.
_TITLE, _INTRO, _LEGEND = 28.5 / MM, 13.6 / MM, 13.6 / MM
_SMALLEST, _SHRINK, _STEP = 9.5, 0.82, 0.5  # points; how far type may be reduced before it is an error; by how much
_TITLE_ROOM = (124.0, 40.0)  # how much title and intro may take
_TITLE_FOOT = 48.0  # from where on leaves are free to grow
_SHALLOWEST, _MARGIN = 46.0, 11.0  # how deep the soil must stay for its roots, and what is kept around it
_FIELDS = (("team", 0.40), ("date", 0.42), ("version", 0.18))  # and their shares of the line


def pages(sheet: Tree, size: Size, look: Look, decks: dict[str, Deck] | None = None,
          session: Session | None = None) -> list[Page]:
    """The tree on one page of that size (mm). What leaves it no room is an error in the report of `look.setter`."""
    frame = SheetFrame(sheet, size, look, session)
    page = Page(frame.page_width, frame.page_height, str(sheet.title))
    unit = min(frame.page_width / WIDTH, frame.page_height / HEIGHT)
    head, reach = _head(frame, unit)
    legend, top = _legend(frame, unit)
    page.add(*head, *_fields(frame, unit, (reach[0] + 2) * unit, head[0].y))
    brush = Brush(look, unit, (frame.page_width - WIDTH * unit) / 2,
                  Node("Figure", frame.compose.root, _alternative(sheet, look)))
    depth = max(top / unit - _MARGIN - GROUND, _SHALLOWEST)
    page.add(*_picture(sheet, brush, depth, _WALL if unit > _WALL_FROM else _HAND, reach, head[0].y / unit + 3))
    page.add(*legend.boxes(top))
    return frame.close(page)


def _head(frame: SheetFrame, unit: float) -> tuple[list[Run], tuple[float, float]]:
    """Title and intro, and how far they reach from the top left corner, in units."""
    sheet, look, root = frame.sheet, frame.look, frame.compose.root
    title = Style(_TITLE * unit, 1.14, BOLD, frame.accent.ink, balance=True)
    intro = Style(max(_INTRO * unit, _SMALLEST), 1.28, colour=look.theme.soft, balance=True)
    width, height = _TITLE_ROOM[0] * unit, _TITLE_ROOM[1] * unit
    for share in (1.0, 0.9, 0.8, 0.7):
        parts = [Part(sheet.title, title._replace(size=title.size * share))]
        parts += [Part(sheet.intro, intro, 1.5 * unit)] if sheet.intro else []
        found, inside = stack(look.setter, parts, width)
        if inside and found.height <= height:
            break
    else:
        frame.overflow(sheet.title if len(found.parts[0][1]) > 2 or not sheet.intro else sheet.intro,
                       ceil((found.height - height) / intro.line))
    runs = found.place(look.setter, frame.left, frame.left, width, [Node("H1", root), Node("P", root)][:len(parts)])
    right = max(run.x + run.width for run in runs) / unit
    # In whole steps, so that the tree grows alike on papers whose margins differ a little.
    return runs, (_stepped(right + 3), max(_TITLE_FOOT, _stepped((frame.left + found.height) / unit + 1)))


def _stepped(length: float) -> float:
    return ceil(length / 8) * 8.0


def _fields(frame: SheetFrame, unit: float, x: float, baseline: float) -> list[Box]:
    """Who, when and which version, right of the title: lines to write on, or what the session knows already."""
    look, soft = frame.look, frame.look.theme.soft
    style = Style(max(tree_labels.SIZE * unit, 9.0), 1.2, colour=soft)
    room, boxes = frame.left + frame.width - x, []

    def write(text: str, at: float, colour: str, node: Node) -> None:
        runs = look.setter.place(look.setter.lines(text, style, room), style._replace(colour=colour), at, 0, room, node)
        boxes.extend(run._replace(y=baseline) for run in runs)

    for name, share in _FIELDS:
        node, label = Node("P", frame.compose.root), look.words(f"tree.fields.{name}")
        write(label, x, soft, node)
        start = x + look.setter.width(label, style) + 1.5 * unit
        x += room * share
        end = x - (3 * unit if name != _FIELDS[-1][0] else 0)
        answer = known(label, frame.session, look)
        if answer and look.setter.width(answer, style) <= end - start:
            write(answer, start, look.theme.ink, node)
        else:
            boxes.append(Rule(start, baseline + 0.6 * unit, end, baseline + 0.6 * unit, 0.3 * unit, soft))
    return boxes


def _legend(frame: SheetFrame, unit: float) -> tuple[Legend, float]:
    """The legend in the largest type that leaves the soil deep enough, and its top."""
    bottom = frame.bottom - mm(2) - sum(piece.height for piece in frame.note()) - 5.5 * unit
    size = largest = max(_LEGEND * unit, _SMALLEST)
    while True:
        legend = Legend(frame.sheet, frame, size)
        lacking = (GROUND + _SHALLOWEST + _MARGIN) * unit - (bottom - legend.height)
        if lacking <= 0 and not legend.wide:
            break
        if size - _STEP < max(_SMALLEST, largest * _SHRINK):
            if not frame.misfits:  # a title that is too long lengthens the foot as well: say it once
                frame.overflow(legend.wide or legend.longest, ceil(lacking / legend.style.line))
            break
        size -= _STEP
    return legend, bottom - legend.height


def _picture(sheet: Tree, brush: Brush, depth: float, pieces: Pieces, reach: tuple[float, float],
             ceiling: float) -> list[Box]:
    """The tree on a soil of that depth and the names of its parts, as one figure; its canopy stays under `ceiling`."""
    growth = grow(pieces, reach, _stepped(tree_labels.named("branches", sheet, brush.look).width))
    below, earth = roots(depth), Space()
    for root in below:
        earth.take(root.knots(20))
    tree_soil.mark(earth, depth)
    labels = tree_labels.place(sheet, brush.look, growth, below, depth, earth, reach)
    for label in labels.found:
        earth.take(label.room())
    brush.canopy(growth, ceiling)
    tree_soil.paint(brush, depth)
    tree_soil.strew(brush, depth, earth)
    brush.wood(growth, below)
    tree_soil.plant(brush)
    brush.pieces(growth)
    return [*brush.paths, *labels.boxes(brush)]


def _alternative(sheet: Tree, look: Look) -> str:
    """The drawing in words: what its parts are and mean, from the ground up."""
    entries = [getattr(sheet, part) for part in PARTS]
    return look.words("tree.alt", parts=" ; ".join(f"{entry.name} : {entry.meaning}" for entry in entries))
