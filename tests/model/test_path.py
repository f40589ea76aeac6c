"""A path is walked so that nothing comes before what it waits for; what cannot be walked is said, ring by name."""

from __future__ import annotations

from random import Random

import pytest

from kit.model.library import PATH, WORKSHOPS, Library
from kit.model.path import PathStage, following, ordered
from kit.reading.diagnostics import Report
from kit.reading.source import Text

HEAD = "path: parcours\ntitle: Un chemin\nintro: Ici.\nguide: {says: Rien., proposes: Tout.}\nstages:\n"
SHIPPED = ("cafe-debat", "idees-recues", "arbre-a-competences", "fiche-de-poste")


def stage(name: str, *after: str) -> PathStage:
    return PathStage(stage=Text(name), title=Text(name), grows="sol", workshops=(Text(f"a-{name}"),), who=(),
                     when=Text("x"), after=tuple(map(Text, after)))


@pytest.mark.parametrize("seed", range(12))
def test_each_stage_comes_after_those_it_follows_and_else_as_it_is_written(seed):
    dice, names = Random(seed), [f"e{number}" for number in range(9)]
    stages = [stage(name, *dice.sample(names[:place], min(place, dice.randint(0, 2))))
              for place, name in enumerate(names)]
    written = stages[:]
    dice.shuffle(written)
    found, left = ordered(written)
    assert left == [] and sorted(map(id, found)) == sorted(map(id, stages))
    place = {str(one.stage): number for number, one in enumerate(found)}
    assert all(place[name] < place[str(one.stage)] for one in found for name in one.after)
    assert ordered(stages)[0] == stages, "what is in order stays so"
    for one in found:
        assert all(place[name] > place[str(one.stage)] for name in following(stages, one.stage))


def written(folder, lines: str) -> list[tuple[str, dict]]:
    """What is said of a path of these stages."""
    (folder / "workshops").mkdir(exist_ok=True)
    (folder / "workshops" / "parcours.yaml").write_text(HEAD + lines, "utf-8")
    library = Library(folder, Report())
    library.journey()
    return [(found.code, found.facts) for found in library.report]


def line(name: str, after: str = "[]", workshop: str = "x") -> str:
    return (f"  - {{stage: {name}, title: {name}, grows: sol, workshops: [{workshop}], who: [équipe], when: Un jour, "
            f"after: {after}}}\n")


def test_a_ring_is_said_in_the_order_one_would_walk_it(tmp_path):
    ring = line("a", workshop="v") + line("b", "[a, d]", "w") + line("c", "[b]", "x") + line("d", "[c]", "y")
    (code, facts), = written(tmp_path, ring + line("e", "[d]", "z"))
    assert code == "parcours-en-rond"
    walk = facts["ring"].split(" → ")
    assert len(walk) == 4 and walk[0] == walk[-1] and {"b", "c", "d"} == set(walk)
    assert all(after in ("bc", "cd", "db") for after in map("".join, zip(walk, walk[1:], strict=False)))


def test_a_stage_that_waits_for_itself_is_a_ring(tmp_path):
    (code, facts), = written(tmp_path, line("a", workshop="v") + line("b", "[b]", "w"))
    assert (code, facts["ring"]) == ("parcours-en-rond", "b → b")


def test_a_stage_that_nothing_leads_to_is_said_and_so_is_what_follows_it(tmp_path):
    found = written(tmp_path, line("a", workshop="v") + line("b", workshop="w") + line("c", "[b]", "x"))
    assert {code for code, _ in found} == {"parcours-sans-chemin"}
    assert [facts["stage"] for _, facts in found] == ["b", "c"]


def test_a_project_s_own_path_wins_and_is_never_taken_for_a_workshop(tmp_path):
    assert written(tmp_path, line("a")) == []
    library = Library(tmp_path, Report())
    assert library.journey().stages[0].stage == "a" and library.journey_file().parent.parent == tmp_path
    assert PATH not in library.names(WORKSHOPS) and set(SHIPPED) <= set(library.names(WORKSHOPS))
    assert library.workshop(PATH) is None


def test_an_unknown_workshop_is_said_where_it_is_named(tmp_path):
    written(tmp_path, line("a", workshop="cafe-debt"))
    library = Library(tmp_path, Report())
    assert library.open(library.journey_file()) is None
    found, = library.report
    assert (found.code, found.facts["near"], found.place.line) == ("atelier-inconnu", "cafe-debat", 6)


def test_a_workshop_may_not_take_its_name(tmp_path):
    (tmp_path / "workshops").mkdir()
    text = (Library(tmp_path, Report()).names(WORKSHOPS)["cafe-debat"]).read_text("utf-8")
    path = tmp_path / "workshops" / "parcours.yaml"
    path.write_text(text.replace("workshop: cafe-debat", "workshop: parcours"), "utf-8")
    library = Library(tmp_path, Report())
    assert library.open(path) is None and [found.code for found in library.report] == ["nom-impossible"]
