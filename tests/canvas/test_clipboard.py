"""Cut, copy and paste of cards; rows from a spreadsheet; steps with Alt and arrows; Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from orgeditor.gui.canvas.mime import IDS
from orgeditor.model.fields import Edge
from orgeditor.model.records import Position, Unit
from orgeditor.model.verbs.editing import set_field, set_project
from orgeditor.model.verbs.positions import move_positions

Key = Qt.Key
Keys = Qt.KeyboardModifier
CTRL_SHIFT = Keys.ControlModifier | Keys.ShiftModifier


@pytest.fixture(autouse=True)
def clipboard():
    QApplication.clipboard().clear()
    yield QApplication.clipboard()
    QApplication.clipboard().clear()


def copy(hands, qtbot, key: str, onto: str, how: Key = Key.Key_C, keys=Keys.ControlModifier):
    hands.session.select([key])
    qtbot.keyClick(hands.canvas, how, Keys.ControlModifier)
    hands.session.select([onto])
    qtbot.keyClick(hands.canvas, Key.Key_V, keys)


def reports(hands, key: str) -> list[str]:
    return [hands.position(k).title for k in hands.org.below(key, Edge.REPORTS)]


def test_a_copied_branch_is_pasted_below(hands, qtbot) -> None:
    copy(hands, qtbot, "brand", "digital")
    assert reports(hands, "digital") == ["Web analyst", "Brand manager"]
    (new,) = hands.session.selection
    assert reports(hands, new) == ["Content lead", "PR manager"]


def test_a_card_is_pasted_alone(hands, qtbot) -> None:
    copy(hands, qtbot, "brand", "digital", keys=CTRL_SHIFT)
    (new,) = hands.session.selection
    assert hands.position(new).manager == "digital"
    assert reports(hands, new) == []


def test_a_card_pasted_onto_itself_stands_beside(hands, qtbot) -> None:
    copy(hands, qtbot, "content", "content")
    assert reports(hands, "brand") == ["Content lead", "Content lead", "PR manager"]


def test_what_is_cut_moves_when_it_is_pasted(hands, qtbot) -> None:
    hands.session.select(["brand"])
    qtbot.keyClick(hands.canvas, Key.Key_X, Keys.ControlModifier)
    assert hands.canvas.clipboard.cut == {"brand"}
    assert hands.session.document.history.edits == []
    hands.session.select(["digital"])
    qtbot.keyClick(hands.canvas, Key.Key_V, Keys.ControlModifier)
    assert hands.position("brand").manager == "digital"
    assert hands.position("content").manager == "brand"
    assert hands.canvas.clipboard.cut == frozenset()


def test_what_is_cut_moves_alone(hands, qtbot) -> None:
    copy(hands, qtbot, "brand", "digital", Key.Key_X, CTRL_SHIFT)
    assert hands.position("brand").manager == "digital"
    assert hands.position("content").manager == "director"


def test_escape_takes_back_a_cut(hands, qtbot) -> None:
    hands.session.select(["brand"])
    qtbot.keyClick(hands.canvas, Key.Key_X, Keys.ControlModifier)
    qtbot.keyClick(hands.canvas, Key.Key_Escape)
    assert hands.canvas.clipboard.cut == frozenset()
    hands.session.select(["digital"])
    qtbot.keyClick(hands.canvas, Key.Key_V, Keys.ControlModifier)
    assert hands.session.document.history.edits == []


def test_another_copy_takes_back_a_cut(hands, qtbot, clipboard) -> None:
    hands.session.select(["brand"])
    qtbot.keyClick(hands.canvas, Key.Key_X, Keys.ControlModifier)
    clipboard.setText("elsewhere")
    assert hands.canvas.clipboard.cut == frozenset()


def test_a_refused_paste_keeps_what_is_cut(hands, qtbot) -> None:
    copy(hands, qtbot, "brand", "content", Key.Key_X)
    assert hands.canvas.clipboard.cut == {"brand"}
    assert hands.session.document.history.edits == []


def test_a_copy_is_a_table_a_picture_and_cards(hands, qtbot, clipboard) -> None:
    hands.session.select(["brand"])
    qtbot.keyClick(hands.canvas, Key.Key_C, Keys.ControlModifier)
    content: QMimeData = clipboard.mimeData()
    lines = [line.split("\t") for line in content.text().splitlines()]
    titles = lines[0].index("Title")
    assert [line[titles] for line in lines[1:]] == ["Brand manager", "Content lead", "PR manager"]
    assert "<td>Content lead</td>" in content.html()
    assert content.hasFormat(IDS)
    picture = content.imageData()
    scene = hands.canvas.scene
    assert 2 * 190 * 1 < picture.width() < 2 * scene.layout.width
    assert picture.pixelColor(1, 1).name() == "#ffffff"
    assert len({picture.pixelColor(x, 60).name() for x in range(0, picture.width(), 3)}) > 3


def test_rows_of_a_spreadsheet_come_below_the_card(hands, qtbot, clipboard) -> None:
    clipboard.setText("Title\tName\tReports to\nLead\tAna Lopez\t\nWriter\tWei Chen\tAna Lopez\n")
    hands.session.select(["web"])
    qtbot.keyClick(hands.canvas, Key.Key_V, Keys.ControlModifier)
    (lead,) = hands.org.below("web", Edge.REPORTS)
    assert hands.position(lead).unit == "digital-unit"
    assert reports(hands, lead) == ["Writer"]
    (writer,) = hands.org.below(lead, Edge.REPORTS)
    assert hands.position(writer).holders[0].person == "wei", "who stands is not made twice"
    assert len(hands.session.document.history.edits) == 1
    hands.session.undo()
    assert reports(hands, "web") == []


def test_a_bare_list_is_titles_and_names(hands, qtbot, clipboard) -> None:
    clipboard.setText("Writer\tAna Lopez\nEditor\t\n")
    hands.session.select(["brand"])
    qtbot.keyClick(hands.canvas, Key.Key_V, Keys.ControlModifier)
    assert reports(hands, "brand") == ["Content lead", "PR manager", "Writer", "Editor"]


def test_rows_pasted_on_a_unit_report_to_its_head(hands, qtbot, clipboard) -> None:
    hands.canvas.set_mode("units")
    hands.session.select(["digital-unit"])
    clipboard.setText("Writer\nEditor\n")
    qtbot.keyClick(hands.canvas, Key.Key_V, Keys.ControlModifier)
    assert reports(hands, "digital") == ["Web analyst", "Writer", "Editor"]
    new = [p for p in hands.org.of(Position).values() if p.title == "Writer"]
    assert [p.unit for p in new] == ["digital-unit"]
    assert len(hands.org.of(Unit)) == 3


def test_alt_and_arrows_step_along_and_across(hands, qtbot) -> None:
    def press(key: Key, on: str) -> None:
        hands.session.select([on])
        qtbot.keyClick(hands.canvas, key, Keys.AltModifier)

    press(Key.Key_Down, "content")
    assert reports(hands, "brand") == ["PR manager", "Content lead"]
    press(Key.Key_Right, "brand")
    assert reports(hands, "director") == ["Digital manager", "Brand manager"]
    press(Key.Key_Right, "content")
    assert hands.position("content").manager == "pr"
    press(Key.Key_Left, "content")
    assert reports(hands, "brand") == ["PR manager", "Content lead"]
    press(Key.Key_Down, "brand")
    assert hands.position("brand").manager == "digital"
    press(Key.Key_Up, "brand")
    assert reports(hands, "director") == ["Digital manager", "Brand manager"]


@pytest.mark.parametrize(
    ("way", "towards"),
    [("", Key.Key_Up), ("up", Key.Key_Down), ("right", Key.Key_Left), ("left", Key.Key_Right)],
)
def test_the_arrow_that_promotes_points_to_the_manager(hands, qtbot, way, towards) -> None:
    hands.session.perform(set_project, hands.org, arrangement=way)
    hands.session.perform(move_positions, hands.org, ["brand"], "digital")
    hands.session.select(["brand"])
    qtbot.keyClick(hands.canvas, towards, Keys.AltModifier)
    assert hands.position("brand").manager == "director"


def test_tab_with_nothing_selected_begins_at_the_first_card(hands, qtbot) -> None:
    qtbot.keyClick(hands.canvas, Key.Key_Tab)
    assert hands.session.selection == ("director",)
    assert hands.session.document.history.edits == []


def test_a_huge_branch_is_copied_as_cards_alone_and_that_is_told(
    hands, qtbot, clipboard, monkeypatch
) -> None:
    monkeypatch.setattr("orgeditor.gui.canvas.clipboard._MOST", 2)
    hands.session.select(["brand"])
    with qtbot.waitSignal(hands.session.refused):
        qtbot.keyClick(hands.canvas, Key.Key_C, Keys.ControlModifier)
    assert clipboard.mimeData().hasFormat(IDS)
    assert not clipboard.mimeData().hasText()


def test_what_is_kept_from_view_is_not_copied(hands, qtbot, clipboard) -> None:
    hands.session.perform(set_field, hands.org, ["director"], "cost", 91234.0)
    hands.session.select(["director"])
    qtbot.keyClick(hands.canvas, Key.Key_C, Keys.ControlModifier)
    assert "Wei Chen" in clipboard.text()
    assert "91234" in clipboard.text()
    hands.session.keep_from_view(names=True, pay=True)
    qtbot.keyClick(hands.canvas, Key.Key_C, Keys.ControlModifier)
    assert "Wei Chen" not in clipboard.text()
    assert "91234" not in clipboard.text()


def test_what_is_folded_away_is_copied_too_and_what_is_elsewhere_is_told(
    hands, qtbot, clipboard
) -> None:
    hands.canvas.folds.fold({"brand"})
    hands.session.select(["content"])
    qtbot.keyClick(hands.canvas, Key.Key_C, Keys.ControlModifier)
    assert "Content lead" in clipboard.text()
    for key, held in ((Key.Key_C, Keys.ControlModifier), (Key.Key_Up, Keys.AltModifier)):
        hands.session.select(["brand-unit"])
        with qtbot.waitSignal(hands.session.refused):
            qtbot.keyClick(hands.canvas, key, held)


def test_a_table_that_comes_as_html_alone_is_pasted_below(hands, qtbot, clipboard) -> None:
    content = QMimeData()
    content.setHtml(
        "<p>Team</p><table><tr><td>Team lead</td><td>Jo &amp; Lee</td></tr>"
        "<tr><td colspan=2>文案 <b>Writer</b></td></tr></table>"
    )
    clipboard.setMimeData(content)
    hands.session.select(["digital"])
    qtbot.keyClick(hands.canvas, Key.Key_V, Keys.ControlModifier)
    assert reports(hands, "digital") == ["Web analyst", "Team lead", "文案 Writer"]
