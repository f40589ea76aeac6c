"""French spaces, quotes and apostrophes, put where a French printer puts them.

No-break thin space before ; ! ? and in numbers, no-break space before : and inside « »; never in addresses,
e-mails or HTML entities. Only spaces, straight quotes, apostrophes and three dots change, and nothing changes
the second time.
"""

from __future__ import annotations

from kit.typesetting.typography import Rule, Typography

NB, NARROW = "\u00a0", "\u202f"
_ANY, _SPACE = "[ \u00a0\u202f]", "\u00a0\u202f"
_UNITS = (r"h|min|s|ans?|mois|jours?|semaines?|heures?|minutes?|secondes?|pages?|fois|personnes?|cartes?|feuilles?|"
          r"tables?|tours?|manches?|phrases?|points?|cm|mm|m[²³]?|km|kg|g|pt|k€|M€")
_NUMBERED = "[Ff]iches?|[Cc]artes?|[ÉéEe]tapes?|[Pp]ages?|[Pp]arties?|[Tt]ables?"
_TITLES = r"MM?\.|Mmes?|Mlles?|Drs?|Prs?"

FRENCH = Typography((
    Rule(".", r"(\.\.\.)", "…"),
    # Straight quotes: with spaces inside; opening where no word ends; closing what is open; closing after a word
    # (5" stays an inch).
    Rule('"', r'(?<!\S)(" +)[^"]*[^"\s]( +")(?!\w)', "«" + NB, NB + "»"),
    Rule('"', r'(?<![\w.,…!?;»)\]%€])(")(?=\S)', "«" + NB),
    Rule('"', r'«[^«»"]*[^«»"\s]( *")', NB + "»"),
    Rule('"', r'(?<=[^\s\d])(")', NB + "»"),
    Rule("«", rf"«({_ANY}*)(?=[^ {_SPACE}»])", NB),
    Rule("»", rf"(?<=[^ {_SPACE}])({_ANY}*)»", NB),
    # Single quotes around words, with apostrophes inside; every other one after a letter is an apostrophe.
    Rule("'", r"('(?<![^\s(\[]'))(?!\s)(?:[^'‘’]|(?<=\w)['’](?=\w))+?(?<!\s)(')(?!\w)", "‘", "’"),
    Rule("'", r"('(?<=[^\W\d_]'))", "’"),
    # A space that stands before these signs never breaks; one is put where a word ends before them.
    Rule(";!?", rf"({_ANY}(?<=[^ {_SPACE}(\[«].){_ANY}*)(?=[;!?])", NARROW, near=f"[;!?](?<={_ANY}.)"),
    Rule(";!?", r"(?<=[^\s(\[«;!?])()(?=[;!?]+(?:[\s»”’)\],.…:]|$))", NARROW,
          near=r"[;!?](?<=[^\s(\[«;!?].)"),
    Rule(":", rf"({_ANY}(?<=[^ {_SPACE}(\[«].){_ANY}*)(?=:)", NB, near=f":(?<={_ANY}.)"),
    Rule(":", r"(?<=[^\s(\[«:])()(?=:(?:[\s«]|$))", NB, near=r":(?<=[^\s(\[«:].)"),
    Rule("0123456789", rf"\d(?<!\d\d)\d{{0,2}}([ {NB}])(?=\d{{3}}(?!\d))", NARROW),
    Rule("%€$£‰°", r"(?<=\d)( ?)(?=(?:[%€$£‰]|°C)(?!\w))", NB),
    Rule("0123456789", rf"( (?<=\d ))(?=(?:{_UNITS})(?![\w’]))", NB),
    Rule("h", r"( (?<=\d[ \u00a0]h ))(?=\d\d(?!\d))", NB),
    Rule("°", r"(?<=\b[Nn]°)( ?)(?=\d)", NB),
    Rule(".", r"\b(?:pp?|art|fig|vol)\.( )(?=\d)", NB, near=r"\. \d"),
    Rule("MDP", rf"\b(?:{_TITLES})( )(?=[A-ZÀ-Þ])", NB),
    Rule("0123456789", rf"\b(?:{_NUMBERED})( )(?=\d)", NB, near=r" (?=\d)(?<=[es] )"),
    # An aside between dashes holds them; a dash that opens holds what it opens (the first of a text: a reply).
    Rule("–—", r"(?<= )[–—]( )[^–—]{1,80}?( )[–—](?=[ ,.;:!?…\u00a0\u202f]|$)", NB, NB),
    Rule("–—", r"(?:^|(?<= ))[–—]( )(?=\S)", NB),
))
set_french, set_marked = FRENCH.set, FRENCH.set_marked
