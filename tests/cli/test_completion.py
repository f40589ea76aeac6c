"""The Tab key: what a shell asks for and is told, in bash itself and by the words that zsh and fish send."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kit.cli.app import main
from kit.cli.completing import COMPLETED, VARIABLE
from kit.cli.completion import script
from kit.cli.group import program

from .small import ROOT

DOOR = ROOT / "build.py"


@pytest.fixture
def tab(project, monkeypatch, capsys):
    """What a line of words may become at its last one, as bash asks."""

    def tab(*words: str, shell: str = "bash") -> list[str]:
        at = words[-1] if shell == "fish" else str(len(words) - 1)
        for name, value in {VARIABLE: f"{shell}_complete", "COMP_WORDS": " ".join(words), "COMP_CWORD": at}.items():
            monkeypatch.setenv(name, value)
        assert main([]) == 0
        said = capsys.readouterr()
        assert said.err == ""
        return [line.partition(",")[2] for line in said.out.splitlines() if line]

    return tab


@pytest.mark.parametrize("line, there", (
    ("kit-travail-pair pack u", ["un"]), ("./build.py pack caf", ["cafe-debat"]),
    ("python3 build.py pack d", ["deux"]), ("/usr/bin/python3.11 ../kit/build.py deck jeu-", ["jeu-deux", "jeu-un"]),
    ("kit-travail-pair deck jeu-un jeu-", ["jeu-deux"]), ("kit-travail-pair sheet arbre", ["arbre-a-competences"]),
    ("kit-travail-pair new w", ["workshop"]), ("kit-travail-pair new deck x --from jeu-u", ["jeu-un"]),
    ("kit-travail-pair deck jeu-un --cards jeu-un-1,jeu-un-", ["jeu-un-1,jeu-un-1", "jeu-un-1,jeu-un-2"]),
    ("kit-travail-pair pack un --papers badges,re", ["badges,remerciement"]),
    ("kit-travail-pair pack --edition d", ["dys"]), ("kit-travail-pair pack --partic", ["--participants"]),
    ("kit-travail-pair comp", ["completion"]), ("python3 autre.py pa", []), ("python3 bui", []), ("python3 ", []),
))
def test_names_commands_and_choices_are_completed(tab, line, there):
    assert tab(*line.split(" ")) == there


def test_the_path_is_no_workshop(tab):
    assert "parcours" not in tab("kit-travail-pair", "pack", "")


def test_fish_and_zsh_are_answered_in_their_ways(tab):
    assert tab("python3", "build.py", "pack", "caf", shell="fish") == ["cafe-debat"]
    assert tab("kit-travail-pair", "pack", "u", shell="fish") == ["un"]
    assert tab("build.py", "pack", "u", shell="zsh") == [""] * 3  # three lines, with no comma in them


def test_every_parameter_that_is_completed_is_one_of_its_command():
    for command, name in COMPLETED:
        assert name in {one.name for one in program.get_command(None, command).params}


def test_names_are_listed_without_reading_a_file_or_the_models():
    code = "import sys; from kit.cli.app import main; main([]); print('|', *sys.modules)"
    asked = os.environ | {VARIABLE: "bash_complete", "COMP_WORDS": "kit pack caf", "COMP_CWORD": "2"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=asked, capture_output=True, text=True, check=True)
    said, _, modules = done.stdout.rpartition("|")
    assert said == "plain,cafe-debat\n" and not {"yaml", "msgspec", "kit.model", "reportlab"} & {*modules.split()}


@pytest.mark.parametrize("shell", ("bash", "zsh", "fish"))
def test_a_script_starts_the_program_as_the_person_does(shell, monkeypatch, capsys):
    by_name, by_place = (script(shell, started) for started in (Path("/usr/bin/kit-travail-pair"), DOOR))
    assert "kit-travail-pair" in by_name and "build.py" not in by_name and VARIABLE in by_name
    start = f"{sys.executable} {DOOR}"
    assert by_place.count(start) == 1 and "$commands[build.py]" not in by_place and "{" + "function}" not in by_place
    assert (shell == "zsh") or " python3 " in by_place
    monkeypatch.setattr("sys.argv", ["kit-travail-pair"])
    assert main(["completion", shell]) == 0
    said = capsys.readouterr().out
    assert f"kit-travail-pair completion {shell} >" in said.splitlines()[0] and said.endswith(by_name)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
def test_bash_completes_a_line(project):
    lines = ("source /dev/stdin", "COMP_WORDS=(python3 build.py pack caf); COMP_CWORD=3",
             "_buildpy_completion python3", "echo ${COMPREPLY[*]}", "complete -p python3")
    done = subprocess.run(["bash", "--norc", "-c", "\n".join(lines)], input=script("bash", DOOR), cwd=project,
                          capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0] == "cafe-debat" and "-F _buildpy_completion python3" in done.stdout


def test_tab_installs_nothing(tmp_path):
    """A fresh checkout, with a Python that lacks the libraries: nothing is said and nothing is made."""
    shutil.copytree(ROOT / "kit", tmp_path / "kit", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "setup.cfg", "constraints.txt"):
        shutil.copy(ROOT / name, tmp_path)
    before = {*tmp_path.iterdir()}
    asked = {VARIABLE: "bash_complete", "COMP_WORDS": "build.py pa", "COMP_CWORD": "1", "PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-I", "-S", "build.py"], cwd=tmp_path, env=asked, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"") and {*tmp_path.iterdir()} == before
