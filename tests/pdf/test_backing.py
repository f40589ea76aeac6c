"""Every back is exactly behind its own front and reads upright, by what pdfium finds on the pages of the file."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import product
from math import cos, hypot, radians, sin
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from kit.delivery.deck_printouts import deck_printout
from kit.delivery.drawing import pdf_of
from kit.documents import faces
from kit.imposition.cards import arranged
from kit.imposition.grid import Spacing, choose
from kit.imposition.turning import Turn
from kit.model.printer import Edges, Measure, PrinterProfile
from kit.model.values import Size
from kit.reading.diagnostics import Report
from kit.reading.source import Text
from kit.typesetting.page import Page, Placed, Run

from . import making, reading_back
from .reading_back import MM, Line, Token

NEAR = 0.3  # mm
PAPERS, TURNS = ("A4", "A3", "letter"), ("long-edge", "short-edge", "two-stacks", "fold", "single")


class Spot(NamedTuple):
    """Where a face lies on its page: the middle of the card, and the direction in which it is read."""

    x: float
    y: float
    across: int
    down: int


@pytest.fixture(autouse=True, scope="module")
def each_face_drawn_once():
    """The same cards are printed over and over here."""
    real, drawn = faces.draw, {}

    def draw(card, deck, look):
        key = (deck.deck, deck.size, card.card)
        if key not in drawn:
            drawn[key] = real(card, deck, look)
        return drawn[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(faces, "draw", draw)
        yield


@lru_cache(maxsize=1)
def idees_recues():
    library, look = making.look_at(making.PROJECT)
    return library.deck("idees-recues"), look


@pytest.fixture(scope="module")
def numbered(tmp_path_factory):
    """A deck of short numbers in that size, and its look."""

    @lru_cache
    def deck(size: str):
        folder = tmp_path_factory.mktemp("jeu")
        return making.claims(folder, 45, size), making.look_at(folder)[1]

    return deck


def printed(deck, look, count: int, turn: str, paper: str) -> bytes:
    few = replace(deck, cards=tuple(replace(card, copies=1) for card in deck.cards[:count]))
    return pdf_of(deck_printout(few, look, making.order(turn, paper)), making.printer(), Report())


def of_number(face: Page, number: str) -> tuple[float, float]:
    """From the middle of a face to its number, as it is read: to the right, and down."""
    run = next(box for box in face.boxes if isinstance(box, Run) and box.text == number)
    x, y = run.x + run.width / 2, run.y - run.size * 0.34
    return (x - face.width / 2) / MM, (y - face.height / 2) / MM


def lying(token: Token, face: Page) -> Spot:
    """Where the face lies that bears this number."""
    right, down = of_number(face, token.text)
    ax, ay = token.across, token.down
    return Spot(token.x - right * ax + down * ay, token.y - right * ay - down * ax, ax, ay)


def turned_over(spot: Spot, size: tuple[float, float], turn: str) -> Spot:
    """The same place seen from the other side of the sheet, once it was turned about its long, or its short, edge.

    The back of what is read along a line is read the other way along the same line.
    """
    (x, y, ax, ay), (width, height) = spot, size
    about_upright = (height >= width) == (turn != "short-edge")
    return Spot(width - x, y, ax, -ay) if about_upright else Spot(x, height - y, -ax, ay)


def close(spot: Spot, other: Spot) -> bool:
    return spot[2:] == other[2:] and abs(spot.x - other.x) <= NEAR and abs(spot.y - other.y) <= NEAR


def found(page, drawn: dict[str, tuple[Page, Page]], side: int, start: int = 0, step: int = 2) -> dict[str, Spot]:
    """Number → where its face lies, for one side of a sheet. A face says its number twice: above, and in its foot."""
    there = reading_back.tokens(page, drawn)
    assert all(len(tokens) == step for tokens in there.values())
    return {number: lying(tokens[start], drawn[number][side]) for number, tokens in there.items()}


def capacity(deck, turn: str, paper: str) -> int:
    return arranged(choose(Size.parse(paper), deck.size), Turn(turn), True).capacity


def check(deck, look, count: int, turn: str, paper: str) -> None:
    """Read the file of `count` cards back, and find every back behind its front."""
    cards = deck.cards[:count]
    drawn = {str(card.card): faces.draw(card, deck, look) for card in cards}
    with reading_back.opened(printed(deck, look, count, turn, paper)) as document:
        pages = list(document)
        if count >= 9:
            assert "complet" in pages.pop().get_textpage().get_text_range()  # the check-list, one page and the last
        numbers = Counter()
        for front, back in sides(pages, turn):
            size = reading_back.size(front)
            assert reading_back.size(back) == size
            fold = turn == "fold"
            fronts = found(front, drawn, 0, 0, 4 if fold else 2)
            backs = found(back, drawn, 1, 2 if fold else 0, 4 if fold else 2)
            assert fronts.keys() == backs.keys()
            numbers.update(fronts.keys())
            for number, spot in fronts.items():
                assert is_behind(spot, backs[number], deck, size, turn), (number, spot, backs[number])
    assert numbers == Counter({str(card.card): 1 for card in cards})


def sides(pages: list, turn: str) -> list[tuple]:
    """Each sheet's front with its back: the next page; the same when folded; the other half of the file when glued."""
    if turn == "fold":
        return [(page, page) for page in pages]
    assert len(pages) % 2 == 0
    if turn in ("single", "two-stacks"):
        return list(zip(pages[: len(pages) // 2], pages[len(pages) // 2 :], strict=True))
    return list(zip(pages[::2], pages[1::2], strict=True))


def is_behind(front: Spot, back: Spot, deck, size: tuple[float, float], turn: str) -> bool:
    if turn == "single":  # cut out, turned and glued: only to stand in the same slot, the same way up
        return close(front, back)
    if turn != "fold":
        return close(turned_over(front, size, turn), back)
    # Folded backwards along the edge they share, one lies on the other: the crease is half way between them.
    (x, y, ax, ay), (bx, by, *_) = front, back
    beside = abs(bx - x) > abs(by - y)
    width, height = (deck.size.width, deck.size.height) if ax else (deck.size.height, deck.size.width)
    return close(Spot(x + width, y, ax, -ay) if beside else Spot(x, y + height, -ax, ay), back)


@pytest.mark.parametrize("turn, paper", list(product(TURNS, PAPERS)))
def test_every_back_of_the_game_is_behind_its_front(turn, paper):
    deck, look = idees_recues()
    full = capacity(deck, turn, paper)
    for count in sorted({min(count, len(deck.cards)) for count in (1, full - 1, full, full + 1)}):
        check(deck, look, count, turn, paper)


@pytest.mark.parametrize(
    "size, turn, paper", [*product(("visite",), TURNS, PAPERS), *product(("70 x 100 mm",), TURNS, ("A4",))]
)
def test_every_back_of_any_deck_is_behind_its_front(size, turn, paper, numbered):
    deck, look = numbered(size)
    full = capacity(deck, turn, paper)
    for count in sorted({count for count in (1, full - 1, full, full + 1) if count}):
        check(deck, look, count, turn, paper)


def test_a_back_out_of_place_is_seen(numbered, monkeypatch):
    """The oracle finds what it is for: backs in the order of the fronts, backs that slipped, backs upside down."""
    deck, look = numbered("visite")
    from kit.delivery import imposing

    real = imposing.impose

    def wrong(spoil):
        def impose(*args, **more):
            made = real(*args, **more)
            for page in made.pages[1::2]:
                page.boxes[:] = [spoil(box, page) if isinstance(box, Placed) else box for box in page.boxes]
            return made

        return impose

    def unmirrored(box, page):
        return box._replace(x=page.width - box.x - box.page.width)

    def slipped(box, page):
        return box._replace(x=box.x + 0.5 * MM)

    def upside_down(box, page):
        return box._replace(turn=(box.turn + 180) % 360)

    for spoil in (unmirrored, slipped, upside_down):
        monkeypatch.setattr(imposing, "impose", wrong(spoil))
        with pytest.raises(AssertionError):
            check(deck, look, 7, "long-edge", "A4")


# --- printers that slip -----------------------------------------------------------------------------------------

EXACT = 0.1  # mm
UNEVEN = Edges(5, 6, 14, 4.5)
SLIPS = (
    {"back_x": Measure(1.25), "back_y": Measure(-0.75), "back_turn": Measure(0.6)},
    {"back_x": Measure(-2.5), "back_y": Measure(1), "back_turn": Measure(-1.2), "width": Measure(98.6),
     "height": Measure(101.1), "stack": "reversed", "flip": "short-edge"},
)


class Lain(NamedTuple):
    """Where a face lies, to the hundredth: its middle, and the direction in which it is read, one long."""

    x: float
    y: float
    across: float
    down: float


def through(printer: PrinterProfile, line: Line, size: tuple[float, float], back: bool) -> Line:
    """Where a line comes out of the printer: scaled, and on backs turned clockwise and shifted as it was measured."""
    angle = radians(printer.back_turn) if back else 0.0

    def moved(x: float, y: float) -> tuple[float, float]:
        x, y = x * printer.width / 100, y * printer.height / 100
        return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)

    x, y = moved(line.x - size[0] / 2, line.y - size[1] / 2)
    across, down = moved(line.across, line.down)
    far = hypot(across, down)
    shift = (printer.back_x, printer.back_y) if back else (0, 0)
    return Line(x + size[0] / 2 + shift[0], y + size[1] / 2 + shift[1], across / far, down / far)


def lain(page, printer: PrinterProfile, drawn: dict[str, tuple[Page, Page]], side: int, back: bool,
         start: int) -> dict[str, Lain]:
    """Number → where its face lies on the paper that comes out."""
    size, found = reading_back.size(page), {}
    for number, lines in reading_back.lines(page, drawn).items():
        face = drawn[number][side]
        run = next(box for box in face.boxes if isinstance(box, Run) and box.text == number)
        right, below = (run.x - face.width / 2) / MM, (run.y - face.height / 2) / MM
        x, y, ax, ay = through(printer, lines[start], size, back)
        found[number] = Lain(x - right * ax + below * ay, y - right * ay - below * ax, ax, ay)
    return found


def expected_behind(front: Lain, size: tuple[float, float], turn: str, deck) -> list[Lain]:
    """Where the back of a face may lie; folded, beside it or below it."""
    (x, y, ax, ay), (width, height) = front, size
    if turn == "single":
        return [front]
    if turn == "long-edge":
        return [Lain(width - x, y, ax, -ay)]
    if turn == "short-edge":
        return [Lain(x, height - y, -ax, ay)]
    across, tall = (deck.size.width, deck.size.height) if abs(ax) > 0.5 else (deck.size.height, deck.size.width)
    return [Lain(x + across, y, ax, -ay), Lain(x, y + tall, -ax, ay)]


def same(one: Lain, other: Lain) -> bool:
    return hypot(one.x - other.x, one.y - other.y) <= EXACT and hypot(one[2] - other[2], one[3] - other[3]) < 0.002


def check_slipping(deck, look, count: int, turn: str, paper: str, slip: dict[str, object]) -> None:
    """Print `count` cards on that printer: fronts land in their slots, within its margins, and backs behind them."""
    printer = PrinterProfile(printer=Text("Essai"), margins=UNEVEN, **slip)
    spacing = Spacing(Edges(*(max(5, edge) for edge in UNEVEN)), 2, 1, UNEVEN, upright=True)
    order = making.order(turn, paper)._replace(profile=printer, spacing=spacing)
    few = replace(deck, cards=deck.cards[:count])
    drawn = {str(card.card): faces.draw(card, deck, look) for card in few.cards}
    out = deck_printout(few, look, order)
    with reading_back.opened(pdf_of(out, making.printer(), Report())) as document:
        pages = list(document)[: len(document) - (count >= 9)]
        about = printer.flip if turn == "two-stacks" else turn
        if turn == "two-stacks" and printer.stack == "reversed":
            pages[len(pages) // 2 :] = pages[len(pages) // 2 :][::-1]
        fold, seen = turn == "fold", 0
        for front, back in sides(pages, turn):
            size = reading_back.size(front)
            assert size[1] > size[0], "which way lying paper is turned by the printer is not known"
            fronts = lain(front, printer, drawn, 0, False, 0)
            backs = lain(back, printer, drawn, 1, turn not in ("fold", "single"), 2 if fold else 0)
            assert fronts.keys() == backs.keys()
            seen += len(fronts)
            for number, place in fronts.items():
                assert any(same(back, backs[number]) for back in expected_behind(place, size, about, deck)), number
            ideal = [(x + width / 2, y + height / 2) for x, y, width, height in out.cutting.pieces] if not fold else []
            assert fold or all(min(hypot(place.x - x, place.y - y) for x, y in ideal) < EXACT
                               for place in fronts.values())
        assert seen == count
        for x, y, width, height in out.cutting.pieces:
            assert x >= UNEVEN.left and out.paper[0] - x - width >= UNEVEN.right
            assert y >= UNEVEN.top and out.paper[1] - y - height >= UNEVEN.bottom


@pytest.mark.parametrize("turn, paper, slip", list(product(TURNS, PAPERS, SLIPS)))
def test_a_printer_that_slips_prints_backs_behind_fronts(turn, paper, slip, numbered):
    deck, look = numbered("visite")
    grid = arranged(choose(Size.parse(paper), deck.size, Spacing(UNEVEN, 2, 1, UNEVEN)), Turn(turn), True)
    for count in sorted({1, grid.capacity - 1, grid.capacity, grid.capacity + 1}):
        check_slipping(deck, look, count, turn, paper, slip)


@pytest.mark.parametrize("turn", ("long-edge", "short-edge", "two-stacks"))
def test_a_slip_left_as_it_is_is_seen(turn, numbered, monkeypatch):
    """The oracle sees a shift of a quarter of a millimetre, half a degree, and half a percent."""
    deck, look = numbered("visite")
    from kit.delivery import deck_printouts

    monkeypatch.setattr(deck_printouts, "corrected", lambda out, order, backs: out)
    check_slipping(deck, look, 3, turn, "A4", {})
    for name, value in (("back_x", 0.25), ("back_y", -0.25), ("back_turn", 0.25), ("width", 99.7), ("height", 100.3)):
        with pytest.raises(AssertionError):
            check_slipping(deck, look, 3, turn, "A4", {name: Measure(value)})
