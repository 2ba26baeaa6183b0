"""Repairs and recipes: data that settle what is wrong, in this file and in the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from orgeditor.files.roster.proposal import propose
from orgeditor.files.roster.recipe import (
    cook,
    load_recipe,
    read_as_before,
    recall,
    recipe_of,
    remember,
    save_recipe,
)
from orgeditor.files.roster.repairs import Repair, repaired
from orgeditor.files.roster.suggesting import Suggestions
from orgeditor.files.sheets import read_workbook
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import Person, Position
from tests.roster.tables import kinds, problem, read, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.files.roster import Proposal
    from orgeditor.files.sheets import Workbook

HEAD = ("ID", "Title", "Name", "Reports to", "Department", "FTE")
ROWS = (
    ("P100", "Director", "Ana Silva", "", "Board", 1),
    ("P200", "Head of Sales", "Ben Okoro", "P100", "Sales", 1),
    ("P201", "Seller", "Cem Aydin", "P20O", "Sales", 1),
    ("P202", "Seller", "Dia Roy", "P20O", "Sales", 1),
    ("P203", "Clerk", "Eva Novak", "P200", "Sales", 1),
)
RING = (
    ("A", "One", "Ana", "C", "X", 1),
    ("B", "Two", "Ben", "A", "X", 1),
    ("C", "Three", "Cem", "B", "X", 1),
    ("D", "Four", "Dia", "C", "X", 1),
)


def by_code(proposal: Proposal) -> dict[str, Position]:
    return {p.code: p for p in Organization(proposal.records).of(Position).values()}


def test_a_manager_with_a_typo_is_the_likeliest() -> None:
    proposal = read(HEAD, *ROWS)
    found = Suggestions(proposal).of(problem(proposal, "unknown-manager"))
    assert found[0].repair == Repair("manager", "P20O", "P200")
    assert "spelt" in found[0].why.render("en")
    assert found[0].sure > 0.9
    assert [s.sure for s in found[:-1]] == sorted((s.sure for s in found[:-1]), reverse=True)
    assert found[-1].repair == Repair("vacancy", "P20O")


def test_the_head_of_the_unit_is_likely_where_nothing_is_spelt_so() -> None:
    rows = [(*row[:3], row[3].replace("P20O", "gone"), *row[4:]) for row in ROWS]
    proposal = read(HEAD, *rows)
    found = Suggestions(proposal).of(problem(proposal, "unknown-manager"))
    assert found[0].repair.choice == "P200"
    assert "Sales" in found[0].why.render("en")


def test_a_manager_is_found_by_mailbox() -> None:
    head = ("ID", "Title", "Name", "E-mail", "Reports to")
    rows = (
        ("1", "Head", "Ana Silva", "ana.silva@example.com", ""),
        ("2", "Lead", "Ben Okoro", "ben.okoro@example.com", "1"),
        ("3", "Clerk", "Cem Aydin", "cem@example.com", "ben.okoro@old.example.org"),
    )
    proposal = read(head, *rows)
    assert Suggestions(proposal).of(problem(proposal, "unknown-manager"))[0].repair.choice == "2"


def test_all_who_name_the_missing_manager_are_placed() -> None:
    proposal = read(HEAD, *ROWS)
    done = repaired(proposal, [Repair("manager", "P20O", "P200")])
    found = by_code(done.proposal)
    assert found["P201"].manager == found["P202"].manager == found["P200"].id
    assert not done.unfit
    assert "unknown-manager" not in kinds(done.proposal)
    assert (done.proposal.counts.unplaced, done.proposal.counts.largest_span) == (0, 3)
    assert proposal.counts.unplaced == 2


def test_a_vacancy_takes_the_place_of_a_missing_manager() -> None:
    done = repaired(read(HEAD, *ROWS), [Repair("vacancy", "P20O")])
    found = by_code(done.proposal)
    vacancy = next(p for p in found.values() if p.title == "P20O")
    assert not vacancy.holders
    assert vacancy.unit == found["P201"].unit
    assert found["P201"].manager == found["P202"].manager == vacancy.id


def test_what_is_likeliest_for_all_is_what_it_is_for_each_alone() -> None:
    typos = ("P20O", "p2OO", "P1I1", "ben.okoro@x.org", "Ben Okor", "Nobody at all", "P2000", "ANA SILVA")  # fmt: skip
    rows = [
        ROWS[0],
        *((f"P{200 + n}", f"Seller {n}", f"Cem Aydin{n}", typos[n % len(typos)], "Sales", 1) for n in range(120)),
        ("P111", "Clerk", "Ben Okoro", "P100", "Sales", 1),
    ]  # fmt: skip
    proposal = read(HEAD, *rows)
    told = [p for p in proposal.problems if p.kind == "unknown-manager"]
    missing = {p.value: p for p in told}.values()
    found = Suggestions(proposal)
    sure = [best.repair for p in missing if (best := found.of(p)[0]).sure >= 0.85]
    heard: list[float] = []
    assert found.for_each(told, "manager", heard.append) == sure
    assert 1 < len(sure) < len(missing)
    assert heard[0] == 0.0
    vacancies = [Repair("vacancy", p.value) for p in missing]
    assert found.for_each(told, "vacancy", heard.append) == vacancies


def test_no_repair_closes_a_ring() -> None:
    rows = (*ROWS, ("P300", "Intern", "Fay", "P201", "Sales", 1))
    repair = Repair("manager", "P20O", "P300")
    proposal = read(HEAD, *rows)
    done = repaired(proposal, [repair])
    assert done.unfit == (repair,)
    assert done.proposal == proposal


@pytest.mark.parametrize("at", ["A", "B", "C"])
def test_a_ring_is_cut_where_one_chooses(at: str) -> None:
    proposal = read(HEAD, *RING)
    told = problem(proposal, "loop")
    choices = [s.repair for s in Suggestions(proposal).of(told)]
    done = repaired(proposal, [next(r for r in choices if r.choice == at)])
    found = by_code(done.proposal)
    named = {p.id: p.code for p in found.values()}
    above = {code: named.get(p.manager, "") for code, p in found.items()}
    assert above == {"A": "C", "B": "A", "C": "B", "D": "C"} | {at: ""}
    assert "loop" not in kinds(done.proposal)


def test_a_repeated_id_becomes_a_job_share_and_its_reports_follow() -> None:
    rows = (
        ("1", "Head", "Ana", "", "X", 1),
        ("2", "Lead", "Ben", "1", "X", 0.5),
        ("2", "Lead (nights)", "Cem", "1", "X", 0.5),
        ("3", "Clerk", "Dia", "2-2", "X", 1),
    )
    proposal = read(HEAD, *rows)
    told = problem(proposal, "duplicate-id")
    done = repaired(proposal, [s.repair for s in Suggestions(proposal).of(told)])
    found = by_code(done.proposal)
    assert set(found) == {"1", "2", "3"}
    assert [h.share for h in found["2"].holders] == [0.5, 0.5]
    assert (found["2"].fte, found["3"].manager) == (1.0, found["2"].id)
    assert "duplicate-id" not in kinds(done.proposal)


def test_a_job_share_becomes_two_positions() -> None:
    rows = (
        ("1", "Head", "Ana", "", "X", 1),
        ("2", "Lead", "Ben", "1", "X", 0.6),
        ("2", "Lead", "Cem", "1", "X", 0.4),
    )
    done = repaired(read(HEAD, *rows), [Repair("apart", "2")])
    org = Organization(done.proposal.records)
    found = by_code(done.proposal)
    assert {c: p.fte for c, p in found.items()} == {"1": 1.0, "2": 0.6, "2-2": 0.4}
    assert [org.get(Person, found[c].holders[0].person).name for c in ("2", "2-2")] == ["Ben", "Cem"]  # fmt: skip


def test_a_recipe_is_a_file_and_fits_the_next_one(tmp_path: Path) -> None:
    proposal = read(HEAD, *ROWS)
    repairs = (Repair("manager", "P20O", "P200"), Repair("vacancy", "P999"))
    path = tmp_path / "client.orgrecipe"
    save_recipe(recipe_of(proposal, repairs=repairs), path)
    newer = workbook(("Client list",), (), HEAD, *ROWS, ("P204", "Temp", "Fay", "P20O", "Sales", 1))
    cooked = cook(load_recipe(path), [newer])
    assert cooked.proposal.counts.unplaced == 0
    assert cooked.proposal.counts.positions == 6
    assert cooked.unfit == (repairs[1],)
    assert (cooked.choices[0].header_row, cooked.choices[0].mapping["manager"]) == (3, "Reports to")


def test_a_recipe_is_remembered_for_files_with_the_same_headers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORGEDITOR_STATE", str(tmp_path))
    proposal = read(HEAD, *ROWS)
    assert recall(proposal) is None
    recipe = recipe_of(proposal, repairs=[Repair("vacancy", "P20O")])
    remember(recipe)
    assert recall(read(HEAD, *ROWS[:3])) == recipe
    assert recall(read(HEAD[:5], *(row[:5] for row in ROWS))) is None


GERMAN = "Nr,Name,Stelle,Vorgesetzter\n1,Müller,Geschäftsführer,\n2,Jäger,Prüfer,1\n"
FRENCH = "Prénom;Métier;Supérieur\nHélène;Présidente;\nFrançois;Trésorier;Hélène\n"


@pytest.mark.parametrize("text", [GERMAN, FRENCH])
def test_a_recipe_keeps_the_encoding_that_was_chosen(tmp_path: Path, text: str) -> None:
    path = tmp_path / "staff.csv"
    path.write_bytes(text.encode("cp850"))
    asked = []

    def read_in(number: int, encoding: str) -> Workbook:
        asked.append((number, encoding))
        return read_workbook(path, encoding=encoding)

    guessed, chosen = read_workbook(path), read_workbook(path, encoding="cp850")
    assert guessed.encoding != "cp850"
    recipe = recipe_of(propose([chosen]), books=[chosen])
    save_recipe(recipe, tmp_path / "client.orgrecipe")
    recipe = load_recipe(tmp_path / "client.orgrecipe")
    assert read_as_before(recipe, [guessed], read_in) == (chosen,)
    assert asked == [(0, "cp850")]
    assert recipe_of(propose([chosen]), books=[]).tables[0].encoding == ""


def test_a_file_that_says_its_encoding_is_not_read_in_that_of_a_recipe(tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_bytes(GERMAN.encode("cp850"))
    chosen = read_workbook(path, encoding="cp850")
    recipe = recipe_of(propose([chosen]), books=[chosen])
    path.write_text(GERMAN, encoding="utf-8")
    plain = read_workbook(path)
    assert read_as_before(recipe, [plain], lambda *_: pytest.fail("read again")) == (plain,)
    path.write_bytes("序号,Name,Stelle,Vorgesetzter\n1,王伟,总经理,\n".encode("gb18030"))
    other = read_workbook(path)
    assert other.encoding == "gb18030"
    assert read_as_before(recipe, [other], lambda _, e: read_workbook(path, encoding=e)) == (other,)


@pytest.mark.parametrize("text", ["", "{}", '{"tables":[],"format":2}', "[1]", "\udcff"])
def test_what_is_no_recipe_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.orgrecipe"
    path.write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(Refused):
        load_recipe(path)
