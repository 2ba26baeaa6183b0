"""Gaps, coverage and what training changes; what the rules say of them; the heat map."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from orgeditor.analysis.heat_map import COLUMN, HEADING, LABEL, ROW, By, Step, heat_map, record_at
from orgeditor.analysis.rules import check
from orgeditor.analysis.skills import (
    called,
    scale,
    skill_book,
    successors_of,
)
from orgeditor.analysis.training import Audiences, after_training, closed_gaps
from orgeditor.drawing.colours import DARK, LIGHT
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.heat_map import HeatMapPainter, in_sight
from orgeditor.files.templates import organization_from, templates
from orgeditor.model.elements.skills import SkillLevel, Training
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.entering import add_records
from tests.elements.skill_records import skill_records
from tests.model.random_edits import small_organization, small_records

SKILL_RULES = {"skill-gap", "single-point-of-failure", "training-complete", "no-successor"}


@pytest.fixture
def org() -> Organization:
    return Organization([*small_records(), *skill_records()])


def test_a_position_needs_what_its_roles_do_unless_it_says_otherwise(org):
    book = skill_book(org)
    assert book.needed_at(org.get(Position, "p6")) == {"s1": 3, "s2": 2, "s3": 4}
    assert book.needed_at(org.get(Position, "p1")) == {"s1": 2}
    org.apply(add_records(org, type(org[need_id("s1", "r1")]), [{"skill": "s3", "party": "p6", "level": 0.0}]))  # fmt: skip
    assert skill_book(org).needed_of("h3") == {"s1": 3, "s2": 2}


def need_id(skill, party):
    from orgeditor.model.record import key_id

    return key_id(skill, party)


def test_coverage_counts_who_has_the_highest_level_needed_and_no_learners(org):
    covered = skill_book(org).coverage()
    assert (covered["s1"].level, covered["s1"].holders) == (3, ("h1",))
    assert (covered["s2"].holders, covered["s2"].needing, covered["s2"].short) == (("h2",), 2, 1)
    assert (covered["s3"].holders, covered["s3"].learners) == ((), ("h3",))
    assert "g" not in covered


def test_closed_positions_need_nothing_and_who_has_no_seat_does_not_count(org):
    org.apply(set_field(org, ["p6"], "status", "closed"))
    covered = skill_book(org).coverage()
    assert (covered["s3"].level, covered["s3"].learners) == (0, ())


def test_training_reaches_its_audience_and_what_is_over_changes_nothing(org):
    book, audiences = skill_book(org), Audiences(org)
    assert audiences.of(org.get(Training, "t1")) == ["h3", "h2"]
    assert audiences.of(org.get(Training, "t2")) == ["h3"]
    assert closed_gaps(book, org.get(Training, "t1"), audiences) == (1, 2)
    after = after_training(book, audiences)
    assert after.held_by("h3", "s1").counted == 3
    assert after.held_by("h3", "s3").counted == 4
    assert after.held_by("h2", "s2").counted == 2
    assert after.coverage()["s1"].holders == ("h1", "h2", "h3")


def test_rules_tell_gaps_single_points_and_what_is_missing(org):
    found = {(f.rule, f.severity, f.subjects) for f in check(org) if f.rule in SKILL_RULES}
    assert found == {
        ("skill-gap", "error", ("s3",)),
        ("single-point-of-failure", "warning", ("s1", "h1")),
        ("single-point-of-failure", "warning", ("s2", "h2")),
        ("training-complete", "warning", ("t2",)),
        ("no-successor", "hint", ("p2",)),
        ("no-successor", "hint", ("p3",)),
    }


def test_findings_of_skills_name_nobody(org):
    told = " ".join(str(f.message) for f in check(org) if f.rule in SKILL_RULES)
    assert not any(name in told for name in ("Ana", "Wei Chen", "Li Na"))


def test_a_document_without_skills_has_no_findings_of_them():
    assert not {f.rule for f in check(small_organization())} & SKILL_RULES


def test_successors_rank_in_their_order_and_go_with_what_they_name(org):
    assert [s.person for s in successors_of(org, "p1")] == ["h3", "h2"]
    org.apply(delete(org, ["h3"]))
    assert [s.person for s in successors_of(org, "p1")] == ["h2"]
    org.apply(delete(org, ["s1"]))
    assert org.get(Training, "t1").skill == ""
    assert not [r for r in org if getattr(r, "skill", "") == "s1"]


def test_the_scale_is_the_usual_one_until_the_document_has_its_own(org):
    assert [(level, str(name)) for level, name in scale(org)][-1] == (4, "Expert")
    rows = [{"level": "2", "name": "Can"}, {"level": "0", "name": "Cannot"}, {"level": "high"}]
    org.apply(add_records(org, SkillLevel, rows))
    assert [(level, str(name)) for level, name in scale(org)] == [(0, "Cannot"), (2, "Can")]


def test_people_go_by_their_positions_where_names_are_hidden(org):
    assert called(org, "h3", hidden=False) == "Li Na"
    assert called(org, "h3", hidden=True) == "Seller"
    org.apply(delete(org, ["p6"]))
    assert called(org, "h3", hidden=True) == "(no position)"


def test_cells_of_a_heat_map_tell_the_gap_by_figure_and_step(org):
    found = heat_map(org)
    rows = {row.record: row for row in found.rows}
    assert [row.record for row in found.rows] == ["u1", "h1", "u2", "h2", "u3", "h3"]
    cell = found.cell(rows["h3"], "s1")
    assert cell is not None
    assert (cell.figure, cell.needed, cell.step) == (2, 3, Step.NEARLY)
    learning = found.cell(rows["h3"], "s3")
    assert learning is not None
    assert (learning.figure, learning.step, learning.learner) == (4, Step.MISSING, True)
    spare = found.cell(rows["h2"], "s3")
    assert spare is not None
    assert (spare.needed, spare.step) == (None, Step.SPARE)
    assert found.cell(rows["u1"], "s1") is None


def test_roles_and_units_count_their_people(org):
    by_role = heat_map(org, By.ROLES, trained=False)
    assert [row.record for row in by_role.rows] == ["r1", "r2"]
    cell = by_role.cell(by_role.rows[0], "s2")
    assert cell is not None
    assert (cell.figure, cell.needed, cell.step) == (0, 1, Step.MISSING)
    by_unit = heat_map(org, By.UNITS, trained=True)
    assert [(row.record, row.depth) for row in by_unit.rows] == [("u1", 0), ("u2", 1), ("u3", 1)]
    whole = by_unit.cell(by_unit.rows[0], "s1")
    assert whole is not None
    assert (whole.figure, whole.needed, whole.step) == (2, 2, Step.ENOUGH)


@given(st.floats(-50, 2000), st.floats(-50, 2000), st.floats(0, 300), st.floats(0, 300))
def test_a_point_of_a_heat_map_is_that_of_what_is_seen_there(x, y, left, top):
    found = heat_map(Organization([*small_records(), *skill_records()]))
    key = record_at(found, x, y, left, top)
    skill, row = int((x - LABEL) // COLUMN), int((y - HEADING) // ROW)
    if 0 <= y - top < HEADING:
        expected = found.skills[skill].id if x - left >= LABEL and 0 <= skill < len(found.skills) else ""  # fmt: skip
    else:
        inside = 0 <= x < found.width and 0 <= row < len(found.rows)
        expected = found.rows[row].record if inside else ""
    assert key == expected


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("hidden", [False, True])
def test_a_heat_map_is_painted_and_keeps_its_heading_in_sight(qapp, org, palette, hidden):
    found = heat_map(org)
    pictures = []
    for scrolled in (0.0, 40.0):
        image = QImage(int(found.width), int(found.height), QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            painter.translate(0, -scrolled)
            seen = in_sight(painter)
            assert seen == QRectF(0, scrolled, image.width(), image.height())
            shown = HeatMapPainter(found, palette, paper_face(), names_hidden=hidden)
            shown.paint(painter, seen, ["s1", "h3"])
        pictures.append(image)
    heading = [image.copy(0, 0, int(found.width), int(HEADING) - 2) for image in pictures]
    assert heading[0] == heading[1]
    assert pictures[0] != pictures[1]
    colours = {heading[0].pixelColor(x, y).rgb() for x in range(0, 360, 7) for y in range(0, 200, 7)}  # fmt: skip
    assert len(colours) > 10


def test_names_are_not_in_the_picture_where_they_are_hidden(qapp, org):
    """The picture is the same whatever people are called."""
    images = []
    for name in ("Li Na", "Somebody Else"):
        org.apply(set_field(org, ["h3"], "name", name))
        found = heat_map(org)
        image = QImage(int(found.width), int(found.height), QImage.Format.Format_RGB32)
        image.fill(0)
        with QPainter(image) as painter:
            shown = HeatMapPainter(found, LIGHT, paper_face(), names_hidden=True)
            shown.paint(painter, in_sight(painter))
        images.append(image)
    assert images[0] == images[1]


@pytest.mark.parametrize("template", [found.id for found in templates()])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_blueprints_have_skills_in_both_languages(template, language):
    org = organization_from(template, language)
    book = skill_book(org)
    assert len(book.skills) >= 10
    assert all(skill.name_zh for skill in book.skills)
    assert org.of(Training)
    assert all(training.skill for training in org.of(Training).values())


def test_in_the_blueprint_to_learn_from_every_skill_rule_finds_something():
    assert {f.rule for f in check(organization_from("marketing"))} >= SKILL_RULES
