"""What the colours of a chart stand for, and that the legend says the same."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from orgeditor.analysis.traits import COST, CUSTOM, FILLED, GOALS, SEVERITY, traits, values_in_order
from orgeditor.drawing.colouring import Colouring, Swatch
from orgeditor.drawing.colours import LIGHT, NO_COLOUR, colour, legible_on
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.sight import Sight
from orgeditor.model.elements.goals import Goal
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Record, Unit
from orgeditor.model.verbs.colouring import set_shade
from orgeditor.model.verbs.editing import set_field
from tests.canvas.conftest import company


def graded(*grades: str, **more: object) -> Organization:
    return Organization(
        Position(id=f"p{i}", title=f"T{i}", grade=grade, rank=chr(65 + i), **more)
        for i, grade in enumerate(grades)
    )


def test_grades_are_told_apart_by_colour_and_letter_in_their_natural_order() -> None:
    scene = ChartScene(graded("P10", "P9", "", "P10"), sight=Sight(colour_by="grade"))
    assert [(s.label, s.mark) for s in scene.legend()] == [("P9", "A"), ("P10", "B"), ("none", "")]
    cards = [scene.card(slot) for slot in range(len(scene))]
    assert [card.mark for card in cards] == ["B", "A", "", "B"]
    assert cards[2].colour == NO_COLOUR
    assert scene.colours() == [card.colour for card in cards]


def test_a_colour_chosen_for_a_value_is_kept_in_the_document_and_undone() -> None:
    org = graded("P1", "P2")
    edit = set_shade(org, "grade", "P2", "#101010")
    org.apply(edit)
    assert [s.colour for s in ChartScene(org, sight=Sight(colour_by="grade")).legend()][
        1
    ] == "#101010"
    org.apply(edit.inverted())
    assert "#101010" not in ChartScene(org, sight=Sight(colour_by="grade")).colours()
    assert not set_shade(org, "grade", "P2", "")


def test_cost_is_shown_as_heat_in_even_parts() -> None:
    org = Organization(
        Position(id=f"p{i}", cost=float(i) if i else None, rank="V") for i in range(11)
    )
    scene = ChartScene(org, sight=Sight(colour_by=COST))
    marks = [scene.card(scene.slot(f"p{i}")).mark for i in range(11)]
    assert marks == ["", *"1122334455"]
    assert len(scene.legend()) == 6


def test_hidden_pay_is_not_told_by_colour() -> None:
    org = graded("P1", cost=9.0)
    scene = ChartScene(org, sight=Sight(colour_by=COST, pay_hidden=True))
    assert not any("9" in swatch.label for swatch in scene.legend())
    assert not scene.card(0).mark


def test_findings_colour_by_the_worst() -> None:
    sight = Sight(colour_by=SEVERITY, severities={"p0": "error"})
    scene = ChartScene(graded("", ""), sight=sight)
    assert [scene.card(slot).mark for slot in (0, 1)] == ["!", ""]


def test_only_what_has_few_values_is_offered() -> None:
    org = Organization(
        [Unit(id="u")]
        + [Position(id=f"p{i}", notes=str(i), custom={"Band": i % 3, "No": i}) for i in range(40)]
    )
    keys = [trait.key for trait in traits(org, Position)]
    assert CUSTOM + "Band" in keys
    assert CUSTOM + "No" not in keys
    assert keys[:4] == ["unit", "grade", "location", "status"]


def test_choices_keep_their_order() -> None:
    assert values_in_order(Position, "status", ["closed", "", "planned"]) == [
        "",
        "planned",
        "closed",
    ]


def test_what_does_not_match_stands_back() -> None:
    sight = Sight(only_by=FILLED, only=frozenset({"vacant"}))
    scene = ChartScene(company(), sight=sight)
    for slot in range(len(scene)):
        card = scene.card(slot)
        assert card.dimmed != card.vacant
    assert scene.wording.dimmed(np.arange(len(scene.tree))).tolist() == [
        scene.card(slot).dimmed for slot in range(len(scene))
    ]


def test_hidden_names_are_on_no_card_and_in_no_hover() -> None:
    scene = ChartScene(company(), sight=Sight(names_hidden=True))
    said = [scene.card(slot).line + scene.sentence(slot) for slot in range(len(scene))]
    assert said
    assert not any("Wei Chen" in words for words in said)


@pytest.mark.parametrize("ground", ["#ccbb44", "#253494", "#ffffff", "#228833"])
def test_marks_are_legible(ground: str) -> None:
    assert legible_on(ground) in (colour("#ffffff"), colour("#000000"))
    assert legible_on(ground) != colour(ground)


def test_sights_are_values() -> None:
    assert msgspec.structs.replace(Sight(), dotted=False) == Sight(dotted=False)


def test_the_goal_that_a_unit_serves_colours_it_and_all_in_it() -> None:
    org = Organization(
        [
            Unit(id="top"),
            Unit(id="brand", parent="top"),
            Position(id="p0", unit="top"),
            Position(id="p1", unit="brand"),
            Position(id="p2", unit="brand"),
            Goal(id="sales", name="Raise sales", served_by=("top",)),
            Goal(id="known", name="Be known", served_by=("brand", "p2"), rank="b"),
            Goal(id="seen", name="Be seen", served_by=("p2",), rank="a"),
        ]
    )
    assert GOALS in [trait.key for trait in traits(org, Unit)]
    scene = ChartScene(org, sight=Sight(colour_by=GOALS))
    by = {swatch.label: swatch.colour for swatch in scene.legend()}
    assert {key: by[name] for key, name in (("p0", "Raise sales"), ("p1", "Be known"), ("p2", "Be seen"))} == {
        key: scene.colours()[scene.tree.index[key]] for key in ("p0", "p1", "p2")
    }  # fmt: skip


def test_whoever_serves_a_goal_is_shown_alone_and_a_change_of_the_goal_is_followed() -> None:
    org = Organization(
        [
            Unit(id="a"),
            Unit(id="b"),
            Position(id="p0", unit="a"),
            Position(id="p1", unit="b"),
            Goal(id="sales", served_by=("a",)),
        ]
    )
    sight = Sight(only_by=GOALS, only=frozenset({"sales"}), only_alone=True)
    scene = ChartScene(org, sight=sight)
    assert scene.tree.ids == ["p0"]
    edit = set_field(org, ["sales"], "served_by", ("b",))
    org.apply(edit)
    assert scene.follow(edit, ())
    assert scene.tree.ids == ["p1"]


def test_the_legend_says_where_more_units_have_a_colour_than_one() -> None:
    units = [Unit(id=f"u{n}", name=f"Unit {n}", rank=chr(ord("b") + n)) for n in range(20)]
    inside = Unit(id="inside", name="Inside", parent="u0", rank="a")
    scene = ChartScene(Organization([*units, inside]), "units", language="en")
    labels = [swatch.label for swatch in scene.legend()]
    assert labels[:2] == ["Unit 0 and 2 others", "Unit 1 and 2 others"]
    assert labels[-1] == "Unit 8 and 1 other"
    assert len(labels) == len({scene.colours()[n] for n in range(20)})
    seats = [Position(id=f"p{n}", title="Seat", unit=f"u{n}") for n in (0, 1, 9)]
    some = ChartScene(Organization([*units, inside, *seats]), language="en")
    assert [swatch.label for swatch in some.legend()] == ["Unit 0 and 1 other", "Unit 1"]


def test_colours_are_asked_of_what_is_seen_and_of_what_an_edit_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    of = Colouring.of

    def counted(self: Colouring, record: Record) -> Swatch:
        asked.append(record.id)
        return of(self, record)

    monkeypatch.setattr(Colouring, "of", counted)
    org = graded("P1", "P2", "P1", "P2")
    scene = ChartScene(org, sight=Sight(colour_by="grade"))
    scene.shades_on(np.array([1], np.int32), LIGHT)
    assert asked == ["p1"]
    scene.shades(LIGHT)
    assert sorted(asked) == ["p0", "p1", "p2", "p3"]
    asked.clear()
    for field, value, of_whom in (("title", "New", []), ("grade", "P2", ["p0"])):
        edit = set_field(org, ["p0"], field, value)
        org.apply(edit)
        scene.follow(edit, ())
        scene.shades(LIGHT)
        assert asked == of_whom
    scene.look(Sight(colour_by="grade", dotted=False))
    scene.shades(LIGHT)
    assert asked == ["p0"]
    assert scene.colours() == ChartScene(org, sight=scene.sight).colours()
