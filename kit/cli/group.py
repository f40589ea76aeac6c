"""The commands by name. The module of each is imported only when that command is called."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

import kit
from kit.cli import completing, sentences
from kit.cli.app import Run
from kit.cli.helping import spoken
from kit.speech import LANGUAGES, OPTION, _
from kit.speech.controls import escape_controls

# Commands whose module has another name; each module holds its `command`.
MODULES = {"list": "listing", "import": "importing"}
_QUOTED = re.compile(r"(?<!\w)'([^'\n]*)'")


class LazyGroup(click.Group):
    """A group that knows the names and short helps of its commands without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(sentences.COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in sentences.COMMANDS:
            return None
        command = import_module(f"kit.cli.{MODULES.get(name, name)}").command
        if LANGUAGE not in command.params:
            command.params += [LANGUAGE, DEBUG]
            command.help = command.help and spoken(command.help)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list:
        from click.shell_completion import CompletionItem

        begun = [name for name in sentences.COMMANDS if name.startswith(incomplete)]
        named = [CompletionItem(name, help=sentences.COMMANDS[name]) for name in begun]
        return named + click.Command.shell_complete(self, ctx, incomplete)

    def resolve_command(self, ctx: click.Context, args: list[str]):
        if args[0] not in sentences.COMMANDS:
            raise click.NoSuchCommand(args[0], possibilities=sentences.COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(sentences.by_click("Commands")):
            formatter.write_dl(list(sentences.COMMANDS.items()))


def invoke(arguments: Sequence[str], run: Run) -> int:
    """Run the command that these arguments name. Returns its exit status; 2 where they make no sense."""
    sentences.teach_click()
    if completing.wanted(os.environ):
        return completing.answer(program)
    try:
        with program.make_context(program_name(), list(arguments), obj=run) as ctx:
            return program.invoke(ctx) or 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        return _show(error)


def program_name() -> str:
    """What a person types to start the kit."""
    started = Path(sys.argv[0])
    python = "python" if sys.platform == "win32" else "python3"
    if started.name == "build.py":
        here = started.resolve().parent == Path.cwd()
        door = started.name if here else f'"{started}"' if " " in str(started) else started
        return f"{python} {door}"
    return f"{python} -m kit" if started.name == "__main__.py" else sentences.COMMAND_NAME


def _show(error: click.ClickException) -> int:
    """Click quotes names the way Python does; a French reader gets « », an English one "…"."""
    from io import StringIO

    said = StringIO()
    error.show(said)
    for line in said.getvalue().expandtabs(4).splitlines():
        click.echo(_QUOTED.sub(_quote, escape_controls(line)), err=True)
    return error.exit_code


def _quote(found: re.Match) -> str:
    return _("« {name} »").format(name=found[1])


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        python = ".".join(map(str, sys.version_info[:3]))
        click.echo(f"{sentences.COMMAND_NAME} {kit.__version__} ({Path(kit.__file__).parent}, Python {python})")
        ctx.exit()


def _set_debug(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        ctx.obj.debug = True


# What it says was read off the command line before anything else; here it is only checked.
LANGUAGE = click.Option([OPTION], type=click.Choice(LANGUAGES), expose_value=False, metavar="|".join(LANGUAGES),
                        help=sentences.LANGUAGE_HELP)
DEBUG = click.Option(["--debug"], is_flag=True, is_eager=True, expose_value=False, callback=_set_debug,
                     help=sentences.DEBUG_HELP)


@click.group(
    cls=LazyGroup,
    params=[click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version,
                         help=sentences.VERSION_HELP), LANGUAGE, DEBUG],
    help=sentences.HELP,
    epilog=sentences.EPILOG,
    subcommand_metavar=sentences.SUBCOMMAND,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.pass_context
def program(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(sentences.GREETING.format(start=ctx.command_path))
