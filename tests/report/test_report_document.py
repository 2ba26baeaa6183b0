"""The report and role cards as Word documents, read back: plain, and in a client's template."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

from orgeditor.analysis.comparison import COMPARISON, Compared
from orgeditor.analysis.discretion import redacted
from orgeditor.analysis.letter_colours import LETTER_COLOURS
from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.pages import Sheet
from orgeditor.analysis.report import PARTS, Told
from orgeditor.analysis.role_card import carded, matrix_views, role_card
from orgeditor.analysis.story import Story
from orgeditor.analysis.story_report import StoryTold, story_parts
from orgeditor.cli.main import main
from orgeditor.drawing.matrix_page import measure_of
from orgeditor.drawing.report_pictures import report_pictures
from orgeditor.files.project.saving import save
from orgeditor.files.templates import organization_from
from orgeditor.files.word import write_report_document, write_role_cards
from orgeditor.messages import verbatim
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position
from orgeditor.model.redaction import standard_profiles
from orgeditor.model.verbs.planning import add_phase
from orgeditor.model.verbs.positions import add_position

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def org() -> Organization:
    return organization_from("marketing")


def written(path: Path, org: Organization, language: str = "en", parts=PARTS, **more: object):
    told = Told(org, language)
    write_report_document(
        told, parts, path, draw=report_pictures, measure=measure_of(Sheet()), **more
    )
    return docx.Document(str(path))


def headings(word, level: int) -> list[str]:
    return [p.text for p in word.paragraphs if p.style.name == f"Heading {level}"]


def dotx(path: Path, *, footer: str = "Client footer") -> Path:
    """Write a client's template: narrow paper, a header, a footer, a style of its own, a text to be replaced."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(180), Mm(260), Mm(30)
    section.header.paragraphs[0].text = "ACME CONSULTING"
    section.footer.paragraphs[0].text = footer
    word.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0, 0x40)
    word.styles["Normal"].font.name = "Georgia"
    word.add_paragraph("Old text")
    saved = io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as read, zipfile.ZipFile(path, "w") as made:
        for name in read.namelist():
            part = read.read(name).replace(b"document.main+xml", b"template.main+xml")
            made.writestr(name, part)
    return path


def test_every_part_has_its_heading_and_its_tables(tmp_path: Path, org: Organization) -> None:
    word = written(tmp_path / "r.docx", org)
    told = Told(org, "en")
    assert headings(word, 1) == [told.say(part.title) for part in PARTS]
    assert {"Measures by unit", "Strategy map", "All findings"} <= set(headings(word, 2))
    said = {cell.text for table in word.tables for row in table.rows for cell in row.cells}
    assert {str(finding.message) for finding in told.findings} <= said
    marked = {e.get(qn("w:name")) for e in word.element.iter(qn("w:bookmarkStart"))}
    links = [e.get(qn("w:anchor")) for e in word.element.iter(qn("w:hyperlink"))]
    assert len(links) == len(PARTS)
    assert set(links) <= marked
    widths = [sum(column.width for column in table.columns) for table in word.tables]
    assert max(widths) <= Mm(171)
    for table in word.tables:
        # Word goes by the cells, LibreOffice by the columns.
        for row in table.rows:
            assert [cell.width for cell in row.cells] == [column.width for column in table.columns]


def test_a_matrix_is_a_table_with_its_letters_in_their_colours(
    tmp_path: Path, org: Organization
) -> None:
    word = written(tmp_path / "r.docx", org, parts=[p for p in PARTS if p.id == "responsibilities"])
    view = matrix_view(org, matrices(org)[0].id)
    colours = {LETTER_COLOURS[code.duty].strip("#").upper(): code.letter for code in view.code_set.codes}  # fmt: skip
    letters, shaded = 0, 0
    table = next(t for t in word.tables if t.rows[0].cells[0].text == "Activity")
    assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    assert len(table.rows) == 1 + len(view.rows)
    for row in table.rows[1:]:
        for cell in row.cells[1:]:
            letters += bool(cell.text)
            shade = cell._tc.find(f".//{qn('w:shd')}")
            fill = shade.get(qn("w:fill")) if shade is not None else ""
            if fill in colours:
                assert cell.text == colours[fill]
                shaded += 1
    assert letters == sum(any(c.codes for c in [cell]) for row in view.rows for cell in row.cells.values())  # fmt: skip
    assert shaded > 100


def test_charts_are_pictures_that_can_be_read_out(tmp_path: Path, org: Organization) -> None:
    word = written(tmp_path / "r.docx", org, parts=PARTS[:1])
    told = [e.get("descr") for e in word.element.iter(qn("wp:docPr"))]
    assert {"Chart of units", "Chart of positions"} == set(told)
    for shape in word.inline_shapes:
        assert shape.width <= Mm(170.1)
        assert shape.height <= Mm(257.1)


def test_a_template_gives_its_page_header_footer_and_styles_and_none_of_its_text(
    tmp_path: Path, org: Organization
) -> None:
    template = dotx(tmp_path / "client.dotx")
    views = matrix_views(org)
    cards = [role_card(org, party, views) for party in carded(views)[:2]]
    write_role_cards(cards, org, tmp_path / "c.docx", labels="en", template=template)
    report = written(tmp_path / "r.docx", org, template=template, parts=PARTS[1:3])
    for word in (docx.Document(str(tmp_path / "c.docx")), report):
        section = word.sections[-1]
        assert round(section.page_width / Mm(1)) == 180
        assert round(section.left_margin / Mm(1)) == 30
        assert section.header.paragraphs[0].text == "ACME CONSULTING"
        assert [p.text for p in section.footer.paragraphs] == ["Client footer"]
        assert str(word.styles["Heading 1"].font.color.rgb) == "800040"
        assert word.styles["Normal"].font.name == "Georgia"
        assert not [p for p in word.paragraphs if p.text == "Old text"]
        assert len(headings(word, 1)) == 2


def test_what_was_left_out_is_in_the_footer_whatever_the_template_says(
    tmp_path: Path, org: Organization
) -> None:
    veiled = redacted(org, standard_profiles()[0])
    for footer in ("Client footer", ""):
        template = dotx(tmp_path / "client.dotx", footer=footer)
        word = written(tmp_path / "r.docx", veiled, template=template, parts=PARTS[1:2])
        told = "\n".join(p.text for p in word.sections[-1].footer.paragraphs)
        assert footer in told
        assert "Redaction" in told or "without" in told


def test_a_comparison_and_a_plan_are_documents_too(tmp_path: Path, org: Organization) -> None:
    after = Organization(org)
    top = next(key for key, position in after.of(Position).items() if not position.manager)
    after.apply(add_position(after, title="Head of Asia", manager=top))
    steps = Story(org.table, after.table).steps
    after.apply(add_phase(after, "First wave", [step.about for step in steps]))
    both = Compared(org, after, "en", (verbatim("Before"), verbatim("Asia")))
    plan = StoryTold(org, after, "en", verbatim("Asia"))
    for told, parts, said in ((both, COMPARISON, "Difference"), (plan, story_parts(plan), "First wave")):  # fmt: skip
        path = tmp_path / f"{said}.docx"
        write_report_document(told, parts, path, draw=report_pictures, measure=measure_of(Sheet()))
        word = docx.Document(str(path))
        assert headings(word, 1)
        assert bool(len(word.inline_shapes)) == (told is plan)
        cells = {cell.text for table in word.tables for row in table.rows for cell in row.cells}
        texts = cells | {paragraph.text for paragraph in word.paragraphs}
        assert any(said in text for text in texts)
        assert any("Head of Asia" in text for text in texts)


def test_a_template_without_styles_or_paper_is_filled_all_the_same(
    tmp_path: Path, org: Organization
) -> None:
    word = docx.Document()
    for style in list(word.styles):
        if style.name in ("Title", "Heading 1", "Heading 2", "List Bullet", "Footer"):
            style.delete()
    word.element.body.remove(word.element.body.sectPr)
    word.save(str(tmp_path / "bare.docx"))
    made = written(tmp_path / "r.docx", org, template=tmp_path / "bare.docx", parts=PARTS[:2])
    assert headings(made, 1)
    assert made.styles["Heading 1"].font.size > made.styles["Heading 2"].font.size
    assert made.sections[-1].page_width == pytest.approx(Mm(210), abs=Mm(0.1))
    card = role_card(org, carded(matrix_views(org))[0])
    write_role_cards([card], org, tmp_path / "c.docx", labels="en", template=tmp_path / "bare.docx")
    lines = [p.text for p in docx.Document(str(tmp_path / "c.docx")).paragraphs if p.style.name == "List Bullet"]  # fmt: skip
    assert lines
    assert all(line.startswith("•") for line in lines)


def test_a_broken_template_is_refused(tmp_path: Path, org: Organization) -> None:
    docx.Document().save(str(tmp_path / "whole.docx"))
    with (
        zipfile.ZipFile(tmp_path / "whole.docx") as read,
        zipfile.ZipFile(tmp_path / "broken.docx", "w") as torn,
    ):
        for name in read.namelist():
            held = read.read(name)
            torn.writestr(name, held[: len(held) // 2] if name == "word/document.xml" else held)
    with pytest.raises(Refused, match=r"broken\.docx .* is broken"):
        written(tmp_path / "r.docx", org, template=tmp_path / "broken.docx")


def test_what_is_no_template_is_refused(tmp_path: Path, org: Organization) -> None:
    wrong = tmp_path / "wrong.dotx"
    wrong.write_bytes(b"no zip")
    for path in (wrong, tmp_path / "none.dotx", tmp_path):
        with pytest.raises(Refused, match=path.name):
            written(tmp_path / "x.docx", org, template=path, parts=PARTS[1:2])
    assert not (tmp_path / "x.docx").exists()


def test_the_command_line_writes_it_in_both_languages_the_same_each_time(
    tmp_path: Path, org: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    save(org, tmp_path / "d.orgz", overwrite=True)
    export = ["export", str(tmp_path / "d.orgz"), "--what", "report", "--language", "zh", "-o"]
    for name in ("a.docx", "b.docx"):
        assert main([*export, str(tmp_path / name)]) == 0
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    word = docx.Document(str(tmp_path / "a.docx"))
    assert headings(word, 1) == [part.title.render("zh_CN") for part in PARTS]
    fonts = word.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "Microsoft YaHei"


def test_what_tables_are_told_stands_in_the_order_that_word_wants(
    tmp_path: Path, org: Organization
) -> None:
    word = written(tmp_path / "r.docx", org, parts=PARTS[1:3])
    tables = ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblDescription")  # fmt: skip
    cells = ("tcW", "shd", "textDirection", "vAlign")
    for name, order in (("tblPr", tables), ("tcPr", cells)):
        for properties in word.element.iter(qn(f"w:{name}")):
            places = [order.index(child.tag.split("}")[1]) for child in properties]
            assert places == sorted(places)
