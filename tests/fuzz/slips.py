"""The slips of who writes by hand: one line of a good script is wrong, in one of the ways in which people go wrong.

Each way takes a spot of a page (a key and its value) and gives the lines of the page with the slip in it and the number
of the line that is wrong; None where it cannot happen there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from kit.reading.diagnostics import Report
from kit.reading.loading import load
from kit.reading.source import Map, Seq, Source, Text

_AUTHORS = ("aliases", "categories", "colours", "amounts", "total")  # below these, keys are the author's own
_REFERENCES = ("deck", "sheet", "cards", "category", "template", "kind", "icon", "status", "shape", "colour", "after",
               "stage", "from", "shared", "when", "size", "language")
_BRACES = re.compile(r" *(- |[\w-]+: )\{[\w-]+: [^{}]*\}")
_KEY_INSIDE = re.compile(r"[{ ]([a-z_]{3,}): ")
_COMMA = re.compile(r",(?= [a-z_]+: )")
_ITEM = re.compile(r" *- ")


class Spot(NamedTuple):
    """A key and its value, or an item of a list; `number` of its line, from 1, and that line."""

    number: int
    line: str
    key: str  # "" for an item
    own: bool  # whether the author made the key up
    lead: str  # what stands before the key, or before the item behind its dash
    value: str  # what stands behind on this line
    whole: bool  # whether all of the value stands on this line
    needed: tuple[int, ...]  # where a key that is lacking may be asked for


class Page(NamedTuple):
    """A good file. `braces`: the numbers of lines that are one `{key: value}` as a whole."""

    name: str
    lines: list[str]
    spots: list[Spot]
    braces: list[int]


class Slip(NamedTuple):
    """A page with a slip in it, and the lines that a complaint may be about."""

    kind: str
    name: str
    data: bytes
    numbers: tuple[int, ...]


Made = tuple[list[str], int] | None
Way = Callable[[Random, Page, Spot], Made]


def page_of(name: str, data: bytes) -> Page:
    """A good file, and where in it one may slip."""
    source = Source(name, data.decode())
    tree, lines = load(source, Report()), source.text.splitlines()
    spots = {spot.number: spot for spot in reversed(list(_spots(tree, lines, False)))}  # the first of each line
    braces = [number for number, line in enumerate(lines, 1) if _BRACES.fullmatch(line)]
    return Page(name, lines, [spots[number] for number in sorted(spots)], braces)


def _spots(node: Map | Seq, lines: list[str], own: bool) -> Iterator[Spot]:
    # What a map lacks is asked for at its first key; or at the template that cannot do without it.
    begins = tuple(key.line for key in [*list(node.named.values())[:1], *filter(None, [node.named.get("template")])]
                   ) if isinstance(node, Map) else ()
    pairs = [(node.named[name], value) for name, value in node.items()] if isinstance(node, Map) else [
        (None, item) for item in node]
    for key, value in pairs:
        at = key or value
        if isinstance(at, Text):
            yield from _spot(key, at, lines, own, begins)
        if isinstance(value, Map | Seq):
            yield from _spots(value, lines, str(key) in _AUTHORS if key else own)


def _spot(key: Text | None, at: Text, lines: list[str], own: bool, begins: tuple[int, ...]) -> Iterator[Spot]:
    line = lines[at.line - 1]
    lead, rest = line[:at.column - 1], line[at.column - 1:]
    if lead.strip(" -") or rest.startswith(("|", ">")):  # within braces, or a text of its own kind
        return
    value = rest.partition(":")[2].strip() if key else rest
    quoted = value[:1] in ("'", '"')
    below = lines[at.line] if at.line < len(lines) else ""
    goes_on = len(below) - len(below.lstrip()) > len(lead.rstrip("- ")) and not re.match(r" *(- )?[\w-]+:( |$)", below)
    opened = sum(value.count(a) - value.count(b) for a, b in ("{}", "[]"))
    whole = bool(value) and not opened and not (goes_on and below.strip()) and (not quoted or value[-1] == value[0])
    yield Spot(at.line, line, str(key or ""), own, lead, value, whole, begins)


def slipped(random: Random, pages: list[Page], kind: str) -> Slip:
    """A page in which somebody slipped in this way."""
    while True:
        page = random.choice(pages)
        spot = random.choice(page.spots)
        if made := WAYS[kind](random, page, spot):
            lines, number = made
            if lines != page.lines:
                numbers = (number, *(spot.needed if kind in ("lacking key", "wrong level", "missing dash") else ()))
                return Slip(kind, page.name, "\n".join((*lines, "")).encode(), numbers)


def _with(page: Page, spot: Spot, *instead: str) -> Made:
    return [*page.lines[:spot.number - 1], *instead, *page.lines[spot.number:]], spot.number


def _valued(page: Page, spot: Spot, value: str) -> Made:
    return _with(page, spot, f"{spot.lead}{spot.key + ': ' if spot.key else ''}{value}")


def _mistyped(random: Random, word: str) -> str:
    """A word with a letter left out, doubled, or two that changed places."""
    at = random.randrange(1, len(word) - 1)
    return random.choice((word[:at] + word[at + 1:], word[:at] + word[at] + word[at:],
                          word[:at] + word[at + 1] + word[at] + word[at + 2:]))


def _plain(spot: Spot) -> bool:
    """A text of several words without quotes, all on one line."""
    return spot.whole and spot.value[0].isalpha() and " " in spot.value


def misspelt_key(random: Random, page: Page, spot: Spot) -> Made:
    if len(spot.key) < 3 or spot.own:
        return None
    key = _mistyped(random, spot.key)
    return _with(page, spot, spot.lead + key + spot.line[len(spot.lead + spot.key):])


def missing_colon(random: Random, page: Page, spot: Spot) -> Made:
    return _with(page, spot, spot.line.replace(":", "", 1)) if spot.key else None


def indent_by_one(random: Random, page: Page, spot: Spot) -> Made:
    more = random.random() < 0.5 or not spot.line.startswith(" ")
    return _with(page, spot, " " + spot.line if more else spot.line[1:]) if spot.key else None


def tab(random: Random, page: Page, spot: Spot) -> Made:
    return _with(page, spot, "\t" + spot.line.lstrip(" "))


def unclosed_quote(random: Random, page: Page, spot: Spot) -> Made:
    if spot.value[:1] in ("'", '"') and spot.whole:
        return _with(page, spot, spot.line.rstrip()[:-1])
    return _valued(page, spot, '"' + spot.value) if _plain(spot) else None


def colon_in_text(random: Random, page: Page, spot: Spot) -> Made:
    if not _plain(spot):
        return None
    at = random.choice([n for n, char in enumerate(spot.value) if char == " "])
    return _valued(page, spot, spot.value[:at] + " : " + spot.value[at + 1:])


def missing_dash(random: Random, page: Page, spot: Spot) -> Made:
    return _with(page, spot, spot.line.replace("-", " ", 1)) if _ITEM.match(spot.line) else None


def duplicated_key(random: Random, page: Page, spot: Spot) -> Made:
    if not (spot.key and spot.whole):
        return None
    lines, number = _with(page, spot, spot.line, spot.line.replace("- ", "  ", 1))
    return lines, number + 1


def wrong_type(random: Random, page: Page, spot: Spot) -> Made:
    if not (spot.key and spot.whole):
        return None
    return _valued(page, spot, "un texte" if spot.value[0] in "[{" else random.choice(("{a: b}", "[[a], [b]]")))


def bad_number(random: Random, page: Page, spot: Spot) -> Made:
    if spot.whole and re.fullmatch(r"\d+", spot.value):
        return _valued(page, spot, random.choice(("dix", "12.5", "-3", "10 min", "1O")))
    if spot.whole and re.fullmatch(r"\d+/\d+/\d+", spot.value):
        return _valued(page, spot, random.choice(("5 à 10", "5/10", "20/10/5", "dix")))
    return None


def bad_clock(random: Random, page: Page, spot: Spot) -> Made:
    if spot.key != "step" or not spot.whole or not spot.lead.strip():
        return None
    clock = random.choice(("14h75", "25:00", "14.30", "deux heures", "1430"))
    lines, number = _with(page, spot, spot.line, f"{' ' * len(spot.lead)}at: {clock}")
    return lines, number + 1


def lacking_key(random: Random, page: Page, spot: Spot) -> Made:
    if not (spot.key and spot.whole) or spot.own:
        return None
    return _with(page, spot, spot.lead.rstrip()) if spot.lead.strip() else _with(page, spot)


def dead_reference(random: Random, page: Page, spot: Spot) -> Made:
    if spot.key not in _REFERENCES or not spot.whole or not re.fullmatch(r"[\w-]{3,}", spot.value):
        return None
    return _valued(page, spot, _mistyped(random, spot.value))


def apostrophe(random: Random, page: Page, spot: Spot) -> Made:
    return _valued(page, spot, f"'{spot.value}'") if _plain(spot) and "'" in spot.value else None


def sign_first(random: Random, page: Page, spot: Spot) -> Made:
    return _valued(page, spot, random.choice("@%*`&!|>") + spot.value) if _plain(spot) else None


def quotes_in_quotes(random: Random, page: Page, spot: Spot) -> Made:
    if not _plain(spot) or '"' in spot.value:
        return None
    words = spot.value.split(" ")
    at = random.randrange(len(words))
    words[at] = f'"{words[at]}"'
    return _valued(page, spot, '"' + " ".join(words) + '"')


def wrong_level(random: Random, page: Page, spot: Spot) -> Made:
    if not (spot.key and spot.whole) or spot.lead.strip():
        return None
    out = spot.lead and random.random() < 0.6
    return _with(page, spot, spot.line[2:] if out else "  " + spot.line)


def key_in_braces(random: Random, page: Page, spot: Spot) -> Made:
    return _within_braces(random, page, _KEY_INSIDE, 1, _mistyped)


def comma_in_braces(random: Random, page: Page, spot: Spot) -> Made:
    return _within_braces(random, page, _COMMA, 0, lambda *_: "")


def _within_braces(random: Random, page: Page, pattern: re.Pattern, group: int, instead: Callable) -> Made:
    number = random.choice(page.braces or [0])
    line = page.lines[number - 1]
    found = [match for match in pattern.finditer(line) if number and '"' not in line]
    if not found:
        return None
    start, end = random.choice(found).span(group)
    line = line[:start] + instead(random, line[start:end]) + line[end:]
    return [*page.lines[:number - 1], line, *page.lines[number:]], number


def open_bracket(random: Random, page: Page, spot: Spot) -> Made:
    if not (spot.whole and spot.value[0] in "[{"):
        return None
    return _with(page, spot, spot.line.rstrip()[:-1])


WAYS: dict[str, Way] = {way.__name__.replace("_", " "): way for way in (
    misspelt_key, missing_colon, indent_by_one, tab, unclosed_quote, colon_in_text, missing_dash, duplicated_key,
    wrong_type, bad_number, bad_clock, lacking_key, dead_reference, apostrophe, sign_first, quotes_in_quotes,
    wrong_level, key_in_braces, comma_in_braces, open_bracket)}
