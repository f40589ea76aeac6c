"""`pack --watch`: what a change concerns is made anew, and only that; errors are lived through; Ctrl-C ends it."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from kit.cli.app import main
from kit.delivery.unchanged import NAME as STAMP
from kit.model.library import WORKSHOPS, Library
from kit.pdf.document import Printer

from .small import DECK, ROOT, state, workshop
from .vigil import Vigil, changed

WAITING = "J'attends vos changements ; Ctrl-C pour arrêter.\n"


@pytest.fixture
def watch(project, capsys, monkeypatch) -> Vigil:
    """In a project of two workshops, which are all there are."""
    listed = Library._listed
    monkeypatch.setattr(Library, "_listed", lambda library, shelf: {
        name: path for name, path in listed(library, shelf).items()
        if shelf is not WORKSHOPS or path.is_relative_to(project)})
    return Vigil(capsys, monkeypatch)


def files(folder: str | Path) -> dict[str, bytes]:
    return {name: data for name, (data, _) in state(Path(folder)).items()}


def made_cold(tmp_path_factory, *words: str) -> dict[str, bytes]:
    """What a build of the same files makes that has nothing at hand, but for the page of pictures."""
    elsewhere = tmp_path_factory.mktemp("cold")
    assert main(["pack", *words, "--force", "--output", str(elsewhere)]) == 0
    return {name: data for name, data in files(elsewhere).items() if name.startswith(words)}


def test_only_what_a_change_concerns_is_made_anew(watch, project, tmp_path_factory):
    before = {}
    run = watch(edits=[lambda: before.update(state(Path("output"))),
                       changed("cards/jeu-un.yaml", "Que voit-on", "Que sent-on")])
    assert run.status == 130 and watch.heard.endswith(WAITING)
    assert re.fullmatch(r"\d\d:\d\d:\d\d, cards/jeu-un\.yaml a changé : output/un refait en [\d,]+ s\n", watch.said[1])
    now = state(Path("output"))
    assert {name for name in now if now[name] != before[name]} == {
        "un/cartes-jeu-un.pdf", "un/pack.pdf", "un/manifest.json"}
    assert files("output") == made_cold(tmp_path_factory, "un", "deux")


def test_it_leaves_quietly_and_nothing_behind(watch):
    run = watch("un")
    assert (run.status, run.out, run.err) == (130, "", "")
    assert watch.heard.startswith("output/un : ") and watch.heard.endswith(WAITING)
    assert [path.name for path in Path("output").iterdir() if path.name.startswith(".")] == []
    assert not (Path("output") / STAMP).exists(), "else the same command would not wait the next time"


def test_what_is_up_to_date_is_not_made_again(watch):
    main(["pack", "un"])
    before = state(Path("output/un"))
    watch("un", edits=[changed("workshops/un.yaml", "Un essai", "Un essai"),
                       lambda: Path("cards/brouillon.yaml").write_text("deck: brouillon"),
                       lambda: Path("workshops/un.yaml~").write_text("")])
    assert watch.heard.startswith("output/un : déjà à jour\n") and watch.said == ["", "", ""]
    assert state(Path("output/un")) == before


def test_an_error_is_said_and_then_that_it_is_mended(watch):
    before = {}
    watch("un", edits=[changed("workshops/un.yaml", "summary:", "sumary:"), lambda: before.update(files("output/un")),
                       changed("workshops/deux.yaml", "Un essai", "Un autre"),
                       changed("workshops/un.yaml", "sumary:", "summary:"),
                       changed("workshops/un.yaml", "Un essai", "Bel essai")])
    wrong, _, other, mended, further = watch.said
    assert "output/un laissé tel quel, à cause des erreurs dites plus bas\n" in wrong and "[cle-inconnue]" in wrong
    assert other == "", "nobody asked for that one"
    assert mended.endswith("workshops/un.yaml a changé : plus d'erreur, tout est à jour\n")
    assert further.endswith(" s\n") and "erreur" not in further
    assert files("output/un") != before


def test_an_error_mended_by_other_words_is_said_so(watch):
    watch("un", edits=[changed("cards/jeu-un.yaml", "front:", "frnt:"),
                       changed("cards/jeu-un.yaml", "frnt: Que", "front: Mais que"),
                       changed("cards/jeu-un.yaml", "frnt:", "front:")])
    wrong, half, mended = watch.said
    assert wrong.count("erreur[") == 2 and half.count("erreur[") == 1, "each time, what is still wrong"
    assert "plus d'erreur, output/un refait en" in mended


def test_a_warning_is_said_each_time(watch):
    """Whether or not what it is about was made anew."""
    deck = Path("cards/jeu-un.yaml")
    deck.write_text(deck.read_text("utf-8").replace("voit-on ?}", "voit-on ?, simple: {front: "
                                                    f"Que {'voit-on et ' * 20}sent-on ?}}}}"), "utf-8")
    watch("un", edits=[changed("workshops/un.yaml", "Un essai", "Essai"), changed(deck, "entend-on", "attend-on")])
    assert all("[simple-phrase-longue]" in said and "refait" in said for said in watch.said)


def test_what_is_up_to_date_at_the_start_is_at_hand(watch, monkeypatch):
    main(["pack", "un"])
    drawn, draw = [], Printer.draw
    monkeypatch.setattr(Printer, "draw", lambda printer, pages: drawn.append(len(pages)) or draw(printer, pages))
    counts = []
    watch("un", edits=[lambda: counts.append(len(drawn)), changed("cards/jeu-un.yaml", "Que voit-on", "Que sent-on"),
                       lambda: counts.append(len(drawn))])
    assert watch.heard.startswith("output/un : déjà à jour\n")
    assert counts[1] - counts[0] == 1 < counts[0], "the deck alone"


def test_a_renamed_deck_is_missed_and_found_again(watch):
    watch("un", edits=[lambda: Path("cards/jeu-un.yaml").rename("cards/jeu-neuf.yaml"),
                       lambda: Path("cards/jeu-neuf.yaml").rename("cards/jeu-un.yaml")])
    missed, found = watch.said
    assert "cards/jeu-neuf.yaml a changé, cards/jeu-un.yaml n'est plus là" in missed and "[jeu-inconnu]" in missed
    assert "plus d'erreur" in found


def test_a_new_workshop_is_packed_and_one_that_is_gone_is_told(watch):
    watch(edits=[lambda: Path("workshops/trois.yaml").write_text(workshop("trois"), "utf-8"),
                 changed("workshops/trois.yaml", "Un essai", "Un troisième"),
                 lambda: Path("workshops/deux.yaml").unlink(),
                 lambda: [Path(f"workshops/{name}.yaml").unlink() for name in ("un", "trois")]])
    new, again, gone, rest = watch.said
    assert "workshops/trois.yaml a changé : output/trois refait" in new and Path("output/trois/guide.pdf").exists()
    assert "output/trois refait" in again and "output/un" not in again
    assert gone.endswith("workshops/deux.yaml n'est plus là : output/deux reste, sans son atelier\n")
    assert "workshops/trois.yaml, workshops/un.yaml ne sont plus là" in rest and Path("output/un").is_dir()


def test_a_change_that_may_concern_all_is_looked_into_for_all(watch):
    Path("rencontre.yaml").write_text("place: Dijon\n")
    meanwhile = changed("cards/jeu-un.yaml", "voit-on", "sent-on")
    watch("--event", "rencontre.yaml", edits=[changed("rencontre.yaml", "Dijon", "Dole"),
                                              lambda: meanwhile() or changed("rencontre.yaml", "place", "lieu")(),
                                              lambda: Path("rencontre.yaml").unlink(),
                                              lambda: Path("rencontre.yaml").write_text("place: Auch\n")])
    other, wrong, gone, back = watch.said
    assert "rencontre.yaml a changé : 2 dossiers refaits en" in other
    assert "rien n'a été refait" in wrong and "[cle-inconnue]" in wrong
    assert "rencontre.yaml n'est plus là : rien" in gone and "[fichier-illisible]" in gone
    assert "plus d'erreur, 2 dossiers refaits" in back and b"sent-on" in Path("output/un/manifest.json").read_bytes()


def test_a_region_is_watched_in_its_folder(watch):
    Path("region").mkdir()
    Path("region/overlay.yaml").write_text("overlay: region\ntitle: Ici\norganisation: Relais\n", "utf-8")

    def add() -> None:
        Path("region/cards").mkdir()
        Path("region/cards/jeu-un.yaml").write_text("deck: jeu-un\ntitle: Nos cartes\n", "utf-8")

    region, odd = "region/overlay.yaml", "Réseau\ncolours: {rouge: 1}"
    watch("un", "--overlay", "region", edits=[changed(region, "Relais", "Réseau"), add,
                                              changed(region, "Réseau", odd), changed(region, odd, "Réseau")])
    other, more, wrong, mended = watch.said
    assert "output/un refait" in other and "output/un refait" in more
    assert "rien n'a été refait, à cause des erreurs dites plus bas" in wrong and "plus d'erreur" in mended
    assert b"Nos cartes" in Path("output/un/manifest.json").read_bytes()


@pytest.mark.parametrize("words, why", [
    (["--events", "annee.csv"], "--watch ne va pas avec --events"), (["--proof"], "--watch ne va pas avec --proof"),
    (["--format", "json"], "--watch ne va pas avec --format json"), (["--output", "."], "dossier d'arrivée à part"),
    (["--changed-since", "1"], "--watch ne va pas avec --changed-since")])
def test_what_cannot_be_watched_is_refused(run, project, words, why):
    refused = run("pack", "un", "--watch", *words)
    assert refused.status == 2 and why in refused.err and not Path("output").exists()


WAYS = [("--edition", "large"), ("--edition", "simple"), ("--shop",), ("--only", "cards,sheets", "--cut-stack")]


@pytest.mark.parametrize("words, steps", [((), 1), *(pytest.param(way, 3, marks=pytest.mark.slow) for way in ((), *WAYS))])
def test_whatever_is_edited_the_files_are_those_of_a_cold_build(watch, tmp_path_factory, words, steps):
    """Words, cards, how many sets of them, in turns: byte for byte."""
    edits, chance, compared = [], Random(len(words) + steps), []
    for step in range(steps):
        edits += [lambda step=step: _edit(chance, step),
                  lambda: compared.append(files("output") == made_cold(tmp_path_factory, "un", "deux", *words))]
    watch("un", "deux", *words, edits=edits)
    assert compared == [True] * steps


@pytest.mark.slow
def test_so_are_those_of_a_whole_workshop(watch, tmp_path_factory, words=("--cream", "--papers", "evaluation")):
    """Whose sheets take words from its script, its decks and its event."""
    for kept in ("workshops/cafe-debat", "cards/idees-recues", "assets/sheets/besoins", "assets/sheets/restitution"):
        Path(kept).parent.mkdir(parents=True, exist_ok=True)
        Path(f"{kept}.yaml").write_bytes((ROOT / f"{kept}.yaml").read_bytes())
    script, compared = "workshops/cafe-debat.yaml", []
    edits = [changed(script, "title: Café-débat", "title: Grand débat"),
             changed("cards/idees-recues.yaml", "va prendre la place", "va changer la place"),
             changed("assets/sheets/besoins.yaml", "title: Nos besoins", "title: Tous nos besoins"),
             changed("assets/sheets/restitution.yaml", "Des idées, pas de noms", "Des idées et pas de noms")]
    look = [lambda: compared.append(files("output") == made_cold(tmp_path_factory, "cafe-debat", *words))] * len(edits)
    watch("cafe-debat", *words, edits=[one for pair in zip(edits, look, strict=True) for one in pair])
    assert compared == [True] * len(edits)


def _edit(chance: Random, step: int) -> None:
    name = chance.choice(["un", "deux"])
    script, deck = Path(f"workshops/{name}.yaml"), Path(f"cards/jeu-{name}.yaml")
    kind = chance.randrange(6)
    if kind == 0:
        script.write_text(workshop(name, f"[{{deck: jeu-{name}, count: 1}}]", f"Essai {step}"), "utf-8")
    elif kind == 1:
        script.write_text(workshop(name, f"[{{deck: jeu-{name}, count: {chance.randrange(1, 4)}}}]"), "utf-8")
    elif kind == 2:
        deck.write_text(deck.read_text("utf-8").replace("voit-on", f"voit-on {step}"), "utf-8")
    elif kind == 3:
        cards = "".join(f"  - {{card: x{step}-{n}, front: Encore {n} ?}}\n" for n in range(chance.randrange(12)))
        deck.write_text(DECK.format(name=f"jeu-{name}") + cards, "utf-8")
    elif kind == 4:
        deck.write_text(DECK.format(name=f"jeu-{name}").replace("poker", f"{60 + step} x 90 mm"), "utf-8")
    else:
        deck.write_text(DECK.format(name=f"jeu-{name}"), "utf-8")
