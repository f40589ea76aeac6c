"""What to bring and what to print for this group: a box to tick, how many, and the rule the number comes from."""

from __future__ import annotations

from kit.documents.look import Look
from kit.documents.manuscript import Manuscript, gathered, whole
from kit.documents.session import Session
from kit.model.workshop import Material, Printed, Quantity
from kit.planning.quantities import needed
from kit.typesetting.page import BOLD, REGULAR, Path
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Cell, Row, TableStyle, table

_READY, _COUNT = 40.0, 58.0


def rule_in_words(quantity: Quantity, look: Look) -> str:
    """`4 par table, 10 % en réserve`: why so many."""
    words = look.words
    parts = [words(f"supplies.per.{quantity.per}", n=quantity.count)]
    if quantity.at_least:
        parts.append(words("supplies.at-least", n=quantity.at_least))
    if quantity.spare.pieces:
        parts.append(words("supplies.spare", n=quantity.spare.pieces))
    if quantity.spare.percent:
        parts.append(words("supplies.spare-share", n=quantity.spare.percent))
    return ", ".join(parts)


def printed_title(printed: Printed, session: Session, look: Look) -> str:
    """`Nos besoins (A3)`, or the deck's title and how many cards it has."""
    if printed.deck:
        deck = session.decks[printed.deck]
        return look.words("supplies.deck", title=deck.title, cards=len(deck.expanded()))
    sheet = session.sheets[printed.sheet]
    size = printed.size or sheet.sizes[0]
    return look.words("supplies.sheet", title=sheet.title, size=size)


def materials(m: Manuscript, session: Session) -> list[Slice]:
    """The things to bring."""
    told = [(_item(material, m.look), material) for material in session.workshop.materials]
    return _table(m, "supplies.bring", told, session) if told else []


def prints(m: Manuscript, session: Session) -> list[Slice]:
    """The things to print."""
    told = [(printed_title(printed, session, m.look), printed) for printed in session.workshop.print]
    return _table(m, "supplies.print", told, session) if told else []


def _item(material: Material, look: Look) -> str:
    return look.words("supplies.noted", item=material.item, note=material.note) if material.note else material.item


def _table(m: Manuscript, title: str, told: list[tuple[str, Quantity]], session: Session) -> list[Slice]:
    words = m.look.words
    if m.look.factor > 1:
        return _blocks(m, title, told, session)
    rule = m.column * 0.38
    widths = [m.rail - _COUNT, _COUNT, m.column - rule, rule]
    rows = [Row((_box(m), _text(m, str(needed(quantity, session.group)), BOLD), _text(m, item),
                 _text(m, rule_in_words(quantity, m.look), soft=True))) for item, quantity in told]
    titles = ("supplies.ready", "supplies.count", title, "supplies.rule")
    head = Row(tuple(_text(m, words(key), BOLD) for key in titles))
    style = TableStyle(m.look.theme.line, None, pad_y=3)
    return whole(gathered(table(widths, head, rows, style, m.root, m.frame.room)))


def _blocks(m: Manuscript, title: str, told: list[tuple[str, Quantity]], session: Session) -> list[Slice]:
    """The same in larger type: the rule below what it is about."""
    words, soft = m.look.words, m.body._replace(leading=1.3, colour=m.look.theme.soft)
    rows = [Row((_box(m), _text(m, str(needed(quantity, session.group)), BOLD),
                 m.noted(item, rule_in_words(quantity, m.look), soft))) for item, quantity in told]
    head = Row(tuple(_text(m, words(key), BOLD) for key in ("supplies.ready", "supplies.count", title)))
    widths = [_READY, _COUNT, m.measure - _READY - _COUNT]
    return table(widths, head, rows, TableStyle(m.look.theme.line, None, pad_y=3), m.root, m.frame.room)


def _text(m: Manuscript, text: str, face: str = REGULAR, soft: bool = False) -> Cell:
    colour = m.look.theme.soft if soft else m.look.theme.ink
    return m.cell(text, m.body._replace(size=max(10, m.look.least), leading=1.3, face=face, colour=colour))


def _box(m: Manuscript) -> Cell:
    """A box to tick; the path without segments keeps the cell's place in the reading structure."""
    soft = m.look.theme.soft
    return lambda x, measure, node: [
        Slice(13, (Path((), node=node), Path(rectangle(x, 1.5, 10, 10, 1.5), None, soft, 0.8)))]
