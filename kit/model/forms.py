"""How values of each type look to an editor: JSON Schema fragments, and what rules ask for that no type can say.

An editor reads YAML 1.2: of what is text to the kit, `90` is a number there, `true` is neither, and `12:30` a text.
Patterns allow the same spaces as the parsers (kit/model/values.py), and are written for the regular expressions of
JavaScript and of Python alike.
"""

from __future__ import annotations

from kit.model.deck_rules import LONGEST_LETTER, NEEDED
from kit.model.event import Day, Duration
from kit.model.naming import LONGEST_NAME, NAME
from kit.model.path_rules import MOST_STAGES, MOST_WORKSHOPS
from kit.model.printer import Measure
from kit.model.rules import MOST_STEPS, QUARTERS
from kit.model.theme import Colour
from kit.model.values import DAY, PAPERS, SIZE_NAMES, Range, Size, Span, Spare
from kit.model.workshop import Clock
from kit.reading.source import Text

_UP_TO_59 = "[0-5][0-9]"
_PAST = rf"(:\s*{_UP_TO_59}|[hH]\s*({_UP_TO_59})?)"
_DAY, _MONTH, _YEAR = "(0?[1-9]|[12][0-9]|3[01])", "(0?[1-9]|1[0-2])", "(19|20|21)[0-9]{2}"
_SIDE = r"[0-9]{1,4}([.,][0-9])?"


def _whole(pattern: str) -> str:
    return rf"^\s*{pattern}\s*$"


def _either_case(names: tuple[str, ...]) -> str:
    """A pattern for any of these names, in capitals or not: JavaScript has no mark for that inside a pattern."""
    letters = ("".join(f"[{c.lower()}{c.upper()}]" if c.isalpha() else c for c in name) for name in names)
    return f"({'|'.join(letters)})"


def _number(least: int, most: int, pattern: str) -> dict:
    """A whole number as an editor reads it, or a text of that pattern. Of numbers first, editors offer 0."""
    return {"type": ["string", "integer"], "minimum": least, "maximum": most, "pattern": _whole(pattern)}


TEXT = {"type": ["string", "number"]}
YES_OR_NO = {"type": ["boolean", "integer", "string"], "minimum": 0, "maximum": 1,
             "pattern": "^([tT][rR][uU][eE]|[fF][aA][lL][sS][eE]|[01])$"}
FORMS: dict[type, dict] = {
    Text: TEXT,
    Range: _number(0, DAY, r"[0-9]{1,4}(\s*/\s*[0-9]{1,4}\s*/\s*[0-9]{1,4})?"),
    Span: _number(1, 9999, r"[0-9]{1,4}(\s*[-–]\s*[0-9]{1,4})?"),
    Spare: _number(0, 999, r"[0-9]{1,3}\s*%?"),
    Duration: _number(1, DAY, rf"([0-9]{{1,4}}\s*(min|minutes)?|[0-9]{{1,2}}\s*{_PAST})"),
    Clock: {"type": "string", "pattern": _whole(rf"([01]?[0-9]|2[0-3])\s*{_PAST}")},
    Day: {"type": "string", "pattern": _whole(f"({_YEAR}-{_MONTH}-{_DAY}|{_DAY}/{_MONTH}/{_YEAR})")},
    Size: {"type": "string", "anyOf": [{"enum": list(SIZE_NAMES)}, {"pattern": _whole(
        rf"({_either_case(SIZE_NAMES)}|{_SIDE}\s*[x×]\s*{_SIDE}\s*mm)")}]},
    Colour: {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
    Measure: {"type": ["string", "number"], "minimum": -9999.999, "maximum": 9999.999,
              "pattern": _whole(r"[+\-−]?[0-9]{1,4}([.,][0-9]{1,3})?\s*(mm|°)?")},
}


# --- what rules ask for ------------------------------------------------------------------------------------

_NAME = {"pattern": f"^{NAME.pattern}$", "maxLength": LONGEST_NAME}
_SAID = {"pattern": r"\S"}
_WRITTEN, _SOME = {"minLength": 1}, {"minItems": 1}
_LETTER = {"maxLength": LONGEST_LETTER}
# Of a key: what its value has to be besides. By struct, which those made from it have too.
ASKED: dict[str, dict[str, dict]] = {
    "Workshop": {"workshop": _NAME, "title": _SAID, "language": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
                 "facilitators": _SOME, "steps": {"minItems": 1, "maxItems": MOST_STEPS}},
    "Step": {"step": _WRITTEN}, "Printed": {"deck": _WRITTEN, "sheet": _WRITTEN},
    "Deck": {"deck": _NAME, "title": _SAID, "cards": _SOME},
    "Derivation": {"deck": _NAME, "title": _SAID},
    "Category": {"letter": _LETTER}, "Area": {"letter": _LETTER}, "Condition": {"letter": _LETTER},
    "Quarter": {"letter": _LETTER},
    "Sheet": {"sheet": _NAME, "title": _SAID, "sizes": _SOME | {"items": {"enum": list(PAPERS)}}},
    "Canvas": {"areas": _SOME}, "Table": {"columns": _SOME}, "Form": {"sections": _SOME},
    "Handout": {"sections": _SOME}, "Questionnaire": {"scale": _SOME, "statements": _SOME},
    "Headcount": {"moments": _SOME}, "Training": {"months": _SOME}, "Tally": {"scale": _SOME, "statements": _SOME},
    "Budget": {"years": _SOME}, "Garden": {"stages": _SOME, "conditions": _SOME},
    "Rings": {"quarters": {"minItems": 1, "maxItems": QUARTERS}}, "Memo": {"do": _SOME, "watch": _SOME},
    "Register": {"facts": _SOME}, "Syllabus": {"facts": _SOME},
    "Paper": {"paper": _NAME, "title": _SAID},
    "Settings": {"overlay": _NAME, "title": _SAID},
    "Journey": {"path": _NAME, "title": _SAID, "stages": {"minItems": 1, "maxItems": MOST_STAGES}},
    "PathStage": {"workshops": {"minItems": 1, "maxItems": MOST_WORKSHOPS}, "who": _SOME},
}


def _if(key: str, *values: object, then: dict) -> dict:
    """Where a key has one of these values, this holds besides."""
    return {"if": {"properties": {key: {"enum": list(values)}}, "required": [key]}, "then": then}


def _needed(template: str) -> dict:
    """What a card of a template cannot do without; nothing for some."""
    return {"required": list(NEEDED[template])}


_ONE_OF_BOTH = {"oneOf": [{"required": ["deck"]}, {"required": ["sheet"]}]}
_TEMPLATES = [template for template in NEEDED if NEEDED[template]]
# Of a struct: which keys have to be there besides those that its declaration asks for.
TOGETHER: dict[str, dict] = {
    "Printed": _ONE_OF_BOTH,
    "Step": {"if": {"properties": {"parallel": {"minItems": 1}}, "required": ["parallel"]},
             "then": {"properties": {"parallel": {"items": {"minItems": 1}}}, "not": {"required": ["step"]}},
             "else": {"required": ["step", "kind"],
                      "allOf": [_if("kind", "break", then={}) | {"else": {"required": ["title"]}},
                                _if("untimed", True, 1, then={}) | {"else": {"required": ["minutes"]}},
                                _if("optional", True, 1, then={"properties": {"protected": {"enum": [False, 0]}}})]}},
    "Card": {"allOf": [_if("template", template, then=_needed(template)) for template in _TEMPLATES]},
    "Deck": {"allOf": [_if("template", template, then={"properties": {"cards": {"items": {
        "if": {"not": {"required": ["template"]}}, "then": _needed(template)}}}}) for template in _TEMPLATES]},
    "Table": {"anyOf": [{"required": ["rows"], "properties": {"rows": {"not": {"enum": [0, "0"]}}}},
                        {"required": ["row_titles"], "properties": {"row_titles": _SOME}}]},
    "Poster": {"not": {"required": ["symbol", "points"], "properties": {"points": _SOME}}},
}
