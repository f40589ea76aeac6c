"""What YAML reads otherwise than it looks: not an error to the parser, yet text that would be lost or altered."""

from __future__ import annotations

import re

from kit.reading.diagnostics import Report
from kit.reading.source import Place, Text

# A comment is written `# so`; what is written `#so` right after a text was meant as text.
_HASH = re.compile(r"\s+(#[^\s#]\S*)")


def check_plain(event, text: Text, report: Report) -> None:
    """Warn where a text without quotes ends at a `#3` or has swallowed the next `- item`."""
    source = text.source
    first, last = (mark.line + 1 + source.above for mark in (event.start_mark, event.end_mark))
    lost = _HASH.match(source.line(last), event.end_mark.column)
    if lost:
        report.warn("diese-coupe", Place(source, last, lost.start(1) + 1, len(lost[1])), text=lost[1])
    for number in range(first + 1, last + 1):
        line = source.line(number)
        if line.lstrip().startswith("- "):
            report.warn("tiret-dans-texte", Place(source, number, len(line) - len(line.lstrip()) + 1), text.place)
            break
