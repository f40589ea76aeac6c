"""`preview`: the workshops in a browser, on this machine alone."""

from __future__ import annotations

import errno
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.options import LIMIT, OVERLAY, options
from kit.speech import _

if TYPE_CHECKING:
    from kit.web.server import Server
    from kit.web.studio import Studio

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")


@click.command("preview")
@click.argument("workshop", required=False, metavar=_("[ATELIER]"))
@options((OVERLAY,))
@click.option("--no-open", "quiet", is_flag=True, help=_("Ne pas ouvrir le navigateur : écrire seulement l'adresse."))
@click.option("--port", type=click.IntRange(1, 65535), metavar="N",
              help=_("Port de la page ; sans cette option, un port libre."))
@LIMIT
def command(workshop: str | None, overlay: tuple[Path, ...], quiet: bool, port: int | None, limit: float) -> int:
    """Ouvrir une page pour voir les ateliers, choisir la date et le nombre de personnes, et télécharger.

    La page reste sur cet ordinateur et se met à jour quand un fichier change.

    \b
    Exemples :
      python3 build.py preview
      python3 build.py preview cafe-debat
    """
    from kit.cli.folders import project_folder
    from kit.cli.workroom import MEGABYTE
    from kit.web.studio import Studio

    studio = Studio(project_folder(), overlay, int(limit * MEGABYTE))
    path = _path(studio, workshop)
    server = _server(studio, port)
    if server is None:
        return 3
    address = server.address(path)
    click.echo(_("La page des ateliers est ouverte : {address}\nCtrl-C pour arrêter.").format(address=address))
    sys.stdout.flush()
    if not quiet:
        _open(address)
    server.run()
    return 0


def _path(studio: Studio, workshop: str | None) -> str:
    """The page to open first. Raises click.BadParameter for a workshop that there is not."""
    from kit.reading.diagnostics import nearest

    names = [one.name for one in studio.shelf()] if workshop else []
    if workshop and workshop not in names:
        near = nearest(workshop, names)
        said = " " + _("Vouliez-vous dire « {name} » ?").format(name=near) if near else ""
        raise click.BadParameter(_("aucun atelier ne s'appelle « {name} ».").format(name=workshop) + said,
                                 param_hint=_("ATELIER"))
    return f"/atelier/{workshop}" if workshop else "/"


def _server(studio: Studio, port: int | None) -> Server | None:
    """The page, not answering yet; None, and why, where its port is another program's."""
    from kit.web.server import Server

    try:
        return Server(studio, partial(_tell, click.get_current_context().obj.debug), port or 0)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        click.echo(_("Le port {port} n'est pas libre : laissez --port, et la page en trouvera un.").format(port=port),
                   err=True)
        return None


def _tell(debug: bool, error: Exception) -> None:
    """An error of the program, in one line; the page goes on. With --debug, where it happened."""
    from kit.speech.accidents import our_fault
    from kit.speech.controls import escape_controls

    if debug:
        sys.excepthook(type(error), error, error.__traceback__)
    click.echo(escape_controls(our_fault(error)), err=True)


def _open(address: str) -> None:
    """Show the page in the person's browser, where there is a screen: others would take over this terminal."""
    import webbrowser
    from threading import Thread

    if sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in _DISPLAYS):
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
