"""A printer that slips, simulated in geometry: the sheet read through the paper gives back the very slip."""

from __future__ import annotations

from itertools import pairwise
from math import dist, hypot, radians, sin
from random import Random

import pytest

from kit.cli.app import main
from kit.delivery.profiles import profile_named
from kit.reading.diagnostics import Report

from . import lamp
from .reading_back import opened, texts

# Whole numbers are read, each wrong by half a step at most; on a sheet that is turned, steps are somewhat longer where
# the slip grows from cell to cell.
NEAR, NEAR_TURN = 0.13, 0.063  # mm, degrees
COLUMN = 16.0  # mm
REACH = 5.0  # mm: what the cells cover, the turn included
SHEETS = [("A4", "long-edge"), ("A4", "short-edge"), ("letter", "long-edge"), ("A3", "short-edge")]


@pytest.fixture(autouse=True)
def at_home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """The sheet for each paper and edge, made once."""
    folder = tmp_path_factory.mktemp("sheets")
    for paper, flip in SHEETS:
        out = folder / f"{paper}-{flip}"
        assert main(["calibrate", "--paper", paper, "--duplex", flip, "--output", str(out)]) == 0
    return lambda paper, flip: folder / f"{paper}-{flip}" / "calibrage" / "calibrage.pdf"


def slips(seed: int, count: int):
    """Random slips within reach of a sheet: what its far corner is moved by stays on the cells."""
    dice, found = Random(seed), []
    while len(found) < count:
        slip = (dice.uniform(-4.5, 4.5), dice.uniform(-4.5, 4.5), dice.uniform(-0.8, 0.8))
        if max(abs(slip[0]) + 130 * abs(slip[2]) / 57.3, abs(slip[1]) + 95 * abs(slip[2]) / 57.3) < REACH:
            found.append(slip)
    return found


def near(slip) -> float:
    return NEAR + COLUMN / 2 * sin(radians(abs(slip[2])))


def told(readings, paper: str, *more: str) -> None:
    values = {grid: f"{x},{y}" for grid, (x, y) in readings.items()}
    words = ["calibrate", "Essai", "--top", values["top"], "--bottom", values["bottom"], "--paper", paper, *more]
    assert main(words) == 0


@pytest.mark.parametrize("paper, flip", SHEETS[:2])
@pytest.mark.parametrize("slip", [(0.0, 0.0, 0.0), (4.5, -4.5, 0.0), (-1.0, 2.0, 0.8), *slips(7, 5)])
def test_the_numbers_read_are_the_slip(sheets, paper, flip, slip):
    with opened(sheets(paper, flip)) as document:
        told(lamp.read(document, slip, flip), paper, "--duplex", flip)
    found = profile_named("Essai", Report())
    assert (found.back_x, found.back_y) == pytest.approx(slip[:2], abs=near(slip))
    assert found.back_turn == pytest.approx(slip[2], abs=NEAR_TURN)
    assert found.flip == flip


@pytest.mark.parametrize("paper, flip", SHEETS[2:])
@pytest.mark.parametrize("slip", [(2.3, -3.1, 0.0), (-0.7, 0.4, -0.5)])
def test_so_they_are_on_other_paper(sheets, paper, flip, slip):
    with opened(sheets(paper, flip)) as document:
        told(lamp.read(document, slip, flip), paper, "--duplex", flip)
    found = profile_named("Essai", Report())
    assert (found.back_x, found.back_y) == pytest.approx(slip[:2], abs=near(slip))
    assert found.back_turn == pytest.approx(slip[2], abs=0.075 if paper == "letter" else NEAR_TURN)


@pytest.mark.parametrize("flip", ("long-edge", "short-edge"))
@pytest.mark.parametrize("slip", [(1.3, -0.6, 0.2), (-3.0, 2.5, -0.4)])
def test_the_checking_sheet_reads_zero_everywhere_and_takes_what_is_left(sheets, at_home, slip, flip):
    with opened(sheets("A4", flip)) as document:
        told(lamp.read(document, slip, flip), "A4", "--duplex", flip)
    main(["calibrate", "Essai", "--check"])
    with opened(at_home / "output" / "calibrage" / "calibrage.pdf") as document:
        kept = profile_named("Essai", Report())
        stored = (kept.back_x, kept.back_y, kept.back_turn)
        assert lamp.read(document, stored, flip) == {"top": (0, 0), "bottom": (0, 0)}
        # A printer that slips by somewhat more now: only the rest is read, and added.
        more = (slip[0] + 0.8, slip[1] - 0.5, slip[2])
        told(lamp.read(document, more, flip), "A4", "--check")
    found = profile_named("Essai", Report())
    assert (found.back_x, found.back_y) == pytest.approx(more[:2], abs=2 * near(more))
    assert found.back_turn == pytest.approx(more[2], abs=2 * NEAR_TURN)


def test_for_the_other_edge_the_checking_sheet_is_corrected_the_other_way(at_home):
    assert main(["calibrate", "Essai", "--top", "4,-2", "--bottom", "4,-2"]) == 0
    main(["calibrate", "Essai", "--check", "--duplex", "short-edge"])
    with opened(at_home / "output" / "calibrage" / "calibrage.pdf") as document:
        assert lamp.read(document, (-1.0, 0.5, 0.0), "short-edge") == {"top": (0, 0), "bottom": (0, 0)}


@pytest.mark.parametrize("paper, flip", SHEETS)
def test_no_stroke_can_be_mistaken_for_a_neighbours(sheets, paper, flip):
    with opened(sheets(paper, flip)) as document:
        for cells in lamp.crosses(document[0]).values():
            assert sorted(cell.number for cell in cells) == list(range(-20, 21))
            for one in cells:
                others = [dist(one[1:], other[1:]) for other in cells if other != one]
                # 5 mm that are drawn and 5 that the printer adds
                assert min(others) > 2 * REACH
        assert len(lamp.strokes(document[1])) == 4 * 41


@pytest.mark.parametrize("paper, flip", SHEETS)
def test_everything_but_the_ladders_keeps_off_the_edge(sheets, paper, flip):
    with opened(sheets(paper, flip)) as document:
        for page in document:
            width, height = (length / lamp.MM for length in page.get_size())
            for stroke in lamp.strokes(page):
                assert 5 < min(stroke.x1, stroke.x2) and max(stroke.x1, stroke.x2) < width - 5
                assert 5 < min(stroke.y1, stroke.y2) and max(stroke.y1, stroke.y2) < height - 5


@pytest.mark.parametrize("paper, flip", SHEETS)
def test_no_two_words_lie_on_one_another(sheets, paper, flip):
    from .reading_back import ink

    with opened(sheets(paper, flip)) as document:
        for page in document:
            chars = [char for char in ink(page) if char.text != "."]
            rows = sorted(chars, key=lambda char: char.left)
            for i, one in enumerate(rows):
                for other in rows[i + 1:]:
                    if other.left > one.right - 0.25:  # letters of one word may be kerned
                        break
                    assert min(one.bottom, other.bottom) - max(one.top, other.top) < 0.3, (one, other)


def test_ladders_run_to_the_very_edge(sheets):
    """A bar for each mm from one to nine, at each of the four edges."""
    with opened(sheets("A4", "long-edge")) as document:
        page = document[0]
        width, height = (length / lamp.MM for length in page.get_size())
        bars = [lamp.Stroke(*lamp._point(path, 0, page.get_height()), *lamp._point(path, 1, page.get_height()))
                for path in page.get_objects(filter=[lamp.raw.FPDF_PAGEOBJ_PATH])
                if lamp.raw.FPDFPath_CountSegments(path) == 2]
    def edge(x, y):
        return round(min(x, y, width - x, height - y), 2)

    bars = [bar for bar in bars if abs(hypot(bar.x2 - bar.x1, bar.y2 - bar.y1) - 2.8) < 0.01]
    far = sorted(edge(*bar.middle) for bar in bars if edge(*bar[:2]) == edge(*bar[2:]))
    assert far == [rung for rung in range(1, 10) for _ in range(4)]
    assert all(a == b or b - a == 1 for a, b in pairwise(far))


def test_a_bank_card_ends_where_the_scale_says(sheets):
    from kit.documents.calibration_layout import CARD, PERCENTS, card_mark

    for percent in PERCENTS:
        # On a sheet that came out at `percent`, the mark of that number lies at the length of the card.
        assert card_mark(CARD, percent) * percent / 100 == pytest.approx(85.6)


def test_both_sides_say_which_way_is_up_and_with_what_they_were_printed(sheets):
    front, back = texts(sheets("A4", "short-edge"))
    assert "HAUT" in front and "HAUT" in back and "RECTO" in front and "VERSO" in back
    assert "bord court" in front and "--duplex long-edge" in front
    assert "--duplex short-edge" in front  # in the command that stores what is read
    front, _ = texts(sheets("letter", "long-edge"))
    assert "bord long" in front and "--paper letter" in front


def test_the_two_stacks_tell_order_and_edge(at_home):
    assert main(["calibrate", "--two-stacks"]) == 0
    pages = texts(at_home / "output" / "calibrage" / "calibrage-deux-piles.pdf")
    assert [page.split()[0] for page in pages] == list("123ABC")
    assert "--stack same" in pages[3] and "--stack reversed" in pages[5] and "--stack" not in pages[4]
    said = " ".join(pages[3].split())
    assert said.index("haut :") < said.index("--duplex long-edge") < said.index("bas :") < said.index("short-edge")
