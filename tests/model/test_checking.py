"""Conversion and walk agree: msgspec refuses a script exactly when the walk has something to report about it."""

from __future__ import annotations

import json
import random

import msgspec
import pytest
from msgspec import inspect

from kit.model import checking
from kit.model.checking import _ODD_NUMBER, _hook, _Slot, _Walk, convert
from kit.model.deck import Deck
from kit.model.derived import Derivation
from kit.model.event import Event
from kit.model.library import DECKS, SHEETS_SHELF, WORKSHOPS
from kit.model.path import Journey
from kit.model.templates import SHEETS
from kit.model.theme import Theme
from kit.model.workshop import Part, Workshop
from kit.reading.diagnostics import ENOUGH, Report
from kit.reading.door import listed, shipped
from kit.reading.loading import load
from kit.reading.source import Map, Seq, Source

BLANK = object()
EVENT = {"date": "2027-01-12", "start": "14h", "duration": "1h30", "participants": "12", "facilitators": ["Ana", "Bo"]}
WORDS = ["", "x", "5", "010", "-0", "1e3", "5.0", "null", "NULL", "~", "true", "TRUE", "yes", "0", "99999", "5/8/10",
         "10/8/5", "14:00", "10%", "poker", "A4", "blue", "circle", "opening", "table", "2027-01-12", "#aabbcc",
         "Infinity", " 5", "+5", "٣", "1" * 30, BLANK, [], {}, ["x"], {"x": "y"}, [["x"]], [{}]]


def plain(value):
    """A loaded tree as lists and dictionaries."""
    if isinstance(value, Map):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, Seq) else str(value)


def written(value) -> str:
    """Such a tree as YAML on one line, so that every value has a place again."""
    if value is BLANK:
        return ""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {written(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(item) for item in value if item is not BLANK) + "]"
    return json.dumps(value, ensure_ascii=False)


def seeds():
    for shelf, kind in ((WORKSHOPS, Workshop), (DECKS, Deck), (SHEETS_SHELF, None)):
        for path in listed(shipped(shelf.folder)):
            tree = plain(load(Source(path.name, path.read_text("utf-8")), Report()))
            yield Journey if "path" in tree else Derivation if "from" in tree else kind or SHEETS[tree["template"]], tree
    yield Event, EVENT
    path = shipped("themes") / "graines.yaml"
    yield Theme, plain(load(Source(path.name, path.read_text("utf-8")), Report()))


def spots(tree, above=()):
    """The ways to every value of a tree."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in items:
        yield (*above, key)
        yield from spots(value, (*above, key))


def changed(tree, dice: random.Random):
    """A copy of a tree with one to three values replaced, dropped or renamed."""
    tree = json.loads(json.dumps(tree))
    for _ in range(dice.randint(1, 3)):
        places = list(spots(tree))
        if not places:
            break
        *way, last = dice.choice(places)
        holder = tree
        for key in way:
            holder = holder[key]
        act = dice.randrange(4)
        if act == 0:
            del holder[last]
        elif act == 1 and isinstance(holder, dict):
            holder[f"{last}s"] = holder.pop(last)
        else:
            word = dice.choice(WORDS)
            holder[last] = word if word is BLANK else json.loads(json.dumps(word))
            if word is BLANK:
                break  # it cannot be copied further
    return tree


def agree(kind: type, text: str) -> bool:
    """Whether it is taken: the walk must be of msgspec's mind, but for numbers such as 12.0, which it alone refuses.

    `convert` must never be at a loss.
    """
    values = load(Source("x.yaml", text), Report())
    try:
        msgspec.convert(values, kind, dec_hook=_hook, strict=False)
        taken = True
    except msgspec.ValidationError:
        taken = False
    report = Report()
    walk = _Walk(report)
    walk.struct(inspect.type_info(kind), values, _Slot("", values.place))
    if taken and walk.found:
        assert _ODD_NUMBER.search(text) and {found.code for found in report} == {"nombre-attendu"}, text
        taken = False
    assert taken == (walk.found == 0), text
    report = Report()
    assert (convert(values, kind, report) is not None) == taken
    assert "valeur-refusee" not in {found.code for found in report}
    assert all(1 <= found.place.column <= len(text) + 1 for found in report)
    return taken


SEEDS = list(seeds())
LONGEST = {kind: index for index, (kind, tree) in sorted(enumerate(SEEDS), key=lambda seed: len(str(seed[1])))}


@pytest.mark.parametrize("kind, tree", SEEDS, ids=lambda value: getattr(value, "__name__", ""))
def test_what_ships_is_taken(kind, tree):
    assert agree(kind, written(tree))


@pytest.mark.parametrize("index", [pytest.param(index, marks=() if LONGEST[kind] == index else pytest.mark.slow)
                                   for index, (kind, _) in enumerate(SEEDS)])
def test_conversion_and_walk_agree(index):
    kind, tree = SEEDS[index]
    dice = random.Random(index)
    tried = [agree(kind, written(changed(tree, dice))) for _ in range(25)]
    assert not all(tried)


@pytest.mark.parametrize("word", [word for word in WORDS if isinstance(word, str)])
@pytest.mark.parametrize("key", ["participants", "date", "start", "duration", "place"])
def test_conversion_and_walk_agree_on_one_word(key, word):
    agree(Event, f"{key}: {json.dumps(word, ensure_ascii=False)}")


def test_every_field_of_every_struct_is_of_a_kind_that_the_walk_knows():
    known = (inspect.CustomType, inspect.LiteralType, inspect.BoolType, inspect.IntType, inspect.StructType,
             inspect.VarTupleType, inspect.DictType)

    def leaves(kind):
        if isinstance(kind, inspect.UnionType):
            kinds = [k for k in kind.types if not isinstance(k, inspect.NoneType)]
            assert len(kinds) == 1
            yield from leaves(kinds[0])
        else:
            yield kind
            yield from leaves(kind.item_type) if isinstance(kind, inspect.VarTupleType) else ()

    structs = [struct for base in (Part, *Part.__subclasses__()) for struct in (base, *base.__subclasses__())]
    for field in (field for struct in structs for field in inspect.type_info(struct).fields):
        for kind in leaves(field.type):
            assert isinstance(kind, known)
            assert not isinstance(kind, inspect.IntType) or None not in (kind.ge, kind.le)


def test_a_likely_misspelling_is_reported_once_and_not_as_missing_too():
    report = Report()
    convert(load(Source("x.yaml", "theme: x\nink: '#000000'\nsofte: '#000000'\n"), Report()), Theme, report)
    said = [(d.code, d.facts.get("key"), d.facts.get("near")) for d in report]
    assert ("cle-inconnue", "softe", "soft") in said
    assert ("cle-manquante", "soft", None) not in said
    assert ("cle-manquante", "line", None) in said


def test_thousands_of_mistakes_are_not_all_looked_at(monkeypatch):
    looked_up = []
    monkeypatch.setattr(checking, "nearest", lambda word, choices: looked_up.append(word))
    text = "steps:\n" + "".join(f"  - {{nom{n}: x}}\n" for n in range(3_000))
    report = Report()
    assert convert(load(Source("x.yaml", text), report), Workshop, report) is None
    assert "liste-coupee" in {found.code for found in report}
    assert report.errors == len(looked_up) // 2 == ENOUGH + 1
