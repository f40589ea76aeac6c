"""What was read off a calibration sheet: asked for, turned into a profile, kept, and said in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from kit.speech import _, number

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom
    from kit.imposition.calibration import Slip
    from kit.model.locale import Locale
    from kit.model.printer import PrinterProfile

_SEEN = 0.005  # mm or degrees below which nothing is said
# What is typed in answer, as the questions have it.
_FLIPS = {_("long"): "long-edge", _("court"): "short-edge"}
_WAYS = {_("auto"): "auto", _("main"): "by-hand", _("non"): "none"}
_STACKS = {"a": "same", "c": "reversed"}


# --- asking ---------------------------------------------------------------------------------------------------------


def asked(room: Workroom, before: PrinterProfile | None) -> dict[str, object]:
    """The answers of the person at the terminal, by option. Enter keeps what is shown."""
    try:
        return dict(_answers(room.words, before))
    except click.Abort:
        raise KeyboardInterrupt from None


def _answers(words: Locale, before: PrinterProfile | None) -> Iterator[tuple[str, object]]:
    from kit.cli.options import Parsed
    from kit.delivery.profiles import plain
    from kit.model.printer import PrinterProfile
    from kit.reading.source import Text

    now = before or PrinterProfile(printer=Text(""))
    click.echo(words("calibrate.ask.intro"), err=True)
    yield "flip", _ask(words, "flip", _key(_FLIPS, now.flip), _one_of(_FLIPS))
    yield from _grids(words)
    for key in ("width", "height", "margins"):
        yield key, _ask(words, key, plain(getattr(now, key)), _read_as(Parsed(key)))
    way = _ask(words, "duplex", _key(_WAYS, now.duplex), _one_of(_WAYS))
    yield "duplex", way
    if way == "by-hand":
        yield "stack", _ask(words, "stack", _key(_STACKS, now.stack).upper(), _one_of(_STACKS))
    elif way == "auto":
        yield "weight", _ask(words, "weight", str(now.heaviest), _read_as(click.IntRange(60, 400)))


def _grids(words: Locale) -> Iterator[tuple[str, tuple[int, int]]]:
    """The four numbers, or none of them."""
    from kit.cli.calibrate import number_read

    skipped = words("calibrate.ask.skipped")
    first = _ask(words, "top-x", skipped, lambda text: None if text == skipped else number_read(text))
    if first is None:
        return
    yield "top", (first, _ask(words, "top-y", None, number_read))
    yield "bottom", (_ask(words, "bottom-x", None, number_read), _ask(words, "bottom-y", None, number_read))


def _ask(words: Locale, key: str, shown: str | None, read: Callable[[str], object]):
    return click.prompt(words(f"calibrate.ask.{key}"), default=shown, value_proc=read, prompt_suffix=_(" : "), err=True)


def _read_as(kind: click.ParamType) -> Callable[[str], object]:
    return lambda text: kind.convert(text, None, None)


def _one_of(choices: dict[str, str]) -> Callable[[str], str]:
    def read(text: str) -> str:
        found = choices.get(text.strip().lower())
        if found is None:
            raise click.BadParameter(_("« {text} » ne convient pas ; au choix : {choices}").format(
                text=text, choices=", ".join(choices)))
        return found

    return read


def _key(choices: dict[str, str], value: str) -> str:
    return next(key for key, meant in choices.items() if meant == value)


# --- keeping --------------------------------------------------------------------------------------------------------


def store(room: Workroom, name: str, before: PrinterProfile | None, measured: dict[str, object], paper: str | None,
          checking: bool) -> int:
    """Keep the profile and say what was understood."""
    from kit.delivery.profiles import file_stem, save
    from kit.delivery.writing import NotWritten
    from kit.model.printer import PrinterProfile

    profile = changed(name, before, measured, paper, checking)
    kept = [key for key in PrinterProfile.__struct_fields__ if key != "printer"]
    notes = {key: room.words(f"calibrate.notes.{key}") for key in kept}
    try:
        path = save(profile, notes)
    except NotWritten as problem:
        room.refuse(problem)
        return room.finish()
    room.written += 1
    for sentence in said(profile, room.words):
        room.say(sentence)
    room.say(room.words("calibrate.kept", path=path))
    room.say(room.words("calibrate.next", start=_start(), stem=file_stem(str(profile.printer))))
    return room.finish()


def changed(name: str, before: PrinterProfile | None, measured: dict[str, object], paper: str | None,
            checking: bool) -> PrinterProfile:
    """The profile with what was measured; the rest as it was. Raises click.UsageError where numbers make no sense."""
    from msgspec.structs import replace

    from kit.documents.calibration_layout import GRIDS
    from kit.model.printer import Offset, PrinterProfile, Tilt
    from kit.reading.source import Text

    profile = before or PrinterProfile(printer=Text(name))
    profile = profile.over(measured.get("flip", profile.flip))
    names = {"weight": "heaviest"}
    profile = replace(profile, **{names.get(key, key): value for key, value in measured.items() if key not in GRIDS})
    if "top" not in measured:
        return profile
    slip = _slip(measured, profile.flip, paper)
    if checking:
        slip = _added(slip, profile)
    return replace(profile, back_x=Offset(round(slip.x, 2)), back_y=Offset(round(slip.y, 2)),
                   back_turn=Tilt(round(slip.turn, 3)))


def _slip(measured: dict[str, object], flip: str, paper: str | None) -> Slip:
    from kit.cli.ordering import paper_of
    from kit.documents.calibration_layout import CalibrationLayout
    from kit.imposition.calibration import Misread, Reading, Readings, Sheet, slip
    from kit.imposition.turning import Turn
    from kit.model.values import Size

    readings = Readings(Reading(*measured["top"]), Reading(*measured["bottom"]))
    sheet = Sheet(CalibrationLayout(paper_of(paper) or Size.parse("A4")), Turn(flip))
    try:
        return slip(readings, sheet)
    except Misread as misread:
        raise click.UsageError(
            _("Ces numéros ne vont pas ensemble : en hauteur, le haut et le bas de la feuille se contredisent de "
              "{gap} mm. Relisez y dans les deux grilles.").format(gap=number(abs(misread.gap)))) from None


def _added(left: Slip, profile: PrinterProfile) -> Slip:
    """What a corrected sheet still shows, upon what was corrected."""
    from kit.imposition.calibration import Slip
    from kit.model.printer import OFFSET, TURN

    slip = left.after(Slip(profile.back_x, profile.back_y, profile.back_turn))
    if max(abs(slip.x), abs(slip.y)) > OFFSET or abs(slip.turn) > TURN:
        raise click.UsageError(_("Avec ce qui est déjà corrigé, cela ferait plus de {offset} mm ou de {turn} degrés. "
                                 "Recommencez par la feuille sans --check.").format(
                                     offset=number(OFFSET), turn=number(TURN)))
    return slip


# --- saying ---------------------------------------------------------------------------------------------------------


def list_printers(room: Workroom) -> int:
    """Every printer that is known and what is kept of it, on stdout."""
    from kit.cli.terminal import as_json
    from kit.delivery.profiles import profile_named, profile_names

    profiles = [found for name in profile_names() if (found := profile_named(name, room.report))]
    if room.style == "json":
        about = [{key: getattr(found, key) for key in found.__struct_fields__} for found in profiles]
        click.echo(as_json(about))
        return room.status
    for found in profiles:
        click.echo("\n    ".join([str(found.printer), *said(found, room.words)]))
    if not profiles and not room.report.errors:
        click.echo(room.words("calibrate.nobody", start=_start()))
    return room.finish()


def said(profile: PrinterProfile, words: Locale) -> Iterator[str]:
    """A profile in plain sentences."""
    parts = [words(f"calibrate.{key}", n=number(abs(value))) for key, value in (
        ("right" if profile.back_x > 0 else "left", profile.back_x),
        ("below" if profile.back_y > 0 else "above", profile.back_y),
        ("clockwise" if profile.back_turn > 0 else "counter", profile.back_turn)) if abs(value) >= _SEEN]
    where = words("calibrate.and").join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
    yield words("calibrate.place", where=where) if parts else words("calibrate.right-place")
    if (profile.width, profile.height) != (100, 100):
        yield words("calibrate.scale", width=number(profile.width), height=number(profile.height))
    edges = dict(zip(("top", "right", "bottom", "left"), map(number, profile.margins), strict=True))
    even = len(set(edges.values())) == 1
    yield words("calibrate.even", n=edges["top"]) if even else words("calibrate.margins", **edges)
    yield words(f"calibrate.duplex.{profile.duplex}", edge=words(f"calibration.edge.{profile.flip}"),
                weight=profile.heaviest, stack=words(f"calibrate.stack.{profile.stack}"))


def _start() -> str:
    from kit.cli.group import program_name

    return program_name()
