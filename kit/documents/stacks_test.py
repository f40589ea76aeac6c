"""The test for two stacks: three fronts and three backs, which tell in what order and which way up paper comes back."""

from __future__ import annotations

from kit.documents.calibration import Settings
from kit.documents.calibration_drawing import upward
from kit.documents.look import Look, mm
from kit.model.values import Size
from kit.typesetting.page import BOLD, MM, Node, Page, Path
from kit.typesetting.shapes import circle, rectangle
from kit.typesetting.text import Style

FRONTS, BACKS = "123", "ABC"
_SIDE = 24.0  # mm
_STEPS = ("fronts", "tray", "backs", "over", "turn")
# What a back that is found behind the first front says of the stack.
_ORDERS = {"A": "same", "B": "", "C": "reversed"}


def pages(paper: Size, look: Look, settings: Settings) -> list[Page]:
    """The fronts, then the backs; the first front says what to do, each back what it means."""
    fronts = [_Face(paper, look, sign, "front") for sign in FRONTS]
    backs = [_Face(paper, look, sign, "back") for sign in BACKS]
    fronts[0].steps()
    for face in backs:
        face.meaning(settings)
    return [face.page for face in (*fronts, *backs)]


class _Face:
    """One side of one sheet. Lengths are mm."""

    def __init__(self, paper: Size, look: Look, sign: str, side: str):
        self.paper, self.look, self.sign = paper, look, sign
        self.page = Page(mm(paper.width), mm(paper.height), look.words("calibration.stacks.title"))
        self.root = Node("Document")
        self.body = Style(13, 1.4, colour=look.theme.ink)
        x, y = paper.width / 2, paper.height * 0.24
        alt = look.words(f"calibration.stacks.{side}-alt", sign=sign)
        outline = circle(mm(x), mm(y), mm(32)) if side == "front" else rectangle(
            mm(x - 30), mm(y - 30), mm(60), mm(60), mm(4))
        node = Node("Figure", self.root, alt)
        self.page.add(Path(outline, None, look.accent("green").ink, 2, node=node), upward(mm(x + 52), mm(y - 8), look),
                      *look.letter(sign, mm(x), mm(y), 110, look.accent("green").ink, node))
        self.text(look.words("calibration.up"), Style(22, 1.1, BOLD, look.theme.ink, "center"), x + 37, y - 22, 30)

    def text(self, text: str, style: Style, x: float, y: float, width: float, tag: str = "P") -> float:
        """Set a text; returns the height below it."""
        lines = self.look.setter.lines(text, style, mm(width))
        self.page.add(*self.look.setter.place(lines, style, mm(x), mm(y), mm(width), Node(tag, self.root)))
        return y + len(lines) * style.line / MM

    def steps(self) -> None:
        """What to do, numbered."""
        words, green = self.look.words, self.look.accent("green").ink
        width, y = self.paper.width - 2 * _SIDE, self.paper.height * 0.42
        y = self.text(words("calibration.stacks.title"), Style(20, 1.2, BOLD, green), _SIDE, y, width, "H1") + 4
        for number, key in enumerate(_STEPS, 1):
            self.page.add(Path(circle(mm(_SIDE + 3.4), mm(y + 3.2), mm(3.4)), green),
                          *self.look.letter(str(number), mm(_SIDE + 3.4), mm(y + 3.2), 12, "#ffffff"))
            y = self.text(words(f"calibration.stacks.steps.{key}"), self.body, _SIDE + 11, y, width - 11) + 4.5

    def meaning(self, settings: Settings) -> None:
        """What this back says where it is found behind the first front."""
        words, order = self.look.words, _ORDERS[self.sign]
        width, y = self.paper.width - 2 * _SIDE, self.paper.height * 0.46
        y = self.text(words(f"calibration.stacks.found.{self.sign}"), self.body._replace(size=18), _SIDE, y, width) + 6
        for way, flip in (("up", "long-edge"), ("down", "short-edge")) if order else ():
            y = self.text(words(f"calibration.stacks.{way}"), self.body, _SIDE, y, width) + 1
            name = words("calibration.example")
            said = f"{settings.command} calibrate {name} --manual --stack {order} --duplex {flip}"
            y = self.text(said, self.body._replace(face=BOLD, size=11), _SIDE, y, width) + 6
