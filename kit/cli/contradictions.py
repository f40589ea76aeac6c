"""What options cannot be asked for together: said with the reason, rather than one of them passed over in silence."""

from __future__ import annotations

import click

from kit.speech import _

# Options that only some parts of a pack know, by the part that `--only` must then name.
_OF_PART = {
    "guide": {"booklet": "--booklet"},
    "sheets": {"reduce": "--reduce", "arrival": "--arrival"},
    "papers": {"papers": "--papers"},
    "cards": {"duplex": "--duplex", "bleed": "--bleed", "gap": "--gap", "margin": "--margin", "stacked": "--cut-stack",
              "imposed": "--imposed"},
}
# With --shop, what only cards that share a sheet have.
_ON_SHEETS = {"gap": "--gap", "margin": "--margin", "stacked": "--cut-stack", "duplex": "--duplex"}
# What is of one event, and so of one workshop.
OF_ONE_DAY = {"date": "--date", "start": "--start", "end": "--end", "duration": "--duration"}
_BY_HAND = ("two-stacks", "fold", "single")


def refuse_contradictions(given: dict[str, object]) -> None:
    """Raises click.UsageError for the first contradiction among the options of a command."""
    if given.get("imposed") and not given.get("shop"):
        raise click.UsageError(_("--imposed ne va qu'avec --shop."))
    if given.get("cards") is not None and given.get("changed_since") is not None:
        raise click.UsageError(_("--cards et --changed-since choisissent chacun des cartes : prenez l'un ou l'autre."))
    if given.get("watch"):
        _check_watch(given)
    if given.get("path"):
        _check_path(given)
    if given.get("events"):
        _check_events(given)
    if given.get("shop"):
        _check_shop(given)
    if given.get("word"):
        _check_word(given)
    if given.get("audience"):
        _check_audience(given)
    if "papers" in tuple(given.get("only") or ()) and given.get("papers") is None:
        raise click.UsageError(_("--only papers demande lesquels ; par exemple : --papers evaluation,chevalets"))
    _check_parts(given)


def chooses_cards(given: dict[str, object]) -> bool:
    """Whether only some cards are asked for, and nothing else."""
    return given.get("cards") is not None or given.get("changed_since") is not None


def _asked(given: dict[str, object], options: dict[str, str]) -> list[str]:
    """Those of the options that were given."""
    return [option for name, option in options.items() if given.get(name) not in (None, False)]


def _check_shop(given: dict[str, object]) -> None:
    """What a print shop decides itself, and what only cards on a sheet have, is not asked for in vain."""
    turn = given.get("duplex")
    if given.get("papers") is not None:
        raise click.UsageError(_("--papers ne va pas avec --shop : ces papiers s'impriment chez soi, surtout les "
                                 "noms."))
    if given.get("printer"):
        raise click.UsageError(_("--printer ne va pas avec --shop : un imprimeur règle lui-même ses machines."))
    if given.get("reduce"):
        raise click.UsageError(_("--reduce ne va pas avec --shop : les affiches y sont d'une seule feuille."))
    if given.get("sleeves"):
        raise click.UsageError(_("--sleeves est pour un papier ordinaire, découpé chez soi : il ne va pas avec "
                                 "--shop."))
    if turn in _BY_HAND:
        raise click.UsageError(_("--duplex {turn} ne va pas avec --shop : un imprimeur imprime les deux faces.").format(
            turn=turn))
    if given.get("imposed"):
        return
    # A deck's paper is only that of its box; a pack's is also that of its guides.
    paper = "imposed" in given and "participants" not in given and not given.get("box")
    for option in _asked(given, _ON_SHEETS | ({"paper": "--paper"} if paper else {})):
        raise click.UsageError(_("Avec --shop, {option} ne va que pour des cartes sur feuille : ajoutez "
                                 "--imposed.").format(option=option))


def _check_watch(given: dict[str, object]) -> None:
    """Watching is for whoever writes a script, and sees what comes of it; it never comes to an end."""
    if given.get("events"):
        raise click.UsageError(_("--watch ne va pas avec --events : regardez un atelier pendant que vous l'écrivez, "
                                 "puis préparez toutes les rencontres."))
    if given.get("proof"):
        raise click.UsageError(_("--watch ne va pas avec --proof : une épreuve se regarde une fois, quand tout est "
                                 "écrit."))
    if given.get("changed_since") is not None:
        raise click.UsageError(_("--watch ne va pas avec --changed-since : les cartes changées se choisissent une fois "
                                 "le jeu écrit."))
    if given["watch"] not in ("human", "short"):
        raise click.UsageError(_("--watch ne va pas avec --format {name} : un programme attend une réponse entière, et "
                                 "--watch n'a pas de fin.").format(name=given["watch"]))


def _check_path(given: dict[str, object]) -> None:
    """The path is of all its workshops, of which each has a day of its own."""
    for option in _asked(given, OF_ONE_DAY):
        raise click.UsageError(_("{option} ne va pas avec --path : chaque atelier du parcours a sa propre rencontre. "
                                 "Préparez-le à sa date avec pack et son nom ; sans date, les feuilles la laissent à "
                                 "écrire.").format(option=option))
    if given.get("events"):
        raise click.UsageError(_("--events ne va pas avec --path : le tableau nomme lui-même ses ateliers."))
    if given.get("proof"):
        raise click.UsageError(_("--proof ne va pas avec --path : une épreuve se regarde un atelier à la fois."))
    _check_all_cards(given, "--path")


def _check_events(given: dict[str, object]) -> None:
    """A table is of whole packs, as they are printed."""
    if given.get("event"):
        raise click.UsageError(_("--event est pour une rencontre, --events pour un tableau : prenez l'un ou l'autre."))
    if given.get("proof"):
        raise click.UsageError(_("--proof ne va pas avec --events : une épreuve d'une seule rencontre suffit."))
    _check_all_cards(given, "--events")


def _check_all_cards(given: dict[str, object], option: str) -> None:
    if chooses_cards(given):
        raise click.UsageError(_("--cards et --changed-since ne vont pas avec {option} : "
                                 "ils réimpriment les cartes d'un seul dossier.").format(option=option))


def _check_word(given: dict[str, object]) -> None:
    """Copies for a word processor are of whole documents, as they are handed out at home."""
    for name, why in (("proof", _("une épreuve ne se modifie pas")),
                      ("shop", _("un imprimeur n'a besoin que des PDF"))):
        if given.get(name):
            raise click.UsageError(_("--word ne va pas avec {option} : {why}.").format(option=f"--{name}", why=why))
    if chooses_cards(given) or tuple(given.get("only") or ()) == ("cards",):
        raise click.UsageError(_("--word ne va pas avec des cartes seules : elles n'ont pas de copie modifiable."))


def _check_audience(given: dict[str, object]) -> None:
    """What one person needs is chosen by the script, and holds no guide but for who leads."""
    if given.get("only") or chooses_cards(given):
        raise click.UsageError(_("--for choisit déjà ce qui s'imprime : il ne va ni avec --only, ni avec --cards, "
                                 "ni avec --changed-since."))
    if given.get("papers") is not None:
        raise click.UsageError(_("--for choisit déjà ce qui s'imprime : demandez --papers à part."))
    if given.get("booklet") and "facilitator" not in given["audience"]:
        raise click.UsageError(_("--booklet est pour le guide : avec --for, il faut aussi facilitator."))


def _check_parts(given: dict[str, object]) -> None:
    """An option about what is not printed would do nothing."""
    only = tuple(given.get("only") or ())
    said = f"--only {','.join(only)}"
    if chooses_cards(given):
        if only not in ((), ("cards",)):
            raise click.UsageError(_("--cards et --changed-since n'impriment que des cartes : "
                                     "ils ne vont pas avec {said}.").format(said=said))
        only, said = ("cards",), "--cards" if given.get("cards") else "--changed-since"
    for part, options in _OF_PART.items() if only else ():
        for option in _asked(given, options) if part not in only else ():
            raise click.UsageError(_("{option} ne va pas avec {said}, qui n'imprime rien de cela.").format(
                option=option, said=said))
