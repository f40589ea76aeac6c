"""The facilitator's guide: all that is needed to run a workshop, from the first preparation to the sources."""

from __future__ import annotations

from kit.documents.frontmatter import contents, facts, provenance, purpose, supposed_start, title_block
from kit.documents.glance import glance
from kit.documents.identity import called, occasion, people
from kit.documents.look import Look
from kit.documents.manuscript import Manuscript, tied, whole
from kit.documents.roomplan import room
from kit.documents.scenario import FRAME, scenario
from kit.documents.session import Session
from kit.documents.supplies import materials, prints
from kit.model.rules import all_steps
from kit.typesetting.flow import paginate
from kit.typesetting.page import Page
from kit.typesetting.slices import Slice


def pages(session: Session, look: Look) -> list[Page]:
    """The guide for this session, on upright paper."""
    workshop, words = session.workshop, look.words
    m = Manuscript(look, str(workshop.title), workshop.title.place)
    first = title_block(m, words("guide.kind"), session, 27, 13)
    first += facts(m, occasion(session, look) + people(session, look))
    body = [*_prepare(m, session), *_run(m, session), *_afterwards(m, session)]
    sections = [mark for mark in m.marks if mark.level == 1]
    found = paginate([*first, *contents(m, sections), *body], m.frame, m.furniture)
    for page in found:
        page.title = words("guide.kind")
    return found


def _prepare(m: Manuscript, session: Session) -> list[Slice]:
    workshop, words = session.workshop, m.look.words
    slices = [*provenance(m, workshop), *purpose(m, workshop)]
    order = m.section(words("guide.at-a-glance"), "deroule")
    slices += [*tied([*order, *supposed_start(m, session), *glance(m, session)]), *room(m, session)]
    if workshop.before:
        slices += whole([*m.section(words("guide.before"), "preparer"), *m.items(workshop.before, tick=True, gap=5)])
    if workshop.materials or workshop.print:
        slices += [*m.section(words("guide.supplies"), "materiel"), *materials(m, session), *prints(m, session)]
    if workshop.watch:
        slices += whole([*m.section(words("guide.vigilance"), "vigilance"), *m.items(workshop.watch, gap=4)])
    return slices


def _run(m: Manuscript, session: Session) -> list[Slice]:
    words, accent = m.look.words, m.look.theme.kind("opening")
    slices = m.section(words("guide.frame"), FRAME)
    slices += m.labelled("megaphone", words("guide.say"), m.aloud(session.workshop.frame, accent, 13), accent.ink)
    slices += m.section(words("guide.scenario"), "etapes")
    slices += m.text(words("guide.legend" if m.rail else "guide.legend-without-rail"), style=m.look.aside, keep=True)
    return [*slices, *scenario(m, session), *_catching_up(m, session)]


def _catching_up(m: Manuscript, session: Session) -> list[Slice]:
    """What gives way first and what never does; the moments stand in the running order."""
    words, steps = m.look.words, list(all_steps(session.workshop.steps))
    slices = [*m.section(words("guide.late"), "retard"), *m.text(words("guide.late-how"))]
    for key, icon, accent, names in (
            ("kept", "lock", "green", [called(step, m.look) for step in steps if step.protected]),
            ("may-go", "lock-open", "orange", [called(step, m.look) for step in steps if step.optional])):
        if names:
            slices += m.labelled(icon, words(f"guide.{key}"), m.items(names), m.look.accent(accent).ink)
    return slices


def _afterwards(m: Manuscript, session: Session) -> list[Slice]:
    workshop, event, words = session.workshop, session.event, m.look.words
    slices: list[Slice] = []
    if workshop.variants:
        slices += m.section(words("guide.variants"), "variantes")
        for variant in workshop.variants:
            heading = m.heading(variant.title, 3, m.look.title(3)._replace(size=12), 10, x=m.rail, measure=m.column)
            slices += whole([*heading, *m.text(variant.text, gap=2)])
    for key, name, items, tick in (("debrief", "debrief", workshop.debrief, False),
                                   ("after", "apres", workshop.after, True),
                                   ("sources", "sources", workshop.sources, False)):
        if items:
            slices += whole([*m.section(words(f"guide.{key}"), name), *m.items(items, tick=tick, gap=4)])
        if key == "after" and event.next_date:
            slices += m.text(words("programme.next", date=words.date(event.next_date)), gap=8)
        if key == "after" and session.partners:
            slices += _partners(m, session)
    return slices


def _partners(m: Manuscript, session: Session) -> list[Slice]:
    """Whom to call on near here, for what, and for which fiches."""
    words = m.look.words
    told = [words("guide.partner", name=one.name, what=one.what, fiches=", ".join(one.fiches))
            for one in session.partners]
    return whole([*m.section(words("guide.partners"), "partenaires"), *m.items(told, gap=4)])
