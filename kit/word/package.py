"""The bytes of a .docx: the same for the same words, whatever the day."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO

from docx.document import Document

# The first day that a zip archive can name.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def packed(document: Document) -> bytes:
    """The document as an archive without the time of its making."""
    about = document.core_properties
    about.created = about.modified = datetime(*_NO_DAY, tzinfo=UTC)
    about.revision = 1
    made, out = BytesIO(), BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _NO_DAY), source.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
