"""A full disk, a link in the way, a file held open: said in French, and the pack stays."""

from __future__ import annotations

import errno
import os
import re

import pytest

from .small import change, state


def test_a_full_disk_is_said_in_french_and_leaves_the_pack(run, project, monkeypatch):
    run("pack", "un", "--only", "guide")
    before = state(project / "output")
    change(project / "workshops" / "un.yaml", "Un essai de rien", "Un autre essai")

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = run("pack", "un", "--only", "guide")
    assert done.status == 3
    assert re.search(
        r"erreur : impossible d'écrire output.un \(il n'y a plus de place sur le disque\) ; "
        "ce qui s'y trouvait est resté tel quel",
        done.err,
    )
    assert state(project / "output") == before


@pytest.mark.skipif(os.name == "nt", reason="needs a right to make links")
@pytest.mark.parametrize("words", (["pack", "un", "--only", "cards"], ["deck", "jeu-un"], ["sheet", "comptage"]))
def test_an_output_that_is_a_link_or_a_file_is_refused(run, project, words):
    (project / "ailleurs").mkdir()
    (project / "lien").symlink_to(project / "ailleurs")
    done = run(*words, "--output", "lien")
    assert done.status == 3 and "c'est un lien" in done.err and not list((project / "ailleurs").iterdir())
    (project / "fichier").write_text("à moi", "utf-8")
    done = run(*words, "--output", "fichier")
    assert done.status in (2, 3) and (project / "fichier").read_text("utf-8") == "à moi"


def test_a_file_held_open_elsewhere_is_said_so(run, project, monkeypatch):
    run("pack", "un", "--only", "guide")
    change(project / "workshops" / "un.yaml", "Un essai de rien", "Un autre essai")

    def held(*_):
        error = PermissionError(errno.EACCES, "Access is denied", "output/un/guide.pdf")
        error.winerror = 32
        raise error

    monkeypatch.setattr(os, "rename", held)
    done = run("pack", "un", "--only", "guide")
    assert done.status == 3 and "est ouvert dans un autre programme ; fermez-le" in done.err
