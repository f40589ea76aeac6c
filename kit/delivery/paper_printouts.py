"""Papers around a workshop as files to print: those that bear names are kept apart from what everybody is given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kit.delivery.deck_printouts import deck_printout
from kit.delivery.order import Edition, Order
from kit.delivery.sheet_printouts import TENTS_A_SHEET, copied, sheet_printout
from kit.documents.look import Look
from kit.documents.session import Printout, Session
from kit.model.deck import Card, Deck
from kit.model.edition import Reading
from kit.model.paper import NOMINATIVE, PAPER, Paper, PaperLine
from kit.model.sheet import Sheet, Tent
from kit.model.training_sheets import Register
from kit.planning.quantities import needed
from kit.reading.source import Text

_SURNAME = re.compile(r"[^\W\d_]{2,}")


def paper_printouts(session: Session, look: Look, order: Order, simple: Reading) -> Iterator[Printout]:
    """Every paper of a session, line by line. `simple`: the edition in simple words."""
    for paper in session.papers:
        for line in paper.print:
            yield from _of_line(paper, line, session, look, order, simple)


def nameless(session: Session) -> Session:
    """The session for everything else, which never learns the names of the people who come."""
    return session._replace(event=replace(session.event, names=()))


def replaced(papers: Sequence[Paper]) -> set[str]:
    """The sheets and decks of a script that these papers print in their place, so that nothing comes twice."""
    return {str(line.deck or line.sheet) for paper in papers for line in paper.print}


def _of_line(paper: Paper, line: PaperLine, session: Session, look: Look, order: Order,
             simple: Reading) -> Iterator[Printout]:
    if line.deck:
        deck = session.decks[line.deck]
        worn = paper.nominative and deck.template == "badge"
        yield _badges(deck, line, session, look, order) if worn else _deck(deck, line, session, look, order)
        return
    sheet = session.sheets[line.sheet]
    if line.simple:
        if order.reading.words != "simple":  # the same again would be of no use
            yield _in_simple_words(sheet, line, session, look, order, simple)
    elif isinstance(sheet, Tent) and paper.nominative:
        yield from _tents(sheet, line, session, look, order)
    else:
        yield _sheet(sheet, line, session, look, order)


def _sheet(sheet: Sheet, line: PaperLine, session: Session, look: Look, order: Order) -> Printout:
    out = sheet_printout(sheet, look, order, str(line.size or sheet.sizes[0]), session.decks, session)
    count = 1 if isinstance(sheet, Register) else needed(line, session.group)
    kind = NOMINATIVE if isinstance(sheet, Register) else PAPER
    return copied(out, count)._replace(kind=kind, printed=line)


def _deck(deck: Deck, line: PaperLine, session: Session, look: Look, order: Order) -> Printout:
    return deck_printout(deck, look, order, line, session.group)._replace(kind=PAPER)


def _in_simple_words(sheet: Sheet, line: PaperLine, session: Session, look: Look, order: Order,
                     simple: Reading) -> Printout:
    """The same sheet beside the usual one, in simple words and their larger type."""
    usual = order.reading
    reading = replace(usual, words="simple", body=max(usual.body, simple.body), small=max(usual.small, simple.small),
                      leading=max(usual.leading, simple.leading))
    order = order._replace(edition=order.edition._replace(reading=reading))
    out = _sheet(sheet, line, session, look.reading_as(reading), order)
    title = look.words("files.simple", title=out.title)
    return out._replace(name=f"{out.name}-{simple.suffix}", title=title)


# --- with names ------------------------------------------------------------------------------------------


def first_name(name: Text) -> Text:
    """What stands before the words in capitals, as in `Camille MARTIN`; all of it where nothing does."""
    words = name.split()
    given = [word for word in words if not (word.isupper() and _SURNAME.search(word))]
    first = " ".join(given if given and words[0] == given[0] else words)
    return name.reworded(first)


def _everyone(session: Session) -> list[Text]:
    """The first names of who leads, then of who comes: alike, so that nothing tells one from the other."""
    return [first_name(name) for name in (*session.event.facilitators, *session.event.names)]


def _tents(sheet: Tent, line: PaperLine, session: Session, look: Look, order: Order) -> Iterator[Printout]:
    """Those with a name in one file; blank ones in another, for who has none and for who comes besides."""
    named = session._replace(event=replace(session.event, facilitators=tuple(_everyone(session))))
    out = sheet_printout(sheet, look, order, str(line.size or sheet.sizes[0]), session.decks, named)
    *pages, blank = out.pages
    if pages:
        title = look.words("files.names", title=out.title)
        yield out._replace(kind=NOMINATIVE, pages=pages, name=f"{out.name}-prenoms", title=title,
                           items=len(_everyone(session)), printed=line)
    count = max(0, needed(line, session.group) - len(session.event.names))
    if count:
        yield out._replace(kind=PAPER, pages=[blank], copies=-(-count // TENTS_A_SHEET), items=count, printed=line)


def _badges(deck: Deck, line: PaperLine, session: Session, look: Look, order: Order) -> Printout:
    """A card for each name, then blank ones. They are as large as names go, whatever the edition."""
    names, group, event = _everyone(session), session.group, session.event
    blanks = max(0, needed(line, group) - len(event.names)) + max(0, group.facilitators - len(event.facilitators))
    plain = order._replace(edition=Edition(reading=replace(Reading(), cream=order.reading.cream)))
    out = deck_printout(_named_deck(deck, names, blanks), look, plain)
    kind = NOMINATIVE if names else PAPER
    return out._replace(kind=kind, name=str(deck.deck), deck=None, printed=line)


def _named_deck(deck: Deck, names: Sequence[Text], blanks: int) -> Deck:
    """The deck with these names in front, in the place of its cards."""
    cards = [Card(card=name, front=name) for name in names]
    if blanks > 0:
        cards.append(replace(deck.cards[0], copies=blanks))
    return replace(deck, cards=tuple(cards))
