"""A pack made in memory, as the page knows it: its files, how each is printed, and the sums of the print plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kit.delivery import manifest
from kit.delivery.manifest import Entry
from kit.delivery.order import Order
from kit.delivery.packing import Pack, draw_pack, lay_out
from kit.delivery.reuse import Reuse
from kit.documents.look import Look
from kit.documents.print_plan import figures, papers, totals
from kit.documents.session import Printout
from kit.model.library import Library
from kit.model.workshop import Workshop
from kit.pdf.document import Printer
from kit.speech import language
from kit.web.faults import Fault
from kit.web.outlines import Outline
from kit.web.wishes import Wish

Told = Callable[[int, int, str], None]
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can say
_READABLE = 0o644 << 16


class File(NamedTuple):
    """One file of a pack. `how`: in printed words its paper, sides, copies, sheets and cuts; none for what is not
    printed. private: it belongs to whoever writes on it. short: its title beside that of its workshop.
    """

    id: str
    name: str
    title: str
    kind: str
    pages: int
    how: tuple[str, ...] = ()
    private: bool = False
    copies: int = 0
    sheets: int = 0
    short: str = ""


class Plan(NamedTuple):
    """What is printed in all: in words the sheets of each paper; sheets, and minutes to print and cut them."""

    papers: str = ""
    sheets: int = 0
    minutes: int = 0


class Build(NamedTuple):
    """The last pack of a workshop. `stale`: its files are those of the last one that had no errors.

    number: which build this is, of all. seconds: how long it took.
    """

    name: str
    wish: Wish
    number: int
    files: tuple[File, ...] = ()
    plan: Plan = Plan()
    outline: Outline | None = None
    faults: tuple[Fault, ...] = ()
    stale: bool = False
    seconds: float = 0.0


class Made(NamedTuple):
    """A pack, and what its print plan says."""

    pack: Pack
    files: tuple[File, ...]
    plan: Plan


def make(workshop: Workshop, library: Library, look: Look, printer: Printer, order: Order, told: Told) -> Made | None:
    """The pack for an order; None where the report of the library holds an error that touches it."""
    reuse = Reuse()
    laid_out = lay_out(workshop, library, look, order, reuse)
    if laid_out is None:
        return None
    session, printouts = laid_out
    titles = {out.file: out.title for out in printouts}
    done, steps = 0, 2 * len(printouts) + 2

    def count(file: str) -> None:
        nonlocal done
        done = min(done + 1, steps)
        told(done, steps, titles.get(file, str(workshop.title)))

    pack = draw_pack(session, printouts, library, look, printer, order, reuse, 1, count)
    if pack is None:
        return None
    planned = [out for out in printouts if out.kind != "plan"]  # which does not count itself
    said = look.speaking(language())
    return Made(pack, files_of(pack, printouts, said), Plan(papers(planned, said), *totals(planned)))


def files_of(pack: Pack, printouts: Sequence[Printout], look: Look) -> tuple[File, ...]:
    """The files of a pack in the order of the print plan."""
    known = {out.file: out for out in printouts}
    own = f" – {pack.about.title}"
    return tuple(_file(entry, known.get(entry.file), look, number)._replace(short=entry.title.removesuffix(own))
                 for number, entry in enumerate(pack.about.files, 1))


def _file(entry: Entry, out: Printout | None, look: Look, number: int) -> File:
    how = tuple(told for told in figures(out, look) if told != "–") if out else ()
    return File(f"f{number}", entry.file, entry.title, entry.kind, entry.pages, how, entry.private, entry.copies,
                entry.sheets)


def zipped(pack: Pack) -> bytes:
    """A pack's folder as a zip, whose bytes depend on its files alone."""
    files: Mapping[str, bytes] = pack.files | {manifest.NAME: manifest.write(pack.about)}
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as folder:
        for name in sorted(files):
            about = ZipInfo(name, _NO_DATE)
            about.create_system, about.external_attr, about.compress_type = 3, _READABLE, ZIP_DEFLATED
            folder.writestr(about, files[name])
    return out.getvalue()
