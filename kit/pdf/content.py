"""A page of placed boxes becomes the operators of its content stream, y turned from down to up."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from hashlib import blake2b
from math import cos, radians, sin
from typing import NamedTuple

from kit.pdf import syntax
from kit.pdf.drawn import Picture, Rectangle
from kit.pdf.lettering import Lettering, Used
from kit.pdf.structure import Structure
from kit.pdf.syntax import short as number
from kit.typesetting.page import DECORATION, Correction, Field, Image, Node, Page, Path, Placed, Rule, Run

Matrix = tuple[float, float, float, float, float, float]
_COLOURS: dict[str, str] = {}
_CLOSED = Node("")  # in the place of a node where no marked content is open


class Link(NamedTuple):
    """A rectangle of the page that leads somewhere, in PDF coordinates."""

    rectangle: Rectangle
    target: str
    text: str
    node: Node
    copy: int


class Blank(NamedTuple):
    """A field of the page, its rectangle in PDF coordinates."""

    rectangle: Rectangle
    field: Field
    copy: int


class Use:
    """What pages that are drawn together use: characters by face and set, pictures, degrees of opacity, by name."""

    def __init__(self) -> None:
        self.letters: Used = defaultdict(set)
        self.pictures: dict[str, Picture] = {}
        self.opacities: dict[str, float] = {}
        self._names: dict[tuple[bytes, bool], str] = {}

    def picture(self, box: Image) -> str:
        """The name of a picture; its largest use decides its resolution."""
        name = self._names.get((box.data, box.grey))
        if name is None:
            name = f"Im{blake2b(box.data, digest_size=12).hexdigest()}{'g' * box.grey}"
            self._names[box.data, box.grey] = name
        before = self.pictures.get(name)
        if before is None or box.width > before.width:
            self.pictures[name] = Picture(box.data, box.width, box.height, box.grey)
        return name

    def opacity(self, value: float) -> str:
        name = f"Op{value!r}"
        self.opacities[name] = value
        return name


def _spoken(words: str, drawn: str) -> str:
    """What is drawn, with the words that are read aloud in its place."""
    return f"/Span<</ActualText{syntax.utf16(words)}>>BDC\n{drawn}\nEMC"


def colour(value: str) -> str:
    """Colour operands; neutral ones as grey, so that they print with black ink alone."""
    found = _COLOURS.get(value)
    if found is None:
        r, g, b = (int(value[i:i + 2], 16) / 255 for i in (1, 3, 5))
        grey = r == g == b
        found = _COLOURS[value] = f"{r:.3g} g" if grey else f"{r:.3g} {g:.3g} {b:.3g} rg"
    return found


class Content:
    """Writes the operators of one page; knows what is current so that nothing is said twice."""

    def __init__(self, lettering: Lettering, use: Use, structure: Structure):
        self.lettering, self.use, self.structure = lettering, use, structure
        self.out: list[str] = []
        self.links: list[Link] = []
        self.fields: list[Blank] = []
        self.matrix: Matrix = (1, 0, 0, 1, 0, 0)
        self.open: Node | None = _CLOSED
        self.copy = 0
        self.fill = self.font = ""
        self.pen: tuple = ()

    def page(self, page: Page) -> str:
        """The whole content stream of a page."""
        self.out.append("1 j 1 J")
        if page.correction:
            self.matrix = _correcting(page.correction, page)
            # Two decimals are enough for places, but not for what places a whole sheet away are multiplied with.
            self.out.append(" ".join(f"{value:.7f}" for value in self.matrix) + " cm")
        self.draw(page)
        self.tag(_CLOSED)
        return "\n".join(self.out)

    def draw(self, page: Page) -> None:
        height = page.height
        for box in page.boxes:
            _DRAWN[type(box)](self, box, height)

    # --- structure and state -------------------------------------------------------------------

    def tag(self, node: Node | None) -> None:
        """Open the marked content of a node, or of an artifact, closing what is open.

        Copies that only repeat are artifacts. Nothing stays open where the copy changes.
        """
        if self.copy == DECORATION and node is not _CLOSED:
            node = None
        if node is self.open:
            return
        if self.open is not _CLOSED:
            self.out.append("EMC")
        self.open = node
        if node is None:
            self.out.append("/Artifact BMC")
        elif node is not _CLOSED:
            self.out.append(self.structure.content(node, self.copy))

    def fill_with(self, value: str) -> None:
        if value != self.fill:
            self.fill = value
            self.out.append(colour(value))

    def pen_with(self, value: str, width: float, dash: tuple[float, ...]) -> None:
        pen = (value, width, dash)
        if pen != self.pen:
            self.pen = pen
            self.out.append(f"{colour(value).upper()} {number(width)} w [{' '.join(map(number, dash))}] 0 d")

    def forget(self) -> None:
        """After q or Q nothing is known to be current."""
        self.fill, self.font, self.pen = "", "", ()

    # --- boxes -----------------------------------------------------------------------------------

    def run(self, box: Run, height: float) -> None:
        x, y, text, face, size, ink, node, link, _, spoken = box
        if link and node is not None and self.copy != DECORATION:
            node = self.structure.link(node, link)
            self.links.append(Link(self.corners(box, height), link, text, node, self.copy))
        self.tag(node)
        self.fill_with(ink)
        shown = f"BT {number(x)} {number(height - y)} Td "
        for name, operator in self.lettering.show(face, text, self.use.letters):
            font = self.lettering.select(name, size)
            shown += operator if font == self.font else font + operator
            self.font = font
        shown += " ET"
        self.out.append(_spoken(spoken, shown) if spoken and self.open is not None else shown)

    def path(self, box: Path, height: float) -> None:
        segments, fill, stroke, width, dash, node = box
        self.tag(node)
        if not segments or not (fill or stroke):
            return
        if fill:
            self.fill_with(fill)
        if stroke:
            self.pen_with(stroke, width, dash)
        self.out.append(_outline(segments, height) + (" B" if fill and stroke else " f" if fill else " S"))

    def rule(self, box: Rule, height: float) -> None:
        x1, y1, x2, y2, width, ink, dash = box
        self.tag(None)
        self.pen_with(ink, width, dash)
        self.out.append(f"{number(x1)} {number(height - y1)} m {number(x2)} {number(height - y2)} l S")

    def image(self, box: Image, height: float) -> None:
        self.tag(box.node)
        name = self.use.picture(box)
        self.out.append(f"q {number(box.width)} 0 0 {number(box.height)} {number(box.x)} "
                        f"{number(height - box.y - box.height)} cm /{name} Do Q")

    def field(self, box: Field, height: float) -> None:
        """A copy that only repeats is not to be filled in a second time."""
        if self.copy != DECORATION:
            self.structure.element(box.node, self.copy)  # it is read where it stands, not after the page
            corners = self.bounds(box.x, height - box.y - box.height, box.x + box.width, height - box.y)
            self.fields.append(Blank(corners, box, self.copy))

    def placed(self, box: Placed, height: float) -> None:
        self.tag(_CLOSED)
        matrix = _placement(box, height)
        clip = ""
        if box.clip:
            x, y, w, h = box.clip
            clip = f"{number(x)} {number(height - y - h)} {number(w)} {number(h)} re W n "
        faint = f"/{self.use.opacity(box.opacity)} gs " if box.opacity < 1 else ""
        self.out.append(f"q {faint}{clip}{' '.join(map(number, matrix))} cm")
        before, copy = self.matrix, self.copy
        self.matrix, self.copy = _multiply(matrix, before), box.copy or copy
        self.forget()
        self.draw(box.page)
        self.tag(_CLOSED)
        self.matrix, self.copy = before, copy
        self.out.append("Q")
        self.forget()

    def corners(self, box: Run, height: float) -> Rectangle:
        """The rectangle of a run on the page."""
        return self.bounds(box.x, height - box.y - box.size * 0.25, box.x + box.width, height - box.y + box.size * 0.8)

    def bounds(self, left: float, low: float, right: float, high: float) -> Rectangle:
        """The rectangle that holds these corners once they are set down on the sheet."""
        a, b, c, d, e, f = self.matrix
        points = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (low, high)]
        xs, ys = zip(*points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


_DRAWN = {Run: Content.run, Path: Content.path, Rule: Content.rule, Image: Content.image, Field: Content.field,
          Placed: Content.placed}
_STEPS = {
    "M": lambda height, x, y: f"{number(x)} {number(height - y)} m",
    "L": lambda height, x, y: f"{number(x)} {number(height - y)} l",
    "C": lambda height, a, b, c, d, x, y: (f"{number(a)} {number(height - b)} {number(c)} {number(height - d)} "
                                           f"{number(x)} {number(height - y)} c"),
    "Z": lambda height: "h",
}


@lru_cache(maxsize=8192)
def _outline(segments: tuple[tuple, ...], height: float) -> str:
    """The steps of a path; remembered, because tiles, copies and the whole pack draw the same ones again."""
    return " ".join([_STEPS[step](height, *places) for step, *places in segments])


def _placement(box: Placed, height: float) -> Matrix:
    """The matrix that sets a page down with its turned top left corner at (x, y)."""
    w, h, angle = box.page.width, box.page.height, radians(box.turn)
    along, down = round(cos(angle), 9), round(sin(angle), 9)
    left, top = min(0, along * w) + min(0, down * h), max(0, -down * w) + max(0, along * h)
    return along, -down, down, along, box.x - left, height - box.y - top


def _correcting(by: Correction, page: Page) -> Matrix:
    """The matrix that turns, scales and moves a page about its middle."""
    angle, x, y = radians(by.degrees), page.width / 2, page.height / 2
    a, b = by.scale_x * cos(angle), -by.scale_y * sin(angle)
    c, d = by.scale_x * sin(angle), by.scale_y * cos(angle)
    return a, b, c, d, x + by.dx - a * x - c * y, y - by.dy - b * x - d * y


def _multiply(m: Matrix, n: Matrix) -> Matrix:
    """First m, then n."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
