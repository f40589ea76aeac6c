"""The command line itself: French, lean, and every way it can end has its status and its sentence."""

from __future__ import annotations

import ast
import errno
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from kit import __version__
from kit.cli.app import main
from kit.cli.group import program
from kit.cli.sentences import CLICK, CLICK_PLURALS, COMMANDS

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"reportlab", "yaml", "PIL", "msgspec", "pyphen", "markdown_it", "icalendar", "pypdfium2", "docx", "lxml",
         "holidays", "kit.model", "kit.reading", "kit.pdf", "kit.typesetting"}
TALKATIVE = ("core", "exceptions", "types", "parser", "decorators", "formatting")  # Click's, to people


@pytest.fixture
def command(monkeypatch):
    """`command(body)` is the command `essai`, which does as `body` says."""
    def make(body, *parameters: click.Parameter) -> None:
        module = SimpleNamespace(command=click.Command("essai", callback=body, params=list(parameters)))
        monkeypatch.setitem(sys.modules, "kit.cli.essai", module)
        monkeypatch.setitem(COMMANDS, "essai", "Un essai.")

    return make


def start(*words: str, code: str = "", **options) -> subprocess.Popen:
    """The command line in its own process; `code` runs before it."""
    script = f"{code}\nimport sys; from kit.cli.app import main; sys.exit(main())"
    buffered = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": buffered, "encoding": "utf-8"} | options
    options["env"] |= options.pop("also", {})
    return subprocess.Popen([sys.executable, "-c", script, *words], cwd=ROOT, **options)


# Help


def test_alone_it_greets_with_three_commands(capsys):
    assert main([]) == 0
    said = capsys.readouterr()
    assert re.findall(r"^  \S.* (pack|deck \S+|sheet \S+ --size A3)$", said.out, re.MULTILINE) == [
        "pack", "deck idees-recues", "sheet arbre-a-competences --size A3"]
    assert said.err == ""


def test_the_greeting_says_what_one_has_to_type():
    for started, typed in (("build.py", "python3 build.py pack"), ("kit-travail-pair", "kit-travail-pair pack")):
        run = subprocess.run([sys.executable, "-c", f"import sys; sys.argv = [{started!r}]\n"
                              "from kit.cli.app import main; main()"], cwd=ROOT, capture_output=True, encoding="utf-8")
        assert typed in run.stdout


@pytest.mark.parametrize("argv", (["--help"], ["-h"]))
def test_help_is_french_and_lists_every_command(argv, capsys):
    assert main(argv) == 0
    out = capsys.readouterr().out
    for heading in ("Utilisation : ", "Options :\n", "Commandes :\n", "Montrer cette aide, puis s'arrêter."):
        assert heading in out
    for name, help in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(help)}$", out, re.MULTILINE)
    assert not re.search(r"\b(Usage|Commands|Show|this|and|the|version and)\b", out)
    assert max(map(len, out.splitlines())) <= 80


def test_help_of_a_command_offers_debug_once(capsys):
    for _ in range(2):
        assert main(["test", "--help"]) == 0
    assert capsys.readouterr().out.count("--debug") == 2


def test_version_says_where_and_on_which_python(capsys):
    assert main(["--version"]) == 0
    python = ".".join(map(str, sys.version_info[:3]))
    assert capsys.readouterr().out == f"kit-travail-pair {__version__} ({ROOT / 'kit'}, Python {python})\n"


@pytest.mark.parametrize("argv", ([], ["--help"], ["--version"], ["packk"], ["--nope"]))
def test_help_and_refusals_import_no_library_but_click(argv):
    code = (f"import sys; from kit.cli.app import main; main({argv!r});"
            "print(*sys.modules, file=open(sys.argv[1], 'w', encoding='utf-8'))")
    out = subprocess.run([sys.executable, "-c", code, "/dev/stdout" if os.name == "posix" else "CON"], cwd=ROOT,
                         capture_output=True, text=True, encoding="utf-8", check=True).stdout
    imported = set(out.splitlines()[-1].split())
    assert "click" in imported
    assert not HEAVY & imported


def test_the_way_to_an_early_answer_does_without_click():
    code = "import sys, kit.cli.app; print(sorted({'click', 're', 'gettext', 'kit.cli.sentences'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


# Wrong command lines


@pytest.mark.parametrize(("argv", "sentence"), (
    (["packk"], "Erreur : La commande « packk » n'existe pas. Vouliez-vous dire « pack » ?"),
    (["liste"], "Erreur : La commande « liste » n'existe pas. Vouliez-vous dire « list » ?"),
    (["zzz"], "Erreur : La commande « zzz » n'existe pas."),
    (["--versoin"], "Erreur : L'option « --versoin » n'existe pas. Vouliez-vous dire « --version » ?"),
    (["essai"], "Erreur : Il manque l'argument « JEU »."),
    (["essai", "a", "b"], "Erreur : Argument en trop : b"),
    (["essai", "a", "b", "c"], "Erreur : Arguments en trop : b c"),
    (["essai", "a", "--size"], "Erreur : L'option « --size » demande une valeur."),
    (["essai", "a", "--size", "A5"],
     "Erreur : Valeur refusée pour « --size » : « A5 » ne convient pas ; au choix : « A4 », « A3 »."),
    (["essai", "a", "--count", "x"], "Erreur : Valeur refusée pour « --count » : « x » n'est pas un nombre valable."),
    (["essai", "a", "--count", "0"], "Erreur : Valeur refusée pour « --count » : 0 est hors des limites : x>=1."),
    (["essai", "a", "--event", "no.yaml"],
     "Erreur : Valeur refusée pour « --event » : Fichier introuvable : « no.yaml »."),
    (["essai", "a", "--siz", "A4"], "Erreur : L'option « --siz » n'existe pas. Vouliez-vous dire « --size » ?"),
))
def test_a_wrong_command_line(command, capsys, argv, sentence):
    command(lambda **_: 0, click.Argument(["deck"], metavar="JEU"),
            click.Option(["--size"], type=click.Choice(["A4", "A3"])),
            click.Option(["--count"], type=click.IntRange(min=1)),
            click.Option(["--event"], type=click.Path(exists=True, dir_okay=False)))
    assert main(argv) == 2
    said = capsys.readouterr()
    assert said.err.splitlines()[-1] == sentence
    assert re.fullmatch(r"(Utilisation : .*\nPour de l'aide : .* --help\n\n)?Erreur : .*\n", said.err)
    assert said.out == ""


def test_what_was_typed_cannot_drive_the_terminal(capsys):
    assert main(["pa\x1b[31mck\x07"]) == 2
    assert not re.search("[\x00-\x09\x0b-\x1f]", capsys.readouterr().err)


# How a command can end


@pytest.mark.parametrize(("returned", "status"), ((None, 0), (0, 0), (1, 1), (3, 3)))
def test_a_command_returns_its_status(command, returned, status):
    command(lambda: returned)
    assert main(["essai"]) == status


def test_a_command_may_stop_early(command):
    command(lambda: click.get_current_context().exit(1))
    assert main(["essai"]) == 1


def test_our_own_fault_is_one_line_and_no_trace(command, capsys):
    command(lambda: program.get_command(None, "test").no_such_thing)
    assert main(["essai"]) == 4
    said = capsys.readouterr().err
    assert said.startswith("Erreur du programme, et non de vos fichiers : AttributeError: ")
    assert re.search(r"\(kit/cli/group\.py:\d+\)", said)
    assert said.count("\n") == 1 and "Traceback" not in said


@pytest.mark.parametrize("argv", (["--debug", "essai"], ["essai", "--debug"]))
def test_debug_shows_the_trace(command, capsys, argv):
    command(lambda: {}["absent"])
    assert main(argv) == 4
    said = capsys.readouterr().err
    assert "Traceback (most recent call last)" in said
    assert "KeyError: 'absent'" in said.splitlines()[-1]


@pytest.mark.parametrize(("error", "sentence"), (
    (OSError(errno.ENOSPC, "No space left on device", "output/guide.pdf"),
     "L'ordinateur a refusé : il n'y a plus de place sur le disque (output/guide.pdf).\n"),
    (PermissionError(errno.EACCES, "Permission denied"), "L'ordinateur a refusé : l'accès n'est pas permis.\n"),
    (OSError(errno.EXDEV, "Invalid cross-device link"), "L'ordinateur a refusé : Invalid cross-device link.\n"),
    (ModuleNotFoundError("No module named 'reportlab'", name="reportlab"),
     "Il manque la bibliothèque « reportlab » : supprimez le dossier .venv s'il existe, "
     "puis lancez la commande par build.py.\n"),
))
def test_what_the_machine_refuses(command, capsys, error, sentence):
    def refuse():
        raise error

    command(refuse)
    assert main(["essai"]) == 3
    assert capsys.readouterr().err == sentence


SAY = """
import sys, time, types, click
from kit.cli import sentences
def body():
    try:
        print("prêt", end=" →", flush={flush}); time.sleep({seconds})
    finally:
        print("rangé")
sys.modules["kit.cli.essai"] = types.SimpleNamespace(command=click.Command("essai", callback=body))
sentences.COMMANDS["essai"] = ""
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize(("sent", "status"), (("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)))
def test_interrupted_it_tidies_up_first(sent, status):
    with start("essai", code=SAY.format(flush=True, seconds=30)) as run:
        assert run.stdout.read(6) == "prêt →"
        run.send_signal(signal.Signals[sent])
        out, err = run.communicate(timeout=10)
    assert (run.returncode, out, err) == (status, "rangé\n", "Interrompu.\n")


@pytest.mark.parametrize("words", (["essai"], ["--help"]))
def test_nobody_reads_the_output(words):
    run = start(*words, code=SAY.format(flush=False, seconds=0) + "time.sleep(0.2)")
    run.stdout.close()
    assert run.stderr.read() == ""
    run.stderr.close()
    assert run.wait(10) == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", (["essai"], ["--help"]))
def test_the_output_is_full(words):
    with open("/dev/full", "w") as full, start(*words, stdout=full, code=SAY.format(flush=False, seconds=0)) as run:
        _, err = run.communicate()
    assert (run.returncode, err) == (3, "L'ordinateur a refusé : il n'y a plus de place sur le disque.\n")


@pytest.mark.parametrize("closed", ("import sys; sys.stdout = None", "import sys; sys.stderr = None"))
def test_without_an_output_it_still_ends_well(closed):
    for words, status in ((["--help"], 0), (["packk"], 2)):
        with start(*words, code=closed) as run:
            _, err = run.communicate()
        assert (run.returncode, "Traceback" in err) == (status, False)


def test_without_a_place_for_messages_none_goes_among_the_data(command, monkeypatch, capsys):
    command(lambda: {}["absent"])
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["essai"]) == 4
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("encoding", ("ascii", "cp1252", "cp850"))
@pytest.mark.parametrize(("words", "status"), ((["essai"], 0), (["--help"], 0), (["packé→"], 2)))
def test_a_console_that_lacks_letters(encoding, words, status):
    code = SAY.format(flush=False, seconds=0)
    with start(*words, code=code, also={"PYTHONIOENCODING": encoding}, errors="replace") as run:
        _, err = run.communicate()
    assert (run.returncode, "Error" in err) == (status, False)


@pytest.mark.parametrize("variable", ("NO_COLOR", "FORCE_COLOR"))
def test_help_and_refusals_bear_no_colour(monkeypatch, capsys, variable):
    monkeypatch.setenv(variable, "1")
    main(["--help"])
    main(["packk"])
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err


# French


def sentences() -> list[tuple[str, ...]]:
    """What Click would say, read off its own source: one text, or the singular and the plural.

    What only programmers see is left out: texts for repr(), and errors in how a command is declared.
    """
    found = []
    for name in TALKATIVE:
        tree = ast.parse((Path(click.__file__).parent / f"{name}.py").read_text(encoding="utf-8"))
        inward = {id(inner) for outer in ast.walk(tree) if _for_programmers(outer) for inner in ast.walk(outer)}
        found += [tuple(word.value for word in node.args if isinstance(word, ast.Constant)) for node in ast.walk(tree)
                  if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext")
                  and id(node) not in inward]
    return [words for words in found if words]


def _for_programmers(node: ast.AST) -> bool:
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return getattr(node.exc.func, "id", "") in ("TypeError", "ValueError")
    return isinstance(node, ast.FunctionDef) and node.name == "__repr__"


def test_each_sentence_of_click_has_a_french_one():
    said = sentences()
    assert len(said) > 40
    assert not [words for words in said if words[0] not in (CLICK if len(words) == 1 else CLICK_PLURALS)]


def test_the_french_sentences_name_nothing_that_click_does_not_tell():
    pairs = [*CLICK.items(), *((one, text) for one, texts in CLICK_PLURALS.items() for text in texts)]
    plural = {words[0]: " ".join(words) for words in sentences() if len(words) == 2}
    for english, text in pairs:
        assert set(re.findall(r"{(\w+)", text)) <= set(re.findall(r"{(\w+)", plural.get(english, english))), english
