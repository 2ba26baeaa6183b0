"""Responsibilities as slides, read back: every letter once in its cell, headings on each slide, nothing too small."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from orgeditor.analysis.letter_colours import LETTER_COLOURS
from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.drawing.slides import Into, matrix_to_pptx
from orgeditor.files.templates import organization_from
from orgeditor.model.organization import Organization
from orgeditor.model.records import Role
from orgeditor.model.verbs.matrices import begin_matrix
from orgeditor.model.verbs.responsibilities import set_codes
from tests.matrix.offices import MATRIX, office

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


def tables(path: Path) -> list[tuple[object, object]]:
    """Return each slide with its table."""
    found = []
    for slide in Presentation(str(path)).slides:
        frames = [shape for shape in slide.shapes if shape.has_table]
        assert len(frames) == 1
        found.append((slide, frames[0]))
    return found


def letters(path: Path, heads: int) -> Counter[tuple[str, str, str]]:
    """Return how often each activity and party have which letters, below so many rows of headings."""
    found: Counter[tuple[str, str, str]] = Counter()
    for _, frame in tables(path):
        table = frame.table
        for r in range(heads, len(table.rows)):
            name = table.cell(r, 0).text_frame.text.split("  ")[-1]
            for c in range(1, len(table.columns)):
                party = " ".join(table.cell(heads - 1, c).text_frame.text.split())
                if said := table.cell(r, c).text_frame.text:
                    found[name, party, said] += 1
    return found


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_letter_stands_once_where_it_belongs(tmp_path: Path, language: str) -> None:
    org = organization_from("marketing", language)
    view = matrix_view(org, matrices(org)[0].id)
    matrix_to_pptx(tmp_path / "m.pptx", org, view.matrix.id, language)
    name = "name_zh" if language == "zh_CN" else "name"
    expected = Counter(
        (getattr(row.activity, name), getattr(c.party, name), " ".join(row.cells[c.party.id].codes))
        for row in view.rows
        for c in view.columns
        if c.party.id in row.cells and row.cells[c.party.id].codes
    )
    found = letters(tmp_path / "m.pptx", 2)
    # Chinese may be broken into lines anywhere, between which no space belongs.
    bare = Counter({(a, "".join(p.split()), x): n for (a, p, x), n in found.items()})
    assert bare == Counter({(a, "".join(p.split()), x): n for (a, p, x), n in expected.items()})


def test_letters_are_coloured_as_on_paper_and_legible(tmp_path: Path) -> None:
    org = organization_from("marketing")
    view = matrix_view(org, matrices(org)[0].id)
    matrix_to_pptx(tmp_path / "m.pptx", org, view.matrix.id, "en")
    colours = {c.letter: LETTER_COLOURS[c.duty].strip("#").upper() for c in view.code_set.codes}
    seen = set()
    for slide, frame in tables(tmp_path / "m.pptx"):
        for cell in frame._element.iter(qn("a:tc")):
            for run in cell.iter(qn("a:r")):
                properties = run.find(qn("a:rPr"))
                assert int(properties.get("sz")) >= 900
                text, ink = run.find(qn("a:t")).text, properties[0][0].get("val")
                if text not in colours:
                    continue
                ground = cell.find(qn("a:tcPr")).find(qn("a:solidFill"))[0].get("val")
                assert (ink, ground) in ((colours[text], "bg1"), ("FFFFFF", colours[text]))
                seen.add(text)
        legend = next(s for s in slide.shapes if s.has_text_frame and "Accountable" in s.text_frame.text)  # fmt: skip
        assert all(str(code.name) in legend.text_frame.text for code in view.code_set.codes)
    assert seen == set(colours)


def test_groups_are_rows_over_all_columns(tmp_path: Path) -> None:
    org = organization_from("marketing")
    view = matrix_view(org, matrices(org)[0].id)
    matrix_to_pptx(tmp_path / "m.pptx", org, view.matrix.id, "en")
    merged = {
        table.cell(r, 0).text_frame.text.split("  ")[-1]
        for _, frame in tables(tmp_path / "m.pptx")
        for table in [frame.table]
        for r in range(2, len(table.rows))
        if table.cell(r, 0).span_width == len(table.columns)
    }
    assert merged == {row.activity.name for row in view.rows if row.is_group}


def large(rows: int, columns: int) -> tuple[Organization, str]:
    org = Organization([Role(id=f"r{n:03}", name=f"Role number {n} of many") for n in range(columns)])  # fmt: skip
    edit = begin_matrix(
        org,
        name="Large",
        code_set="raci",
        parties=[f"r{n:03}" for n in range(columns)],
        activities=[(0 if n % 10 == 0 else 1, f"Activity {n} that somebody does") for n in range(rows)],
    )  # fmt: skip
    org.apply(edit)
    matrix = edit.changes[0].id
    view = matrix_view(org, matrix)
    cells = [(row.activity.id, f"r{n % columns:03}", ("R", "A")) for n, row in enumerate(view.activities)]  # fmt: skip
    org.apply(set_codes(org, matrix, cells))
    return org, matrix


def test_two_hundred_by_sixty_is_parted_both_ways(tmp_path: Path) -> None:
    org, matrix = large(200, 60)
    heard: list[float] = []
    matrix_to_pptx(tmp_path / "m.pptx", org, matrix, "en", reached=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    deck = Presentation(str(tmp_path / "m.pptx"))
    parties: Counter[str] = Counter()
    for slide, frame in tables(tmp_path / "m.pptx"):
        table = frame.table
        title = slide.shapes.title
        assert title.top + title.height <= frame.top
        assert frame.left + frame.width <= deck.slide_width
        assert frame.top + sum(row.height for row in table.rows) <= deck.slide_height
        assert table.cell(0, 0).text_frame.text == "Activity"
        parties.update(table.cell(0, c).text_frame.text for c in range(1, len(table.columns)))
    assert len(parties) == 60
    assert len(set(parties.values())) == 1
    assert sum(letters(tmp_path / "m.pptx", 1).values()) == 180


def test_slides_of_a_matrix_are_drawn_anew_beside_those_of_others(tmp_path: Path) -> None:
    org, path = organization_from("marketing"), tmp_path / "m.pptx"
    first = matrices(org)[0].id
    made = matrix_to_pptx(path, org, first, "en").added
    other = office()
    assert matrix_to_pptx(path, other, MATRIX, "en", Into(deck=path)).added == 1
    org.apply(set_codes(org, first, [(matrix_view(org, first).activities[0].activity.id, matrix_view(org, first).columns[0].party.id, ("C",))]))  # fmt: skip
    again = matrix_to_pptx(path, org, first, "en", Into(deck=path))
    assert (again.added, again.updated, again.gone) == (0, made, ())
    assert len(tables(path)) == made + 1


def test_tables_are_read_out_and_dates_do_not_enter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("a.pptx", "b.pptx"):
        matrix_to_pptx(tmp_path / name, office(), MATRIX, "both")
    assert (tmp_path / "a.pptx").read_bytes() == (tmp_path / "b.pptx").read_bytes()
    ((_, frame),) = tables(tmp_path / "a.pptx")
    told = frame._element.xpath(".//p:cNvPr/@descr")
    assert told == ["Launch 上市: 4 activities, 4 parties"]
    assert frame._element.find(f".//{qn('a:tblPr')}").get("firstRow") == "1"


def test_a_matrix_of_nothing_is_a_table_of_headings(tmp_path: Path) -> None:
    org = Organization([replace(Role(id="r"), name="Alone")])
    edit = begin_matrix(org, name="Empty", code_set="raci", parties=["r"], activities=[])
    org.apply(edit)
    matrix_to_pptx(tmp_path / "m.pptx", org, edit.changes[0].id, "en")
    ((slide, frame),) = tables(tmp_path / "m.pptx")
    assert slide.shapes.title.text_frame.text == "Empty"
    assert len(frame.table.rows) == 1
    assert Pt(9) <= min(r.font.size for p in frame.table.cell(0, 1).text_frame.paragraphs for r in p.runs)  # fmt: skip
