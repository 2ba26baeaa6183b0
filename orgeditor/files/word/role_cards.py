"""Role cards as a Word document, each on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Pt

from orgeditor import disk
from orgeditor.analysis.letter_colours import LETTER_COLOURS
from orgeditor.analysis.pages import label_of
from orgeditor.files.word.document import MUTED, WHITE, Sheets, shade
from orgeditor.messages import t
from orgeditor.model.fields import TYPES
from orgeditor.model.records import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.text.paragraph import Paragraph

    from orgeditor.analysis.pages import Labels
    from orgeditor.analysis.role_card import Part, RoleCard
    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record


def write_role_cards(
    cards: Sequence[RoleCard],
    org: Organization,
    path: Path,
    *,
    labels: Labels,
    page: str = "A4",
    template: Path | None = None,
) -> None:
    """Write cards of an organisation as a docx on paper ``page``, or in the look of ``template``.

    Refused where that is none; OSError where the file cannot be written.
    """
    writer = _Writer(org, labels, page, template)
    for number, card in enumerate(cards):
        writer.card(card, breaks=number > 0)
    writer.sheets.tell_left_out()
    disk.write(path, writer.sheets.content())


class _Writer:
    """Writes cards into one document, in a language or in both."""

    def __init__(self, org: Organization, labels: Labels, page: str, template: Path | None) -> None:
        self._labels: Labels = labels
        self._texts = "zh_CN" if labels == "zh_CN" else "en"
        self.sheets = Sheets(org, self._words(t("Role cards")), self._texts, page, template)
        self._word = self.sheets.word

    def card(self, card: RoleCard, *, breaks: bool) -> None:
        """Write one card, on a page of its own."""
        title = self.sheets.heading(label_of(card.party, self._labels), 1)
        title.paragraph_format.page_break_before = breaks
        title.paragraph_format.space_before = Pt(0)
        self.sheets.muted(" · ".join(self._place(card)))
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
            shade(run, LETTER_COLOURS[code.duty].lstrip("#").upper())
            run.font.color.rgb = WHITE
        name = self._words(code.name) if code else part.letter
        heading.add_run(f"  {name}")
        told = f"  {part.count}"
        if named:
            told += f" · {label_of(part.matrix, self._labels)}"
        count = heading.add_run(told)
        count.font.color.rgb, count.font.bold = MUTED, False
        for group, activities in part.groups:
            if group:
                above = self.sheets.muted(label_of(group, self._labels))
                above.paragraph_format.keep_with_next = True
            for activity in activities:
                line = self.sheets.bullet(label_of(activity, self._labels))
                line.paragraph_format.space_after = Pt(1)

    def _names(self, words: Message, records: Sequence[Record]) -> None:
        if records:
            self._heading(self._words(words))
        for record in records:
            line = self._word.add_paragraph(label_of(record, self._labels))
            line.paragraph_format.space_after = Pt(2)

    def _heading(self, text: str) -> Paragraph:
        made = self.sheets.heading(text, 2)
        made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(12), Pt(3)
        return made

    def _words(self, message: Message) -> str:
        if self._labels != "both":
            return message.render(self._texts)
        return " ".join(dict.fromkeys([message.render("en"), message.render("zh_CN")]))
