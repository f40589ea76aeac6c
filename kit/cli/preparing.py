"""Makes the `.venv` that build.py hands over to, and says what to do when that cannot be.

Standard library only: this runs before any library is there.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

from kit.speech import _

_AT = re.compile(r"(?:Collecting|Requirement already satisfied:) ([\w.-]+)")
_BROKEN = re.compile(r"connection broken by '(.*)'")
_ERROR = re.compile(r"^ *((?:ERROR|error|Error): .*)", re.MULTILINE)
_OBJECT = re.compile(r"<[\w.]+ object at \w+>: ")
_WIDTH = 78


class Refused(OSError):
    """What the machine would not do, in words that go on from "Le kit n'a pas pu se préparer : "."""


@contextmanager
def alone(path: str) -> Iterator[None]:
    """Wait for a lock file and hold it. The system sets it free when its holder ends, in whatever way."""
    with _lock_file(path) as file:
        try:
            _wait_for(file)
            yield
        finally:
            progress(None)


def _lock_file(path: str) -> IO[str]:
    try:
        return open(path, "a", encoding="utf-8")
    except OSError as error:
        raise Refused(_("rien ne peut s'écrire dans son dossier ({why}).\n"
                        "Copiez-le à un endroit à vous, puis relancez la même commande.").format(
                            why=error.strerror)) from None


def _wait_for(file: IO[str]) -> None:
    import time

    told = False
    while True:
        try:
            return _lock(file)
        except (BlockingIOError, PermissionError):  # POSIX, Windows
            if not told:
                progress(_("une autre fenêtre s'en occupe, un instant…"))
            told = True
            time.sleep(0.5)


def _lock(file: IO[str]) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def make_venv(folder: str) -> None:
    """A fresh virtual environment with pip in it, whatever stood there before."""
    from importlib.util import find_spec

    if not (find_spec("venv") and find_spec("ensurepip")):
        raise Refused(_without_venv())
    import subprocess
    import venv

    progress(_("un dossier .venv pour les bibliothèques…"))
    try:
        venv.create(folder, clear=True, with_pip=True, symlinks=os.name != "nt")
    except subprocess.CalledProcessError as error:
        said = (error.output or b"").decode(errors="replace").splitlines(keepends=True)
        raise Refused(_("le dossier .venv n'a pas pu être créé.\n    {why}\n"
                        "Supprimez ce dossier et relancez la même commande.").format(why=_reason(said))) from None


def _without_venv() -> str:
    """Debian and its kin ship venv apart, one package for each Python: name the one for this Python."""
    import shutil

    cure = _("installez Python depuis python.org, ou le paquet « venv » de votre système.")
    if shutil.which("apt"):
        cure = _("une commande l'apporte.\n\n    {command}\n").format(
            command=f"sudo apt install python3.{sys.version_info.minor}-venv")
    return _("il manque à ce Python son module venv ; {cure}\nRelancez ensuite la même commande.").format(cure=cure)


def install(python: str, wanted: dict[str, str], constraints: str) -> None:
    """Have that Python's pip bring the requirements of these names at their pinned versions.

    Where pip takes them from is left to pip's own settings.
    """
    import subprocess

    command = [python, "-I", "-u", "-m", "pip", "install", "--disable-pip-version-check", "--no-input",
               "--progress-bar", "off", "--prefer-binary", "--constraint", constraints, *wanted.values()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
                          errors="replace") as pip:
        said = _follow(pip.stdout, list(wanted))
    if pip.returncode:
        raise Refused(_("les bibliothèques n'ont pas pu être installées.\n    {why}\nVérifiez la connexion à internet "
                        "et la place sur le disque, puis relancez la même commande.").format(why=_reason(said)))


def _follow(lines: Iterable[str], awaited: list[str]) -> list[str]:
    """Show which library pip is at; return all it says."""
    said, total = [], len(awaited)
    for line in lines:
        said.append(line)
        at = _AT.match(line)
        name = at[1].lower().replace("_", "-") if at else None
        if name in awaited:
            awaited.remove(name)
            progress(_("{n} sur {total}, {name}…").format(n=total - len(awaited), total=total, name=name))
        elif line.startswith("Installing collected packages"):
            progress(_("installation…"))
    return said


def _reason(said: list[str]) -> str:
    """The line that explains most: what broke the connection, else the first error, else the last thing said."""
    text = _OBJECT.sub("", "".join(said))
    broken, errors = _BROKEN.findall(text), _ERROR.findall(text)
    return (broken[-1:] or errors[:1] or text.split("\n")[-2:-1] or [_("(aucune explication)")])[0]


def progress(step: str | None) -> None:
    """One line on stderr that each step writes over, and None wipes; off a terminal, a line for each step."""
    line = _("Préparation, la première fois seulement : {step}").format(step=step) if step else ""
    if sys.stderr is None:
        return
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        print("\r" + line.ljust(_WIDTH), end="" if step else "\r", file=sys.stderr, flush=True)
    elif step:
        print(line, file=sys.stderr, flush=True)
