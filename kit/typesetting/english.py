"""English quotes, apostrophes, dashes and spaces, put where a British printer puts them.

Curly quotes and apostrophes; an en dash between numbers and, between spaces, for an aside; no space before ; : ! ? nor
before a percent sign; a number stays with its unit. Only spaces, straight quotes, apostrophes, dashes and three dots
change, and nothing changes the second time.
"""

from __future__ import annotations

from kit.typesetting.typography import Rule, Typography

NB = "\u00a0"
_SPACES = "[ \u00a0\u202f]"
_UNITS = (r"h|min|s|years?|months?|weeks?|days?|hours?|minutes?|seconds?|pages?|times|people|persons?|cards?|sheets?|"
          r"tables?|rounds?|points?|cm|mm|m[²³]?|km|kg|g|pt|pm|am")
_NUMBERED = "[Cc]ards?|[Ss]teps?|[Pp]ages?|[Pp]arts?|[Tt]ables?|[Ss]heets?|[Ss]tages?"
_OPENING = r"(?<![^\s(\[“‘–—/-])"  # at the beginning, or after what a word may begin behind

ENGLISH = Typography((
    Rule(".", r"(\.\.\.)", "…"),
    # What opens, what closes, and after a figure what closes something open: else it stays an inch.
    Rule('"', rf'{_OPENING}(")(?=\S)', "“"),
    Rule('"', r'(?<=[^\s\d])(")', "”"),
    Rule('"', r'“[^“”"]*\d(")', "”"),
    # A short year and a word that lost its beginning have an apostrophe; what opens otherwise is a quote.
    Rule("'", rf"{_OPENING}(')(?=\d\ds?(?!\w)|[Tt](?:is|was)(?!\w)|em(?!\w))", "’"),
    Rule("'", rf"{_OPENING}(')(?=\S)", "‘"),
    Rule("'", r"(?<=\S)(')", "’"),
    # From number to number, and for an aside. A date, or a number of several parts, keeps its hyphens.
    Rule("-", r"(?<![\w-])\d+(-)(?=\d+(?![\w-]))", "–", near=r"\d-\d"),
    Rule("-", r"(?<=\S )(-)(?= \S)", "–"),
    Rule(";:!?", rf"(?<=[\w”’)\]%…])({_SPACES}+)(?=[;:!?](?:\s|$|[”’)]))", "", near=rf"[;:!?](?<={_SPACES}.)"),
    Rule("%", rf"(?<=\d)({_SPACES})(?=%)", ""),
    Rule("€£$", rf"(?<=[€£$])({_SPACES})(?=\d)", ""),
    Rule("0123456789", rf"( (?<=\d ))(?=(?:{_UNITS})(?![\w’]))", NB),
    Rule("0123456789", rf"\b(?:{_NUMBERED})( )(?=\d)", NB, near=r" (?=\d)(?<=[a-z] )"),
    Rule("MDP", r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof)\.?( )(?=[A-Z])", NB),
    # A dash between spaces stays with what comes before it.
    Rule("–—", r"(?<=\S)( )(?=[–—] )", NB),
))
set_english, set_marked = ENGLISH.set, ENGLISH.set_marked
