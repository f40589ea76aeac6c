"""`pack --watch`: packs are made anew while one writes, as soon as anything changes that they are made from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import localtime, monotonic, strftime
from typing import TYPE_CHECKING

import click

from kit.cli.app import BY_SIGNAL, CTRL_C
from kit.cli.ordering import order_of
from kit.cli.rounds import QuietRoom, Round
from kit.delivery.reuse import Renewed
from kit.delivery.watching import Watcher, watched
from kit.model.library import DECKS, PAPERS, SHEETS_SHELF, WORKSHOPS
from kit.model.values import decimal
from kit.pdf.keeping import KeepingPrinter
from kit.reading.door import display_name, inside, shipped
from kit.speech import _

if TYPE_CHECKING:
    from kit.delivery.order import Order
    from kit.model.deck import Deck

_HOUR = 3600.0  # seconds
_NAMED = 3  # files that a line names; of more, it says how many
_SHELVES = tuple(f"{shelf.folder}/" for shelf in (WORKSHOPS, DECKS, SHEETS_SHELF, PAPERS))


def watch(workshops: Sequence[str], given: dict[str, object], force: bool, limit: float) -> int:
    """Bring packs up to date, then again and again, until Ctrl-C. `given`: the options of `pack` by name."""
    output = given["output"] or Path("output")
    if inside(Path.cwd(), output):
        raise click.UsageError(_("--watch demande un dossier d'arrivée à part : ici, ce que vous écrivez et ce qui "
                                 "s'imprime se confondraient."))
    vigil, watcher = Vigil(sorted(set(workshops)), given, limit), Watcher({})
    vigil.begin(force)
    try:
        while True:
            watcher.follow(watched(output))
            changed = watcher.wait(_HOUR)
            if changed:
                vigil.renew(changed)
    except KeyboardInterrupt:
        return BY_SIGNAL + CTRL_C


class Vigil:
    """What stays from one round to the next: what each pack is made from, which are in trouble, what was drawn."""

    def __init__(self, asked: list[str], given: dict[str, object], limit: float):
        self.asked, self.given, self.limit = asked, given, limit
        self.folders: dict[str, Path] = {}
        self.inputs: dict[Path, set[str]] = {}
        self.troubled: set[str] = set()
        self.decks: dict[Path, Deck] = {}
        self.wrong = False  # whether errors were said last
        self.bench: tuple | None = None  # an order; for it, letters, their printer, printouts and faces

    def begin(self, force: bool) -> None:
        """The first round, which is said as a build that is not watched."""
        room = QuietRoom(self.given["watch"], self.limit, self.decks)
        done = self._round(room, None, force)
        self._end(room, done)
        room.say(_("J'attends vos changements ; Ctrl-C pour arrêter."))
        for name in self.asked if done else ():
            done.warm_up(name)

    def renew(self, changed: Iterable[str]) -> None:
        """Make anew what is made from what changed, and say so in a line; where nothing came of it, nothing."""
        start, room = monotonic(), QuietRoom(self.given["watch"], self.limit, self.decks)
        room.quiet = True
        names = sorted({_name(path, room.library.project) for path in changed})
        done, refused = self._tried(room, names)
        room.quiet = False
        self._tell(room, names, done, refused, monotonic() - start)
        room.quiet = True
        self._end(room, done, refused)

    def _tell(self, room: QuietRoom, names: list[str], done: Round | None, refused: str, took: float) -> None:
        """Say in a line what changed and what came of it, and why the command line is refused, if it is."""
        wrong = bool(refused or room.refused or room.report.errors)
        said = [*_said(room, done, took), *([] if self.asked or not done else _orphans(self.folders, done))]
        if self.wrong and not wrong:
            said = [_("plus d'erreur"), *(said or [_("tout est à jour")])]
        elif wrong and not said:
            said = [_("rien n'a été refait, à cause des erreurs dites plus bas")]
        if said:
            clock, what = strftime("%H:%M:%S", localtime()), _changes(names, room.library.project)
            room.say(_("{time}, {changes} : {said}").format(time=clock, changes=what, said=", ".join(said)))
        if refused:
            room.say(refused)

    # --- a round -------------------------------------------------------------------------------

    def _tried(self, room: QuietRoom, names: list[str]) -> tuple[Round | None, str]:
        """A round about these files; what a file now says may not go with the command line: then, why not."""
        wanted = self._wanted(names)
        if wanted is None:
            self.bench = None
            self.decks.clear()
        try:
            return self._round(room, wanted, force=False), ""
        except click.UsageError as error:
            return None, error.format_message()

    def _round(self, room: QuietRoom, wanted: set[str] | None, force: bool) -> Round | None:
        """Bring packs up to date; None where what is asked for cannot be made out."""
        order = order_of(room, self.given)
        if order is None:
            return None
        done = Round(room, order, wanted, *self._set_up(room, order))
        if self.given["path"]:
            from kit.cli.path import walk

            walk(done, force)
            return done
        for name in self.asked or room.library.names(WORKSHOPS):
            done.bring(name, force)
        return done

    def _set_up(self, room: QuietRoom, order: Order) -> tuple[Renewed, dict]:
        """Give a round what the one before had at hand, if it is for the same order."""
        wanted = order.described, room.reading, room.family
        if self.bench is None or self.bench[0] != wanted:
            self.bench = wanted, room.fonts, KeepingPrinter(room.fonts), Renewed(), {}
        _, room.fonts, room.printer, reuse, faces = self.bench
        return reuse, faces

    def _end(self, room: QuietRoom, done: Round | None, refused: str = "") -> None:
        """Say what is wrong, then show what was made, and remember what the next round has to know."""
        room.complain()
        self.wrong = bool(refused or room.refused or room.report.errors)
        if done and (done.made or not self.folders):
            done.show()
        self.folders = done.folders if done else {}
        self.inputs |= done.inputs if done else {}
        self.troubled = done.troubled if done else set()

    def _wanted(self, names: list[str]) -> set[str] | None:
        """The workshops whose packs a change of these files may concern; None for all: any of them might be."""
        if not self.folders:  # the last round did not come so far
            return None
        of = {folder: name for name, folder in self.folders.items()}
        found = set(self.troubled)
        for name in names:
            users = {of[folder] for folder, inputs in self.inputs.items() if name in inputs and folder in of}
            if not users and not name.startswith(_SHELVES):
                return None
            shelf, _, file = name.rpartition("/")
            found |= users | ({Path(file).stem} if shelf == WORKSHOPS.folder else set())
        return found


# --- words -------------------------------------------------------------------------------------


def _name(path: str, project: Path) -> str:
    """A path as manifests and people name it: from the project's folder, or the kit's."""
    own = display_name(Path(path), project)
    return display_name(Path(path), shipped("workshops").parent) if Path(own).is_absolute() else own


def _changes(names: list[str], project: Path) -> str:
    """What happened to files, in a few words."""
    if len(names) > _NAMED:
        return _("{n} fichiers ont changé").format(n=len(names))
    there = [name for name in names if os.path.lexists(project / name)
             or os.path.lexists(shipped("workshops").parent / name)]
    gone = [name for name in names if name not in there]
    said = [_("{files} a changé"), _("{files} ont changé")][len(there) > 1].format(files=", ".join(there))
    away = [_("{files} n'est plus là"), _("{files} ne sont plus là")][len(gone) > 1].format(files=", ".join(gone))
    return ", ".join([said] * bool(there) + [away] * bool(gone))


def _said(room: QuietRoom, done: Round | None, took: float) -> Iterator[str]:
    """What became of packs."""
    if done is None:
        return
    seconds = decimal(max(took, 0.1), 1)
    if len(done.made) == 1:
        yield _("{folder} refait en {seconds} s").format(folder=done.made[0], seconds=seconds)
    elif done.made:
        yield _("{n} dossiers refaits en {seconds} s").format(n=len(done.made), seconds=seconds)
    for folder in done.left:
        yield f"{folder} {room.left(folder)}"


def _orphans(before: dict[str, Path], done: Round) -> Iterator[str]:
    """Packs whose workshop is no more, where all were asked for."""
    for name in sorted(before.keys() - done.folders.keys()):
        yield _("{folder} reste, sans son atelier").format(folder=before[name])
