"""`pack`: everything that is printed for a workshop, or for all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli import helping
from kit.cli.helping import Command, option
from kit.cli.options import (
    AROUND,
    CARDS,
    CUTTING,
    EVENT,
    EVENTS,
    FOR,
    FORMAT,
    LIMIT,
    OUTPUT,
    OVERLAY,
    PRINT,
    PROOF,
    READING,
    REDUCE,
    RESULTS,
    ROLES,
    SHOP,
    WORD,
    options,
)
from kit.cli.sentences import near_to
from kit.speech import _

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom
    from kit.delivery.order import Order
    from kit.delivery.packing import Pack
    from kit.documents.look import Look
    from kit.model.workshop import Workshop


@click.command("pack", cls=Command)
@click.argument("workshops", nargs=-1, metavar=_("[ATELIER]..."))
@option("--path", section=helping.CHOICE, is_flag=True,
        help=_("Tout le parcours, dans son ordre, avec l'affiche du jardin, la liste à cocher, les fiches mémo."))
@options(READING, EVENT, (EVENTS,), PRINT, SHOP, CUTTING, (REDUCE,))
@option("--booklet", section=helping.PRINTING, is_flag=True, help=_("Le guide en livret A5, à plier et à agrafer."))
@option("--only", section=helping.CHOICE, metavar=_("LISTE"),
        help=_("Une partie seulement : guide, agenda, roles, cards, sheets, papers (séparés par des virgules)."))
@options((FOR, AROUND, CARDS))
@option("--changed-since", section=helping.CHOICE, metavar=_("FICHIER|VERSION"),
        help=_("Les seules cartes changées depuis un manifest.json gardé, ou depuis cette version du jeu."))
@options((RESULTS, WORD, PROOF), OUTPUT)
@option("--watch", is_flag=True, help=_("Rester là, et refaire un dossier dès que ses fichiers changent."))
@click.option("--force", is_flag=True, help=_("Tout refaire, même ce qui est à jour."))
@click.option("--jobs", type=click.IntRange(1, 64), default=2, show_default=True, metavar="N",
              help=_("Combien de processus travaillent en même temps."))
@options((LIMIT,), FORMAT)
@options((OVERLAY,))
def command(workshops: tuple[str, ...], only: str | None, audience: str | None, force: bool, jobs: int, limit: float,
            style: str, watch: bool, **given) -> int:
    """Préparer tout ce qui s'imprime : guide, déroulé, programme, cartes, affiches et supports.

    Sans nom d'atelier, tous. Les fichiers arrivent dans output/ATELIER/ ; output/index.html les montre.

    \b
    Exemples :
      python3 build.py pack
      python3 build.py pack cafe-debat --participants 18 --date 12/01/2027 --start 14h
      python3 build.py pack idees-recues --duration 1h30 --duplex fold
      python3 build.py pack arbre-a-competences --only cards,sheets --paper A3
      python3 build.py pack cafe-debat --events annee.csv
      python3 build.py pack --path --participants 14
      python3 build.py pack cafe-debat --watch
    """
    from kit.cli.ordering import order_of
    from kit.cli.workroom import Workroom
    from kit.delivery.order import PARTS
    from kit.model.library import WORKSHOPS

    given |= {"only": _chosen(only, tuple(PARTS), "--only"), "audience": _chosen(audience, ROLES, "--for")}
    if watch:
        given["watch"] = style
    room = Workroom(style, limit)
    if given["path"]:
        from kit.cli.path import refuse_for_path

        refuse_for_path(workshops, given)
    if given["events"]:
        return _pack_events(room, workshops, given, force, jobs)
    order = order_of(room, given)
    if order and not workshops:
        _refuse_for_all(order)
    if watch:
        from kit.cli.watch import watch as stay

        return stay(workshops, given, force, limit)
    if order is None:
        return room.finish()
    packer = Packer(room, order, jobs)
    if given["path"]:
        from kit.cli.path import walk

        walk(packer, force)
    for name in () if given["path"] else sorted(set(workshops)) or room.library.names(WORKSHOPS):
        packer.bring(name, force)
    if room.written and not order.proof:
        packer.show()
        if not force:
            packer.remember()
    return room.finish()


def _pack_events(room: Workroom, workshops: tuple[str, ...], given: dict[str, object], force: bool, jobs: int) -> int:
    from kit.cli.bulk import pack_events

    if len(set(workshops)) > 1:
        raise click.UsageError(_("--events va avec un atelier au plus : chaque rangée du tableau peut dire le sien."))
    return pack_events(room, workshops[0] if workshops else None, given, force, jobs)


def _refuse_for_all(order: Order) -> None:
    """Cards and kept manifests are of one workshop: without its name, all others would be wrong."""
    from kit.delivery.changes import version_of

    if order.selection.cards:
        raise click.UsageError(_("--cards demande un atelier ; par exemple : pack idees-recues --cards IR01,IR05-IR08"))
    if order.selection.since and version_of(order.selection.since) is None:
        raise click.UsageError(_("--changed-since FICHIER demande l'atelier de ce fichier ; par exemple : "
                                 "pack idees-recues --changed-since garde/manifest.json"))


def _chosen(listed: str | None, known: tuple[str, ...], option: str) -> tuple[str, ...]:
    """What a list after an option names, in the order of the kit."""
    from kit.reading.diagnostics import nearest

    asked = {name.strip() for name in (listed or "").split(",") if name.strip()}
    for name in sorted(asked - set(known)):
        said = (_("« {name} » n'est pas une partie (au choix : {known})") if option == "--only" else
                _("« {name} » n'est pas un rôle (au choix : {known})"))
        raise click.BadParameter(said.format(name=name, known=", ".join(known)) + near_to(nearest(name, known)),
                                 param_hint=f"'{option}'")
    return tuple(name for name in known if name in asked)


class Packer:
    """Brings packs up to date, one after the other, and says a line about each."""

    def __init__(self, room: Workroom, order: Order, jobs: int):
        self.room, self.order, self.jobs = room, order, jobs
        self.look: Look | None = None
        self.kept: list[Path] = []  # the packs that are as they should be

    def bring(self, name: str, force: bool) -> None:
        """Bring one pack up to date; an error leaves it as it is, and the others go on."""
        from kit.delivery.freshness import is_fresh
        from kit.model.library import WORKSHOPS

        room, folder = self.room, self.order.home / self.order.reading.named(name)
        workshop = room.library.workshop(name)
        if workshop and self.order.proof:
            self.prove(workshop, folder)
        elif workshop and not force and is_fresh(folder, room.library, self.order):
            self.keep(folder)
        elif workshop:
            self.make(workshop, folder)
        elif name in room.library.names(WORKSHOPS):
            self.leave(folder)

    def keep(self, folder: Path) -> None:
        """Say that a pack is as it should be."""
        self.room.written += 1
        self.kept.append(folder)
        self.room.say(self.fresh(folder))

    def fresh(self, folder: Path) -> str:
        """That a pack is as it should be, in a line."""
        return self.room.line(folder, _("déjà à jour"))

    def make(self, workshop: Workshop, folder: Path) -> None:
        """Lay out, draw and write a pack."""
        from kit.delivery.packing import make_pack

        self.put(folder, partial(make_pack, workshop, self.room.library, jobs=self.jobs))

    def put(self, folder: Path, make: Callable[..., Pack | None]) -> None:
        """Write what is made with a look, a printer and the order."""
        from kit.delivery.packing import write_pack
        from kit.delivery.writing import NotWritten

        room = self.room
        self.look = self.look or room.look(self.order)
        pack = make(look=self.look, printer=room.printer, order=self.order)
        if pack is None:
            self.leave(folder)
            return
        if not pack.files:
            room.say_unchanged(folder, self.order)
            return
        try:
            write_pack(pack, folder, partly=self.order.is_part)
        except NotWritten as problem:
            room.refuse(problem)
            return
        room.written += 1
        self.kept.append(folder)
        room.say(room.line(folder, room.counted(pack)), again=self.fresh(folder))

    def prove(self, workshop: Workshop, folder: Path) -> None:
        """Make the proof of a pack, and say what the real one is worth."""
        from kit.cli.proofing import prove_workshop

        self.look = self.look or self.room.look(self.order)
        if not prove_workshop(self.room, self.order, self.look, workshop, folder):
            self.leave(folder)

    def leave(self, folder: Path) -> None:
        """Say that a pack was not made anew because of errors, which are said at the end."""
        self.room.say(self.room.line(folder, self.room.left(folder)))

    def show(self) -> None:
        """The page with a picture of everything, for who opens the folder."""
        from kit.delivery.gallery import INDEX, write_gallery
        from kit.delivery.writing import NotWritten

        try:
            write_gallery(self.order.output, self.room.printed, self.jobs)
            self.room.say(_("À ouvrir : {path}").format(path=self.order.output / INDEX))
        except NotWritten as problem:
            self.room.refuse(problem)

    def remember(self) -> None:
        """Let the same command be answered at once until something changes, if all packs are found up to date."""
        from kit.delivery.freshness import is_fresh

        library, order = self.room.library, self.order
        self.room.remember(order, lambda: all(is_fresh(folder, library, order) for folder in self.kept))
