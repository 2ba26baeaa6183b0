"""The figures of public rosters, computed independently by those who collected them."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgeditor.files.roster import Proposal, propose
from orgeditor.files.sheets import Unreadable, read_workbook

DATA = Path(__file__).parents[2].parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")


def read(*names: str) -> Proposal:
    return propose([read_workbook(DATA / name) for name in names])


def kinds(proposal: Proposal, kind: str) -> int:
    return sum(1 for problem in proposal.problems if problem.kind == kind)


def test_environment_agency() -> None:
    counts = read("uk_environment_agency/senior.csv").to_json()["counts"]
    assert counts["rows"] == 181
    assert (counts["roots"], counts["reporting_lines"]) == (1, 180)
    assert (counts["depth"], counts["largest_span"]) == (5, 15)
    assert (counts["vacancies"], counts["unplaced"]) == (2, 0)


def test_environment_agency_with_its_head_count_groups() -> None:
    proposal = read("uk_environment_agency/senior.csv", "uk_environment_agency/junior.csv")
    assert proposal.counts.unplaced == 0
    assert kinds(proposal, "unknown-manager") == 0
    assert proposal.counts.fte == pytest.approx(12_618.05 + 179.7)


def test_ministry_of_defence() -> None:
    proposal = read("uk_mod_2011/senior.csv")
    counts = proposal.counts
    assert (counts.roots, counts.reporting_lines) == (8, 607)
    assert (counts.depth, counts.largest_span) == (7, 14)
    assert (counts.positions, counts.people, counts.vacancies) == (615, 156, 12)
    assert (counts.fte, counts.headcount) == (615.11, 617.0)
    assert kinds(proposal, "job-share") == 2
    mapping = proposal.to_json()["files"][0]["mapping"]
    assert mapping["id"] == "Post Unique Reference"
    assert mapping["manager"] == "Reports to Senior Post"


def test_ministry_of_defence_with_its_head_count_groups() -> None:
    proposal = read("uk_mod_2011/senior.csv", "uk_mod_2011/junior.csv")
    assert kinds(proposal, "unknown-manager") == 0
    assert proposal.counts.unplaced == 0
    assert proposal.counts.fte == pytest.approx(240_049.94)
    assert proposal.counts.headcount == pytest.approx(617 + 239_434.83)


def test_jerez_levels() -> None:
    proposal = read("jerez_posts/puestosLimpio.csv")
    assert proposal.hierarchy == "levels"
    assert proposal.counts.units_by_level == [5, 12, 34, 124]
    assert (proposal.counts.positions, proposal.counts.vacancies) == (1997, 472)
    assert (proposal.counts.roots, proposal.counts.depth) == (5, 4)


def test_new_york_is_made_of_units() -> None:
    proposal = read("nyc_governance/NYCGO_golden_dataset_latest.csv")
    assert proposal.hierarchy == "manager-name"
    counts = proposal.counts
    assert (counts.units, counts.positions, counts.people) == (444, 0, 0)
    # 147 rows name one above: 119 exactly one, 5 several, 23 none that is a row.
    assert counts.reporting_lines == 119 + 5
    assert counts.largest_span == 21
    assert kinds(proposal, "several-managers") == 5
    assert counts.unplaced == 23
    unknown = [p for p in proposal.problems if p.kind == "unknown-manager"]
    assert {p.value for p in unknown} >= {"Mayor", "Chief of Staff", "City Council"}
    assert sum(p.severity == "error" for p in unknown) == 23


def test_oracle_hr() -> None:
    counts = read("oracle_hr/data_oracle_hr.csv").counts
    assert (counts.roots, counts.reporting_lines) == (1, 106)
    assert (counts.depth, counts.largest_span, counts.people) == (4, 14, 107)


def test_edge_list() -> None:
    proposal = read("edge_list/employee_hierarchy.xlsx")
    assert proposal.hierarchy == "edge-list"
    assert (proposal.counts.roots, proposal.counts.reporting_lines) == (1, 29)
    assert (proposal.counts.depth, proposal.counts.largest_span) == (5, 4)
    assert kinds(proposal, "self-manager") == 1


def test_a_drawing_in_cells_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"HirarchyView\.xlsx"):
        read("edge_list/HirarchyView.xlsx")
