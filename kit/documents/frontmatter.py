"""How documents begin: title block and facts; then contents, where the workshop comes from and what it is for."""

from __future__ import annotations

from kit.documents.identity import Fact, in_words
from kit.documents.look import mm
from kit.documents.manuscript import Manuscript, whole
from kit.documents.session import Session
from kit.documents.sheets.motif import sprig
from kit.model.theme import Ink
from kit.model.workshop import Workshop
from kit.typesetting.page import BOLD, Box, Image, Node, Rule
from kit.typesetting.slices import Mark, Slice, displaced
from kit.typesetting.text import Style

_LETTERS = 13  # the least that a line of the title has room for, as tall as they are wide


def title_block(m: Manuscript, kind: str, session: Session, size: float, lead: float) -> list[Slice]:
    """The kind of document, the title in `size` points, the summary in `lead` points, a line; a logo or a twig."""
    look, green, workshop = m.look, m.look.accent("green"), session.workshop
    kicker = m.paragraph(kind, style=Style(m.body.size, 1.3, BOLD, green.ink), keep=True)
    emblem, beside = _logo(m, session) if session.logo else _twig(m)
    kicker[0] = kicker[0]._replace(boxes=(*emblem, *kicker[0].boxes))
    large = look.title(1)._replace(size=min(size * m.scale, m.measure / _LETTERS))
    title = m.heading(workshop.title, 1, large, gap=3, measure=m.measure - beside - mm(4))
    style = Style(lead * m.scale, 1.38, colour=look.theme.soft)
    summary = m.paragraph(workshop.summary, measure=m.measure - beside, gap=6, style=style)
    return [*kicker, *title, *summary, *m.rule(green.solid, gap=m.body.size, width=1.2)]


def _twig(m: Manuscript) -> tuple[list[Box], float]:
    """The motif at the right, and the width that text leaves to it."""
    green = m.look.accent("green")
    return sprig(m.measure - mm(21), mm(15), mm(22), 38, green.ink, green.tint), mm(26)


def _logo(m: Manuscript, session: Session) -> tuple[list[Box], float]:
    """The organisation's logo in the place of the motif."""
    event = session.event
    alt = event.logo_alt or m.look.words("identity.logo-of", organisation=event.organisation)
    width, tall = map(mm, session.logo.printed)
    node, grey = Node("Figure", m.root, str(alt)), m.look.ink == Ink.GREY
    return [Image(m.measure - width, 0, width, tall, session.logo.data, node, grey)], width + mm(6)


def facts(m: Manuscript, told: list[Fact]) -> list[Slice]:
    """Facts in two columns, read row by row; below each other where there is one column only."""
    if not m.rail:
        return [piece for fact in told for piece in m.side_by_side([_fact(m, fact, 0, m.measure)], gap=7)]
    half = m.measure / 2
    slices: list[Slice] = []
    for left, right in zip(told[::2], told[1::2], strict=True):
        slices += m.side_by_side([_fact(m, left, 0, half - mm(6)), _fact(m, right, half, half)], gap=9)
    return slices


def _fact(m: Manuscript, fact: Fact, x: float, width: float) -> list[Slice]:
    """An icon, a small label, and the value below it: words, or a line to write on."""
    look, indent = m.look, 23.0
    small = look.small._replace(size=m.body.size * 0.83)
    label = m.lines(fact.label, small, x + indent, width - indent, Node("P", m.root))
    mark = look.icon(fact.icon, x, 2, 15, look.accent("green").ink)
    label[0] = label[0]._replace(boxes=(mark, *label[0].boxes))
    value = m.body._replace(leading=1.3, face=BOLD, hyphenate=False)
    if fact.value:
        return [*label, *m.lines(fact.value, value, x + indent, width - indent, Node("P", m.root))]
    line = Rule(x + indent, value.line - 1, x + width - 6, value.line - 1, 0.7, look.theme.line)
    return [*label, Slice(value.line, (line,))]


def contents(m: Manuscript, marks: list[Mark]) -> list[Slice]:
    """The sections and their pages, in the column; the heading hangs in the rail, on the line of the first."""
    style = m.body._replace(size=10.5 * m.scale, leading=1.35)
    indent = style.size * 1.2  # what the composer sets a second level in by
    narrow = Manuscript(m.look, m.title, m.place)
    narrow.measure, narrow.root = m.column + indent, m.root
    entries = narrow.contents([mark._replace(level=2) for mark in marks], style, gap=1 if m.narrow else 2.5)
    heading = m.heading(m.look.words("guide.contents"), 2, m.look.title(2)._replace(size=13), gap=20)
    first, *rest = (displaced(entry, m.rail - indent) for entry in entries)
    if not m.rail:
        return [*heading, first, *rest]
    return [heading[0]._replace(height=0.0), first._replace(gap=0.0), *rest]


def provenance(m: Manuscript, workshop: Workshop) -> list[Slice]:
    """Honesty: what the source guide says, what the kit proposes, where it was tried."""
    look, words, told = m.look, m.look.words, workshop.guide
    names = in_words(told.sheets, look) if told.sheets else ""
    says = words("guide.says-in", names=names) if names else words("guide.says")
    slices = m.section(words("guide.provenance"), "provenance")
    slices += m.panels([(says, told.says, look.accent("blue")),
                        (words("guide.proposes"), told.proposes, look.accent("green"))])
    if told.sheets:
        slices += m.paragraph(words("identity.fiches"), gap=7, style=look.small._replace(size=9))
    tested = m.items(told.tested) if told.tested else m.text(words("guide.untested"))
    return slices + m.labelled("footprints", words("guide.tested"), tested, look.accent("brown").ink, gap=10)


def purpose(m: Manuscript, workshop: Workshop) -> list[Slice]:
    """For whom, what for, and what it leaves behind."""
    look, words = m.look, m.look.words
    ink = look.accent("green").ink
    slices = m.section(words("guide.purpose"), "buts")
    slices += m.labelled("target", words("guide.aims"), m.items(workshop.aims), ink, gap=6)
    slices += m.labelled("gift", words("guide.outcome"), m.text(workshop.outcome), ink)
    return whole(slices + m.labelled("users", words("guide.audience"), m.text(workshop.audience), ink))


def supposed_start(m: Manuscript, session: Session) -> list[Slice]:
    """Where nobody said when it begins: that the hours of the guide are an example."""
    agenda = session.agenda
    if agenda.start_given:
        return []
    text = m.look.words("guide.supposed-start", start=m.look.words.clock(agenda.start))
    return m.text(text, gap=6, style=m.look.aside, keep=True)
