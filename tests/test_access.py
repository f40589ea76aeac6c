"""What a run touches: its project, its output, the person's settings, the kit and Python; no network, no program.

The hook is Python's own and sees what Python does; what C code does is seen by strace, where there is one.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from tests.delivery.project import DECK, SHEET, WORKSHOP
from tests.fuzz.samples import EVENT, PRINTER, written

ROOT = Path(__file__).resolve().parents[1]
MARK = "Quetsche"  # a word that stands in scripts alone: code that is made of a script holds it
HOOK = """
import os, sys
allowed, written, mark = {reading!r}, {writing!r}, {mark!r}
quiet = []
def within(path, roots):
    return any(path == root or path.startswith(root + os.sep) for root in roots)
def watch(event, arguments):
    if quiet:
        return
    quiet.append(1)  # what the hook itself does is not watched
    try:
        told(event, arguments)
    finally:
        quiet.pop()
def told(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "pty.",
                         "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "os.link", "os.symlink")):
        print("WATCHED", event, arguments, file=sys.__stderr__)
    if event == "compile" and mark in (arguments[0].decode("utf-8", "replace") if isinstance(arguments[0], bytes)
                                       else str(arguments[0])):
        print("WATCHED compile", arguments, file=sys.__stderr__)
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path, mode, flags = arguments
        real = os.path.realpath(os.fsdecode(path))
        writing = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        listing = flags & getattr(os, "O_DIRECTORY", 0)  # a folder on the way to a file
        if not listing and not within(real, written if writing else allowed) and real != os.devnull:
            print("WATCHED", "write" if writing else "read", real, file=sys.__stderr__)
    if event in ("os.mkdir", "os.remove", "os.rmdir", "os.rename", "shutil.rmtree", "os.truncate"):
        names = [os.fsdecode(a) for a in arguments[:2] if isinstance(a, (str, bytes))]
        # A bare name is one in a folder that stands open already.
        for name in names:
            if os.path.isabs(name) and not within(os.path.realpath(name), written):
                print("WATCHED", event, name, file=sys.__stderr__)
sys.addaudithook(watch)
"""
LINES = (["list"], ["check", "workshops/essai.yaml", "cards/cartes.yaml"], ["deck", "cartes"], ["sheet", "regles"],
         ["pack", "essai", "--jobs", "2", "--event", "seance.yaml", "--printer", "Photocopieur du couloir"])
START = """
import sys
from kit.cli.app import main
if __name__ == "__main__":
    sys.exit(max(main(words) for words in {lines!r}))
"""


@contextmanager
def listening() -> Iterator[tuple[int, list]]:
    """A server on this machine, its port, and who came."""
    came: list = []

    def serve(server: socket.socket) -> None:
        while True:
            try:
                came.append(server.accept()[1])
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=serve, args=(server,), daemon=True)
        thread.start()
        yield server.getsockname()[1], came
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def project(folder: Path, port: int) -> Path:
    """A project whose texts hold the mark, and addresses of the server as links and pictures."""
    words = f"{MARK} [lien](http://127.0.0.1:{port}/a) ![](http://127.0.0.1:{port}/b.png)"
    written(folder, "workshops/essai.yaml", WORKSHOP.replace("Tout le monde.", f'"{words}"').encode())
    written(folder, "cards/cartes.yaml", DECK.replace("Qu'entend-on ?", f"{MARK} __import__('os')").encode())
    written(folder, "assets/sheets/regles.yaml", SHEET.replace("On écoute.", f'"{words}"').encode())
    written(folder, "seance.yaml", re.sub("logo.*\n", "", EVENT).replace("Salle 3", MARK).encode())
    return folder


def home(folder: Path) -> Path:
    """A person's folder, with the settings of a printer."""
    written(folder, "kit-travail-pair/imprimantes/photocopieur-du-couloir.yaml", PRINTER.encode())
    return folder


def ran(folder: Path, port: int, code: str = "", before: tuple[str, ...] = ()) -> subprocess.CompletedProcess:
    """The whole program in a process of its own, every proxy pointing at the server."""
    script = written(folder, "start.py", (code + START.format(lines=list(LINES))).encode())
    proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"),
                            f"http://127.0.0.1:{port}")
    return subprocess.run(
        [*before, sys.executable, "-B", str(script)], cwd=folder / "projet", capture_output=True, encoding="utf-8",
        env={**os.environ, **proxies, "PYTHONPATH": str(ROOT), "HOME": str(folder / "chez-soi"),
             "XDG_CONFIG_HOME": str(folder / "chez-soi"), "PYTHONPYCACHEPREFIX": ""})


def roots(folder: Path) -> tuple[list[str], list[str]]:
    """Where a run may read, and where it may write."""
    ours = [str(ROOT / name) for name in ("kit", "workshops", "cards", "assets")]
    python = [sys.prefix, sys.base_prefix, os.path.dirname(os.__file__), "/usr/share/zoneinfo", "/etc/localtime"]
    output, person = str(folder / "projet" / "output"), str(folder / "chez-soi")
    own = [str(folder / "projet"), str(folder / "start.py"), person]
    return [os.path.realpath(path) for path in (*ours, *python, *own)], [os.path.realpath(output)]


def test_a_run_reads_and_writes_where_it_may_and_calls_nobody(tmp_path):
    reading, writing = roots(tmp_path)
    with listening() as (port, came):
        project(tmp_path / "projet", port), home(tmp_path / "chez-soi")
        done = ran(tmp_path, port, HOOK.format(reading=reading, writing=writing, mark=MARK))
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stderr.splitlines() if line.startswith("WATCHED")] == []
    assert came == []
    assert (tmp_path / "projet/output/essai/pack.pdf").exists()


def test_what_a_run_may_not_do_is_seen(tmp_path):
    """The guard itself: each of these is told."""
    reading, writing = roots(tmp_path)
    misdeeds = ("import socket, subprocess", "open('/etc/hostname').close()", "socket.socket().close()",
                f"open({str(tmp_path / 'x')!r}, 'w').close()", "subprocess.run(['true'])", f"eval('\"{MARK}\"')",
                f"os.mkdir({str(tmp_path / 'y')!r})")
    script = HOOK.format(reading=reading, writing=writing, mark=MARK) + "\n".join(misdeeds)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8")
    for told in ("read ", "write ", "socket.", "subprocess.", "compile", "os.mkdir"):
        assert f"WATCHED {told}" in done.stderr, (told, done.stderr)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_what_c_code_touches_is_within_bounds_too(tmp_path):
    """Every call to the system: files opened, sockets, programs; the libraries of the machine may be loaded."""
    log = tmp_path / "strace.log"
    with listening() as (port, came):
        project(tmp_path / "projet", port), home(tmp_path / "chez-soi")
        done = ran(tmp_path, port, before=("strace", "-f", "-qq", "-y", "-e", "trace=%file,%network,execve", "-o",
                                           str(log)))
    assert done.returncode == 0, done.stderr
    reading, writing = roots(tmp_path)
    calls = [line.split(None, 1)[1] for line in log.read_text("utf-8", "replace").splitlines()]
    assert [call for call in calls if re.match(r"(socket|connect|bind|sendto)\(", call)] == [] and came == []
    assert len([call for call in calls if call.startswith("execve(") and call.endswith("= 0")]) == 1
    assert len(calls) > 1000
    assert [call for call in calls if _strays(call, reading, writing)] == []


def _strays(call: str, reading: list[str], writing: list[str]) -> bool:
    """Whether a call opened a file that lies elsewhere."""
    opened = re.match(r'open(?:at)?\(.*, (O_[A-Z_|]+).*\) = \d+<(.*)>$', call)
    if not opened:
        return False
    kinds, path = opened.groups()
    writes = re.search("O_WRONLY|O_RDWR|O_CREAT", kinds)
    libraries = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/proc", "/sys", "/dev/null",
                 "/dev/urandom", "/usr/share/locale", "/etc/locale.alias", "/usr/bin", "/dev/shm"]
    allowed = [*writing, "/dev/null", "/dev/shm"] if writes else [*reading, *libraries]
    if not writes and ("O_DIRECTORY" in kinds or path.endswith("/openssl.cnf")):  # a listing; what hashlib reads
        return False
    return not any(path == root or path.startswith(root + "/") for root in allowed)
