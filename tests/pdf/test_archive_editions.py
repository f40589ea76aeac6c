"""The files of every edition, for other readers, are PDF/A-2a and PDF/UA-1 too.

Apart from test_archive.py, so that another processor may see to it meanwhile: each edition is a minute's work.
"""

from __future__ import annotations

import pytest

from kit.cli.app import main

from . import verapdf
from .test_archive import failures

EDITIONS = (["--edition", "large"], ["--edition", "dys", "--cream"],
            ["--edition", "simple", "--inclusive", "point-median"])


@pytest.mark.slow
@pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing())
@pytest.mark.parametrize("words", EDITIONS, ids=lambda words: words[1])
def test_both_validators_pass_every_file_of_every_edition(words, tmp_path):
    assert main(["pack", *words, "--output", str(tmp_path)]) == 0
    paths = sorted(tmp_path.glob("*/*.pdf"))
    assert len(paths) > 60
    assert verapdf.failures(paths, "2a", "ua1") == {}
    assert {path: found for path in paths if (found := failures(path))} == {}
