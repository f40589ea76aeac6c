"""The path as a list for the desk: every stage with what there is to know of it, and room for who and when.

Lengths in points.
"""

from __future__ import annotations

from functools import partial

from kit.documents.identity import in_words
from kit.documents.leaf import Leaf
from kit.documents.look import Look, mm
from kit.documents.path.route import Route, Stop, handed, scripts, when
from kit.documents.sheets.frame import fiches
from kit.documents.sheets.pens import ruled, tick_box
from kit.typesetting.flow import Frame, paginate
from kit.typesetting.inline import plain
from kit.typesetting.page import Box, Field, Node, Page
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Row, TableStyle, table

USUAL = 10.5  # points of the running text
# Shares of the measure: the box to tick, what the stage is, what is written.
_COLUMNS = (("done", 9), ("stage", 61), ("written", 30))
_BOX, _LINE, _TALL = 13.0, 23.0, 15.0  # the box to tick; from one line to write on to the next; a field over it
_WRITTEN = ("date", "who")


def pages(route: Route, look: Look) -> list[Page]:
    """As many pages as it takes, on the paper of documents."""
    paper, journey = look.paper, route.journey
    frame = Frame(mm(paper.width), mm(paper.height), mm(17), mm(15), mm(17), mm(18))
    leaf = Leaf(look, journey.title, frame, look.body._replace(size=USUAL, leading=1.28), look.accent("green").ink,
                journey.title.place)
    rows = [_row(stop, leaf) for stop in route.stops]
    titles = [(look.words(f"path.{key}") if key != "written" else "", share) for key, share in _COLUMNS]
    widths, head = leaf.columns(titles)
    style = TableStyle(look.theme.line, None, 4, 5.5)
    slices = [*_opening(route, leaf), *table(widths, head, rows, style, leaf.root, frame.room, gap=8),
              *_closing(route, leaf)]
    words = look.words
    source = words("sheet.guide", names=fiches(journey.guide.sheets, words))
    foot = words("path.foot", title=journey.title, version=journey.version, source=source)
    found = paginate(slices, frame, leaf.foot(foot, 11))
    for page in found:
        page.title = str(journey.title)
    return found


def _opening(route: Route, leaf: Leaf) -> list[Slice]:
    look, journey = leaf.look, route.journey
    return [*leaf.heading(journey.title, 1, look.title(1), gap=0), *leaf.paragraph(journey.intro, gap=3),
            *leaf.paragraph(look.words("path.how"), gap=2)]


def _closing(route: Route, leaf: Leaf) -> list[Slice]:
    """What comes from the guide, and what the kit proposes."""
    words, guide = leaf.look.words, route.journey.guide
    return [*leaf.paragraph(words("path.says", text=guide.says), gap=10),
            *leaf.paragraph(words("path.proposes", text=guide.proposes), gap=4)]


def _row(stop: Stop, leaf: Leaf) -> Row:
    """What is known of a stage between the box that is ticked when it is done and the lines for who and when."""
    name = f"{stop.stage.stage}/"
    return Row((partial(_ticked, leaf, stop, f"{name}fait"), partial(_told, leaf, stop),
                partial(_asked, leaf, stop, name)), least=2 * _LINE + 12)


def _told(leaf: Leaf, stop: Stop, x: float, measure: float, node: Node) -> list[Slice]:
    look, stage = leaf.look, stop.stage
    words, bold = look.words, leaf.bold._replace(size=USUAL * 1.15, colour=look.accent("green").ink)
    growth = words(f"path.growth.{stage.grows}")
    known = ", ".join([growth, *([fiches(stage.guide, words)] if stage.guide else [])])
    said = [scripts(stop, look), words("path.people", who=in_words(stage.who, look)),
            words("path.time", when=when(stop, look))]
    if stop.gifts:
        said.append(words("path.hands", gifts=" ; ".join(handed(gift, stop, look) for gift in stop.gifts)))
    title = words("path.titled", n=stop.number, title=stage.title, known=known)
    slices = leaf.lines(title, bold, x, measure, Node("P", node), keep=True)
    for text in said:
        slices += leaf.lines(text, leaf.body, x, measure, Node("P", node), gap=1, keep=True)
    return [*slices[:-1], slices[-1]._replace(keep=False)]


# --- what is written ------------------------------------------------------------------------------------------


def _label(stop: Stop, key: str, look: Look) -> str:
    return f"{plain(stop.stage.title)}, {look.words(f'path.{key}').rstrip(' :')}"


def _ticked(leaf: Leaf, stop: Stop, name: str, x: float, measure: float, node: Node) -> list[Slice]:
    """A box to tick, with its field."""
    look, form = leaf.look, Node("Form", node)
    field = Field(x, 1.5, _BOX, _BOX, name, _label(stop, "done", look), form, "oui")
    return [Slice(_BOX + 3, (tick_box(x, 1.5, _BOX, look.theme.ink), field))]


def _asked(leaf: Leaf, stop: Stop, name: str, x: float, measure: float, node: Node) -> list[Slice]:
    """A label and a line for the date and for who takes part."""
    look, slices = leaf.look, []
    for key in _WRITTEN:
        label, baseline = look.words(f"path.{key}"), _LINE - 5
        start = x + look.setter.width(label, leaf.body) + 5
        lines = look.setter.lines(label, leaf.body, measure)
        runs = look.setter.place(lines, leaf.body, x, 0, measure, Node("P", node))
        width = x + measure - start
        field = Field(start, baseline - _TALL + 1, width, _TALL, f"{name}{key}", _label(stop, key, look),
                      Node("Form", node), size=USUAL)
        boxes: list[Box] = [*(run._replace(y=baseline - 1) for run in runs),
                            ruled(start, baseline + 1.5, width, look.theme), field]
        slices.append(Slice(_LINE, tuple(boxes)))
    return slices
