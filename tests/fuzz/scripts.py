"""Scripts of any words, made from the declarations themselves, and the ways in which people may write them down."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from hypothesis import strategies as st
from msgspec import inspect

from kit.model.event import Day, Duration
from kit.model.theme import Colour
from kit.model.values import Range, Size, Spare
from kit.model.workshop import Clock
from kit.reading.source import Text
from tests.fuzz.nasties import MARKUP, UNICODE

_SPELT = {Range: ("5", "5/8/10", "0/0/1440"), Size: ("poker", "A4", "70 x 120 mm"), Spare: ("2", "10%"),
          Clock: ("9h", "14:30"), Day: ("2027-01-12", "29/02/2028"), Duration: ("90", "1h30"), Colour: ("#a1B2c3",)}
_BIASED = st.sampled_from([*"<>&;:#'\"\\{}[]|>-?!*_`@%, ", *(word for word in (*UNICODE, *MARKUP) if len(word) < 200)])
_ANY = st.characters(exclude_categories=("Cs",))  # half an emoji cannot be written in a file at all
PARTS = st.lists(st.one_of(_BIASED, st.text(_ANY, max_size=6), st.just("mot"), st.just("anticonstitutionnellement")),
                 min_size=1, max_size=6)
WORDS = PARTS.map("".join)
_DEEP = 3  # how far structs that hold themselves go
_PLAIN = re.compile(r"[^\W\d_]+(?: [^\W_]+)*")


def values(kind: type, words: st.SearchStrategy[str] = WORDS) -> st.SearchStrategy[dict]:
    """What could be written for a struct: each value as text, lists and mappings as such."""
    return _struct(inspect.type_info(kind), words, 0)


def _struct(kind: inspect.StructType, words: st.SearchStrategy[str], depth: int) -> st.SearchStrategy[dict]:
    required, optional = {}, {}
    for field in kind.fields:
        if depth < _DEEP or field.required:
            (required if field.required else optional)[field.encode_name] = _value(field.type, words, depth + 1)
    return st.fixed_dictionaries(required, optional=optional)


def _value(kind: inspect.Type, words: st.SearchStrategy[str], depth: int) -> st.SearchStrategy:
    if isinstance(kind, inspect.UnionType):
        kind = next(k for k in kind.types if not isinstance(k, inspect.NoneType))
    if isinstance(kind, inspect.StructType):
        return _struct(kind, words, depth)
    if isinstance(kind, inspect.VarTupleType):
        return st.lists(_value(kind.item_type, words, depth + 1), max_size=2)
    if isinstance(kind, inspect.DictType):
        return st.dictionaries(st.sampled_from("abc"), _value(kind.value_type, words, depth + 1), max_size=2)
    if isinstance(kind, inspect.LiteralType):
        return st.sampled_from(kind.values).map(str)
    if isinstance(kind, inspect.BoolType):
        return st.sampled_from(("true", "false"))
    if isinstance(kind, inspect.IntType):
        return st.integers(kind.ge, kind.le).map(str)
    return words if kind.cls is Text else st.sampled_from(_SPELT[kind.cls])


# --- ways to write --------------------------------------------------------------------------------------------------


def _escaped(match: re.Match) -> str:
    return f"\\U{ord(match[0]):08X}"


def quoted(text: str) -> str:
    """Between double quotes; what YAML takes for the end of a line is escaped, and so is what a file may not hold."""
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", _escaped, json.dumps(text, ensure_ascii=False))


def apostrophed(text: str) -> str:
    """Between single quotes, where that can hold it."""
    return "'" + text.replace("'", "''") + "'" if re.fullmatch(r"[ -~\xa0-\u1fff]+", text) else quoted(text)


def plain(text: str) -> str:
    """Without quotes, where nobody could take it for anything else."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


class Hand(NamedTuple):
    """A way to write: how texts are written, whether on one line, in which order keys stand, how lines end."""

    scalar: Callable[[str], str] = quoted
    flow: bool = False
    turned: bool = False
    end: str = "\n"
    mark: bytes = b""

    def written(self, value: dict) -> bytes:
        """The bytes of a file."""
        lines = [self._flow(value)] if self.flow or not value else [*self._block(value, "")]
        return self.mark + self.end.join((*lines, "")).encode()

    def _items(self, value: dict) -> list[tuple[str, object]]:
        return [*reversed(value.items())] if self.turned else [*value.items()]

    def _flow(self, value: object) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key}: {self._flow(item)}" for key, item in self._items(value)) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self._flow, value)) + "]"
        return self.scalar(value)

    def _block(self, value: object, indent: str) -> Iterator[str]:
        for key, item in self._items(value) if isinstance(value, dict) else [("", item) for item in value]:
            lead = f"{indent}{key}:" if isinstance(value, dict) else f"{indent}-"
            if isinstance(item, str) or not item:
                yield f"{lead} {self._flow(item)}"
            else:
                yield lead
                yield from self._block(item, indent + "  ")


HANDS = {
    "quotes": Hand(), "apostrophes": Hand(apostrophed), "plain": Hand(plain), "flow": Hand(flow=True),
    "turned": Hand(plain, turned=True), "windows": Hand(end="\r\n", mark=b"\xef\xbb\xbf"), "old-mac": Hand(end="\r"),
}
