"""The six promises of SECURITY, each kept from one end of the kit to the other.

What stands in one room is proved in that room's tests; here the whole program is run.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from kit.cli.app import main
from kit.delivery.unchanged import NAME as STAMP
from kit.reading.messages import Messages
from tests.core import BUILT
from tests.reading import codes

ROOT = Path(__file__).resolve().parents[1]
OURS = {"page-trop-grande", "icone-illisible"}  # mistakes of the kit, not of a script
SHIPPED = ("kit", "workshops", "cards", "assets")


def held(folder: Path) -> dict[str, bytes]:
    """What a build made, in bytes; its stamp is no part of that, and is other at each place and time."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != STAMP)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def copied(folder: Path) -> Path:
    """The kit in another place."""
    for name in SHIPPED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def started(
    folder: Path, scratch: Path, *lines: list[str], code: str = "", **environment: str
) -> subprocess.CompletedProcess:
    """The kit of that folder, run in it, one command line after the other; `code` runs before them."""
    script = scratch / "start.py"
    script.write_text(
        f"{code}\nimport sys\nfrom kit.cli.app import main\n"
        f"if __name__ == '__main__':\n    sys.exit(max(main(words) for words in {list(lines)!r}))\n",
        "utf-8",
    )
    return subprocess.run(
        [sys.executable, "-B", str(script)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "0", **environment},
    )


# --- 1. a script runs no code, opens no connection, reads and writes nowhere else -----------------------------------

WATCHED = """
import os, sys
allowed = [os.path.realpath(path) for path in {roots!r}]
def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "urllib.")):
        print("WATCHED", event, arguments, file=sys.__stderr__)
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path, mode, flags = arguments
        real = os.path.realpath(os.fsdecode(path))
        writing = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        inside = any(real.startswith(root) for root in (allowed[:1] if writing else allowed))
        if not inside and real not in ("/dev/null",):
            print("WATCHED", "write" if writing else "read", real, file=sys.__stderr__)
sys.addaudithook(watch)
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory) -> tuple[Path, str]:
    """All of `built` in another place, with another clock and language, watched: its output, and what was seen."""
    place = tmp_path_factory.mktemp("un autre dossier")
    project, output = copied(place / "kit"), place / "ailleurs" / "output"
    roots = [
        str(output),
        str(project),
        str(place / "start.py"),
        sys.prefix,
        sys.base_prefix,
        os.path.dirname(os.__file__),
        "/usr/share/zoneinfo",
        "/proc",
        "/etc/localtime",
    ]
    lines = [[*words, "--jobs", "1"] if words[0] == "pack" else words for words in BUILT]
    done = started(
        project,
        place,
        *([*words, "--output", str(output)] for words in lines),
        code=WATCHED.format(roots=roots),
        TZ="Asia/Kolkata",
        LANG="tr_TR.UTF-8",
        LC_ALL="C",
        PYTHONHASHSEED="7",
        HOME=str(place),
        SOURCE_DATE_EPOCH="1",
        COLUMNS="40",
    )
    assert done.returncode == 0, done.stderr
    return output, done.stderr


@pytest.mark.slow  # each time, a small project is watched: tests/test_access.py
def test_a_build_reads_and_writes_where_it_may_and_opens_no_connection(elsewhere):
    assert [line for line in elsewhere[1].splitlines() if line.startswith("WATCHED")] == []


@pytest.mark.slow
def test_what_a_build_may_not_do_is_seen(tmp_path):
    code = (
        WATCHED.format(roots=[str(tmp_path)]) + "open('/etc/hostname').close()\nimport socket; socket.socket().close()"
    )
    done = started(ROOT, tmp_path, ["list"], code=code)
    assert "WATCHED read /etc/hostname" in done.stderr and "WATCHED socket." in done.stderr


# --- 2. any bytes end in a file or in diagnostics -------------------------------------------------------------------

HOSTILE = {
    "vide": b"",
    "nul": b"\0" * 100,
    "utf16": "workshop: x".encode("utf-16"),
    "latin1": "title: \xe9t\xe9".encode("latin-1"),
    "profond": b"[" * 30_000,
    "bombe": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (n, n, b",".join([b"*%c" % (n - 1)] * 9)) for n in range(98, 108)),
    "fusion": b"a: &a {k: v}\nb: {<<: [*a, *a]}\n",
    "python": b"workshop: !!python/object/apply:os.system [id]\n",
    "long": b"title: " + b"a" * 300_000,
    "pdf": b"%PDF-1.7\n\xe2\xe3\xcf\xd3",
    "tabulation": b"\tworkshop: x",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_any_bytes_end_in_diagnostics(name, tmp_path, monkeypatch, capsys):
    (tmp_path / "workshops").mkdir()
    (tmp_path / "workshops" / f"{name}.yaml").write_bytes(HOSTILE[name])
    monkeypatch.chdir(tmp_path)
    assert main(["pack", name]) == 1
    said = capsys.readouterr().err
    assert re.search(rf"^workshops/{name}\.yaml(:\d+:\d+)?: erreur\[[a-z0-9-]+\] ", said, re.MULTILINE)
    assert "Traceback" not in said and not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    "text",
    (
        "<b>R&D</b> &copy; List<String>",
        "{titre} %s $x \\n \\\\",
        "'); DROP TABLE cards; --",
        "[x](javascript:alert(1))",
        "![x](http://127.0.0.1/a.png)",
        "A\u200bB",
        "œuvre ﬁn ½ № … — « ! »",
        "x" * 60,
    ),
)
def test_any_words_on_a_card_are_printed_or_refused(text, tmp_path, monkeypatch, capsys):
    """… to the character: markup, code and placeholders are words like others."""
    from tests.pdf.reading_back import bare, texts

    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "essai.yaml").write_text(
        "deck: essai\ntitle: Essai\nupdated: 2026-11\nsize: a6-x4\ntemplate: prompt\ncards:\n"
        f'  - {{card: E1, front: "{quoted}"}}\n',
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    status = main(["deck", "essai"])
    said = capsys.readouterr().err
    if status == 0:
        made = tmp_path / "output" / "cartes" / "essai.pdf"
        assert bare(text) in bare("".join(texts(made)))
        assert b"javascript:" not in made.read_bytes()
        assert not re.search(rb"/(JavaScript|Launch|GoToR)\b|/Subtype /Image", made.read_bytes())
    else:
        assert status == 1 and re.search(
            r"^cards/essai\.yaml:7:\d+: erreur\[(carte-deborde|caractere-sans-dessin|caractere-interdit)\]",
            said,
            re.MULTILINE,
        )


@pytest.mark.parametrize("letter, status", (("P", 0), ("→", 0), ("✓", 0), ("*", 0), ("🎉", 1), ("日", 1)))
def test_any_letter_of_a_category_is_printed_or_refused(letter, status, tmp_path, monkeypatch, capsys):
    """… like the words beside it, though it is drawn and not set."""
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "essai.yaml").write_text(
        "deck: essai\ntitle: Essai\nupdated: 2026-11\nsize: poker\ntemplate: vote\n"
        f'categories: {{a: {{title: A, letter: "{letter}", shape: circle, colour: blue}}}}\n'
        "cards: [{card: E1, category: a, front: Oui}]\n",
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    assert main(["deck", "essai"]) == status
    assert ("cards/essai.yaml:6:36: erreur[caractere-sans-dessin]" in capsys.readouterr().err) is bool(status)


# --- 5. a failed or interrupted build leaves what was there (more in tests/delivery/test_writing.py) ----------------


CTRL_C = """
import kit.delivery.packing as packing
real, calls = packing.lay_out, []
def lay_out(*arguments):
    calls.append(arguments)
    if len(calls) == 2:
        raise KeyboardInterrupt
    return real(*arguments)
packing.lay_out = lay_out
"""


def test_an_interrupted_build_leaves_what_was_there(tmp_path, built):
    """Ctrl-C while the second pack is laid out: the first is new and whole, the others are as they were."""
    shutil.copytree(built, tmp_path / "output")
    before = held(tmp_path / "output")
    words = ["pack", "cafe-debat", "idees-recues", "--only", "guide", "--output", str(tmp_path / "output")]
    done = started(ROOT, tmp_path, words, code=CTRL_C)
    assert done.returncode == 130 and "Interrompu." in done.stderr
    after = held(tmp_path / "output")
    assert {name.split("/")[0] for name in after if after[name] != before.get(name)} == {"cafe-debat"}
    assert not [name for name in after if name.startswith(".")]


# --- 6. same input, same version: same bytes ------------------------------------------------------------------------


@pytest.mark.slow  # each time, a small project is built elsewhere: tests/test_same_bytes.py
def test_another_place_another_clock_another_language_and_the_same_bytes(elsewhere, built):
    """Everything that a build writes, pictures and page included, whatever its `--jobs`."""
    one, other = held(built), held(elsewhere[0])
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_a_pack_alone_is_the_pack_among_all(tmp_path, built):
    assert main(["pack", "idees-recues", "--output", str(tmp_path / "output")]) == 0
    assert held(tmp_path / "output" / "idees-recues") == held(built / "idees-recues")


def unpacked(data: bytes) -> bytes:
    """The bytes of a file and, after them, those of every stream in it that is packed."""
    found = [data]
    for match in re.finditer(rb"stream\r?\n", data):
        with suppress(zlib.error):
            found.append(zlib.decompressobj().decompress(data[match.end():]))
    return b"\0".join(found)


def test_what_is_packed_is_looked_into(built):
    assert b"Document" in unpacked((built / "idees-recues" / "guide.pdf").read_bytes())


def test_nothing_in_a_file_tells_of_this_machine_or_this_day(built):
    """Not in what is packed, either: no path, no name of a person or of a machine, no date in any of its spellings."""
    import getpass
    import time

    names = {str(ROOT), str(Path.home()), str(built), getpass.getuser(), socket.gethostname()}
    secrets = [name.encode() for name in names if len(name) > 4]
    secrets += [time.strftime(form).encode() for form in ("D:%Y%m%d", "%Y%m%dT", "%Y-%m-%dT", "%d/%m/%Y")]
    for name, data in (held(built) | {STAMP: (built / STAMP).read_bytes()}).items():
        packed = unpacked(data)
        assert not [secret for secret in secrets if secret in packed], name


# --- what is said ---------------------------------------------------------------------------------------------------


def test_every_code_that_is_raised_can_be_said_in_both_languages():
    """Codes given to a report, and those that are passed on as the text of an exception: `Unreadable("…")`."""
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "kit").rglob("*.py"))
    passed = {
        match[2] for match in re.finditer(r'(Refused|Unreadable|ValueError)\("([a-z0-9]+(-[a-z0-9]+)+)"', sources)
    }
    raised = set(codes.reported()) | passed - OURS
    for language in ("fr", "en"):
        assert raised <= set(Messages(language).codes)
    assert {
        "image-floue",
        "image-illisible",
        "image-trop-grande",
        "changement-d-heure",
        "hors-du-projet",
        "carte-deborde",
    } <= raised


def test_what_a_machine_refuses_can_be_said_in_both_languages():
    from kit.delivery import writing

    reasons = set(re.findall(r'NotWritten\([^)]*"(\w+)"', Path(writing.__file__).read_text("utf-8"))) | {"locked"}
    assert {"link", "folder", "file", "busy"} <= reasons
    for language in ("fr", "en"):
        words = Messages(language).entries["machine"]
        assert reasons | {"refused", "waiting", "owner", "elsewhere"} == set(words)
        assert "{path}" in words["refused"] and "{why}" in words["refused"] and "{path}" in words["locked"]
