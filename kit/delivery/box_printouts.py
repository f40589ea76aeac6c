"""The box of a deck as a file to print: sized to its cards as they are printed, on the first paper that holds it."""

from __future__ import annotations

from kit.delivery.correcting import corrected, with_room
from kit.delivery.editions import edited, sleeve_of
from kit.delivery.imposing import card_weight
from kit.delivery.order import Order
from kit.delivery.selecting import is_listed
from kit.documents.box import BoxFaces
from kit.documents.look import Look
from kit.documents.session import Printout
from kit.imposition import tuckbox
from kit.imposition.tuckbox import Inside, Net
from kit.imposition.turning import Turn
from kit.model.deck import Deck
from kit.model.values import Size
from kit.typesetting.page import MM, Page, Placed

_WEIGHT = 250  # g/m²


def box_printout(deck: Deck, look: Look, order: Order) -> Printout:
    """One sheet to cut out and fold. A box larger than the paper is an error at the deck."""
    sleeve = sleeve_of(deck, order.edition, look.setter.report)
    deck = edited(deck, order.edition)
    papers = (order.paper,) if order.paper else (Size.parse("A4"), Size.parse("A3"))
    margin = max(with_room(order.spacing, order.profile, papers[0], backs=False).margins)
    flat = tuckbox.net(_inside(deck, sleeve.outer if sleeve else None, card_weight(deck, order), order))
    paper = tuckbox.held(flat, papers, margin)
    look = look.speaking(str(deck.language))
    title = look.words("box.title", title=deck.title)
    out = Printout("box", f"boite-{deck.deck}", title, [], tuple(papers[-1][:2]), weight=_WEIGHT, deck=deck,
                   language=str(deck.language))
    if paper is None:
        needed = Size(*(round(side + 2 * margin) for side in flat.size[:2]))
        look.setter.report.error("boite-trop-grande", deck.deck.place, deck=str(deck.deck), paper=papers[-1].name,
                                 size=needed.measures)
        return out
    page = _sheet(BoxFaces(deck, look), flat, paper, margin, look.line(title))
    return corrected(out._replace(pages=[page], paper=(paper.width, paper.height)), order)


def _inside(deck: Deck, sleeve: Size | None, weight: int, order: Order) -> Inside:
    """The room for the deck: folded or glued cards are two papers thick, and so are two slips in a sleeve."""
    glued = not order.shop and (order.turn in (Turn.FOLD, Turn.SINGLE))
    cards = sum(card.copies for card in deck.cards)
    return tuckbox.inside(sleeve or deck.size, cards, weight, 2 if deck.has_backs and glued else 1,
                          sleeves=sleeve is not None, checklist=is_listed(deck))


def _sheet(box: BoxFaces, flat: Net, paper: Size, margin: float, title: str) -> Page:
    room, panels = flat.inside, flat.panels
    faces = {
        "front": box.front(room.width, room.height), "back": box.back(room.width, room.height),
        "lid": box.spine(room.width, room.depth),
        "left": box.spine(room.height, room.depth), "right": box.spine(room.height, room.depth),
        "glue": box.glued(panels["glue"].height, panels["glue"].width),
        "lip": box.glued(panels["lip"].width, panels["lip"].height),
    }
    sheet = tuckbox.laid_out(flat, faces, paper, margin, title)
    inside = " × ".join(map(box.look.words.number, room))
    for rect in tuckbox.free(flat, paper, margin):
        notes = box.notes(rect.width, rect.height, inside, _WEIGHT)
        if notes:
            sheet.add(Placed(notes, rect.x * MM, rect.y * MM))
            break
    return sheet
