"""The workbook that goes back to the client, read again with other programs' libraries."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from orgeditor.analysis.matrix import MatrixView, matrices, matrix_view
from orgeditor.files.responsibility import (
    matrix_edit,
    propose_matrix,
    to_json,
    write_matrix,
    write_matrix_csv,
)
from orgeditor.files.sheets import Sheet, Workbook, read_workbook
from orgeditor.files.templates import organization_from
from orgeditor.model.code_sets import code_sets
from orgeditor.model.codes import CODE_SETS, Duty
from orgeditor.model.document import Document
from orgeditor.model.fields import name_of
from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    OwnCode,
    OwnCodeSet,
    Responsibility,
    Role,
    key_id,
)
from orgeditor.model.verbs.editing import set_field


@pytest.fixture
def marketing() -> Organization:
    return organization_from("marketing")


def written(org: Organization, path: Path, language: str = "en") -> openpyxl.Workbook:
    write_matrix(org, matrices(org)[0].id, path, language)
    return openpyxl.load_workbook(path)


def cells_of(path: Path) -> Workbook:
    """Read with openpyxl in this process: a child for each of many examples takes too long."""
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = tuple(
        Sheet(sheet.title, [tuple(row) for row in sheet.iter_rows(values_only=True)])
        for sheet in book
    )
    return Workbook(path.name, "xlsx", sheets)


def told(view: MatrixView, language: str = "en") -> tuple[object, ...]:
    """Return what a matrix says, without ids."""
    return (
        name_of(view.matrix, language),
        view.code_set.id,
        [name_of(column.party, language) for column in view.columns],
        [
            (
                row.level,
                row.is_group,
                name_of(row.activity, language),
                {
                    name_of(column.party, language): cell.codes
                    for column in view.columns
                    if (cell := row.cells.get(column.party.id)) and cell.codes
                },
            )
            for row in view.rows
        ],
    )


def taken(book: Workbook, code_set: str = "", own: OwnCodeSet | None = None) -> MatrixView:
    org = Organization([own] if own else [])
    document = Document(org)
    proposal = propose_matrix(book, code_set=code_set, sets=code_sets(org))
    document.do(matrix_edit(org, proposal))
    return matrix_view(org, matrices(org)[0].id)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_sample_comes_back_the_same(
    marketing: Organization, tmp_path: Path, language: str
) -> None:
    before = matrix_view(marketing, matrices(marketing)[0].id)
    written(marketing, tmp_path / "raci.xlsx", language)
    book = read_workbook(tmp_path / "raci.xlsx")
    assert told(taken(book), language) == told(before, language)
    assert to_json(propose_matrix(book))["problems"] == []


def test_csv_comes_back_the_same(marketing: Organization, tmp_path: Path) -> None:
    before = matrix_view(marketing, matrices(marketing)[0].id)
    write_matrix_csv(marketing, before.matrix.id, tmp_path / "raci.csv")
    after = taken(read_workbook(tmp_path / "raci.csv"))
    assert told(after)[1:] == told(before)[1:]


def test_the_sheet_is_set_up_for_work_and_for_paper(
    marketing: Organization, tmp_path: Path
) -> None:
    sheet = written(marketing, tmp_path / "raci.xlsx").worksheets[0]
    assert sheet["A1"].value == "Marketing and sales responsibilities"
    assert "Example Foods Ltd" in sheet["A2"].value
    assert sheet.freeze_panes == "C6"
    assert sheet.auto_filter.ref == "A5:T36"
    assert sheet["C5"].alignment.textRotation == 90
    assert "D4:F4" in [str(area) for area in sheet.merged_cells.ranges]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth in (None, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$4:$5", "$A:$B")
    assert sheet.oddFooter.right.text == "Page &P of &N"
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"R,A,C,I,R/A"'
    assert str(rule.sqref) == "C6:O36"
    fills = {
        rule.dxf.fill.bgColor.rgb
        for rules in sheet.conditional_formatting
        for rule in rules.rules
        if rule.dxf.fill
    }
    assert fills == {"FFC0392B", "FF2E7D4F", "FF8A6500", "FF3B73B9"}


def test_sums_and_checks_are_formulas_that_already_have_their_values(
    marketing: Organization, tmp_path: Path
) -> None:
    live = written(marketing, tmp_path / "raci.xlsx").worksheets[0]
    values = openpyxl.load_workbook(tmp_path / "raci.xlsx", data_only=True).worksheets[0]
    view = matrix_view(marketing, matrices(marketing)[0].id)
    for number, row in enumerate(view.rows, 6):
        if row.is_group:
            assert values.cell(number, 16).value is None
            continue
        totals = view.row_totals(row)
        assert [values.cell(number, 16 + n).value for n in range(4)] == [totals[c] for c in "RACI"]
        assert live.cell(number, 16).value.startswith("=SUMPRODUCT(")
        marks = {mark.rule for mark in view.row_marks(row)}
        fine = not marks & {"one-accountable", "some-responsible"}
        assert (values.cell(number, 20).value == "✓") == fine
    below = [values.cell(37, 3 + n).value for n in range(13)]
    assert below == [view.column_totals(c.party.id)["R"] for c in view.columns]


def test_long_names_and_checks_have_room(marketing: Organization, tmp_path: Path) -> None:
    activity = next(iter(marketing.of(Activity)))
    marketing.apply(set_field(marketing, [activity], "name", "word " * 60))
    page = written(marketing, tmp_path / "m.xlsx").worksheets[0]
    row = next(r for r in range(1, page.max_row + 1) if "word word" in str(page.cell(r, 2).value))
    lines = page.row_dimensions[row].height / 14
    assert lines * page.column_dimensions["B"].width >= len("word " * 60)
    said = "several have A (Accountable). nobody has R (Responsible)."
    last = get_column_letter(page.max_column)
    # The type of checks is 9 points, that of widths 11.
    assert page.column_dimensions[last].width >= len(said) * 9 / 11


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_formulas_whose_values_are_lost_change_nothing(
    marketing: Organization, tmp_path: Path, language: str
) -> None:
    """Programs that do not calculate keep the sums of a workbook and lose what they say."""
    path = tmp_path / "m.xlsx"
    before = matrix_view(marketing, matrices(marketing)[0].id)
    written(marketing, path, language).save(path)
    book = read_workbook(path)
    assert told(taken(book), language) == told(before, language)
    assert to_json(propose_matrix(book))["problems"] == []


def test_findings_stand_on_a_second_sheet(marketing: Organization, tmp_path: Path) -> None:
    sheet = written(marketing, tmp_path / "raci.xlsx").worksheets[1]
    assert sheet.title == "Findings"
    rules = [row[2] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert rules.count("Exactly one accountable") == 3
    assert rules.count("At least one responsible") == 2


def test_findings_are_told_in_the_language_of_the_workbook(
    marketing: Organization, tmp_path: Path
) -> None:
    sheet = written(marketing, tmp_path / "raci.xlsx", "zh_CN").worksheets[1]
    told = [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert "内部沟通：无人为 A（最终负责）" in told


def test_the_same_bytes_for_the_same_matrix(
    marketing: Organization, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    for name in ("one.xlsx", "two.xlsx"):
        written(marketing, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_names_that_are_formulas_stay_text(tmp_path: Path) -> None:
    org = made([("=1+1", 0, {"@role": ("A",)})], ["@role"], "raci", "=cmd")
    sheet = written(org, tmp_path / "raci.xlsx").worksheets[0]
    assert [(sheet[cell].value, sheet[cell].data_type) for cell in ("A1", "B6", "C5")] == [
        ("=cmd", "s"), ("=1+1", "s"), ("@role", "s"),
    ]  # fmt: skip


def made(
    rows: list[tuple[str, int, dict[str, tuple[str, ...]]]],
    parties: list[str],
    code_set: str,
    name: str = "Plan of work",
    own: OwnCodeSet | None = None,
) -> Organization:
    """Return an organisation with one matrix of rows (name, level, letters by party)."""
    matrix = Matrix(id="m", name=name, code_set=code_set, own_codes=own.id if own else "")
    records: list[object] = [*([own] if own else ()), matrix]
    for n, party in enumerate(parties):
        records += [
            Role(id=party, name=party),
            MatrixColumn(id=key_id("m", party), matrix="m", party=party, rank=f"{n:02}V"),
        ]
    path: list[str] = []
    for n, (activity, level, cells) in enumerate(rows):
        key = f"a{n}"
        path = path[:level]
        parent = path[-1] if path else ""
        path.append(key)
        inner = n + 1 < len(rows) and rows[n + 1][1] > level
        records += [
            Activity(id=key, name=activity, parent=parent, kind="group" if inner else ""),
            MatrixRow(id=key_id("m", key), matrix="m", activity=key, rank=f"{n:03}V"),
        ]
        records += [
            Responsibility(id=key_id("m", key, p), matrix="m", activity=key, party=p, codes=c)
            for p, c in cells.items()
        ]
    return Organization(records)  # type: ignore[arg-type]


WORDS = st.sampled_from(
    [
        "plan",
        "order",
        "review",
        "报价",
        "launch",
        "price",
        "审核",
        "north",
        "stock",
        "café",
        "方案",
        "train",
    ]
)
NAMES = st.lists(WORDS, min_size=2, max_size=4).map(" ".join)


@st.composite
def own_sets(draw: st.DrawFn) -> OwnCodeSet:
    letters = draw(st.lists(st.sampled_from("ABDEFGKLMQRTUXYZ甲乙审ЖÄ"), min_size=2, max_size=6, unique=True))  # fmt: skip
    duty = st.sampled_from([Duty.ANSWERS, Duty.DOES, Duty.ADVISES])
    return OwnCodeSet(
        id="own",
        name=draw(st.sampled_from(["House rules", "DRIVE", "本公司"])),
        codes=tuple(OwnCode(x, f"Word {x.lower()}", duty=draw(duty)) for x in letters),
    )


@st.composite
def organizations(draw: st.DrawFn) -> Organization:
    own = draw(st.none() | own_sets())
    code_set = draw(st.sampled_from(sorted(CODE_SETS))) if own is None else "raci"
    known = own.codes if own else CODE_SETS[code_set].codes
    letters = [code.letter for code in known]
    parties = draw(st.lists(NAMES.map(lambda n: n + " lead"), min_size=1, max_size=6, unique=True))
    some = st.sets(st.sampled_from(letters), min_size=1, max_size=2)
    filled = some.map(lambda s: tuple(sorted(s, key=letters.index)))
    rows: list[tuple[str, int, dict[str, tuple[str, ...]]]] = []
    for name in draw(st.lists(NAMES, min_size=1, max_size=8)):
        deepest = rows[-1][1] + 1 if rows and not rows[-1][2] else (rows[-1][1] if rows else 0)
        level = draw(st.integers(0, min(deepest, 3)))
        cells = draw(st.dictionaries(st.sampled_from(parties), filled, max_size=4))
        rows.append((name, level, cells))
    # A matrix without any letter is none to a reader, and a row before the first letter is far.
    rows.append(("last of all", 0, {parties[0]: (letters[0],), parties[-1]: (letters[0],)}))
    return made(rows, parties, code_set, own=own)


@given(org=organizations())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_matrix_comes_back_the_same(org: Organization, tmp_path: Path) -> None:
    path = tmp_path / "matrix.xlsx"
    view = matrix_view(org, "m")
    write_matrix(org, "m", path)
    own = org.find(OwnCodeSet, "own")
    assert told(taken(cells_of(path), view.code_set.id, own)) == told(view)


def test_each_process_may_have_a_sheet_with_its_own_parties(
    marketing: Organization, tmp_path: Path
) -> None:
    view = matrix_view(marketing, matrices(marketing)[0].id)
    write_matrix(marketing, view.matrix.id, tmp_path / "m.xlsx", a_sheet_a_process=True)
    read = propose_matrix(read_workbook(tmp_path / "m.xlsx")).tables
    groups = [row.activity.name for row in view.rows if row.level == 0]
    assert [table.name for table in read] == groups
    assert sum(len(table.activities) - table.groups for table in read) == len(view.activities)
    assert sum(table.assignments for table in read) == sum(
        bool(cell.codes) for row in view.rows for cell in row.cells.values()
    )
    for table in read:
        assert {at for (_, at), cell in table.cells.items() if cell.codes} == set(range(len(table.parties)))  # fmt: skip
