"""Draws placed boxes into PDF bytes: the only room that knows reportlab. No decision about space is made here."""

from __future__ import annotations

import sys
from types import ModuleType

# reportlab runs these files of a person's home folder where it finds them: here it finds nothing in their place.
for _name in ("reportlab_mods", "reportlab_settings"):
    sys.modules.setdefault(_name, ModuleType(_name))
# It imports uharfbuzz for shaping, which the kit does not use; without it the start is shorter.
sys.modules.setdefault("uharfbuzz", None)  # type: ignore[arg-type]
