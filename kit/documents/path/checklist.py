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
_PAD = 4.0  # at both sides of a cell
_WRITTEN_SHARE = 0.3  # of the measure, the column for a date and names, where there are columns
_BOX, _LINE, _TALL = 13.0, 23.0, 15.0  # the box to tick; from one line to write on to the next; a field over it
_WRITTEN = ("date", "who")


def pages(route: Route, look: Look) -> list[Page]:
    """As many pages as it takes, on the paper of documents."""
    paper, journey = look.paper, route.journey
    frame = Frame(mm(paper.width), mm(paper.height), mm(17), mm(15), mm(17), mm(18))
    leaf = Leaf(look, journey.title, frame, look.body._replace(size=USUAL, leading=1.28), look.accent("green").ink,
                journey.title.place)
    beside = look.reading.columns > 1
    rows = [_row(stop, leaf, beside) for stop in route.stops]
    done, stage = look.words("path.done"), look.words("path.stage")
    narrow, wide = look.setter.width(done, leaf.bold) + 2 * _PAD + 2, leaf.measure * _WRITTEN_SHARE if beside else 0.0
    columns = [(done, narrow), (stage, leaf.measure - narrow - wide), *([("", wide)] if beside else [])]
    widths, head = leaf.columns(columns)
    style = TableStyle(look.theme.line, None, _PAD, 5.5)
    slices = [*_opening(route, leaf), *table(widths, head, rows, style, leaf.root, frame.room, gap=8),
              *_closing(route, leaf)]
    foot = look.words("path.foot", title=journey.title, version=journey.version)
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


def _row(stop: Stop, leaf: Leaf, beside: bool) -> Row:
    """The box that is ticked when a stage is done, what is known of it, and beside or below it lines for who and when.
    """
    told, asked = partial(_told, leaf, stop), partial(_asked, leaf, stop)
    if beside:
        return Row((partial(_ticked, leaf, stop), told, asked), least=2 * _LINE + 12)
    return Row((partial(_ticked, leaf, stop), lambda *where: told(*where) + asked(*where)))


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


def _ticked(leaf: Leaf, stop: Stop, x: float, measure: float, node: Node) -> list[Slice]:
    """A box to tick, with its field."""
    look, form = leaf.look, Node("Form", node)
    name, label = f"{stop.stage.stage}/fait", _label(stop, "done", look)
    field = Field(x, 1.5, _BOX, _BOX, name, label, form, "oui")
    return [Slice(_BOX + 3, (tick_box(x, 1.5, _BOX, look.theme.ink), field))]


def _asked(leaf: Leaf, stop: Stop, x: float, measure: float, node: Node) -> list[Slice]:
    """A label and a line for the date and for who takes part."""
    look, slices = leaf.look, []
    for key in _WRITTEN:
        label, baseline = look.words(f"path.{key}"), _LINE - 5
        start = x + look.setter.width(label, leaf.body) + 5
        lines = look.setter.lines(label, leaf.body, measure)
        runs = look.setter.place(lines, leaf.body, x, 0, measure, Node("P", node))
        width = x + measure - start
        field = Field(start, baseline - _TALL + 1, width, _TALL, f"{stop.stage.stage}/{key}", _label(stop, key, look),
                      Node("Form", node), size=USUAL)
        boxes: list[Box] = [*(run._replace(y=baseline - 1) for run in runs),
                            ruled(start, baseline + 1.5, width, look.theme), field]
        slices.append(Slice(_LINE, tuple(boxes)))
    return slices
