"""Of the dys edition too, every file is PDF/A-2a and PDF/UA-1 for other readers."""

from .archived import assert_archived, validated

pytestmark = validated


def test_both_validators_pass_every_file(tmp_path):
    assert_archived(tmp_path, "--edition", "dys", "--cream")
