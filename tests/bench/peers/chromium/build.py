"""Chromium without a window prints the HTML that WeasyPrint is given; it knows neither running feet nor page numbers.

    python build.py WORK OUTPUT DECK FILE...
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

COMMAND = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]


def build(work: Path, output: Path, deck: str, names: list[str]) -> None:
    """Every file of a job, with a start of the browser for each, as its command line has it."""
    sys.path.append(str(Path(__file__).parents[1] / "html"))
    from markup import page_of

    with TemporaryDirectory() as folder:
        for name in names:
            page = Path(folder) / f"{name}.html"
            page.write_text(page_of(work, name, deck), "utf-8")
            subprocess.run([*COMMAND, f"--user-data-dir={folder}/profile", f"--print-to-pdf={output / name}.pdf",
                            page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4:])
