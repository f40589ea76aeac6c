"""What is written with a point is read aloud in both words: in the tags of a PDF, and in what pages say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import page as validator
import pytest

from kit.delivery.deck_printouts import deck_printout
from kit.delivery.order import Edition, Order
from kit.model.edition import Reading
from kit.typesetting.page import BOLD, Page, Placed, Run
from kit.typesetting.reading_order import read
from kit.typesetting.text import Style
from tests.delivery.project import DECK, Project
from tests.typesetting.case import typesetter

from . import reading_back, verapdf
from .making import written

FRONT = '"Que peut {un travailleur pair|une travailleuse paire|une personne paire} ici ?"'
SPOKEN = "Que peut une ou un travailleuse ou travailleur paire ou pair ici ?"


def squeezed(text: str) -> str:
    return " ".join(text.split())


def runs(pages: list[Page]) -> Iterator[Run]:
    for page in pages:
        for box in page.boxes:
            if isinstance(box, Placed):
                yield from runs([box.page])
            elif isinstance(box, Run):
                yield box


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> list[Page]:
    project = Project(tmp_path_factory.mktemp("projet"), deck=DECK.replace("Que voit-on ?", FRONT))
    order = Order(edition=Edition(reading=Reading().addressing("point-median")))
    out = deck_printout(project.library.deck("cartes"), project.look, order)
    assert out.pages and not project.codes
    return out.pages


def test_points_are_drawn_and_words_are_heard(pages):
    pdf = written(*pages)
    assert SPOKEN in squeezed(reading_back.texts(pdf)[0])
    assert SPOKEN in squeezed(read(pages).text)
    drawn = "".join(box.text for box in runs(pages))
    assert "un·e travailleur·euse pair·e" in squeezed(drawn)


def test_one_word_at_a_time_so_that_lines_may_end_between():
    setter = typesetter()
    lines = setter.lines("Les **participant·es**, seul·e", Style(10, face=BOLD), 90)
    spoken = [piece.spoken or piece.text for line in lines for piece in line.pieces]
    assert "".join(spoken) == "Les participantes et participants, seule ou seul"
    assert len(lines) > 1 and all(" " not in piece.text.strip() for line in lines for piece in line.pieces)


def test_a_word_is_cut_only_where_it_must_be_and_is_then_read_as_it_is_written():
    setter = typesetter()
    wide = Style(10, hyphenate=True)
    whole = setter.lines("un travailleur·euse", wide, setter.width("un travailleur·euse", wide) - 1)
    assert [piece.text for line in whole for piece in line.pieces] == ["un ", "travailleur·euse"]
    cut = setter.lines("travailleur·euse", wide, 50)
    assert len(cut) > 1 and not any(piece.spoken for line in cut for piece in line.pieces)


def test_what_only_repeats_or_decorates_says_nothing(pages):
    assert all(not run.spoken or run.node for run in runs(pages))
    bare = Page.of_mm(50, 50)
    setter = typesetter()
    bare.add(*setter.place(setter.lines("participant·es", Style(10), 100), Style(10), 5, 5, 100))
    assert "participant·es" in squeezed(reading_back.texts(written(bare))[0])


@pytest.fixture
def path(pages, tmp_path) -> Path:
    """The cards as a file."""
    (tmp_path / "points.pdf").write_bytes(written(*pages))
    return tmp_path / "points.pdf"


def test_the_validator_agrees(path):
    assert not validator.validate_pdf(str(path), profile="ua1").failures


@pytest.mark.slow
@pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing())
def test_vera_agrees(path):
    assert not verapdf.failures([path], "ua1", "2a")
