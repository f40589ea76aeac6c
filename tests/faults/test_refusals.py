"""Whatever the machine refuses, and whenever: what was there is there, to the byte, and nothing is left beside it."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kit.cli.app import main
from kit.delivery import packing, pictures
from kit.delivery.writing import NotWritten, staged_files, staged_set, write_file, write_set
from tests.faults.machine import Refusing, assert_whole, filled, held, left_over
from tests.faults.trials import CARDS, packs, prepared

OLD = {"guide.pdf": b"ancien guide", "carte.pdf": b"carte", "retire.pdf": b"plus au programme"}
NEW = {"guide.pdf": b"nouveau guide", "carte.pdf": b"carte", "neuf.pdf": b"nouveau"}
THEIRS = {"mes notes.txt": b"a garder"}
OURS = list(OLD)
NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES)
MOST = 200  # refusals before a test gives up


def streamed_set(folder: Path) -> None:
    with staged_set(folder, OURS) as stage:
        for name, data in NEW.items():
            with stage.open(name) as file:
                for byte in data:
                    file.write(bytes([byte]))


def streamed_files(folder: Path) -> None:
    with staged_files(folder) as stage:
        stage.open("x.pdf").write(b"nouveau")


WAYS: dict[str, tuple[Callable[[Path], object], dict, dict]] = {
    "set": (lambda folder: write_set(folder, NEW, OURS), OLD | THEIRS, NEW | THEIRS),
    "first set": (lambda folder: write_set(folder, NEW, OURS), {}, NEW),
    "streamed set": (streamed_set, OLD | THEIRS, NEW | THEIRS),
    "file": (lambda folder: write_file(folder / "x.pdf", b"nouveau"), {"x.pdf": b"ancien"}, {"x.pdf": b"nouveau"}),
    "first file": (lambda folder: write_file(folder / "x.pdf", b"nouveau"), {}, {"x.pdf": b"nouveau"}),
    "streamed file": (streamed_files, {"x.pdf": b"ancien!"} | THEIRS, {"x.pdf": b"nouveau"} | THEIRS),
}


@pytest.mark.parametrize(("number", "for_ever"), (*((number, False) for number in NUMBERS), (errno.ENOSPC, True)))
@pytest.mark.parametrize("way", WAYS)
def test_any_refusal_leaves_what_was_there(tmp_path, monkeypatch, way, number, for_ever):
    """Refused, the old is there; not refused, or only what can be done without, the new. The loop ends by itself."""
    write, old, new = WAYS[way]
    failed = 0
    for nth in range(1, MOST):
        output = tmp_path / str(nth)
        folder = filled(output / "atelier", old) if old else output / "atelier"
        with monkeypatch.context() as patch:
            machine = Refusing(patch, output, nth, number, for_ever)
            try:
                write(folder)
                expected = new
            except NotWritten as problem:
                assert problem.error.errno == number
                expected, failed = old, failed + 1
        if for_ever:
            write(folder)  # the disk is mended: the next run puts everything right
            expected = new
        assert held(output) == {f"atelier/{name}": data for name, data in expected.items()}, nth
        assert not left_over(output), nth
        if not machine.refused:
            break
    assert failed >= 6 and expected is new and nth < MOST - 1


def test_what_stops_the_maker_of_a_file_goes_on_as_it_is(tmp_path):
    folder = filled(tmp_path / "atelier", OLD)
    with pytest.raises(ZeroDivisionError), staged_set(folder, OURS) as stage:
        stage.put("guide.pdf", b"nouveau")
        stage.open("neuf.pdf").write(b"a moitie")
        raise ZeroDivisionError
    assert held(tmp_path) == {f"atelier/{name}": data for name, data in OLD.items()} and not left_over(tmp_path)


# --- the whole program ----------------------------------------------------------------------------------------------


def beside(output: dict[str, bytes]) -> dict[str, bytes]:
    """The page of all files and its pictures."""
    return {name: data for name, data in output.items() if not name.startswith("essai/")}


@pytest.mark.parametrize("each", (4, pytest.param(1, marks=pytest.mark.slow)))
def test_any_refusal_of_a_whole_run_is_said_and_leaves_each_set_whole(tmp_path, monkeypatch, capsys, each):
    """Refused, there is the old pack and its page, or the new one and the page before."""
    monkeypatch.chdir(prepared(tmp_path / "projet"))
    monkeypatch.setattr(packing, "make_pack", lambda *_, **__: packs()[1])
    monkeypatch.setattr(pictures, "_WIDTH", 40)
    output, kept = tmp_path / "projet" / "output", tmp_path / "kept"
    shutil.copytree(output, kept)
    old, failed = held(kept), 0
    for nth in range(1, MOST, each):
        shutil.rmtree(output)
        shutil.copytree(kept, output)
        with monkeypatch.context() as patch:
            machine = Refusing(patch, output, nth, errno.ENOSPC)
            status = main(list(CARDS))
        now, said = held(output), capsys.readouterr().err
        assert status in (0, 3) and "Traceback" not in said and not left_over(output), nth
        assert_whole(output / "essai")
        if status:
            failed += 1
            assert "plus de place" in said
            assert beside(now) == beside(old), nth
        if not machine.refused:
            break
    assert failed > 10 / each and status == 0 and nth < MOST - each


