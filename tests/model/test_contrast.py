"""Words can be read on every ground, in every theme there is and in every ink; one that is too weak is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.model.contrast import AA, AAA
from kit.model.library import Library
from kit.model.theme import Ink
from kit.reading.diagnostics import Report
from kit.reading.door import read_source, shipped
from kit.reading.loading import load

THEMES = sorted(shipped("themes").glob("*.yaml"))


def read(path: Path):
    """The theme of a file, and what is said of it: name and ground of each weak pair, at its line."""
    report = Report()
    theme = Library(path.parent, report).theme_of(load(read_source(path, path.parent, report), report), path)
    assert {d.code for d in report} <= {"contraste-faible"}
    return theme, {(d.facts["name"], d.facts["ground"]): d for d in report}


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_every_theme_there_is_can_be_read(path):
    theme, weak = read(path)
    assert theme and not weak
    for printed in (*map(theme.inked, Ink), theme.for_shop()):
        for ground in (printed.paper, printed.ground, *(swatch.tint for swatch in printed.accents.values())):
            assert printed.ink.contrast(ground) >= AAA and printed.soft.contrast(ground) >= AA
        for swatch in printed.accents.values():
            assert all(swatch.ink.contrast(ground) >= AA for ground in (printed.paper, printed.ground, swatch.tint))
            assert printed.paper.contrast(swatch.ink) >= AAA


@pytest.mark.parametrize("before, after, name, grounds", (
    ('ink: "#22282b"', 'ink: "#6c6c6c"', "ink", {"paper", "ground"}),
    ('soft: "#555f63"', 'soft: "#8b9396"', "soft", {"paper", "ground"}),
    ('ink: "#265a36"', 'ink: "#3f7d4e"', "accents.green.ink", {"paper", "ground", "accents.green.tint"}),
    ('tint: "#e3edf5"', 'tint: "#7fa0bd"', "accents.blue.ink", {"accents.blue.tint"}),
))
def test_one_weak_pair_refuses_the_whole_theme_at_its_line(tmp_path, before, after, name, grounds):
    text = THEMES[0].read_text("utf-8")
    assert text.count(before) == 1
    path = tmp_path / "pale.yaml"
    path.write_text(text.replace(before, after), "utf-8")
    theme, weak = read(path)
    assert theme is None and grounds <= {ground for word, ground in weak if word == name}
    for (word, _), diagnostic in weak.items():
        line = diagnostic.place.source.line(diagnostic.place.line)
        assert word.split(".")[-1] in line and (word.count(".") == 0 or f"  {word.split('.')[1]}:" in line)


def test_a_ratio_is_never_rounded_up_to_enough(tmp_path):
    path = tmp_path / "pale.yaml"
    path.write_text(THEMES[0].read_text("utf-8").replace('soft: "#555f63"', 'soft: "#777777"'), "utf-8")
    _, weak = read(path)  # 4.478 on white
    assert (weak["soft", "paper"].facts["ratio"], weak["soft", "paper"].facts["least"]) == ("4,4", "4,5")
