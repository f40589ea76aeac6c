"""What a file says of itself so that it opens in fifty years, and to everyone: PDF/A-2a and PDF/UA-1 in one.

PDF/A-2a asks that colours be defined (kit/pdf/srgb.py), that nothing be missing or hidden, that the file say who made
it twice in the same words, for people (Info) and for archives (XMP), and that text be tagged. What the rest of this
room does not do, no file holds: encryption, scripts, attachments, transparency, fonts of the reader's machine.
"""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from kit.pdf import srgb, syntax
from kit.pdf.file import File

PRODUCER = "kit-travail-pair"
_PART, _LEVEL, _UA_PART = 2, "A", 1


class Information(NamedTuple):
    """What a file says of itself. `duplex` is the PDF word for how a printer should turn the paper."""

    title: str
    language: str = "fr"
    duplex: str = ""


def described(file: File, about: Information) -> str:
    """What the catalogue says besides pages and structure: colours, descriptions, how it is to be shown and printed."""
    metadata = file.plain_stream(file.numbers(), "/Type /Metadata/Subtype /XML", _xmp(about).encode())
    duplex = f"/Duplex{syntax.name(about.duplex)}" if about.duplex else ""
    return (f"/Lang{syntax.text(about.language)}/MarkInfo<</Marked true>>/Metadata {metadata} 0 R"
            f"/OutputIntents[{_intent(file)}]/ViewerPreferences<</DisplayDocTitle true/PrintScaling /None{duplex}>>")


def info(file: File, title: str) -> int:
    """What the file is and what made it; no date, because a build leaves no trace of the day it is run."""
    said = {"Title": title, "Author": PRODUCER, "Creator": PRODUCER, "Producer": PRODUCER}
    return file.alone(file.numbers(), f"<<{''.join(f'/{key}{syntax.text(words)}' for key, words in said.items())}>>")


def _intent(file: File) -> str:
    """The colours that grey, red, green and blue stand for."""
    profile = file.stream(file.numbers(), "/N 3/Alternate /DeviceRGB", srgb.profile())
    name = syntax.text(srgb.NAME)
    return (f"<</Type /OutputIntent/S /GTS_PDFA1/Info{name}/OutputConditionIdentifier{name}"
            f"/DestOutputProfile {profile} 0 R>>")


# --- XMP -----------------------------------------------------------------------------------------------------

_SCHEMAS = {
    "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
# PDF/A does not know PDF/UA's schema: a file that is both explains it.
_EXTENSION = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_SCHEMAS['pdfuaid']}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description></rdf:li></rdf:Seq>"
    "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def _xmp(about: Information) -> str:
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in _SCHEMAS.items())
    values = {
        "dc:title": f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title, quote=False)}</rdf:li></rdf:Alt>',
        "dc:creator": f"<rdf:Seq><rdf:li>{PRODUCER}</rdf:li></rdf:Seq>",
        "dc:language": f"<rdf:Bag><rdf:li>{escape(about.language, quote=False)}</rdf:li></rdf:Bag>",
        "xmp:CreatorTool": PRODUCER, "pdf:Producer": PRODUCER,
        "pdfaid:part": _PART, "pdfaid:conformance": _LEVEL, "pdfuaid:part": _UA_PART,
    }
    said = "".join(f"<{name}>{value}</{name}>" for name, value in values.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {spaces}>{said}</rdf:Description>{_EXTENSION}'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
