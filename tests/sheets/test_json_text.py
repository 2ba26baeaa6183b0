"""JSON text as sheets: lists of objects, as export and other systems write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from orgeditor.files.roster import propose
from orgeditor.files.sheets import read_workbook
from tests.roster.said import understood

if TYPE_CHECKING:
    from pathlib import Path

ROWS = '[{"ID": 1, "Name": "Ana 安"}, 7, {"ID": 2, "Tags": ["a", "b"], "Name": "", "On": true}]'
HEADERS = ("ID", "Name", "Tags", "On")
CELLS = [HEADERS, (1, "Ana 安"), (2, None, '["a","b"]', True)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize(
    ("text", "sheets"),
    [
        (ROWS, {"": CELLS}),
        (f'{{"count": 2, "value": {ROWS}, "units": [{{"Unit": "Sales"}}]}}', {"value": CELLS, "units": [("Unit",), ("Sales",)]}),
        (f'{{"columns": ["ID", "Name", "Tags", "On"], "rows": {ROWS}}}', {"": [HEADERS, (1, "Ana 安"), (), (2, None, '["a","b"]', True)]}),
        ('{"tables": [{"name": "Staff", "columns": ["ID", "Big"], "rows": [[1, 18446744073709551615]]}, 3]}', {"Staff": [("ID", "Big"), (1, "18446744073709551615")]}),
    ],
)  # fmt: skip
def test_each_list_of_objects_is_a_sheet(tmp_path: Path, text: str, sheets: dict[str, object], encoding: str) -> None:  # fmt: skip
    path = tmp_path / "roster.json"
    path.write_bytes(text.encode(encoding))
    book = read_workbook(path)
    assert book.container == "json"
    assert {sheet.name: sheet.rows for sheet in book.sheets} == sheets


def test_what_another_system_gives_is_a_roster(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    path.write_text(
        '{"value": [{"id": "a1", "displayName": "Ana Paz", "jobTitle": "CEO", "manager": null},'
        ' {"id": "b2", "displayName": "Ben Ode", "jobTitle": "CFO", "manager": "a1"}]}'
    )
    assert understood(propose([read_workbook(path)])) == {"CEO": "", "CFO": "CEO"}


def test_a_list_in_square_brackets_is_still_text(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("[ID],[Name]\n1,Ana\n")
    assert read_workbook(path).container == "csv"
