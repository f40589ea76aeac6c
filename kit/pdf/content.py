"""A page of placed boxes becomes the operators of its content stream, y turned from down to up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise, zip_longest
from math import cos, radians, sin
from typing import NamedTuple

from kit.pdf.encoding import Encoding
from kit.pdf.structure import Structure
from kit.typesetting.fonts import Tracking
from kit.typesetting.page import DECORATION, Correction, Field, Image, Node, Page, Path, Placed, Rule, Run

Matrix = tuple[float, float, float, float, float, float]
_COLOURS: dict[str, str] = {}


class Link(NamedTuple):
    """A rectangle of the page that leads somewhere, in PDF coordinates."""

    rectangle: tuple[float, float, float, float]
    target: str
    text: str
    node: Node
    copy: int


class Blank(NamedTuple):
    """A field of the page, its rectangle in PDF coordinates."""

    rectangle: tuple[float, float, float, float]
    field: Field
    copy: int


class Use:
    """What the pages of one document use: characters by face and set, pictures, degrees of opacity."""

    def __init__(self, encodings: dict[str, tuple[str, Encoding]], kerns: dict[str, Mapping[tuple[str, str], float]],
                 tracking: Tracking = Tracking()):
        self.encodings = {face: encoding for face, (_, encoding) in encodings.items()}
        self.kerns, self.tracking = kerns, tracking
        # A face that is drawn with another's file goes by that one's name.
        self.drawn_with = {face: key for face, (key, _) in encodings.items()}
        self.names = {face: f"F{i}" for i, face in enumerate(encodings)}
        self.sets: dict[tuple[str, int], set[str]] = {}
        self.images: dict[bytes, str] = {}
        self.opacities: dict[float, str] = {}
        self._words: dict[str, dict[str, str]] = {face: {} for face in encodings}

    def show(self, face: str, text: str) -> list[tuple[str, str]]:
        """(font resource, what shows a part of the text in it), neighbours kerned."""
        face = self.drawn_with[face]
        encoding = self.encodings[face]
        if not encoding.is_simple(text):
            return self._show_rare(face, text)
        self.sets.setdefault((face, 0), set()).update(text)
        known = self._words[face]
        words = [known.get(word) or known.setdefault(word, self._kerned(face, word)) for word in text.split(" ")]
        return [(f"{self.names[face]}S0", _shown(" ".join(words)))]

    def _kerned(self, face: str, word: str) -> str:
        """The codes of a word; between two that are kerned stands `)…(`, how far they move apart."""
        codes, kerns = self.encodings[face].codes(word), self.kerns[face]
        moves = [_move(kerns[pair]) for pair in pairwise(word)]
        return _woven(codes, moves)

    def _show_rare(self, face: str, text: str) -> list[tuple[str, str]]:
        """The same for a text with characters of other sets: each part ends with how far the next is moved."""
        kerns, shown, at = self.kerns[face], [], 0
        for index, codes in self.encodings[face].split(text):
            part, following = text[at:at + len(codes)], text[at + len(codes):at + len(codes) + 1]
            at += len(codes)
            self.sets.setdefault((face, index), set()).update(part)
            moves = [_move(0 if " " in pair else kerns[pair]) for pair in pairwise(part + following)]
            shown.append((f"{self.names[face]}S{index}", _shown(_woven(codes, moves))))
        return shown

    def image(self, data: bytes) -> str:
        return self.images.setdefault(data, f"Im{len(self.images)}")

    def opacity(self, value: float) -> str:
        return self.opacities.setdefault(value, f"Op{len(self.opacities)}")


def _move(kern: float) -> str:
    """What stands between the codes of two neighbours; a PDF counts to the left, in thousandths of the size."""
    return f"){number(-kern)}(" if kern else ""


def _woven(codes: str, moves: list[str]) -> str:
    """Codes, and after each the move to the next."""
    return "".join([part for pair in zip_longest(codes, moves, fillvalue="") for part in pair])


def _shown(inside: str) -> str:
    return f"[({inside})]TJ" if ")" in inside else f"({inside})Tj"


def _spoken(words: str, drawn: str) -> str:
    """What is drawn, with the words that are read aloud in its place."""
    return f"/Span <</ActualText <FEFF{words.encode('utf-16-be').hex().upper()}>>> BDC\n{drawn}\nEMC"


def number(value: float) -> str:
    """A coordinate with at most two decimals (a 3600th of an inch)."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


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

    def __init__(self, use: Use, structure: Structure):
        self.use, self.structure = use, structure
        self.out: list[str] = []
        self.links: list[Link] = []
        self.fields: list[Blank] = []
        self.matrix: Matrix = (1, 0, 0, 1, 0, 0)
        self.mark: tuple | None = None
        self.copy = 0
        self.fill = self.stroke = self.font = ""
        self.pen: tuple = ()

    def page(self, page: Page) -> str:
        """The whole content stream of a page."""
        self.out.append("1 j 1 J")
        if page.correction:
            self.matrix = _correcting(page.correction, page)
            # Two decimals are enough for places, but not for what places a whole sheet away are multiplied with.
            self.out.append(" ".join(f"{value:.7f}" for value in self.matrix) + " cm")
        self.draw(page)
        self.tag(None)
        return "\n".join(self.out)

    def draw(self, page: Page) -> None:
        height = page.height
        for box in page.boxes:
            if isinstance(box, Run):
                self.run(box, height)
            elif isinstance(box, Path):
                self.path(box, height)
            elif isinstance(box, Rule):
                self.rule(box, height)
            elif isinstance(box, Placed):
                self.placed(box, height)
            elif isinstance(box, Image):
                self.image(box, height)
            elif isinstance(box, Field):
                self.field(box, height)

    # --- structure and state -------------------------------------------------------------------

    def tag(self, mark: tuple | None) -> None:
        """Open the marked content of (node, copy), or of an artifact, closing what is open."""
        if mark == self.mark:
            return
        if self.mark is not None:
            self.out.append("EMC")
        self.mark = mark
        if mark is not None:
            node, copy = mark
            self.out.append("/Artifact BMC" if node is None else self.structure.content(node, copy))

    def mark_of(self, node: Node | None) -> tuple:
        """What content of this node belongs to; copies that only repeat are decoration."""
        return (None, 0) if node is None or self.copy == DECORATION else (node, self.copy)

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
        node = box.node
        if box.link and node is not None and self.copy != DECORATION:
            node = self.structure.link(node, box.link)
            self.links.append(Link(self.corners(box, height), box.link, box.text, node, self.copy))
        self.tag(self.mark_of(node))
        self.fill_with(box.colour)
        shown = []
        for name, operator in self.use.show(box.face, box.text):
            shown.append(f"/{name} {number(box.size)} Tf {self.spaced(box.size)}{operator}")
        drawn = f"BT {number(box.x)} {number(height - box.y)} Td {' '.join(shown)} ET"
        self.out.append(_spoken(box.spoken, drawn) if box.spoken and self.mark != (None, 0) else drawn)

    def spaced(self, size: float) -> str:
        """What is added after characters and spaces of that size, where anything is."""
        letter, word = self.use.tracking
        return f"{number(letter * size / 1000)} Tc {number(word * size / 1000)} Tw " if letter or word else ""

    def path(self, box: Path, height: float) -> None:
        self.tag(self.mark_of(box.node))
        if not box.segments or not (box.fill or box.stroke):
            return
        if box.fill:
            self.fill_with(box.fill)
        if box.stroke:
            self.pen_with(box.stroke, box.width, box.dash)
        paint = " B" if box.fill and box.stroke else " f" if box.fill else " S"
        self.out.append(_outline(box.segments, height) + paint)

    def rule(self, box: Rule, height: float) -> None:
        self.tag((None, 0))
        self.pen_with(box.colour, box.width, box.dash)
        self.out.append(f"{number(box.x1)} {number(height - box.y1)} m {number(box.x2)} {number(height - box.y2)} l S")

    def image(self, box: Image, height: float) -> None:
        self.tag(self.mark_of(box.node))
        name = self.use.image(box.data)
        self.out.append(f"q {number(box.width)} 0 0 {number(box.height)} {number(box.x)} "
                        f"{number(height - box.y - box.height)} cm /{name} Do Q")

    def field(self, box: Field, height: float) -> None:
        """A copy that only repeats is not to be filled in a second time."""
        if self.copy != DECORATION:
            self.structure.element(box.node, self.copy)  # it is read where it stands, not after the page
            corners = self.bounds(box.x, height - box.y - box.height, box.x + box.width, height - box.y)
            self.fields.append(Blank(corners, box, self.copy))

    def placed(self, box: Placed, height: float) -> None:
        self.tag(None)
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
        self.tag(None)
        self.matrix, self.copy = before, copy
        self.out.append("Q")
        self.forget()

    def corners(self, box: Run, height: float) -> tuple[float, float, float, float]:
        """The rectangle of a run on the page."""
        return self.bounds(box.x, height - box.y - box.size * 0.25, box.x + box.width, height - box.y + box.size * 0.8)

    def bounds(self, left: float, low: float, right: float, high: float) -> tuple[float, float, float, float]:
        """The rectangle that holds these corners once they are set down on the sheet."""
        a, b, c, d, e, f = self.matrix
        points = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (low, high)]
        xs, ys = zip(*points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


@lru_cache(maxsize=8192)
def _outline(segments: tuple[tuple, ...], height: float) -> str:
    """The steps of a path; remembered, because tiles, copies and the whole pack draw the same ones again."""
    return " ".join([_segment(segment, height) for segment in segments])


def _segment(segment: tuple, height: float) -> str:
    values = [number(height - v if i % 2 else v) for i, v in enumerate(segment[1:])]
    return " ".join([*values, _OPERATORS[segment[0]]])


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
