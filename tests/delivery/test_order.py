"""Two orders are described alike only where the same comes out of both: whatever is asked for shows."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from msgspec.structs import replace

from kit.delivery.order import Edition, Order, Selection, Shop
from kit.imposition.grid import Spacing
from kit.imposition.turning import Turn
from kit.model.event import Event
from kit.model.printer import Edges, Hundred, Offset, PrinterProfile, Tilt
from kit.model.theme import Ink
from kit.model.values import Size
from kit.reading.source import Text
from tests.delivery.project import LARGE

PROFILE = PrinterProfile(printer=Text("Essai"))
# For each kind of thing an order is made of, something else than what it was.
PRINTER = {"printer": Text("Autre"), "back_x": Offset(0.25), "back_y": Offset(0.25), "back_turn": Tilt(0.1),
           "width": Hundred(99.5), "height": Hundred(99.5), "margins": Edges(4, 4, 5, 4), "flip": "short-edge",
           "duplex": "none", "stack": "reversed", "heaviest": 120}
OTHER = {
    "event": Event(date=date(2027, 1, 12)), "turn": Turn.FOLD, "paper": Size.parse("A4"), "only": ("guide",),
    "ink": Ink.GREY, "profile": PROFILE, "spacing": Spacing(Edges.even(6)), "shop": Shop(),
    "selection": Selection("IR01"), "edition": Edition(LARGE, copies=2),
}


def changed(value):
    """A value of the same kind, and not the same."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Edges):
        return Edges(*value[:3], value[3] + 1)
    if isinstance(value, (int, float)):
        return value + 1
    return "autre" if isinstance(value, str) else Size.parse("A6")


def differing(value):
    """For each part of a value, the value with another one there."""
    return [value._replace(**{name: changed(getattr(value, name))}) for name in value._fields]


def orders() -> dict[str, Order]:
    """An order for everything that may be asked for otherwise, and the usual one."""
    found = {"": Order()}
    for name in set(Order._fields) - {"output"}:
        value = OTHER[name] if name in OTHER else not Order._field_defaults[name]
        found[name] = Order(**{name: value})
    for name, value in PRINTER.items():
        found[f"profile.{name}"] = Order(profile=replace(PROFILE, **{name: value}))
    for name in ("spacing", "selection", "edition"):
        for at, value in enumerate(differing(Order._field_defaults[name])):
            found[f"{name}.{value._fields[at]}"] = Order(**{name: value})
    found["shop.imposed"] = Order(shop=Shop(imposed=True))
    return found


def test_every_part_of_a_profile_is_tried():
    assert set(PRINTER) == set(PrinterProfile.__struct_fields__)


def test_no_two_orders_are_described_alike():
    described = [(name, order.described) for name, order in orders().items()]
    assert [(one[0], other[0]) for one, other in combinations(described, 2) if one[1] == other[1]] == []


def test_where_files_go_is_no_part_of_what_they_say():
    assert Order(output=Path("ailleurs")).described == Order().described == {"turn": "long-edge"}


@pytest.mark.parametrize("one, other", [
    (Order(selection=Selection("a, since=b")), Order(selection=Selection("a", "b"))),
    (Order(event=Event(facilitators=(Text("A, B"),))), Order(event=Event(facilitators=(Text("A"), Text("B"))))),
    (Order(profile=replace(PROFILE, printer=Text("x, back_x=1"))), Order(profile=replace(PROFILE, printer=Text("x")))),
])
def test_words_that_look_like_parts_are_told_from_parts(one, other):
    assert one.described != other.described


def test_all_of_it_is_text_that_a_manifest_keeps():
    for order in orders().values():
        assert all(isinstance(value, str) and "object at" not in value for value in order.described.values())
