"""`new`: a small commented file of one's own that prints at once, or a copy of what there is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.speech import _

if TYPE_CHECKING:
    from kit.cli.workroom import Workroom
    from kit.delivery.starting import Draft, Named

# What makes of each kind a file to print; and what people call them who do not know our three words.
_NEXT = {"workshop": "pack", "deck": "deck", "sheet": "sheet"}
_CALLED = {"workshop": ("atelier", "animation", "seance"), "deck": ("jeu", "jeux", "carte", "paquet", "card"),
           "sheet": ("support", "feuille", "fiche", "affiche", "poster")}


@click.command("new")
@click.argument("kind", metavar="workshop|deck|sheet")
@click.argument("words", metavar=_("NOM"), nargs=-1, required=True)
@click.option("--from", "model", metavar=_("NOM"),
              help=_("Partir d'une copie de cet atelier, jeu ou support, avec ses notes."))
def command(kind: str, words: tuple[str, ...], model: str | None) -> int:
    """Écrire un atelier (workshop), un jeu de cartes (deck) ou un support (sheet) à soi.

    Un petit fichier commenté, qui s'imprime tel quel : il n'y a plus qu'à changer les textes. Il arrive dans
    workshops, cards ou assets/sheets, là où vous êtes. Un atelier vient avec un jeu de deux cartes du même nom.
    Rien de ce qui existe n'est remplacé.

    \b
    Exemples :
      python3 build.py new workshop cafe-du-mardi
      python3 build.py new deck "Mes questions"
      python3 build.py new workshop mon-debat --from cafe-debat
    """
    from kit.cli.group import program_name
    from kit.cli.workroom import Workroom
    from kit.delivery.schemas import write_schemas
    from kit.delivery.starting import Named, copied, standing, started, write_drafts
    from kit.delivery.writing import NotWritten
    from kit.model.naming import title_of

    room, home, words = Workroom(), _home(), " ".join(words)
    kind = _kind(kind)
    named = Named(_name(room, kind, words), title_of(words), program_name())
    drafts = copied(kind, home, named, _known(room, kind, model), room.library) if model else \
        started(kind, home, named, room.library)
    _refuse_standing(standing(drafts))
    try:
        if not write_drafts(drafts):
            _refuse_standing(standing(drafts))
        elif drafts:
            write_schemas(home)
            _say(room, kind, named, drafts)
    except NotWritten as problem:
        room.refuse(problem)
    return room.finish()


def _home() -> Path:
    """Where the files go; never a folder of workshops inside a folder of workshops."""
    from kit.cli.folders import own_folder
    from kit.delivery.starting import SHELVES

    home = own_folder()
    for shelf in SHELVES.values():
        inner = Path(shelf.folder)
        if home.parts[-len(inner.parts):] == inner.parts:
            above = home.parents[len(inner.parts) - 1]
            raise click.UsageError(_("vous êtes dans le dossier {folder}. Remontez d'abord dans celui qui le contient, "
                                   "puis relancez la même commande : cd \"{above}\"")
                                   .format(folder=shelf.folder, above=above))
    return home


def _kind(said: str) -> str:
    """The kind that a person names, also in small letters and large; else what they probably meant is said."""
    from kit.delivery.starting import kinds
    from kit.model.blank import slug
    from kit.reading.diagnostics import nearest

    known, word = kinds(), slug(said).removesuffix("s")
    if said.lower() in known:
        return said.lower()
    near = next((kind for kind, names in _CALLED.items() if word in names), None) or nearest(said, known)
    hint = " " + _("Vouliez-vous dire « {near} » ?").format(near=near) if near else ""
    raise click.UsageError(_("« {said} » ne convient pas. Au choix : workshop (un atelier), deck (un jeu de cartes), "
                             "sheet (un support).").format(said=said) + hint)


def _name(room: Workroom, kind: str, words: str) -> str:
    """The name of the file that a person's words make, unless they make none, or one that is taken."""
    from kit.delivery.starting import SHELVES
    from kit.model.naming import is_reserved, likely_name, name_of

    name = name_of(words)
    if name is None:
        said = _("« {words} » ne peut pas nommer un fichier : il faut des lettres de A à Z, des chiffres, des espaces "
                 "ou des traits d'union, en tout 60 au plus.").format(words=words)
        near = likely_name(words)
        hint = " " + _("Essayez « {near} ».").format(near=near) if near else ""
        raise click.UsageError(said + hint)
    if is_reserved(name) or kind == "workshop" and room.library.is_edition(name):
        raise click.UsageError(_("le kit ou l'ordinateur garde le nom « {name} » pour autre chose. "
                                 "Essayez « {near} ».").format(name=name, near=f"{name}-2"))
    path = room.library.names(SHELVES[kind]).get(name)
    if path and not path.is_relative_to(_home()):
        raise click.UsageError(_("« {name} » est déjà dans le kit. Choisissez un autre nom, ou partez de lui : "
                                 "new {kind} mon-{name} --from {name}").format(name=name, kind=kind))
    return name


def _known(room: Workroom, kind: str, model: str) -> str:
    """What is to be copied, if there is such a thing; of another kind, the command for it is said."""
    from kit.delivery.starting import SHELVES
    from kit.reading.diagnostics import nearest

    names = {one: room.library.names(shelf) for one, shelf in SHELVES.items()}
    if model in names[kind]:
        return model
    other = next((one for one in names if model in names[one]), None)
    if other:
        hint = _("C'est le nom d'autre chose : new {kind} NOM --from {model}").format(kind=other, model=model)
    elif near := nearest(model, names[kind]):
        hint = _("Vouliez-vous dire « {near} » ?").format(near=near)
    else:
        hint = _("Les noms qu'il y a : list")
    raise click.UsageError(_("rien à copier sous le nom « {model} ».").format(model=model) + " " + hint)


def _refuse_standing(path: Path | None) -> None:
    """Never over what a person wrote."""
    if path:
        raise click.UsageError(_("{path} existe déjà, et n'a pas été touché. Ouvrez-le, ou choisissez un autre nom.")
                               .format(path=_short(path)))


def _say(room: Workroom, kind: str, named: Named, drafts: list[Draft]) -> None:
    """The files, and what to type next."""
    room.written += len(drafts)
    files = _(" et ").join(_short(draft.path) for draft in drafts)
    room.say(_("{files} : à vous d'écrire. Pour voir ce que cela donne : {program} {command} {name}")
             .format(files=files, program=named.program, command=_NEXT[kind], name=named.name))


def _short(path: Path) -> str:
    """A path as one would type it from here."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
