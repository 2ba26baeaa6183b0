"""Any organisation comes back from a real file: written, read by the child, understood."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.files.roster import propose, roster_table, write_roster
from orgeditor.files.sheets import clean, read_workbook
from orgeditor.model.organization import Organization
from tests.roster.test_export import facts, organizations, same
from tests.sheets.workbooks import ods


def written(org: Organization, path: Path, language: str) -> None:
    """Write a roster; as ods the same table, which the program reads but does not write."""
    if path.suffix != ".ods":
        write_roster(org, path, language=language)
        return
    table = roster_table(org, language)
    ods(path, [tuple(column.header for column in table.columns), *table.rows])


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".csv", ".json"])
@settings(max_examples=15, deadline=None)
@given(org=organizations(), language=st.sampled_from(("en", "zh_CN")))
def test_any_organisation_comes_back(suffix: str, org: Organization, language: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"roster{suffix}"
        written(org, path, language)
        again = propose([read_workbook(path)]).organization()
    expected = facts(org, with_order=False)
    if suffix == ".csv":
        # A csv file knows no kinds of cells: what stands in a client's own column comes back as its text.
        for position in expected["positions"].values():
            position["custom"] = {k: clean(v) for k, v in position["custom"].items()}
    same(facts(again, with_order=False), expected)
