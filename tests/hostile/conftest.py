"""A process with everything imported, from which the children of tests/hostile are forked."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import kit
from tests.hostile import table


@pytest.fixture(scope="module")
def warm(tmp_path_factory):
    """All of the kit and one of each command in this process: its children import nothing, nor read what is said."""
    from kit.cli import workroom
    from kit.cli.app import main
    from tests.hostile import making

    for module in walk_packages(kit.__path__, "kit."):
        if module.name != "kit.__main__":
            import_module(module.name)
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
