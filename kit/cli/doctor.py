"""`doctor`: what this installation is, a line for each thing that printing needs, and what to do where one is amiss."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from kit.cli.options import OUTPUT, options
from kit.speech import _, language, number, plural

DONE, REFUSED = 0, 3
_TIGHT, _FULL = 500_000_000, 50_000_000  # bytes free on the disk: a pack of every workshop takes some tens of millions


class Finding(NamedTuple):
    """One thing that was looked at. `stops`: the kit cannot print like this. `cure`: what to do, "" where all is well."""

    name: str
    says: str
    cure: str = ""
    stops: bool = False

    @property
    def well(self) -> bool:
        return not self.cure


@click.command("doctor")
@options(OUTPUT)
@click.option("--format", "style", type=click.Choice(["human", "json"]), default="human", show_default=True,
              help=_("Comment le dire : pour les personnes ou pour un programme."))
def command(output: Path, style: str) -> int:
    """Dire ce qu'est cette installation, et ce qui lui manque.

    Une ligne par chose, avec ce qu'il y a à faire. À joindre quand vous demandez de l'aide.

    \b
    Exemples :
      python3 build.py doctor
      python3 build.py doctor --format json
    """
    findings = [finding for look in LOOKS for finding in _looked(look, output)]
    if style == "json":
        from kit.cli.terminal import as_json

        told = [finding._asdict() | {"well": finding.well} for finding in findings]
        click.echo(as_json(told))
    else:
        for line in _lines(findings):
            click.echo(line)
    return REFUSED if any(finding.stops for finding in findings) else DONE


def _looked(look: Callable[[Path], Iterator[Finding]], output: Path) -> list[Finding]:
    """What was found; where looking itself went wrong, that."""
    try:
        return list(look(output))
    except (OSError, ImportError, LookupError) as error:
        cure = _("Réinstallez le kit ; si cela ne suffit pas, signalez cette ligne.")
        return [Finding(look.__name__.strip("_"), _of(type(error).__name__, error), cure, True)]


def _of(what: str, said: object) -> str:
    return _("{what} : {said}").format(what=what, said=said)


def _lines(findings: list[Finding]) -> Iterator[str]:
    from kit.cli.terminal import columns
    from kit.speech.controls import escape_controls

    well, amiss = _("ok"), _("à voir")
    width, named = max(columns(word) for word in (well, amiss)), max(columns(finding.name) for finding in findings)
    for finding in findings:
        mark, gap = well if finding.well else amiss, " " * (named - columns(finding.name))
        yield escape_controls(f"{mark:{width}}  {finding.name}{gap}  {finding.says}")
        if finding.cure:
            yield escape_controls(f"{'':{width}}  {'':{named}}  → {finding.cure}")
    stopping = sum(finding.stops for finding in findings)
    yield ""
    yield plural("Une chose empêche d'imprimer.", "{n} choses empêchent d'imprimer.", stopping) if stopping else _(
        "Tout est là pour imprimer.")


# --- what is looked at --------------------------------------------------------------------------


def _kit(_output: Path) -> Iterator[Finding]:
    import kit
    from kit.delivery.installation import is_checkout

    how = _("dossier téléchargé") if is_checkout() else _("programme installé")
    yield Finding(_("kit"), _of(f"{kit.__version__}, {how}", Path(kit.__file__).parent))
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding(_("Python"), _of(f"{version} ({sys.platform})", sys.executable))


def _libraries(_output: Path) -> Iterator[Finding]:
    from kit.delivery.installation import is_checkout, libraries

    wanted = libraries()
    said = ", ".join(f"{library.name} {library.here}" for library in wanted if library.serves)
    short = [library for library in wanted if not library.serves]
    if not short:
        yield Finding(_("bibliothèques"), said)
        return
    missing = ", ".join(f"{library.name} {library.oldest} ({library.here or '—'})" for library in short)
    cure = _("Supprimez le dossier .venv, puis lancez la commande par build.py.") if is_checkout() else _(
        "Réinstallez le programme : pipx reinstall kit-travail-pair.")
    yield Finding(_("bibliothèques"), _("il manque {missing} ; il y a {said}").format(missing=missing, said=said),
                  cure, True)


def _letters(_output: Path) -> Iterator[Finding]:
    from kit.delivery.workbench import load_fonts, load_icons
    from kit.reading.door import Refused, shipped

    cure = _("Des fichiers du kit manquent ou sont abîmés : réinstallez-le.")
    try:
        load_fonts()
        yield Finding(_("polices"), str(shipped("assets/fonts")))
    except (Refused, ValueError) as problem:
        yield Finding(_("polices"), str(getattr(problem, "facts", problem)), cure, True)
    count = len(load_icons())
    yield Finding(_("pictogrammes"), str(count), "" if count else cure, not count)


def _shelves(_output: Path) -> Iterator[Finding]:
    from kit.cli.folders import own_folder, project_folder
    from kit.model.library import DECKS, SHEETS_SHELF, WORKSHOPS, Library
    from kit.reading.diagnostics import Report

    project, own = project_folder(), own_folder()
    library = Library(project, Report())
    counts = [len(library.names(shelf)) for shelf in (WORKSHOPS, DECKS, SHEETS_SHELF)]
    said = _("{workshops} ateliers, {decks} jeux, {sheets} supports").format(
        workshops=counts[0], decks=counts[1], sheets=counts[2])
    cure = "" if all(counts) else _("Des fichiers du kit manquent ou sont abîmés : réinstallez-le.")
    yield Finding(_("contenu"), said, cure, bool(cure))
    yield Finding(_("vos fichiers"), str(project) if project == own else _(
        "aucun encore ; la commande new les mettra dans {folder}").format(folder=own))


def _room(output: Path) -> Iterator[Finding]:
    from kit.delivery.installation import room_on_disk, try_writing
    from kit.speech.accidents import MACHINE

    where, moved = str(output.absolute()), _("Choisissez un autre dossier avec --output, ou demandez le droit d'y écrire.")
    try:
        try_writing(output)
        yield Finding(_("écriture"), where)
    except OSError as error:
        why = MACHINE.get(error.errno, error.strerror or str(error))
        yield Finding(_("écriture"), _of(where, why), moved, True)
    free = room_on_disk(output)
    cure = _("Libérez de la place sur le disque.") if free < _TIGHT else ""
    yield Finding(_("place libre"), _("{gigabytes} Go").format(gigabytes=number(free / 1e9, 1)), cure, free < _FULL)


def _printers(_output: Path) -> Iterator[Finding]:
    from kit.delivery.profiles import folder, profile_names

    names = profile_names()
    yield Finding(_("imprimantes"), ", ".join(names) if names else _(
        "aucune réglée ; au besoin, la commande calibrate ({folder})").format(folder=folder()))


def _languages(_output: Path) -> Iterator[Finding]:
    from kit.reading.door import listed, shipped
    from kit.speech import LANGUAGES

    yield Finding(_("langues"), _("le programme : {program} (en ce moment : {now}) ; le papier : {paper}").format(
        program=", ".join(LANGUAGES), now=language(), paper=", ".join(path.stem for path in listed(shipped("locales")))))


def _beside(_output: Path) -> Iterator[Finding]:
    """What is done without: nothing is amiss where it is not there."""
    from kit.delivery.installation import libraries

    for name, extra in ((_("pour les tests"), "test"), (_("pour les mesures"), "bench")):
        wanted = libraries(extra)
        there = [library.name for library in wanted if library.serves]
        says = _("tout est là") if len(there) == len(wanted) else _("facultatif, {here} sur {wanted}").format(
            here=len(there), wanted=len(wanted))
        yield Finding(name, says)


LOOKS = (_kit, _libraries, _letters, _shelves, _room, _printers, _languages, _beside)
