#!/usr/bin/env python3
"""The door of the kit: `python3 build.py COMMAND …` prepares what is missing, then hands over to kit.cli.

Standard library only, and nothing is imported before it is needed: a start that has everything costs next to
nothing. An old Python must still be able to read this file, since it has to say which Python is needed.
"""

import os
import sys

OLDEST = (3, 11)
HERE = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(HERE, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
SETUP, CONSTRAINTS = os.path.join(HERE, "setup.cfg"), os.path.join(HERE, "constraints.txt")

WITH_TESTS = ("test",)  # the commands that need more libraries than printing does
IMPORTED_AS = {"fonttools": "fontTools", "markdown-it-py": "markdown_it", "page-validation": "page", "pillow": "PIL",
               "pytest-xdist": "xdist", "python-docx": "docx", "pyyaml": "yaml"}
DOOR = "kit-door"  # `-X kit-door` tells the Python of .venv that the door has been passed
DONE, REFUSED, INTERRUPTED = 0, 3, 130
# In both languages: the module that chooses one can be read by no Python as old as that.
TOO_OLD = """\
Ce kit demande Python 3.11 ou plus récent, et ce Python-ci est le {0} : \
installez-en un plus récent, puis relancez la même commande.
This kit needs Python 3.11 or newer, and this Python is {0}: install a newer one, then run the same command again.
"""


def main(argv):
    """Run one command: here if its libraries are here, else with the Python of `.venv`. Returns the exit status."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        say(TOO_OLD.format(found))
        return REFUSED
    if sys.path[0] != HERE:
        sys.path.insert(0, HERE)
    if sys.dont_write_bytecode:
        from kit.cli.compiled import keep

        keep(os.path.join(HERE, "kit"))
    from kit.cli.unchanged import told

    if told(argv):
        return DONE
    testing = next((word for word in argv if not word.startswith("-")), "") in WITH_TESTS
    # Most machines lack reportlab: asking for it alone spares them the reading of setup.cfg.
    if DOOR in sys._xoptions or importable(["reportlab"]) and importable(requirements(testing)):
        from kit.cli.app import obey

        return obey(argv)
    from kit.speech import _, speak, wanted

    try:
        speak(wanted(argv, os.environ))
        if not complete(testing):
            if "_KIT_TRAVAIL_PAIR_COMPLETE" in os.environ:  # Tab was pressed: that is no moment to install anything
                return DONE
            prepare(testing)
        return start_again(argv)
    except OSError as error:
        say(_("Le kit n'a pas pu se préparer : {error}").format(error=error) + "\n")
        return REFUSED
    except KeyboardInterrupt:
        say("\n" + _("Interrompu. La même commande reprendra la préparation.") + "\n")
        return INTERRUPTED


def say(sentence):
    """On stderr, where there is one."""
    if sys.stderr is not None:
        sys.stderr.write(sentence)


def start_again(argv):
    """Run the same command with the Python of `.venv`."""
    command = [PYTHON, "-X", DOOR, os.path.join(HERE, "build.py")] + argv
    if os.name != "nt":
        os.execv(PYTHON, command)
    from subprocess import Popen

    with Popen(command) as run:
        while True:
            try:
                return run.wait()
            except KeyboardInterrupt:  # the command hears it too, and ends in its own way
                continue


def requirements(testing):
    """The libraries that setup.cfg asks for, each as it asks for it: `reportlab>=5.1`."""
    wanted, asked = [], ["install_requires ="] + (["test ="] if testing else [])
    with open(SETUP, encoding="utf-8") as file:
        listing = False
        for line in file:  # read by hand, because a parser takes longer to import than all else here takes to do
            listing = line.startswith(" ") and listing or line.strip() in asked
            if listing and line.startswith(" "):
                wanted.append(line.strip())
    return wanted


def name_of(requirement):
    """`reportlab>=5.1` → `reportlab`."""
    return requirement.partition(">=")[0]


def importable(wanted):
    """Whether the running Python has all these libraries. They are looked for, not imported."""
    from importlib.machinery import PathFinder

    names = [name_of(requirement) for requirement in wanted]
    specs = (PathFinder.find_spec(IMPORTED_AS.get(name, name.replace("-", "_"))) for name in names)
    return all(spec and spec.origin for spec in specs)  # an empty folder of that name has no origin


def recipe():
    """All that decides what `.venv` holds: the Python that makes it, and what it is told to bring."""
    parts = ["Python {}.{}\n".format(*sys.version_info)]
    for path in (SETUP, CONSTRAINTS):
        with open(path, encoding="utf-8") as file:
            parts.append(file.read())
    return "".join(parts)


def stamp(testing):
    """The file in `.venv`, written last, that says it is ready: for printing, or for the tests as well."""
    return os.path.join(VENV, "ready-for-tests" if testing else "ready")


def complete(testing):
    """Whether `.venv` was made to the end, by this very recipe."""
    try:
        with open(stamp(testing), encoding="utf-8") as file:
            return file.read() == recipe() and os.path.exists(PYTHON)
    except OSError:
        return False


def prepare(testing):
    """Make `.venv` whole. Who starts meanwhile waits and finds it made; what was half made is made anew."""
    from kit.cli import preparing

    with preparing.alone(VENV + ".lock"):
        if complete(testing):
            return
        if not complete(False):
            preparing.make_venv(VENV)
        preparing.install(PYTHON, {name_of(wanted): wanted for wanted in requirements(testing)}, CONSTRAINTS)
        for path in (stamp(False), stamp(testing)):
            with open(path + ".new", "w", encoding="utf-8") as file:
                file.write(recipe())
            os.replace(path + ".new", path)


def leave(status):
    """End at once: the system takes back what this process holds much sooner than Python gives it up, piece by piece."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:  # said already, where it matters
            pass
    os._exit(status)


if __name__ == "__main__":
    leave(main(sys.argv[1:]))
