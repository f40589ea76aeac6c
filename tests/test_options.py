"""No option does nothing: each changes what is written, or what `check` says, or is refused with its reason."""

from __future__ import annotations

import importlib
import io
from contextlib import redirect_stderr, redirect_stdout
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pytest

from kit.cli.app import main
from kit.reading.door import shipped
from tests.delivery.project import SHEET, WORKSHOP, Project

# Cards with backs, so large that four are several sheets of A4; one word of each is enough to tell them apart.
DECK = """\
deck: cartes
title: Cartes
version: 2
updated: 2026-11
size: 90 x 130 mm
template: claim
categories: {place: {title: Place, letter: P, shape: circle, colour: blue}}
cards:
"""
DECK += "".join(
    f"  - {{card: C{n}, category: place, status: ouvert, front: Que voit-on ?, fact: Fait {n}, question: Et ici ?}}\n"
    for n in range(1, 7)
).replace("card: C6", "card: C6, changed: 2")
ADDRESSED = DECK.replace("Que voit-on ?", '"{un|une|une personne}"')
LARGE = DECK.replace("90 x 130", "200 x 280")
RESULTS = "results: restitution\nanswers: {la-suite: {prochaine-date: Lundi}}\n"
REGION = "overlay: region\ntitle: Ici\nwords: {écoute: entend, ici: là}\n"
PRINTER = 'printer: "Konica"\nback_x: 1,5\nmargins: 12\n'
COMMANDS = ("pack", "deck", "sheet", "check")
NAMED = {"pack": ["essai"], "deck": ["cartes"], "sheet": ["regles"], "check": ["workshops/essai.yaml"]}
# Those that change how the work is done or told, not what comes of it; each is tested with its command.
OTHERWISE = {"--debug", "--format", "--force", "--jobs", "--lang", "--limit", "--output", "--watch"}


class Trial(NamedTuple):
    """What is typed with an option and without it; `deck` takes the place of the project's."""

    given: tuple[str, ...]
    beside: tuple[str, ...] = ()
    deck: str = DECK


CARDS = ("--only", "cards")
TRIALS: dict[str, dict[str, Trial]] = {
    "pack": {
        "--edition": Trial(("--edition", "dys"), ("--only", "guide")),
        "--cream": Trial(("--cream",), ("--only", "guide")),
        "--participants": Trial(("--participants", "9")),
        "--date": Trial(("--date", "12/01/2027"), ("--only", "agenda")),
        "--start": Trial(("--start", "14h"), ("--only", "agenda")),
        "--end": Trial(("--end", "15h"), ("--start", "14h", "--only", "agenda")),
        "--duration": Trial(("--duration", "1h15"), ("--only", "agenda")),
        "--place": Trial(("--place", "Dijon"), ("--only", "agenda")),
        "--organisation": Trial(("--organisation", "Le relais"), ("--only", "agenda")),
        "--inclusive": Trial(("--inclusive", "point-median"), ("--only", "sheets")),
        "--arrival": Trial(("--arrival", "05/04/2027"), ("quinze-premiers-jours", "--only", "sheets")),
        "--event": Trial(("--event", "seance.yaml"), ("--only", "agenda")),
        "--events": Trial(("--events", "annee.csv"), ("--only", "agenda")),
        "--duplex": Trial(("--duplex", "short-edge"), CARDS),
        "--paper": Trial(("--paper", "A3"), CARDS),
        "--ink": Trial(("--ink", "saver"), CARDS),
        "--printer": Trial(("--printer", "Konica"), CARDS),
        "--font-dir": Trial(("--font-dir", "polices"), CARDS),
        "--shop": Trial(("--shop",), CARDS),
        "--imposed": Trial(("--imposed",), ("--shop", *CARDS)),
        "--bleed": Trial(("--bleed", "0"), CARDS),
        "--gap": Trial(("--gap", "6"), CARDS),
        "--margin": Trial(("--margin", "30"), CARDS),
        "--cut-stack": Trial(("--cut-stack",), CARDS),
        "--reduce": Trial(("--reduce",), ("--paper", "A4", "--only", "sheets")),
        "--booklet": Trial(("--booklet",), ("--only", "guide")),
        "--only": Trial(("--only", "guide")),
        "--for": Trial(("--for", "direction")),
        "--papers": Trial(("--papers", "remerciement"), ("--only", "papers,guide", "--papers", "evaluation")),
        "--cards": Trial(("--cards", "C2"), CARDS),
        "--changed-since": Trial(("--changed-since", "1")),
        "--results": Trial(("--results", "reponses.yaml"), ("cafe-debat", "--only", "sheets")),
        "--overlay": Trial(("--overlay", "region"), CARDS),
        "--word": Trial(("--word",), ("--only", "guide")),
        "--proof": Trial(("--proof",), CARDS),
        "--path": Trial(("--path",)),  # a workshop is named beside it
    },
    "deck": {
        "--inclusive": Trial(("--inclusive", "epicene"), deck=ADDRESSED),
        "--edition": Trial(("--edition", "large")),
        "--cream": Trial(("--cream",)),
        "--size": Trial(("--size", "a6")),
        "--copies": Trial(("--copies", "2")),
        "--blanks": Trial(("--blanks", "3")),
        "--sleeves": Trial(("--sleeves", "--size", "poker"), ("--size", "poker")),
        "--box": Trial(("--box",)),
        "--duplex": Trial(("--duplex", "two-stacks")),
        "--paper": Trial(("--paper", "letter")),
        "--ink": Trial(("--ink", "grey")),
        "--printer": Trial(("--printer", "Konica")),
        "--font-dir": Trial(("--font-dir", "polices")),
        "--shop": Trial(("--shop",)),
        "--imposed": Trial(("--imposed",), ("--shop",)),
        "--bleed": Trial(("--bleed", "0")),
        "--gap": Trial(("--gap", "6")),
        "--margin": Trial(("--margin", "30")),
        "--cut-stack": Trial(("--cut-stack",)),
        "--cards": Trial(("--cards", "C2-C3")),
        "--overlay": Trial(("--overlay", "region")),
        "--proof": Trial(("--proof",)),
        "--png": Trial(("--png", "72"), ("--cards", "C1")),
    },
    "sheet": {
        "--edition": Trial(("--edition", "simple")),
        "--cream": Trial(("--cream",)),
        "--inclusive": Trial(("--inclusive", "point-median")),
        "--arrival": Trial(("--arrival", "05/04/2027"), ("quinze-premiers-jours",)),
        "--size": Trial(("--size", "A3")),
        "--deck": Trial(("--deck", "cartes"), ("a-retenir",)),
        "--paper": Trial(("--paper", "letter")),
        "--ink": Trial(("--ink", "grey")),
        "--printer": Trial(("--printer", "Konica"), ("--size", "A3", "--paper", "A4")),
        "--font-dir": Trial(("--font-dir", "polices")),
        "--reduce": Trial(("--reduce",), ("--size", "A3", "--paper", "A4")),
        "--shop": Trial(("--shop",)),
        "--results": Trial(("--results", "reponses.yaml"), ("restitution",)),
        "--overlay": Trial(("--overlay", "region")),
        "--word": Trial(("--word",)),
        "--proof": Trial(("--proof",)),
    },
    "check": {
        "--strict": Trial(("--strict",), ("cards/cartes.yaml",)),
        "--edition": Trial(("--edition", "large"), deck=LARGE.replace("200 x 280", "250 x 300")),
        "--participants": Trial(("--participants", "500")),
        "--date": Trial(("--date", "28/03/2027"), ("--start", "1h30")),
        "--start": Trial(("--start", "1h30"), ("--date", "28/03/2027")),
        "--end": Trial(("--end", "14h05"), ("--start", "14h")),
        "--duration": Trial(("--duration", "5")),
        "--place": Trial(("--place", "\ue000")),
        "--organisation": Trial(("--organisation", "\ue000")),
        "--inclusive": Trial(("--inclusive", "epicene"), deck=ADDRESSED.replace("personne", "\ue000")),
        "--arrival": Trial(("--arrival", "01/05/2027"),
                           (str(shipped("assets/sheets") / "quinze-premiers-jours.yaml"),)),
        "--event": Trial(("--event", "absent.yaml")),
        "--overlay": Trial(("--overlay", "absente")),
        "--duplex": Trial(("--duplex", "fold"), deck=LARGE),
        "--paper": Trial(("--paper", "A3"), deck=LARGE.replace("200 x 280", "250 x 300")),
        "--printer": Trial(("--printer", "Konica"), deck=LARGE),
        "--font-dir": Trial(("--font-dir", "polices")),
    },
}


class Outcome(NamedTuple):
    """How a run ended: its status, what it said, and every file that it left, by its digest."""

    status: int
    said: str
    files: dict[str, str]


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Runs one command line in a project of its own; runs that are asked for twice are made once."""
    patch, made = pytest.MonkeyPatch(), {}
    printers = tmp_path_factory.mktemp("imprimantes")
    (printers / "konica.yaml").write_text(PRINTER, "utf-8")
    patch.setattr("kit.delivery.profiles.folder", lambda: printers)
    # The page of pictures only shows what was written. First where it is imported, so that the real one is put back.
    for module in ("kit.cli.single", "kit.delivery.gallery"):
        patch.setattr(f"{module}.write_gallery", lambda *given, **more: None)

    def once(command: str, words: tuple[str, ...], deck: str) -> Outcome:
        key = (command, words, deck)
        if key not in made:
            folder = tmp_path_factory.mktemp("projet")
            Project(folder, WORKSHOP.replace("sheet: regles", "sheet: regles, size: A3"), deck,
                    SHEET.replace("On écoute.", "Ici, {tous|toutes} écoutent."))
            (folder / "seance.yaml").write_text("place: Dijon\n", "utf-8")
            (folder / "annee.csv").write_text("lieu\nDijon\n", "utf-8")
            (folder / "region").mkdir()
            (folder / "region/overlay.yaml").write_text(REGION, "utf-8")
            (folder / "polices").mkdir()  # of one face, which stands in for the others
            (folder / "polices" / "seule.ttf").write_bytes(
                (shipped("assets/fonts") / "AtkinsonHyperlegibleNext-Regular.ttf").read_bytes())
            (folder / "reponses.yaml").write_text(RESULTS, "utf-8")
            patch.chdir(folder)
            made[key] = _run([command, *NAMED[command], *words], folder / "output")
        return made[key]

    yield once
    patch.undo()


def _run(words: list[str], output: Path) -> Outcome:
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        status = main(words)
    files = {path.relative_to(output).as_posix(): sha256(path.read_bytes()).hexdigest()
             for path in sorted(output.rglob("*")) if path.is_file() and path.name != "manifest.json"}
    return Outcome(status, said.getvalue(), files)


def options(command: str) -> list[str]:
    """The options of a command, each by its first name."""
    found = importlib.import_module(f"kit.cli.{command}").command.params
    return [one.opts[0] for one in found if one.param_type_name == "option"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_tried(command):
    assert set(options(command)) - OTHERWISE == set(TRIALS[command])


# What a sheet or a check understands as a pack does is tried slowly.
@pytest.mark.parametrize("command, option", [
    pytest.param(command, option, marks=pytest.mark.slow if command in ("sheet", "check") and option in TRIALS["pack"] else ())
    for command in COMMANDS for option in TRIALS[command]])
def test_an_option_changes_what_is_made_or_is_refused(run, command, option):
    trial = TRIALS[command][option]
    usual, asked = (run(command, words, trial.deck) for words in (trial.beside, (*trial.beside, *trial.given)))
    assert usual.status in (0, 1) and asked.status in (0, 1, 2), asked.said
    if command == "check":
        assert asked.said != usual.said
    elif asked.status:
        assert asked.said and not asked.files, "refused, and yet something was written"
    else:
        assert usual.status == 0 and asked.files and asked.files != usual.files
