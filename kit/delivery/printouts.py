"""A session becomes the files of its pack, in the order they are printed: each with its pages, paper and copies."""

from __future__ import annotations

from collections.abc import Iterator

from kit.delivery.deck_printouts import deck_printout
from kit.delivery.order import Order
from kit.delivery.sheet_printouts import sheet_printouts
from kit.documents import guide, programme, running_order
from kit.documents.look import Look
from kit.documents.session import Printout, Session
from kit.typesetting.page import Page

_NAMES = {"plan": "a-imprimer", "guide": "guide", "running-order": "deroule", "programme": "programme"}
_TAKEN = {*_NAMES.values(), "pack"}  # whether or not they are part of this order


def session_printouts(session: Session, look: Look, order: Order) -> list[Printout]:
    """Every file of a pack but the print plan, which is made from these."""
    names = set(_TAKEN)
    return [*_documents(session, look, order),
            *(_named(printout, names) for printout in _printed(session, look, order))]


def plan_printout(session: Session, look: Look, pages: list[Page]) -> Printout:
    """The print plan itself, which is read on screen or printed once."""
    return _document("plan", session, look, pages, 1)


def _documents(session: Session, look: Look, order: Order) -> Iterator[Printout]:
    group = session.group
    if order.wants("guide"):
        yield _document("guide", session, look, guide.pages(session, look), group.facilitators, sides=2)
    if order.wants("running-order"):
        yield _document("running-order", session, look, running_order.pages(session, look), group.facilitators + 1)
    if order.wants("programme"):
        yield _document("programme", session, look, programme.pages(session, look), group.participants)


def _document(kind: str, session: Session, look: Look, pages: list[Page], copies: int, sides: int = 1) -> Printout:
    title = f"{look.words(f'files.{kind}')} – {session.workshop.title}"
    landscape = pages[0].width > pages[0].height
    paper = look.paper.landscape if landscape else look.paper.landscape.turned
    flip = ("short-edge" if landscape else "long-edge") if sides == 2 and len(pages) > 1 else ""
    return Printout(kind, _NAMES[kind], title, pages, (paper.width, paper.height), 2 if flip else 1, flip, copies)


def _printed(session: Session, look: Look, order: Order) -> Iterator[Printout]:
    """What the script lists under `print`, in its order."""
    for printed in session.workshop.print:
        if printed.deck and order.wants("deck"):
            yield deck_printout(session.decks[printed.deck], look, order, printed, session.group)
        elif printed.sheet and order.wants("sheet"):
            yield from sheet_printouts(session.sheets[printed.sheet], look, order, session, printed)


def _named(printout: Printout, taken: set[str]) -> Printout:
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
