"""WeasyPrint, from HTML and CSS for paged media: running foot, contents with page numbers, repeated table heads.

    python build.py WORK OUTPUT DECK FILE...
"""

from __future__ import annotations

import sys
from pathlib import Path


def build(work: Path, output: Path, deck: str, names: list[str]) -> None:
    """Every file of a job, with the fonts read once."""
    sys.path.append(str(Path(__file__).parents[1] / "html"))
    from markup import page_of
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    for name in names:
        HTML(string=page_of(work, name, deck), base_url=str(work)).write_pdf(output / f"{name}.pdf", font_config=fonts)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4:])
