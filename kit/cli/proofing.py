"""`--proof`: puts the proofs where no one takes them for the real files, and says what those are worth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kit.delivery.order import Order
from kit.delivery.preflight import Checked, Finding, Preflight
from kit.delivery.proving import prove_pack, prove_single
from kit.delivery.writing import NotWritten, refuse_odd, write_files
from kit.documents.session import Printout
from kit.model.locale import Locale
from kit.model.workshop import Workshop
from kit.speech import _, number

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom
    from kit.delivery.facts import Facts, PageSize, Type
    from kit.documents.look import Look

_SHOWN = 60  # characters of what a page says


def prove_workshop(room: Workroom, order: Order, look: Look, workshop: Workshop, folder: Path) -> bool:
    """Write the proof of a pack into `folder` and say what it is worth; False where errors kept it from being made."""
    from kit.delivery.packing import write_pack

    proved = prove_pack(workshop, room.library, look, room.printer, order)
    if proved is None:
        return False
    pack, about = proved
    if not about.files:
        room.say_unchanged(folder, order)
        return True
    try:
        refuse_odd(order.output)
        write_pack(pack, folder, partly=order.is_part)
    except NotWritten as problem:
        room.refuse(problem)
        return True
    room.written += 1
    room.say(room.line(folder, _("épreuve, {files}").format(
        files=room.words.plural("count.files", len(pack.files) + 1))))
    tell(room, about)
    return True


def prove_alone(room: Workroom, order: Order, look: Look, path: Path,
                make: Callable[[Order], Printout]) -> bool:
    """Write the proof of a deck or a sheet to `path`, and say what it is worth; whether it was written."""
    proof = prove_single(make, path.stem, look, room.printer, order, room.report)
    if proof is None:
        return False
    try:
        refuse_odd(order.output)
        write_files(path.parent, proof.files)
    except NotWritten as problem:
        room.refuse(problem)
        return False
    room.written += 1
    room.say(room.line(path, _("épreuve")))
    tell(room, proof.about)
    return True


def tell(room: Workroom, about: Preflight) -> None:
    """Say a check on stdout, the verdict first; a program gets it whole when the run ends."""
    room.checks.append(about)
    if room.style == "human":
        for line in lines(about, room.words):
            room.tell(line)


def lines(about: Preflight, words: Locale) -> Iterator[str]:
    """A check in words: one verdict for all, then one a file with what is to be mended, and its figures."""
    yield words(f"preflight.total.{about.verdict}", name=about.name)
    for one in about.files:
        yield _("{path} : {said}").format(path=one.file, said=words(f"preflight.verdict.{one.verdict}"))
        yield from (f"  ! {_finding(finding, words)}" for finding in one.findings)
        if one.facts:
            yield f"    {' · '.join(_paper(one, one.facts, words))}"
            yield f"    {' · '.join(_print(one.facts, words))}"
            if one.facts.smallest:
                yield f"    {_type(one.facts.smallest, one.facts, words)}"


def _finding(finding: Finding, words: Locale) -> str:
    facts = {name: _said(value) for name, value in finding.facts.items()}
    return words(f"preflight.findings.{finding.code}", page=finding.page, **facts)


def _paper(one: Checked, facts: Facts, words: Locale) -> Iterator[str]:
    """Pages, paper and how it is printed."""
    sizes = ", ".join(_size(size, words) for size in facts.sizes)
    yield words.plural("preflight.pages", facts.pages, sizes=sizes)
    if one.sheets:
        yield words.plural("count.sheets", one.sheets)
        yield words("preflight.sides.two" if one.sides == 2 else "preflight.sides.one")
        yield words.plural("count.copies", one.copies)


def _size(size: PageSize, words: Locale) -> str:
    said = words("preflight.size", width=_said(size.width), height=_said(size.height))
    if size.trim is None:
        return said
    trim = words("preflight.size", width=_said(size.trim[0]), height=_said(size.trim[1]))
    return words("preflight.cut", size=said, trim=trim, bleed=_said(size.bleed))


def _print(facts: Facts, words: Locale) -> Iterator[str]:
    """Fonts, pictures and ink."""
    absent = [font.name for font in facts.fonts if not font.embedded]
    if absent:
        yield words("preflight.absent", names=", ".join(absent))
    else:
        yield words.plural("preflight.fonts", len(facts.fonts)) if facts.fonts else words("preflight.no-fonts")
    if facts.coarsest:
        yield words("preflight.picture", dpi=facts.coarsest.dpi, page=facts.coarsest.page)
    else:
        yield words("preflight.no-picture")
    if facts.ink and facts.pages > 1:
        yield words("preflight.ink", mean=_said(facts.ink.mean), most=_said(facts.ink.most), page=facts.ink.page)
    elif facts.ink:
        yield words("preflight.ink-of-one", mean=_said(facts.ink.mean))


def _type(small: Type, facts: Facts, words: Locale) -> str:
    key = "preflight.type" if facts.pages > 1 else "preflight.type-of-one"
    return words(key, size=_said(small.size), page=small.page, words=_said(small.words))


def _said(value: str | float) -> str:
    """A fact as the language that is spoken writes it; long words cut."""
    if isinstance(value, str):
        return value if len(value) <= _SHOWN else f"{value[:_SHOWN - 1]}…"
    return number(value, 6)
