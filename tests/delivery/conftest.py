"""What tests of reprints share: a pack that was printed, with its manifest."""

from __future__ import annotations

import pytest

from .printed import Printed


@pytest.fixture
def printed(tmp_path):
    return Printed(tmp_path)
