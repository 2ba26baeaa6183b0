"""Role cards as a Word document, each on a page, for the client to go on writing in.

The bytes follow from the content: dates come from ``SOURCE_DATE_EPOCH`` where that is set,
and the parts of the file carry no time of their own.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from orgeditor import disk
from orgeditor.analysis.left_out import notice
from orgeditor.analysis.letter_colours import LETTER_COLOURS
from orgeditor.analysis.pages import PAPERS, label_of
from orgeditor.analysis.pages.paper import LARGEST_IN_WORD
from orgeditor.clock import made_at
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import TYPES
from orgeditor.model.records import Role
from orgeditor.packing import settled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from orgeditor.analysis.left_out import Notice
    from orgeditor.analysis.pages import Labels
    from orgeditor.analysis.role_card import Part, RoleCard
    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record
    from orgeditor.model.records import Project

_LATIN: Final = "Calibri"
_CHINESE: Final = "Microsoft YaHei"
_MUTED: Final = RGBColor(0x56, 0x64, 0x71)
_INK: Final = RGBColor(0x1C, 0x27, 0x33)
_MARGIN: Final = 20


def write_role_cards(
    cards: Sequence[RoleCard], org: Organization, path: Path, *, labels: Labels, page: str = "A4"
) -> None:
    """Write cards of an organisation as a docx on paper ``page``. Refused where Word has no such page; OSError where it cannot be written."""
    word = Document()
    writer = _Writer(word, labels)
    writer.set_up(org, page)
    for number, card in enumerate(cards):
        writer.card(card, breaks=number > 0)
    writer.tell_left_out(org)
    buffer = io.BytesIO()
    word.save(buffer)
    disk.write(path, settled(buffer.getvalue()))


class _Writer:
    """Writes cards into one document, in a language or in both."""

    def __init__(self, word: Word, labels: Labels) -> None:
        self._word = word
        self._labels: Labels = labels
        self._texts = "zh_CN" if labels == "zh_CN" else "en"

    def set_up(self, org: Organization, page: str) -> None:
        """Set paper, typefaces, and what stands on every page."""
        word, project = self._word, org.letterhead
        if max(PAPERS[page]) > LARGEST_IN_WORD:
            raise Refused(t("Word has no pages longer than {mm} mm, so none of {page}. A3 is the largest of the usual ones; a PDF has any.", mm=f"{LARGEST_IN_WORD:.0f}", page=page))  # fmt: skip
        section = word.sections[0]
        section.page_width, section.page_height = (Mm(side) for side in PAPERS[page])
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin = section.bottom_margin = Mm(_MARGIN)
        for name, size, bold in (("Normal", 10.5, False), ("Heading 1", 20, True), ("Heading 2", 11.5, True)):  # fmt: skip
            style = word.styles[name]
            style.font.size, style.font.bold = Pt(size), bold
            style.paragraph_format.space_after = Pt(4)
            style.font.name, style.font.color.rgb = _LATIN, _INK
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(kind), None)
            fonts.set(qn("w:eastAsia"), _CHINESE)
        made = made_at()
        properties = word.core_properties
        properties.author = project.prepared_by
        properties.title = self._words(t("Role cards"))
        properties.created = properties.modified = made
        told = notice(org.redaction, self._texts)
        properties.comments = told.short if told else ""
        self._footer(section.footer.paragraphs[0], project, told)

    def tell_left_out(self, org: Organization) -> None:
        """Say below the last card what was left out of all of them."""
        told = notice(org.redaction, self._texts)
        if told:
            self._heading(told.heading)
            for line in told.lines:
                self._muted(line)

    def card(self, card: RoleCard, *, breaks: bool) -> None:
        """Write one card, on a page of its own."""
        title = self._word.add_heading(label_of(card.party, self._labels), 1)
        title.paragraph_format.page_break_before = breaks
        title.paragraph_format.space_before = Pt(0)
        self._muted(" · ".join(self._place(card)))
        for words, text in ((t("Purpose"), card.purpose), (t("Duties"), card.duties)):
            if text:
                self._heading(self._words(words))
                for paragraph in text.split("\n"):
                    self._word.add_paragraph(paragraph)
        several = len({part.matrix.id for part in card.parts}) > 1
        for part in card.parts:
            self._part(part, named=several)
        for words, records in (
            (t("Held by"), card.holders),
            (t("Roles"), card.roles),
            (t("Positions"), card.positions),
            (t("Goals"), card.goals),
            (t("KPIs"), card.kpis),
        ):
            self._names(words, records)
        if card.skills:
            self._heading(self._words(t("Skills needed")))
            self._word.add_paragraph(
                " · ".join(
                    f"{label_of(needed.skill, self._labels)} ({needed.level:g})"
                    for needed in card.skills
                )
            )
        if card.works_with:
            self._heading(self._words(t("Works with")))
            self._word.add_paragraph(
                " · ".join(
                    f"{label_of(colleague.party, self._labels)} ({colleague.shared})"
                    for colleague in card.works_with
                )
            )

    def _place(self, card: RoleCard) -> list[str]:
        told = [self._words(t("Role card"))]
        if not isinstance(card.party, Role):
            told.append(self._words(TYPES[type(card.party)].label))
        if card.unit:
            told.append(label_of(card.unit, self._labels))
        if card.manager:
            manager = label_of(card.manager, self._labels)
            told.append(t("reports to {manager}", manager=manager).render(self._texts))
        return told

    def _part(self, part: Part, *, named: bool) -> None:
        code = part.code_set.code(part.letter)
        heading = self._heading("")
        run = heading.add_run(f" {part.letter} ")
        if code:
            _shade(run, LETTER_COLOURS[code.duty].lstrip("#").upper())
            run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
        name = self._words(code.name) if code else part.letter
        heading.add_run(f"  {name}")
        told = f"  {part.count}"
        if named:
            told += f" · {label_of(part.matrix, self._labels)}"
        count = heading.add_run(told)
        count.font.color.rgb, count.font.bold = _MUTED, False
        for group, activities in part.groups:
            if group:
                above = self._muted(label_of(group, self._labels))
                above.paragraph_format.keep_with_next = True
            for activity in activities:
                line = self._word.add_paragraph(
                    label_of(activity, self._labels), style="List Bullet"
                )
                line.paragraph_format.space_after = Pt(1)

    def _names(self, words: Message, records: Sequence[Record]) -> None:
        if records:
            self._heading(self._words(words))
        for record in records:
            line = self._word.add_paragraph(label_of(record, self._labels))
            line.paragraph_format.space_after = Pt(2)

    def _heading(self, text: str) -> Paragraph:
        made: Paragraph = self._word.add_heading(text, 2)
        made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(12), Pt(3)
        return made

    def _muted(self, text: str) -> Paragraph:
        made: Paragraph = self._word.add_paragraph()
        run = made.add_run(text)
        run.font.color.rgb, run.font.size = _MUTED, Pt(9.5)
        made.paragraph_format.space_after = Pt(2)
        return made

    def _words(self, message: Message) -> str:
        if self._labels != "both":
            return message.render(self._texts)
        return " ".join(dict.fromkeys([message.render("en"), message.render("zh_CN")]))

    def _footer(self, line: Paragraph, project: Project, told: Notice | None) -> None:
        version = (
            t("Version").render(self._texts) + f" {project.version}" if project.version else ""
        )
        parts = [
            project.client,
            project.confidentiality,
            told.footer if told else "",
            version,
            project.date,
        ]
        style = self._word.styles["Footer"]
        style.font.size, style.font.color.rgb = Pt(8.5), _MUTED
        style.paragraph_format.tab_stops.clear_all()
        line.add_run(" · ".join(part for part in parts if part) + "\t")
        _field(line, "PAGE")
        line.add_run(" / ")
        _field(line, "NUMPAGES")
        section = self._word.sections[0]
        width = (section.page_width or 0) - Mm(2 * _MARGIN)
        line.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)


def _shade(run: Run, ground: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", ground)):
        shade.set(qn(name), value)
    run._r.get_or_add_rPr().append(shade)  # noqa: SLF001 - python-docx knows no shading of runs


def _field(line: Paragraph, code: str) -> None:
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
