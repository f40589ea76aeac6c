"""Runs one command line and turns every way it can end into an exit status and a sentence.

0 done · 1 the scripts are wrong · 2 wrong command line · 3 the machine said no · 4 our bug · 128 + n ended by signal n:
129 the terminal was closed, 130 Ctrl-C, 143 asked to end.
Click is imported only once a command is about to run, so that whoever can answer sooner does.
"""

from __future__ import annotations

import gc
import os
import sys

from kit.cli.unchanged import told
from kit.speech import speak, wanted

LOOKED_OVER = 100_000, 20, 5  # objects more than before, then how often each older generation goes with that
DONE, REFUSED, OUR_FAULT, BY_SIGNAL, CTRL_C = 0, 3, 4, 128, 2


class Ended(BaseException):
    """A signal asked this process to end: what is open is closed and tidied on the way out."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number


class Run:
    """What holds for the whole of one run; every command has it as its context's `obj`."""

    debug = False

    def __init__(self, arguments: list[str] | tuple = ()):
        self.arguments = list(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Answer this process's own command line, at once where nothing has changed; run one that is given. Its status."""
    if arguments is None:
        arguments = sys.argv[1:]
        if told(arguments):
            return DONE
    return obey(arguments)


def obey(arguments: list[str]) -> int:
    """Run one command line and return its exit status."""
    # What is made for pages stays until they are written, so it is looked over seldom: a pack takes 7 % less time. What
    # a long run leaves behind in circles is still found.
    gc.set_threshold(*LOOKED_OVER)
    run = Run(arguments)
    _accept_any_console()
    try:
        speak(wanted(arguments, os.environ))
        _hear_signals()
        from kit.cli.group import invoke

        status = invoke(arguments, run)
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a full disk or a closed pipe can still be answered for
        return status
    except KeyboardInterrupt:
        return _interrupted(CTRL_C)
    except Ended as ended:
        return _interrupted(ended.number)
    except BrokenPipeError:  # the reader left (`… | head`) and wants to hear no more
        status = REFUSED
    except Exception as error:
        if run.debug:
            sys.excepthook(type(error), error, error.__traceback__)
        status = _explain(error)
    _drop_what_cannot_be_written()
    return status


def _accept_any_console() -> None:
    """A console that lacks a letter shows another in its place; one that is closed swallows what it is sent."""
    if None in (sys.stdin, sys.stdout, sys.stderr):  # else the files of a build would get these numbers
        while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(handle)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _hear_signals() -> None:
    """Asked to end, end tidily; what a person told to go on without its terminal (`nohup`) goes on."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _raise_ended)


def _raise_ended(number: int, _: object) -> None:
    raise Ended(number)


def _interrupted(number: int) -> int:
    """Say so in one line, whatever else is pressed meanwhile."""
    import signal

    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return _end(BY_SIGNAL + number, "INTERRUPTED")
    finally:
        signal.signal(signal.SIGINT, heard)


def _explain(error: Exception) -> int:
    if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("kit"):
        return _end(REFUSED, "LIBRARY_MISSING", name=error.name)
    from kit.speech.accidents import our_fault, refusal

    if isinstance(error, (OSError, MemoryError)):
        return _say(REFUSED, refusal(error))
    return _say(OUR_FAULT, our_fault(error))


def _end(status: int, sentence: str, **facts: object) -> int:
    from kit.cli import sentences

    return _say(status, getattr(sentences, sentence).format(**facts))


def _say(status: int, sentence: str) -> int:
    from kit.speech.controls import escape_controls

    if sys.stderr is not None:
        print(escape_controls(sentence), file=sys.stderr)
    return status


def _drop_what_cannot_be_written() -> None:
    """Else Python tries once more when it closes the stream, complains, and changes the exit status."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
