"""Keeps the kit's own bytecode where Python is told to write none: else every start compiles the whole kit again.

PYTHONDONTWRITEBYTECODE is set, in images of containers above all, so that nothing is left among sources. Nothing is:
what was compiled goes to the caches of the person who runs this. Libraries are left alone; pip has compiled them.
"""

from __future__ import annotations

import os
import sys
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader

_PROGRAM = "kit-travail-pair"


def keep(package: str) -> None:
    """From now on, modules of this folder are compiled once for each of their versions, by whoever may write."""
    folder = _folder()
    if folder is None:
        return

    class Kept(SourceFileLoader):
        """Python's own loader, but for where bytecode is; what cannot be written is done without."""

        def get_code(self, fullname):
            before = sys.dont_write_bytecode, sys.pycache_prefix
            sys.dont_write_bytecode, sys.pycache_prefix = False, folder
            try:
                return super().get_code(fullname)
            finally:
                sys.dont_write_bytecode, sys.pycache_prefix = before

    def finder(path: str) -> FileFinder:
        if not f"{path}{os.sep}".startswith(f"{package}{os.sep}"):
            raise ImportError(path)
        return FileFinder(path, (Kept, SOURCE_SUFFIXES))

    sys.path_hooks.insert(0, finder)
    for path in [path for path in sys.path_importer_cache if path.startswith(package)]:
        del sys.path_importer_cache[path]


def _folder() -> str | None:
    """Where the caches of this program are; None where this person has no such place, or another one owns it."""
    if os.name == "nt":
        caches = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        caches = os.path.expanduser("~/Library/Caches")
    else:
        caches = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = os.path.join(caches, _PROGRAM)
    if not os.path.isabs(folder):
        return None
    # Bytecode is run as it is: under sudo, never what someone with fewer rights may have put there.
    if os.name != "nt" and os.path.lexists(folder) and os.lstat(folder).st_uid != os.geteuid():
        return None
    return folder
