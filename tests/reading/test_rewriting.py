"""Values of the first level are replaced where they stand, whatever they were written like; nothing else moves."""

from __future__ import annotations

import pytest

from kit.reading.diagnostics import Report
from kit.reading.loading import load
from kit.reading.rewriting import with_values
from kit.reading.source import Source

AROUND = "# title: en haut\nsimple: {{title: Dedans}}\nlist: [title, x]\n{title}\nsteps:\n  - title: Étape  # note\n"


@pytest.mark.parametrize("written", (
    "title: Un titre", "title: Un long\n  titre  # avec sa note", "title: \"Entre : guillemets\"", "title: 'L''été'",
    "title: >\n  Plié\n  ici\n", '"title": x', "title:", "title: é̂ 🎲",
))
def test_a_value_is_replaced_where_it_stands(written):
    before = AROUND.format(title=written)
    after = with_values(before, {"title": "Le mien", "absente": "x"})
    one, other = (load(Source("x.yaml", text), Report()) for text in (before, after))
    assert other.pop("title").strip() == "Le mien" and (one.pop("title"), one) and one == other
    assert after.startswith("# title: en haut\n") and after.endswith("  - title: Étape  # note\n")
    assert ("# avec sa note" in before) == ("# avec sa note" in after)


def test_a_value_that_is_no_text_stays():
    text = "title: [a, b]\nworkshop: {x: y}\n"
    assert with_values(text, {"title": "Non", "workshop": "non", "a": "non", "x": "non"}) == text
