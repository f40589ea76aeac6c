"""`completion`: what a shell needs to complete commands and names, on stdout, with where it goes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kit.speech import _

_NAME = "kit-travail-pair"
# Where each shell reads it when a terminal opens.
_PLACES = {"bash": ">> ~/.bashrc", "zsh": ">> ~/.zshrc", "fish": "> ~/.config/fish/conf.d/kit-travail-pair.fish"}
# Click's scripts start a program that the shell finds by its name; build.py is started by Python, by its place. Each
# pair is a passage of such a script, and what stands there instead.
_BY_PLACE = {
    "bash": [("bash_complete $1)", "bash_complete {start})"),
             ("_setup;\n", "_setup;\ncomplete -o bashdefault -o default -F {function} python3 python\n")],
    "zsh": [("    (( ! $+commands[build.py] )) && return 1\n", ""),
            ("zsh_complete build.py)", "zsh_complete {start})")],
    "fish": [(" build.py);", " {start});"),
             ("complete --no-files --command build.py",
              "complete --no-files --command python3 --condition "
              "'string match -q \"*build.py\" -- (commandline -opc)[2]' --arguments \"({function})\";\n"
              "complete --no-files --command build.py")],
}


@click.command("completion")
@click.argument("shell", type=click.Choice(list(_PLACES)), metavar="|".join(_PLACES))
def command(shell: str) -> int:
    """Compléter les commandes et les noms avec la touche de tabulation.

    Écrit de quoi l'apprendre à votre terminal : bash, zsh ou fish. Ensuite, ouvrez un nouveau terminal, tapez
    « pack caf », puis la touche Tab.

    \b
    Exemples :
      python3 build.py completion bash >> ~/.bashrc
      python3 build.py completion zsh >> ~/.zshrc
      python3 build.py completion fish > ~/.config/fish/conf.d/kit-travail-pair.fish
    """
    from kit.cli.group import program_name

    line = f"{program_name()} completion {shell} {_PLACES[shell]}"
    click.echo("# " + _("À ajouter une fois, puis ouvrir un nouveau terminal : {line}").format(line=line))
    click.echo(script(shell, Path(sys.argv[0])), nl=False)
    return 0


def script(shell: str, started: Path) -> str:
    """The script of a shell, for the program as it was started: by its name, or by the place of build.py."""
    from shlex import quote

    from click.shell_completion import get_completion_class

    from kit.cli.completing import VARIABLE

    door = started.name == "build.py"
    made = get_completion_class(shell)(None, {}, started.name if door else _NAME, VARIABLE)
    text = made.source_template % made.source_vars()
    start = f"{quote(sys.executable)} {quote(str(started.resolve()))}"
    for passage, instead in _BY_PLACE[shell] if door else ():
        text = text.replace(passage, instead.format(start=start, function=made.func_name))
    return text
