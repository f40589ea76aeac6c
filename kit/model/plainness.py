"""Whether simple words are simple: what can be told without understanding, each with the word or sentence at fault.

Nothing here says that a text is understood. Only the people whom it is for can say so: see `reviewed_by`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kit.model.simple import simplifications, words
from kit.reading.diagnostics import Report
from kit.reading.source import Text
from kit.speech import USUAL

LONGEST = 15  # words in a sentence
# Lists that are answered item by item: answers are counted together, whichever version somebody held.
PAIRED = ("choices", "scale", "statements", "moments", "months", "row_titles", "items")


def _one_of(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


_CAPITAL = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ"
_SENTENCE = re.compile(rf"(?<=[.!?…])[»”\"* ]* (?=[«“\"* ]*[{_CAPITAL}0-9])")
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")
_ADDRESS = re.compile(r"\]\([^)]*\)|\bhttps?:\S+")

_SIGLE = re.compile(rf"\b(?:[{_CAPITAL}]{{2,}}\d*s?|[{_CAPITAL}]\d+)\b(?!')")
_EXPLAINED = re.compile(rf"({_SIGLE.pattern})[»*]*(?: ?[:=]|,? (?:c'est|ce sont|(?:cela )?veut dire|veulent dire))")
_THINGS = _one_of("cartes? cases? jetons? pastilles? papiers? feuilles? affiches? colonnes? lignes? textes? mots? "
                  "piles? pièces? catégories? pages? traits? zones? boutons? cadres? fonds?")
_COLOURS = _one_of("bleue?s? verte?s? rouges? jaunes? brune?s? grise?s? ocres? violets? violettes? noire?s? "
                   "blanche?s?")
_FRUITS = _one_of("oranges? roses? prunes?")  # as much things as colours
_COLOURED = re.compile(rf"\b(?:(?:{_THINGS}|en|couleur|est|sont) (?:{_COLOURS}|{_FRUITS})|(?:la|le|les) {_COLOURS})\b",
                       re.IGNORECASE)
_MARKED = re.compile(r"\b" + _one_of("ronds? cercles? carrée?s? triangles? losanges? hexagones? étoiles? gouttes? "
                                     "bourgeons? racines? cœurs? formes? lettres?") + r"\b", re.IGNORECASE)
_NEGATIVES = _one_of("impossibles? inutiles? interdite?s? inconnue?s? incapables? insuffisante?s? improbables? "
                     "illégale?s? indifférente?s? inexacte?s? injustes? irréalistes? invisibles? inadmissibles?")
_NOT = r"\b(?:pas|jamais|guère|peu)"

# What is told by a sign or a word or two, wherever it stands. Each pattern begins with the sign, so that it is quick.
_SPOTTED = {
    "simple-signe": re.compile(r"[&%§#<>=+±×→←~^|\\/]|\b(?:etc|cf|Mme|Mlle|Dr)\b\.?|\bex\.|n°"
                               r"|\d (?:h|min|km|mm|cm|kg)\b(?: \d+)?|\d(?:h|min|km|mm|cm|kg)(?:\d+|\b)"),
    "simple-italique": re.compile(r"\*(?<![*\\]\*)(?![\s*])[^*]+\*(?!\*)|\*{3}[^*]+\*{3}"
                                  r"|_(?<![\w\\]_)(?![\s_])[^_]+_(?!\w)|_{3}(?<!\w_{3})[^_]+_{3}"),
    "simple-point-median": re.compile(r"[·•‧]|\.(?<=\w\.)(?:e|es|se|ne|ve|euse|trice)(?:\.s|s)?\b"
                                      r"|\((?<=\w\()(?:e|s|x|ne|ve|se|le|euse|trice|ère|ière|fe)s?\)"
                                      r"|-(?<=\w-)(?:e|es|euse|euses|trice|trices)(?:-s)?\b"),
    "simple-parentheses": re.compile(r"\((?<!\w\()[^)]*\)?"),
    "simple-chiffres-romains": re.compile(r"\b(?:(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})(?:e|ème)?|Ier|Ière|[VX]e"
                                          r"|(?:partie|chapitre|annexe|niveau|étape) [IVX])\b"),
    "simple-double-negation": re.compile(rf"\b(?:ne |n')\w+(?: \w+)? (?:pas|jamais|guère) (?:\w+ )?(?:rien|sans)\b"
                                         rf"|{_NOT} (?:\w+ )?{_NEGATIVES}\b|{_NOT} (?:de )?(?:ne |n'(?!importe))\w+"),
}


def check_plainness(thing: Struct, report: Report) -> None:
    """Warns of what makes the simple words of a workshop, a deck or a sheet hard to read.

    An error only where a list no longer answers to the standard one.
    """
    for part, simple in simplifications(thing):
        said = words(simple)
        for key in PAIRED:
            _check_paired(key, getattr(part, key, ()), said.get(key, ()), report)
        texts = list(_texts(said)) if getattr(thing, "language", USUAL) == USUAL else []  # the rules know no other
        explained = {match[1] for text in texts for match in _EXPLAINED.finditer(text)}
        for text in texts:
            _check_text(text, explained, report)


def sentences(text: str) -> list[str]:
    """A text cut where a sentence or a line ends."""
    return [found for line in text.splitlines() for found in _SENTENCE.split(" ".join(line.split())) if found]


def length(sentence: str) -> int:
    """How many words a sentence has; `l'équipe` and `rendez-vous` are one each."""
    return len(_WORD.findall(sentence))


def _check_paired(key: str, standard: tuple[Text, ...], simple: tuple[Text, ...], report: Report) -> None:
    if simple and len(simple) != len(standard):
        report.error("simple-autant", simple[0].place, key=key, count=len(simple), expected=len(standard))


def _check_text(text: Text, explained: set[str], report: Report) -> None:
    plain = _ADDRESS.sub(" ", text)
    for code, pattern in _SPOTTED.items():
        for match in pattern.finditer(plain):
            report.warn(code, text.place, found=_around(match))
    without_numerals = _SPOTTED["simple-chiffres-romains"].sub(" ", plain)
    for match in _SIGLE.finditer(without_numerals):
        if match[0] not in explained:
            report.warn("simple-sigle", text.place, found=match[0])
    for sentence in sentences(plain):
        if length(sentence) > LONGEST:
            report.warn("simple-phrase-longue", text.place, found=_beginning(sentence), count=length(sentence),
                        most=LONGEST)
        coloured = _COLOURED.search(sentence)
        if coloured and not _MARKED.search(sentence):
            report.warn("simple-couleur", text.place, found=coloured[0])


def _texts(said: dict[str, Text | tuple[Text, ...]]) -> Iterator[Text]:
    for value in said.values():
        yield from value if isinstance(value, tuple) else (value,)


def _around(match: re.Match[str], most: int = 30) -> str:
    """What was matched, and the rest of the words that it is part of."""
    text, start, end = match.string, match.start(), match.end()
    before = re.search(r"[\w'’]*$", text[max(0, start - most):start])[0]
    after = re.match(r"\w*", text[end:end + most])[0]
    return f"{before}{match[0]}{after}"


def _beginning(sentence: str, size: int = 5) -> str:
    """The first words of a sentence, by which it is found again."""
    return " ".join(sentence.split()[:size]) + "…"
