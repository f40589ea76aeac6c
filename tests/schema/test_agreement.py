"""What an editor marks, the kit refuses; what the kit refuses, an editor marks, as far as a schema can say it.

A schema cannot say that names agree, that a reference leads somewhere, that numbers rise, that sums hold.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from kit.model.library import Library
from kit.reading.diagnostics import ERROR, Report
from tests.reading import corpus

from . import editor

# What a schema can say is wrong.
SAYABLE = {
    "affiche-symbole-et-points", "atelier-sans-etape", "carte-incomplete", "choix-inconnu", "cle-inconnue",
    "cle-manquante", "cles-attendues", "couleur-illisible", "date-illisible", "duree-hors-bornes", "duree-illisible",
    "etape-ou-parallele", "etiquette-yaml", "fichier-inconnu", "heure-illisible", "intervalle-illisible",
    "jeu-ou-support", "jeu-vide", "lettre-trop-longue", "liste-attendue", "liste-vide", "mesure-illisible",
    "nom-impossible", "nombre-attendu", "nombre-hors-bornes", "oui-ou-non", "parcours-trop-long",
    "parcours-un-ou-deux", "protegee-et-facultative", "reserve-illisible", "retrait-manquant", "tableau-sans-ligne",
    "taille-inconnue", "texte-attendu", "tiret-manquant", "trois-nombres", "trop-d-etapes", "valeur-vide",
}
KINDS = {"workshops": "workshop", "cards": "deck", "sheets": "sheet", "papers": "paper", "events": "event",
         "themes": "theme", "overlays": "overlay"}
# Wrong in what no schema sees: a year that is not one of its budget's, a day that does not exist, `4-2`.
BEYOND = {"budget.yaml", "evenement.yaml", "jours-mal-ecrits.yaml"}
SEEDS = [*range(4), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(4, 24))]
NAMING = ("workshop", "deck", "sheet", "paper", "path")  # of the file, which a test of its own holds
# What a value is changed for. Not `null`, which the kit reads as a word where a text may stand, nor `true` and `false`:
# an editor would offer these at every text if they were allowed there. They are left to what answers yes or no.
AWKWARD = ("12:30", "2", 90, 0, -1, 12.5, "on", "oui", "", "un texte", "10%", "5/8/10", "2-4", "#aabbcc", "poker",
           "12/01/2027", "2027-01-12", "14h", "true", "fr", 1, 2, [], {}, ["un"], {"un": "deux"}, [{"un": 1}])


def refusals(report: Report) -> set[str]:
    return {found.code for found in report if found.severity == ERROR} & SAYABLE


def kind_of(path: Path) -> str | None:
    """The kind of a bad file, told by its folder; None for one of a folder that has several."""
    inner = path.relative_to(corpus.PROJECT)
    if inner.parts[0] == "overlays" and path.name != "overlay.yaml":
        return None
    if path.stem.startswith("parcours"):
        return "path"
    return KINDS.get(inner.parts[0 if inner.parts[0] == "overlays" else -2])


@pytest.mark.parametrize("path", [path for path in corpus.FILES if kind_of(path)],
                         ids=lambda path: path.relative_to(corpus.PROJECT).as_posix())
def test_a_bad_file_is_marked_for_what_a_schema_can_say(path):
    wrong, marked = refusals(corpus.opened(path)), editor.complaints(kind_of(path), path.read_text("utf-8"))
    assert bool(marked) == bool(wrong) or path.name in BEYOND, wrong


def places(value: object, found: list) -> list:
    """Every value of a file with what holds it and its key there."""
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        found.append((value, key))
        places(value[key], found)
    return found


def mutated(values: dict, chance: random.Random) -> str:
    """A file with one thing about it changed, written as JSON, which is YAML."""
    holder, key = chance.choice(places(values, []))
    what = 0 if holder is values and key in NAMING else chance.randrange(5)
    if what == 0:
        del holder[key]
    elif what == 1 and isinstance(holder, dict):
        holder[f"{key}s"] = holder.pop(key)
    elif what == 2 and isinstance(holder, list):
        holder.append(chance.choice(AWKWARD))
    else:
        holder[key] = chance.choice(AWKWARD)
    return json.dumps(values, ensure_ascii=False)


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("projet")


@pytest.mark.parametrize("seed", SEEDS)
def test_both_readers_agree_about_a_file_with_one_thing_changed(seed, project):
    chance = random.Random(seed)
    files = [(path, kind) for path, kind in editor.shipped().items() if path.parts[0] not in ("docs", "kit")]
    for path, kind in chance.sample(files, 25):
        text = mutated(editor.read((editor.ROOT / path).read_text("utf-8")), chance)
        file = project / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        library = Library(project, Report())
        library.open(file)
        wrong, marked = refusals(library.report), editor.complaints(kind, text)
        assert bool(wrong) == bool(marked), f"{path}: {wrong} {marked}\n{text}"
        file.unlink()
