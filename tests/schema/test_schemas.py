"""The schemas: for every kind of file, complete, accepted by validators, and true of every file that ships."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch

import jsonschema
import msgspec
import pytest
from msgspec import inspect

from kit.cli import schema as command
from kit.cli.app import main
from kit.delivery.schemas import FOLDER, header, schema_text, write_schemas
from kit.model.filekinds import KINDS
from kit.model.forms import ASKED, FORMS, TOGETHER
from kit.model.keys import Keys, is_simple
from kit.model.merging import EDITS
from kit.model.schema import optionless
from kit.model.workshop import Part
from kit.reading.source import Text
from tests.docs import pages

from . import editor
from .editor import ROOT

KEYS = Keys("fr")


def structs() -> dict[type, list[inspect.Field]]:
    """Every struct that a file may hold, simple words left out, with its keys."""
    found: dict[type, list[inspect.Field]] = {}
    waiting = [inspect.type_info(struct) for kind in KINDS.values() for struct in kind.structs.values()]
    while waiting:
        kind = optionless(waiting.pop())
        if isinstance(kind, inspect.VarTupleType):
            waiting.append(kind.item_type)
        elif isinstance(kind, inspect.DictType):
            waiting.append(kind.value_type)
        elif isinstance(kind, inspect.StructType) and kind.cls not in found and not is_simple(kind.cls):
            found[kind.cls] = list(kind.fields)
            waiting += [field.type for field in kind.fields]
    return found


STRUCTS = structs()


# Made by the kit of what is written, a table's rows, what is common to others, and a file outside of every project.
MADE = {"DerivedDeck", "LargePrint", "Row", "Quantity", "PrinterProfile", "Sheet", "Worksheet"}


# What each key means


def test_no_struct_is_left_out():
    def below(struct: type) -> set[type]:
        return {struct}.union(*map(below, struct.__subclasses__()))

    import kit.model.editions  # noqa: F401

    assert {struct.__name__ for struct in below(Part) - {Part} - STRUCTS.keys()
            if struct.__module__.startswith("kit.")} == MADE


def test_every_key_of_every_struct_is_described():
    for struct, fields in STRUCTS.items():
        for field in fields:
            says = KEYS.says(struct, field.encode_name)
            assert re.fullmatch(r"[A-ZÀÉÎ«].*[.…»]", says) and len(says) <= 200, (struct.__name__, field.encode_name)
        assert KEYS.title(struct.__name__)


def test_no_key_is_described_that_does_not_exist():
    named = {kind.__name__: {field.encode_name for struct, fields in STRUCTS.items() if kind in struct.__mro__
                             for field in fields}
             for struct in STRUCTS for kind in struct.__mro__}
    for table in (KEYS.entries["keys"], ASKED):
        for name, entries in table.items():
            assert name in named and set(entries) <= named[name], name
    assert set(TOGETHER) <= set(named)
    titles = set(KEYS.entries["titles"])
    assert titles <= set(named) | set(KINDS) | set(KINDS["sheet"].structs)


def test_every_choice_and_every_way_of_writing_is_explained_and_no_other():
    kinds = [optionless(field.type) for fields in STRUCTS.values() for field in fields]
    kinds += [kind.item_type for kind in kinds if isinstance(kind, inspect.VarTupleType)]
    choices = {frozenset(map(str, kind.values)) for kind in kinds if isinstance(kind, inspect.LiteralType)}
    choices.add(frozenset(KINDS["sheet"].structs))
    assert choices == {frozenset(said) for said in KEYS.entries["choices"].values()}
    customs = {kind.cls for kind in kinds if isinstance(kind, inspect.CustomType)} - {Text}
    assert {kind.__name__ for kind in customs} == set(KEYS.entries["forms"]) and customs | {Text} == set(FORMS)
    assert set(EDITS) == set(KEYS.entries["edits"])


def test_a_key_that_nobody_described_is_noticed():
    class Odd(msgspec.Struct):
        odd: int

    with pytest.raises(KeyError, match="Odd.odd"):
        KEYS.says(Odd, "odd")


@pytest.mark.parametrize("name", [form.__name__ for form in FORMS if form is not Text])
def test_the_examples_of_each_way_of_writing_are_right_to_both_readers(name):
    from kit.model.checking import PARSERS

    form = next(form for form in FORMS if form.__name__ == name)
    validator = jsonschema.Draft7Validator(FORMS[form])
    for example in KEYS.form(name)["examples"]:
        PARSERS[form](example)
        assert validator.is_valid(str(example))
        assert not example.isdigit() or validator.is_valid(int(example))


# The schemas


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_and_lets_no_unknown_key_through(kind):
    schema = json.loads(schema_text(kind))
    jsonschema.Draft7Validator.check_schema(schema)
    for found in objects(schema):
        if found.get("type") == "object" and not {"if", "allOf"} & set(found):
            assert "additionalProperties" in found


def objects(value: object):
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(one)


def test_every_file_that_ships_is_right_to_an_editor():
    shipped = editor.shipped()
    assert len(shipped) > 130 and set(shipped.values()) >= {"workshop", "deck", "sheet", "path", "paper", "overlay"}
    for path, kind in shipped.items():
        assert editor.complaints(kind, (ROOT / path).read_text("utf-8")) == [], path


def test_every_example_of_the_pages_is_right_to_an_editor():
    tried = 0
    for path, text in pages.whole_examples().items():
        kind = next((kind for glob, kind in editor.SHIPPED.items() if fnmatch(path, glob)), "event")
        kind = "results" if re.search("^results:", text, re.MULTILINE) else kind
        assert editor.complaints(kind, text) == [], path
        tried += 1
    assert tried > 25


@pytest.mark.parametrize(("kind", "text"), [
    ("workshop", "workshop: x\nminuts: 10"), ("event", "participants: dix"), ("event", "date: demain"),
    ("sheet", "sheet: x\ntitle: X\ntemplate: table\ncolumns: [{title: A}]\nrows: 3\nlead: rien"),
    ("deck", "deck: x\nfrom: y\ntitle: Z\ncards: []"), ("results", "answers: {}"),
    ("deck-changes", "deck: x\ncards: {modifie: {}}"), ("sheet-changes", "title: sans nom"),
])
def test_a_fault_is_marked(kind, text):
    assert editor.complaints(kind, text)


# The files and the command


def test_the_folder_of_the_kit_holds_its_schemas_as_they_are_now():
    folder = ROOT / FOLDER
    assert {path.name for path in folder.iterdir()} == {f"{kind}.json" for kind in KINDS}
    for kind in KINDS:
        assert (folder / f"{kind}.json").read_bytes() == schema_text(kind), "run `build.py schema`"


def test_the_command_writes_them_says_what_to_do_next_and_does_no_harm_the_second_time(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["schema"]) == 0
    written = {path: path.stat().st_mtime_ns for path in (tmp_path / FOLDER).iterdir()}
    assert {path.stem for path in written} == set(KINDS) == set(command.KINDS)
    assert "# yaml-language-server: $schema=../.kit/schema/workshop.json\n" in capsys.readouterr().err
    assert sorted(write_schemas(tmp_path)) == sorted(written)
    assert {path: path.stat().st_mtime_ns for path in written} == written


def test_one_schema_is_printed_and_nothing_written(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["schema", "--stdout", "deck"]) == 0
    assert capsys.readouterr().out.encode() == schema_text("deck")
    assert list(tmp_path.iterdir()) == []
    assert main(["schema", "--stdout", "dek"]) == 2


def test_where_the_folder_cannot_be_made_it_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".kit").write_text("occupé")
    assert main(["schema"]) == 3
    assert ".kit" in capsys.readouterr().err and (tmp_path / ".kit").read_text() == "occupé"


def test_every_file_that_ships_names_its_schema_from_where_it_stands():
    for path, kind in editor.shipped().items():
        first = (ROOT / path).read_text("utf-8").partition("\n")[0]
        assert first + "\n" == header(kind, path), path
        assert (ROOT / path.parent / first.partition("$schema=")[2]).resolve() == ROOT / FOLDER / f"{kind}.json"


def test_the_editor_of_the_kit_knows_files_without_that_line_by_their_folder():
    text = (ROOT / ".vscode" / "settings.json").read_text("utf-8")
    settings = json.loads(re.sub(r"^ *//.*$", "", text, flags=re.MULTILINE))
    globs = {glob: name for name, globs in settings["yaml.schemas"].items() for glob in globs}
    wanted = {f"/{about.folder}/*.yaml": f".kit/schema/{kind}.json" for kind, about in KINDS.items() if about.folder
              and kind != "path"}
    assert globs == wanted | {"/overlay.yaml": ".kit/schema/overlay.json"}
    advice = json.loads((ROOT / ".vscode" / "extensions.json").read_text("utf-8"))
    assert advice == {"recommendations": ["redhat.vscode-yaml"]}
