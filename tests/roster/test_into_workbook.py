"""An organisation written into the client's own workbook: what changed, and not a byte more."""

from __future__ import annotations

import random
import re
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from msgspec.structs import replace

from orgeditor.files.roster import (
    Choice,
    Return,
    plan_return,
    planning,
    propose,
    summary,
    to_edit,
    write_return,
)
from orgeditor.files.roster.plain_changes import are_plain
from orgeditor.files.sheets import PasswordNeeded, Unreadable, read_workbook
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Person, Position, Record, Source
from orgeditor.model.verbs.positions import move_positions
from tests.roster.clients_workbook import FIRST, everything, with_foreign_parts
from tests.roster.genuine_parts import with_genuine_parts
from tests.sheets.workbooks import ods, with_part, xlsx

SHEET = "xl/worksheets/sheet1.xml"


def imported(path: Path) -> dict[str, Record]:
    return {r.id: r for r in propose([read_workbook(path)]).organization()}


def position(records: dict[str, Record], code: str) -> Position:
    return next(r for r in records.values() if isinstance(r, Position) and r.code == code)


def change(records: dict[str, Record], code: str, **values: Any) -> None:
    record = replace(position(records, code), **values)
    records[record.id] = record


def written(records: dict[str, Record], path: Path, **options: Any) -> tuple[Return, Path]:
    plan = plan_return(Organization(records.values()), path, **options)
    out = path.with_name("out" + path.suffix)
    write_return(plan, out)
    return plan, out


def raw_parts(path: Path) -> dict[str, bytes]:
    """Every part as it lies in the file: local header, packed bytes and what follows them."""
    content = path.read_bytes()
    with zipfile.ZipFile(path) as package:
        infos = sorted(package.infolist(), key=lambda info: info.header_offset)
        end = package.start_dir
    ends = [info.header_offset for info in infos[1:]] + [end]
    return {i.filename: content[i.header_offset : e] for i, e in zip(infos, ends, strict=True)}


def changed_parts(before: Path, after: Path) -> set[str]:
    old, new = raw_parts(before), raw_parts(after)
    assert list(old) == list(new)
    return {name for name in old if old[name] != new[name]}


@pytest.fixture(params=[True, False], ids=["table", "plain"])
def client(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    plain = everything(tmp_path / "plain.xlsx", table=request.param)
    return with_foreign_parts(plain, tmp_path / "client.xlsm")


def test_nothing_changed_is_the_same_file(client: Path) -> None:
    plan, out = written(imported(client), client)
    assert (plan.changes, plan.added, plan.leavers, plan.unsaid, plan.lacking) == (
        (),
        (),
        (),
        (),
        {},
    )
    assert out.read_bytes() == client.read_bytes()


def test_only_the_sheet_changes_and_only_the_cells(client: Path) -> None:
    records = imported(client)
    change(records, "P003", manager=position(records, "P005").id, fte=0.75)
    change(records, "P002", title="=Chief & <Sales>", custom={**position(records, "P002").custom, "Shoe size": 43})  # fmt: skip
    plan, out = written(records, client)
    assert [(c.cell, c.before, c.after) for c in plan.changes] == [
        ("B6", "Head of Sales", "=Chief & <Sales>"),
        ("I6", 42, 43),
        ("E7", "P002", "P005"),
        ("F7", 0.5, 0.75),
    ]
    assert changed_parts(client, out) == {SHEET}
    old, new = (zipfile.ZipFile(p).read(SHEET).decode() for p in (client, out))
    cell = re.compile(r'<c r="([A-Z]+\d+)".*?(?:/>|</c>)', re.DOTALL)
    before, after = ({m[1]: m[0] for m in cell.finditer(text)} for text in (old, new))
    assert {k for k in after if after[k] != before.get(k)} == {"B6", "I6", "E7", "F7"}
    unspanned = re.compile(r' spans="[^"]*"')
    assert unspanned.sub("", cell.sub("", old)) == unspanned.sub("", cell.sub("", new))
    sheet = openpyxl.load_workbook(out)["Staff list"]
    assert sheet["B6"].data_type == "s"
    assert sheet["B6"].value == "=Chief & <Sales>"
    assert sheet["G6"].number_format == '#,##0 "€"'


def test_rows_are_added_in_the_look_of_those_above(client: Path) -> None:
    records = imported(client)
    boss = position(records, "P001")
    person = Person(id="h", name="Zoë")
    new = Position(id="n", title="Intern", manager=boss.id, unit=boss.unit, fte=0.5, cost=20_000.0, holders=(Holder(person="h"),), rank="zz", start="2026-02-01")  # fmt: skip
    records |= {"h": person, "n": new}
    plan, out = written(records, client)
    assert not plan.changes
    assert [(a.row, a.subject) for a in plan.added] == [(FIRST + 5, "Intern, Zoë")]
    has_table = "xl/tables/table1.xml" in raw_parts(client)
    tables = {"xl/tables/table1.xml"} if has_table else set()
    assert changed_parts(client, out) == {SHEET, "xl/calcChain.xml"} | tables
    sheet = openpyxl.load_workbook(out)["Staff list"]
    assert [sheet.cell(10, n).value for n in (2, 3, 4, 5, 6, 7)] == ["Intern", "Zoë", "Board", "P001", 0.5, 20_000]  # fmt: skip
    assert sheet["H10"].value.date().isoformat() == "2026-02-01"
    assert [sheet[f"{c}10"].style_id for c in "GHJ"] == [sheet[f"{c}9"].style_id for c in "GHJ"]
    formula = "=Staff[[#This Row],[Salary]]*Staff[[#This Row],[FTE]]" if has_table else "=G10*F10"
    assert sheet["J10"].value == formula
    assert '<c r="J10" i="1"/></calcChain>' in zipfile.ZipFile(out).read("xl/calcChain.xml").decode()  # fmt: skip
    if has_table:
        assert sheet.tables["Staff"].ref == "A4:J10"
        assert sheet.tables["Staff"].autoFilter.ref == "A4:J10"
    assert [str(r.sqref) for r in sheet.conditional_formatting] == ["F5:F10"]
    assert str(sheet.data_validations.dataValidation[0].sqref) == "D5:D10"


def test_written_twice_is_written_once(client: Path) -> None:
    records = imported(client)
    records["n"] = Position(id="n", title="Intern", manager=position(records, "P001").id, rank="zz")
    _, out = written(records, client)
    again = plan_return(Organization(records.values()), out)
    assert (again.changes, again.added, again.leavers) == ((), (), ())


def test_any_text_comes_back(client: Path) -> None:
    text = "=1+1 & <b> \u0001 _x0041_ 'q' \"d\" 陈 \U0001f600"
    records = imported(client)
    change(records, "P002", title=text)
    _, out = written(records, client)
    assert read_workbook(out).sheets[0].rows[FIRST + 1][1] == text


def test_leavers_stay_and_are_listed(client: Path) -> None:
    records = imported(client)
    del records[position(records, "P004").id]
    plan, out = written(records, client)
    assert [(r.row + 1, r.subject) for r in plan.leavers] == [(8, "P004, Seller")]
    assert out.read_bytes() == client.read_bytes()
    assert any("1 row is about nobody" in str(said) for said in summary(plan))


def test_the_workbook_says_afterwards_what_the_document_says(client: Path) -> None:
    records = imported(client)
    change(records, "P005", manager=position(records, "P002").id)
    change(records, "P003", manager=position(records, "P005").id, holders=())
    _, out = written(records, client)
    again = imported(out)
    for code in ("P001", "P002", "P003", "P004", "P005"):
        old, new = position(records, code), position(again, code)
        above = [r.get(p.manager) for r, p in ((records, old), (again, new))]
        assert getattr(above[0], "code", "") == getattr(above[1], "code", "")
        assert bool(old.holders) == bool(new.holders)


def test_formulas_in_columns_of_the_roster_are_told_and_left(tmp_path: Path) -> None:
    path = tmp_path / "lookup.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Staff")
        sheet.write_row(0, 0, ("ID", "Title", "Name", "Reports to", "Grade"))
        for n in range(1, 5):
            sheet.write_row(n, 0, (f"A{n}", f"Title {n}", f"Name {n}"))
            sheet.write_formula(n, 3, '="A"&"1"', None, "A1" if n > 1 else "")
        sheet.write_array_formula("E2:E5", "{=ROW(A2:A5)}", None, 2)
        for n in range(2, 5):
            sheet.write_number(n, 4, n + 1)
    records = imported(path)
    change(records, "A3", manager=position(records, "A2").id, grade="9", title="New")
    plan, out = written(records, path)
    assert [(c.cell, c.after) for c in plan.formulas] == [("D4", "A2"), ("E4", 9)]
    assert [c.cell for c in plan.changes] == ["B4"]
    assert plan.unsaid == ("New",)
    assert openpyxl.load_workbook(out)["Staff"]["D4"].value == '="A"&"1"'


def test_shared_formulas_go_on_and_prefixes_are_kept(tmp_path: Path) -> None:
    plain = tmp_path / "plain.xlsx"
    with xlsxwriter.Workbook(plain) as book:
        sheet = book.add_worksheet("Staff")
        sheet.write_row(0, 0, ("ID", "Title", "Reports to", "FTE", "Double"))
        for n in range(1, 4):
            sheet.write_row(n, 0, (f"A{n}", f"Title {n}", "A1" if n > 1 else "", 1))
            sheet.write_formula(n, 4, f"=D{n + 1}*2", None, 2)

    def shared(text: str) -> str:
        text = text.replace("<f>D2*2</f>", '<f t="shared" ref="E2:E4" si="0">D2*2</f>')
        text = re.sub(r"<f>D[34]\*2</f>", '<f t="shared" si="0"/>', text)
        text = re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", text)
        return text.replace("xmlns=", "xmlns:x=")

    path = with_part(plain, tmp_path / "client.xlsx", SHEET, shared)
    records = imported(path)
    records["n"] = Position(id="n", title="Intern", manager=position(records, "A2").id, rank="zz")
    change(records, "A2", title="Changed")
    plan, out = written(records, path)
    text = zipfile.ZipFile(out).read(SHEET).decode()
    assert '<x:c r="E5"><x:f>D5*2</x:f></x:c>' in text
    assert '<x:c r="B3" t="inlineStr">' in text
    assert not plan.unsaid
    assert [row[1] for row in read_workbook(out).sheets[0].rows] == ["Title", "Title 1", "Changed", "Title 3", "Intern"]  # fmt: skip


def test_blanks_that_mean_as_above_are_filled_where_they_no_longer_do(tmp_path: Path) -> None:
    rows = [
        ("Division", "Department", "Post ID", "Title", "Name"),
        ("North", "Sales", "1", "Head", "Ana"),
        (None, None, "2", "Clerk", "Ben"),
        ("South", "Sales", "3", "Head", "Cleo"),
    ]
    path = xlsx(tmp_path / "levels.xlsx", rows)
    records = imported(path)
    first, second, third = (position(records, code) for code in "123")
    assert first.unit == second.unit
    change(records, "1", unit=third.unit)
    _, out = written(records, path)
    again = imported(out)
    units = {code: position(again, code).unit for code in "123"}
    assert units["1"] == units["3"] != units["2"]


def test_what_the_workbook_has_no_column_for_is_told(client: Path) -> None:
    records = imported(client)
    change(records, "P003", grade="G7", duties="Sell")
    plan, _ = written(records, client)
    assert plan.lacking == {"Grade": 1, "Duties": 1}
    assert any("no column for 1 value of “Grade”" in str(said) for said in summary(plan))


def test_a_job_share_loses_and_gains_a_holder(tmp_path: Path) -> None:
    rows = [
        ("ID", "Title", "Name", "Reports to", "FTE"),
        ("1", "Head", "Ana", None, 1),
        ("2", "Clerk", "Ben", "1", 0.5),
        ("2", "Clerk", "Cleo", "1", 0.5),
        ("3", "Clerk", "Dan", "1", 1),
    ]
    path = xlsx(tmp_path / "shares.xlsx", rows)
    records = imported(path)
    ben, _ = position(records, "2").holders
    change(records, "2", holders=(replace(ben, share=1.0),), fte=0.5)
    dan = position(records, "3").holders[0]
    records["eve"] = Person(id="eve", name="Eve")
    change(records, "3", holders=(replace(dan, share=0.5), Holder(person="eve", share=0.5)))
    plan, out = written(records, path)
    assert [(r.row + 1, r.subject) for r in plan.leavers] == [(4, "2, Clerk, Cleo")]
    assert [c.cell for c in plan.changes] == ["E5"]
    assert read_workbook(out).sheets[0].rows[-1] == ("3", "Clerk", "Eve", "1", 0.5)


def test_rows_that_nothing_tells_apart_are_taken_in_order(tmp_path: Path) -> None:
    rows = [("Title", "Department", "Grade", "FTE"), *([("Nurse", "Ward", "6", 1)] * 5)]
    path = xlsx(tmp_path / "posts.xlsx", rows)
    records = imported(path)
    keys = [k for k, r in records.items() if isinstance(r, Position)]
    records[keys[2]] = replace(records[keys[2]], fte=0.5)  # type: ignore[type-var]
    plan, _ = written(records, path)
    assert (plan.added, plan.leavers) == ((), ())
    assert [c.after for c in plan.changes] == [0.5]


def test_of_several_files_rows_are_only_added_when_asked_for(client: Path) -> None:
    records = imported(client)
    records["s"] = Source(id="s", file="other.xlsx", sheet="Posts")
    records["n"] = Position(id="n", title="Elsewhere", rank="zz")
    plan, _ = written(records, client)
    assert (plan.added, plan.missing) == ((), ("Elsewhere",))
    plan, _ = written(records, client, add_rows=True)
    assert [a.subject for a in plan.added] == ["Elsewhere"]


def test_dates_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    from datetime import datetime

    path = tmp_path / "mac.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        sheet = book.add_worksheet("Staff")
        date = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ("ID", "Title", "Start date"))
        for n in range(1, 4):
            sheet.write_row(n, 0, (f"A{n}", f"Title {n}"))
            sheet.write_datetime(n, 2, datetime(2020, 1, n), date)
    records = imported(path)
    change(records, "A2", start="2024-02-29")
    _, out = written(records, path)
    assert openpyxl.load_workbook(out)["Staff"]["C3"].value == datetime(2024, 2, 29)


def test_formulas_are_calculated_on_opening(tmp_path: Path) -> None:
    def bare(text: str) -> str:
        return re.sub(r"<calcPr[^>]*/>", "", text)

    path = with_part(everything(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", "xl/workbook.xml", bare)
    records = imported(path)
    change(records, "P002", title="Other")
    _, out = written(records, path)
    assert changed_parts(path, out) == {SHEET, "xl/workbook.xml"}
    text = zipfile.ZipFile(out).read("xl/workbook.xml").decode()
    assert '</definedNames><calcPr fullCalcOnLoad="1"/></workbook>' in text


def test_what_is_no_xlsx_is_told(tmp_path: Path) -> None:
    org = Organization(imported(xlsx(tmp_path / "a.xlsx")).values())
    with pytest.raises(Unreadable, match="no xlsx or xlsm"):
        plan_return(org, ods(tmp_path / "a.ods"))
    (tmp_path / "a.csv").write_text("Id,Name\n1,Ana\n")
    with pytest.raises(Unreadable, match="no xlsx or xlsm"):
        plan_return(org, tmp_path / "a.csv")


def test_a_protected_workbook_is_told(tmp_path: Path) -> None:
    import io

    from msoffcrypto.format.ooxml import OOXMLFile

    plain = xlsx(tmp_path / "a.xlsx")
    org = Organization(imported(plain).values())
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(plain.read_bytes())).encrypt("secret", locked)
    (tmp_path / "b.xlsx").write_bytes(locked.getvalue())
    with pytest.raises(PasswordNeeded, match="Take the password off"):
        plan_return(org, tmp_path / "b.xlsx")


def test_a_signed_workbook_is_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx")
    org = Organization(imported(path).values())
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    with pytest.raises(Unreadable, match="signed"):
        plan_return(org, path)


def test_a_workbook_changed_or_opened_meanwhile_is_not_written(client: Path) -> None:
    records = imported(client)
    change(records, "P002", title="Other")
    plan = plan_return(Organization(records.values()), client)
    lock = client.with_name(f"~${client.name}")
    lock.write_bytes(b"")
    before = client.read_bytes()
    with pytest.raises(Refused, match="open in another program"):
        write_return(plan, client)
    lock.unlink()
    assert client.read_bytes() == before
    write_return(plan, client)
    assert client.read_bytes() != before
    with pytest.raises(Refused, match="has changed since"):
        write_return(plan, client)
    assert sorted(p.name for p in client.parent.iterdir()) == ["client.xlsm", "plain.xlsx"]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda text: text.replace("<sheetData>", "<!-- by hand --><sheetData>"), "cannot be changed in place"),
        (lambda text: re.sub(r'<row r="\d+"', "<row", text), "cannot be changed in place"),
    ],
    ids=["comment", "rows without number"],
)  # fmt: skip
def test_odd_xml_is_refused(tmp_path: Path, spoil: Any, reason: str) -> None:
    good = everything(tmp_path / "a.xlsx")
    records = imported(good)
    change(records, "P002", title="Other")
    path = with_part(good, tmp_path / "b.xlsx", SHEET, spoil)
    with pytest.raises(Unreadable, match=reason):
        written(records, path)


def test_a_directory_that_lies_is_refused(tmp_path: Path) -> None:
    path = everything(tmp_path / "a.xlsx")
    records = imported(path)
    change(records, "P002", title="Other")
    plan = plan_return(Organization(records.values()), path)
    content = bytearray(path.read_bytes())
    end = content.rfind(b"PK\5\6")
    struct.pack_into("<L", content, end + 16, len(content) + 5)
    from orgeditor.files.sheets.repacking import repacked

    with pytest.raises(Unreadable, match="damaged"):
        repacked(bytes(content), "a.xlsx", {})
    assert plan.changes


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    """A list without ids for vacancies, with a total and a note right below it."""
    path = tmp_path / "messy.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Staff")
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, ("Name", "Title", "Department", "Line manager", "Salary", "All in"))
        rows = [
            ("Ana", "Head", "Board", None, 100),
            ("Ben", "Lead", "Sales", "Ana", 80),
            ("Cem", "Lead", "Brand", "Ana", 80),
            ("VACANT", "Clerk", "Sales", "Ben", None),
            ("VACANT", "Clerk", "Brand", "Cem", None),
        ]
        for n, row in enumerate(rows, 1):
            sheet.write_row(n, 0, row)
            sheet.write_formula(n, 5, f"=E{n + 1}*1.2", None, (row[4] or 0) * 1.2)
        sheet.conditional_format(1, 4, 5, 4, {"type": "cell", "criteria": ">", "value": 90, "format": bold})  # fmt: skip
        sheet.write(6, 0, "Total")
        sheet.write_formula(6, 4, "=SUM(E2:E6)", None, 260)
        sheet.write(8, 0, "* as of October, without interns")
    return path


def test_a_vacancy_without_an_id_is_known_where_it_was_moved_from(messy: Path) -> None:
    org = Organization()
    org.apply(to_edit(org, propose([read_workbook(messy)])))
    seats = org.of(Position).values()
    ben, cem = (next(p for p in seats if p.title == "Lead" and name in named(org, p)) for name in ("Ben", "Cem"))  # fmt: skip
    vacancy = next(p for p in seats if p.manager == ben.id)
    org.apply(move_positions(org, [vacancy.id], cem.id))
    plan = plan_return(org, messy)
    assert (plan.added, plan.leavers) == ((), ())
    assert [(c.cell, c.after) for c in plan.changes] == [("C5", "Brand"), ("D5", "Cem")]


def named(org: Organization, position: Position) -> str:
    return " ".join(org.get(Person, h.person).name for h in position.holders)


def test_rows_below_a_total_are_made_like_those_above_it_and_told(messy: Path) -> None:
    records = imported(messy)
    boss = next(p for p in records.values() if isinstance(p, Position) and p.title == "Head")
    records["n"] = Position(id="n", title="Intern", manager=boss.id, rank="zz")
    plan, out = written(records, messy)
    sheet = openpyxl.load_workbook(out)["Staff"]
    assert [sheet.cell(10, n).value for n in range(1, 7)] == ["Vacant", "Intern", None, "Ana", None, "=E10*1.2"]  # fmt: skip
    assert [str(r.sqref) for r in sheet.conditional_formatting] == ["E2:E6 E10"]
    assert sheet["E7"].value == "=SUM(E2:E6)"
    assert any("below row 9" in str(sentence) for sentence in summary(plan))


def test_what_another_sheet_says_of_a_person_is_written_there(tmp_path: Path) -> None:
    path = tmp_path / "sheets.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {
            "Staff": [("Post ID", "Title", "Person ID", "Reports to"), ("P1", "Head", "E1", None), ("P2", "Clerk", "E2", "P1"), ("P3", "Clerk", "E3", "P1")],
            "People": [("Person ID", "Name", "E-mail"), ("E1", "Ana", "a@x.org"), ("E2", "Ben", "b@x.org"), ("E3", "Cem", "c@x.org")],
        }.items():  # fmt: skip
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)
    records = imported(path)
    change(records, "P3", manager=position(records, "P2").id, title="Aide")
    ben = next(r for r in records.values() if isinstance(r, Person) and r.name == "Ben")
    records[ben.id] = replace(ben, name="Benno")
    plan, out = written(records, path)
    assert [(c.sheet, c.cell, c.after) for c in plan.changes] == [("People", "B3", "Benno"), ("Staff", "B4", "Aide"), ("Staff", "D4", "P2")]  # fmt: skip
    assert not plan.lacking
    assert changed_parts(path, out) == {SHEET, "xl/worksheets/sheet2.xml"}
    again = plan_return(Organization(records.values()), out)
    assert (again.changes, again.added, again.leavers) == ((), (), ())


def test_another_person_in_a_seat_does_not_rename_the_one_on_the_other_sheet(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sheets.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {
            "Staff": [("Post ID", "Title", "Person ID", "Reports to"), ("P1", "Head", "E1", None), ("P2", "Clerk", "E2", "P1"), ("P3", "Clerk", "E3", "P1")],
            "People": [("Person ID", "Name", "E-mail"), ("E1", "Ana", "a@x.org"), ("E2", "Ben", "b@x.org"), ("E3", "Cem", "c@x.org")],
        }.items():  # fmt: skip
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)
    records = imported(path)
    people = {r.name: r.id for r in records.values() if isinstance(r, Person)}
    records["d"] = Person(id="d", name="Dee")
    change(records, "P2", holders=(Holder(person="d"),))
    change(records, "P3", holders=(Holder(person=people["Ben"]),))
    plan, _ = written(records, path)
    assert all(change.sheet == "Staff" for change in plan.changes)
    assert [(c.cell, c.after) for c in plan.changes if c.cell == "C4"] == [("C4", "E2")]
    assert plan.lacking["Name"]
    # Once the rows are those of the people who are there now, they are renamed where they stand.
    change(records, "P2", holders=(Holder(person=people["Cem"]),))
    records[people["Ben"]] = replace(records[people["Ben"]], name="Benno")
    plan, _ = written(records, path)
    told = [(c.sheet, c.cell, c.after) for c in plan.changes]
    assert told == [("People", "B3", "Benno"), ("Staff", "C3", "E3"), ("Staff", "C4", "E2")]


def test_a_column_taken_by_hand_is_taken_again_beside_joined_sheets(tmp_path: Path) -> None:
    path = tmp_path / "sheets.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {
            "Staff": [("Post ID", "Work", "Extra", "Person ID", "Reports to"), ("P1", "Head", "a", "E1", None), ("P2", "Clerk", "b", "E2", "P1"), ("P3", "Cook", "c", "E3", "P1")],
            "People": [("Person ID", "Name", "E-mail"), ("E1", "Ana", "a@x.org"), ("E2", "Ben", "b@x.org"), ("E3", "Cem", "c@x.org")],
        }.items():  # fmt: skip
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)
    chosen = Choice(sheet="Staff", header_row=1, mapping={"title": "Work", "grade": "Extra"})
    org = propose([read_workbook(path)], [chosen]).organization()
    records: dict[str, Record] = {r.id: r for r in org}
    change(records, "P2", grade="z")
    plan, _ = written(records, path)
    assert [(c.cell, c.before, c.after) for c in plan.changes] == [("C3", "b", "z")]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="not on this machine: LibreOffice")
def test_libreoffice_opens_what_was_written(client: Path) -> None:
    records = imported(client)
    change(records, "P003", cost=50_000.0, title="A & B")
    records["n"] = Position(id="n", title="Intern", manager=position(records, "P001").id, rank="zz", cost=20_000.0, fte=0.5)  # fmt: skip
    plain = client.with_name("plain.xlsx")
    _, out = written(records, plain)
    profile = (client.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", str(client.parent / "opened"), str(out)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=150)
    sheet = openpyxl.load_workbook(client.parent / "opened" / out.name, data_only=True)["Staff list"]  # fmt: skip
    # It calculates what has no value yet; Excel, told by the workbook, calculates all.
    assert sheet["J10"].value == 10_000
    assert [sheet[f"B{row}"].value for row in (7, 10)] == ["A & B", "Intern"]


@pytest.mark.parametrize("seed", range(6))
def test_what_need_not_be_read_again_would_say_the_same(
    client: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Titles and managers by id are settled without a second reading; a plan made with it is equal."""
    draw = random.Random(seed)
    records = imported(client)
    codes = ["P001", "P002", "P003", "P004", "P005"]
    for n, code in enumerate(codes[1:], 1):
        above = position(records, draw.choice(codes[:n]))
        seat = position(records, code)
        # Only a manager who is above already: no loop comes of it.
        change(records, code, title=draw.choice((seat.title, "Other", "=1")), manager=above.id, custom={**seat.custom, "Shoe size": n})  # fmt: skip
    org = Organization(records.values())
    asked: list[bool] = []

    def told(*given: Any) -> bool:
        asked.append(are_plain(*given))
        return asked[-1]

    monkeypatch.setattr(planning, "are_plain", told)
    quick = plan_return(org, client)
    assert all(asked)
    assert quick.changes
    monkeypatch.setattr(planning, "are_plain", lambda *_: False)
    assert plan_return(org, client) == quick


def test_genuine_pivots_slicers_and_threads_stay_and_open(tmp_path: Path) -> None:
    """All other parts are the same bytes; LibreOffice finds the cells written, the pivot table and the chart."""
    client = with_genuine_parts(everything(tmp_path / "plain.xlsx", table=False), tmp_path / "client.xlsx")  # fmt: skip
    records = imported(client)
    change(records, "P003", title="A & B", fte=0.8)
    _, out = written(records, client)
    assert changed_parts(client, out) == {SHEET}
    with zipfile.ZipFile(out) as package:
        book = package.read("xl/workbook.xml").decode()
    assert '<pivotCache cacheId="7" r:id="rIdPivot"/>' in book
    assert 'fullCalcOnLoad="1"' in book
    if shutil.which("soffice"):
        opened = openpyxl.load_workbook(through_libreoffice(out))
        assert opened["Staff list"]["B7"].value == "A & B"
        assert opened["Staff list"]["F7"].value == 0.8
        (pivot,) = opened["Figures"]._pivots
        assert pivot.location.ref.startswith("H4")
        assert opened["Figures"]._charts


def through_libreoffice(path: Path) -> Path:
    """Return the workbook as LibreOffice opens and saves it."""
    opened = path.parent / "opened"
    profile = (path.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", str(opened), str(path)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return opened / path.name


def test_people_who_share_a_cell_are_written_together(tmp_path: Path) -> None:
    rows = [("ID", "Title", "Name", "Reports to", "FTE"), ("1", "Head", "Ana Paz", None, 1), ("2", "Lead", "Ben Ode; Cem Su", "1", 0.8)]  # fmt: skip
    client = xlsx(tmp_path / "shared.xlsx", rows)
    records = imported(client)
    plan, _ = written(records, client)
    assert not plan.changes
    assert not plan.added
    change(records, "2", title="Co-lead")
    cem = next(r for r in records.values() if isinstance(r, Person) and r.name == "Cem Su")
    records[cem.id] = replace(cem, name="Dee Lu")
    plan, _ = written(records, client)
    assert [(c.cell, c.before, c.after) for c in plan.changes] == [("B3", "Lead", "Co-lead"), ("C3", "Ben Ode; Cem Su", "Ben Ode; Dee Lu")]  # fmt: skip
    assert not plan.added


def test_a_table_on_its_side_is_not_written_into(tmp_path: Path) -> None:
    rows = [("ID", "1", "2", "3"), ("Name", "Ana Paz", "Ben Ode", "Cem Su"), ("Title", "Head", "Lead", "Clerk"), ("Reports to", None, "1", "2")]  # fmt: skip
    client = xlsx(tmp_path / "lying.xlsx", rows)
    with pytest.raises(Refused, match="are not positions as they stand"):
        plan_return(Organization(imported(client).values()), client)


@pytest.mark.parametrize("second", [True, False], ids=["beside the position's", "alone"])
def test_managers_named_by_the_number_of_the_person_stay_so(tmp_path: Path, second: bool) -> None:
    rows: list[list[Any]] = [
        ["EMPLID", "NAME", "JOBTITLE", "POSITION_NBR", "REPORTS_TO", "SUPERVISOR_ID"],
        [1001, "Chen,Wei", "Director", 50001, None, None],
        [1002, "Lopez,Ana", "Brand Manager", 50002, 50001, 1001],
        [1003, "Field,Tom", "Designer", 50003, 50002, 1002],
        [1004, "Ma,Zoe", "Editor", 50004, 50002, 1002],
    ]
    if not second:
        rows = [[*row[:4], row[5]] for row in rows]
    path = xlsx(tmp_path / "client.xlsx", rows)
    records = imported(path)
    change(records, "50004", manager=position(records, "50001").id)
    plan, _ = written(records, path)
    wanted = [("E5", 50002, 50001), ("F5", 1002, 1001)] if second else [("E5", 1002, 1001)]
    assert [(c.cell, c.before, c.after) for c in plan.changes] == wanted
