"""What the print plan says below its list of files: turning, cutting, assembling, folding.

Only what these files need is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import takewhile
from typing import NamedTuple

from kit.documents import plan_pictures
from kit.documents.leaf import Leaf
from kit.documents.look import mm
from kit.documents.plan_pictures import Room
from kit.documents.plan_settings import PrintSettings
from kit.documents.session import CutPlan, Printout
from kit.typesetting.page import BOLD, Box, Node
from kit.typesetting.slices import Slice, height
from kit.typesetting.text import Style

_IN_A_ROW, _FEW, _BETWEEN = 4, 3, 14.0  # pictures side by side; no wider than that many; points between them
_TALL, _TALLER, _CAPTION = mm(32), mm(38), 8.5  # of a sheet to cut, of a poster; of a caption, in points
# From that weight on (g/m²), few office printers turn paper by themselves.
HEAVY = 200


class Picture(NamedTuple):
    """One drawing, what it shows in words, and the caption below it."""

    draw: Callable[[Room, Node], list[Box]]
    alt: str
    title: str
    note: str


def guidance(printouts: list[Printout], settings: PrintSettings, leaf: Leaf) -> list[Slice]:
    """Every section that these files call for, in the order of the work."""
    return [*_stacks(printouts, settings, leaf), *_cutting(printouts, leaf), *_assembling(printouts, leaf),
            *_booklet(printouts, leaf), *_advice(printouts, settings, leaf)]


def _section(leaf: Leaf, key: str, slices: list[Slice]) -> list[Slice]:
    """A heading and what it announces, on one page where that leaves little blank."""
    title = leaf.heading(leaf.look.words(f"plan.{key}"), 2, leaf.look.title(2), gap=12)
    told = [*title, *slices]
    return [told[0]._replace(whole=height(told)), *told[1:]]


def _gallery(pictures: list[Picture], leaf: Leaf, tall: float = _TALL) -> list[Slice]:
    """Pictures side by side, as many rows as they take."""
    across = _FEW if len(pictures) <= _FEW else _IN_A_ROW
    width = (leaf.measure - (across - 1) * _BETWEEN) / across
    rows = [pictures[i:i + across] for i in range(0, len(pictures), across)]
    return [piece for row in rows for piece in leaf.side_by_side(
        [_column(picture, leaf, i * (width + _BETWEEN), width, tall) for i, picture in enumerate(row)], gap=7)]


def _column(picture: Picture, leaf: Leaf, x: float, width: float, tall: float) -> list[Slice]:
    figure, ink = Node("Figure", leaf.root, picture.alt), leaf.look.theme.ink
    style = Style(_CAPTION, 1.28, colour=ink)
    drawn = Slice(tall, tuple(picture.draw(Room(x, 0, width, tall - 3), figure)))
    title = leaf.lines(picture.title, style._replace(face=BOLD), x, width, Node("P", leaf.root))
    return [drawn, *title, *leaf.lines(picture.note, style, x, width, Node("P", leaf.root), gap=1)]


# --- two stacks ------------------------------------------------------------------------------------------


def _stacks(printouts: list[Printout], settings: PrintSettings, leaf: Leaf) -> list[Slice]:
    """How fronts go through the printer again to take their backs."""
    if not any(out.stacks[0] for out in printouts):
        return []
    words = leaf.look.words
    steps = [words("plan.stacks-fronts")]
    if settings.profile:
        steps += [words("plan.stacks-known", name=settings.profile.printer), words("plan.stacks-backs")]
    else:
        steps += [words("plan.stacks-try"), words("plan.stacks-unknown"), words("plan.stacks-backs")]
    return _section(leaf, "stacks", leaf.bullets(steps, gap=3, numbered=True))


# --- cutting ---------------------------------------------------------------------------------------------


def _cutting(printouts: list[Printout], leaf: Leaf) -> list[Slice]:
    """One picture for each way to cut; decks that are cut alike share it."""
    alike: dict[CutPlan, list[Printout]] = {}
    for out in printouts:
        if out.cutting and out.cutting.cuts and not out.shop:
            alike.setdefault(out.cutting, []).append(out)
    if not alike:
        return []
    pictures = [_cut_picture(plan, outs, leaf) for plan, outs in alike.items()]
    text = leaf.paragraph(leaf.look.words("plan.cutting-how"), gap=3, keep=True)
    return _section(leaf, "cutting", [*text, *_gallery(pictures, leaf)])


def _cut_picture(plan: CutPlan, outs: list[Printout], leaf: Leaf) -> Picture:
    look, words = leaf.look, leaf.look.words
    told = cut_words(plan, leaf)
    if plan.folds:
        told += words("plan.then-fold")
    alt = words("plan.cut-alt", pieces=len(plan.pieces), cuts=told)
    return Picture(lambda room, node: plan_pictures.cutting(plan, look, room, node), alt,
                   ", ".join(str(out.title) for out in outs), told)


def cut_words(plan: CutPlan, leaf: Leaf) -> str:
    """`8 coupes : 1 à 4, puis 5 à 8`: all of one direction, then all of the other."""
    words, count = leaf.look.words, len(plan.cuts)
    upright = [x1 == x2 for x1, _, x2, _ in plan.cuts]
    first = len(list(takewhile(lambda way: way == upright[0], upright)))
    told = words.plural("plan.cut-count", count)
    return told if first == count else words("plan.cut-order", count=told, first=first, then=first + 1, last=count)


# --- posters in pieces -----------------------------------------------------------------------------------


def _assembling(printouts: list[Printout], leaf: Leaf) -> list[Slice]:
    """How tiles lie on each other, once for each division; and what a slightly smaller poster would save."""
    alike: dict[tuple, list[Printout]] = {}
    for out in printouts:
        if out.tiles != (1, 1):
            alike.setdefault((out.tiles, out.paper, out.use, out.reduction), []).append(out)
    if not alike:
        return []
    words = leaf.look.words
    text = leaf.paragraph(words("plan.assembling-how"), gap=3, keep=True)
    pictures = [_tile_picture(outs, leaf) for outs in alike.values()]
    return _section(leaf, "assembling", [*text, *_gallery(pictures, leaf, _TALLER)])


def _tile_picture(outs: list[Printout], leaf: Leaf) -> Picture:
    look, words, out = leaf.look, leaf.look.words, outs[0]
    columns, rows = out.tiles
    note = words("plan.tiles-rows", tiles=words("plan.tiles", size=out.use, sheets=columns * rows),
                 rows=words.plural("plan.rows", rows), columns=columns)
    if out.reduction:
        done = out.reduction.sheets == columns * rows
        note += words("plan.reduced" if done else "plan.could-reduce", percent=words.number(out.reduction.percent, 1),
                      sheets=out.reduction.sheets, whole=columns * rows)
    return Picture(lambda room, node: plan_pictures.tiles(columns, rows, out.paper, look, room, node),
                   words("plan.tiles-alt", columns=columns, rows=rows), _titles(outs), note)


def _titles(outs: Iterable[Printout]) -> str:
    return ", ".join(dict.fromkeys(str(out.title) for out in outs))


# --- the booklet -----------------------------------------------------------------------------------------


def _booklet(printouts: list[Printout], leaf: Leaf) -> list[Slice]:
    """How the guide is printed, folded and stapled, beside a picture of its outermost sheet."""
    out = next((out for out in printouts if out.booklet), None)
    if out is None:
        return []
    look, words = leaf.look, leaf.look.words
    sheets, wide = len(out.pages) // 2, mm(31)
    figure = Node("Figure", leaf.root, words("plan.booklet-alt", last=4 * sheets))
    picture = Slice(mm(26), tuple(plan_pictures.folding(4 * sheets, look, Room(0, 5, wide, mm(22)), figure)))
    steps = [words("plan.booklet-print"), words("plan.booklet-fold", sheets=words.plural("count.sheets", sheets)),
             words("plan.booklet-staple")]
    told = leaf.bullets(steps, wide + 16, gap=3, numbered=True)
    return _section(leaf, "booklet", leaf.side_by_side([[picture], told], gap=5))


# --- good to know ----------------------------------------------------------------------------------------


def _advice(printouts: list[Printout], settings: PrintSettings, leaf: Leaf) -> list[Slice]:
    words = leaf.look.words
    advice = _heavy(printouts, settings, leaf)
    if settings.by_hand and any(out.sides == 2 and not out.stacks[0] and not out.shop for out in printouts):
        advice.append(words("plan.odd-even"))
    for out in printouts:
        if out.sleeves:
            advice.append(words("plan.sleeves", n=out.items, size=out.sleeves, title=out.title))
    if any(not out.shop and sorted(out.paper) == [297, 420] for out in printouts):
        advice.append(words("plan.a3"))
    if any(out.sheets > 1 and out.kind == "deck" and out.copies > 1 and not out.shop for out in printouts):
        advice.append(words("plan.sorting"))
    return _section(leaf, "advice", leaf.bullets(advice, gap=3)) if advice else []


def _heavy(printouts: list[Printout], settings: PrintSettings, leaf: Leaf) -> list[str]:
    """Decks on paper that the printer does not turn, and the two ways that always work."""
    profile = settings.profile
    heavy = [out for out in printouts if out.flip in ("long-edge", "short-edge") and not out.shop
             and (out.weight > profile.heaviest if profile else out.weight >= HEAVY)]
    if not heavy:
        return []
    words = leaf.look.words
    limit = words("plan.heavy-known", name=profile.printer, heaviest=profile.heaviest) if profile \
        else words("plan.heavy-unknown")
    return [words("plan.heavy", titles=_titles(heavy), weight=max(out.weight for out in heavy), limit=limit)]
