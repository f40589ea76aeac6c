"""A document from its manuscript with fpdf2: its table of contents, its table with repeated headings, its cells."""

from __future__ import annotations

from fpdf import FPDF
from fpdf.fonts import FontFace
from fpdf.outline import OutlineSection

INK, SOFT, GREEN, SAND = "#22282b", "#555f63", "#265a36", "#f7f3ea"
PT = 25.4 / 72
SIZES = {1: 22, 2: 14, 3: 12}


class Manuscript:
    """Writes the blocks of one document; lengths in mm."""

    def __init__(self, pdf: FPDF, about: dict):
        self.pdf, self.about = pdf, about
        self.size = 9 if about["landscape"] else 10.5
        self.line = self.size * PT * 1.36

    def write(self) -> None:
        self.pdf.set_margins(16, 18, 16)
        self.pdf.set_auto_page_break(True, 18)
        self.pdf.footer = self.footer
        self.pdf.add_page("L" if self.about["landscape"] else "P")
        self.first = self.pdf.page
        for block in self.about["blocks"]:
            self.block(block)
        self.last = self.pdf.page
        self.pdf.set_auto_page_break(False)
        self.footer()
        self.pdf.footer = lambda: None

    def footer(self) -> None:
        self.pdf.set_y(-13)
        self.style("", 8, SOFT)
        self.pdf.cell(self.pdf.epw / 2, 5, self.about["title"])
        self.pdf.cell(self.pdf.epw / 2, 5, f"page {self.pdf.page_no()}", align="R")

    def block(self, one: dict) -> None:
        if "level" in one:
            self.heading(one)
        elif "contents" in one:
            self.pdf.insert_toc_placeholder(lambda pdf, outline: self.contents(outline))
        elif "list" in one:
            self.items(one["list"])
        elif "head" in one:
            self.table(one)
        elif "label" in one:
            self.named(one)
        else:
            self.paragraph(one["text"], "B" if one.get("bold") else "")

    def heading(self, one: dict) -> None:
        level, size = one["level"], SIZES[one["level"]]
        if one.get("starts-page") or self.pdf.will_page_break(size * PT * 3):
            self.pdf.add_page(same=True)
        elif level > 1:
            self.pdf.ln(4)
        if level == 2:
            self.pdf.start_section(one["text"], 0)
            self.pdf.set_draw_color("#b9b2a6")
            self.pdf.line(self.pdf.l_margin, self.pdf.y, self.pdf.w - self.pdf.r_margin, self.pdf.y)
            self.pdf.ln(2)
        self.style("B", size, GREEN)
        self.pdf.set_fill_color("#e6f0e4")
        self.pdf.multi_cell(0, size * PT * 1.3, one["text"], align="L", fill=level == 3, new_x="LMARGIN", new_y="NEXT")
        self.pdf.ln(2.5)

    def paragraph(self, text: str, style: str = "", fill: bool = False) -> None:
        self.style(style, self.size, INK)
        self.pdf.multi_cell(0, self.line, text, align="L", fill=fill, new_x="LMARGIN", new_y="NEXT")
        self.pdf.ln(2.2)

    def items(self, entries: list[dict]) -> None:
        for entry in entries:
            label, left = entry.get("label", "•"), self.pdf.l_margin
            self.style("B" if label != "•" else "", self.size, INK)
            wide = max(4.0, self.pdf.get_string_width(label) + 3)
            if self.pdf.will_page_break(self.line):
                self.pdf.add_page(same=True)
            self.pdf.cell(wide, self.line, label)
            self.inside(left + wide, lambda entry=entry: self.lines(entry["text"]))
            self.pdf.ln(1.4)

    def lines(self, said: list[str]) -> None:
        self.style("", self.size, INK)
        self.pdf.multi_cell(0, self.line, "\n".join(said), align="L", new_x="LMARGIN", new_y="NEXT")

    def named(self, one: dict) -> None:
        """A label, and beside it what it names; what is said aloud stands on a ground."""
        left = self.pdf.l_margin
        if self.pdf.will_page_break(self.line * 2):
            self.pdf.add_page(same=True)
        self.style("B", 9, GREEN)
        wide = (self.pdf.w - 32) * 0.27
        top, page = self.pdf.y, self.pdf.page
        self.pdf.multi_cell(wide, self.line, one["label"], align="L", new_x="LMARGIN", new_y="TOP")
        below = top + self.line * -(-self.pdf.get_string_width(one["label"]) // wide)
        self.pdf.set_fill_color(SAND)
        aloud = one["label"] == "À dire"
        self.inside(left + wide + 4, lambda: [self.paragraph(block["text"], fill=True) if aloud else self.block(block)
                                              for block in one["blocks"]])
        if self.pdf.page == page:
            self.pdf.set_y(max(self.pdf.y, below))

    def inside(self, left: float, write) -> None:
        """Write with another left margin."""
        before = self.pdf.l_margin
        self.pdf.set_left_margin(left)
        self.pdf.set_x(left)
        write()
        self.pdf.set_left_margin(before)
        self.pdf.set_x(before)

    def table(self, one: dict) -> None:
        """Columns as wide as what they say asks for, within bounds; headings are repeated on every page."""
        self.style("B", self.size, INK)
        rows = [one["head"]] + [["\n".join(cell) for cell in row] for row in one["rows"]]
        widths = [min(50, max(8, *(self.pdf.get_string_width(part) + 9 for row in rows
                                   for part in row[n].split("\n")))) for n in range(len(one["head"]))]
        self.style("", self.size, INK)
        self.pdf.set_fill_color("#ffffff")
        with self.pdf.table(rows, col_widths=widths, line_height=self.line, text_align="LEFT", padding=1,
                            borders_layout="HORIZONTAL_LINES", headings_style=FontFace(emphasis="BOLD")):
            pass
        self.pdf.ln(3)

    def contents(self, outline: list[OutlineSection]) -> None:
        self.style("", self.size, INK)
        self.pdf.set_x(16)
        for section in outline:
            if section.name != "Sommaire" and self.first <= section.page_number <= self.last:
                self.pdf.cell(self.pdf.epw - 10, self.line, section.name)
                self.pdf.cell(10, self.line, str(section.page_number), align="R", new_x="LMARGIN", new_y="NEXT")

    def style(self, face: str, size: float, colour: str) -> None:
        self.pdf.set_font("Atkinson", face, size)
        self.pdf.set_text_color(colour)
