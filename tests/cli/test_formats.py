"""Diagnostics for other readers: every one on a line of its own, whatever names and contents try."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.cli.app import main
from kit.cli.formats import github, plain, short
from kit.cli.options import STYLES
from kit.reading.diagnostics import Report
from kit.reading.loading import load
from kit.reading.messages import Messages
from kit.reading.source import Place, Source

FR, EN = Messages("fr"), Messages("en")
HOSTILE = st.text(st.sampled_from("a/%,:\n\r\x1b\u2028é 0A{}=\ud800"), min_size=1, max_size=12)
_COMMAND = re.compile(r"::(error|warning) ([^\n]*?)::(.*)")


def twice() -> Report:
    report = Report()
    load(Source("cards/x.yaml", "a: 1\na: 3 #2\n"), report)
    return report


def hostile(name: str, value: str) -> Report:
    report, place = Report(), Place(Source(name, "abc"), 1, 2, 2)
    report.error("choix-inconnu", place, value=value, key=value, near=None, choices=[value])
    report.warn("diese-coupe", place, text=value)
    return report


def annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    """What GitHub makes of workflow commands: it undoes what the kit escaped."""
    found = (_COMMAND.fullmatch(line).groups() for line in text.splitlines())
    return [(kind, dict(pair.split("=", 1) for pair in properties.split(",")), message)
            for kind, properties, message in found]


def test_short_is_one_line_each():
    assert short(twice(), FR).splitlines() == [
        "cards/x.yaml:2:1: erreur[cle-en-double] la clé « a » est donnée deux fois",
        "cards/x.yaml:2:6: attention[diese-coupe] « #2 » est lu comme un commentaire et ne sera pas imprimé"]
    assert short(twice(), EN).startswith("cards/x.yaml:2:1: error[cle-en-double] ")


def test_short_without_a_place_begins_with_the_severity():
    report = Report()
    report.error("liste-coupee", None, limit=3)
    assert short(report, FR).startswith("erreur[liste-coupee] ")


def test_github_is_told_where_and_what_to_do():
    first, second = annotations(github(twice(), FR))
    assert first == ("error", {"file": "cards/x.yaml", "line": "2", "col": "1", "endColumn": "2",
                               "title": "cle-en-double"},
                     "la clé « a » est donnée deux fois%0Aaide : gardez l'une des deux, ou donnez un autre nom à la "
                     "seconde")
    assert second[0] == "warning"


@given(HOSTILE, HOSTILE)
def test_no_name_and_no_content_begins_another_line_or_command(name, value):
    report = hostile(name, value)
    assert len(short(report, FR).splitlines()) == len(github(report, FR).splitlines()) == 2
    for _, properties, message in annotations(github(report, FR)):
        assert list(properties) == ["file", "line", "col", "endColumn", "title"]
        assert "\n" not in message and "%0Aaide : " in message


@given(st.text(st.sampled_from("a/%,:\n\r é0A"), min_size=1, max_size=12))
def test_github_gets_the_name_of_the_file_back(name):
    (_, properties, _), _ = annotations(github(hostile(name, "x"), FR))
    assert unquote(properties["file"]) == name


def test_for_programs_a_diagnostic_is_plain_values():
    report = twice()
    report.error("liste-coupee", None, limit=3)
    said = json.loads(json.dumps(plain(report, FR)))
    explained = said[1].pop("explain")
    assert said[1] == {
        "file": "cards/x.yaml", "line": 2, "column": 1, "length": 1, "end_column": 2, "severity": "error",
        "code": "cle-en-double", "message": "la clé « a » est donnée deux fois",
        "hint": "gardez l'une des deux, ou donnez un autre nom à la seconde",
        "excerpt": {"text": "a: 3 #2", "before": 0, "length": 1},
        "also": {"note": "première fois ici", "file": "cards/x.yaml", "line": 1, "column": 1, "length": 1,
                 "end_column": 2, "excerpt": {"text": "a: 1", "before": 0, "length": 1}}}
    assert explained == FR.entries["cle-en-double"]["explain"]
    assert said[0]["file"] is said[0]["line"] is said[0]["end_column"] is said[0]["also"] is said[0]["excerpt"] is None


@pytest.fixture
def broken(tmp_path, monkeypatch):
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards/x.yaml").write_text("deck: x\ndeck: x\n", "utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("style", STYLES)
def test_data_go_to_stdout_and_what_is_said_to_stderr(style, broken, capsys):
    assert main(["check", "cards/x.yaml", "--format", style]) == 1
    out, err = capsys.readouterr()
    assert bool(out) == (style != "human") and bool(err) == (style != "json")
    assert ("cle-en-double" in out) == (style != "human")
    assert ("erreurs ; rien n'a été écrit" in err) == (style != "json")
    assert "  |" not in out


@pytest.mark.parametrize("style", ("short", "github"))
def test_a_list_is_a_list_in_any_format(style, broken, capsys):
    assert main(["list", "--format", style]) == 1
    out, err = capsys.readouterr()
    assert "Jeux de cartes" in out and "cle-en-double" in out and "rien n'a été écrit" in err


def test_json_names_a_file_to_the_character_and_commands_no_terminal(tmp_path, monkeypatch, capsys):
    name = "x\x9b31m\u202e\x7f\udcff.yaml"
    try:
        (tmp_path / name).write_text("deck: x\ndeck: x\n", "utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this disk has no such names")
    monkeypatch.chdir(tmp_path)
    assert main(["check", name, "--format", "json"]) == 1
    out = capsys.readouterr().out
    assert {Path(found["file"]).name for found in json.loads(out)} == {name}
    assert not re.search("[\x7f-\x9f\u202e\udcff]", out)
