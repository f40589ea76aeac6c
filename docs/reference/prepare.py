"""Writes the pages of this folder: every key of every kind of file, as the models have it, with a whole example.

`python3 docs/reference/prepare.py` from the kit's folder. Words come from kit/locales/keys, examples from the pages
beside this folder; a test compares what is here with what this makes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import inspect

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from kit.delivery.schemas import header  # noqa: E402
from kit.model import budget, calendars, deck, derived, edition, event, garden, memo, overlay, paper  # noqa: E402
from kit.model import path, results, rings, sheet, tally, theme, training_sheets, workshop  # noqa: E402
from kit.model.deck_rules import NEEDED  # noqa: E402
from kit.model.filekinds import KINDS  # noqa: E402
from kit.model.keys import Keys, is_simple  # noqa: E402
from kit.model.merging import EDITS  # noqa: E402
from kit.model.schema import optionless, shown, usual_of  # noqa: E402
from kit.model.values import Size  # noqa: E402
from kit.reading.source import Text  # noqa: E402

KEYS = Keys("fr")
_FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FEW = 3  # words to choose from that stand in a table; more of them have a list of their own


class Page(NamedTuple):
    """A page: its kind of file, where one stands, what is said first, its structs in order, its examples by title."""

    kind: str
    file: str
    about: str
    structs: tuple[type, ...]
    examples: tuple[str, ...]


TEMPLATES = (
    (sheet.Poster, sheet.Point), (sheet.Tree, sheet.TreePart), (sheet.Canvas, sheet.Area), (sheet.Table, sheet.Column),
    (sheet.Form, sheet.Section, sheet.Question), (sheet.Handout,), (sheet.Questionnaire,), (sheet.Tent,),
    (sheet.Headcount,), (sheet.Digest,), (calendars.Calendar, calendars.Moment),
    (calendars.Training, calendars.Theory, calendars.Placement), (tally.Tally,),
    (budget.Budget, budget.BudgetSide, budget.BudgetLine), (garden.Garden, garden.Condition, garden.Stage),
    (rings.Rings, rings.Quarter), (memo.Memo, memo.Experience), (training_sheets.Register, training_sheets.Fact),
    (training_sheets.Syllabus, training_sheets.Framework),
)
PAGES = {
    "atelier.md": Page("workshop", "workshops/mon-atelier.yaml",
                       "Un atelier : son guide, son déroulé, tout ce qu'il imprime.",
                       (workshop.Workshop, workshop.Guide, workshop.Participants, workshop.Tables,
                        workshop.Facilitators, workshop.Material,
                        workshop.Printed, workshop.Step, workshop.Direction, workshop.Variant),
                       ("workshops/cafe-du-mardi.yaml",)),
    "jeu.md": Page("deck", "cards/mon-jeu.yaml",
                   "Un jeu de cartes : les siennes, ou certaines de celles d'un autre jeu.",
                   (deck.Deck, deck.Card, deck.Category, derived.Derivation),
                   ("cards/nos-cartes.yaml", "cards/pour-le-service-du-soir.yaml")),
    "supports.md": Page("sheet", "assets/sheets/mon-support.yaml",
                        "Une page à afficher, à remplir ou à emporter. Son modèle, `template`, décide de ses clés.",
                        (sheet.Sheet, sheet.Worksheet, *(struct for group in TEMPLATES for struct in group)), ()),
    "rencontre.md": Page("event", "rencontre.yaml",
                         "Une rencontre : la date, le lieu, le nombre de personnes. À donner par `--event`.",
                         (event.Event, event.TrainingAction), ("rencontre.yaml", "formation.yaml")),
    "papiers.md": Page("paper", "assets/papers/mon-papier.yaml",
                       "Un papier autour de l'atelier, imprimé quand on le demande par `--papers`.",
                       (paper.Paper, paper.PaperLine), ("assets/papers/notre-accueil.yaml",)),
    "resultats.md": Page("results", "resultats/mon-support.yaml",
                         "Ce qui a été écrit sur un support, à réimprimer sur le suivant. À donner par `--results`.",
                         (results.Results,), ("results: grille-de-profil",)),
    "parcours.md": Page("path", "workshops/parcours.yaml",
                        "Le chemin d'un atelier à l'autre : qui vient, quand, et ce que chacun transmet.",
                        (path.Journey, path.PathStage, path.Gift, path.Receiver, path.Beside),
                        ("workshops/parcours.yaml",)),
    "region.md": Page("overlay", "ma-region/overlay.yaml",
                      "Le dossier d'une région : ses mots, ses couleurs, ses partenaires. À donner par `--overlay`.",
                      (overlay.Settings, overlay.Partner, overlay.Colours, overlay.Accents, overlay.Shades),
                      ("ma-region : overlay.yaml",)),
    "apparence.md": Page("theme", "kit/themes/mon-theme.yaml",
                         "Les couleurs du kit, et ses éditions : des fichiers du kit, que l'on change rarement.",
                         (theme.Theme, theme.Swatch, edition.Reading), ()),
}


# --- where things stand ------------------------------------------------------------------------------------


def heading(struct: type) -> str:
    """What a struct is called."""
    return KEYS.title(struct.__name__)


def anchor(words: str) -> str:
    """How a heading is called in a link."""
    return re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")


def link(struct: type, name: str) -> str:
    """A struct's heading, as a link from a page."""
    home = name if struct in PAGES[name].structs else next(n for n, page in PAGES.items() if struct in page.structs)
    return f"[{heading(struct).replace('`', '')}]({home if home != name else ''}#{anchor(heading(struct))})"


def examples() -> dict[str, str]:
    """Every example of the pages beside, by its title: of one without, its first line."""
    found: dict[str, str] = {}
    for page in sorted(HERE.parent.glob("*.md")):
        for text in _FENCE.findall(page.read_text("utf-8")):
            first, _, rest = text.partition("\n")
            title = first.removeprefix("# ")
            found[title] = found[title] + rest if title in found else text
    return found


# --- a table of keys ---------------------------------------------------------------------------------------


def fields(struct: type) -> list[inspect.Field]:
    """The keys of a struct; of a template of sheets, those that the others do not have."""
    base = next((base for base in (sheet.Worksheet, sheet.Sheet) if issubclass(struct, base) and struct is not base),
                None)
    shared = {field.name for field in inspect.type_info(base).fields} if base else set()
    return [field for field in inspect.type_info(struct).fields if field.name not in shared]


def table(struct: type, name: str, lists: dict[str, dict]) -> Iterator[str]:
    """The keys of a struct as a table; words to choose from that are many go into `lists`, by their heading."""
    yield from ("| clé | valeur | obligatoire ? | ce qu'elle dit |", "|---|---|---|---|")
    for field in fields(struct):
        key = field.encode_name
        takes = KEYS.takes(struct, key) or written(optionless(field.type), name, lists)
        if key == KINDS["sheet"].by and struct is sheet.Sheet:
            takes = choice(KINDS["sheet"].structs, lists)
        cells = (f"`{key}`", takes, usual(field, struct), KEYS.says(struct, key))
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def usual(field: inspect.Field, struct: type) -> str:
    """Whether a key has to be there; if not, what holds without it."""
    if field.required:
        return "oui"
    said, default = KEYS.usual(struct, field.encode_name), shown(usual_of(field))
    return f"sinon {said}" if said else f"sinon `{default}`" if default else "sinon rien"


def written(kind: inspect.Type, name: str, lists: dict[str, dict]) -> str:
    """What stands after a key."""
    if isinstance(kind, inspect.StructType):
        return f"bloc : {keys_of(kind)}" if is_simple(kind.cls) else f"bloc : {link(kind.cls, name)}"
    if isinstance(kind, inspect.VarTupleType):
        return _listed(written(kind.item_type, name, lists))
    if isinstance(kind, inspect.DictType):
        return written(kind.value_type, name, lists).replace("bloc : ", "blocs : ")
    if isinstance(kind, inspect.LiteralType):
        return choice(kind.values, lists)
    if isinstance(kind, inspect.CustomType):
        if kind.cls is Size:
            return "[taille](../ecrire-un-atelier.md#les-tailles)"
        return "texte" if kind.cls is Text else str(KEYS.form(kind.cls.__name__)["takes"])
    return "`true` ou `false`" if isinstance(kind, inspect.BoolType) else "nombre"


def _listed(item: str) -> str:
    """A list of what is said of one of its entries."""
    if item in ("texte", "nombre"):
        return f"liste de {item}s"
    said = f"liste : {item}".replace("liste : bloc : ", "liste : ")
    return said.replace("liste : [un de ces mots]", "liste de [ces mots]")


def keys_of(kind: inspect.StructType) -> str:
    """The keys of simple words."""
    return ", ".join(f"`{field.encode_name}`" for field in kind.fields)


def choice(values: Iterable[object], lists: dict[str, dict]) -> str:
    """Words to choose from, or where they are listed."""
    choices = KEYS.choices(values)
    if len(choices) <= _FEW:
        return ", ".join(f"`{value}` ({said})" for value, said in choices.items())
    lists[KEYS.choice(values)] = choices
    return f"[un de ces mots](#{anchor(KEYS.choice(values))})"


# --- a page ------------------------------------------------------------------------------------------------


def page(name: str) -> str:
    """One page, whole."""
    about, given, lists = PAGES[name], examples(), {}
    lines = ["<!-- Écrit par docs/reference/prepare.py : changez plutôt kit/locales/keys/fr.yaml. -->", "",
             f"# {KEYS.title(about.kind)}", "", about.about, "",
             "Pour que votre éditeur complète et explique ces clés (`python3 build.py schema`), première ligne :",
             "", "```yaml", header(about.kind, Path(about.file)).rstrip(), "```", "",
             "La troisième colonne dit si la clé est obligatoire (« oui ») ; sinon, ce qui vaut sans elle.", ""]
    for struct in about.structs:
        lines += [f"## {heading(struct)}", "", *table(struct, name, lists), ""]
        if struct is deck.Card:
            lines += [*needs(), ""]
        if about.kind == "sheet" and (example := example_of(struct, given)):
            lines += ["```yaml", example.rstrip("\n"), "```", ""]
    if about.kind == "overlay":
        lines += [*changes(), ""]
    for words, choices in lists.items():
        lines += [f"## {words}", "", *(f"- `{value}` : {said}" for value, said in choices.items()), ""]
    for number, title in enumerate(about.examples):
        lines += ["## Un exemple entier" if not number else "## Un autre exemple", "", "```yaml",
                  given[title].rstrip("\n"), "```", ""]
    return "\n".join(lines)


def example_of(struct: type, given: dict[str, str]) -> str | None:
    """The first example of a template of sheets."""
    name = next((name for name, each in KINDS["sheet"].structs.items() if each is struct), None)
    return next((text for text in given.values() if f"\ntemplate: {name}\n" in text), None) if name else None


def needs() -> Iterator[str]:
    """What a card cannot do without, by its template."""
    yield from ("Ce qu'il faut à une carte, selon son modèle, en plus de `card` :", "", "| modèle | il faut |",
                "|---|---|")
    for template, keys in NEEDED.items():
        yield f"| `{template}` | {', '.join(f'`{key}`' for key in keys) or 'rien'} |"


def changes() -> Iterator[str]:
    """How a file of the folder changes a list."""
    yield from ("## Changer une liste", "", "Les autres fichiers du dossier portent le nom de celui qu'ils changent,",
                "et ne disent que leurs différences. Une liste y est changée ligne par ligne, chacune par son nom.",
                "Leur première ligne nomme un schéma à eux : `workshop-changes.json`, `deck-changes.json`,",
                "`sheet-changes.json` ou `path-changes.json`.", "",
                "| clé | ce qu'elle fait |", "|---|---|")
    yield from (f"| `{key}` | {KEYS.edit(key)} |" for key in EDITS)


def index() -> str:
    """The page that leads to the others."""
    rows = [f"| [{KEYS.title(about.kind)}]({name}) | {about.about} | `{about.file}` |" for name, about in PAGES.items()]
    return "\n".join(["<!-- Écrit par docs/reference/prepare.py. -->", "", "# Toutes les clés", "",
                      "Une page par sorte de fichier. Pour apprendre à écrire, lisez plutôt",
                      "[Écrire un atelier, un jeu de cartes, un support](../ecrire-un-atelier.md).", "",
                      "| sorte | ce que c'est | par exemple |", "|---|---|---|", *rows, ""])


def pages() -> dict[str, str]:
    """Every file of this folder that is made, by its name."""
    return {"README.md": index()} | {name: page(name) for name in PAGES}


if __name__ == "__main__":
    for file, text in pages().items():
        (HERE / file).write_text(text, "utf-8")
