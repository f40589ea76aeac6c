"""What the options of a command ask for, as one Order; what contradicts itself is refused with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.contradictions import chooses_cards, refuse_contradictions
from kit.cli.options import event_of
from kit.cli.sentences import near_to
from kit.speech import _, number

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom
    from kit.delivery.order import Edition, Order, Selection, Shop
    from kit.delivery.typefaces import Family
    from kit.imposition.grid import Spacing
    from kit.model.edition import Reading
    from kit.model.printer import PrinterProfile
    from kit.model.results import Handed, Results
    from kit.model.values import Size

_EVENT = ("participants", "date", "start", "end", "duration", "place", "organisation", "event", "inclusive",
          "arrival")
_SHOP_BLEED = 3.0  # mm
_MOST = {"bleed": 3, "gap": 50, "margin": 40}  # mm; the ground of a card is drawn no further


def order_of(room: Workroom, given: dict[str, object]) -> Order | None:
    """The Order of a run, from the options of its command by name; None and errors where it cannot be made.

    Options that a command does not have are as if they had not been given.
    """
    from kit.delivery.measured_printer import turned
    from kit.delivery.order import Order
    from kit.model.theme import Ink

    refuse_contradictions(given)
    if not room.lay(given.get("overlay") or ()):
        return None
    event = event_of(room, {key: given.get(key) for key in _EVENT})
    profile = _profile(room, given.get("printer"))
    if event is None or (given.get("printer") and profile is None):
        return None
    room.reading = _reading(room, given).addressing(event.inclusive)
    results = _results(room, given.get("results") or ())
    room.family = _family(room, given.get("font_dir"))
    if results is None or (given.get("font_dir") and room.family is None):
        return None
    shop, edition = _shop(given), _edition(given, room.reading)
    # Into a sleeve, a front and a back go as two slips: nothing is turned over unless that was asked for.
    duplex = given.get("duplex") or ("single" if edition.sleeves else None)
    turn, profile = turned(duplex, profile)
    return Order(
        event=event, turn=turn, paper=paper_of(given.get("paper")),
        overlays=room.library.overlays, language=room.asked,
        only=_parts(given), output=given.get("output") or Path("output"),
        ink=Ink(given.get("ink") or Ink.COLOUR), profile=profile, spacing=_spacing(given, profile, shop),
        stacked=bool(given.get("stacked")), shop=shop, booklet=bool(given.get("booklet")),
        reduce=bool(given.get("reduce")), proof=bool(given.get("proof")),
        selection=_selection(given), edition=edition, results=results.results, handed=results.cards,
        family=room.family, word=bool(given.get("word")), audience=given.get("audience") or (),
        papers=_papers(room, given.get("papers")))


def _results(room: Workroom, paths: Sequence[Path]) -> Handed | None:
    """The answers of results files and what they hand on, named as the sheets of this edition name them.

    None and errors where a file or the path to what follows is wrong.
    """
    from kit.model.results import Handed

    if not paths:
        return Handed()
    from kit.delivery.feeding import handed_on
    from kit.delivery.workbench import worded
    from kit.model.blanks import blanks
    from kit.model.edition import Reading

    found = [_answers(room, path) for path in paths]
    handed = None if None in found else handed_on(found, room.library)
    if handed is None:
        return None
    sheets = [room.library.sheet(results.results) for results in handed.results]
    renamed = (results.renamed(blanks(worded(sheet, Reading())), blanks(worded(sheet, room.reading)))
               for results, sheet in zip(handed.results, sheets, strict=True))
    return Handed(tuple(renamed), handed.cards)


def _answers(room: Workroom, path: Path) -> Results | None:
    """A results file, its list spread over the rows of its table; what no place waits for is said."""
    from kit.delivery.feeding import spread
    from kit.delivery.workbench import worded
    from kit.model.answering import check_answers
    from kit.model.blanks import blanks
    from kit.model.edition import Reading
    from kit.reading.diagnostics import nearest
    from kit.reading.source import place_of

    before = room.report.raised
    results = room.library.results(path.absolute())
    sheet = room.library.sheet(results.results) if results else None
    if sheet is None:
        return None
    sheet = worded(sheet, Reading())
    names = {blank.name for blank in blanks(sheet).values()}
    for name, answer in results.named:
        if name not in names:
            near = nearest(name, names)
            room.report.warn("champ-inconnu", place_of(answer), name=name, sheet=str(sheet.sheet), near=near)
    check_answers(sheet, results, room.report)
    return spread(results, sheet, room.report) if room.report.raised == before else None


def paper_of(name: str | None) -> Size | None:
    """The Size of a paper by its name; None where none was given."""
    from kit.model.values import Size

    return Size.parse(name) if name else None


def _profile(room: Workroom, name: str | None) -> PrinterProfile | None:
    if not name:
        return None
    from kit.delivery.profiles import profile_named

    return profile_named(name, room.report)


def _family(room: Workroom, folder: Path | None) -> Family | None:
    """The letters of a folder; None where none was named, and with errors where it cannot be used."""
    if folder is None:
        return None
    from kit.delivery.typefaces import open_family

    return open_family(folder, room.report)


def _papers(room: Workroom, asked: str | None) -> tuple[str, ...]:
    """The papers that `--papers` names, in the order of the alphabet; what is none of them is refused."""
    if asked is None:
        return ()
    from kit.model.library import PAPERS
    from kit.model.paper import ALL
    from kit.reading.diagnostics import nearest

    known = [*room.library.names(PAPERS), ALL]
    names = sorted({name.strip() for name in asked.split(",") if name.strip()})
    if not names:
        raise click.BadParameter(_("la liste est vide ; écrivez par exemple evaluation,chevalets"),
                                 param_hint="'--papers'")
    for name in names:
        if name not in known:
            said = _("« {name} » n'est pas un papier (au choix : {known})").format(name=name, known=", ".join(known))
            raise click.BadParameter(said + near_to(nearest(name, known)), param_hint="'--papers'")
    return tuple(names)


def _shop(given: dict[str, object]) -> Shop | None:
    from kit.delivery.order import Shop

    return Shop(bool(given.get("imposed"))) if given.get("shop") else None


def _selection(given: dict[str, object]) -> Selection:
    """Which cards, as it was written: what it means depends on the deck."""
    from kit.delivery.order import Selection

    cards, since = given.get("cards"), given.get("changed_since")
    if cards is not None and not cards.strip(" ,;"):
        raise click.BadParameter(_("la liste est vide ; écrivez par exemple IR01,IR05-IR08"), param_hint="'--cards'")
    if since is not None and not since.strip():
        raise click.BadParameter(_("écrivez le fichier manifest.json gardé, ou un numéro de version"),
                                 param_hint="'--changed-since'")
    return Selection(cards or "", since or "")


def _parts(given: dict[str, object]) -> tuple[str, ...]:
    """The parts of a pack that are asked for; with some cards by themselves, that is cards."""
    return ("cards",) if chooses_cards(given) else given.get("only") or ()


def _reading(room: Workroom, given: dict[str, object]) -> Reading:
    """For whom everything is set."""
    from kit.model.edition import Reading

    name = given.get("edition")
    reading = room.library.edition(str(name)) if name else Reading()
    if given.get("booklet") and reading.body:
        raise click.UsageError(_("--booklet ne va pas avec --edition {name} : une page A5 y tiendrait trop peu de "
                                 "mots.").format(name=name))
    if not given.get("cream"):
        return reading
    if given.get("shop") or (given.get("ink") or "colour") != "colour":
        raise click.UsageError(_("--cream est pour l'écran : il ne va ni avec --shop ni avec une encre économe ou "
                                 "grise."))
    return reading.creamed


def _edition(given: dict[str, object], reading: Reading) -> Edition:
    from kit.delivery.order import Edition

    return Edition(reading=reading, size=given.get("size"), copies=given.get("copies") or 1,
                   blanks=given.get("blanks") or 0, sleeves=bool(given.get("sleeves")))


def _spacing(given: dict[str, object], profile: PrinterProfile | None, shop: Shop | None) -> Spacing:
    """The margins, gap and bleed of cards, in mm, by the options, then the printer, then what is usual."""
    from kit.delivery.measured_printer import spaced
    from kit.model.printer import Edges

    usual = spaced(profile)
    margin, blank = _measure(given, "margin"), max(usual.printable)
    if profile and margin is not None and margin < blank:
        raise click.BadParameter(_("l'imprimante « {printer} » laisse {edge} mm de blanc le long d'un bord : au moins "
                                   "{edge} mm.").format(printer=profile.printer, edge=number(blank, 3)),
                                 param_hint="'--margin'")
    gap, bleed = _gap_and_bleed(given, usual, shop)
    margins = usual.margins if margin is None else Edges.even(margin)
    return usual._replace(margins=margins, gap=gap, bleed=bleed)


def _gap_and_bleed(given: dict[str, object], usual: Spacing, shop: Shop | None) -> tuple[float, float]:
    """What is between cards, and how far each draws past its trim; two neighbours share the gap."""
    asked, gap = _measure(given, "bleed"), _measure(given, "gap")
    bleed = asked if asked is not None else _SHOP_BLEED if shop else usual.bleed
    if gap is None:
        gap = 2 * bleed if shop else usual.gap
    # At home, a bleed that nobody asked for gives way in a narrow gap, and cards that abut need none between them.
    if gap < 2 * bleed and (shop or (gap and asked is not None)):
        raise click.BadParameter(
            _("avec {gap} mm entre les cartes, deux fonds perdus de {bleed} mm se chevaucheraient : il faut {least} mm "
              "au moins, ou un --bleed plus petit.").format(
                  gap=number(gap, 3), bleed=number(bleed, 3), least=number(2 * bleed, 3)), param_hint="'--gap'")
    return gap, bleed


def _measure(given: dict[str, object], name: str) -> float | None:
    """The mm that an option gives, within what makes sense; None where it was not given."""
    if given.get(name) is None:
        return None
    value, most = float(given[name]), _MOST[name]
    if not 0 <= value <= most:
        raise click.BadParameter(_("{value} mm ne se peut pas : de 0 à {most} mm.").format(
            value=number(value, 3), most=most), param_hint=f"'--{name}'")
    return value
