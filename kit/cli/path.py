"""`pack --path`: every workshop of the path in its order, then the overview of all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from kit.cli.contradictions import OF_ONE_DAY, refuse_contradictions
from kit.speech import _

if TYPE_CHECKING:
    from kit.cli.pack import Packer
    from kit.model.path import Journey


def refuse_for_path(workshops: tuple[str, ...], given: dict[str, object]) -> None:
    """Raises click.UsageError for what does not go with the whole path."""
    if workshops:
        raise click.UsageError(_("--path prépare tous les ateliers du parcours : n'en nommez aucun, ou laissez "
                                 "--path."))
    refuse_contradictions(given)


def walk(packer: Packer, force: bool) -> None:
    """Bring all packs of the path up to date, and its overview; nothing where the path is wrong."""
    journey = _journey(packer)
    if journey is None:
        return
    for stage in journey.walked:
        for name in stage.workshops:
            packer.bring(str(name), force)
    if packer.order.wants("sheet"):
        _overview(packer, journey, force)


def _journey(packer: Packer) -> Journey | None:
    """The path with all that it leads to; None and errors where a part of it is wrong."""
    from kit.model.path_rules import check_links

    library, event = packer.room.library, packer.order.event
    if library.journey_file() is None:
        raise click.UsageError(_("Il n'y a pas de parcours : écrivez workshops/parcours.yaml."))
    if any(getattr(event, key) is not None for key in (*OF_ONE_DAY, "next_date")):
        raise click.UsageError(_("Le fichier de --event dit un jour ou une heure, et chaque atelier du parcours a les "
                                 "siens : avec --path, n'y gardez que le lieu, l'organisation, le logo, les prénoms."))
    journey, before = library.journey(), library.report.raised
    if journey:
        check_links(journey, library)
    return journey if library.report.raised == before else None


def _overview(packer: Packer, journey: Journey, force: bool) -> None:
    from kit.delivery.freshness import is_fresh
    from kit.delivery.path_packing import make_path
    from kit.model.library import PATH

    room, order = packer.room, packer.order
    folder = order.home / order.reading.named(PATH)
    if not force and is_fresh(folder, room.library, order):
        packer.keep(folder)
    else:
        packer.put(folder, partial(make_path, journey, room.library))
