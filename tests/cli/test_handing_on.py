"""What one workshop wrote is printed on the cards and the sheets of the next; nothing of it is dropped in silence."""

from __future__ import annotations

import pytest

from kit.cli.app import main
from kit.delivery import manifest

from . import trail

SKILLS = ("Aller vers les personnes", "Dire non sans rompre le lien")


@pytest.fixture
def pack(tmp_path, monkeypatch, capsys):
    """Packs the workshop that receives, with this text as its results."""
    monkeypatch.chdir(trail.planted(tmp_path))

    def once(results: str, *words: str) -> tuple[int, str]:
        (tmp_path / "resultats.yaml").write_text(results, "utf-8")
        capsys.readouterr()
        status = main(["pack", "fiche", "--results", "resultats.yaml", "--only", "sheets,cards", *words])
        return status, capsys.readouterr().err

    return once


def listed(*items: str) -> str:
    """A results file that is nothing but a list."""
    return trail.GRID + "".join(f"  - {item}\n" for item in items)


def made(tmp_path, name: str) -> str:
    return trail.said(tmp_path / "output" / "fiche" / f"{name}.pdf")


def test_skills_become_cards_and_stand_on_the_sheets(pack, tmp_path):
    assert pack(listed(*SKILLS)) == (0, pack(listed(*SKILLS), "--force")[1])
    for words in SKILLS:
        for name in ("cartes-missions", "poste", "suite"):
            assert words in made(tmp_path, name), name
    deck, = manifest.read(tmp_path / "output" / "fiche").decks
    assert [(card.card, card.copies) for card in deck.cards] == [("M1", 1), ("+1", 1), ("+2", 1), ("M-libre", 1)]


def test_what_was_read_back_from_a_form_is_handed_on_too(pack, tmp_path):
    text = ("results: grille\nanswers:\n  ligne-1: {competence: Accueillir, type: A}\n"
            "  ligne-3: {competence: Écouter}\n")
    assert pack(text)[0] == 0
    assert "Accueillir Écouter" in made(tmp_path, "poste") and "Écouter" in made(tmp_path, "cartes-missions")


def test_what_a_file_says_of_a_place_goes_before_what_is_handed_on(pack, tmp_path):
    own = "results: poste\nanswers: {competences: {reponse: Tout autre chose}}\n"
    (tmp_path / "poste.yaml").write_text(own, "utf-8")
    assert pack(listed(*SKILLS), "--results", "poste.yaml")[0] == 0
    assert "Tout autre chose" in made(tmp_path, "poste") and SKILLS[0] not in made(tmp_path, "poste")
    assert SKILLS[0] in made(tmp_path, "cartes-missions")


def test_more_results_than_blank_cards_is_said_and_none_is_lost(pack, tmp_path):
    items = [f"Savoir numéro {n}" for n in range(1, 5)]
    status, err = pack(listed(*items))
    assert status == 0 and "resultats.yaml:6:5: attention[resultats-et-cartes-vierges]" in err
    assert all(item in made(tmp_path, "cartes-missions") for item in items)


def test_more_results_than_rows_is_an_error_at_the_first_that_has_none(pack, tmp_path):
    status, err = pack(listed(*(f"Savoir {n}" for n in range(1, 6))))
    assert status == 1 and "resultats.yaml:7:5: erreur[resultats-trop-nombreux]" in err
    assert "« suite » a 4 lignes libres à cet endroit, pour 5 résultats" in err
    assert not (tmp_path / "output").exists()


def test_a_list_longer_than_its_own_table_is_an_error(pack):
    assert "« grille » a 6 lignes libres" in pack(listed(*"abcdefg"))[1]


def test_a_list_goes_into_tables_only(pack):
    status, err = pack("results: poste\nlines: [Accueillir]\n")
    assert status == 1 and "resultats.yaml:2:9: erreur[resultats-sans-tableau]" in err


def test_another_answer_makes_another_pack(pack):
    pack(listed(*SKILLS))
    assert "déjà à jour" in pack(listed(*SKILLS))[1]
    assert "déjà à jour" not in pack(listed(*SKILLS, "Écouter"))[1]


def test_a_path_whose_place_is_not_there_says_so(pack, tmp_path):
    path = tmp_path / "workshops" / "parcours.yaml"
    path.write_text(trail.PATH.replace("competences/reponse", "competance/reponse"), "utf-8")
    status, err = pack(listed(*SKILLS))
    assert status == 1 and "champ-absent" in err and "vouliez-vous dire « competences/reponse »" in err


def test_in_simple_words_results_find_their_place(pack, tmp_path):
    sheet = tmp_path / "assets" / "sheets" / "poste.yaml"
    simple = "{title: Compétences, simple: {title: Savoirs}}"
    sheet.write_text(sheet.read_text("utf-8").replace("{title: Compétences}", simple), "utf-8")
    assert pack(listed(*SKILLS), "--edition", "simple")[0] == 0
    poste = trail.said(tmp_path / "output" / "fiche-simple" / "poste.pdf")
    assert "Savoirs" in poste and SKILLS[1] in poste
