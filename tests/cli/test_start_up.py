"""What a command imports: nothing that it does not use, and nothing heavy for its help."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from .small import ROOT

HEAVY = {
    "reportlab",
    "yaml",
    "msgspec",
    "PIL",
    "pypdfium2",
    "docx",
    "icalendar",
    "pyphen",
    "markdown_it",
    "zoneinfo",
    "kit.model",
    "kit.pdf",
}


@pytest.mark.parametrize("command", ("pack", "deck", "sheet", "list", "check", "schema"))
def test_the_help_of_a_command_imports_no_heavy_library(command):
    code = f"import sys; from kit.cli.app import main; main(['{command}', '--help']); print('|', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    said, _, modules = done.stdout.rpartition("|")
    assert "Exemples" in said and f"build.py {command}" in said
    assert not HEAVY & set(modules.split())


def test_a_pack_that_is_up_to_date_needs_no_reportlab_and_no_page(project):
    code = (
        "import sys; from kit.cli.app import main; s = main(['pack', 'un', '--only', 'cards']); print(s, *sys.modules)"
    )
    for fresh in (False, True):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=project,
            capture_output=True,
            encoding="utf-8",
            check=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        assert done.stdout.startswith("0 ") and ("déjà à jour" in done.stderr) is fresh
    assert not {"reportlab", "PIL", "icalendar", "pyphen", "kit.typesetting.text", "kit.documents.guide"} & set(
        done.stdout.split()
    )


def test_the_papers_and_turns_of_the_help_are_those_there_are():
    from kit.cli.options import PAPERS, TURNS
    from kit.imposition.turning import Turn
    from kit.model.values import Size

    assert tuple(Turn) == TURNS and [Size.parse(name).name for name in PAPERS] == list(PAPERS)


# What no command needs unless one of its options asks for it; then what each leaves to others. Names, not milliseconds.
ASIDE = {"configparser", "platformdirs", "multiprocessing", "docx", "lxml", "PIL.PcxImagePlugin", "PIL.WebPImagePlugin",
         "kit.cli.proofing", "kit.delivery.box_printouts", "kit.delivery.face_pictures", "kit.delivery.inspection",
         "kit.delivery.profiles", "kit.word", "kit.pdf.filled", "holidays"}
PRINTING = {"reportlab", "PIL", "pypdfium2", "icalendar", "kit.pdf", "kit.delivery.gallery"}


@pytest.mark.parametrize("words, aside", (
    (["list"], PRINTING | {"hashlib", "json", "kit.typesetting.text", "kit.delivery.packing"}),
    (["check", "cards/jeu-un.yaml"], PRINTING | {"json"}),
    (["deck", "jeu-un"], {"icalendar"}),
    (["pack", "un", "--jobs", "1"], set()),
), ids=lambda words: words[0] if isinstance(words, list) else "")
def test_a_command_imports_what_it_uses(project, words, aside):
    code = f"import sys; from kit.cli.app import main; main({words!r}); print('|', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, encoding="utf-8", check=True,
                          env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert not (ASIDE | aside) & set(done.stdout.rpartition("|")[2].split())
