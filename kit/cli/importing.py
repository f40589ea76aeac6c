"""`import`: what was written into the fields of a PDF becomes a results file, to be printed on the next sheets."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.helping import Command
from kit.cli.options import FORMAT, OVERLAY, options
from kit.speech import _

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom
    from kit.delivery.collecting import Copy


@click.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar=_("FICHIER.pdf..."))
@click.option("--force", is_flag=True, help=_("Remplacer les résultats déjà relus du même support."))
@options((OVERLAY,), FORMAT)
def command(files: tuple[Path, ...], force: bool, overlay: tuple[Path, ...], style: str) -> int:
    """Relire un support rempli à l'écran.

    Les réponses arrivent dans resultats/SUPPORT.yaml : un fichier à relire, à corriger, et à imprimer sur les
    prochaines feuilles avec l'option --results. Rien n'est remplacé sans --force : une deuxième copie du même
    support a un numéro, SUPPORT-2.yaml.

    \b
    Exemples :
      python3 build.py import fiche-de-poste.pdf
      python3 build.py import evaluations/*.pdf
      python3 build.py pack fiche-de-poste --results resultats/fiche-de-poste.yaml
    """
    from kit.cli.workroom import Workroom

    room = Workroom(style)
    for file in files if room.lay(overlay) else ():
        for copy in _copies(room, file):
            _write(room, copy, file, force)
    return room.finish()


def _copies(room: Workroom, file: Path) -> list[Copy]:
    """The sheets of a file that something is written on; none, and a reason, where there is no such sheet."""
    from kit.delivery.collecting import copies
    from kit.pdf.filled import NotAForm, answers
    from kit.reading.door import IMAGE_LIMIT, Refused, read_bytes
    from kit.reading.source import Place, Source

    place, found = Place(Source(file.as_posix(), "")), []
    try:
        found = list(copies(answers(read_bytes(file, file.parent, IMAGE_LIMIT)), room.library))
        if not found:
            room.report.error("pdf-sans-champ", place, path=str(file))
    except NotAForm as problem:
        room.report.error(str(problem), place, path=str(file))
    except Refused as refused:
        room.report.error(refused.code, place, **refused.facts)
    for copy in found:
        for name in copy.unknown:
            room.report.warn("champ-inconnu", place, name=name, sheet=str(copy.sheet.sheet), near=None)
    answered = [copy for copy in found if copy.answered]
    if found and not answered:
        room.report.warn("pdf-sans-reponse", place, path=str(file))
    return answered


def _write(room: Workroom, copy: Copy, file: Path, force: bool) -> None:
    """Write a results file beside those there are, or over the first, and say where."""
    from kit.delivery.collecting import RESULTS, written
    from kit.delivery.writing import NotWritten, write_file

    folder, name = Path(RESULTS), str(copy.sheet.sheet)
    path, data = folder / f"{name}.yaml", written(copy, file.name, room.printed(str(copy.sheet.language))).encode()
    number = 2
    try:
        while not write_file(path, data, over=force):
            path, number = folder / f"{name}-{number}.yaml", number + 1
    except NotWritten as problem:
        room.refuse(problem)
        return
    room.written += 1
    answers = room.words.plural("count.answers", copy.answered)
    room.say(_("{path} : {title}, {answers} sur {places}").format(
        path=path, title=copy.sheet.title, answers=answers, places=len(copy.answers)))
