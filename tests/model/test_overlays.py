"""Folders laid over the kit say only their differences, stack, and are at fault in their own lines."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kit.model.library import DECKS, SHEETS_SHELF, Library
from kit.model.overlays import OverlaidLibrary, overlaid
from kit.reading.diagnostics import Report

WORKSHOP = """\
workshop: essai
title: L'accueil des personnes accompagnées
summary: Avec les personnes accompagnées.
guide: {sheets: [FA1, FA5], says: Associer les personnes accompagnées., proposes: Avec les personnes accompagnées.}
audience: Tout le monde.
aims: [Voir]
outcome: Une page.
participants: {min: 2, typical: 6, max: 12}
tables: {size: 4}
facilitators: [{count: 1}]
room: Une table.
frame: Bienvenue.
watch: [Écouter]
print: [{deck: cartes}, {sheet: feuille}]
steps:
  - {step: cadre, title: Cadre, kind: opening, minutes: 10}
  - title: Deux groupes
    parallel:
      - - {step: un, title: Un, kind: work, minutes: 10}
      - - {step: deux, title: Deux, kind: work, minutes: 10}
  - {step: fin, title: Fin, kind: closing, minutes: 10}
sources: [Guide des personnes accompagnées]
"""
DECK = """\
deck: cartes
title: Cartes
updated: 2026-11
size: poker
template: claim
categories: {vie: {title: Vie, letter: V, shape: circle, colour: blue}}
cards:
  - {card: C1, category: vie, status: ouvert, fact: Oui., question: Et ?, guide: [FA1],
     front: Les personnes accompagnées rient.}
  - {card: C2, category: vie, status: ouvert, fact: Non., question: Et ?, front: Les personnes accompagnées dansent.}
"""
SHEET = """\
sheet: feuille
title: Feuille
template: form
sections:
  - title: La suite
    fields:
      - {label: Avec les personnes accompagnées}
      - {label: Contrat, hint: à vérifier, local: convention, simple: {hint: à voir}}
"""
WORDS = "words: {personnes accompagnées: personnes hébergées}\n"


class Region:
    """A project, and folders to lay over it."""

    def __init__(self, folder):
        self.folder, self.laid = folder, []
        for path, text in (("workshops/essai", WORKSHOP), ("cards/cartes", DECK), ("assets/sheets/feuille", SHEET)):
            self.write(f"projet/{path}.yaml", text)

    def write(self, path: str, text: str):
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, "utf-8")

    def over(self, name: str, settings: str = "", **files: str) -> Region:
        """One more folder; of a file `cards_cartes` is `cards/cartes.yaml`."""
        self.write(f"{name}/overlay.yaml", f"overlay: {name}\ntitle: {name.title()}\n{settings}")
        for path, text in files.items():
            folder, _, stem = path.rpartition("_")
            self.write(f"{name}/{folder.replace('_', '/')}/{stem}.yaml", text)
        self.laid.append(self.folder / name)
        return self

    def open(self) -> OverlaidLibrary | None:
        self.report = Report()
        return overlaid(Library(self.folder / "projet", self.report), self.laid)

    @property
    def said(self) -> list[tuple[str, str, int]]:
        return [(os.path.basename(os.path.dirname(d.file)) or d.file, d.code, d.place.line) for d in self.report]


@pytest.fixture
def region(tmp_path) -> Region:
    return Region(tmp_path)


def test_words_are_changed_but_not_names_nor_what_is_cited(region):
    library = region.over("region", WORDS + "  # les mots\n").open()
    workshop, deck, sheet = library.workshop("essai"), library.deck("cartes"), library.sheet("feuille")
    assert workshop.title == "L'accueil des personnes hébergées"
    assert workshop.guide.proposes == "Avec les personnes hébergées."
    assert workshop.guide.says == "Associer les personnes accompagnées."
    assert workshop.sources == ("Guide des personnes accompagnées",)
    fronts = [card.front for card in deck.cards]
    assert fronts == ["Les personnes accompagnées rient.", "Les personnes hébergées dansent."]
    assert sheet.sections[0].fields[0].label == "Avec les personnes hébergées"
    assert not len(region.report)


def test_a_word_that_is_also_a_name_changes_no_name(region):
    library = region.over("region", "words: {cartes: fiches, essai: test, feuille: page, cadre: règles}\n").open()
    workshop = library.workshop("essai")
    assert workshop.workshop == "essai" and workshop.steps[0].step == "cadre" and workshop.steps[0].title == "Règles"
    assert workshop.print[0].deck == "cartes" and library.deck("cartes").title == "Fiches"
    assert library.sheet("feuille").title == "Page"


def test_a_text_keeps_its_place_and_its_field_the_name_it_had(region):
    from kit.model.blanks import blanks

    plain = Library(region.folder / "projet", Report())
    library = region.over("region", WORDS).open()
    base, here = plain.sheet("feuille"), library.sheet("feuille")
    assert here.sections[0].fields[0].label.place[1:] == base.sections[0].fields[0].label.place[1:]
    assert [blank.name for blank in blanks(here).values()] == [blank.name for blank in blanks(base).values()]


def test_lists_change_entry_by_entry(region):
    library = region.over("region", cards_cartes="""\
deck: cartes
title: Nos cartes
categories: {vie: {colour: green}, soin: {title: Soin, letter: S, shape: square, colour: plum}}
cards:
  drop: [C1]
  change: {C2: {fact: Autre chose.}}
  before: {C2: [{card: N0, category: soin, status: ouvert, front: Avant., fact: A., question: Q ?}]}
  after: {C2: [{card: N1, category: vie, status: ouvert, front: Après., fact: A., question: Q ?}]}
  add: [{card: N2, category: vie, status: ouvert, front: Enfin., fact: A., question: Q ?}]
""", workshops_essai="""\
workshop: essai
participants: {max: 20}
watch: {add: [Regarder]}
aims: [Autre]
steps:
  change: {deux: {minutes: 20}}
  after: {un: [{step: bis, title: Bis, kind: work, minutes: 5}]}
materials: {add: [{item: Un stylo}]}
""").open()
    deck, workshop = library.deck("cartes"), library.workshop("essai")
    assert [str(card.card) for card in deck.cards] == ["N0", "C2", "N1", "N2"]
    assert deck.title == "Nos cartes" and deck.cards[1].fact == "Autre chose."
    assert deck.cards[1].front == "Les personnes accompagnées dansent."
    assert deck.categories["vie"].colour == "green" and deck.categories["vie"].title == "Vie"
    assert workshop.participants.max == 20 and workshop.participants.min == 2
    assert workshop.watch == ("Écouter", "Regarder") and workshop.aims == ("Autre",)
    assert [str(step.step) for step in workshop.steps[1].parallel[0]] == ["un", "bis"]
    assert workshop.steps[1].parallel[1][0].minutes == (20, 20, 20)
    assert [material.item for material in workshop.materials] == ["Un stylo"]
    assert not len(region.report)


def test_the_last_folder_lies_uppermost(region):
    region.over("region", WORDS + "organisation: Région\n", cards_cartes="deck: cartes\ntitle: Région\nabout: D'ici.\n")
    region.over("maison", "words: {personnes hébergées: résidents, D'ici: De là}\norganisation: Maison\n",
                cards_cartes="deck: cartes\ntitle: Maison\n")
    library = region.open()
    deck = library.deck("cartes")
    assert (deck.title, deck.about) == ("Maison", "De là.")
    assert deck.cards[1].front == "Les résidents dansent."
    assert library.usual_event.organisation == "Maison"
    region.laid.reverse()
    assert region.open().deck("cartes").title == "Région"


def test_what_a_folder_says_itself_its_own_words_do_not_change(region):
    library = region.over("region", WORDS, cards_cartes="deck: cartes\ntitle: Les personnes accompagnées\n").open()
    assert library.deck("cartes").title == "Les personnes accompagnées"


def test_a_new_file_is_a_new_thing_and_may_be_laid_over(region):
    region.over("region", cards_neuf=DECK.replace("deck: cartes", "deck: neuf"))
    library = region.over("maison", cards_neuf="deck: neuf\ntitle: Encore\n").open()
    assert "neuf" in library.names(DECKS) and "neuf" not in library.names(SHEETS_SHELF)
    assert library.deck("neuf").title == "Encore" and len(library.deck("neuf").cards) == 2


def test_the_agreement_and_the_partners(region):
    partners = "partners: [{name: Le Relais, what: relire, for: [FA5]}, {name: Le Cercle, what: parler, for: [FA7]}]\n"
    region.over("region", f"convention: Accord d'ici\n{partners}")
    library = region.over("maison", "partners: [{name: Le Relais, what: écouter, for: [FA5]}]\n").open()
    asked = library.sheet("feuille").sections[0].fields[1]
    assert asked.hint == "Accord d'ici" and asked.simple.hint is None
    assert [(p.name, p.what) for p in library.partners(["FA1", "FA5"])] == [("Le Relais", "écouter")]


def test_colours_of_the_theme(region):
    library = region.over("region", 'colours: {accents: {green: {ink: "#123456"}}}\n').open()
    plain = Library(region.folder / "projet", Report()).theme()
    assert library.theme().accent("green").ink == "#123456"
    assert library.theme().accent("green").tint == plain.accent("green").tint
    assert library.theme().accent("blue") == plain.accent("blue")


def test_faults_are_at_their_line_whoever_wrote_it(region):
    changes = "deck: cartes\ncards:\n  change:\n    C2:\n      status: peut-être\n      icone: x\n"
    region.over("region", cards_cartes=changes,
                workshops_essai="workshop: essai\nprint: {add: [{deck: absent}]}\nsteps: {drop: [absente]}\n")
    region.write("projet/assets/sheets/feuille.yaml", SHEET.replace("sections:", "ecrit: moi\nsections:"))
    library = region.open()
    assert library.deck("cartes") is library.workshop("essai") is None
    assert library.sheet("feuille") is None
    assert region.said == [("cards", "choix-inconnu", 5), ("cards", "cle-inconnue", 6), ("workshops", "jeu-inconnu", 2),
                           ("workshops", "entree-inconnue", 3), ("sheets", "cle-inconnue", 4)]


@pytest.mark.parametrize("said", ["{change: x}", "{add: {}}", "{drop: }", "{}", "{before: {x: y}}", "{change: {a: b}}"])
def test_what_is_no_change_to_a_list_is_the_value_that_it_is(region, said):
    library = region.over("region", workshops_essai=f"workshop: essai\nvariants: {said}\n").open()
    assert library.workshop("essai") is None
    assert region.said == [("workshops", "liste-attendue", 2)]


def test_an_inclusive_form_or_a_simple_word_of_a_folder_alone_is_noticed(region):
    from kit.model.inclusive import addressed

    over = "deck: cartes\ntitle: '{Tous|Toutes}'\nsimple: {about: Et/ou.}\n"
    library = region.over("region", cards_cartes=over).open()
    deck = library.deck("cartes")
    assert addressed(deck, "doublet").title == "Toutes et tous"
    assert [code for _, code, _ in region.said] == ["simple-signe"]


def test_a_folder_that_is_none_or_named_twice(region, tmp_path):
    region.laid.append(tmp_path / "rien")
    assert region.open() is None and [d.code for d in region.report] == ["adaptation-introuvable"]
    region.laid.clear()
    region.over("region").laid.append(tmp_path / "region")
    assert region.open() is None and region.said == [(tmp_path.joinpath("region").name, "adaptation-en-double", 1)]


def test_files_that_nobody_would_read_are_said(region):
    region.over("region", sheets_feuille="sheet: feuille\n")
    assert region.open() is None and [d.code for d in region.report] == ["fichier-egare"]


@pytest.mark.parametrize("logo, code", [("absent.png", "fichier-illisible"), ("../secret.png", "hors-du-projet"),
                                        ("/etc/hostname", "hors-du-projet"), ("lien.png", "hors-du-projet")])
def test_a_logo_is_a_file_of_the_folder(region, tmp_path, logo, code):
    (tmp_path / "secret.png").write_bytes(b"")
    region.over("region", f"logo: {logo}\n")
    (tmp_path / "region/lien.png").symlink_to(tmp_path / "secret.png")
    assert region.open() is None and region.said == [("region", code, 3)]


def test_links_inside_do_not_lead_out(region, tmp_path):
    region.over("region")
    (tmp_path / "region/cards").mkdir()
    (tmp_path / "ailleurs.yaml").write_text("deck: cartes\n", "utf-8")
    (tmp_path / "region/cards/cartes.yaml").symlink_to(tmp_path / "ailleurs.yaml")
    assert region.open() is None and [d.code for d in region.report] == ["hors-du-projet"]


def test_words_that_nothing_says_are_said_once_all_is_read(region):
    library = region.over("region", "words: {personnes accompagnées: gens, licornes: chevaux}\n").open()
    library.workshop("essai"), library.deck("cartes"), library.sheet("feuille"), library.check_words()
    assert region.said == [("region", "mot-inutile", 3)]


def test_the_kit_alone_never_reads_what_lays_folders_over_it():
    program = ("import sys, kit.cli.pack, kit.cli.workroom, kit.cli.ordering, kit.delivery.packing, kit.documents.guide\n"
               "own = 'overlay', 'overlay_folder', 'overlays', 'merging', 'vocabulary', 'rewording'\n"
               "assert not any(f'kit.model.{name}' in sys.modules for name in own)")
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
