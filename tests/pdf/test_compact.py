"""A file with very many objects keeps them together: smaller, as valid, and the same to who reads it."""

from __future__ import annotations

from pathlib import Path

import page as validator
import pytest

from kit.pdf import compact

from . import reading_back, verapdf
from .making import claims, look_at, order, printer
from .test_archive import sample


def deck(folder: Path) -> bytes:
    """Sixty cards on their sheets."""
    from kit.delivery.deck_printouts import deck_printout
    from kit.delivery.packing import pdf_of

    made = claims(folder, 60, "63 x 88 mm")
    _, look = look_at(folder)
    return pdf_of(deck_printout(made, look, order()), printer())


@pytest.fixture
def both(tmp_path, monkeypatch):
    """The same pages written as ever, and together: (as ever, together), for a sample and for a deck."""
    usual = {"sample": sample(), "deck": deck(tmp_path)}
    monkeypatch.setattr(compact, "MANY", 1)
    return {"sample": (usual["sample"], sample()), "deck": (usual["deck"], deck(tmp_path))}


def pixels(pdf: bytes) -> list[bytes]:
    with reading_back.opened(pdf) as document:
        return [page.render(scale=1).to_pil().tobytes() for page in document]


def test_it_is_smaller_and_says_and_shows_the_same(both):
    usual, together = both["deck"]
    assert b"/ObjStm" not in usual and b"/ObjStm" in together and len(together) < 0.7 * len(usual)
    for usual, together in both.values():
        assert reading_back.texts(usual) == reading_back.texts(together)
        assert pixels(usual) == pixels(together)


def test_a_file_with_few_objects_is_as_ever(tmp_path):
    assert b"/ObjStm" not in deck(tmp_path) and compact.MANY > 5_000


def test_the_same_pages_are_the_same_bytes(both):
    assert sample() == both["sample"][1]


def test_it_is_as_valid(both, tmp_path):
    paths = []
    for name, (_, together) in both.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(together)
        for profile in ("2a", "ua1"):
            assert [f.rule_id for f in validator.validate_pdf(str(paths[-1]), profile=profile).failures] == []
    if not verapdf.missing():
        assert verapdf.failures(paths, "2a", "ua1") == {}


def test_the_table_leads_to_every_object(both):
    """Every object is found by its number, by a reader that does not mend what is wrong."""
    pikepdf = pytest.importorskip("pikepdf")
    for _, together in both.values():
        from io import BytesIO

        with pikepdf.open(BytesIO(together), attempt_recovery=False) as document:
            assert document.check() == []
