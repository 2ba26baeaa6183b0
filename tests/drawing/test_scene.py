"""What cards say, and in which colours."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgeditor.analysis.measures import Measures
from orgeditor.analysis.tree import unit_tree
from orgeditor.drawing.colours import (
    DARK,
    LIGHT,
    ROOT_COLOUR,
    UNIT_COLOURS,
    Palette,
    unit_colours,
    unit_colours_after,
)
from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.sight import Sight
from orgeditor.drawing.view import View
from orgeditor.model.edit import Refused
from orgeditor.model.organization import Organization
from orgeditor.model.records import Holder, Person, Position, Unit
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.positions import hold
from orgeditor.model.verbs.units import move_units
from tests.canvas.conftest import company


def card(scene: ChartScene, key: str):
    return scene.card(scene.slot(key))


def test_a_branch_of_units_shares_a_colour_unless_a_unit_has_its_own() -> None:
    org = Organization(
        [
            Unit(id="top", rank="A"),
            Unit(id="a", parent="top", rank="A"),
            Unit(id="a1", parent="a", rank="A"),
            Unit(id="a2", parent="a", rank="B", colour="#101010"),
            Unit(id="a21", parent="a2", rank="A"),
            Unit(id="b", parent="top", rank="B"),
        ]
    )
    assert unit_colours(org) == {
        "top": ROOT_COLOUR,
        "a": UNIT_COLOURS[0],
        "a1": UNIT_COLOURS[0],
        "a2": "#101010",
        "a21": "#101010",
        "b": UNIT_COLOURS[1],
    }


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_colours_that_follow_edits_of_units_are_those_made_anew(data: st.DataObject) -> None:
    units = [Unit(id="u0", rank="A")]
    for n in range(1, data.draw(st.integers(2, 9))):
        above = data.draw(st.sampled_from(["", *(unit.id for unit in units)]))
        shade = data.draw(st.sampled_from(["", "", "#101010"]))
        units.append(Unit(id=f"u{n}", parent=above, rank=chr(ord("A") + n), colour=shade))
    org = Organization(units)
    shades = unit_colours(org)
    for _ in range(3):
        ids = list(org.of(Unit))
        some = data.draw(st.sampled_from(ids))
        try:
            match data.draw(st.integers(0, 3)):
                case 0:
                    edit = set_field(
                        org, [some], "colour", data.draw(st.sampled_from(["", "#202020"]))
                    )
                case 1:
                    edit = delete(org, [some])
                case _:
                    edit = move_units(org, [some], data.draw(st.sampled_from(["", *ids])))
        except Refused:
            continue
        for one in [edit, edit.inverted()][: data.draw(st.integers(1, 2))]:
            org.apply(one)
            before, shades = shades, unit_colours_after(shades, one, org, unit_tree(org))
            assert shades == unit_colours(org)
            assert shades is before or shades != before
        if not org.of(Unit):
            break


def test_several_top_units_begin_branches() -> None:
    org = Organization([Unit(id="a", rank="A"), Unit(id="b", rank="B")])
    assert unit_colours(org) == {"a": UNIT_COLOURS[0], "b": UNIT_COLOURS[1]}


def test_a_card_tells_person_grade_and_the_figure_that_matters_there() -> None:
    org = company()
    org.apply(set_field(org, ["web"], "grade", "P3"))
    org.apply(set_field(org, ["web"], "fte", 0.75))
    scene = ChartScene(org)
    assert card(scene, "director").line == "Wei Chen"
    assert card(scene, "director").facts == "6 in all"
    assert card(scene, "brand").facts == "2 reports"
    assert card(scene, "web").facts == "P3 · 0.75 FTE"
    assert card(scene, "web").vacant
    assert card(scene, "web").line == "Vacant"


def test_a_holder_who_is_not_named_is_no_vacancy() -> None:
    org = Organization([Position(id="p", title="Agent", holders=(Holder(),))])
    assert not card(ChartScene(org), "p").vacant
    assert card(ChartScene(org), "p").line == "Filled, not named"


def test_a_shared_seat_names_both() -> None:
    org = Organization(
        [
            Person(id="t", name="Tom"),
            Person(id="z", name="Zoe"),
            Position(id="p", title="Designer", holders=(Holder("t", 0.5), Holder("z", 0.5))),
        ]
    )
    assert card(ChartScene(org), "p").line == "Tom · Zoe"
    assert card(ChartScene(org), "p").shares == (("Tom", 0.5), ("Zoe", 0.5))
    hidden = ChartScene(org, sight=Sight(names_hidden=True))
    assert card(hidden, "p").shares == ()


def test_a_position_without_a_title_is_shown_by_who_fills_it() -> None:
    org = Organization(
        [
            Person(id="t", name="Tom"),
            Position(id="p", code="P7", holders=(Holder("t"),)),
            Position(id="q", code="P8"),
        ]
    )
    assert (card(ChartScene(org), "p").title, card(ChartScene(org), "p").line) == ("Tom", "P7")
    assert card(ChartScene(org), "q").title == "P8"


def test_a_unit_card_tells_head_seats_and_vacancies_of_all_inside() -> None:
    scene = ChartScene(company(), "units")
    assert card(scene, "all").line == "Wei Chen · Director"
    assert card(scene, "all").facts == "head-count 6 · 5 vacant"
    assert card(scene, "digital-unit").facts == "head-count 2 · 2 vacant"
    assert card(scene, "digital-unit").vacant


def test_a_unit_card_counts_as_the_measures_do() -> None:
    org = company()
    org.apply(hold(org, ["brand"], "no manager"))
    org.apply(set_field(org, ["web"], "status", "closed"))
    scene, measures = ChartScene(org, "units"), Measures(org)
    for key in org.of(Unit):
        assert card(scene, key).facts.startswith(f"head-count {measures.in_unit(key):.0f}")


def test_the_holding_area_is_not_on_the_chart() -> None:
    org = company()
    org.apply(hold(org, ["brand"], "no manager"))
    scene = ChartScene(org)
    assert scene.tree.ids == ["director", "digital", "web"]
    assert scene.slot("content") == -1


def test_the_legend_names_the_branches_that_are_on_the_chart() -> None:
    assert [swatch.label for swatch in ChartScene(company()).legend()] == [
        "Marketing",
        "Brand",
        "Digital",
    ]


def test_a_tooltip_says_all_uncut() -> None:
    org = company()
    org.apply(set_field(org, ["web"], "title", "A title that is much too long for a card " * 3))
    scene = ChartScene(org)
    words = scene.sentence(scene.slot("web")).split("\n")
    assert words[0].strip() == ("A title that is much too long for a card " * 3).strip()
    assert words[2] == "Digital"


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_text_is_legible_on_what_it_stands_on(palette: Palette) -> None:
    for ink, ground in (
        (palette.text, palette.card),
        (palette.muted, palette.card),
        (palette.vacant, palette.card),
        (palette.text, palette.canvas),
        (palette.muted, palette.canvas),
        (palette.bubble_text, palette.bubble),
        (palette.on_accent, palette.accent),
        (palette.refused, palette.panel),
    ):
        assert contrast(ink, ground) >= 4.5, (ink, ground)


def contrast(first: str, second: str) -> float:
    """Return the ratio of WCAG 2.2, 1.4.3."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(name: str) -> float:
    parts = [int(name[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_view_zooms_about_a_point_and_fits_a_chart() -> None:
    view = View(x=10, y=20, scale=0.5, width=800, height=600)
    for scale in (0.1, 1.0, 3.0):
        assert view.zoomed(scale, 300, 200).to_chart(300, 200) == pytest.approx(
            view.to_chart(300, 200)
        )
    fitted = view.fitted(5000, 1000)
    assert fitted.x <= 0
    assert fitted.right >= 5000
    assert fitted.bottom >= 1000
    assert view.fitted(100, 50).scale == 1.0


def test_a_flight_begins_and_ends_where_it_should() -> None:
    start = View(x=0, y=0, scale=0.2, width=800, height=600)
    end = View(x=900, y=300, scale=1.0, width=800, height=600)
    for share, stop in ((0.0, start), (1.0, end)):
        passed = start.between(end, share)
        assert msgspec.structs.astuple(passed) == pytest.approx(msgspec.structs.astuple(stop))


def test_many_seats_are_counted_as_tables_count_them() -> None:
    org = Organization(
        [
            Unit(id="all", name="All"),
            Position(id="few", title="Few", unit="all", headcount=240_050.83),
            Unit(id="part", name="Part", parent="all"),
            Position(id="half", title="Half", unit="part", headcount=2.5),
        ]
    )
    scene = ChartScene(org, "units", language="en")
    assert card(scene, "all").facts.startswith("head-count 240,053 ")
    assert card(scene, "part").facts.startswith("head-count 2.5 ")
