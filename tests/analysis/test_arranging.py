"""What the document says of its layout, and the levels that grades make."""

from __future__ import annotations

from orgeditor.analysis.arranging import Graded, Wishes, arrangement_of
from orgeditor.analysis.following import Trees, structure_tree
from orgeditor.analysis.layout import layout
from orgeditor.analysis.layout_flow import Way
from orgeditor.model.document import Document
from orgeditor.model.records import Position
from orgeditor.model.verbs.editing import set_field, set_project
from tests.model.random_edits import small_organization


def test_the_document_says_how_the_chart_runs() -> None:
    document = Document(small_organization())
    org = document.organization
    document.do(set_project(org, arrangement="left", leaf_rows=5.0, own_columns=True))
    found = arrangement_of(org, "positions")
    assert (found.way, found.rows, found.interlock) == (Way.LEFT, 5, False)
    document.undo()
    assert arrangement_of(org, "positions").way is Way.DOWN


def test_wishes_follow_edits() -> None:
    document = Document(small_organization())
    org = document.organization
    tree = structure_tree(org, "positions")
    wishes = Wishes(org, "positions")
    for name, value in (("arrangement", "hanging"), ("assistant", True), ("leaf_rows", 3.0)):
        edit = set_field(org, ["p2"], name, value)
        document.do(edit)
        wishes.follow(edit)
    found = wishes.choices(tree)
    i = tree.index["p2"]
    assert found.way is not None
    assert found.rows is not None
    assert found.assistant is not None
    assert (found.way[i], found.rows[i], found.assistant[i]) == (Way.HANGING, 3, True)
    assert (found.way >= 0).sum() == found.assistant.sum() == 1
    edit = set_field(org, ["p2"], "arrangement", "")
    document.do(edit)
    wishes.follow(edit)
    assert wishes.choices(tree).way is None


def test_grades_are_ordered_by_number_the_senior_first() -> None:
    org = small_organization()
    for key, grade in (("p1", "E12"), ("p2", "E9"), ("p3", "E10"), ("p4", "E1")):
        org.apply(set_field(org, [key], "grade", grade))
    tree = structure_tree(org, "positions")
    levels = dict(zip(tree.ids, Graded(org, tree).levels(tree)[1].tolist(), strict=True))
    assert levels == {"p1": 0, "p3": 1, "p2": 2, "p4": 3, "p5": -1}
    assert len(levels) == len(org.of(Position))


def test_grades_in_signs_that_look_like_numbers_have_their_levels() -> None:
    org = small_organization()
    for key, grade in (("p1", "①"), ("p2", "②"), ("p4", "m²")):
        org.apply(set_field(org, [key], "grade", grade))
    tree = structure_tree(org, "positions")
    levels = dict(zip(tree.ids, Graded(org, tree).levels(tree)[1].tolist(), strict=True))
    assert levels["p3"] == levels["p5"] == -1
    assert sorted(levels[key] for key in ("p1", "p2", "p4")) == [0, 1, 2]


def order(grades: dict[str, str]) -> list[str]:
    org = small_organization()
    for key, grade in grades.items():
        org.apply(set_field(org, [key], "grade", grade))
    tree = structure_tree(org, "positions")
    return Graded(org, tree).levels(tree)[0]


def test_managers_grades_and_experts_are_families_each_with_its_seniors_first() -> None:
    # p1 leads p2 and p3; p4 and p5 stand below.
    found = order({"p1": "M4", "p2": "M3", "p3": "P4", "p4": "P2", "p5": "P3"})
    assert found == ["M4", "M3", "P4", "P3", "P2"]
    found = order({"p1": "Grade 1", "p2": "Grade 2", "p3": "Grade 2", "p4": "Grade 10"})
    assert found == ["Grade 1", "Grade 2", "Grade 10"]


def test_grades_without_numbers_come_as_their_positions_stand() -> None:
    found = order({"p1": "Director", "p2": "Zone head", "p3": "Zone head", "p4": "Analyst"})
    assert found == ["Director", "Zone head", "Analyst"]


def test_columns_longer_than_any_chart_hold_all() -> None:
    org = small_organization()
    for edit in (set_project(org, leaf_rows=1e9), set_field(org, ["p2"], "leaf_rows", 1e12)):
        org.apply(edit)
    tree = structure_tree(org, "positions")
    found = layout(
        tree, (), Wishes(org, "positions").choices(tree), arrangement_of(org, "positions")
    )
    leaves = [tree.index["p4"], tree.index["p5"]]
    assert len(set(found.x[leaves].tolist())) == 1


def test_the_chart_of_units_runs_as_that_of_positions_unless_it_has_its_own_way() -> None:
    org = small_organization()
    org.apply(set_project(org, arrangement="left"))
    assert arrangement_of(org, "units").way is Way.LEFT
    org.apply(set_project(org, unit_arrangement="boxes"))
    assert arrangement_of(org, "units").way is Way.BOXES
    assert arrangement_of(org, "positions").way is Way.LEFT


def test_levels_by_grade_follow_edits() -> None:
    org = small_organization()
    wishes = Wishes(org, "positions")
    org.apply(set_project(org, by_grade=True))
    trees = Trees(org)
    for key, grade in (("p1", "M4"), ("p2", "M3"), ("p3", "M3"), ("p2", ""), ("p3", "M5")):
        wishes.choices(trees.of("positions"))
        edit = set_field(org, [key], "grade", grade)
        org.apply(edit)
        trees.follow(edit)
        wishes.follow(edit)
        tree = trees.of("positions")
        level, anew = wishes.choices(tree).level, Graded(org, tree).levels(tree)
        assert level is not None
        assert (wishes.grades, level.tolist()) == (anew[0], anew[1].tolist())
