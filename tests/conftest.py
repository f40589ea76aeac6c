"""What all tests share: golden files, compared with what is drawn today, rewritten on demand with --update-golden."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core import BUILT

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite tests/golden from what is drawn today; read the diff"
    )


def pytest_configure() -> None:
    """Tests send signals; programs started by `nohup` or in the background hand down that they are not heard.

    They read French, whatever the machine speaks.
    """
    os.environ["KIT_LANG"] = "fr"
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden("name", text)`: the text is that of tests/golden/name.log, to the character."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / f"{name}.log"
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        assert path.exists(), f"no {path.name} yet: run once with --update-golden and read it"
        assert text == path.read_text("utf-8")

    return compare


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packs of the four core workshops, a deck and a sheet alone. Built once for all workers; leave it as it is."""
    from kit.cli.app import main
    from kit.delivery.locking import held

    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "built"
    shared.mkdir(exist_ok=True)
    with held(shared, 300):
        if not (shared / "done").exists():
            for words in BUILT:
                assert main([*words, "--output", str(shared / "output")]) == 0
            (shared / "done").touch()
    return shared / "output"
