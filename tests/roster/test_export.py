"""A roster written is a roster that imports to the same organisation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from orgeditor.files.roster import propose, write_roster
from orgeditor.files.roster.tables import roster_table
from orgeditor.files.sheets import read_workbook
from orgeditor.files.templates import organization_from
from orgeditor.model import rank
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Person, Position, Record, Role, Unit
from tests.roster.tables import book_of, kinds, read, workbook

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "roster.xlsx"


def facts(org: Organization, *, with_order: bool = True) -> dict[str, Any]:
    """What an organisation says, by codes and names instead of ids; codes given on the way left out."""
    positions = org.of(Position)
    units = org.of(Unit)

    def unit_path(key: str) -> tuple[tuple[str, str], ...]:
        found = units[key]
        own = ((found.name, found.name_zh),)
        return (*unit_path(found.parent), *own) if found.parent else own

    def person(key: str) -> tuple[str, ...]:
        p = org.get(Person, key)
        return (p.name, p.name_zh, p.email, p.login, p.phone)

    def position(p: Position) -> dict[str, Any]:
        said = {n: getattr(p, n) for n in p.__struct_fields__ if n not in ("id", "rank", "code")}
        said["unit"] = unit_path(p.unit) if p.unit else ()
        said["manager"] = name(p.manager)
        said["dotted"] = sorted(name(key) for key in p.dotted)
        said["roles"] = [org.get(Role, key).name for key in p.roles]
        said["holders"] = [(person(h.person) if h.person else (), h.share) for h in p.holders]
        return said

    def name(key: str) -> str:
        return positions[key].notes if key else ""

    return {
        "positions": {p.notes: position(p) for p in positions.values()},
        "units": sorted(
            (unit_path(u.id), u.cost_centre, name(u.head), sorted(u.custom.items()))
            for u in units.values()
        ),
        "people": sorted(person(key) for key in org.of(Person)),
        "order": [positions[k].notes for k in org.in_order(positions)] if with_order else [],
    }


def same(found: dict[str, Any], expected: dict[str, Any]) -> None:
    """Fail on the first fact that differs, so that a generated case can be read."""
    for key, position in expected["positions"].items():
        for name, value in position.items():
            assert (key, name, found["positions"][key][name]) == (key, name, value)
    assert found == expected


words = st.sampled_from(
    (
        "Brand",
        "数字营销",
        "Größe",
        "=1+1",
        "a;b",
        "O'Neil & Co",
        "Sales > North",
        "42",
        "North",
        "内容",
    )
)
names = st.sampled_from(("Ana López", "陈伟", "Wei Chen", "李娜", "O'Neil", "Ana López"))
amounts = st.integers(0, 400).map(lambda n: n / 4)


@st.composite
def organizations(draw: st.DrawFn) -> Organization:
    records: list[Record] = []
    units: list[Unit] = []
    for n in range(draw(st.integers(0, 5))):
        parent = draw(st.sampled_from(("", *(u.id for u in units))))
        code = draw(st.sampled_from(("", f"U-{n}")))
        name = draw(st.sampled_from(("Sales", "sales", "品牌", f"Unit {n}")))
        units.append(
            Unit(
                id=f"u{n}",
                name=name,
                name_zh=draw(st.sampled_from(("", "部"))),
                code=code,
                parent=parent,
                cost_centre=draw(st.sampled_from(("", "CC1"))),
            )
        )
    roles = [
        Role(id=f"r{n}", name=f"Role {n}", rank=f"V{n + 1}") for n in range(draw(st.integers(0, 2)))
    ]
    people = [
        Person(
            id=f"h{n}",
            name=draw(names),
            name_zh=draw(st.sampled_from(("", "安娜"))),
            code=draw(st.sampled_from(("", f"E{n}"))),
            phone=draw(st.sampled_from(("", "0123"))),
        )
        for n in range(draw(st.integers(0, 6)))
    ]
    used: set[str] = set()
    count = draw(st.integers(1, 8))
    for n, order in zip(range(count), rank.spread(count), strict=True):
        above = [f"p{i}" for i in range(n)]
        manager = draw(st.sampled_from(("", *above)))
        dotted = tuple(
            k
            for k in draw(st.lists(st.sampled_from(above or [""]), unique=True, max_size=2))
            if k and k != manager
        )
        seated = draw(st.lists(st.sampled_from(["", *(p.id for p in people)]), max_size=3))
        if len(set(filter(None, seated))) < len(list(filter(None, seated))):
            seated = seated[:1]
        used.update(filter(None, seated))
        shares = {
            0: (),
            1: st.sampled_from(((1.0,), (0.5,))),
            2: st.sampled_from(((0.5, 0.5), (0.7, 0.3), (1.0, 1.0))),
            3: st.just((0.3333, 0.3333, 0.3333)),
        }[len(seated)]
        holders = tuple(
            Holder(person=k, share=s)
            for k, s in zip(seated, draw(shares) if seated else (), strict=True)
        )
        waiting = "" if manager else draw(st.sampled_from(("", "Nobody Here", "P1")))
        records.append(
            Position(
                id=f"p{n}", rank=order, notes=f"note {n}", title=draw(words), title_zh=draw(st.sampled_from(("", "经理"))),
                code=draw(st.sampled_from(("", f"{n + 1}", f"00{n + 1}", f"Q-{n}"))),
                unit=draw(st.sampled_from(("", *(u.id for u in units)))), manager=manager, dotted=dotted,
                assistant=draw(st.booleans()), roles=tuple(r.id for r in roles if draw(st.booleans())),
                holders=holders, headcount=draw(st.one_of(st.just(float(max(1, len(holders)))), amounts)),
                fte=draw(amounts), grade=draw(st.sampled_from(("", "M3", "7"))), cost=draw(st.one_of(st.none(), amounts)),
                currency=draw(st.sampled_from(("", "EUR"))), status=draw(st.sampled_from(("", "planned", "frozen", "closed"))),
                start=draw(st.sampled_from(("", "2020-02-29"))), end=draw(st.sampled_from(("", "2031-01-01"))),
                duties=draw(st.sampled_from(("", "line one"))), waiting=waiting,
                custom=draw(st.dictionaries(st.sampled_from(("Shoe size", "Car 车", "Since when")), st.sampled_from((38, 1.5, True, "blue", "2020-01-01", "=x")), max_size=2)),
            )
        )  # fmt: skip
    heads: dict[str, str] = {
        p.unit: p.id for p in records if isinstance(p, Position) and p.unit and p.assistant
    }
    units = [replace(u, head=heads.get(u.id, "")) for u in units]
    return Organization([*units, *roles, *(p for p in people if p.id in used), *records])


@settings(max_examples=150, deadline=None)
@given(organizations(), st.sampled_from(("en", "zh_CN")))
def test_any_organisation_comes_back(org: Organization, language: str) -> None:
    table = roster_table(org, language)
    proposal = propose([book_of(table)])
    again = proposal.organization()
    same(facts(again, with_order=False), facts(org, with_order=False))
    # From then on the file's own columns and order are kept.
    second = roster_table(again, language)
    assert [c.header for c in second.columns] == [c.header for c in table.columns]
    same(facts(propose([book_of(second)]).organization()), facts(again))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_blueprint_comes_back_from_a_file(tmp_path: Path, suffix: str, language: str) -> None:
    org = organization_from("marketing")
    ranked = org.in_order(org.of(Position))
    org = Organization(
        replace(r, notes=f"note {ranked.index(r.id)}") if isinstance(r, Position) else r for r in org if isinstance(r, Unit | Position | Person | Role)
    )  # fmt: skip
    path = tmp_path / f"roster.{suffix}"
    write_roster(org, path, language=language)
    again = propose([read_workbook(path)]).organization()
    assert facts(again, with_order=False) == facts(org, with_order=False)


def test_the_clients_own_columns_go_out_again(tmp_path: Path) -> None:
    book = read_workbook(SAMPLE)
    proposal = propose([book])
    path = tmp_path / "out.xlsx"
    write_roster(proposal.organization(), path)
    back = read_workbook(path).sheets[0]
    assert back.rows == book.sheets[0].rows[3:]


def test_what_the_client_wrote_stands_where_nothing_changed() -> None:
    rows = [
        ("Post ID", "Name", "Job title", "Reports to", "FTE", "Status", "Hired"),
        ("007", "Ana", "Head\nof all", "XX", 1, "filled", "2020-01-01"),
        ("008", "VACANTE", "Lead", "007", "n/a", "open", None),
        ("009", "Eliminated", "Aide", "007; 008", 0.5, "odd word", None),
        ("010", "N/D", "Cook", "lost", "half", None, None),
    ]
    org = propose([workbook(*rows)]).organization()
    table = roster_table(org)
    assert [c.header for c in table.columns] == list(rows[0])
    assert [row[:6] for row in table.rows] == [row[:6] for row in rows[1:]]


def test_csv_is_neutralised_and_read_back(tmp_path: Path) -> None:
    org = read(("ID", "Title", "Name"), ("1", "=HYPERLINK(1)", "Ana")).organization()
    path = tmp_path / "roster.csv"
    write_roster(org, path)
    assert "'=HYPERLINK(1)" in path.read_text("utf-8-sig")
    again = propose([read_workbook(path)]).organization()
    assert [p.title for p in again.of(Position).values()] == ["=HYPERLINK(1)"]


def test_json_and_other_suffixes(tmp_path: Path) -> None:
    org = read(("ID", "Title", "Name"), ("1", "Head", "Ana")).organization()
    write_roster(org, tmp_path / "roster.json")
    written = json.loads((tmp_path / "roster.json").read_text("utf-8"))
    assert written == {
        "columns": ["ID", "Title", "Name"],
        "rows": [{"ID": 1, "Title": "Head", "Name": "Ana"}],
    }
    with pytest.raises(Refused, match=r"\.docx"):
        write_roster(org, tmp_path / "roster.docx")


def test_moves_and_new_people_show_in_the_clients_columns() -> None:
    book = workbook(
        ("Name", "Job", "Boss"), ("Ana", "Head", ""), ("Ben", "Lead", "Ana"), ("Cem", "Aide", "Ben")
    )
    org = propose([book]).organization()
    ana = next(p for p in org.of(Position).values() if p.title == "Head")
    moved = [
        replace(r, manager=ana.id) if isinstance(r, Position) and r.title == "Aide" else r
        for r in org
    ]
    table = roster_table(Organization(moved))
    assert [c.header for c in table.columns] == ["Name", "Job", "Boss"]
    assert [row[2] for row in table.rows] == [None, "Ana", "Ana"]
    assert kinds(propose([book_of(table)])) == []


def test_two_files_go_out_as_one_roster_with_its_head_counts() -> None:
    senior = workbook(
        ("Post ID", "Name", "Title", "Boss"),
        ("007", "N/D", "Head", "XX"),
        ("008", "Ana", "Lead", "007"),
    )
    junior = workbook(
        ("Reporting to", "Title", "Number of Posts in FTE", "Pay scale"),
        ("008", "Clerk", 12.5, "G3"),
        file="junior.csv",
    )
    first = propose([senior, junior])
    table = roster_table(first.organization())
    assert [c.header for c in table.columns] == [
        "Post ID",
        "Name",
        "Title",
        "Boss",
        "Number of Posts in FTE",
        "Pay scale",
        "Head-count",
    ]
    again = propose([book_of(table)])
    assert again.counts == first.counts
    assert again.counts.headcount == 14.5


@pytest.mark.parametrize(
    "rows",
    [
        [["Matrícula", "Nombre", "Puesto", "Jefe"], ["7", "Ana", "Directora", ""], ["8", "VACANTE", "Técnico", "7"], ["9", "Eva", "Técnica", "8"]],
        [["Name", "Login", "Title", "Reports to"], ["Ann", "al", "Head", ""], ["Bob", "br", "Clerk", "al"], ["Cy", "cc", "Clerk", "br"]],
    ],
)  # fmt: skip
def test_managers_go_out_as_the_client_names_them(rows: list[list[str]]) -> None:
    table = roster_table(imported(rows))
    assert [[column.header for column in table.columns], *([str(cell or "") for cell in row] for row in table.rows)] == rows  # fmt: skip


def test_cost_centres_that_units_do_not_have_go_out_again() -> None:
    head = ("ID", "Title", "Manager", "Department", "Cost centre")
    rows = [["1", "Head", "", "HQ", "C1"], ["2", "Lead", "1", "Lab", "C2"], ["3", "Clerk", "2", "Lab", "C3"], ["4", "Temp", "2", "", "C9"]]  # fmt: skip
    assert written(imported([list(head), *rows])) == rows
    levels = [["ID", "Level 1", "Level 2", "Cost centre"], ["1", "HQ", "Lab", "C1"], ["2", "HQ", "Lab", "C2"]]  # fmt: skip
    assert written(imported(levels)) == levels[1:]


def test_who_reports_to_a_vacancy_has_its_number_of_a_person() -> None:
    rows = [
        ["Worker ID", "Legal name", "Business title", "Supv WID"],
        ["0101", "Ana Paz", "Head", ""],
        ["0102", "TBH", "Controller", "0101"],
        ["0103", "Ben Ode", "Analyst", "0102"],
        ["0103", "Ben Ode", "Analyst", "0102"],
    ]
    assert written(imported(rows)) == rows[1:]


def test_managers_named_by_title_are_found_again() -> None:
    org = imported([["Name", "Title", "Reports to"], ["Ann", "CEO", ""], ["Bob", "CFO", "CEO"], ["Cy", "Clerk", "CFO"]])  # fmt: skip
    again = propose([book_of(roster_table(org))])
    assert (again.counts.reporting_lines, again.counts.depth) == (2, 3)


def test_a_group_over_columns_stands_in_no_header_that_is_plain_by_itself() -> None:
    rows = [
        ["Worker", None, "Job", None, "Manager", None],
        ["Worker ID", "Legal name", "Business title", "Supv ID", "Name", "E-mail"],
        ["1", "Ana Paz", "Head", None, None, None],
        ["2", "Ben Ode", "Lead", "1", "Ana Paz", "a@x.io"],
        ["3", "Cem Su", "Clerk", "2", "Ben Ode", "b@x.io"],
    ]
    headers = [column.header for column in roster_table(imported(rows)).columns]
    assert headers == [*rows[1][:4], "Manager: Name", "Manager: E-mail"]


def written(org: Organization) -> list[list[str]]:
    return [[str(cell or "") for cell in row] for row in roster_table(org).rows]


def imported(rows: list[list[str]]) -> Organization:
    return Organization(read(*rows).records)
