"""What is dropped from the palette, the outline and the holding area."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from orgeditor.gui.canvas import NewItems
from orgeditor.gui.canvas.mime import ids_content, new_content
from orgeditor.model.fields import Edge
from orgeditor.model.records import Position, Role, Unit
from orgeditor.model.verbs.positions import hold
from orgeditor.model.verbs.responsibilities import add_role

GROUND = QPointF(4, 4)


def made(hands) -> str:
    (key,) = hands.session.selection
    return key


def test_a_unit_on_a_unit(hands) -> None:
    hands.canvas.set_mode("units")
    assert hands.drop(new_content("unit"), hands.at("brand-unit"))
    assert hands.org.get(Unit, made(hands)).parent == "brand-unit"


def test_a_unit_on_the_ground_is_a_top_unit(hands) -> None:
    hands.canvas.set_mode("units")
    assert hands.drop(new_content("unit"), GROUND)
    assert hands.org.get(Unit, made(hands)).parent == ""


def test_a_position_on_a_position(hands) -> None:
    assert hands.drop(new_content("position"), hands.at("web"))
    assert hands.position(made(hands)).manager == "web"


def test_the_card_dropped_on_stays_where_it_is_seen(hands) -> None:
    before = hands.at("digital")
    assert hands.drop(new_content("position"), hands.at("digital"))
    assert (hands.at("digital") - before).manhattanLength() < 1


def test_a_position_between_two(hands) -> None:
    assert hands.drop(new_content("position"), hands.at("pr", dy=-0.12))
    assert hands.org.below("brand", Edge.REPORTS) == ["content", made(hands), "pr"]


def test_a_position_on_a_unit_reports_to_its_head(hands) -> None:
    hands.canvas.set_mode("units")
    count = len(hands.org.of(Position))
    assert hands.drop(new_content("position"), hands.at("digital-unit"))
    assert len(hands.org.of(Position)) == count + 1
    new = hands.position(made(hands))
    assert (new.unit, new.manager) == ("digital-unit", "digital")


def test_a_position_on_the_ground_is_a_root(hands) -> None:
    assert hands.drop(new_content("position"), GROUND)
    assert hands.position(made(hands)).manager == ""


def test_a_role_on_a_unit_makes_a_position_that_plays_it(hands) -> None:
    hands.canvas.set_mode("units")
    assert hands.drop(new_content("role:seller"), hands.at("brand-unit"))
    new = hands.position(made(hands))
    assert (new.title, new.roles, new.unit) == ("Sales representative", ("seller",), "brand-unit")


def test_a_role_on_a_position_is_played_by_it_and_stands_on_the_card(hands) -> None:
    assert hands.drop(new_content("role:seller"), hands.at("web"))
    assert hands.position("web").roles == ("seller",)
    scene = hands.canvas.scene
    assert scene.card(scene.slot("web")).note == "Sales representative"


def test_a_role_twice_is_refused_with_the_reason(hands) -> None:
    hands.drop(new_content("role:seller"), hands.at("web"))
    content = new_content("role:seller")
    assert not hands.drop(content, hands.at("web"))
    hint = hands.canvas.dropping.hint
    assert (hint.refused, hint.text) == (True, "Web analyst already plays Sales representative.")


def test_a_record_of_another_pane_is_moved(hands) -> None:
    assert hands.drop(ids_content(["content"]), hands.at("digital"))
    assert hands.position("content").manager == "digital"


def test_a_position_comes_out_of_the_holding_area(hands) -> None:
    hands.session.perform(hold, hands.org, ["pr"], "manager unknown")
    assert hands.canvas.scene.slot("pr") == -1
    assert hands.drop(ids_content(["pr"]), hands.at("digital"))
    assert hands.position("pr").waiting == ""
    assert hands.canvas.scene.slot("pr") >= 0


def test_positions_dropped_on_a_unit_card_go_into_the_unit(hands) -> None:
    hands.canvas.set_mode("units")
    assert hands.drop(ids_content(["web"]), hands.at("brand-unit"))
    assert hands.position("web").unit == "brand-unit"
    assert hands.position("web").manager == "digital"


def test_the_palette_offers_units_positions_and_roles(hands, qtbot) -> None:
    palette = NewItems(hands.session)
    qtbot.addWidget(palette)
    words = [palette.item(i).text() for i in range(palette.count())]
    assert words == ["Unit", "Position", "Roles", "Sales representative"]
    hands.session.perform(add_role, hands.org, name="Editor")
    item = palette.item(palette.count() - 1)
    role = next(r for r in hands.org.of(Role).values() if r.name == "Editor")
    content = palette.mimeData([item])
    assert hands.drop(content, hands.at("web"))
    assert hands.position("web").roles == (role.id,)
    assert not palette.item(2).flags() & Qt.ItemFlag.ItemIsDragEnabled
