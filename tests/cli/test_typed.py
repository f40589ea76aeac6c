"""What is typed: options and event files that are refused in French, and what each stream is for."""

from __future__ import annotations

import json
import re

import pytest

from kit.delivery import manifest


@pytest.mark.parametrize(
    "words, sentence",
    (
        (["pack", "--only", "card"], "vouliez-vous dire « cards »"),
        (["pack", "--only", "cards,zzz"], "« zzz » n'est pas une partie (au choix : guide, agenda, roles, cards,"),
        (["pack", "--for", "scrib"], "« scrib » n'est pas un rôle"),
        (["pack", "--for", "scribe", "--only", "guide"], "--for choisit déjà"),
        (["pack", "--for", "scribe", "--booklet"], "il faut aussi facilitator"),
        (["pack", "--date", "32/01/2027"], "« --date »"),
        (["pack", "--date", "2027-02-30"], "« --date »"),
        (["pack", "--start", "25h"], "« --start »"),
        (["pack", "--end", "midi"], "« --end »"),
        (["pack", "--duration", "0"], "« --duration »"),
        (["pack", "--duration", "une heure"], "« --duration »"),
        (["pack", "--participants", "0"], "« --participants »"),
        (["pack", "--duplex", "both"], "« long-edge »"),
        (["pack", "--paper", "A5"], "« A4 »"),
        (["pack", "--jobs", "0"], "« --jobs »"),
        (["deck"], "JEU"),
        (["sheet"], "SUPPORT"),
    ),
)
def test_what_is_typed_wrong_is_said_in_french_and_nothing_is_done(run, project, words, sentence):
    done = run(*words)
    assert (done.status, done.out) == (2, "") and sentence in done.err
    assert not re.search(r"\b(Invalid|value|must|Error|Usage|not a valid)\b", done.err)
    assert not (project / "output").exists()


def test_an_event_file_is_read_and_options_come_before_it(run, project):
    (project / "seance.yaml").write_text(
        "date: 12/01/2027\nstart: 14h\nduration: 1h\nparticipants: 7\nplace: Dijon\n", "utf-8"
    )
    assert (
        run("pack", "un", "--event", "seance.yaml", "--participants", "9", "--end", "15h30", "--only", "agenda").status
        == 0
    )
    about = manifest.read(project / "output" / "un")
    assert about.participants == 9
    assert about.order == {
        "date": "2027-01-12",
        "start": "840",
        "end": "930",
        "participants": "9",
        "place": "Dijon",
        "turn": "long-edge",
        "only": "agenda",
    }


@pytest.mark.parametrize(
    "text, code",
    (
        ("date: demain\n", "date-illisible"),
        ("dat: 12/01/2027\n", "cle-inconnue"),
        (None, "fichier-illisible"),
        ("logo: absent.png\n", "fichier-illisible"),
        ("duration: 5\n", "duree-trop-courte"),
    ),
)
def test_a_bad_event_file_is_said_and_nothing_is_made(run, project, text, code):
    if text:
        (project / "seance.yaml").write_text(text, "utf-8")
    done = run("pack", "un", "--event", "seance.yaml")
    assert done.status == 1 and f"erreur[{code}]" in done.err and not (project / "output").exists()
    assert not re.search("No such file", done.err)


def test_an_event_file_outside_the_project_is_not_read(run, project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("ailleurs") / "seance.yaml"
    elsewhere.write_text("place: Secret\n", "utf-8")
    done = run("pack", "un", "--event", elsewhere)
    assert done.status == 1 and "erreur[hors-du-projet]" in done.err and "Secret" not in done.err


@pytest.mark.parametrize(
    "words",
    (
        ["pack", "un", "--only", "cards"],
        ["pack", "deu"],
        ["check", "workshops/un.yaml"],
        ["deck", "jeu-un"],
        ["deck", "jeu-x"],
        ["list"],
        ["sheet", "comptage"],
        ["check", "absent.yaml"],
    ),
)
def test_json_is_all_that_programs_get(run, project, words):
    done = run(*words, "--format", "json")
    said = json.loads(done.out)
    if words[0] != "list":
        assert [set(entry) for entry in said] == [
            {"file", "line", "column", "length", "end_column", "severity", "code", "message", "hint", "excerpt", "also",
             "explain"}
        ] * len(said)
        assert (done.status == 1) == any(entry["severity"] == "error" for entry in said)
    assert done.err == ""


def test_progress_is_on_the_error_stream_alone(run, project):
    assert (
        run("pack", "un", "--only", "guide").out == ""
        and run("deck", "jeu-un").out == ""
        and run("check", "cards/jeu-un.yaml").out == ""
    )
