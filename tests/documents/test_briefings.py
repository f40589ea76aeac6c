"""A page for the co-facilitating peer, one for the scribe, one for the direction: each says what that person needs."""

from __future__ import annotations

import pytest

from kit.documents import cofacilitation, direction, scribe
from kit.documents.direction import costs
from kit.model.rules import all_steps
from kit.planning.agenda import clock

from .desk import SHIPPED, Desk, bare, headings, heard, runs, small
from .test_guide import SCRIPT

MOST = {cofacilitation: 2, scribe: 1, direction: 1}
SHARED = SCRIPT.replace("say: Jouons.,", "say: Jouons., shared: true, notes: Le score.,")
ASKED = "direction: {preparation: 30, before: [Dégager du temps.], during: [Ne pas présider.]}\nsteps:"


@pytest.fixture(scope="module", params=SHIPPED)
def shipped(request):
    """A shipped workshop's session, the pages of each document, and the desk they were made on."""
    desk = Desk()
    session = desk.session(request.param, 12, "9:30", date="2027-01-12", place="Salle A", organisation="L'Étape")
    return session, {document: document.pages(session, desk.look) for document in MOST}, desk


def told(desk: Desk, document, **occasion) -> str:
    return "\n".join(heard(document.pages(desk.session("essai", start="10:30", **occasion), desk.look)))


def test_each_is_short_readable_and_whole(shipped):
    _, made, desk = shipped
    for document, pages in made.items():
        assert len(pages) <= MOST[document], document.__name__
        assert min(run.size for run in runs(pages) if run.node and run.node.tag in ("LBody", "TD")) >= 9
    assert [code for severity, code, _ in desk.complaints if severity == "error"] == []


def test_headings_never_skip_a_level(shipped):
    for pages in shipped[1].values():
        levels = [level for level, _ in headings(pages)]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_on_letter_paper_they_are_as_short():
    desk = Desk(paper="letter")
    session = desk.session("cafe-debat", 12, "9:30", date="2027-01-12")
    assert {document: len(document.pages(session, desk.look)) for document in MOST} == MOST


# --- the direction ---------------------------------------------------------------------------------------------


def test_the_direction_reads_nothing_of_the_script(shipped):
    session, made, _ = shipped
    everything = "".join(heard(made[direction]))
    for step in all_steps(session.workshop.steps):
        for text in (step.say, *step.do, *step.ask, *step.watch):
            assert not text or len(bare(text)) < 20 or bare(text) not in everything, text


def test_hours_are_counted_for_the_people_who_come(tmp_path):
    desk = small(tmp_path, SHARED.replace("steps:", ASKED, 1))
    session = desk.session("essai", 14, "10:30")
    lasting = session.agenda.end - session.agenda.start
    assert [(one.key, one.people, one.minutes) for one in costs(session)] == [
        ("participants", 14, 14 * lasting), ("facilitators", 2, 2 * (lasting + 30)),
        ("cofacilitator", 1, lasting + 30), ("scribe", 1, lasting)]
    assert "18" in "\n".join(heard(direction.pages(session, desk.look))).splitlines()


def test_peers_among_those_who_lead_are_counted_once(tmp_path):
    desk = small(tmp_path, SHARED.replace("{count: 2}", "{count: 2, peers: 1}"))
    assert [(one.key, one.people) for one in costs(desk.session("essai", 14))][1:3] == [
        ("facilitators", 1), ("cofacilitator", 1)]


def test_a_group_that_leads_itself_is_counted_once(tmp_path):
    desk = small(tmp_path, SHARED.replace("steps:", ASKED.replace("{preparation", "{among: true, preparation"), 1))
    assert sum(one.people for one in costs(desk.session("essai", 14))) == 14
    assert [(one.key, one.people) for one in costs(desk.session("essai", 14))][0] == ("participants", 10)


def test_whom_a_script_does_not_name_costs_nothing(tmp_path):
    assert [one.key for one in costs(small(tmp_path, SCRIPT).session("essai"))] == ["participants", "facilitators"]


def test_what_is_asked_is_said_or_left_to_be_agreed(tmp_path):
    agreed = bare("À convenir avec l'équipe d'animation")
    assert agreed in told(small(tmp_path, SCRIPT), direction)
    asked = told(small(tmp_path, SCRIPT.replace("steps:", ASKED, 1)), direction)
    assert bare("Ne pas présider.") in asked and bare("Dégager du temps.") in asked and agreed not in asked


# --- the co-facilitating peer ------------------------------------------------------------------------------------


def test_the_peer_has_the_frame_and_the_words_that_may_be_shared_and_no_others(shipped):
    session, made, _ = shipped
    words = heard(made[cofacilitation])
    assert bare(session.workshop.frame) in words
    for step in all_steps(session.workshop.steps):
        if step.say:
            assert (bare(step.say) in words) == step.shared, step.step


def test_the_peer_sees_every_step_and_decides_who_speaks(shipped):
    session, made, _ = shipped
    words = heard(made[cofacilitation])
    for slot in session.agenda.slots:
        assert slot.step is None or bare(slot.step.name) in words
        assert slot.kind in ("untimed", "gap") or bare(clock(slot.start)) in words
    assert bare("Qui parle ?") in words


def test_nobody_has_to_testify_and_sentences_to_refuse_are_ready(shipped):
    session, made, desk = shipped
    words = heard(made[cofacilitation])
    for key in ("refusals", "signals", "prepared"):
        for line in desk.look.words(f"cofacilitation.{key}").splitlines():
            assert bare(line) in words
    assert [text for text in session.workshop.watch if bare(text) not in words] == []
    assert bare(desk.look.words("cofacilitation.proposal")) in words


# --- the scribe --------------------------------------------------------------------------------------------------


def test_the_scribe_reads_when_to_write_what(tmp_path):
    desk = small(tmp_path, SHARED.replace("title: Au revoir, kind: closing", "title: Au revoir, kind: harvest"))
    words = told(desk, scribe).splitlines()
    assert bare("Le score.") in words and bare("10 h 40") in words and bare("Au revoir") not in words


def test_hours_that_nobody_gave_are_said_to_be_supposed(tmp_path):
    supposed = bare("supposent un début à 14 h")
    asked = small(tmp_path, SHARED.replace(', at: "12:00"', "").replace(', at: "12:40"', ""))
    for document in (scribe, cofacilitation):
        assert supposed in "".join(heard(document.pages(asked.session("essai"), asked.look)))
        assert supposed not in told(asked, document)


def test_without_a_word_of_notes_it_is_what_leaves_something_written(tmp_path):
    script = SCRIPT.replace("title: Au revoir, kind: closing", "title: Au revoir, kind: harvest, needs: [affiche]")
    words = told(small(tmp_path, script), scribe).splitlines()
    assert bare("Au revoir") in words and bare("Avec : affiche.") in words and bare("Jeu") not in words


def test_the_scribe_knows_which_sheets_are_theirs_and_what_is_destroyed():
    desk = Desk()
    words = "\n".join(heard(scribe.pages(desk.session("cafe-debat", 12), desk.look)))
    assert bare("1 × Feuille du scribe (A4)") in words and bare("1 × Restitution du café-débat (A4)") in words
    assert bare("À détruire après usage : Feuille du scribe.") in words and bare("Règles du débat") not in words
