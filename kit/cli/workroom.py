"""What every command works with: the library, the report, fonts and printer when they are needed; how a run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from time import localtime, strftime
from typing import TYPE_CHECKING

import click

from kit.cli.folders import project_folder
from kit.cli.reporting import render_human, tally
from kit.cli.terminal import as_json, colour_wanted
from kit.cli.unchanged import output_of
from kit.delivery import stamping
from kit.delivery.locking import Owner, tell_waits
from kit.model.edition import Reading
from kit.model.library import DECKS, PAPERS, SHEETS_SHELF, WORKSHOPS, Library
from kit.reading import looks
from kit.reading.diagnostics import Report
from kit.reading.door import SCRIPT_LIMIT
from kit.reading.messages import Messages
from kit.speech import _, language
from kit.speech.accidents import MACHINE
from kit.speech.controls import escape_controls

if TYPE_CHECKING:
    from kit.delivery.order import Order
    from kit.delivery.packing import Pack
    from kit.delivery.preflight import Preflight
    from kit.delivery.typefaces import Family
    from kit.delivery.writing import NotWritten
    from kit.documents.look import Look
    from kit.model.deck import Deck
    from kit.model.locale import Locale
    from kit.model.sheet import Sheet

DONE, WRONG, REFUSED = 0, 1, 3
MEGABYTE = 1_000_000


class Workroom:
    """One run of one command. `written` counts what it put in place or found up to date.

    limit: megabytes that no script is larger than.
    """

    def __init__(self, style: str = "human", limit: float = SCRIPT_LIMIT / MEGABYTE):
        self.style = style
        self.report = Report()
        looks.noted.clear()
        stamping.note_kit()
        self.library = Library(project_folder(), self.report, int(limit * MEGABYTE))
        self.reading = Reading()  # the edition of this run, once its order is known
        self.family: Family | None = None  # and its letters, where they are not the kit's
        self.refused = False
        self.written = 0
        self.again: list[str] = []  # what this command would say if it were run again and nothing had changed
        self.made: dict[Path, str] = {}  # the digests of files outside of packs
        self.checks: list[Preflight] = []
        self.unheard: OSError | None = None
        tell_waits(self.say_waiting)

    # --- tools ---------------------------------------------------------------------------------

    @cached_property
    def messages(self) -> Messages:
        return Messages(language())

    @cached_property
    def fonts(self):
        from kit.delivery.workbench import load_fonts

        return load_fonts(self.reading, self.family)

    @cached_property
    def printer(self):
        from kit.pdf.document import Printer

        return Printer(self.fonts)

    def lay(self, folders: Sequence[Path]) -> bool:
        """Lay a region's folders over everything, once; whether that could be done."""
        if folders and not self.library.overlays:
            from kit.model.overlays import overlaid

            library = overlaid(self.library, folders)
            if library is None:
                return False
            self.library = library
        return True

    def keep_in(self, output: Path) -> None:
        """Save the next run some work, by what stays in its output folder."""
        from kit.delivery.reserve import Reserve, engine

        self.library.kept, self.library.engine = Reserve(output), engine

    @cached_property
    def words(self) -> Locale:
        """What is counted and asked, as it is said."""
        return self.library.locale(language())

    @cached_property
    def asked(self) -> str:
        """The language that all labels are to be in; empty where each thing that is printed says its own."""
        from kit.speech import asked

        context = click.get_current_context(silent=True)
        return asked(context.find_root().obj.arguments) if context else ""

    def printed(self, language: str) -> Locale:
        """The words of what is made, in its language unless another was asked for."""
        return self.library.locale(self.asked or language)

    def look(self, order: Order) -> Look:
        """What documents are set with, for the paper and the ink of an order, and for who prints it."""
        from kit.delivery.workbench import load_look

        look = load_look(self.library, self.fonts, self.asked, paper=order.text_paper, ink=order.ink,
                         shop=bool(order.shop), reading=order.reading)
        if look:
            look.results = {str(results.results): results for results in order.results}
        return look

    def decks_of(self, sheet: Sheet) -> dict[str, Deck] | None:
        """The decks that a sheet is made from; None where one cannot be read."""
        from kit.delivery.workbench import decks_of

        return decks_of(sheet, self.library, self.reading)

    def everything(self) -> Iterator:
        """Every workshop, deck, sheet and paper there is, and the path; None for one that is wrong."""
        library = self.library
        if path := library.journey_file():
            yield library.open(path)
        for shelf, get in ((WORKSHOPS, library.workshop), (DECKS, library.deck), (SHEETS_SHELF, library.sheet),
                           (PAPERS, library.paper)):
            yield from (get(name) for name in library.names(shelf))

    # --- what is said --------------------------------------------------------------------------

    def say(self, text: str, again: str = "") -> None:
        """A line of progress, on stderr; content never sends control characters to a terminal.

        again: what would be said in its place, were the same command run a second time.
        """
        self.again.append(escape_controls(again or text))
        if self.style != "json":
            self._echo(text)

    def _echo(self, text: str) -> None:
        """On stderr, if anyone is there to read it: a build does not stop because nobody listens."""
        with suppress(OSError):
            click.echo(escape_controls(text), err=True)

    def counted(self, pack: Pack) -> str:
        """What a pack is, in a few words."""
        return _("{files}, {sheets} à imprimer").format(
            files=self.words.plural("count.files", len(pack.files) + 1),
            sheets=self.words.plural("count.sheets", pack.about.sheets))

    def left(self, folder: Path) -> str:
        """That a pack was not made anew because of errors, which are said at the end."""
        if folder.exists():
            return _("laissé tel quel, à cause des erreurs dites plus bas")
        return _("pas préparé, à cause des erreurs dites plus bas")

    def line(self, path: Path, said: str) -> str:
        """`output/un : 5 fichiers`, as it is said of a file or a folder."""
        return _("{path} : {said}").format(path=path, said=said)

    def tell(self, text: str) -> None:
        """A line of what was asked for, on stdout. Where it cannot be said, the work goes on, and the run ends so."""
        try:
            click.echo(escape_controls(text))
        except OSError as error:
            self.unheard = error

    def say_waiting(self, folder: Path, owner: Owner | None) -> None:
        """That another build writes into a folder, and this one waits."""
        self.say(self.messages.entries["machine"]["waiting"].format(path=folder, who=self._who(owner)))

    def _who(self, owner: Owner | None) -> str:
        """Another build, as one may look for it; "" where nobody knows."""
        if owner is None:
            return ""
        since = strftime("%H:%M", localtime(owner.since))
        words = self.messages.entries["machine"]["elsewhere" if owner.elsewhere else "owner"]
        return words.format(pid=owner.pid, host=owner.host, since=since)

    def say_unchanged(self, folder: Path, order: Order) -> None:
        """That no card is to be printed again; nothing was written."""
        said = _("aucune carte n'a changé depuis « {since} », rien à réimprimer").format(since=order.selection.since)
        self.say(self.line(folder, said))

    def refuse(self, problem: NotWritten) -> None:
        """The machine said no: say what, and what to do; what was there before is still there."""
        self.refused = True
        words, error = self.messages.entries["machine"], problem.error
        why = MACHINE.get(error.errno, error.strerror or str(error)) if error else words.get(problem.why, "")
        sentence = words[problem.why if problem.why in ("locked", "busy") else "refused"]
        self._echo(sentence.format(path=problem.path, why=why, who=self._who(problem.owner)))

    def remember(self, order: Order, true: Callable[[], bool]) -> None:
        """Let the same command say the same at once, as long as nothing changes; `true`: whether nothing is to be done.

        What was complained of is said each time, and what has changed since an older file is worked out each time.
        """
        told_all = self.style == "human" and not len(self.report)
        if self.status == DONE and told_all and not (order.proof or order.selection.since):
            arguments = click.get_current_context().find_root().obj.arguments
            if str(order.output) == output_of(arguments):
                stamping.stamp(str(order.output), arguments, self.again, true)

    def finish(self) -> int:
        """Say every diagnostic and the tally; returns the exit status. For programs they are the data, on stdout."""
        if self.style == "json":
            click.echo(as_json(self.data))
        else:
            self.complain()
        if self.unheard:
            raise self.unheard
        return self.status

    @property
    def data(self) -> list | dict:
        """What a program is told: the diagnostics; where files were checked, that too."""
        from kit.cli.formats import plain

        found = plain(self.report, self.messages)
        if not self.checks:
            return found
        from msgspec import to_builtins

        return {"diagnostics": found, "checks": to_builtins(self.checks)}

    def complain(self) -> None:
        """Every diagnostic, for people or one a line, and the tally, for people."""
        if not len(self.report):
            return
        if self.style in ("short", "github"):
            from kit.cli import formats

            click.echo(getattr(formats, self.style)(self.report, self.messages), nl=False)
        else:
            coloured = colour_wanted(sys.stderr, os.environ)
            click.echo(render_human(self.report, self.messages, coloured), err=True, nl=False)
        click.echo(tally(self.report, self.messages, self.written > 0), err=True)

    @property
    def status(self) -> int:
        return REFUSED if self.refused else WRONG if self.report.errors else DONE
