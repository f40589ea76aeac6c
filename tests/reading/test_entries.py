"""A list read a few entries at a time says what the whole file says, or is not read so at all."""

from __future__ import annotations

import pytest

from kit.reading import entries as cutting
from kit.reading.diagnostics import Report
from kit.reading.entries import TOGETHER, Unreadable, entries
from kit.reading.loading import load
from kit.reading.source import Map, Seq, Source, Text

BLOCK = "  - card: A{n}\n    front: |\n      - un tiret\n      deux # mots\n\n    back: 12:30\n"
FLOW = '  - {{card: A{n}, front: "une {n}e fois,\n    sur deux lignes", do: [un, "deux: 2"]}}\n'
COMMENTED = "  # avant {n}\n  - card: A{n} # après\n    # dedans\n    front: Énoncé n°{n} à l’œuvre\n\n"
FLUSH = "- card: A{n}\n  front: Texte {n}\n"


def file_of(card: str, count: int = 3 * TOGETHER + 5) -> str:
    body = "".join(card.format(n=n) for n in range(count))
    return f"deck: essai\ntitle: Un titre\ncards:\n{body}updated: 2026-11\n"


def told(value: object) -> object:
    """A tree with the place of everything in it."""
    if isinstance(value, Text):
        return str(value), value.line, value.column, value.length
    if isinstance(value, Seq):
        return [told(item) for item in value]
    return {key: (told(value.named[key]), told(item)) for key, item in value.items()}


def all_of(found: cutting.Entries) -> list[Map]:
    return [entry for number in range(-(-len(found) // TOGETHER)) for entry in found.group(number)]


@pytest.mark.parametrize("text", [file_of(BLOCK), file_of(FLOW), file_of(COMMENTED), file_of(FLUSH),
                                  file_of(BLOCK).replace("\n", "\r\n"), file_of(FLOW, 1), file_of(BLOCK, TOGETHER)],
                         ids=["block", "flow", "comments", "flush", "crlf", "one", "full"])
def test_entries_are_those_of_the_whole_file_where_they_stand(text):
    report = Report()
    whole, found = load(Source("f", text), report), entries("f", text.encode(), "cards")
    assert not len(report) and found is not None
    assert [told(entry) for entry in all_of(found)] == told(whole["cards"])
    rest = {key: told(value) for key, value in whole.items() if key != "cards"}
    assert {key: told(value) for key, value in found.head.items() if key != "cards"} == rest
    last = all_of(found)[-1].named["card"]
    assert last.place.source.line(last.line) == whole["cards"][-1].named["card"].place.source.line(last.line)
    assert found.head.place.source.digest == Source("f", text).digest


@pytest.mark.parametrize("card", [
    "  - &a{n} {{card: A{n}}}\n", "  - card: A{n}\n    front: &mot un\n    back: *mot\n"], ids=["anchor", "alias"])
def test_a_file_whose_parts_refer_to_each_other_is_not_cut(card):
    assert entries("f", file_of(card).encode(), "cards") is None


@pytest.mark.parametrize("text", [
    "deck: essai\n", "deck: essai\ncards: []\n", "deck: essai\nautre:\n  cards:\n  - {card: A}\n", "cards: oui\n",
    "\tcards:\n  - {card: A}\n", "cards:\n  - {card: A}\ndeck: [\n", "cards:\n  - {card: A}\ncards: []\n"])
def test_what_has_no_such_list_or_is_wrong_elsewhere_is_not_cut(text):
    assert entries("f", text.encode(), "cards") is None


@pytest.mark.parametrize("entry", [
    '  - {card: "A\n  - B"}\n', "  - card: [\n", "  - card: A\n    card: B\n", "  - card: A#1 #2\n",
    "  - {card: A\n  - {card: B}\n", "  - card: !!int 1\n", "  - card: \x1b\n"],
    ids=["quoted dash", "open", "twice", "hash", "brace", "tag", "control"])
def test_what_would_be_told_of_an_entry_is_left_to_who_reads_the_whole(entry):
    found = entries("f", file_of(FLUSH.replace("- ", "  - ", 1).replace("  front", "    front"), 3).replace(
        "updated", entry + "updated").encode(), "cards")
    if found is not None:
        with pytest.raises(Unreadable):
            all_of(found)


def test_other_bytes_than_utf_8_are_left_to_who_reads_the_whole():
    found = entries("f", file_of(BLOCK, 2).replace("deux", "été").encode("latin-1"), "cards")
    with pytest.raises(Unreadable):
        found.group(0)
