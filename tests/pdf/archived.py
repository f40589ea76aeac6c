"""All the packs of one edition, put before both validators of PDF/A-2a and PDF/UA-1.

Each edition is a minute's work and has a test file of its own, so that several processors may see to them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.cli.app import main

from . import verapdf
from .test_archive import failures

validated = [pytest.mark.slow, pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing())]


def assert_archived(output: Path, *edition: str) -> None:
    """Make the packs of that edition in that folder; every file passes."""
    assert main(["pack", *edition, "--output", str(output)]) == 0
    paths = sorted(output.glob("*/*.pdf"))
    assert len(paths) > 60
    assert verapdf.failures(paths, "2a", "ua1") == {}
    assert {path: found for path in paths if (found := failures(path))} == {}
