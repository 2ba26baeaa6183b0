"""The rules of the structure: each finds what it names, once, and says who is concerned."""

from __future__ import annotations

from msgspec.structs import replace

from orgeditor.analysis.rules import RULES, check
from orgeditor.files.templates import organization_from
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Position, Record, Unit
from orgeditor.model.structure import head_of, positions_in
from tests.sample_organizations import large_organization, large_records


def _found(rule: str, *records: Record) -> list[tuple[str, ...]]:
    return [f.subjects for f in check(Organization(records)) if f.rule == rule]


def _reports(count: int, manager: str = "boss") -> list[Position]:
    return [Position(id=f"{manager}-{i:03}", manager=manager) for i in range(count)]


def test_ids_are_stable_and_every_rule_names_its_source():
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    assert all(str(rule.source) and str(rule.name) for rule in RULES)
    assert all(id == id.lower() and " " not in id for id in ids)


def test_several_roots_are_one_finding():
    loose = Position(id="loose")
    assert _found("one-root", Position(id="boss"), loose, *_reports(2)) == [("boss", "loose")]
    assert not _found("one-root", Position(id="boss"), *_reports(2))
    waiting = replace(loose, waiting="manager unknown")
    assert not _found("one-root", Position(id="boss"), waiting, *_reports(2))
    assert _found("holding-area", Position(id="boss"), waiting) == [("loose",)]


def test_spans_outside_the_bands():
    for count, told in ((1, 1), (3, 1), (4, 0), (7, 0), (8, 0), (12, 0), (13, 1), (17, 1)):
        found = _found("span-band", Position(id="boss"), *_reports(count))
        assert found == [("boss",)] * told, count


def test_assistants_do_not_count_in_a_span():
    aides = [replace(report, assistant=True) for report in _reports(3)]
    assert not _found("span-band", Position(id="boss"), *aides)


def _chain(length: int) -> list[Position]:
    return [Position(id=f"c{i}", manager=f"c{i - 1}" if i else "") for i in range(length)]


def test_layers():
    assert not _found("layers", *_chain(7))
    assert len(_found("layers", *_chain(8))) == 1
    assert not _found("layers-small", *_chain(5))
    assert len(_found("layers-small", *_chain(6))) == 1
    assert not _found("layers-small", *_chain(8))
    many = replace(_chain(6)[5], headcount=600)
    assert not _found("layers-small", *_chain(5), many)


def test_the_same_grade_as_the_manager():
    boss = Position(id="boss", grade="M1")
    same = Position(id="a", manager="boss", grade="M1")
    assert _found("same-grade", boss, same) == [("a", "boss")]
    assert not _found("same-grade", boss, replace(same, grade="P1"))
    assert not _found("same-grade", replace(boss, grade=""), replace(same, grade=""))


def test_units_empty_and_without_head():
    outer, inner = Unit(id="outer"), Unit(id="inner", parent="outer")
    assert _found("empty-unit", outer, inner) == [("inner",)]
    closed = Position(id="p", unit="inner", status="closed")
    assert _found("unit-head", outer, inner, closed) == [("inner",)]
    assert not _found("unit-head", outer, inner, replace(closed, status=""))
    assert not _found("unit-head", outer, replace(inner, head="p"), closed)


def test_a_unit_is_headless_just_where_the_structure_has_no_head_for_it():
    records = [
        replace(r, status="closed") if isinstance(r, Position) and r.id.endswith("7") else r
        for r in large_records(800)
    ]
    org = Organization(records)
    found = {f.subjects[0] for f in check(org) if f.rule == "unit-head"}
    assert found == {u for u in org.of(Unit) if positions_in(org, u) and not head_of(org, u)}


def test_positions_without_unit_only_where_there_are_units():
    loose = Position(id="p")
    assert not _found("position-without-unit", loose)
    assert _found("position-without-unit", loose, Unit(id="u")) == [("p",)]


def test_costs():
    free = Position(id="p", cost=0.0, currency="EUR")
    assert _found("cost-positive", free) == [("p",)]
    paid = replace(free, cost=5.0)
    other = Position(id="q", cost=5.0, currency="CNY", holders=(Holder(),))
    assert not _found("one-currency", paid)
    assert _found("one-currency", paid, other) == [()]


def test_errors_come_first_and_large_structures_are_checked_whole():
    found = check(large_organization(2_000))
    order = ["error", "warning", "hint"]
    ranks = [order.index(f.severity) for f in found]
    assert ranks == sorted(ranks)
    assert len(found) > 100


def test_the_blueprint_has_its_few_honest_findings():
    rules = {f.rule for f in check(organization_from("marketing"))}
    assert {"one-accountable", "some-responsible", "span-band"} <= rules
    assert not rules & {"one-root", "empty-unit", "unit-head", "position-without-unit"}
