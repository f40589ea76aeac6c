"""What templates say besides their own sentences: states, kinds of files, and why there is no page."""

from __future__ import annotations

import re
from http import HTTPStatus

from markupsafe import Markup

from kit import speech
from kit.speech import _, plural
from kit.typesetting.french import set_french
from kit.typesetting.inline import plain
from kit.web.assets import icon

_PARTING = re.compile(r"(?<=\u00ab) | (?=[\u00bb:;?!])")  # inside of « », and before what stands high


def refusal(code: int) -> str:
    """Why there is no page, and what to do."""
    return {
        HTTPStatus.FORBIDDEN: _("Cette page s’ouvre avec l’adresse que la commande preview a écrite : reprenez-la là."),
        HTTPStatus.NOT_FOUND: _("Il n’y a rien à cette adresse : l’atelier a peut-être changé de nom."),
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _("L’image est trop lourde : 4 Mo suffisent largement à un logo."),
        HTTPStatus.INTERNAL_SERVER_ERROR: _("Le programme s’est trompé, et non vous. Le terminal dit comment le signaler."),
    }.get(code, _("Cette demande n’a pas été comprise."))


def state(name: str) -> tuple[str, str]:
    """How a step stands in a shorter or longer workshop: a sign, and its words."""
    return {
        "kept": ("=", _("gardé")), "shortened": ("−", _("raccourci")),
        "dropped": ("×", _("laissé de côté")), "longer": ("+", _("allongé")),
    }[name]


def between(kind: str) -> str:
    """What stands between two steps; "" for a step."""
    return {"gap": _("Temps libre"), "overlap": _("En même temps")}.get(kind, "")


def typeset(text: str) -> str:
    """What a file says, without its marks; with the spaces that French wants, so that no line begins with a colon."""
    return set_french(plain(text)) if speech.language() == speech.USUAL else plain(text)


def held(text: str) -> str:
    """A sentence of ours whose « and : do not part from their words at the end of a line; its words as they are."""
    return _PARTING.sub("\u00a0", text) if speech.language() == speech.USUAL else text


def spoken(tongue: str) -> Markup:
    """The attribute that says the language of a workshop's own words, where it is not that of the page."""
    return Markup(' lang="{}"').format(tongue) if tongue and tongue != speech.language() else Markup()


def apart(kind: str) -> str:
    """What a file is whose pages are those of others, or that has none; "" for any other."""
    return {"whole": _("Tout en un seul PDF"), "calendar": _("Pour l’agenda de l’ordinateur ou du téléphone")}.get(kind, "")


FILTERS = {"typeset": typeset, "held": held}
GLOBALS = {"_": _, "plural": plural, "icon": icon, "state": state, "apart": apart, "between": between,
           "spoken": spoken, "language": speech.language}
