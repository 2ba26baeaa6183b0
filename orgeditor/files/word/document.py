"""A Word document that is written from the top: plain, or in a client's template.

Of a template all stays but its text: styles, page, headers and footers. The bytes follow from
the content: dates come from ``SOURCE_DATE_EPOCH`` where that is set, and the parts of the file
carry no time of their own.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from orgeditor.analysis.left_out import notice
from orgeditor.analysis.pages import PAPERS
from orgeditor.analysis.pages.paper import LARGEST_IN_WORD
from orgeditor.clock import made_at
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.office import opened
from orgeditor.packing import settled

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as Word
    from docx.section import Section
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from orgeditor.analysis.left_out import Notice
    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Project

MUTED: Final = RGBColor(0x56, 0x64, 0x71)
WHITE: Final = RGBColor(0xFF, 0xFF, 0xFF)
_INK: Final = RGBColor(0x1C, 0x27, 0x33)
_LATIN: Final = "Calibri"
_CHINESE: Final = "Microsoft YaHei"
_MARGIN: Final = 20
_SIZES: Final = (("Normal", 10.5, False), ("Title", 26, True), ("Heading 1", 20, True), ("Heading 2", 11.5, True))  # fmt: skip
_NEEDED: Final = ("Title", "Heading 1", "Heading 2", "List Bullet", "Footer")
_THEMED: Final = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


class Sheets:
    """The pages of a document: what stands on each of them, and how their text looks.

    ``texts``: the language of what is said around the content.
    """

    def __init__(
        self, org: Organization, title: str, texts: str, page: str, template: Path | None
    ) -> None:
        """Refused where ``template`` is none or cannot be read, or where Word has no such page."""
        self.texts = texts
        self.left_out: Notice | None = notice(org.redaction, texts)
        self.word: Word = _opened(template) if template else Document()
        self._styles: dict[str, str | None] = {}
        project = org.letterhead
        self._look(page, plain=template is None)
        self._describe(title, project)
        footer = self.word.sections[-1].footer
        said = any(paragraph.text.strip() for paragraph in footer.paragraphs) or footer.tables
        if template is None or not said:
            self._footer(footer.paragraphs[0] if footer.paragraphs else footer.add_paragraph(), project)  # fmt: skip
        elif self.left_out:
            # What was left out is said on each page, whatever the client's own footer says.
            footer.add_paragraph().add_run(self.left_out.footer).font.size = Pt(8.5)

    @property
    def width(self) -> float:
        """The width between the margins in mm."""
        section = self.word.sections[-1]
        inside = (
            (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        )
        return inside / Mm(1)

    @property
    def height(self) -> float:
        """The height between the margins in mm."""
        section = self.word.sections[-1]
        inside = (section.page_height or 0) - (section.top_margin or 0) - (section.bottom_margin or 0)  # fmt: skip
        return inside / Mm(1)

    def content(self) -> bytes:
        """Return the file."""
        buffer = io.BytesIO()
        self.word.save(buffer)
        return settled(buffer.getvalue())

    def line(self, text: str, style: str) -> Paragraph:
        """Add a paragraph in a style, which python-docx would look for anew each time."""
        if style not in self._styles:
            self._styles[style] = self.word.styles.get_style_id(style, WD_STYLE_TYPE.PARAGRAPH)
        made: Paragraph = self.word.add_paragraph(text)
        made._p.style = self._styles[style]  # noqa: SLF001 - the way that does not look
        return made

    def heading(self, text: str, level: int) -> Paragraph:
        """Add a heading; the first level is that of what stands alone."""
        return self.line(text, f"Heading {level}")

    def muted(self, text: str) -> Paragraph:
        """Add a line that stands back."""
        made: Paragraph = self.word.add_paragraph()
        run = made.add_run(text)
        run.font.color.rgb, run.font.size = MUTED, Pt(9.5)
        made.paragraph_format.space_after = Pt(2)
        return made

    def bullet(self, text: str) -> Paragraph:
        """Add a line of a list, in a template that has no style for lists with a bullet written out."""
        return self.line(text if self._bulleted else f"•  {text}", "List Bullet")

    def tell_left_out(self) -> None:
        """Say at the end what was left out."""
        if self.left_out:
            self.heading(self.left_out.heading, 2)
            for line in self.left_out.lines:
                self.muted(line)

    def _look(self, page: str, *, plain: bool) -> None:
        """Set paper and typefaces of a plain document; in a template, only what it does not say."""
        styles = self.word.styles
        self._bulleted = "List Bullet" in styles
        sizes = {name: (size, bold) for name, size, bold in _SIZES}
        for name in _NEEDED:
            if name not in styles:
                made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
                made.base_style = next((one for one in styles if one.name == "Normal"), None)
                if name in sizes:
                    size, made.font.bold = sizes[name]
                    made.font.size = Pt(size)
        section = self.word.sections[-1]
        if plain or not section.page_width:
            self._set_paper(section, page)
        if not plain:
            _name_chinese(self.word)
            return
        for name, size, bold in _SIZES:
            style = styles[name]
            style.font.size, style.font.bold = Pt(size), bold
            style.paragraph_format.space_after = Pt(4)
            style.font.name, style.font.color.rgb = _LATIN, _INK
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for kind in _THEMED:
                fonts.attrib.pop(qn(kind), None)
            fonts.set(qn("w:eastAsia"), _CHINESE)
        for border in styles["Title"].element.iter(qn("w:pBdr")):
            border.getparent().remove(border)
            break
        styles["Heading 2"].paragraph_format.space_before = Pt(12)
        styles["Footer"].font.size, styles["Footer"].font.color.rgb = Pt(8.5), MUTED

    def _set_paper(self, section: Section, page: str) -> None:
        if max(PAPERS[page]) > LARGEST_IN_WORD:
            raise Refused(t("Word has no pages longer than {mm} mm, so none of {page}. A3 is the largest of the usual ones; a PDF has any.", mm=f"{LARGEST_IN_WORD:.0f}", page=page))  # fmt: skip
        section.page_width, section.page_height = (Mm(side) for side in PAPERS[page])
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin = section.bottom_margin = Mm(_MARGIN)

    def _describe(self, title: str, project: Project) -> None:
        properties = self.word.core_properties
        properties.author = properties.last_modified_by = project.prepared_by
        properties.title = title
        properties.created = properties.modified = made_at()
        properties.revision = 1
        properties.comments = self.left_out.short if self.left_out else ""

    def _footer(self, line: Paragraph, project: Project) -> None:
        version = t("Version").render(self.texts) + f" {project.version}" if project.version else ""
        parts = [
            project.client,
            project.confidentiality,
            self.left_out.footer if self.left_out else "",
            version,
            project.date,
        ]
        line.style = self.word.styles["Footer"]
        line.style.paragraph_format.tab_stops.clear_all()
        line.add_run(" · ".join(part for part in parts if part) + "\t")
        add_field(line, "PAGE")
        line.add_run(" / ")
        add_field(line, "NUMPAGES")
        line.paragraph_format.tab_stops.add_tab_stop(Mm(self.width), WD_TAB_ALIGNMENT.RIGHT)


def shade(run: Run, ground: str) -> None:
    """Give letters a ground, as rrggbb."""
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", ground)):
        shading.set(qn(name), value)
    run._r.get_or_add_rPr().append(shading)  # noqa: SLF001 - python-docx knows no shading of runs


def add_field(line: Paragraph, code: str) -> None:
    """Add a field that Word fills in: the number of the page, or of pages."""
    run = line.add_run()
    for kind in ("begin", "", "separate", "end"):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = code
        run._r.append(part)  # noqa: SLF001 - python-docx knows no fields


def _opened(template: Path) -> Word:
    """Return a template with nothing in its text."""
    none = t(
        "{file} is no Word document or template (docx, dotx), or is broken.", file=template.name
    )
    word: Word = opened(template, Document, none)
    body = word.element.body
    for element in list(body):
        if element is not body.sectPr:
            body.remove(element)
    if body.sectPr is None:
        word.add_section()
    return word


def _name_chinese(word: Word) -> None:
    """Give a template's plain text a typeface for Chinese where neither it nor its theme names one."""
    theme = next((p for p in word.part.package.iter_parts() if "theme+xml" in p.content_type), None)
    named = b'<a:ea typeface=""' not in (theme.blob if theme else b'<a:ea typeface=""')
    fonts = [one for one in word.styles.element.iter(qn("w:rFonts"))]
    if named or any(one.get(qn("w:eastAsia")) for one in fonts):
        return
    if "Normal" in word.styles:
        style = word.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
        style.set(qn("w:eastAsia"), _CHINESE)
        style.attrib.pop(qn("w:eastAsiaTheme"), None)
