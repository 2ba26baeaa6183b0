"""The report as slides, read back: parts in order, figures in native charts, tables whole, the contents true."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from orgeditor.analysis.letter_colours import LETTER_COLOURS
from orgeditor.analysis.measures import Measures
from orgeditor.analysis.report import PARTS, Told
from orgeditor.drawing.slides import Into, report_to_pptx
from orgeditor.files.templates import organization_from
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Unit
from orgeditor.model.verbs.editing import set_field
from tests.sample_organizations import large_organization

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def org() -> Organization:
    return organization_from("marketing")


@pytest.fixture(scope="module")
def deck(tmp_path_factory, qapp, org: Organization) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.pptx"
    report_to_pptx(path, Told(org, "en"), PARTS)
    return path


def slides(path: Path) -> dict[str, object]:
    """Return slides by their titles, the first of each."""
    found: dict[str, object] = {}
    for slide in Presentation(str(path)).slides:
        found.setdefault(slide.shapes.title.text_frame.text, slide)
    return found


def charts(slide) -> list[object]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def test_the_parts_stand_behind_cover_and_contents_in_their_order(deck: Path) -> None:
    titles = list(slides(deck))
    assert titles[:2] == ["Marketing and sales", "Contents"]
    wanted = ["Chart of units", "Chart of positions", "Measures", "Measures by unit", "Responsibilities", "Resources", "Findings", "All findings (1/3)"]  # fmt: skip
    assert [title for title in titles if title in wanted] == wanted
    cover = slides(deck)["Marketing and sales"]
    assert cover.slide_layout.name == "Title Slide"
    assert cover.placeholders[1].text_frame.text.startswith("Organisation report\nExample Foods Ltd")  # fmt: skip


def test_contents_lead_to_the_slides_that_they_name(deck: Path) -> None:
    found = Presentation(str(deck))
    number = {slide.slide_id: n for n, slide in enumerate(found.slides, 1)}
    contents = found.slides[1]
    boxes = [s for s in contents.shapes if s.has_text_frame and s.text_frame.text]
    linked = [s for s in boxes if s.click_action.target_slide is not None]
    told = [s.text_frame.text for s in boxes if s.text_frame.text.isdigit()]
    assert len(linked) > 25
    assert [number[s.click_action.target_slide.slide_id] for s in linked] == [int(n) for n in told if int(n) > 0]  # fmt: skip
    lines = {s.text_frame.text: s.click_action.target_slide.shapes.title.text_frame.text for s in linked}  # fmt: skip
    assert lines["Measures"] == "Measures"
    assert lines["Strategy map"] == "Strategy map"


def test_charts_are_native_and_hold_the_measures(deck: Path, org: Organization) -> None:
    measures = Measures(org)
    first, cost = charts(slides(deck)["Measures"])
    units = [u for u in measures.units.ids if measures.units.depth[measures.units.index[u]] == 1]
    names = [org.get(Unit, key).name for key in units]
    assert list(first.plots[0].categories) == names
    heads, fte = first.plots[0].series
    assert [heads.name, fte.name] == ["Head-count", "FTE"]
    assert list(heads.values) == [measures.unit(key).headcount for key in units]
    assert list(fte.values) == pytest.approx([measures.unit(key).fte for key in units])
    assert list(cost.plots[0].series[0].values) == [measures.unit(key).cost["EUR"] for key in units]
    spans, layers = charts(slides(deck)["Measures (2)"])
    assert sum(spans.plots[0].series[0].values) == sum(1 for span in measures.spans if span)
    assert list(layers.plots[0].series[0].values) == [1, 9, 29, 21]
    figures = [s.text_frame.text for s in slides(deck)["Measures"].shapes if s.has_text_frame]
    assert f"{len(org.of(Position))}\nPositions" in figures


def test_the_workbook_in_a_chart_holds_its_figures_and_nothing_else(deck: Path) -> None:
    chart = charts(slides(deck)["Measures"])[0]
    blob = chart.part.chart_workbook.xlsx_part.blob
    book = openpyxl.load_workbook(io.BytesIO(blob))
    assert book.sheetnames == ["Sheet1"]
    rows = list(book["Sheet1"].iter_rows(values_only=True))
    assert rows[0] == (None, "Head-count", "FTE")
    assert [row[0] for row in rows[1:]] == list(chart.plots[0].categories)


def test_letters_keep_their_colours_in_charts(deck: Path) -> None:
    (chart,) = charts(slides(deck)["Responsibilities"])
    colours = {s.name: str(s.format.fill.fore_color.rgb) for s in chart.plots[0].series}
    assert set(colours.values()) <= {c.strip("#").upper() for c in LETTER_COLOURS.values()}
    assert colours["A"] == "C0392B"


def test_tables_say_all_of_their_rows_within_the_slide(deck: Path, org: Organization) -> None:
    told = Told(org, "en")
    found = Presentation(str(deck))
    said = []
    for slide in found.slides:
        for frame in (shape for shape in slide.shapes if shape.has_table):
            assert frame.left + frame.width <= found.slide_width
            high = sum(row.height for row in frame.table.rows)
            assert frame.top + high <= found.slide_height
            sizes = [int(r.get("sz")) for r in frame._element.iter(qn("a:rPr"))]
            assert min(sizes) >= 900
            said += [cell.text_frame.text for row in list(frame.table.rows)[1:] for cell in row.cells]  # fmt: skip
    for finding in told.findings:
        assert str(finding.message) in said


def test_everything_that_is_seen_can_be_read_out(deck: Path) -> None:
    for slide in Presentation(str(deck)).slides:
        for shape in slide.shapes:
            told = shape._element.xpath(".//p:cNvPr")[0].get("descr")
            if shape.has_chart or shape.has_table or shape.shape_type == 13:
                assert told, (slide.shapes.title.text_frame.text, shape.name)


def test_what_speakers_say_of_the_findings_is_in_the_notes(deck: Path, org: Organization) -> None:
    notes = slides(deck)["Findings"].notes_slide.notes_text_frame.text
    for finding in Told(org, "en").findings:
        assert str(finding.message) in notes


def test_a_report_is_drawn_anew_with_other_figures_and_their_own_slides_stay(
    deck: Path, tmp_path: Path, org: Organization
) -> None:
    path = tmp_path / "again.pptx"
    theirs = Presentation(str(deck))
    count = len(theirs.slides)
    own = theirs.slides.add_slide(theirs.slide_layouts[5])
    own.shapes.title.text = "What we propose"
    listed = theirs.slides._sldIdLst
    element = listed[-1]
    listed.remove(element)
    listed.insert(3, element)
    theirs.save(str(path))
    grown = Organization(org)
    seat = next(iter(grown.of(Position)))
    grown.apply(set_field(grown, [seat], "headcount", 40.0))
    outcome = report_to_pptx(path, Told(grown, "en"), PARTS, Into(deck=path), without_empty=True)
    assert (outcome.added, outcome.gone) == (0, ())
    assert outcome.updated == count
    assert Presentation(str(path)).slides[3].shapes.title.text_frame.text == "What we propose"
    figures = [s.text_frame.text for s in slides(path)["Measures"].shapes if s.has_text_frame]
    assert "99\nHead-count" in figures
    with zipfile.ZipFile(path) as package:
        charted = [name for name in package.namelist() if name.startswith("ppt/charts/")]
        books = [name for name in package.namelist() if name.startswith("ppt/embeddings/")]
        assert len(package.namelist()) == len(set(package.namelist()))
    drawn = sum(len(charts(slide)) for slide in Presentation(str(path)).slides)
    assert len([name for name in charted if "_rels" not in name]) == len(books) == drawn


def test_the_same_report_is_the_same_bytes(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    org = organization_from("marketing", "zh_CN")
    for name in ("a.pptx", "b.pptx"):
        report_to_pptx(tmp_path / name, Told(org, "zh_CN"), PARTS[:3])
    assert (tmp_path / "a.pptx").read_bytes() == (tmp_path / "b.pptx").read_bytes()
    titles = set(slides(tmp_path / "a.pptx"))
    assert {PARTS[1].title.render("zh_CN"), "目录"} <= titles
    assert not any("Measures" in title for title in titles)


def test_parts_that_hold_nothing_say_so_or_are_left_out(tmp_path: Path) -> None:
    org = Organization([replace(Organization().project, title="T"), Position(id="p", title="Alone")])  # fmt: skip
    report_to_pptx(tmp_path / "all.pptx", Told(org, "en"), PARTS)
    report_to_pptx(tmp_path / "some.pptx", Told(org, "en"), PARTS, without_empty=True)
    assert "Training and development" in slides(tmp_path / "all.pptx")
    assert "Training and development" not in slides(tmp_path / "some.pptx")
    nothing = [s.text_frame.text for s in slides(tmp_path / "all.pptx")["Responsibilities"].shapes if s.has_text_frame]  # fmt: skip
    assert any(text.startswith("Nothing is held here yet.") for text in nothing)


def test_no_slide_stands_empty_where_all_wait_to_be_placed(tmp_path: Path) -> None:
    records = [Unit(id="u", name="Unit"), *(Position(id=f"p{n}", title=f"Seat {n}", unit="u", waiting="unknown-manager") for n in range(3))]  # fmt: skip
    path = tmp_path / "waiting.pptx"
    report_to_pptx(path, Told(Organization(records), "en"), PARTS, without_empty=True)
    for slide in Presentation(str(path)).slides:
        drawn = [s for s in slide.shapes if s.has_chart or s.has_table or (s.has_text_frame and s.text_frame.text)]  # fmt: skip
        assert len(drawn) > 1 or slide.slide_layout.name == "Title Slide", slide.shapes.title.text


def test_a_chart_of_many_slides_is_shown_by_its_first(tmp_path: Path) -> None:
    told = Told(large_organization(400), "en")
    report_to_pptx(tmp_path / "large.pptx", told, PARTS[:2])
    titles = list(slides(tmp_path / "large.pptx"))
    assert titles[titles.index("Chart of positions") + 1].startswith("Units and who leads them")


def test_letters_and_places_are_right_in_a_narrow_template_without_titles(tmp_path: Path) -> None:
    template = Presentation()
    for layout in template.slide_layouts:
        for holder in list(layout.placeholders):
            if holder.placeholder_format.type in (1, 3):
                holder.element.getparent().remove(holder.element)
    template.save(str(tmp_path / "client.pptx"))
    path = tmp_path / "report.pptx"
    told = Told(organization_from("marketing"), "en")
    report_to_pptx(path, told, PARTS[1:2], Into(tmp_path / "client.pptx"))
    deck = Presentation(str(path))
    assert deck.slide_width == Mm(254)
    named = [s.text_frame.text for slide in deck.slides for s in slide.shapes if s.name.startswith("Title")]  # fmt: skip
    assert {"Marketing and sales", "Measures", "Measures by unit"} <= set(named)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= deck.slide_width + Pt(1)
            assert shape.top + shape.height <= deck.slide_height + Pt(1)
