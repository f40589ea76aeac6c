"""What the command line says, in French: its own sentences, and Click's.

Python and not YAML, so that `--help` reads no file. What is wrong with a script is said by kit/locales/messages.
"""

from __future__ import annotations

import errno
import gettext
import os

COMMAND_NAME = "kit-travail-pair"
SUBCOMMAND = "COMMANDE [ARGUMENTS]..."

HELP = """Des ateliers sur le travail pair, prêts à imprimer : cartes, guides, affiches et supports.

Chaque commande a son aide, avec des exemples : COMMANDE --help."""

EPILOG = """\b
Exemples :
  python3 build.py pack cafe-debat --participants 18 --start 14h
  python3 build.py sheet arbre-a-competences --size A3

Les fichiers arrivent dans le dossier output. Ouvrez output/index.html pour tout voir d'un coup."""

COMMANDS = {
    "pack": "Tout ce qui s'imprime pour un atelier, ou pour tous.",
    "deck": "Un jeu de cartes, seul.",
    "sheet": "Un support vierge, seul, à la taille voulue.",
    "list": "Ce qu'il y a dans le kit : ateliers, jeux, supports.",
    "import": "Relire un support rempli à l'écran, pour l'imprimer prérempli.",
    "schema": "Aider votre éditeur : compléter et expliquer les clés.",
    "check": "Relire les scripts et la mise en page, sans rien écrire.",
    "calibrate": "Régler une imprimante : des versos derrière leurs rectos.",
    "explain": "Expliquer une erreur, avec un exemple à ne pas suivre et un bon.",
    "test": "Lancer les tests du kit.",
    "bench": "Mesurer le kit à côté d'autres moteurs.",
}

GREETING = """Bienvenue dans le kit travail pair : des ateliers prêts à imprimer.

Trois commandes à connaître :

  {start} pack
      prépare tout ce qui s'imprime, pour tous les ateliers
  {start} deck idees-recues
      prépare le jeu de cartes des idées reçues, seul
  {start} sheet arbre-a-competences --size A3
      prépare l'arbre à compétences vierge, en A3

Les fichiers arrivent dans le dossier output : ouvrez output/index.html.
Ce qu'il y a dans le kit : {start} list
Tout le reste : {start} --help"""

VERSION_HELP = "Montrer la version du kit et sa place, puis s'arrêter."
DEBUG_HELP = "Montrer la trace, si le programme se trompe."

INTERRUPTED = "Interrompu."
LIBRARY_MISSING = ("Il manque la bibliothèque « {name} » : supprimez le dossier .venv s'il existe, "
                   "puis lancez la commande par build.py.")
MACHINE_SAID_NO = "L'ordinateur a refusé : {why}{what}."
OUR_FAULT = ("Erreur du programme, et non de vos fichiers : {what} ({place}). "
             "L'option --debug montre la trace, à joindre quand vous la signalez.")

MACHINE = {
    errno.ENOSPC: "il n'y a plus de place sur le disque",
    errno.EACCES: "l'accès n'est pas permis",
    errno.EPERM: "l'opération n'est pas permise",
    errno.EROFS: "le disque est en lecture seule",
    errno.ENOENT: "fichier ou dossier introuvable",
    errno.EISDIR: "c'est un dossier, pas un fichier",
    errno.ENOTDIR: "ce n'est pas un dossier",
    errno.EMFILE: "trop de fichiers sont ouverts",
    errno.EIO: "le disque ne répond pas bien",
    errno.EFBIG: "le fichier est plus grand que ce qui est permis ici",
    errno.EDQUOT: "la place qui vous est accordée sur le disque est pleine",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.ENOMEM: "il n'y a plus de mémoire",
}


def reason(said: str) -> str:
    """What the machine says in English of what it would not do, in French where the sentence is known."""
    return next((french for number, french in MACHINE.items() if os.strerror(number) == said), said)


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


def teach_click() -> None:
    """Click asks gettext's current domain for each of its sentences: from here on, that domain answers in French."""
    gettext.dgettext = lambda domain, text: CLICK.get(text, text)
    gettext.dngettext = lambda domain, one, many, n: CLICK_PLURALS.get(one, (one, many))[n != 1]
