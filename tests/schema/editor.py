"""What an editor makes of a file: YAML 1.2 as its language server types it, held to the schema of its kind."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import jsonschema
import yaml

from kit.model.filekinds import KINDS
from kit.model.keys import Keys
from kit.model.schema import schema_of

ROOT = Path(__file__).resolve().parents[2]
# The files of the kit by the kind that they are, the more particular folders first.
SHIPPED = {
    "workshops/parcours.yaml": "path", "workshops/*.yaml": "workshop", "cards/*.yaml": "deck",
    "assets/sheets/*.yaml": "sheet", "assets/papers/*.yaml": "paper", "kit/themes/*.yaml": "theme",
    "kit/editions/*.yaml": "edition", "docs/exemples/*/overlay.yaml": "overlay",
    "docs/exemples/*/workshops/*.yaml": "workshop-changes", "docs/exemples/*/cards/*.yaml": "deck-changes",
    "docs/exemples/*/assets/sheets/*.yaml": "sheet-changes",
}


class Reader(yaml.CSafeLoader):
    """The core schema of YAML 1.2: `12:30`, `2027-01-12` and `on` are texts, `90` and `true` are not."""


Reader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (("null", r"~|null|Null|NULL|", "~nN"),
                               ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
                               ("int", r"[-+]?[0-9]+", "-+0123456789"),
                               ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789")):
    Reader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})\\Z"), [*_first, ""])
Reader.add_constructor("tag:yaml.org,2002:int", lambda reader, node: int(reader.construct_scalar(node)))
Reader.add_constructor("tag:yaml.org,2002:float", lambda reader, node: float(reader.construct_scalar(node)))


def read(text: str) -> object:
    """The values of a file; keys are texts, as in JSON."""
    return _keyed(yaml.load(text, Loader=Reader))


def _keyed(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _keyed(one) for key, one in value.items()}
    return [_keyed(one) for one in value] if isinstance(value, list) else value


@cache
def schema(kind: str) -> jsonschema.protocols.Validator:
    return jsonschema.Draft7Validator(schema_of(kind, KINDS[kind], Keys("fr")))


def complaints(kind: str, text: str) -> list[str]:
    """What an editor would mark in a file of that kind."""
    try:
        values = read(text)
    except yaml.YAMLError as error:
        return [str(error)]
    return [f"{error.json_path}: {error.message}" for error in schema(kind).iter_errors(values)]


def shipped() -> dict[Path, str]:
    """Every file that people are shown, from the kit's folder on, and its kind."""
    found: dict[Path, str] = {}
    for glob, kind in SHIPPED.items():
        for path in sorted(ROOT.glob(glob)):
            found.setdefault(path.relative_to(ROOT), kind)
    return found
