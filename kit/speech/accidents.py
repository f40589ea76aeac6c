"""What did not go as it should, in a sentence: what the machine would not do, and what is wrong with the program."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from kit.speech import _

_PACKAGE = str(Path(__file__).parent.parent) + os.sep
MACHINE = {
    errno.ENOSPC: _("il n'y a plus de place sur le disque"),
    errno.EACCES: _("l'accès n'est pas permis"),
    errno.EPERM: _("l'opération n'est pas permise"),
    errno.EROFS: _("le disque est en lecture seule"),
    errno.ENOENT: _("fichier ou dossier introuvable"),
    errno.EISDIR: _("c'est un dossier, pas un fichier"),
    errno.ENOTDIR: _("ce n'est pas un dossier"),
    errno.EMFILE: _("trop de fichiers sont ouverts"),
    errno.EIO: _("le disque ne répond pas bien"),
    errno.EFBIG: _("le fichier est plus grand que ce qui est permis ici"),
    errno.EDQUOT: _("la place qui vous est accordée sur le disque est pleine"),
    errno.ENAMETOOLONG: _("le nom est trop long"),
    errno.ENOMEM: _("il n'y a plus de mémoire"),
}


def reason(said: str) -> str:
    """What the machine says of what it would not do, in the language that is spoken where the sentence is known."""
    return next((known for number, known in MACHINE.items() if os.strerror(number) == said), said)


def refusal(error: OSError | MemoryError) -> str:
    """That the machine said no, and why."""
    if isinstance(error, MemoryError):
        error = OSError(errno.ENOMEM, "")
    why = MACHINE.get(error.errno, error.strerror or str(error))
    what = f" ({error.filename})" if error.filename else ""
    return _("L'ordinateur a refusé : {why}{what}.").format(why=why, what=what)


def our_fault(error: Exception) -> str:
    """That the program is wrong, and nobody's files: what it stumbled on, where, and what to do."""
    said = _("Erreur du programme, et non de vos fichiers : {what} ({place}). "
             "L'option --debug montre la trace, à joindre quand vous la signalez.")
    return said.format(what=f"{type(error).__name__}: {error}".partition("\n")[0], place=_place(error))


def _place(error: Exception) -> str:
    """Where in the kit it went wrong, as `kit/planning/agenda.py:42`."""
    place, trace = "", error.__traceback__
    while trace:
        path = trace.tb_frame.f_code.co_filename
        if path.startswith(_PACKAGE):
            place = f"kit/{path[len(_PACKAGE):].replace(os.sep, '/')}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
