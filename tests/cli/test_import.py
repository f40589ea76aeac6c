"""A sheet filled in on a screen comes back as a file of answers, which the next printing bears."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.cli.app import main
from kit.model.library import Library
from kit.reading.diagnostics import Report
from tests.pdf import reading_back
from tests.pdf.filling import filled

MISSION = "Accueillir à l’œuvre : « être là », 35 € – déjà"
MORE = f"{MISSION}\nDeuxième *ligne* # et suite"


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fill(path: Path, hand) -> Path:
    out = path.with_name(f"{path.stem}-rempli.pdf")
    out.write_bytes(filled(path.read_bytes(), hand))
    return out


def results(path: Path) -> dict[str, str]:
    report = Report()
    found = Library(path.parent, report).results(path.absolute())
    assert found and not len(report), list(report)
    return dict(found.named)


def hand(name: str, word: str) -> object:
    if word:
        return word in ("version-1", "oui")
    return {"missions-trois-a-six/reponse": MORE, "finalite/reponse": MISSION}.get(name.partition("/")[2], "")


def test_what_is_written_on_a_screen_is_on_the_next_paper(here, capsys):
    assert main(["pack", "fiche-de-poste", "--only", "sheets"]) == 0
    copy = fill(here / "output/fiche-de-poste/fiche-de-poste.pdf", hand)
    assert main(["import", str(copy)]) == 0
    assert "resultats" in capsys.readouterr().err
    said = results(here / "resultats/fiche-de-poste.yaml")
    assert said == {"intitule-structure-service/choix": "Version 1", "finalite/reponse": MISSION,
                    "missions-trois-a-six/reponse": MORE}
    again = ["pack", "fiche-de-poste", "--only", "sheets", "--results", "resultats/fiche-de-poste.yaml"]
    assert main(again) == 0
    (page,) = reading_back.texts(here / "output/fiche-de-poste/fiche-de-poste.pdf")
    printed = reading_back.bare(page)
    assert printed.count(reading_back.bare(MISSION)) == 2
    assert reading_back.bare("Deuxième *ligne* # et suite") in printed
    # The printed copy holds its answers as values, and can be read back without being filled in again.
    assert main(["import", "output/fiche-de-poste/fiche-de-poste.pdf", "--force"]) == 0
    assert results(here / "resultats/fiche-de-poste.yaml") == said


def test_a_pack_with_other_answers_is_not_up_to_date(here, capsys):
    (here / "r.yaml").write_text("results: fiche-de-poste\nanswers: {finalite: {reponse: Un}}\n", "utf-8")
    order = ["pack", "fiche-de-poste", "--only", "sheets", "--results", "r.yaml"]
    assert main(order) == 0 and main(order) == 0
    assert "déjà à jour" in capsys.readouterr().err
    (here / "r.yaml").write_text("results: fiche-de-poste\nanswers: {finalite: {reponse: Deux}}\n", "utf-8")
    assert main(order) == 0
    assert "déjà à jour" not in capsys.readouterr().err


def test_a_second_copy_has_a_number_unless_it_is_to_replace_the_first(here):
    assert main(["sheet", "evaluation"]) == 0
    sheet = here / "output/supports/evaluation.pdf"
    for word in ("oui", "non"):
        copy = fill(sheet, lambda name, box, word=word: box == word)
        assert main(["import", str(copy)]) == 0
    names = ["resultats/evaluation.yaml", "resultats/evaluation-2.yaml"]
    key = "questions/j-aimerais-venir-la-prochaine-fois"
    assert [results(here / name)[key] for name in names] == ["Oui", "Non"]
    assert main(["import", str(copy), "--force"]) == 0
    assert [results(here / name)[key] for name in names] == ["Non", "Non"]
    assert sorted(path.name for path in (here / "resultats").iterdir() if path.suffix) == [
        "evaluation-2.yaml", "evaluation.yaml"]


def test_a_copy_in_simple_words_gives_the_same_answers(here):
    assert main(["sheet", "fiche-de-poste", "--edition", "simple"]) == 0
    (sheet,) = (here / "output/supports").glob("*.pdf")
    copy = fill(sheet, lambda name, word: MISSION if name.endswith("missions-de-trois-a-six/reponse") else "")
    assert main(["import", str(copy)]) == 0
    assert results(here / "resultats/fiche-de-poste.yaml") == {"missions-trois-a-six/reponse": MISSION}


@pytest.mark.parametrize("name, code", [("photo.pdf", "formulaire-illisible"), ("affiche.pdf", "pdf-sans-champ"),
                                        ("absent.pdf", "fichier-illisible")])
def test_what_is_no_form_of_the_kit_is_refused(here, capsys, name, code):
    (here / "photo.pdf").write_bytes(b"\xff\xd8\xff not a pdf")
    if name == "affiche.pdf":
        assert main(["sheet", "regles-du-debat", "--size", "A4"]) == 0
        (here / "output/supports/regles-du-debat-a4.pdf").rename(here / name)
    assert main(["import", name]) == 1
    assert f"[{code}]" in capsys.readouterr().err
    assert not (here / "resultats").exists()


def test_a_field_or_an_answer_that_no_sheet_has_is_said_and_the_rest_is_taken(here, capsys):
    (here / "r.yaml").write_text("results: restitution\nanswers:\n  la-suite:\n    prochaine-dat: Jeudi\n"
                                 "    prochaine-date: Lundi\n", "utf-8")
    assert main(["sheet", "restitution", "--results", "r.yaml"]) == 0
    said = capsys.readouterr().err
    assert "r.yaml:4:" in said and "[champ-inconnu]" in said and "prochaine-date" in said
    (page,) = reading_back.texts(here / "output/supports/restitution.pdf")
    assert "Lundi" in page and "Jeudi" not in page


def test_an_answer_too_long_for_its_place_is_refused_there(here, capsys):
    (here / "r.yaml").write_text(f"results: restitution\nanswers:\n  la-suite:\n    prochaine-date: {'mot ' * 60}\n",
                                 "utf-8")
    assert main(["sheet", "restitution", "--results", "r.yaml"]) == 1
    assert "r.yaml:4:" in capsys.readouterr().err
    assert not (here / "output/supports/restitution.pdf").exists()


def test_answers_of_an_unknown_sheet_are_refused(here, capsys):
    (here / "r.yaml").write_text("results: restitutio\n", "utf-8")
    assert main(["sheet", "restitution", "--results", "r.yaml"]) == 1
    assert "[support-inconnu]" in capsys.readouterr().err


def test_a_pack_of_several_sizes_gives_the_one_that_was_written_on(here, capsys):
    assert main(["pack", "fiche-de-poste"]) == 0
    whole = here / "output/fiche-de-poste/pack.pdf"
    copy = fill(whole, lambda name, word: MISSION if name == "fiche-de-poste-a4/finalite/reponse" else "")
    capsys.readouterr()
    assert main(["import", str(copy)]) == 0
    assert results(here / "resultats/fiche-de-poste.yaml") == {"finalite/reponse": MISSION}
    assert [path.name for path in (here / "resultats").iterdir() if path.suffix == ".yaml"] == ["fiche-de-poste.yaml"]


def test_a_blank_form_is_said_to_be_blank(here, capsys):
    assert main(["sheet", "evaluation"]) == 0
    assert main(["import", "output/supports/evaluation.pdf"]) == 0
    assert "[pdf-sans-reponse]" in capsys.readouterr().err
    assert not (here / "resultats").exists()
