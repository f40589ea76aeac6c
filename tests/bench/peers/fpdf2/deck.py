"""A deck of claims with fpdf2: nine cards on a sheet, backs behind their fronts, the check-list. Lengths in mm."""

from __future__ import annotations

from math import cos, pi, sin

from fpdf import FPDF
from fpdf.enums import MethodReturnValue

WIDTH, HEIGHT, SAFE, LEFT, TOP = 63, 88, 4.5, 10.5, 16.5
PT = 25.4 / 72
SOFT = "#555f63"
COLOURS = {"blue": ("#e3edf5", "#1d4d77"), "green": ("#e6f0e4", "#265a36"), "orange": ("#fbeadb", "#8a4210"),
           "plum": ("#efe5f1", "#5b3266"), "ochre": ("#faf0d3", "#6d4f06")}
STATUSES = {"contredit": ("Contredit par le guide", 4), "nuance": ("À nuancer", 0), "ouvert": ("Question ouverte", 3)}
CORNERS = {"circle": 0, "triangle": 3, "diamond": 4, "square": -4, "hexagon": 6}


def draw_deck(pdf: FPDF, deck: dict) -> None:
    pdf.set_auto_page_break(False)
    cards = deck["cards"]
    sheets = [cards[i:i + 9] for i in range(0, len(cards), 9)]
    for number, dealt in enumerate(sheets, 1):
        slug = f"{deck['title']} · v{deck['version']} · {deck['updated']} · feuille {number}/{len(sheets)}"
        pdf.add_page("P")
        crop_marks(pdf)
        for place, card in enumerate(dealt):
            Face(pdf, card, deck, place, False).front()
        line(pdf, f"{slug} · recto", LEFT, 289, 6.5)
        pdf.add_page("P")
        faces = [Face(pdf, card, deck, place, True) for place, card in enumerate(dealt)]
        for face in faces:
            face.ground()
        for face in faces:
            face.back()
        line(pdf, f"{slug} · verso", LEFT, 289, 6.5)
    if len(deck["cards"]) <= 1_000:  # nobody counts more, and the kit has no list of them either
        check_list(pdf, deck)


class Face:
    """One side of one card, in its slot: in rows, from the left or, for backs, from the right."""

    def __init__(self, pdf: FPDF, card: dict, deck: dict, place: int, mirrored: bool):
        self.pdf, self.card, self.deck = pdf, card, deck
        self.row, column = divmod(place, 3)
        self.column = 2 - column if mirrored else column
        self.x, self.y = LEFT + self.column * WIDTH + SAFE, TOP + self.row * HEIGHT + SAFE
        self.category = deck["categories"][card["category"]]
        self.tint, self.ink = COLOURS[self.category["colour"]]
        self.width = WIDTH - 2 * SAFE

    def front(self) -> None:
        shape(self.pdf, self.x + 3.4, self.y + 3.4, 3.4, CORNERS[self.category["shape"]], self.ink)
        letter(self.pdf, self.category["letter"], self.x + 3.4, self.y + 3.4, 11)
        self.head(self.category["title"])
        self.pdf.set_fill_color(self.tint)
        self.pdf.rect(self.x - 1, self.y + 9, self.width + 2, 65, "F", round_corners=True, corner_radius=3)
        line(self.pdf, self.deck["heading"], self.x + 2.2, self.y + 12, 10, "I", self.ink)
        claim = [("", "B", self.card["front"])]
        size = fitted(self.pdf, claim, self.width - 4.4, 52, (17, 16, 15, 14, 13, 12, 11))
        tall = set_parts(self.pdf, claim, 0, 0, self.width - 4.4, size, dry=True)
        set_parts(self.pdf, claim, self.x + 2.2, self.y + 18 + (52 - tall) / 2, self.width - 4.4, size)
        self.foot([self.named])

    def ground(self) -> None:
        """Behind the backs; those at the edge reach past it."""
        left, right, top, bottom = (3 * at for at in (self.column == 0, self.column == 2, self.row == 0, self.row == 2))
        self.pdf.set_fill_color(self.tint)
        self.pdf.rect(self.x - SAFE - left, self.y - SAFE - top, WIDTH + left + right, HEIGHT + top + bottom, "F")

    def back(self) -> None:
        label, corners = STATUSES[self.card["status"]]
        shape(self.pdf, self.x + 3.4, self.y + 3.4, 3.1, corners, self.ink, outlined=True)
        self.head(label)
        self.pdf.set_draw_color(self.ink)
        self.pdf.line(self.x, self.y + 8, self.x + self.width, self.y + 8)
        parts = [("Ce que l'on sait", "", self.card["fact"]), ("Ce qui se discute", "", self.card["nuance"]),
                 ("La question", "B", self.card["question"])]
        size = fitted(self.pdf, parts, self.width, 61, (10.5, 10, 9.5, 9))
        set_parts(self.pdf, parts, self.x, self.y + 9, self.width, size, self.ink)
        self.foot([f"Phrase relevée : {', '.join(self.card['guide'])}", f"{self.named} · {self.deck['updated']}"])

    @property
    def named(self) -> str:
        return f"{self.deck['title']} · {self.card['card']} · v{self.deck['version']}"

    def head(self, label: str) -> None:
        line(self.pdf, label, self.x + 8.8, self.y + 1.7, 8.5, "B", self.ink)
        self.pdf.set_font("Atkinson", "", 8)
        number = self.card["card"]
        line(self.pdf, number, self.x + self.width - self.pdf.get_string_width(number), self.y + 1.7, 8)

    def foot(self, lines: list[str]) -> None:
        for number, text in enumerate(reversed(lines), 1):
            line(self.pdf, text, self.x, self.y + HEIGHT - 2 * SAFE - 3 * number, 7)


def fitted(pdf: FPDF, parts: list, width: float, height: float, sizes: tuple[float, ...]) -> float:
    """The largest of these sizes in which the parts are no taller than the box, else the least."""
    return next((size for size in sizes if set_parts(pdf, parts, 0, 0, width, size, dry=True) <= height), sizes[-1])


def set_parts(pdf: FPDF, parts: list, x: float, y: float, width: float, size: float, ink: str = "", dry=False) -> float:
    """Texts below each other, each under its label if it has one; returns their height. `dry`: measured only."""
    top = y
    for label, style, text in parts:
        for words, face, points, colour in ((label, "B", 8.5, ink), (text, style, size, "#22282b")):
            if words:
                pdf.set_font("Atkinson", face, points)
                pdf.set_text_color(colour or "#22282b")
                pdf.set_xy(x, y)
                y += pdf.multi_cell(width, points * PT * 1.22, words, align="L", dry_run=dry,
                                    output=MethodReturnValue.HEIGHT)
        y += 1.5 if label else 0
    return y - top


def line(pdf: FPDF, text: str, x: float, y: float, size: float, style: str = "", colour: str = SOFT) -> None:
    pdf.set_font("Atkinson", style, size)
    pdf.set_text_color(colour)
    pdf.set_xy(x, y)
    pdf.cell(h=size * PT * 1.2, text=text)


def shape(pdf: FPDF, x: float, y: float, r: float, corners: int, ink: str, outlined: bool = False) -> None:
    """A circle for 0 corners; fewer than 0 stand on a side."""
    pdf.set_draw_color(ink)
    pdf.set_fill_color("#ffffff" if outlined else ink)
    pdf.set_line_width(0.5 if outlined else 0.1)
    if not corners:
        pdf.circle(x, y, r, "DF")
    else:
        turn = pi / 4 if corners < 0 else 0
        angles = [turn - pi / 2 + 2 * pi * n / abs(corners) for n in range(abs(corners))]
        pdf.polygon([(x + r * cos(a), y + r * sin(a)) for a in angles], "DF")
    pdf.set_line_width(0.2)


def letter(pdf: FPDF, text: str, x: float, y: float, size: float) -> None:
    pdf.set_font("Atkinson", "B", size)
    line(pdf, text, x - pdf.get_string_width(text) / 2, y - size * PT * 0.6, size, "B", "#ffffff")


def crop_marks(pdf: FPDF) -> None:
    pdf.set_draw_color("#000000")
    for n in range(4):
        for y in (7, 285):
            pdf.line(LEFT + n * WIDTH, y, LEFT + n * WIDTH, y + 5)
        for x in (4, 202):
            pdf.line(x, TOP + n * HEIGHT, x + 4, TOP + n * HEIGHT)


def check_list(pdf: FPDF, deck: dict) -> None:
    """Every card with a box to tick, in two columns of rows."""
    cards, half = deck["cards"], -(-len(deck["cards"]) // 2)
    pdf.add_page("P")
    line(pdf, f"Le jeu est-il complet ? {deck['title']}", 20, 18, 18, "B", "#265a36")
    line(pdf, f"{len(cards)} cartes · version {deck['version']} · {deck['updated']}", 20, 27, 9)
    x = 20.0
    for category in deck["categories"].values():
        ink = COLOURS[category["colour"]][1]
        shape(pdf, x + 2, 36, 2, CORNERS[category["shape"]], ink)
        letter(pdf, category["letter"], x + 2, 36, 6.5)
        line(pdf, category["title"], x + 5.5, 34, 9, "B", ink)
        x = pdf.get_x() + 4
    y = 42.0
    for n in range(half):
        row = [[("", "", f"{card['card']} {card['front']}")] for card in cards[n::half]]
        tall = max(set_parts(pdf, parts, 0, 0, 77, 9, dry=True) for parts in row)
        if y + tall > 279:
            pdf.add_page("P")
            y = 18.0
        for column, parts in enumerate(row):
            pdf.set_draw_color("#22282b")
            pdf.rect(20 + 88 * column, y + 0.6, 2.6, 2.6, round_corners=True, corner_radius=0.5)
            set_parts(pdf, parts, 25 + 88 * column, y, 77, 9)
        y += tall + 2.4
    line(pdf, "À glisser dans la boîte avec les cartes. Après l'atelier, cocher ce qui est revenu ; "
              "réimprimer ce qui manque.", 20, y, 9)
