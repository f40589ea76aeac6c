"""The form as data, and what one person asked of each workshop: kept while the page is open, for one process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kit.speech import _


class Field(NamedTuple):
    """One thing to fill in. `choices` are (value, words); a field without any is written freely."""

    name: str
    label: str
    hint: str = ""
    kind: str = "text"
    choices: tuple[tuple[str, str], ...] = ()
    keyboard: str = ""


class Group(NamedTuple):
    """Fields under one heading; a `folded` group opens when asked."""

    title: str
    fields: tuple[Field, ...]
    folded: bool = False


def labels(choices: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """What each field is called on the page."""
    return {field.name: field.label for group in groups(choices) for field in group.fields}


def groups(choices: Mapping[str, tuple[str, ...]]) -> tuple[Group, ...]:
    """The whole form. `choices`: the values of each field that has only some."""

    def chosen(name: str, label: str, hint: str = "") -> Field:
        said = _said(name)
        return Field(name, label, hint, "choice", tuple((value, said.get(value, value)) for value in choices[name]))

    return (
        Group(_("Quand et où"), (
            Field("date", _("Date"), kind="date"),
            Field("start", _("Heure de début"), _("Par exemple 14h ou 14h30.")),
            Field("duration", _("Durée"), _("Par exemple 1h30 : le déroulé s’y ajuste.")),
            Field("place", _("Lieu")),
        )),
        Group(_("Avec qui"), (
            Field("participants", _("Nombre de personnes"), keyboard="numeric"),
            Field("organisation", _("Organisation")),
            Field("logo", _("Logo"), _("Une image PNG ou JPEG, imprimée sur les documents."), kind="file"),
        )),
        Group(_("Imprimante et papier"), (
            chosen("paper", _("Papier")), chosen("duplex", _("Dos des cartes")),
            chosen("printer", _("Imprimante réglée"), _("Celles que la commande calibrate a mesurées.")),
            chosen("ink", _("Encre")),
        ), folded=True),
        Group(_("Pour qui lit"), (
            chosen("edition", _("Édition")), chosen("inclusive", _("Féminin et masculin")),
        ), folded=True),
    )


def _said(name: str) -> dict[str, str]:
    """The values of a field in words."""
    return {
        "paper": {"": _("A4, et A3 pour les affiches"), "A4": _("A4 seulement"), "A3": _("A3"),
                  "letter": _("Letter (Amérique du Nord)")},
        "duplex": {"": _("Comme d’habitude : bord long, ou celui de l’imprimante"),
                   "long-edge": _("Recto verso, retourné sur le bord long"),
                   "short-edge": _("Recto verso, retourné sur le bord court"),
                   "two-stacks": _("En deux passages, à la main"), "fold": _("Recto seul, à plier"),
                   "single": _("Recto seul, à coller dos à dos")},
        "printer": {"": _("Aucune")},
        "ink": {"colour": _("En couleur"), "saver": _("Économe, sans grands aplats"), "grey": _("Tout en gris")},
        "edition": {"standard": _("Telle quelle"), "large": _("En grands caractères"),
                    "dys": _("Avec plus d’air, sans italique"), "simple": _("En phrases courtes")},
        "inclusive": {"doublet": _("« participantes et participants »"),
                      "epicene": _("Un mot qui va à tout le monde"), "point-median": _("« participant·es »")},
    }[name]


@dataclass
class Asked:
    """What was asked of one workshop: values as typed, what does not fit in them, how far the work is."""

    values: dict[str, str]
    logo: bytes | None = None
    misfits: tuple = ()
    wish: object = None
    done: tuple[int, int, str] | None = None  # of, and what was just made; None while nothing is being made

    def take(self, form: Mapping[str, str]) -> None:
        """Keep what was typed, and leave as it was what the form did not hold."""
        self.values.update({name: form[name].strip() for name in self.values if name in form})
