"""Every back is exactly behind its own front and reads upright, by what pdfium finds on the pages of the file."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from kit.delivery.deck_printouts import deck_printout
from kit.delivery.packing import pdf_of
from kit.documents import faces
from kit.imposition.cards import arranged
from kit.imposition.grid import choose
from kit.imposition.turning import Turn
from kit.model.values import Size
from kit.typesetting.page import Page, Placed, Run

from . import making, reading_back
from .reading_back import MM, Token

NEAR = 0.3  # mm
PAPERS, TURNS = ("A4", "A3", "letter"), ("long-edge", "short-edge", "fold", "single")


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
    return pdf_of(deck_printout(few, look, making.order(turn, paper)), making.printer())


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
    about_upright = (height >= width) == (turn == "long-edge")
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
    if turn == "single":
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
    from kit.delivery import deck_printouts

    real = deck_printouts.impose

    def wrong(spoil):
        def impose(*args, **more):
            pages = real(*args, **more)
            for page in pages[1::2]:
                page.boxes[:] = [spoil(box, page) if isinstance(box, Placed) else box for box in page.boxes]
            return pages

        return impose

    def unmirrored(box, page):
        return box._replace(x=page.width - box.x - box.page.width)

    def slipped(box, page):
        return box._replace(x=box.x + 0.5 * MM)

    def upside_down(box, page):
        return box._replace(turn=(box.turn + 180) % 360)

    for spoil in (unmirrored, slipped, upside_down):
        monkeypatch.setattr(deck_printouts, "impose", wrong(spoil))
        with pytest.raises(AssertionError):
            check(deck, look, 7, "long-edge", "A4")
