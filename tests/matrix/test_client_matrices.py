"""Matrices as clients draw them, each with what a careful reader would count in it."""

from __future__ import annotations

import re

import pytest

from orgeditor.files.responsibility import propose_matrix, to_json
from orgeditor.files.sheets import Range, Sheet, Unreadable, Workbook
from orgeditor.files.sheets.addresses import indexes
from orgeditor.files.sheets.workbook import Row, Value
from tests.matrix.client_matrices import CLIENTS, Client
from tests.matrix.stranger_matrices import STRANGERS


def _value(text: str) -> Value:
    if re.fullmatch(r"\d+", text):
        return int(text)
    return float(text) if re.fullmatch(r"\d+\.\d+", text) else text.replace("\\n", "\n") or None


def _sheet(client: Client) -> Sheet:
    rows: list[Row] = [
        tuple(_value(cell.strip()) for cell in line.split("|"))
        for line in client.text.strip("\n").split("\n")
    ]
    merged = tuple(
        Range(*indexes(first), *indexes(last))
        for first, last in (area.split(":") for area in client.merged.split())
    )
    return Sheet("Sheet1", rows, merged=merged)


@pytest.mark.parametrize("client", [*CLIENTS, *STRANGERS], ids=lambda client: client.name)
def test_a_clients_matrix_is_counted_as_a_reader_would(client: Client) -> None:
    book = Workbook("client.xlsx", "xlsx", (_sheet(client),))
    if not client.tables:
        with pytest.raises(Unreadable):
            propose_matrix(book)
        return
    found = to_json(propose_matrix(book))
    asked = [{k: v for k, v in one._asdict().items() if v is not None} for one in client.tables]
    assert [
        {key: table[key] for key in one} for table, one in zip(found["tables"], asked, strict=True)
    ] == asked
    if client.problems is not None:
        assert tuple((p["kind"], p["cell"]) for p in found["problems"]) == client.problems
