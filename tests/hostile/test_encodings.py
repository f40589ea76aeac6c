"""One deck saved in all the ways that editors know: the same PDF to the byte, or an error with its line."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from kit.cli.app import main

TEXT = """\
deck: accents
title: Déjà l’été
updated: 2026-11
size: poker
template: prompt
cards:
  - {card: C1, front: "Où est l’œuvre ?"}
  - card: C2
    front: |
      Une ligne,
      puis une autre : « à côté »
"""
SAME = {
    "utf-8": TEXT.encode(), "bom": b"\xef\xbb\xbf" + TEXT.encode(), "crlf": TEXT.replace("\n", "\r\n").encode(),
    "cr": TEXT.replace("\n", "\r").encode(), "bom-crlf": b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(),
    "decomposed": normalize("NFD", TEXT).encode(), "no-last-line-end": TEXT.rstrip().encode(),
}
REFUSED = {
    "utf-16": (TEXT.encode("utf-16"), "fichier-utf16", 1), "utf-16-le": (TEXT.encode("utf-16-le"), "fichier-utf16", 1),
    "utf-16-be": (TEXT.encode("utf-16-be"), "fichier-utf16", 1), "cp1252": (TEXT.encode("cp1252"), "fichier-latin1", 2),
    "latin-1": (TEXT.replace("’", "'").replace("œ", "oe").encode("latin-1"), "fichier-latin1", 2),
    "mac": (TEXT.encode("mac-roman"), "fichier-latin1", 2),
}


@pytest.fixture
def deck(tmp_path, monkeypatch) -> Path:
    (tmp_path / "cards").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cards/accents.yaml"


def test_one_deck_in_seven_spellings_is_one_pdf(deck):
    made = set()
    for data in SAME.values():
        deck.write_bytes(data)
        assert main(["deck", "accents"]) == 0
        made.add(Path("output/cartes/accents.pdf").read_bytes())
    assert len(made) == 1


@pytest.mark.parametrize("way", REFUSED)
def test_another_encoding_is_an_error_with_its_line(deck, capsys, way):
    data, code, line = REFUSED[way]
    deck.write_bytes(data)
    assert main(["deck", "accents"]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"cards/accents.yaml:{line}:") and f"[{code}]" in said
    assert not Path("output/cartes/accents.pdf").exists()
