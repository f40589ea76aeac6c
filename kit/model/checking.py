"""Values become typed structs; where they do not fit, every misfit of the file is reported at its own place.

msgspec converts in one fast pass and stops at its first error. Only then does this module walk the
same declarations beside the values, to name them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from typing import NamedTuple

import msgspec
from msgspec import inspect

from kit.model.event import Day, Duration
from kit.model.printer import Edges, Hundred, Measure, Offset, Tilt
from kit.model.simple import Simple
from kit.model.theme import Colour
from kit.model.values import SIZE_NAMES, Range, Size, Span, Spare, parse_clock, parse_date, parse_duration
from kit.model.workshop import Clock
from kit.reading.diagnostics import Report, nearest
from kit.reading.source import Map, Place, Seq, Text, place_of


def _day(text: str) -> Day:
    found = parse_date(text)
    day = Day(found.year, found.month, found.day)
    day.place = place_of(text)
    return day


PARSERS: dict[type, Callable[[str], object]] = {
    Range: Range.parse, Span: Span.parse, Size: Size.parse, Spare: Spare.parse, Colour: Colour.parse, Day: _day,
    Measure: Measure.parse, Offset: Offset.parse, Tilt: Tilt.parse, Hundred: Hundred.parse, Edges: Edges.parse,
    Clock: lambda text: Clock(parse_clock(text)), Duration: lambda text: Duration(parse_duration(text)),
}
# A value that msgspec takes for a whole number, and no person does: `12.0`, `1e3`.
_ODD_NUMBER = re.compile(r"[:\[,]\s*[\"']?[+-]?\d+(?:\.\d*(?:[eE][+-]?\d+)?|[eE][+-]?\d+)[\"']?\s*(?:[,}\]#\n]|$)")
_WHOLE = re.compile(r"[+-]?\d+", re.ASCII)
# Kinds of value whose right words can be listed.
_NAMES = {Size: SIZE_NAMES}


def _hook(kind: type, value: object) -> object:
    if not isinstance(value, Text):
        raise ValueError("texte-attendu")
    if value.blank:
        raise ValueError("valeur-vide")
    return value if kind is Text else PARSERS[kind](value)


def convert(value: Map, kind: type, report: Report):
    """`value` as a `kind` struct, or None and all its errors in the report."""
    try:
        found = msgspec.convert(value, kind, dec_hook=_hook, strict=False)
        if not _ODD_NUMBER.search(value.place.source.text):
            return found
    except msgspec.ValidationError:
        found = None
    walk = _Walk(report)
    with suppress(_Enough):
        walk.struct(inspect.type_info(kind), value, _Slot("", value.place))
    if found is None and not walk.found:
        report.error("valeur-refusee", value.place)
    return None if walk.found else found


def faultless(values: Seq, kind: type) -> list | None:
    """All values of a list as `kind` structs; None where anything is to be said about one."""
    with suppress(msgspec.ValidationError):
        found = msgspec.convert(values, list[kind], dec_hook=_hook, strict=False)
        if not _ODD_NUMBER.search(values.place.source.text):
            return found
    return None


class _Enough(Exception):
    """The report keeps no more about this file, so the walk ends."""


class _Slot(NamedTuple):
    """What a value was written for: its key, and where to point when nothing was written."""

    key: str
    place: Place


class _Walk:
    """One walk over a declaration and what was written for it."""

    def __init__(self, report: Report):
        self.report = report
        self.found = 0

    def error(self, code: str, place: Place, also: Place | None = None, **facts: object) -> None:
        self.found += 1
        self.report.error(code, place, also, **facts)
        if self.report.full(place.source.name):
            raise _Enough

    def value(self, kind, value, slot: _Slot) -> None:
        if isinstance(kind, inspect.UnionType):
            kind = next(k for k in kind.types if not isinstance(k, inspect.NoneType))
            if isinstance(value, Text) and value.lower() == "null" and not isinstance(kind, inspect.CustomType):
                return
        if isinstance(kind, inspect.StructType):
            self.struct(kind, value, slot)
        elif isinstance(kind, inspect.VarTupleType):
            self.items(kind, value, slot)
        elif isinstance(kind, inspect.DictType):
            if self.expect(Map, value, slot):
                for name, item in value.items():
                    self.value(kind.value_type, item, _Slot(name, value.named[name].place))
        elif self.expect(Text, value, slot):
            self.scalar(kind, value, slot)

    def struct(self, kind, value, slot: _Slot) -> None:
        if not self.expect(Map, value, slot):
            return
        fields = {field.encode_name: field for field in kind.fields}
        lacking = [name for name, field in fields.items() if field.required and name not in value]
        unknown = [name for name in value
                   if name not in fields and (kind.forbid_unknown_fields or nearest(name, lacking))]
        # `title "Atelier : le cadeau"`: without a colon behind the key, the next one is taken for it.
        run_on = {name: name.split()[0] for name in unknown if " " in name and name.split()[0] in fields}
        misplaced = self.misplaced(value, unknown)
        what = "simple" if issubclass(kind.cls, Simple) else kind.cls.__name__.lower()
        for name, key in value.named.items():
            if name in misplaced:
                continue
            if name in fields:
                self.value(fields[name].type, value[name], _Slot(name, key.place))
            elif name in run_on:
                self.error("deux-points-manquant", key.place._replace(length=len(run_on[name])))
            elif name in unknown:
                missing = [field for field in fields if field not in value]
                self.error("cle-inconnue", key.place, key=name, where=what,
                           near=nearest(name, missing) or nearest(name, fields), keys=list(fields))
        for name in lacking:
            if not any(nearest(run_on.get(u, u), [name]) for u in unknown):
                first = next(iter(value.named.values()), value)
                self.error("cle-manquante", first.place, key=name, where=what)

    def misplaced(self, value: Map, unknown: list[str]) -> set[str]:
        """Keys that nobody knows right below one without a value, which they belong to, and that one: said once."""
        found: set[str] = set()
        for above, name in pairwise(list(value)):
            if name in unknown and (above in found or getattr(value[above], "blank", False)):
                if above not in found:
                    self.error("retrait-manquant", value.named[name].place, value.named[above].place, key=above)
                found |= {above, name}
        return found

    def items(self, kind, value, slot: _Slot) -> None:
        if self.expect(Seq, value, slot):
            for item in value:
                self.value(kind.item_type, item, _Slot(slot.key, item.place))

    def expect(self, shape: type, value, slot: _Slot) -> bool:
        if isinstance(value, Text) and value.blank:
            self.error("valeur-vide", slot.place, key=slot.key)
        elif shape is Seq and isinstance(value, Text) and " - " in value:
            self.report.withdraw("tiret-dans-texte", value.place)
            self.error("tiret-manquant", value.place)
        elif not isinstance(value, shape):
            code = {Map: "cles-attendues", Seq: "liste-attendue", Text: "texte-attendu"}[shape]
            self.error(code, value.place, key=slot.key)
        return isinstance(value, shape) and not getattr(value, "blank", False)

    def scalar(self, kind, value: Text, slot: _Slot) -> None:
        if isinstance(kind, inspect.CustomType):
            self.custom(kind.cls, value, slot)
        elif isinstance(kind, inspect.LiteralType):
            choices = list(map(str, kind.values))
            if value not in choices:
                self.error("choix-inconnu", value.place, value=str(value), key=slot.key,
                           near=nearest(value, choices), choices=choices)
        elif isinstance(kind, inspect.BoolType):
            if _lax(value, bool) is None:
                self.error("oui-ou-non", value.place, value=str(value), key=slot.key)
        elif isinstance(kind, inspect.IntType):
            self.whole(kind, value, slot)

    def custom(self, kind: type, value: Text, slot: _Slot) -> None:
        if kind in PARSERS:
            try:
                PARSERS[kind](value)
            except ValueError as error:
                names = _NAMES.get(kind, ())
                self.error(str(error), value.place, value=str(value), key=slot.key,
                           near=nearest(value, names), names=list(names))

    def whole(self, kind, value: Text, slot: _Slot) -> None:
        number = _lax(value, int) if _WHOLE.fullmatch(value) else None
        if number is None:
            self.error("nombre-attendu", value.place, value=str(value), key=slot.key)
        elif not kind.ge <= number <= kind.le:
            self.error("nombre-hors-bornes", value.place, value=str(value), key=slot.key, least=kind.ge, most=kind.le)


def _lax(value: Text, kind: type):
    """The number or yes-or-no that msgspec reads in a text, None where it reads none."""
    try:
        return msgspec.convert(str(value), kind, strict=False)
    except msgspec.ValidationError:
        return None
