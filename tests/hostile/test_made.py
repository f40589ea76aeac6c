"""What is too large or too odd to be kept, and command lines: each ends in what EXPECTED.tsv says of it."""

from __future__ import annotations

import os

import pytest

from tests.hostile import table

if not hasattr(os, "fork"):
    pytest.skip("children are forked", allow_module_level=True)

from tests.hostile.verdict import judge

MADE = [case for case in table.cases() if not case.kept]


@pytest.mark.parametrize("case", table.trials(MADE))
def test_it_ends_as_the_table_says(case, warm, tmp_path):
    judge(case, tmp_path)
