"""The slip of an updated deck: which cards to throw away, which to put into the box, from which version to which."""

from __future__ import annotations

from typing import NamedTuple

from kit.documents.leaf import Leaf
from kit.documents.look import Look, mm
from kit.model.deck import Category, Deck
from kit.typesetting.flow import Frame, paginate
from kit.typesetting.page import Node, Page, Path
from kit.typesetting.shapes import rectangle
from kit.typesetting.slices import Slice, displaced
from kit.typesetting.tables import Cell, Row, TableStyle, table

# Shares of the measure.
_COLUMNS = (("done", 5), ("card", 16), ("words", 56), ("why", 23))
_MARK, _BOX = 6.5, 10.0  # points: half a category's mark, the box to tick
_Step = tuple[str, list[Slice]]  # the word for its heading, what stands under it


class Line(NamedTuple):
    """A card on the slip: its number, its first words, how many of it, why it is here.

    why: replaced, withdrawn or fewer where it is thrown away; changed, new, more or either (changed or new, nobody
    knows which) where it is printed.
    """

    card: str
    words: str
    copies: int
    why: str
    category: Category | None = None


class Changes(NamedTuple):
    """What became of a deck since `version`, of the day `updated` where that is known.

    gone: cards to throw away, as far as they are known. come: cards to put into the box.
    """

    version: int
    updated: str
    gone: tuple[Line, ...]
    come: tuple[Line, ...]

    def __bool__(self) -> bool:
        return bool(self.gone or self.come)


def slip(deck: Deck, changes: Changes, look: Look, sets: int = 1, listed: bool = False) -> list[Page]:
    """The page that is followed in front of the box; more than one where very many cards changed.

    `sets`: how many copies of the deck the sheets are for. `listed`: whether a new check-list follows.
    """
    paper = look.paper
    frame = Frame(mm(paper.width), mm(paper.height), mm(18), mm(16), mm(18), mm(18))
    leaf = Leaf(look, deck.title, frame, look.body._replace(size=10.5, leading=1.3), look.accent("green").ink,
                deck.title.place)
    steps = [step for step in (_away(changes, leaf), _into(changes, leaf), _check(deck, changes, leaf, listed)) if step]
    slices = _title(deck, changes, leaf, sets)
    for number, (key, content) in enumerate(steps, 1):
        title = look.words("slip.step", n=number, step=look.words(f"slip.{key}"))
        slices += leaf.heading(title, 2, look.title(2), gap=18) + content
    return paginate(slices, frame, leaf.foot(look.words("slip.foot", deck=deck.title, version=deck.version), 11))


def _title(deck: Deck, changes: Changes, leaf: Leaf, sets: int) -> list[Slice]:
    look, words = leaf.look, leaf.look.words
    slices = leaf.heading(words("slip.title", deck=deck.title), 1, look.title(1), gap=0)
    known = "dated" if changes.updated else "undated" if changes.version else "fresh"
    versions = words(f"slip.{'same' if changes.version == deck.version else known}", old=changes.version,
                     before=changes.updated, new=deck.version, after=deck.updated)
    slices += leaf.paragraph(versions, gap=3) + leaf.paragraph(words("slip.how"), gap=2)
    return slices + (leaf.paragraph(words("slip.sets", n=sets), gap=2) if sets > 1 else [])


def _away(changes: Changes, leaf: Leaf) -> _Step | None:
    """What to take out first, so that no old card is taken for a new one."""
    if changes.gone:
        return "away", _table(changes.gone, leaf)
    if any(line.why == "either" for line in changes.come):
        return "away", leaf.paragraph(leaf.look.words("slip.unknown"), gap=4)
    return None


def _into(changes: Changes, leaf: Leaf) -> _Step | None:
    return ("into", _table(changes.come, leaf)) if changes.come else None


def _check(deck: Deck, changes: Changes, leaf: Leaf, listed: bool) -> _Step:
    """How many cards there are in the end; and a warning where old and new cannot be told apart."""
    look, words = leaf.look, leaf.look.words
    count = words.plural("count.cards", sum(card.copies for card in deck.cards))
    slices = leaf.paragraph(words("slip.count", cards=count), gap=4)
    if listed:
        slices += leaf.paragraph(words("slip.listed"), gap=3)
    if changes.version == deck.version and any(line.why == "replaced" for line in changes.gone):
        accent = look.accent("orange")
        inner = leaf.paragraph(words("slip.alike", version=deck.version), 14, leaf.measure - 24, 0)
        slices += leaf.panel(inner, accent.tint, bar=accent.solid, pad=8, gap=12)
    return "check", slices


# --- the cards -------------------------------------------------------------------------------------------


def _table(lines: tuple[Line, ...], leaf: Leaf) -> list[Slice]:
    look = leaf.look
    titles = [(look.words(f"slip.{key}") if key != "done" else "", share) for key, share in _COLUMNS]
    widths, head = leaf.columns(titles)
    style = TableStyle(look.theme.line, None, 4, 4.5)
    return table(widths, head, [_row(line, leaf) for line in lines], style, leaf.root, leaf.frame.room, gap=4)


def _row(line: Line, leaf: Leaf) -> Row:
    """A box to tick, the mark and the number, the first words, what befalls the card."""
    words = leaf.look.words
    many = words("slip.copies", n=line.copies) if line.copies > 1 else ""
    why = words.plural(f"slip.{line.why}", line.copies) if line.why in ("fewer", "more") else words(f"slip.{line.why}")
    note = f"{why} {many}" if many and line.why not in ("fewer", "more") else why
    return Row((_box(leaf.look), _number(line, leaf), leaf.cell(line.words), leaf.cell(note)))


def _number(line: Line, leaf: Leaf) -> Cell:
    """The card's number beside its category's mark, where that is known."""
    category, look = line.category, leaf.look
    if category is None:
        return leaf.cell(line.card, leaf.bold)

    def fill(x: float, measure: float, node: Node) -> list[Slice]:
        indent = 2 * _MARK + 5
        first, *rest = leaf.lines(line.card, leaf.bold, x + indent, measure - indent, node)
        mark = look.badge(category.shape, category.letter, x + _MARK, first.height / 2, _MARK,
                          look.accent(category.colour))
        return [displaced(first, 0)._replace(boxes=(*mark, *first.boxes)), *rest]

    return fill


def _box(look: Look) -> Cell:
    """A box to tick."""
    return lambda x, measure, node: [
        Slice(12, (Path((), node=node), Path(rectangle(x + 1, 2, _BOX, _BOX, 1.5), None, look.theme.ink, 0.8)))]
