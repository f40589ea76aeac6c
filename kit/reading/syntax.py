"""What the YAML parser could not read, said in the words of someone who writes a list of `key: value` lines.

The parser names the rule that it was following and points at where it gave up. People need the mistake itself, which
often stands earlier: the quote that opens, the line without a colon. Each function below finds it for one kind.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kit.reading.diagnostics import Report
from kit.reading.source import Place, Source, Text

_COLON = re.compile(r":(?:\s|$)")
_KEY_BEFORE = re.compile(r"[\w-]+\s*$")
_LEAD = re.compile(r"[ ]*(?:-[ ]+)*")


class _Fault(NamedTuple):
    """What the parser says and where; lines and columns from 1."""

    source: Source
    said: str
    line: int
    column: int
    since: Place | None  # where the thing that the parser was reading began
    last: Text | None  # the last text read before
    opened: Place | None  # the innermost [ or { still open

    @property
    def here(self) -> Place:
        return self.at(self.line, self.column)

    @property
    def rest(self) -> Place:
        """From this character to the end of its line."""
        return self.at(self.line, self.column, max(1, len(self.source.line(self.line).rstrip()) - self.column + 1))

    def at(self, line: int, column: int, length: int = 1) -> Place:
        return Place(self.source, line, min(column, len(self.source.line(line)) + 1), length)

    def whole(self, line: int) -> Place:
        """What a line says, without its indent and dashes."""
        text = self.source.line(line).rstrip()
        return self.at(line, _indent(text) + 1, max(1, len(text) - _indent(text)))

    @property
    def before(self) -> str:
        """The nearest character before this one on its line, "" where there is none."""
        return self.source.line(self.line)[:self.column - 1].rstrip()[-1:]


def syntax_error(error: Exception, source: Source, report: Report, last: Text | None, opened: Place | None) -> None:
    """Add one error for what PyYAML raised, at the place a person would look at first."""
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or error}"
    mark, since = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    began = Place(source, since.line + 1, since.column + 1) if since else None
    fault = _Fault(source, said, line, column, began, last, opened)
    find = next((find for fragment, find in _FINDERS if fragment in said), _unreadable)
    code, place = (find in _OF_LISTS and _dashless(fault)) or find(fault)
    report.error(code, place, char=source.line(place.line)[place.column - 1:place.column - 1 + place.length])


def _unreadable(fault: _Fault) -> tuple[str, Place]:
    return "yaml-illisible", fault.here


def _open_quote(fault: _Fault) -> tuple[str, Place]:
    return "guillemet-ouvert", fault.since or fault.here


def _tab(fault: _Fault) -> tuple[str, Place]:
    return "retrait-tabulation", fault.here


def _first_character(fault: _Fault) -> tuple[str, Place]:
    if fault.source.line(fault.line)[fault.column - 1:fault.column] == "\t":
        return _tab(fault)
    return "caractere-de-debut", fault.here


def _beginning(fault: _Fault) -> tuple[str, Place]:
    """`*`, `&`, `|` and their like were taken for YAML's own signs, and lead nowhere."""
    return "caractere-de-debut", fault.since or fault.here


def _dash(fault: _Fault) -> tuple[str, Place]:
    return "liste-sur-la-ligne", fault.here


def _no_colon(fault: _Fault) -> tuple[str, Place]:
    return "deux-points-manquant", fault.whole((fault.since or fault.here).line)


def _colon(fault: _Fault) -> tuple[str, Place]:
    """A colon where no key can stand: a second one on its line, or the first one after a line that went wrong."""
    text = fault.source.line(fault.line)
    if _COLON.search(text[:fault.column - 1]):
        return "deux-points-en-trop", fault.here
    key, plain = _lines_above(fault)
    above = fault.source.line(key)
    if fault.source.line(plain).lstrip().startswith("- ") and _indent(text) < _indent(fault.source.line(plain)):
        return "retrait-decale", fault.whole(fault.line)
    if plain and (not key or _opens(fault, plain, above)):
        return "deux-points-manquant", fault.whole(plain)
    if not plain and key and _indent(text) > _indent(above):
        return "retrait-decale", fault.whole(fault.line)
    return "deux-points-en-trop", fault.here


def _lines_above(fault: _Fault) -> tuple[int, int]:
    """The nearest line above that has a key, and the first line without one of what follows it; 0 where there is none.

    Of a list, that is the last item.
    """
    plain, begun = 0, False
    for number in range(fault.line - 1, 0, -1):
        text = fault.source.line(number).strip()
        if _COLON.search(text) and not text.startswith("#"):
            return number, plain
        if text and not text.startswith("#") and not begun:
            plain, begun = number, text.startswith("- ")
    return 0, plain


def _opens(fault: _Fault, plain: int, above: str) -> bool:
    """Whether a line without a colon was meant as a key, rather than as more of the text above it."""
    return fault.source.line(plain).lstrip().startswith("- ") or above.rstrip().endswith(":")


def _misplaced(fault: _Fault) -> tuple[str, Place]:
    if fault.before in ('"', "'"):
        if fault.last is not None and fault.last.line < fault.line:
            return "guillemet-ouvert", fault.last.place._replace(length=1)
        return "texte-apres-fin", fault.rest
    if fault.before in ("]", "}"):
        return "texte-apres-fin", fault.rest
    return "retrait-decale", fault.rest


def _document(fault: _Fault) -> tuple[str, Place]:
    ended = any(fault.source.line(n).startswith("...") for n in range(1, fault.line))
    return ("plusieurs-documents" if ended else "retrait-decale"), fault.rest


def _escape(fault: _Fault) -> tuple[str, Place]:
    slash = fault.source.line(fault.line).rfind("\\", 0, fault.column) + 1
    return "echappement-inconnu", fault.at(fault.line, slash or fault.column, 2)


def _bracket(fault: _Fault) -> tuple[str, Place]:
    if fault.before in ('"', "'"):
        return "texte-apres-fin", fault.here
    since = fault.since or fault.here
    key = _KEY_BEFORE.search(fault.source.line(fault.line)[:fault.column - 1])
    if key and fault.source.line(fault.line)[fault.column - 1:fault.column] in tuple("{["):
        return "deux-points-manquant", fault.at(fault.line, key.start() + 1, len(key[0].rstrip()))
    colon = fault.source.line(fault.line)[fault.column - 1:fault.column] == ":"
    return ("deux-points-en-trop", fault.here) if colon and since.line == fault.line else ("crochet-ouvert", since)


def _dashless(fault: _Fault) -> tuple[str, Place] | None:
    """The first item of a list, where it lacks the dash that the next ones have; None where none lacks it."""
    column, first, under = None, 0, -1  # of the dashes; the first line below the key of the list, and its column
    for number in range(fault.line, 0, -1):
        text = fault.source.line(number)
        said, lead = text.lstrip(), len(text) - len(text.lstrip())
        if not said or said.startswith("#"):
            continue
        if column is None and said.startswith("- "):
            column = lead
        elif column is not None and lead <= column and not said.startswith("- "):
            # It stands under the dashes, or under what is behind them.
            lacks = text.endswith(":") and under in (column, column + len("- "))
            return ("tiret-manquant", fault.whole(first)) if lacks else None
        first, under = number, -1 if said.startswith("- ") else lead
    return None


def _item(fault: _Fault) -> tuple[str, Place]:
    if fault.source.line(fault.line)[fault.column - 1:fault.column] == ",":
        return "virgule-en-trop", fault.here
    return "crochet-ouvert", fault.opened or fault.here


# A fragment of the parser's own sentence, and who finds the mistake; the first that fits wins.
# Both of PyYAML's parsers (libyaml's and its own) are understood.
_FINDERS = (
    ("unexpected end of stream", _open_quote),
    ("tab character", _tab),
    ("cannot start any token", _first_character),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("entries are not allowed", _dash),
    ("escape", _escape),
    ("decimal number", _escape),
    ("expected ',' or", _bracket),
    ("while parsing a flow", _item),
    ("<document start>", _document),
    ("did not find expected key", _misplaced),
    ("'-' indicator", _misplaced),
    ("<block end>", _misplaced),
    ("node content", _first_character),
    ("keys are not allowed", _first_character),
    ("while scanning a", _beginning),  # an alias, an anchor, a block scalar, a directive, a tag
    ("while parsing a", _beginning),
)


_OF_LISTS = (_colon, _no_colon, _misplaced, _dash)


def _indent(text: str) -> int:
    """How many characters stand before what a line says: spaces, and the dashes of a list."""
    return _LEAD.match(text).end()
