"""The report as a Word document: headings, figures, tables and matrices to go on writing in, charts as pictures."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from orgeditor import disk
from orgeditor.analysis.letter_colours import LETTER_COLOURS
from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages.grid import column_ranges
from orgeditor.analysis.pages.paper import label_of
from orgeditor.analysis.pages.tables import POINT_OF_TABLES, Setting, placed_columns, written
from orgeditor.analysis.report.content import Figures, MatrixPages, Table, Words
from orgeditor.files.word.document import Sheets
from orgeditor.files.word.tables import TINT, Cell, add_table
from orgeditor.messages import t, tn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from docx.text.paragraph import Paragraph

    from orgeditor.analysis.matrix import MatrixView
    from orgeditor.analysis.pages.paper import Measure
    from orgeditor.analysis.report.content import (
        Changing,
        Chart,
        Item,
        Part,
        Picture,
        Row,
        Shown,
        Told,
    )
    from orgeditor.model.codes import CodeSet

    Drawing = Callable[[Told, Chart | Changing | Picture, float, float], Iterable[Shown]]

_POINT: Final = POINT_OF_TABLES
_WIDER: Final = 1.12
"""How much wider a typeface of the client's may be than the one that text is measured in."""
_ALARM: Final = "B3261E"
_WHITE: Final = "FFFFFF"
_NAME: Final = 58.0
_COLUMN: Final = 8.5
_HEAD: Final = 42.0
_AROUND: Final = 5.0
_ALIGN: Final = {"text": "left", "number": "right", "share": "right", "mark": "middle"}
_FIGURES: Final = 4
"""So many figures stand side by side."""
_LEAVES: Final = 36.0
"""The room in mm that two headings take from a picture below them."""


def write_report_document(
    told: Told,
    parts: Sequence[Part],
    path: Path,
    *,
    draw: Drawing,
    measure: Measure,
    page: str = "A4",
    template: Path | None = None,
    without_empty: bool = False,
    reached: Callable[[float], None] | None = None,
) -> None:
    """Write a report as a docx on paper ``page``, or in the look of ``template``.

    ``draw`` makes pictures of charts for a room in mm; ``measure`` tells how wide text is.
    ``without_empty`` leaves out parts that hold nothing. ``reached`` hears 0.0 to 1.0, and may
    raise. Refused where the template is none; OSError where the file cannot be written.
    """
    writer = _Writer(told, page, template, draw, measure)
    filled = [(part, told.items(part)) for part in parts]
    filled = [(part, items) for part, items in filled if items or not without_empty]
    writer.begin([told.say(part.title) for part, _ in filled])
    for number, (part, items) in enumerate(filled):
        if reached:
            reached(number / len(filled))
        writer.part(part, items, number)
    writer.sheets.tell_left_out()
    disk.write(path, writer.sheets.content())


class _Writer:
    """Writes parts one after another."""

    def __init__(
        self, told: Told, page: str, template: Path | None, draw: Drawing, measure: Measure
    ) -> None:
        self._told, self._draw = told, draw
        title = " — ".join(filter(None, (told.say(told.kind), told.title)))
        self.sheets = Sheets(told.org, title, told.texts, page, template)
        self._word = self.sheets.word

        def wider(text: str, point: float, _bold: bool) -> float:
            return measure(text, point, True) * _WIDER

        self._setting = Setting(self.sheets.width, told.texts, wider)

    def begin(self, titles: Sequence[str]) -> None:
        """Write the cover, and contents that lead to the parts; Word adds the pages when they are updated."""
        told, project = self._told, self._told.org.letterhead
        self.sheets.line(told.title or told.say(told.kind), "Title")
        version = told.say(t("Version {version}", version=project.version)) if project.version else ""  # fmt: skip
        kind = told.say(told.kind) if told.title else ""
        for text in (kind, project.client, version, project.date, project.prepared_by, project.confidentiality):  # fmt: skip
            if text:
                self.sheets.muted(text)
        self._contents(titles)

    def part(self, part: Part, items: Sequence[Item], number: int) -> None:
        """Write a part, on pages of its own."""
        heading = self.sheets.heading(self._told.say(part.title), 1)
        heading.paragraph_format.page_break_before = True
        _bookmark(heading, number)
        if not items:
            words = t("Nothing is held here yet. {why}", why=part.why)
            self.sheets.muted(self._told.say(words))
        for item in items:
            if isinstance(item, Words):
                self._word.add_paragraph(self._told.say(item.text))
            elif isinstance(item, Figures):
                self._figures(item)
            elif isinstance(item, Table):
                self._table(item)
            elif isinstance(item, MatrixPages):
                self._matrix(matrix_view(self._told.org, item.matrix))
            else:
                self._pictures(item)

    def _contents(self, titles: Sequence[str]) -> None:
        """Write a table of contents as a field, with what it holds until it is updated."""
        self.sheets.heading(self._told.say(t("Contents")), 2)
        for number, title in enumerate(titles):
            line = self._word.add_paragraph()
            if number == 0:
                _field_part(line, "begin")
                _field_part(line, "", 'TOC \\o "1-2" \\h \\z \\u')
                _field_part(line, "separate")
            link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="{_name(number)}" w:history="1"/>')  # fmt: skip
            line._p.append(link)  # noqa: SLF001 - python-docx adds no links within a document
            run = line.add_run(title)
            link.append(run._r)  # noqa: SLF001
            if number == len(titles) - 1:
                _field_part(line, "end")

    def _figures(self, item: Figures) -> None:
        """Write figures side by side, each above what it is."""
        count = min(_FIGURES, len(item.figures))
        rows = []
        for start in range(0, len(item.figures), count):
            side = item.figures[start : start + count]
            bare = [Cell("", _POINT, ground=TINT)] * (count - len(side))
            values = [Cell(value, 15.0, bold=True, ground=TINT) for _, value in side]
            labels = [Cell(self._told.say(label), _POINT, ground=TINT) for label, _ in side]
            rows += [values + bare, labels + bare]
        told = "; ".join(f"{self._told.say(label)}: {value}" for label, value in item.figures)
        add_table(self._word, [self.sheets.width / count] * count, rows, told)
        self._gap()

    def _table(self, item: Table) -> None:
        title = self._told.say(item.title)
        self.sheets.heading(title, 2)
        rows = item.rows[: item.most] if item.most else item.rows
        columns = placed_columns(item.columns, rows, self._setting)
        spare = self.sheets.width - sum(column.width for column in columns)
        widths = [column.width + max(spare, 0.0) / len(columns) for column in columns]
        heads = [
            Cell(self._told.say(one.heading), _POINT, _ALIGN[one.kind], bold=True, ground=TINT)
            for one in item.columns
        ]
        lines = [heads, *(_line(row, item) for row in rows)]
        add_table(self._word, widths, lines, title, heads=1)
        if left := len(item.rows) - len(rows):
            words = tn("{n} more row is in the workbook.", "{n} more rows are in the workbook.", left)  # fmt: skip
            self.sheets.muted(self._told.say(words))
        self._gap()

    def _matrix(self, view: MatrixView) -> None:
        """Write a matrix as tables of as many columns as have room side by side."""
        name = label_of(view.matrix, self._told.labels)
        self.sheets.heading(name, 2)
        most = max(1, int((self.sheets.width - _NAME) / _COLUMN))
        for part in column_ranges(view.columns, most):
            self._matrix_part(view, part, name)
            self._legend(view)

    def _matrix_part(self, view: MatrixView, part: range, name: str) -> None:
        labels, columns = self._told.labels, [view.columns[i] for i in part]
        width = min(2 * _COLUMN, (self.sheets.width - _NAME) / max(1, len(columns)))
        widths = [_NAME, *([width] * len(columns))]
        measured = (self._setting.measure(label_of(c.party, labels), _POINT, True) for c in columns)
        head = min(max(measured, default=0.0) + _AROUND, _HEAD)
        rows = [
            [Cell(self._told.say(t("Activity")), _POINT, bold=True, ground=TINT)]
            + [
                Cell(label_of(c.party, labels), _POINT, bold=True, ground=TINT, turned=True)
                for c in columns
            ]
        ]
        for row in view.rows:
            ground = TINT if row.is_group else ""
            text = f"{row.number}  {label_of(row.activity, labels)}"
            activity = Cell(text, _POINT, bold=row.is_group, indent=2.5 * row.level, ground=ground)
            held = (row.cells.get(column.party.id) for column in columns)
            codes = (_letters(one.codes if one else (), view.code_set, ground) for one in held)
            rows.append([activity, *codes])
        add_table(self._word, widths, rows, name, heads=1, head=head)

    def _legend(self, view: MatrixView) -> None:
        said = (f"{code.letter} {self._told.say(code.name)}" for code in view.code_set.codes)
        self.sheets.muted("     ".join(said))

    def _pictures(self, item: Chart | Changing | Picture) -> None:
        """Put pictures below their title, each as large as there is room for."""
        room = self.sheets.height - _LEAVES
        for number, shown in enumerate(self._draw(self._told, item, self.sheets.width, room)):
            title = self._told.say(item.title)
            more = f" ({number + 1})" if number else ""
            heading = self.sheets.heading(title + more, 2)
            heading.paragraph_format.keep_with_next = True
            line = self._word.add_paragraph()
            picture = line.add_run().add_picture(io.BytesIO(shown.content), Mm(shown.width), Mm(shown.height))  # fmt: skip
            picture._inline.docPr.set("descr", shown.told)  # noqa: SLF001 - python-docx knows no alternative text

    def _gap(self) -> None:
        self._word.add_paragraph().paragraph_format.space_after = Pt(2)


def _line(row: Row, item: Table) -> list[Cell]:
    """Return a row of a table."""
    return [
        Cell(
            written(row, place, column),
            _POINT,
            _ALIGN[column.kind],
            bold=row.strong,
            ink=_ALARM if row.alarm else "",
            indent=3.0 * row.level if place == 0 else 0.0,
        )
        for place, column in enumerate(item.columns)
    ]


def _letters(codes: Sequence[str], code_set: CodeSet, ground: str) -> Cell:
    """Return a cell of a matrix; a letter that stands alone has the colour of its duty for a ground."""
    code = code_set.code(codes[0]) if len(codes) == 1 else None
    if code:
        ground = LETTER_COLOURS[code.duty].removeprefix("#").upper()
    ink = _WHITE if code else ""
    return Cell(" ".join(codes), _POINT, "middle", bold=True, ink=ink, ground=ground)


def _bookmark(heading: Paragraph, number: int) -> None:
    """Mark a heading, so that the contents can lead to it."""
    paragraph = heading._p  # noqa: SLF001 - python-docx knows no bookmarks
    start = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{_name(number)}"/>')
    paragraph.insert(1 if paragraph.pPr is not None else 0, start)
    paragraph.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))


def _name(number: int) -> str:
    return f"part{number + 1}"


def _field_part(line: Paragraph, kind: str, code: str = "") -> None:
    run = line.add_run()._r  # noqa: SLF001 - python-docx knows no fields
    if kind:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
    else:
        part = OxmlElement("w:instrText")
        part.set(qn("xml:space"), "preserve")
        part.text = code
    run.append(part)
