"""What the command line says of itself, and Click's own sentences in French; in English Click speaks for itself.

What is wrong with a script is said by kit/locales/messages.
"""

from __future__ import annotations

import gettext

from kit.speech import USUAL, _, language

COMMAND_NAME = "kit-travail-pair"
SUBCOMMAND = _("COMMANDE [ARGUMENTS]...")

HELP = _("""Des ateliers sur le travail pair, prêts à imprimer : cartes, guides, affiches et supports.

Chaque commande a son aide, avec des exemples : COMMANDE --help.""")

EPILOG = "\b\n" + _("Exemples :") + """
  python3 build.py pack cafe-debat --participants 18 --start 14h
  python3 build.py sheet arbre-a-competences --size A3

""" + _("Les fichiers arrivent dans le dossier output. Ouvrez output/index.html pour tout voir d'un coup.")

COMMANDS = {
    "pack": _("Tout ce qui s'imprime pour un atelier, ou pour tous."),
    "deck": _("Un jeu de cartes, seul."),
    "sheet": _("Un support vierge, seul, à la taille voulue."),
    "preview": _("Voir et régler les ateliers dans le navigateur, les télécharger."),
    "list": _("Ce qu'il y a dans le kit : ateliers, jeux, supports."),
    "import": _("Relire un support rempli à l'écran, pour l'imprimer prérempli."),
    "new": _("Commencer un atelier, un jeu ou un support à soi."),
    "schema": _("Aider votre éditeur : compléter et expliquer les clés."),
    "check": _("Relire les scripts et la mise en page, sans rien écrire."),
    "calibrate": _("Régler une imprimante : des versos derrière leurs rectos."),
    "explain": _("Expliquer une erreur, avec un exemple à ne pas suivre et un bon."),
    "completion": _("Compléter commandes et noms avec la touche de tabulation."),
    "doctor": _("Dire ce qu'est cette installation, et ce qui lui manque."),
    "test": _("Lancer les tests du kit."),
    "bench": _("Mesurer le kit à côté d'autres moteurs."),
}

GREETING = _("""Bienvenue dans le kit travail pair : des ateliers prêts à imprimer.

Trois commandes à connaître :

  {start} pack
      prépare tout ce qui s'imprime, pour tous les ateliers
  {start} deck idees-recues
      prépare le jeu de cartes des idées reçues, seul
  {start} sheet arbre-a-competences --size A3
      prépare l'arbre à compétences vierge, en A3

Les fichiers arrivent dans le dossier output : ouvrez output/index.html.
Ce qu'il y a dans le kit : {start} list
Tout le reste : {start} --help""")

VERSION_HELP = _("Montrer la version du kit et sa place, puis s'arrêter.")
LANGUAGE_HELP = _("Langue du programme et des libellés imprimés. Sans cette option : pour le programme, celle de "
                  "KIT_LANG ou de l'ordinateur ; sur le papier, celle de chaque atelier.")
DEBUG_HELP = _("Montrer la trace, si le programme se trompe.")

INTERRUPTED = _("Interrompu.")
LIBRARY_MISSING = _("Il manque la bibliothèque « {name} » : supprimez le dossier .venv s'il existe, "
                    "puis lancez la commande par build.py.")


def near_to(name: str | None) -> str:
    """What goes on from a sentence about a name that is not known; empty where none is near."""
    return _(" ; vouliez-vous dire « {near} » ?").format(near=name) if name else ""


CLICK = {
    "Usage:": "Utilisation :",
    "Options": "Options ",
    "Positional arguments": "Arguments ",
    "Commands": "Commandes ",
    "Show this message and exit.": "Montrer cette aide, puis s'arrêter.",
    "Show the version and exit.": "Montrer la version, puis s'arrêter.",
    "%(prog)s, version %(version)s": "%(prog)s, version %(version)s",
    "Do you want to continue?": "Voulez-vous continuer ?",
    "Confirm the action without prompting.": "Confirmer sans poser la question.",
    "Try '{command} {option}' for help.": "Pour de l'aide : {command} {option}",
    "Error: {message}": "Erreur : {message}",
    "Aborted!": "Interrompu.",
    "unknown error": "raison inconnue",
    "Missing command.": "Il manque la commande.",
    "Missing argument": "Il manque l'argument",
    "Missing option": "Il manque l'option",
    "Missing parameter": "Il manque le paramètre",
    "Missing parameter: {param_name}": "Il manque le paramètre « {param_name} »",
    "Missing {param_type}": "Il manque : {param_type}",
    "Choose from:\n\t{choices}": "Au choix :\n\t{choices}",
    "No such option {name!r}.": "L'option « {name} » n'existe pas.",
    "No such command {name!r}.": "La commande « {name} » n'existe pas.",
    "Invalid value: {message}": "Valeur refusée : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur refusée pour {param_hint} : {message}",
    "Value must be an iterable.": "Il faut plusieurs valeurs.",
    "Invalid start character for option ({option})": "Une option ne commence pas ainsi : {option}",
    "Option {name!r} does not take a value.": "L'option « {name} » ne prend pas de valeur.",
    "Argument {name!r} takes {nargs} values.": "L'argument « {name} » demande {nargs} valeurs.",
    "Could not open file {filename!r}: {message}": "Le fichier « {filename} » ne s'ouvre pas : {message}",
    "{value!r} is not a valid {number_type}.": "« {value} » n'est pas un nombre valable.",
    "{value!r} is not a valid UUID.": "« {value} » n'est pas un UUID.",
    "{value!r} is not a valid boolean. Recognized values: {states}":
        "« {value} » n'est ni oui ni non. Valeurs connues : {states}",
    "{value} is not in the range {range}.": "{value} est hors des limites : {range}.",
    "file": "fichier",
    "directory": "dossier",
    "path": "chemin",
    "{name} {filename!r} does not exist.": "{name} introuvable : « {filename} ».",
    "{name} {filename!r} is a file.": "« {filename} » est un fichier.",
    "{name} {filename!r} is a directory.": "« {filename} » est un dossier.",
    "{name} {filename!r} is not readable.": "{name} illisible, faute d'autorisation : « {filename} ».",
    "{name} {filename!r} is not writable.": "{name} protégé contre l'écriture : « {filename} ».",
    "{name} {filename!r} is not executable.": "{name} sans droit d'exécution : « {filename} ».",
    "env var: {var}": "variable d'environnement : {var}",
    "default: {default}": "par défaut : {default}",
    "required": "obligatoire",
    "(dynamic)": "(calculé)",
    "deprecated": "abandonné",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}":
        "La commande « {name} » est abandonnée.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}":
        "L'option « {name} » est abandonnée.{extra_message}",
}

CLICK_PLURALS = {
    "Did you mean {possibility}?": ("Vouliez-vous dire {possibility} ?", "Peut-être : {possibilities} ?"),
    "Got unexpected extra argument ({args})": ("Argument en trop : {args}", "Arguments en trop : {args}"),
    "Takes {nargs} values but 1 was given.":
        ("Il faut {nargs} valeurs, et il y en a une.", "Il faut {nargs} valeurs, et il y en a {len}."),
    "{value!r} is not {choice}.":
        ("« {value} » ne convient pas ; il faut {choice}.", "« {value} » ne convient pas ; au choix : {choices}."),
    "{value!r} does not match the format {format}.":
        ("« {value} » ne s'écrit pas ainsi : {format}.", "« {value} » ne s'écrit d'aucune de ces façons : {formats}."),
    "{len_type} values are required, but {len_value} was given.":
        ("Il faut {len_type} valeurs, et il y en a {len_value}.",) * 2,
    "Option {name!r} requires an argument.":
        ("L'option « {name} » demande une valeur.", "L'option « {name} » demande {nargs} valeurs."),
}


def by_click(sentence: str) -> str:
    """A sentence of Click's in the language that is spoken."""
    return CLICK.get(sentence, sentence) if language() == USUAL else sentence


def teach_click() -> None:
    """Click asks gettext's current domain for each of its sentences: from here on, that domain is us."""
    gettext.dgettext = lambda domain, text: by_click(text)
    gettext.dngettext = lambda domain, one, many, n: _by_click_of(one, many)[n != 1]


def _by_click_of(one: str, many: str) -> tuple[str, str]:
    return CLICK_PLURALS.get(one, (one, many)) if language() == USUAL else (one, many)
