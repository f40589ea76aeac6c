"""JSON Schema of each kind of file that people write, from its structs: what an editor completes, explains and marks.

Draft 7, because it is the newest that the YAML server of VS Code and its kin read wholly; of it only what says nothing
different in later drafts. A description beside a `$ref` is for those editors, which show it; validators pass it by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import inspect

from kit.model.filekinds import FileKind
from kit.model.forms import ASKED, FORMS, TEXT, TOGETHER, YES_OR_NO
from kit.model.keys import Keys, is_simple
from kit.model.merging import EDITS
from kit.model.values import Spare
from kit.reading.source import Text

DRAFT = "http://json-schema.org/draft-07/schema#"
_CHANGED = "Changes"  # how the definition of a struct's differences ends


def schema_of(name: str, kind: FileKind, keys: Keys) -> dict:
    """The schema of one kind of file, in the words of `keys`; keys and values in an order that never changes."""
    writer = _Writer(keys)
    structs = {value: inspect.type_info(struct) for value, struct in kind.structs.items()}
    if kind.changes:
        body = writer.differences(list(structs.values()))
    elif len(structs) == 1:
        body = writer.struct(structs[""])
    elif kind.by == "from":
        body = {"type": "object", "if": {"required": ["from"]}, "then": writer.reference(structs["from"]),
                "else": writer.reference(structs[""])}
    else:
        body = writer.told_apart(kind.by, structs)
    head = {"$schema": DRAFT, "title": keys.title(name)}
    definitions = {"definitions": dict(sorted(writer.definitions.items()))} if writer.definitions else {}
    return head | body | definitions


def usual_of(field: inspect.Field) -> object | None:
    """What a key is taken for where it is left out, as an author would write it; None where that says nothing."""
    default = field.default
    if isinstance(default, Spare):
        return 0
    if isinstance(default, tuple):
        return [str(one) for one in default] or None
    if isinstance(default, float):
        return int(default) if default == int(default) else default
    return default if isinstance(default, (bool, int)) else str(default) if isinstance(default, str) else None


def shown(usual: object | None) -> str:
    """A usual value in the form in which it is written; "" for none."""
    if isinstance(usual, bool):
        return str(usual).lower()
    return f"[{', '.join(usual)}]" if isinstance(usual, list) else "" if usual is None else str(usual)


def optionless(kind: inspect.Type) -> inspect.Type:
    """The type of a value that is written: whoever leaves it out writes nothing, and never `null`."""
    if isinstance(kind, inspect.UnionType):
        return next(one for one in kind.types if not isinstance(one, inspect.NoneType))
    return kind


def plain(words: str) -> str:
    """A sentence for an editor, which would show the signs of Markdown."""
    return words.replace("`", "")


class _Writer:
    """Writes types as schemas; structs that stand in others become definitions, once each."""

    def __init__(self, keys: Keys):
        self.keys = keys
        self.definitions: dict[str, dict] = {}

    # --- structs -------------------------------------------------------------------------------

    def struct(self, info: inspect.StructType) -> dict:
        """A whole struct: its keys, those it cannot do without, and no others."""
        required = [field.encode_name for field in info.fields if field.required]
        found = {"type": "object", "properties": {field.encode_name: self.field(field, info) for field in info.fields},
                 "required": required, "additionalProperties": False}
        for kind in info.cls.__mro__:
            found |= TOGETHER.get(kind.__name__, {})
        return {key: value for key, value in found.items() if value != []}

    def told_apart(self, key: str, structs: dict[str, inspect.StructType]) -> dict:
        """A file that one key tells which struct it is: an editor offers the right keys as soon as that is written."""
        infos = list(structs.values())
        shared = [name for name in (field.encode_name for field in infos[0].fields)
                  if all(any(field.encode_name == name for field in info.fields) for info in infos)]
        common = {field.encode_name: self.field(field, infos[0]) for field in infos[0].fields
                  if field.encode_name in shared and not _is_struct(field.type)}
        common[key] |= self.choice(list(structs))
        required = [field.encode_name for field in infos[0].fields if field.required and field.encode_name in common]
        return {"type": "object", "properties": common, "required": required, "allOf": [
            {"if": {"properties": {key: {"const": value}}, "required": [key]}, "then": self.reference(info)}
            for value, info in structs.items()]}

    def reference(self, info: inspect.StructType, changed: bool = False) -> dict:
        name = info.cls.__name__ + _CHANGED * changed
        if name not in self.definitions:
            self.definitions[name] = {}  # so that a struct may hold itself
            titled = {"title": plain(self.keys.title(info.cls.__name__))}
            self.definitions[name] = titled | (self.changed(info) if changed else self.struct(info))
        return {"$ref": f"#/definitions/{name}"}

    def field(self, field: inspect.Field, info: inspect.StructType, changed: bool = False) -> dict:
        """A key: what it means, what holds without it, its value.

        The usual value stands in the words alone: under `default`, editors would write it out into every new block.
        """
        says = plain(self.keys.says(info.cls, field.encode_name))
        if usual := self.keys.usual(info.cls, field.encode_name) or shown(usual_of(field)):
            says += " " + plain(self.keys.left_out(usual))
        written = {"description": says} | self.value(optionless(field.type), info, changed)
        if not changed:
            for cls in info.cls.__mro__:
                for name, asked in ASKED.get(cls.__name__, {}).get(field.encode_name, {}).items():
                    written[name] = written[name] | asked if name == "items" else asked
        return written

    # --- values --------------------------------------------------------------------------------

    def value(self, kind: inspect.Type, info: inspect.StructType, changed: bool = False) -> dict:
        """A value of some type; `info` is the struct that it stands in."""
        if isinstance(kind, inspect.StructType):
            return self.simple(kind, info) if is_simple(kind.cls) else self.reference(kind, changed)
        if isinstance(kind, inspect.VarTupleType):
            items = {"type": "array", "items": self.value(kind.item_type, info)}
            return {"anyOf": [items, self.edits(kind.item_type, info)]} if changed else items
        if isinstance(kind, inspect.DictType):
            return {"type": "object", "additionalProperties": self.value(kind.value_type, info, changed)}
        if isinstance(kind, inspect.LiteralType):
            return self.choice(kind.values)
        if isinstance(kind, inspect.BoolType):
            return dict(YES_OR_NO)
        if isinstance(kind, inspect.IntType):
            return {"type": ["string", "integer"], "minimum": kind.ge, "maximum": kind.le,
                    "pattern": "^(0|-?[1-9][0-9]*)$"}
        return self.custom(kind.cls)

    def custom(self, cls: type) -> dict:
        if cls is Text:
            return dict(TEXT)
        form = self.keys.form(cls.__name__)
        return dict(FORMS[cls]) | {"patternErrorMessage": plain(form["wrong"]), "examples": _read(form["examples"])}

    def choice(self, values: Sequence[object]) -> dict:
        """One of some words, each with what it stands for."""
        said = self.keys.choices(values)
        kept = {str(value): value for value in values}
        return {"type": "integer" if all(isinstance(value, int) for value in values) else "string",
                "enum": [kept[value] for value in said], "enumDescriptions": [plain(words) for words in said.values()]}

    def simple(self, kind: inspect.StructType, info: inspect.StructType) -> dict:
        """Simple words: keys of the struct that they stand in, none of which has to be there."""
        keys = {field.encode_name: {"description": plain(self.keys.simpler(info.cls, field.encode_name))}
                | self.value(optionless(field.type), kind) for field in kind.fields}
        return {"type": "object", "properties": keys, "additionalProperties": False}

    # --- differences ---------------------------------------------------------------------------

    def differences(self, infos: list[inspect.StructType]) -> dict:
        """A file that states differences to one of these: any of their keys; only its name has to be there."""
        name = infos[0].fields[0].encode_name
        kinds = [self.changed(info)["properties"] for info in infos]
        keys = {key: _any_of([kind[key] for kind in kinds if key in kind]) for key in _ordered(kinds)}
        return {"type": "object", "properties": keys, "required": [name], "additionalProperties": False}

    def changed(self, info: inspect.StructType) -> dict:
        """What differs of a struct: any of its keys."""
        return {"type": "object", "properties": {field.encode_name: self.field(field, info, changed=True)
                                                 for field in info.fields}, "additionalProperties": False}

    def edits(self, kind: inspect.Type, info: inspect.StructType) -> dict:
        """The changes to a list, entry by entry (kit/model/merging.py)."""
        entries = {"type": "array", "items": self.value(kind, info)}
        written = {"change": {"type": "object", "additionalProperties": self.value(kind, info, changed=True)},
                   "drop": {"type": "array", "items": dict(TEXT)}, "add": entries,
                   "before": {"type": "object", "additionalProperties": entries},
                   "after": {"type": "object", "additionalProperties": entries}}
        return {"type": "object", "additionalProperties": False, "properties": {
            name: {"description": plain(self.keys.edit(name))} | written[name] for name in EDITS}}


def _is_struct(kind: inspect.Type) -> bool:
    return isinstance(optionless(kind), inspect.StructType)


def _read(examples: Iterable[str]) -> list:
    """Examples as an editor reads them: whole numbers are numbers."""
    return [int(example) if example.isdigit() else str(example) for example in examples]


def _ordered(kinds: list[dict]) -> list[str]:
    """The keys of all, each once, in the order in which they come first."""
    return list(dict.fromkeys(key for kind in kinds for key in kind))


def _any_of(schemas: list[dict]) -> dict:
    """One schema for what may be any of these."""
    found = [schema for number, schema in enumerate(schemas) if schema not in schemas[:number]]
    return found[0] if len(found) == 1 else {"anyOf": found}


def as_text(schema: dict) -> bytes:
    """The schema as a file."""
    return msgspec.json.format(msgspec.json.encode(schema), indent=1) + b"\n"
