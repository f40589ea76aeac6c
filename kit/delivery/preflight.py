"""Whether finished PDFs are fit for their print: what inspection finds, held against what the print needs."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import Struct

from kit import __version__
from kit.delivery.facts import Facts
from kit.delivery.inspection import Unreadable, inspect
from kit.delivery.manifest import Entry
from kit.reading.diagnostics import Report

NAME = "controle.json"
HOME, SHOP = "home", "shop"
GOOD, WATCH, MEND = "good", "watch", "mend"
# A file with one of these is not to be printed: words may come out in another font, or the cut fall elsewhere.
GRAVE = ("pdf-illisible", "police-absente", "cadre-qui-depasse")
_LEAST_TYPE = 6.0  # pt
_LEAST_DPI = {HOME: 150, SHOP: 300}
_LEAST_BLEED = 2.0  # mm that any print shop asks for


class Finding(Struct, frozen=True):
    """What is to be mended or looked at, and on which page; `facts` are the particulars."""

    code: str
    page: int
    facts: dict[str, str | float]


class Checked(Struct, frozen=True, kw_only=True):
    """One file: the verdict, how it is printed, what it holds. Without facts it could not be opened."""

    file: str
    title: str
    verdict: Literal["good", "watch", "mend"]
    sheets: int
    sides: int
    copies: int
    findings: tuple[Finding, ...]
    facts: Facts | None = None


class Preflight(Struct, frozen=True, kw_only=True):
    """Files that are printed together, at home or by a print shop."""

    kit: str
    name: str
    use: Literal["home", "shop"]
    files: tuple[Checked, ...]

    @property
    def verdict(self) -> str:
        """The gravest of its files'."""
        return max((one.verdict for one in self.files), key=(GOOD, WATCH, MEND).index, default=GOOD)


def preflight(name: str, entries: list[Entry], files: dict[str, bytes], shop: bool) -> Preflight:
    """The check of every file that is printed."""
    use = SHOP if shop else HOME
    return Preflight(kit=__version__, name=name, use=use,
                     files=tuple(check(entry, files[entry.file], use) for entry in entries if entry.pages))


def check(entry: Entry, pdf: bytes, use: str) -> Checked:
    """One finished file, by its bytes alone."""
    try:
        facts = inspect(pdf)
    except Unreadable:
        facts = None
    findings = _findings(facts, use, entry.kind == "deck") if facts else [Finding("pdf-illisible", 1, {})]
    verdict = MEND if any(one.code in GRAVE for one in findings) else WATCH if findings else GOOD
    return Checked(file=entry.file, title=entry.title, verdict=verdict, sheets=entry.sheets, sides=entry.sides,
                   copies=entry.copies, findings=tuple(findings), facts=facts)


def refused(files: dict[str, bytes], report: Report) -> bool:
    """Whether one of these files has a grave fault; each is an error that names its file and page. Quick."""
    before = report.raised
    for file, pdf in files.items():
        try:
            facts = inspect(pdf, thorough=False)
        except Unreadable:
            report.error("pdf-illisible", file=file)
        else:
            _complain(file, _grave(facts), report)
    return report.raised > before


def complain(about: Preflight, report: Report) -> None:
    """Every grave finding as an error that names its file and page."""
    for one in about.files:
        _complain(one.file, [finding for finding in one.findings if finding.code in GRAVE], report)


def write(about: Preflight) -> bytes:
    return msgspec.json.format(msgspec.json.encode(about), indent=1) + b"\n"


def _complain(file: str, findings: list[Finding], report: Report) -> None:
    for finding in findings:
        report.error(finding.code, file=file, page=finding.page, **finding.facts)


def _findings(facts: Facts, use: str, cards: bool) -> list[Finding]:
    """Everything that a print of this kind would not do well, the gravest first."""
    found, least = _grave(facts), _LEAST_DPI[use]
    if facts.smallest and facts.smallest.size < _LEAST_TYPE:
        small = facts.smallest
        found.append(Finding("texte-minuscule", small.page, {"size": small.size, "words": small.words,
                                                             "least": _LEAST_TYPE}))
    if facts.coarsest and facts.coarsest.dpi < least:
        found.append(Finding("image-grossiere", facts.coarsest.page, {"dpi": facts.coarsest.dpi, "least": least}))
    if use == SHOP and facts.mixed_black:
        mixed = facts.mixed_black
        found.append(Finding("noir-en-couleurs", mixed.page, {"words": mixed.words, "colour": mixed.colour}))
    # Cards on a sheet have the bleed that was asked for between them; the sheet itself is not cut to a size.
    bleed = min((size.bleed for size in facts.sizes if size.trim), default=_LEAST_BLEED)
    if use == SHOP and cards and bleed < _LEAST_BLEED:
        found.append(Finding("fond-perdu-etroit", 1, {"bleed": bleed, "least": _LEAST_BLEED}))
    return found


def _grave(facts: Facts) -> list[Finding]:
    fonts = [Finding("police-absente", font.page, {"font": font.name}) for font in facts.fonts if not font.embedded]
    boxes = [Finding("cadre-qui-depasse", box.page, {"inner": box.inner, "outer": box.outer})
             for box in facts.stray_boxes]
    return fonts + boxes
