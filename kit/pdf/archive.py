"""What a file says of itself so that it opens in fifty years, and to everyone: PDF/A-2a and PDF/UA-1 in one.

PDF/A-2a asks that colours be defined (kit/pdf/srgb.py), that nothing be missing or hidden, that the file say who made
it twice in the same words, for people (Info) and for archives (XMP), and that text be tagged. What the rest of this
room does not do, no file holds: encryption, scripts, attachments, transparency, fonts of the reader's machine.
"""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString

from kit.pdf import srgb

PRODUCER = "kit-travail-pair"
_PART, _LEVEL, _UA_PART = 2, "A", 1


class Information(NamedTuple):
    """What a file says of itself. `duplex` is the PDF word for how a printer should turn the paper."""

    title: str
    language: str = "fr"
    duplex: str = ""


def describe(document: PDFDocument, about: Information) -> None:
    """Everything but pages and structure: colours, descriptions, how the file wants to be shown and printed."""
    catalogue = document.Catalog
    document.info = _Info(about.title)
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    catalogue.OutputIntents = PDFArray([_intent(document)])
    viewer = {"DisplayDocTitle": "true", "PrintScaling": PDFName("None")}
    if about.duplex:
        viewer["Duplex"] = PDFName(about.duplex)
    catalogue.ViewerPreferences = PDFDictionary(viewer)
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    catalogue.Metadata = PDFStream(kind, _xmp(about).encode())
    sign(document, repr(about).encode())


def sign(document: PDFDocument, *contents: bytes) -> None:
    """Let the file's identifier depend on this too. It is the only one: the same pages make the same file."""
    for content in contents:
        document.updateSignature(content)


def _intent(document: PDFDocument) -> PDFDictionary:
    """The colours that grey, red, green and blue stand for."""
    profile = PDFStream(PDFDictionary({"N": 3, "Alternate": PDFName("DeviceRGB")}), srgb.profile(),
                        filters=[pdfdoc.PDFZCompress])
    return PDFDictionary({
        "Type": PDFName("OutputIntent"), "S": PDFName("GTS_PDFA1"), "Info": PDFString(srgb.NAME),
        "OutputConditionIdentifier": PDFString(srgb.NAME), "DestOutputProfile": document.Reference(profile, "sRGB")})


class _Info(pdfdoc.PDFInfo):
    """What the file is and what made it; no date, because a build leaves no trace of the day it is run."""

    def __init__(self, title: str):
        super().__init__()
        self.title = title

    def format(self, document) -> bytes:
        values = {"Title": self.title, "Author": PRODUCER, "Creator": PRODUCER, "Producer": PRODUCER}
        return PDFDictionary({key: PDFString(value) for key, value in values.items()}).format(document)


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
        "dc:title": f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li></rdf:Alt>',
        "dc:creator": f"<rdf:Seq><rdf:li>{PRODUCER}</rdf:li></rdf:Seq>",
        "dc:language": f"<rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag>",
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


# --- what reportlab leaves out -------------------------------------------------------------------------------

_format_stream = PDFStream.format


def _ended(stream: PDFStream, document: PDFDocument) -> bytes:
    """A stream as reportlab writes it, and the end of line that its last word has to stand after.

    Of two characters: after a stream that happens to end with the first of them, one alone would be taken for both.
    """
    return b"".join((_format_stream(stream, document).removesuffix(b"endstream\n"), b"\r\nendstream\n"))


PDFStream.format = _ended
