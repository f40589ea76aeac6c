"""Every file of tests/hostile ends in what EXPECTED.tsv says of it, quickly, and harms nothing."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.hostile import table

if not hasattr(os, "fork"):
    pytest.skip("children are forked", allow_module_level=True)

from tests.hostile import making
from tests.hostile.verdict import ROOT, found, judge, tree

CASES = table.cases()
KEPT = [case for case in CASES if case.kept]


@pytest.mark.parametrize("case", table.trials(KEPT))
def test_it_ends_as_the_table_says(case, warm, tmp_path):
    judge(case, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES[::12], ids=str)
def test_so_it_does_in_a_process_of_its_own(case, tmp_path, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")  # apart: the compiled programs may be kept there
    folder = making.project(tmp_path, case)
    before = tree(tmp_path)
    words = [word.encode("utf-8", "surrogateescape") for word in case.words]
    ended = subprocess.run([sys.executable, str(ROOT / "build.py"), *words], cwd=folder, capture_output=True,
                           timeout=60, env=os.environ | {"NO_COLOR": "1", "HOME": str(home), "PYTHONUTF8": "1"})
    said = ended.stderr.decode("utf-8", "replace")
    assert (ended.returncode, found(said)) == (case.exit, case.found), said
    assert not case.exit or tree(tmp_path) == before


def test_the_table_and_the_folder_agree():
    listed = {case.file for case in CASES}
    kept = {path.relative_to(table.HERE).as_posix() for path in table.HERE.rglob("*")
            if path.is_file() and path.parent != table.HERE and not {"project", "__pycache__"} & set(path.parts)}
    made = {f"made/{name}" for name in making.MADE}
    assert kept | made == listed - {"-"}
    assert len(kept) >= 150 and len(set(map(str, CASES))) == len(CASES)
    assert sum((table.HERE / name).stat().st_size for name in kept) < 1_500_000
