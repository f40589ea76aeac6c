"""Which folder is the person's own: where their scripts are read from, and where new ones go."""

from __future__ import annotations

from pathlib import Path

from kit.model.library import DECKS, PAPERS, SHEETS_SHELF, WORKSHOPS
from kit.reading import looks
from kit.reading.door import inside, shipped


def project_folder() -> Path:
    """The folder that holds the person's own workshops or cards: the one they stand in, else the kit's."""
    here, own = Path.cwd(), False
    for shelf in (WORKSHOPS, DECKS, SHEETS_SHELF, PAPERS):
        looks.note(here / shelf.folder)
        own |= (here / shelf.folder).is_dir()
    return here if own else shipped("workshops").parent


def own_folder() -> Path:
    """Where new files of the person go: the project they stand in, the kit's own from inside it, else right here."""
    project, here = project_folder(), Path.cwd()
    return project if inside(here, project) else here
