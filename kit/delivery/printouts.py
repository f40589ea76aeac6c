"""A session becomes the files of its pack, in the order they are printed: each with its pages, paper and copies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

from kit.delivery.correcting import corrected
from kit.delivery.deck_printouts import deck_printout
from kit.delivery.order import READERS, Order
from kit.delivery.paper_printouts import nameless, paper_printouts, replaced
from kit.delivery.reuse import Reuse, origin
from kit.delivery.selecting import check_selection, slip_printout
from kit.delivery.sheet_printouts import sheet_printouts
from kit.documents import guide, print_plan, programme, running_order
from kit.documents.enlarging import larger, stamped
from kit.documents.look import Look
from kit.documents.print_plan import PrintSettings
from kit.documents.session import Printout, Session
from kit.imposition.booklet import booklet
from kit.imposition.turning import Turn
from kit.model.edition import Reading
from kit.model.values import Size
from kit.model.workshop import Printed
from kit.planning.quantities import needed
from kit.typesetting.page import Page

_NAMES = {"plan": "a-imprimer", "guide": "guide", "running-order": "deroule", "programme": "programme",
          "cofacilitation": "co-animation", "scribe": "scribe", "direction": "direction"}
# The points of their running text where no edition wants it larger, at the least.
_USUAL = {"plan": 9.5, "guide": 10.5, "running-order": 9.0, "programme": 11.0,
          "cofacilitation": 10.5, "scribe": 10.5, "direction": 10.5}
_TAKEN = {*_NAMES.values(), "pack"}  # whether or not they are part of this order


def session_printouts(session: Session, look: Look, order: Order, reuse: Reuse | None = None) -> list[Printout]:
    """Every file of a pack but the print plan, which is made from these."""
    reuse, session = reuse or Reuse(), nameless(session)
    names = set(_TAKEN)
    return [*(corrected(out, order) for out in _documents(session, look, order)),
            *(named(printout, names) for printout in _printed(session, look, order, reuse))]


def papers_beside(session: Session, look: Look, order: Order, printouts: list[Printout],
                  simple: Reading) -> list[Printout]:
    """The papers around the workshop, which come after these. `simple`: the edition in simple words."""
    names = {out.name for out in printouts} | _TAKEN
    return [named(out, names) for out in paper_printouts(session, look, order, simple)]


def plan_printout(session: Session, look: Look, order: Order, printouts: list[Printout]) -> Printout:
    """The print plan of these files, which is read on screen or printed once."""
    settings = PrintSettings(order.profile, order.ink, order.turn is Turn.TWO_STACKS, order.proof)
    look = look.labelling
    out = _document("plan", session, look, lambda look: print_plan.pages(session, printouts, look, settings), 1)
    return corrected(out, order)  # its rule is measured with that printer


def _documents(session: Session, look: Look, order: Order) -> Iterator[Printout]:
    group = session.group
    if order.wants("guide"):
        yield _guide(session, look, order)
    if order.wants("running-order"):
        yield _document("running-order", session, look, partial(running_order.pages, session), group.facilitators + 1)
    for kind in ("cofacilitation", "scribe"):
        if order.wants(kind):
            yield _briefing(kind, session, look)
    if order.wants("programme"):
        yield _document("programme", session, look, partial(programme.pages, session), group.participants)
    if order.wants("direction"):
        yield _briefing("direction", session, look)


def _briefing(kind: str, session: Session, look: Look) -> Printout:
    """What one person needs, once; its module is named for its kind."""
    return _document(kind, session, look, partial(import_module(f"kit.documents.{kind}").pages, session), 1)


def _guide(session: Session, look: Look, order: Order) -> Printout:
    """The guide on both sides of the paper or, as a booklet, set for half of it and folded."""
    copies = session.group.facilitators
    if not order.booklet:
        return _document("guide", session, look, partial(guide.pages, session), copies, sides=2)
    paper = look.paper.landscape
    half = look.on(Size(paper.width / 2, paper.height))
    made = _set("guide", session, half, partial(guide.pages, session))
    out = _printout("guide", session, look, booklet(made), copies, sides=2)
    return out._replace(booklet=True, leaves=tuple(made))


def _document(kind: str, session: Session, look: Look, draw: Callable[[Look], list[Page]], copies: int,
              sides: int = 1) -> Printout:
    return _printout(kind, session, look, _set(kind, session, look, draw), copies, sides)


def _set(kind: str, session: Session, look: Look, draw: Callable[[Look], list[Page]]) -> list[Page]:
    """The pages of a document, as large as the edition wants them, and with what it says of its words."""
    return stamped(larger(look, _USUAL[kind], draw), session.workshop, look)


def _printout(kind: str, session: Session, look: Look, pages: list[Page], copies: int, sides: int = 1) -> Printout:
    title = f"{look.words(f'files.{kind}')} – {session.workshop.title}"
    landscape = pages[0].width > pages[0].height
    paper = look.paper.landscape if landscape else look.paper.landscape.turned
    flip = ("short-edge" if landscape else "long-edge") if sides == 2 and len(pages) > 1 else ""
    return Printout(kind, _NAMES[kind], title, pages, (paper.width, paper.height), 2 if flip else 1, flip, copies,
                    roles=READERS.get(kind, ()), language=look.setter.language)


def _printed(session: Session, look: Look, order: Order, reuse: Reuse) -> Iterator[Printout]:
    """What the script lists under `print`, in its order; what a paper prints in its place is not printed twice."""
    beside = replaced(session.papers)
    decks = {str(printed.deck): session.decks[printed.deck] for printed in session.workshop.print if printed.deck}
    check_selection(order.selection, decks.values(), look.setter.report, str(session.workshop.workshop))
    for printed in session.workshop.print:
        if str(printed.deck or printed.sheet) in beside:
            continue
        if printed.deck and order.wants("deck", printed.roles):
            out = _deck(session, look, order, printed, reuse)
            # Of a deck without a card that is asked for, there is nothing.
            made = [one for one in (out, slip_printout(out, look, order)) if one and one.pages]
        elif printed.sheet and order.wants("sheet", printed.roles):
            made = sheet_printouts(session.sheets[printed.sheet], look, order, session, printed, reuse)
        else:
            continue
        yield from (one._replace(roles=printed.roles) for one in made)


def _deck(session: Session, look: Look, order: Order, printed: Printed, reuse: Reuse) -> Printout:
    """A deck's sheets, which are the same for as many copies of it."""
    deck = session.decks[printed.deck]
    return reuse.printout((printed, needed(printed, session.group), origin(deck)), lambda: deck_printout(
        deck, look, order, printed, session.group), look.setter.report)


def named(printout: Printout, taken: set[str]) -> Printout:
    """Every file has a name of its own: a sheet at a second size takes that size in its name, others a number."""
    name, number = printout.name, 1
    if name in taken and printout.kind == "sheet":
        name = f"{name}-{printout.use.lower()}"
    unnumbered = name
    while name in taken:
        number += 1
        name = f"{unnumbered}-{number}"
    taken.add(name)
    return printout._replace(name=name)
