"""Icons are read to the number, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.typesetting.icons import Icons, parse_icon

from .case import ASSETS

SVG = '<svg viewBox="0 0 24 24"><path d="{}"/></svg>'


def test_a_path_becomes_segments():
    assert parse_icon(SVG.format("M 1 2 L 3.5 4 C 1 2 3 4 5 6 Z M 7 8 L 9 -1")) == (
        ("M", 1, 2), ("L", 3.5, 4), ("C", 1, 2, 3, 4, 5, 6), ("Z",), ("M", 7, 8), ("L", 9, -1))


def test_shipped_icons_are_read_whole():
    for path in (ASSETS / "icons").glob("*.svg"):
        svg = path.read_text("utf-8")
        numbers = [value for step in parse_icon(svg) for value in step[1:]]
        written = svg.split(' d="')[1].split('"')[0]
        assert numbers == [float(word) for word in written.split() if word not in "MLCZ"], path.stem


@pytest.mark.parametrize("svg", [
    "", "<svg/>", SVG.format(""), SVG.format("L 1 2"), SVG.format("M 1"), SVG.format("M 1 2 3"),
    SVG.format("M 1 2 l 3 4"),
    SVG.format("M 1 2 A 3 4 5 6 7 8 9"), SVG.format("M 1 2 C 1 2 3 4"), SVG.format("M nan 2"), SVG.format("M 1 inf"),
    SVG.format("M 1,2"), SVG.format("12 M 1 2"), SVG.format("M 1 2 rien"), SVG.format("M 1e9 2"),
    SVG.format("M 1 2") + SVG.format("M 3 4"), '<svg><circle cx="1" cy="2" r="3"/></svg>',
])
def test_any_other_drawing_is_refused(svg):
    with pytest.raises(ValueError):
        parse_icon(svg)


def test_icons_are_read_once_and_only_when_asked_for():
    read = []

    def reader(path: Path) -> str:
        read.append(path.stem)
        return SVG.format("M 1 2 L 3 4")

    icons = Icons({"feuille": Path("feuille.svg"), "fruit": Path("fruit.svg")}, reader)
    assert (list(icons), len(icons)) == (["feuille", "fruit"], 2)
    assert "fruit" in icons and "arbre" not in icons and not read
    assert icons["fruit"] is icons["fruit"]
    assert read == ["fruit"]
    with pytest.raises(KeyError):
        icons["arbre"]
