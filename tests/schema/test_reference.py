"""The pages of docs/reference are those that the models make: nothing left out, nothing stale."""

from __future__ import annotations

import re
import runpy

import pytest
from msgspec import inspect

from kit.model.filekinds import KINDS
from kit.model.schema import optionless
from kit.model.sheet import Sheet, Worksheet
from tests.docs import pages

from . import editor
from .editor import ROOT
from .test_schemas import KEYS, STRUCTS

FOLDER = ROOT / "docs" / "reference"
MADE = runpy.run_path(str(FOLDER / "prepare.py"))
TEXTS: dict[str, str] = MADE["pages"]()


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_is_as_the_models_have_it(name):
    assert (FOLDER / name).read_text("utf-8") == TEXTS[name], "run `python3 docs/reference/prepare.py`"


def test_there_is_no_other_page():
    assert {path.name for path in FOLDER.glob("*.md")} == set(TEXTS)


def test_every_key_of_every_struct_stands_in_a_table():
    shown = {struct: name for name, page in MADE["PAGES"].items() for struct in page.structs}
    assert set(shown) - {Sheet, Worksheet} == set(STRUCTS)
    for struct, name in shown.items():
        rows = pages.tables(pages.section(FOLDER / name, MADE["heading"](struct)))[0][1:]
        own = MADE["fields"](struct)
        assert [pages.spans(row[0])[0] for row in rows] == [field.encode_name for field in own]
        assert all(row[2].startswith("oui" if field.required else "sinon ") and row[1] and row[3]
                   for row, field in zip(rows, own, strict=True)), struct.__name__


def test_every_choice_is_explained_on_the_page_where_it_is_made():
    for name, page in MADE["PAGES"].items():
        assert page.kind in KINDS
        for kind in (optionless(field.type) for struct in page.structs for field in MADE["fields"](struct)):
            kind = getattr(kind, "item_type", kind)
            if isinstance(kind, inspect.LiteralType):
                for value, said in KEYS.choices(kind.values).items():
                    assert re.search(rf"`{value}` (: {said}\n|\({said}\))", TEXTS[name]), (name, value)


def test_every_template_and_every_page_has_a_whole_example_that_an_editor_finds_right():
    for name, page in MADE["PAGES"].items():
        found = [fence for fence in pages.fences(FOLDER / name, "yaml") if not fence.text.startswith("# yaml-")]
        assert len(found) == (len(KINDS["sheet"].structs) if page.kind == "sheet" else len(page.examples))
        for fence in found:
            assert editor.complaints(page.kind, fence.text) == [], (name, fence.title)
        assert re.search(rf"schema/{page.kind}\.json", TEXTS[name])
