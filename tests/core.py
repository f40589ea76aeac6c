"""The four core workshops, and the command lines whose files many tests look at."""

from __future__ import annotations

CORE = ("arbre-a-competences", "cafe-debat", "fiche-de-poste", "idees-recues")
BUILT = (["pack", *CORE], ["deck", "idees-recues"], ["sheet", "arbre-a-competences", "--size", "A3"])
