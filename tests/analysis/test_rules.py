"""Rules as a whole: what each says of itself, profiles and waivers, and findings that follow edits."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from orgeditor.analysis.following import Trees
from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.measures import Measures
from orgeditor.analysis.report.content import Table, Told
from orgeditor.analysis.report.findings import FINDINGS
from orgeditor.analysis.rules import RULE_BY_ID, RULES, Check, check
from orgeditor.analysis.rules.look import Look
from orgeditor.analysis.rules.spans import span_bands
from orgeditor.analysis.skills import critical_coverage, leading_positions, skill_book
from orgeditor.files.templates import organization_from
from orgeditor.messages import LANGUAGES
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused, Stale
from orgeditor.model.elements.communication import Link, Process, Step
from orgeditor.model.elements.goals import Goal, Kpi
from orgeditor.model.elements.performance import Review, ReviewCycle
from orgeditor.model.elements.skills import Skill, Training
from orgeditor.model.health import RuleProfile, Waiver
from orgeditor.model.organization import Organization
from orgeditor.model.record import key_id
from orgeditor.model.records import Holder, Person, Position, Record, Unit
from orgeditor.model.structure import head_of
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.judging import revoke, use_profile, waive
from orgeditor.model.verbs.positions import move_positions
from tests.elements.review_records import review_records
from tests.elements.skill_records import skill_records
from tests.model.random_edits import small_records, steady_ids
from tests.model.test_random_edits import do_something
from tests.sample_organizations import large_records


def everything() -> list[Record]:
    """Return records in which most rules find something."""
    return [
        *small_records(),
        *review_records(),
        *(replace(r, id="tr-" + r.id) if isinstance(r, Training) else r for r in skill_records()),
        Process(id="pr"),
        Step(id="st1", process="pr", party="u1", rank="B"),
        Step(id="st2", process="pr", party="u2", rank="C"),
        Step(id="st3", process="pr", party="", rank="D"),
        Link(id="li", source="u1", target="p4", mode="collaboration"),
    ]


def said(found: Check) -> Counter[object]:
    return Counter(
        (f.rule, f.severity, f.subjects, f.message.render("en"))
        for f in [*found.found, *(w.finding for w in found.waived)]
    )


def test_every_rule_says_what_it_reads_what_helps_and_where_it_comes_from():
    for rule in RULES:
        assert rule.reads, rule.id
        for words in (rule.name, rule.source, rule.helps, *(one.label for one in rule.limits)):
            assert all(words.render(language) for language in LANGUAGES)
    limits = [one for rule in RULES for one in rule.limits]
    by_id = {one.id: one for one in limits}
    assert all(by_id[one.id] is one for one in limits)
    assert all(one.least <= one.default <= one.most for one in limits)


@settings(max_examples=80, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 20))
@steady_ids()
def test_findings_follow_whatever_is_done_and_undone(draw: random.Random, steps: int) -> None:
    document = Document(Organization(everything()))
    org = document.organization
    trees = Trees(org)
    measures = Measures(org, trees)
    check = Check(org, measures)
    seen = []
    document.on_edit = seen.append
    for _ in range(steps):
        if draw.random() < 0.2:
            document.undo()
        elif check.found and draw.random() < 0.1:
            finding = draw.choice(check.found)
            document.do(waive(org, [(finding.rule, finding.about)], "so it is"))
        else:
            with suppress(Stale):  # Where a new card style would have the id of a skill.
                do_something(draw, document)
        for edit in seen:
            trees.follow(edit)
            measures = measures.after(org, trees, edit)
            check.follow(org, measures, edit)
        seen.clear()
        anew = Check(org)
        assert said(check) == said(anew)
        assert Counter(f.rule for f in check.found) == Counter(f.rule for f in anew.found)
        assert [f.severity for f in check.found] == [f.severity for f in anew.found]


def test_an_edit_asks_only_who_is_near(monkeypatch):
    org = Organization(large_records(2000))
    trees = Trees(org)
    measures = Measures(org, trees)
    check = Check(org, measures)
    asked: list[str] = []
    spans = RULE_BY_ID["span-band"]
    judge = spans.alone.judge
    monkeypatch.setattr(
        "orgeditor.analysis.rules.checking.RULES",
        [replace(spans, alone=replace(spans.alone, judge=lambda look, key: (asked.append(key), judge(look, key))[1]))],
    )  # fmt: skip
    edit = move_positions(org, ["p1900"], "p10")
    org.apply(edit)
    trees.follow(edit)
    check.follow(org, measures.after(org, trees, edit), edit)
    assert {"p1900", "p10"} <= set(asked)
    assert len(asked) < 10
    asked.clear()
    edit = set_field(org, ["p5"], "location", "Rome")
    org.apply(edit)
    check.follow(org, measures, edit)
    assert not asked


def test_after_a_review_only_those_of_the_same_person_are_looked_at():
    org = Organization(everything())
    check = Check(org)
    about = {f.about for f in check.found if f.rule == "review-action"}
    assert about == {key_id("h2", "c2")}
    asked: list[str] = []
    rule = RULE_BY_ID["review-action"]
    for verb, field_name, value in (
        (key_id("h2", "c2"), "rating", 3.0),
        ("a1x", "about", ("h2",)),
        ("h1", "name", "Another"),
    ):
        edit = set_field(org, [verb], field_name, value)
        org.apply(edit)
        asked.extend(rule.alone.near(Look(org), edit))
    subjects = {org.get(Review, key).subject for key in asked}
    assert subjects == {"h1", "h2"}


@pytest.mark.parametrize(("epoch", "late"), [("946684800", False), ("3800000000", True)])
def test_a_stopped_clock_says_what_is_overdue(monkeypatch, epoch, late):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    found = {finding.rule for finding in check(organization_from("marketing"))}
    overdue = {"kpi-overdue", "review-overdue", "action-overdue"}
    assert found & overdue == (overdue if late else set())


def test_a_profile_changes_thresholds_severities_and_what_is_asked():
    org = Organization([Position(id="boss"), *(Position(id=f"r{i}", manager="boss") for i in range(9))])  # fmt: skip
    assert not check(org)
    strict = RuleProfile(id="s", name="Strict", limits={"span-high": 8, "span-low": 6}, severities={"span-band": "error"})  # fmt: skip
    org.apply(use_profile(org, strict))
    (found,) = check(org)
    assert (found.rule, found.severity) == ("span-band", "error")
    assert found.message.render("en").endswith("leads 9: above the target. Target 6–8.")
    org.apply(use_profile(org, replace(strict, off=("span-band",))))
    assert not check(org)
    org.apply(use_profile(org, None))
    assert not check(org)
    with pytest.raises(Refused):
        use_profile(org, RuleProfile(id="x", name=" "))
    with pytest.raises(Refused):
        use_profile(org, RuleProfile(id="x", name="Strict"))


def test_the_marks_of_a_matrix_are_those_of_the_profile():
    org = organization_from("marketing", "en")
    matrix = matrices(org)[0].id

    def marked() -> Counter[str]:
        view = matrix_view(org, matrix)
        rows = [mark.rule for row in view.rows for mark in view.row_marks(row)]
        return Counter([*rows, *(m.rule for marks in view.column_marks().values() for m in marks)])

    before = marked()
    profile = RuleProfile(id="x", name="x", limits={"many-responsible": 0, "many-involved": 0, "overload": 0.0})  # fmt: skip
    org.apply(use_profile(org, profile))
    after = marked()
    for rule in ("many-responsible", "many-involved", "overloaded-party"):
        assert after[rule] > before[rule], rule
    org.apply(use_profile(org, replace(profile, off=("many-responsible", "overloaded-party"))))
    assert not {"many-responsible", "overloaded-party"} & set(marked())
    graver = replace(profile, severities={"many-involved": "error"})
    org.apply(use_profile(org, graver))
    view = matrix_view(org, matrix)
    marks = {m.rule: m.severity for row in view.rows for m in view.row_marks(row)}
    assert (marks["many-involved"], marks["many-responsible"]) == ("error", "")


def test_a_waiver_keeps_a_finding_apart_until_it_is_revoked_or_the_subject_goes():
    org = Organization([Position(id="boss", title="Boss"), Position(id="a", manager="boss")])
    (found,) = check(org)
    with pytest.raises(Refused):
        waive(org, [(found.rule, found.about)], "  ")
    org.apply(waive(org, [(found.rule, found.about)], "Starts in May", by="Wei", date="2026-03-01"))
    judged = Check(org)
    assert not judged.found
    ((finding, waiver),) = [(w.finding, w.waiver) for w in judged.waived]
    assert (finding, waiver.reason, waiver.by) == (found, "Starts in May", "Wei")
    org.apply(set_field(org, ["boss"], "title", "Chief"))
    assert len(Check(org).waived) == 1
    back = revoke(org, [waiver.id])
    org.apply(back)
    assert len(check(org)) == 1
    org.apply(back.inverted())
    org.apply(delete(org, ["boss"]))
    assert not org.of(Waiver)


def test_managers_are_counted_by_band():
    seats = [Position(id="boss")]
    for number, span in enumerate((1, 3, 5, 8, 9, 14, 20)):
        seats.append(Position(id=f"m{number}", manager="boss"))
        seats += [Position(id=f"m{number}-{n}", manager=f"m{number}") for n in range(span)]
    org = Organization(seats)
    bands = span_bands(org, Measures(org))
    assert [band.managers for band in bands] == [1, 1, 2, 2, 1, 1]
    assert [(band.low, band.high) for band in bands] == [(1, 1), (2, 3), (4, 7), (8, 12), (13, 16), (17, None)]  # fmt: skip
    assert not any(band.managers for band in span_bands(Organization(), Measures(Organization())))


def test_spans_by_kind_of_manager():
    def found(kind: str, count: int) -> list[str]:
        boss = Position(id="boss", leads_as=kind)
        org = Organization([boss, *(Position(id=f"r{i}", manager="boss") for i in range(count))])
        return [f.rule for f in check(org)]

    for kind, low, high in (("player-coach", 3, 5), ("coach", 6, 7), ("supervisor", 8, 10), ("facilitator", 11, 15)):  # fmt: skip
        assert found(kind, low - 1) == found(kind, high + 1) == ["span-kind"]
        assert found(kind, low) == found(kind, high) == []
    assert found("coordinator", 14) == ["span-kind"]
    assert found("coordinator", 40) == []
    assert found("", 3) == ["span-band"]


def test_a_grade_out_of_line_with_the_layer():
    chain = [Position(id=f"c{i}", manager=f"c{i - 1}" if i else "", grade=f"L{i}") for i in range(5)]  # fmt: skip
    peers = [Position(id=f"s{i}", manager="c1", grade="L4") for i in range(3)]
    (found,) = [f for f in check(Organization([*chain, *peers])) if f.rule == "grade-depth"]
    assert found.subjects == ("c4",)
    assert "1 of 4" in found.message.render("en")
    near = [replace(chain[4], manager="c2"), *chain[:4], *peers]
    assert not [f for f in check(Organization(near)) if f.rule == "grade-depth"]


def test_more_than_full_time():
    def found(*seats: Position) -> list[tuple[str, ...]]:
        org = Organization([Person(id="h"), *seats])
        return [f.subjects for f in check(org) if f.rule == "person-overallocated"]

    whole = Position(id="a", holders=(Holder(person="h"),))
    half = Position(id="b", fte=0.5, holders=(Holder(person="h"),))
    shared = Position(id="c", holders=(Holder(person="h", share=0.5),))
    assert found(whole) == found(half, shared) == []
    assert found(whole, half) == [("h", "a", "b")]
    assert found(whole, replace(half, status="closed")) == []
    pair = Position(id="a", headcount=2, fte=2, holders=(Holder(person="h"), Holder()))
    assert found(pair) == []


def test_critical_skills_are_covered_as_the_book_says():
    for org in (Organization([*small_records(), *skill_records()]), organization_from("marketing", "en")):  # fmt: skip
        whole = skill_book(org).coverage()
        critical = [key for key, skill in org.of(Skill).items() if skill.critical]
        found = {key: alone for key in critical if (alone := critical_coverage(org, key))}
        assert found.keys() == whole.keys() & set(critical)
        for key, alone in found.items():
            assert (alone.level, set(alone.holders), set(alone.learners)) == (
                whole[key].level,
                set(whole[key].holders),
                set(whole[key].learners),
            )
        assert critical_coverage(org, "none") is None


def test_leading_positions_are_the_heads_of_units():
    for org in (Organization(small_records()), Organization(large_records(600))):
        heads = {head_of(org, unit) for unit in org.of(Unit)} - {""}
        assert set(leading_positions(org)) == heads


def test_a_date_that_has_passed_is_found():
    kpi = Kpi(id="k", goal="g", due=date(2020, 1, 1).isoformat())
    found = [f.rule for f in check(Organization([Goal(id="g"), kpi, Unit(id="u"), Skill(id="s")]))]
    assert "kpi-overdue" in found


def test_the_report_tells_what_is_waived_and_by_how_grave_a_profile_takes_it():
    org = organization_from("marketing", "en")
    first = check(org)[0]
    org.apply(waive(org, [(first.rule, first.about)], "Agreed with the client", by="Wei"))
    org.apply(use_profile(org, RuleProfile(id="x", name="x", severities={"span-band": "hint"})))
    tables = [item for item in FINDINGS.make(Told(org, "en")) if isinstance(item, Table)]
    by_title = {str(table.title): table for table in tables}
    (row,) = by_title["Waived findings"].rows
    assert row.cells[1:] == (first.message.render("en"), "Agreed with the client", "Wei")
    rules = {row.cells[1]: row.cells[0] for row in tables[0].rows}
    assert rules["Span of control"] == "Hint"


def test_what_ends_before_it_begins_is_told():
    org = Organization(
        [
            Position(id="p", title="Lead", start="2026-05-01", end="2026-04-30"),
            Position(id="q", title="Clerk", start="2026-05-01", end="2026-05-01"),
            Training(id="t", name="Selling", start="2026-01-01"),
            ReviewCycle(id="c", name="Spring", start="2026-03-01", end="2025-06-30"),
        ]
    )
    found = [f for f in check(org) if f.rule == "dates-in-order"]
    assert {f.subjects for f in found} == {("p",), ("c",)}
    assert str(found[0].message).endswith("before it begins on 2026-05-01.")
