"""A process with everything imported, from which the children of tests/hostile are forked."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from tests.hostile import table


@pytest.fixture(scope="module")
def warm(tmp_path_factory):
    """One of each command in this process, so that its children need import nothing, nor read what is said."""
    from kit.cli import workroom
    from kit.cli.app import main
    from tests.hostile import making

    here = Path.cwd()
    os.chdir(making.project(tmp_path_factory.mktemp("warm"), table.cases()[0]))
    try:
        for words in (["deck", "petit"], ["sheet", "fiche"], ["pack", "essai", "--jobs", "1"],
                      ["pack", "essai", "--only", "agenda", "--event", "logo.yaml"],
                      ["import", "output/essai/fiche.pdf"],
                      ["deck", "petit", "--font-dir", str(table.HERE.parents[1] / "assets/fonts")]):
            Path("logo.yaml").write_text("logo: images/logo.png\nlogo_alt: x\ndate: 2027-01-12\nstart: 9h\n", "utf-8")
            main(words)
    finally:
        os.chdir(here)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workroom, "Messages", cache(workroom.Messages))
        workroom.Messages("fr")
        yield
