"""The tables of the elements as sheets of a workbook: written, filled in, read back."""

from __future__ import annotations

import unicodedata

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgeditor.files.elements import read_elements, write_elements
from orgeditor.files.elements.words import other_words, said
from orgeditor.files.elements.writing import element_types
from orgeditor.files.sheets import Sheet, Workbook, read_workbook
from orgeditor.files.templates import organization_from
from orgeditor.messages import use_language
from orgeditor.model.edit import Refused
from orgeditor.model.elements.goals import Actual, Goal, Kpi
from orgeditor.model.fields import name_of
from orgeditor.model.organization import Organization
from orgeditor.model.record import key_id
from orgeditor.model.records import Position, Unit
from tests.elements.conftest import goal_records
from tests.model.random_edits import small_records


def elements_of(org):
    """Return what the elements say, without ids and ranks, which a new document has its own of."""
    found = []
    for goal in org.of(Goal).values():
        links = [org.get(Goal, key).name for key in goal.supports]
        above = org.get(Goal, goal.parent).name if goal.parent else ""
        found.append((goal.name, goal.name_zh, goal.kind, above, goal.perspective, goal.owner, goal.served_by, links, goal.weight, goal.due))  # fmt: skip
    for kpi in org.of(Kpi).values():
        above = org.get(Goal, kpi.goal).name if kpi.goal else ""
        found.append((kpi.name, above, kpi.direction, kpi.baseline, kpi.target, kpi.threshold, kpi.rhythm))  # fmt: skip
    for actual in org.of(Actual).values():
        found.append((org.get(Kpi, actual.kpi).name, actual.period, actual.value))
    return sorted(found, key=repr)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_workbook_written_and_read_says_the_same(org, tmp_path, language):
    path = tmp_path / "elements.xlsx"
    write_elements(org, path, language=language)
    empty = Organization(small_records())
    reading = read_elements(empty, read_workbook(path))
    assert reading.problems == ()
    empty.apply(reading.edit)
    assert elements_of(empty) == elements_of(org)
    again = read_elements(org, read_workbook(path))
    assert again.edit.changes == ()


# Cells are read as people see them: composed, without tags.
_TEXT = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="<"), min_size=1, max_size=12
).filter(lambda text: unicodedata.normalize("NFC", text) == text)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(_TEXT, unique_by=str.casefold, min_size=1, max_size=6),
    st.lists(st.none() | st.decimals(-1000, 1000, places=2).map(float), min_size=6, max_size=6),
    st.randoms(use_true_random=False),
)
def test_whatever_goals_there_are(tmp_path, names, figures, draw):
    goals = [
        Goal(id=f"x{n}", name=name, code=f"G{n}", parent=f"x{draw.randrange(n)}" if n else "", rank=chr(66 + n))
        for n, name in enumerate(names)
    ]  # fmt: skip
    kpis = [
        Kpi(id=f"k{n}", name=name, code=f"K{n}", goal=f"x{n}", target=figures[n], rank=chr(66 + n))
        for n, name in enumerate(names)
    ]
    org = Organization([*small_records(), *goals, *kpis])
    path = tmp_path / "elements.xlsx"
    write_elements(org, path)
    empty = Organization(small_records())
    reading = read_elements(empty, read_workbook(path))
    empty.apply(reading.edit)
    assert elements_of(empty) == elements_of(org)


def book(*sheets):
    return Workbook("goals.xlsx", "xlsx", tuple(Sheet(name, rows) for name, rows in sheets))


def test_a_table_by_hand_under_a_title_with_columns_of_its_own(org):
    rows = [
        ("Our goals 2026",),
        (),
        ("Goal no.", "Name", "Owner", "Weight", "Sponsor"),
        ("x", "Sell more", "Director", 3, "Board"),
        ("y", "Open an office", None, None, None),
    ]
    reading = read_elements(org, book(("Whatever", rows)))
    org.apply(reading.edit)
    changed = org.get(Goal, "o1")
    assert (changed.weight, changed.owner) == (3.0, "p1")
    assert changed.custom == {"Goal no.": "x", "Sponsor": "Board"}
    assert changed.perspective == "financial"
    new = next(goal for goal in org.of(Goal).values() if goal.name == "Open an office")
    assert new.rank > max(goal.rank for goal in org.of(Goal).values() if goal is not new)
    assert (reading.added, reading.changed) == (1, 1)


def test_what_is_no_value_is_told_with_its_cell_and_leaves_the_field(org):
    rows = [("Name", "Weight", "Owner"), ("Sell more", "heavy", "Nobody")]
    reading = read_elements(org, book(("Goals", rows), ("Notes", [("something else",)])))
    told = [(p.kind, p.sheet, p.row, p.cell, p.value) for p in reading.problems]
    assert told == [
        ("unread-sheet", "Notes", 0, "", ""),
        ("bad-value", "Goals", 2, "B2", "heavy"),
        ("bad-value", "Goals", 2, "C2", "Nobody"),
    ]
    org.apply(reading.edit)
    kept = org.get(Goal, "o1")
    assert (kept.weight, kept.owner) == (1.0, "p1")
    assert kept.custom == {"Weight": "heavy", "Owner": "Nobody"}
    mended = [("Name", "Weight", "Owner"), ("Sell more", "2", "")]
    org.apply(read_elements(org, book(("Goals", mended))).edit)
    assert org.get(Goal, "o1").custom == {}


def test_actuals_without_their_kpi_are_told(org):
    rows = [("KPI", "Period", "Actual value"), ("Sales", "2026-Q3", 12), ("Nothing", "2026", 1)]
    reading = read_elements(org, book(("Actuals", rows)))
    assert [(p.kind, p.row) for p in reading.problems] == [("bad-value", 3), ("missing-id", 3)]
    org.apply(reading.edit)
    assert org.get(Actual, key_id("k1", "2026-Q3")).value == 12.0


def test_a_workbook_of_something_else_is_refused(org):
    with pytest.raises(Refused, match="no table"):
        read_elements(org, book(("Staff", [("Employee", "Salary"), ("Ana", 3)])))


def test_names_that_several_have_go_out_as_codes(tmp_path):
    records = [*small_records(), *goal_records()]
    twice = [Goal(id="d1", name="Same", code="A1"), Goal(id="d2", name="Same", code="A2")]
    org = Organization([*records, *twice, Goal(id="d3", name="Third", supports=("d2",))])
    path = tmp_path / "elements.xlsx"
    write_elements(org, path)
    sheet = openpyxl.load_workbook(path)["Goals"]
    columns = [cell.value for cell in sheet[1]]
    supports = {
        row[0].value: row[columns.index("Supports")].value for row in sheet.iter_rows(min_row=2)
    }
    assert supports["Third"] == "A2"
    again = read_elements(org, read_workbook(path))
    assert again.edit.changes == ()
    assert again.problems == ()


def test_an_empty_document_gives_a_form_to_fill_in(tmp_path):
    use_language("en")
    path = tmp_path / "elements.xlsx"
    write_elements(Organization(), path)
    assert {"Goals", "KPIs", "Actuals"} <= set(openpyxl.load_workbook(path).sheetnames)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_blueprint_goes_out_and_comes_back_without_a_question(tmp_path, language):
    """Roles and positions there are called alike: those without a code go by their type too."""
    org = organization_from("marketing")
    path = tmp_path / "elements.xlsx"
    write_elements(org, path, language=language)
    reading = read_elements(org, read_workbook(path))
    assert reading.problems == ()
    assert reading.edit.changes == ()


def test_a_clients_own_words_dates_and_figures_are_read_and_nothing_is_lost():
    org = organization_from("marketing")
    units = {unit.name: key for key, unit in org.of(Unit).items()}
    goals = [
        ("Strategy 2027 (draft)",),
        (),
        ("Objective", "Responsible", "Departments", "Deadline", "Weighting (%)", "Comments", "Sponsor"),
        ("Win the north", "Ana Lopez", "Regional sales, Digital marketing", "31.12.2027", "40 %", "see minutes", "Board"),
        ("Hold the south", "Zaphod", "Regional sales; Moon base", "15.03.2028", "12,5%", None, None),
        ("Grow", None, None, "soon", None, None, None),
    ]  # fmt: skip
    kpis = [
        ("指标名称", "所属目标", "负责人", "计量单位", "目标值", "基准值", "频率", "截止日期"),
        ("市场份额", "Win the north", "市场研究主管", "%", "6,8", "5,25", "每季度", "2027年12月31日"),
        ("客诉", "No such goal", "", "件", "about 12", "", "now and then", 46387),
    ]  # fmt: skip
    reading = read_elements(org, book(("OKR", goals), ("KPI 表", kpis)))
    org.apply(reading.edit)
    made = {goal.name: goal for goal in org.of(Goal).values()}
    north, south, grow = (made[name] for name in ("Win the north", "Hold the south", "Grow"))
    assert name_of(org[north.owner], "en") == "Marketing manager, brand"
    assert north.served_by == (units["Regional sales"], units["Digital marketing"])
    assert (north.due, north.weight, north.notes) == ("2027-12-31", 0.4, "see minutes")
    assert north.custom == {"Sponsor": "Board"}
    assert (south.due, south.weight, south.owner) == ("2028-03-15", 0.125, "")
    assert south.served_by == (units["Regional sales"],)
    assert south.custom == {"Responsible": "Zaphod", "Departments": "Regional sales; Moon base"}
    assert (grow.due, grow.custom) == ("", {"Deadline": "soon"})
    share, complaints = (k for k in org.of(Kpi).values() if k.name in ("市场份额", "客诉"))
    assert (share.target, share.baseline, share.due) == (6.8, 5.25, "2027-12-31")
    assert (share.goal, share.rhythm, share.measure) == (north.id, "quarter", "%")
    assert org.get(Position, share.owner).title == "Market research lead"
    assert (complaints.goal, complaints.target, complaints.due) == ("", None, "2026-12-31")
    assert complaints.custom == {
        "所属目标": "No such goal",
        "目标值": "about 12",
        "频率": "now and then",
    }
    told = {(p.sheet, p.cell): p.value for p in reading.problems}
    assert told == {
        ("OKR", "B5"): "Zaphod",
        ("OKR", "C5"): "Regional sales; Moon base",
        ("OKR", "D6"): "soon",
        ("KPI 表", "B3"): "No such goal",
        ("KPI 表", "E3"): "about 12",
        ("KPI 表", "G3"): "now and then",
    }


@pytest.mark.parametrize("described", list(element_types()), ids=lambda d: d.type.__name__)
def test_what_clients_call_a_column_is_written_as_it_is_compared(described):
    words = other_words(described)
    assert words
    assert all(word == said(word) for word in words)


def test_what_cannot_stand_together_is_told_with_its_cell_and_the_rest_is_taken(org):
    rows = [
        ["Name", "Part of", "Supports", "Weight"],
        ["Round", "Robin", "", 1],
        ["Robin", "Round", "", -3],
        ["Own", "Own", "Own; Round", 2],
        ["Sell more", "Learn", "", 1],
        ["Learn", "Sell more", "", 1],
    ]
    reading = read_elements(org, book(("Goals", rows)))
    assert sorted(problem.cell for problem in reading.problems) == ["B2", "B4", "B5", "C4", "D3"]
    org.apply(reading.edit)
    goals = {goal.name: goal for goal in org.of(Goal).values()}
    assert goals["Robin"].parent == goals["Round"].id
    assert (goals["Round"].parent, goals["Round"].custom) == ("", {"Part of": "Robin"})
    assert (goals["Robin"].weight, goals["Robin"].custom) == (1.0, {"Weight": "-3"})
    assert (goals["Own"].parent, goals["Own"].supports) == ("", (goals["Round"].id,))
    # What stood before goes on to stand where that closes no loop.
    assert (goals["Sell more"].parent, goals["Learn"].parent) == ("t1", "o1")


def test_what_several_are_called_comes_back_without_a_question(tmp_path):
    twins = [Goal(id=key, name="Grow", rank=rank) for key, rank in (("a", "B"), ("b", "C"))]
    org = Organization(
        [*twins, Goal(id="c", name="Sell", parent="b", supports=("a", "b"), rank="D")]
    )
    write_elements(org, tmp_path / "twins.xlsx")
    reading = read_elements(org, read_workbook(tmp_path / "twins.xlsx"))
    assert (reading.problems, reading.edit.changes) == ((), ())


def test_rows_without_a_name_come_back_as_what_they_are(tmp_path):
    org = Organization([Goal(id=key, weight=weight, rank=key) for key, weight in (("B", 2.0), ("C", 3.0))])  # fmt: skip
    write_elements(org, tmp_path / "nameless.xlsx")
    reading = read_elements(org, read_workbook(tmp_path / "nameless.xlsx"))
    assert (reading.problems, reading.edit.changes) == ((), ())
    rows = [("Name", "Weight", "Due"), ("", 2, ""), ("", 5, ""), ("", 7, "")]
    reading = read_elements(org, book(("Goals", rows)))
    assert (reading.added, reading.changed) == (1, 1)
