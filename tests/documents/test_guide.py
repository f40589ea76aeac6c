"""The facilitator's guide says all of the script, at the agenda's times, on pages to be followed while standing."""

from __future__ import annotations

import pytest

from kit.documents import guide
from kit.documents.manuscript import portrait
from kit.documents.roomplan import MOST
from kit.model.library import WORKSHOPS
from kit.model.rules import all_steps
from kit.model.values import Size
from kit.planning.agenda import clock, length
from kit.planning.quantities import needed
from kit.typesetting.page import MM, Node, Path
from tests.shipped import pace, trials

from .desk import SHIPPED, Desk, bare, headings, heard, runs, said, small
from .golden import log

SCRIPT = """\
workshop: essai
title: Un petit essai
summary: Montrer toutes les sortes d'étapes.
version: 3
guide: {sheets: [FA1, FA8], says: "Le guide dit ceci.", proposes: "Le kit propose cela."}
audience: Toute personne curieuse.
aims: [Voir, Comprendre]
outcome: Une page de notes.
participants: {min: 4, typical: 10, max: 20}
tables: {size: 4}
facilitators: [{upto: 12, count: 1}, {count: 2}]
room: Des tables, et de la place.
frame: Bienvenue à tout le monde.
materials:
  - {item: Feutres, count: 4, per: table, at_least: 10, spare: 2}
steps:
  - {step: cadre, title: Cadre, kind: opening, minutes: 10, protected: true, say: Bonjour.,
     do: [Saluer.], needs: [affiche]}
  - {step: jeu, title: Jeu, kind: energizer, minutes: 0/10/10, optional: true, say: Jouons., aim: Se détendre.}
  - parallel:
      - [{step: a1, title: Dessiner, kind: work, minutes: 10, say: Dessinez.},
         {step: a2, title: Coller, kind: work, minutes: 10}]
      - [{step: b1, title: Écrire, kind: work, minutes: 15, watch: [Proposer la dictée.]}]
  - {step: manches, title: Manches, kind: debate, rounds: 2/3/4, minutes: 5, ask: [Pourquoi ?]}
  - {step: marcher, title: Marcher, kind: work, untimed: true, minutes: 10}
  - {step: regarder, title: Regarder, kind: work, untimed: true, minutes: 5}
  - {step: repas, kind: break, minutes: 45, at: "12:00"}
  - {step: fin, title: Au revoir, kind: closing, minutes: 10, protected: true, at: "12:40"}
"""


GROUPS = [pytest.param((name, people), marks=pace(WORKSHOPS, name)) for name in SHIPPED for people in (12, 23)]


@pytest.fixture(scope="module", params=GROUPS, ids=str)
def shipped(request):
    """A shipped workshop for a group: its session, its guide and the desk it was made on."""
    name, people = request.param
    desk = Desk()
    session = desk.session(name, people, "9:30", date="2027-01-12")
    return session, guide.pages(session, desk.look), desk


@pytest.fixture
def essai(tmp_path):
    desk = small(tmp_path, SCRIPT)
    session = desk.session("essai", start="10:30")
    return session, guide.pages(session, desk.look), desk


def drawn(pages, tag: str) -> list[Path]:
    """The paths that belong to nodes of that tag."""
    paths = [box for page in pages for box in page.boxes if isinstance(box, Path) and box.node]
    return [box for box in paths if box.node.tag == tag]


def test_a_shipped_guide_sets_without_a_complaint(shipped):
    _, _, desk = shipped
    assert [code for severity, code, _ in desk.complaints if severity == "error"] == []


def test_every_text_of_the_script_is_told(shipped):
    session, pages, _ = shipped
    w = session.workshop
    texts = [w.title, w.summary, w.audience, w.outcome, w.room, w.frame, w.guide.says, w.guide.proposes, *w.aims,
             *w.before, *w.watch, *w.debrief, *w.after, *w.sources, *w.guide.tested, *(m.item for m in w.materials)]
    texts += [text for variant in w.variants for text in (variant.title, variant.text)]
    for step in all_steps(w.steps):
        texts += [text for text in (step.title, step.aim, step.who, step.say) if text]
        texts += [*step.do, *step.ask, *step.watch, *step.needs]
    told = heard(pages)
    assert [text for text in map(bare, texts) if not any(text in words for words in told)] == []


def test_words_to_say_are_told_once_and_larger_than_the_rest(shipped):
    session, pages, _ = shipped
    words = [(node, bare(text)) for node, text in said(pages)]
    for step in all_steps(session.workshop.steps):
        if step.say:
            (node,) = [node for node, text in words if text == bare(step.say)]
            assert {run.size for run in runs(pages) if run.node is node} == {12}


def test_steps_follow_the_agenda_at_its_times(shipped):
    session, pages, _ = shipped
    words = heard(pages)
    at = words.index(bare("Étape par étape"))
    for slot in session.agenda.slots:
        at = words.index(bare(slot.step.name), at)
        if slot.kind == "untimed":
            assert bare("à la suite, dans le temps") in " ".join(words[at:at + 5])
            continue
        shared = f" pour {slot.steps} étapes, sans horaire" if slot.steps > 1 else ""
        times = [bare(clock(slot.start)), bare(f"{length(slot.minutes)}{shared}, fin {clock(slot.end)}")]
        assert " ".join(times) in " ".join(words[at:at + 5])


def test_headings_never_skip_a_level(shipped):
    levels = [level for level, _ in headings(shipped[1])]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_a_heading_is_never_the_last_thing_on_a_page(shipped):
    for page in shipped[1]:
        last = [run.node.tag for run in runs([page]) if run.node][-1]
        assert not last.startswith("H")


def test_no_item_of_a_list_stands_alone_on_a_page(shipped):
    _, pages, _ = shipped
    bodies = [{run.node for run in runs([page]) if run.node and run.node.tag == "LBody"} for page in pages]
    for listing in {node.parent.parent for found in bodies for node in found}:
        items = [[node for node in found if node.parent.parent is listing] for found in bodies]
        counts = [len(found) for found in items if found]
        assert len(counts) == 1 or 1 not in counts


def test_nothing_leaves_the_margins(shipped):
    _, pages, desk = shipped
    frame = portrait(desk.look)
    for page in pages:
        for run in runs([page]):
            assert frame.left - 0.1 <= run.x and run.x + run.width <= page.width - frame.right + 0.1, run
            if run.node:
                assert frame.top <= run.y <= page.height - frame.bottom, run


def test_contents_and_glance_give_the_pages_that_links_lead_to(shipped):
    session, pages, _ = shipped
    there = {mark.name: str(number) for number, page in enumerate(pages, 1) for mark in page.bookmarks}
    links = [(run.link[1:], run.text.strip()) for run in runs(pages) if run.link and run.link.startswith("#")]
    assert {name for name, _ in links} == set(there)
    numbered = [(name, text) for name, text in links if text.isdigit()]
    assert len(numbered) == len(there)
    assert all(there[name] == text for name, text in numbered)
    assert len(there) == len(session.agenda.slots) + sum(level == 2 for level, _ in headings(pages)) - 1


def test_bookmarks_hold_sections_and_in_them_the_steps(shipped):
    session, pages, _ = shipped
    marks = [mark for page in pages for mark in page.bookmarks]
    assert {mark.level for mark in marks} == {1, 2}
    assert [bare(mark.title) for mark in marks if mark.level == 2] == [bare(s.step.name) for s in session.agenda.slots]


def test_a_step_stands_with_its_first_words(shipped):
    session, pages, _ = shipped
    told = [heard([page]) for page in pages]
    for step in all_steps(session.workshop.steps):
        if step.say:
            assert any(bare(step.say) in page and bare(step.title) in page for page in told), step.title


def test_materials_are_counted_for_the_group(shipped):
    session, pages, _ = shipped
    cells = [text for node, text in said(pages) if node.tag == "TD"]
    for material in session.workshop.materials:
        at = next(i for i, cell in enumerate(cells) if bare(cell).startswith(bare(material.item)))
        assert cells[at - 1] == str(needed(material, session.group))


def test_the_plan_shows_a_chair_for_each_person(shipped):
    session, pages, _ = shipped
    boxes = drawn(pages, "Figure")
    rounds = [box for box in boxes if [segment[0] for segment in box.segments] == list("MCCCCZ")]
    circle = "cercle" in str(session.workshop.room)
    tables = 0 if circle else session.group.tables
    leading = session.group.facilitators if circle else 0
    assert len(rounds) == session.group.participants + tables + leading
    assert {box.node.alt for box in boxes} != {""}


def test_the_golden_guide(essai, golden):
    golden("guide", log(essai[1]))


def test_free_and_doubled_minutes_are_said(essai):
    words = " ".join(text for _, text in said(essai[1])).replace("\u00a0", " ").replace("\u202f", " ")
    assert "Temps libre : 20 min, jusqu’à 12 h" in words
    assert "« Au revoir » commence à 12 h 40" in words
    assert "2 h 20 en tout, fin à 12 h 50" in words


def test_lanes_are_told_one_level_below_their_parallel(essai):
    found = [(level, bare(words)) for level, words in headings(essai[1])]
    at = found.index((3, bare("En parallèle : Dessiner et Coller / Écrire")))
    assert found[at + 1:at + 4] == [(4, "dessiner"), (4, "coller"), (4, "écrire")]


def test_a_break_without_a_title_is_called_a_break(essai):
    assert (3, "Pause") in headings(essai[1])


def test_what_was_never_tried_is_said_plainly_and_what_was_is_listed(tmp_path, essai):
    assert any("pasencoretesté" in words for words in heard(essai[1]))
    desk = small(tmp_path, SCRIPT.replace('cela."}', 'cela.", tested: ["2027-02, accueil de jour, 14 personnes"]}'))
    told = heard(guide.pages(desk.session("essai", start="10:30"), desk.look))
    assert bare("2027-02, accueil de jour, 14 personnes") in told
    assert not any("pasencoretesté" in words for words in told)


def test_dropped_steps_are_named_and_not_told(tmp_path):
    desk = small(tmp_path, SCRIPT.replace(', at: "12:00"', "").replace(', at: "12:40"', ""))
    session = desk.session("essai", start="10:30", duration=110)
    assert [step.name for step in session.agenda.dropped] == ["Jeu"]
    told = heard(guide.pages(session, desk.look))
    assert any("fautedetemps" in words and words.endswith("jeu") for words in told)
    assert bare("Jouons.") not in told


def test_a_supposed_start_is_owned_up_to(tmp_path, essai):
    desk = small(tmp_path, SCRIPT)
    told = heard(guide.pages(desk.session("essai"), desk.look))
    assert any("supposentundébutà14h" in words for words in told)
    assert not any("supposentundébut" in words for words in heard(essai[1]))


def test_an_event_fills_the_blanks(tmp_path):
    desk = small(tmp_path, SCRIPT)
    session = desk.session("essai", 14, "10:30", date="2027-03-01", place="Salle des fêtes", organisation="L'Étape")
    told = heard(guide.pages(session, desk.look))
    facts = ("lundi 1er mars 2027", "Salle des fêtes", "L'Étape", "de 10 h 30 à 12 h 50",
             "2 h 20, dont 45 min de pause", "14 (atelier prévu de 4 à 20)", "2 personnes pour animer", "version 3")
    assert [fact for fact in facts if bare(fact) not in told] == []


def test_a_crowd_is_told_in_words_only(tmp_path):
    desk = small(tmp_path, SCRIPT)
    pages = guide.pages(desk.session("essai", MOST, "10:30"), desk.look)
    assert drawn(pages, "Figure") == []


def test_a_word_wider_than_the_column_is_an_error_at_its_place(tmp_path):
    desk = small(tmp_path, SCRIPT.replace("say: Jouons.", f"say: {'0' * 90}"))
    guide.pages(desk.session("essai", start="10:30"), desk.look)
    line = next(n for n, text in enumerate(SCRIPT.splitlines(), 1) if "Jouons" in text)
    assert ("error", "texte-deborde", line) in desk.complaints


def test_a_speech_of_several_pages_is_told_to_its_end(tmp_path):
    speech = "Nous parlons longtemps et lentement. " * 250 + "Fin."
    desk = small(tmp_path, SCRIPT.replace("say: Jouons.", f"say: {speech}"))
    pages = guide.pages(desk.session("essai", start="10:30"), desk.look)
    assert bare(speech) in heard(pages)
    frame = portrait(desk.look)
    assert all(run.y <= page.height - frame.bottom for page in pages for run in runs([page]) if run.node)


def test_running_heads_are_decoration_and_folios_count(shipped):
    _, pages, _ = shipped
    for number, page in enumerate(pages, 1):
        furniture = [run for run in runs([page]) if run.node is None]
        assert f"page {number} sur {len(pages)}" in "".join(run.text for run in furniture).replace("\u00a0", " ")


def test_the_same_session_gives_the_same_pages(essai):
    session, pages, desk = essai
    assert log(guide.pages(session, desk.look)) == log(pages)


def test_every_box_with_meaning_hangs_on_the_document(shipped):
    def top(node: Node) -> Node:
        return top(node.parent) if node.parent else node

    assert {top(run.node).tag for run in runs(shipped[1]) if run.node} == {"Document"}
    assert len({id(top(run.node)) for run in runs(shipped[1]) if run.node}) == 1


# --- as a booklet ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", trials(WORKSHOPS))
def test_on_half_the_paper_it_says_the_same_in_type_that_is_read(name):
    desk = Desk()
    session = desk.session(name, 14, "14:00")
    half = guide.pages(session, desk.look.on(Size(148.5, 210)))
    assert not desk.report.errors
    numbered = [{words.rstrip("0123456789") for words in heard(pages)}  # pages have other numbers
                for pages in (half, guide.pages(session, desk.look))]
    assert numbered[0] == numbered[1]
    assert min(run.size for run in runs(half)) >= 8
    assert all(11 * MM - 1 <= run.x and run.x + run.width <= page.width - 11 * MM + 1
               for page in half for run in runs([page]))
