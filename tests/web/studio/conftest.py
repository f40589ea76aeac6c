"""A person's folder with two small workshops, as the studio behind the page sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.web.studio import Studio
from tests.cli.small import planted

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return planted(tmp_path)


@pytest.fixture
def studio(folder: Path) -> Studio:
    return Studio(folder)


@pytest.fixture(scope="session")
def shipped_studio() -> Studio:
    """The workshops that ship with the kit. Leave it as it is."""
    return Studio(ROOT)
