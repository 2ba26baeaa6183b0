"""The grid worked by real keys and mouse: what is typed stands in the records, undo takes it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from orgeditor.gui import theme
from orgeditor.gui.inspector.related import cells_of
from orgeditor.gui.matrix import look
from orgeditor.gui.matrix.comments import CommentList
from orgeditor.gui.matrix.filters import Filter
from orgeditor.messages import use_language, verbatim
from orgeditor.model.edit import edit_of
from orgeditor.model.records import Activity, Person, Responsibility, Role, key_id
from orgeditor.model.verbs.responsibilities import add_parties, set_codes, set_comment
from tests.matrix.conftest import ALT, CTRL, NONE, SHIFT, Hands, Key
from tests.matrix.offices import MATRIX


def test_a_letter_takes_the_place_of_another_and_the_same_letter_clears(hands: Hands) -> None:
    hands.go("goals", "sales")
    hands.type("c")
    assert hands.letters("goals", "sales") == "C"
    hands.type("r")
    assert hands.letters("goals", "sales") == "R"
    hands.type("r")
    assert hands.letters("goals", "sales") == ""
    for before in ("R", "C", ""):
        hands.session.undo()
        assert hands.letters("goals", "sales") == before


def test_after_a_slash_a_letter_is_added_and_typed_again_it_goes(hands: Hands) -> None:
    hands.go("goals", "sales")
    hands.type("a/r")
    assert hands.letters("goals", "sales") == "RA"
    hands.type("a")
    assert hands.letters("goals", "sales") == "R"
    hands.type("/")
    hands.press(Key.Key_Escape)
    hands.type("c")
    assert hands.letters("goals", "sales") == "C"
    hands.type("+")
    hands.press(Key.Key_Left)
    hands.type("i")
    assert hands.letters("goals", "content") == "I"


def test_a_digit_is_the_letter_at_that_place_of_the_set(hands: Hands) -> None:
    hands.go("goals", "sales")
    hands.type("2")
    assert hands.letters("goals", "sales") == "A"
    hands.type("9")
    assert hands.letters("goals", "sales") == "A"
    assert hands.refusals == ["RACI has no letter 9."]


def test_the_fill_handle_repeats_what_is_selected(hands: Hands) -> None:
    hands.go("goals", "director")
    hands.press(Key.Key_Right, SHIFT)
    drag_handle(hands, "shoot", "brand")
    assert [hands.letters("shoot", p) for p in ("director", "brand")] == ["A", "R"]
    assert [hands.letters("brief", p) for p in ("director", "brand")] == ["A", "R"]
    assert len(hands.grid.chosen_cells()) == 10
    hands.session.undo()
    assert hands.letters("shoot", "director") == ""
    hands.go("goals", "director")
    drag_handle(hands, "goals", "sales")
    assert [hands.letters("goals", p) for p in hands.columns()] == ["A"] * 4


def test_escape_lets_go_of_the_fill_handle(hands: Hands) -> None:
    hands.go("goals", "director")
    drag_handle(hands, "goals", "sales", escape=True)
    assert hands.letters("goals", "sales") == ""
    assert not hands.session.document.history.undoable


def drag_handle(hands: Hands, activity: str, party: str, *, escape: bool = False) -> None:
    """Drag the little square at the corner of the selection to a cell."""
    grid, model = hands.grid, hands.grid.grid_model
    handle = grid.filling.room()
    assert handle is not None
    end = grid.visualRect(model.index(model.row_of(activity), model.column_of(party))).center()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(grid.viewport(), left, NONE, handle.center())
    for share in (0.4, 0.8, 1.0):
        QTest.mouseMove(grid.viewport(), handle.center() + (end - handle.center()) * share)
    if escape:
        hands.press(Key.Key_Escape)
    QTest.mouseRelease(grid.viewport(), left, NONE, end)


def test_a_comment_is_written_shown_listed_and_taken_away(hands: Hands) -> None:
    hands.go("goals", "sales")
    hands.press(Key.Key_F2, SHIFT)
    note = hands.grid.comments.note
    assert note is not None
    QTest.keyClicks(note, "Only for key accounts")
    QTest.keyClick(note, Key.Key_Return, CTRL)
    cell = hands.session.organization.get(Responsibility, key_id(MATRIX, "goals", "sales"))
    assert (cell.codes, cell.comment) == ((), "Only for key accounts")
    assert hands.grid.hasFocus()
    listed = CommentList(hands.grid.grid_model.view)
    item = listed.list.topLevelItem(0)
    assert [item.text(n) for n in range(3)] == ["1.1 Set goals", "Sales manager", "Only for key accounts"]  # fmt: skip
    listed.list.itemActivated.emit(item, 0)
    assert listed.place == ("goals", "sales")
    hands.press(Key.Key_F2, SHIFT)
    again = hands.grid.comments.note
    again.clear()
    QTest.keyClick(again, Key.Key_Escape)
    assert hands.session.organization.find(Responsibility, cell.id) == cell
    hands.press(Key.Key_F2, SHIFT)
    hands.grid.comments.note.clear()
    QTest.keyClick(hands.grid.comments.note, Key.Key_Return, CTRL)
    assert hands.refusals == []
    assert hands.session.organization.find(Responsibility, cell.id) is None


def test_a_comment_is_marked_in_the_current_cell_too(hands: Hands) -> None:
    org = hands.session.organization
    hands.session.perform(set_comment, org, MATRIX, "goals", "brand", "Ask first")
    hands.go("goals", "brand")
    grid, model = hands.grid, hands.grid.grid_model
    room = grid.visualRect(model.index(model.row_of("goals"), model.column_of("brand")))
    picture = grid.viewport().grab().toImage()
    assert (
        picture.pixelColor(room.right() - 1, room.top() + 2).name()
        == theme.palette().vacant.lower()
    )


def test_responsibilities_are_listed_in_the_order_of_letters_then_of_columns(hands: Hands) -> None:
    org = hands.session.organization
    cells = [("goals", "sales", ("C",)), ("goals", "content", ("R",)), ("goals", "brand", ("R",))]
    hands.session.perform(set_codes, org, MATRIX, cells)
    listed = [cell.party for cell in cells_of(org, org["goals"])]
    assert listed == ["brand", "content", "director", "sales"]


def test_a_letter_that_the_set_has_not_is_refused_with_a_reason(hands: Hands) -> None:
    hands.go("goals", "sales")
    hands.type("z")
    assert hands.letters("goals", "sales") == ""
    assert hands.refusals == ["RACI has no letter Z."]


def test_arrows_tab_enter_home_and_end_walk(hands: Hands) -> None:
    hands.go("goals", "brand")
    hands.press(Key.Key_Right)
    assert hands.current() == ("goals", "content")
    hands.press(Key.Key_Tab)
    assert hands.current() == ("goals", "sales")
    hands.press(Key.Key_Tab, SHIFT)
    assert hands.current() == ("goals", "content")
    hands.press(Key.Key_Return)
    assert hands.current() == ("budget", "content")
    hands.press(Key.Key_Return, SHIFT)
    assert hands.current() == ("goals", "content")
    hands.press(Key.Key_Home)
    assert hands.current() == ("goals", "director")
    hands.press(Key.Key_End)
    assert hands.current() == ("goals", "sales")


def test_one_letter_fills_what_is_selected_in_one_step(hands: Hands) -> None:
    hands.go("goals", "content")
    hands.press(Key.Key_Right, SHIFT)
    hands.press(Key.Key_Down, SHIFT)
    hands.type("i")
    filled = [("goals", "content"), ("goals", "sales"), ("budget", "content"), ("budget", "sales")]
    assert [hands.letters(*at) for at in filled] == ["I"] * 4
    hands.type("i")
    assert [hands.letters(*at) for at in filled] == [""] * 4
    hands.session.undo()
    hands.session.undo()
    assert not hands.session.document.history.undoable


def test_delete_clears_and_the_selection_stays(hands: Hands) -> None:
    hands.go("goals", "director")
    hands.press(Key.Key_Right, SHIFT)
    hands.press(Key.Key_Delete)
    assert hands.letters("goals", "director") == hands.letters("goals", "brand") == ""
    assert hands.grid.chosen_cells() == [(1, 0), (1, 1)]
    hands.session.undo()
    assert hands.letters("goals", "director") == "A"


def test_copied_cells_are_tsv_and_html_and_paste_elsewhere_in_one_step(hands: Hands) -> None:
    hands.go("brief", "brand")
    hands.press(Key.Key_Right, SHIFT, times=2)
    hands.press(Key.Key_C, CTRL)
    assert hands.clipboard() == "R/A\t\tC\r\n"
    assert "font-weight:bold;text-align:center'>R/A</td><td></td>" in html()
    hands.go("shoot", "brand")
    hands.press(Key.Key_V, CTRL)
    assert [hands.letters("shoot", p) for p in ("brand", "content", "sales")] == ["RA", "", "C"]
    hands.session.undo()
    assert [hands.letters("shoot", p) for p in ("brand", "content", "sales")] == ["", "R", ""]


def html() -> str:
    return QApplication.clipboard().mimeData().html()


def test_what_excel_copies_is_read_as_people_write_it(hands: Hands) -> None:
    QApplication.clipboard().setText("r, a\tConsulted\r\n知会\t(R)\r\n")
    hands.go("goals", "content")
    hands.press(Key.Key_V, CTRL)
    assert hands.letters("goals", "content") == "RA"
    assert hands.letters("goals", "sales") == "C"
    assert hands.letters("budget", "content") == "I"
    assert hands.letters("budget", "sales") == "R"
    hands.session.undo()
    assert hands.letters("goals", "content") == ""


def test_what_is_not_understood_is_told_and_the_rest_is_pasted(hands: Hands) -> None:
    QApplication.clipboard().setText("A\tperhaps\r\n")
    hands.go("shoot", "director")
    hands.press(Key.Key_V, CTRL)
    assert hands.letters("shoot", "director") == "A"
    assert hands.refusals == ["1 entry was not understood: perhaps"]


def test_what_is_not_understood_leaves_the_letters_that_stand(hands: Hands) -> None:
    QApplication.clipboard().setText("perhaps\tI\r\n")
    hands.go("brief", "brand")
    hands.press(Key.Key_V, CTRL)
    assert (hands.letters("brief", "brand"), hands.letters("brief", "content")) == ("RA", "I")


def test_headings_that_were_copied_along_are_no_cells(hands: Hands) -> None:
    hands.go("brief", "brand")
    hands.press(Key.Key_Right, SHIFT, times=2)
    hands.press(Key.Key_C, CTRL | SHIFT)
    hands.go("shoot", "brand")
    hands.press(Key.Key_V, CTRL)
    assert [hands.letters("shoot", p) for p in ("brand", "content", "sales")] == ["RA", "", "C"]
    assert not hands.refusals


def test_a_paste_of_nothing_but_prose_changes_nothing(hands: Hands) -> None:
    QApplication.clipboard().setText("<b>hello</b> world")
    hands.go("goals", "director")
    hands.press(Key.Key_V, CTRL)
    assert hands.letters("goals", "director") == "A"
    assert len(hands.refusals) == 1


def test_one_value_fills_the_whole_selection_and_a_block_is_cut_at_the_edge(hands: Hands) -> None:
    QApplication.clipboard().setText("I")
    hands.go("goals", "content")
    hands.press(Key.Key_Right, SHIFT)
    hands.press(Key.Key_Down, SHIFT)
    hands.press(Key.Key_V, CTRL)
    assert hands.letters("budget", "sales") == "I"
    QApplication.clipboard().setText("C\tC\tC\r\nC\tC\tC\r\n")
    hands.go("shoot", "sales")
    hands.press(Key.Key_V, CTRL)
    assert hands.letters("shoot", "sales") == "C"
    assert hands.refusals == ["5 cells had no room in the matrix."]


def test_copy_with_headings_names_rows_and_columns(hands: Hands) -> None:
    hands.go("goals", "director")
    hands.press(Key.Key_Right, SHIFT)
    hands.press(Key.Key_C, CTRL | SHIFT)
    assert hands.clipboard() == "Activity\tDirector\tBrand manager\r\nSet goals\tA\tR\r\n"


def test_fill_down_and_right(hands: Hands) -> None:
    hands.go("goals", "director")
    hands.press(Key.Key_Down, SHIFT)
    hands.press(Key.Key_Delete)
    hands.type("i")
    hands.go("goals", "director")
    hands.press(Key.Key_Right, SHIFT, times=3)
    hands.press(Key.Key_R, CTRL)
    assert [hands.letters("goals", p) for p in hands.columns()] == ["I"] * 4
    hands.go("goals", "sales")
    hands.press(Key.Key_Down, SHIFT)
    hands.press(Key.Key_D, CTRL)
    assert hands.letters("budget", "sales") == "I"


def test_enter_on_the_last_row_adds_activities_one_after_another(hands: Hands) -> None:
    hands.go("shoot", "brand")
    hands.press(Key.Key_Return)
    hands.type("Cut the film")
    hands.press(Key.Key_Return)
    hands.type("Show it")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    assert hands.shown()[-3:] == ["2.2 Shoot the film", "2.3 Cut the film", "2.4 Show it"]
    hands.session.undo()
    hands.session.undo()
    assert hands.shown()[-1] == "2.2 Shoot the film"
    # The cursor stays near what has gone.
    assert hands.current() == ("shoot", "brand")


def test_the_line_for_the_next_activity_covers_none(hands: Hands) -> None:
    hands.section.resize(700, 320)
    hands.go("shoot", "brand")
    hands.press(Key.Key_Return)
    for name in ("Cut the film", "Show it"):
        hands.type(name)
        hands.press(Key.Key_Return)
    editor, header = hands.grid.naming.editor, hands.grid.activity_header
    assert editor is not None
    end = header.sectionViewportPosition(hands.grid.grid_model.rowCount() - 1) + look.ROW
    assert end <= editor.y()
    assert editor.geometry().bottom() <= header.viewport().height() + 1


def test_an_activity_is_added_after_the_current_one_and_escape_adds_none(hands: Hands) -> None:
    hands.go("goals", "brand")
    hands.press(Key.Key_Return, CTRL)
    hands.type("Ask the market")
    hands.press(Key.Key_Tab)
    assert hands.shown()[:4] == ["1 Planning", "1.1 Set goals", "1.2 Ask the market", "1.3 Agree the budget"]  # fmt: skip
    count = len(hands.session.organization.of(Activity))
    hands.press(Key.Key_Return, CTRL)
    hands.type("No")
    hands.press(Key.Key_Escape)
    assert len(hands.session.organization.of(Activity)) == count


def test_a_group_is_added_after_the_group_one_is_in(hands: Hands) -> None:
    hands.go("goals", "brand")
    hands.press(Key.Key_Return, CTRL | SHIFT)
    hands.type("Testing")
    hands.press(Key.Key_Return)
    hands.type("First test")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    assert hands.shown()[3:6] == ["2 Testing", "2.1 First test", "3 Delivery"]


def test_f2_renames_activity_and_party_in_the_language_shown(hands: Hands) -> None:
    hands.go("goals", "brand")
    hands.press(Key.Key_F2)
    hands.type("Choose goals")
    hands.press(Key.Key_Return)
    assert hands.session.organization.get(Activity, "goals").name == "Choose goals"
    hands.press(Key.Key_F2, CTRL)
    hands.type("Brand lead")
    hands.press(Key.Key_Return)
    assert hands.session.organization.get(Role, "brand").name == "Brand lead"
    assert hands.grid.hasFocus()


def test_alt_arrows_move_rows_over_the_edge_of_a_group(hands: Hands) -> None:
    hands.go("budget", "brand")
    hands.press(Key.Key_Up, ALT)
    assert hands.shown()[1:3] == ["1.1 Agree the budget", "1.2 Set goals"]
    hands.press(Key.Key_Down, ALT)
    hands.press(Key.Key_Down, ALT)
    assert hands.shown() == [
        "1 Planning",
        "1.1 Set goals",
        "2 Delivery",
        "2.1 Agree the budget",
        "2.2 Write the brief",
        "2.3 Shoot the film",
    ]
    assert hands.current() == ("budget", "brand")
    hands.press(Key.Key_Up, ALT)
    assert hands.shown()[2] == "1.2 Agree the budget"


def test_a_group_moves_with_what_is_in_it(hands: Hands) -> None:
    hands.go("run", "brand")
    hands.press(Key.Key_Up, ALT)
    assert hands.shown()[:3] == ["1 Delivery", "1.1 Write the brief", "1.2 Shoot the film"]
    hands.press(Key.Key_Up, ALT)
    assert hands.shown()[0] == "1 Delivery"


def test_alt_arrows_move_columns(hands: Hands) -> None:
    hands.go("goals", "director")
    hands.press(Key.Key_Right, ALT)
    assert hands.columns() == ["brand", "director", "content", "sales"]
    hands.press(Key.Key_Right, ALT, times=5)
    assert hands.columns() == ["brand", "content", "sales", "director"]
    hands.press(Key.Key_Left, ALT)
    assert hands.columns() == ["brand", "content", "director", "sales"]
    assert hands.current() == ("goals", "director")


def test_rows_are_dragged_by_their_names(hands: Hands) -> None:
    hands.click_row("goals")
    header = hands.grid.activity_header.viewport()
    start = QPoint(120, hands.row_middle("goals"))
    hands.carry(header, start, QPoint(120, hands.row_middle("shoot") - 4))
    assert hands.shown() == [
        "1 Planning",
        "1.1 Agree the budget",
        "2 Delivery",
        "2.1 Write the brief",
        "2.2 Set goals",
        "2.3 Shoot the film",
    ]
    hands.session.undo()
    assert hands.shown()[1] == "1.1 Set goals"


def test_a_row_dropped_below_the_last_of_a_group_joins_it_and_left_of_the_names_leaves_it(
    hands: Hands,
) -> None:
    hands.click_row("goals")
    header = hands.grid.activity_header.viewport()
    start, gap = QPoint(120, hands.row_middle("goals")), hands.row_middle("run") - 6
    hands.carry(header, start, QPoint(120, gap))
    assert hands.shown()[:4] == [
        "1 Planning",
        "1.1 Agree the budget",
        "1.2 Set goals",
        "2 Delivery",
    ]
    start = QPoint(120, hands.row_middle("goals"))
    hands.carry(header, start, QPoint(8, hands.row_middle("run") - 6))
    assert hands.shown()[:4] == ["1 Planning", "1.1 Agree the budget", "2 Set goals", "3 Delivery"]


def test_a_group_is_dropped_behind_a_group_and_not_into_it(hands: Hands) -> None:
    hands.click_row("run")
    header = hands.grid.activity_header.viewport()
    start = QPoint(120, hands.row_middle("run"))
    hands.carry(header, start, QPoint(120, hands.row_middle("plan") - 10))
    assert hands.shown()[0] == "1 Delivery"
    start = QPoint(120, hands.row_middle("run"))
    hands.carry(header, start, QPoint(120, hands.row_middle("budget") + 10))
    assert hands.shown()[3] == "2 Delivery"


def test_the_names_of_rows_and_columns_have_menus(hands: Hands) -> None:
    def choose(wanted: str) -> list[str]:
        menu = hands.grid.findChild(QMenu, "heading-menu")
        offered = {action.text().split("\t")[0]: action for action in menu.actions()}
        offered[wanted].trigger()
        menu.setObjectName("")
        menu.close()
        return list(offered)

    header = hands.grid.activity_header
    header.customContextMenuRequested.emit(QPoint(120, hands.row_middle("goals")))
    assert "Fold all" in choose("Move down")
    assert hands.shown()[2] == "1.2 Set goals"
    parties = hands.grid.party_header
    parties.customContextMenuRequested.emit(QPoint(hands.column_middle("sales"), 60))
    assert "Move right" in choose("Remove the column")
    assert hands.columns() == ["director", "brand", "content"]


def test_a_group_dragged_into_itself_is_refused_and_nothing_moves(hands: Hands) -> None:
    before = hands.shown()
    hands.click_row("plan")
    assert hands.grid.commands.why_not_rows(3) is None
    assert str(hands.grid.commands.why_not_rows(2)) == "Planning cannot lie inside itself."
    header = hands.grid.activity_header.viewport()
    start = QPoint(120, hands.row_middle("plan"))
    hands.carry(header, start, QPoint(120, hands.row_middle("budget") - 4))
    assert hands.shown() == before
    assert hands.refusals == ["Planning cannot lie inside itself."]


def test_columns_are_dragged_by_their_names(hands: Hands) -> None:
    header = hands.grid.party_header.viewport()
    start = QPoint(hands.column_middle("sales"), 100)
    QTest.mouseClick(header, Qt.MouseButton.LeftButton, NONE, start)
    hands.carry(header, start, QPoint(hands.column_middle("director") - 10, 100))
    assert hands.columns() == ["sales", "director", "brand", "content"]


def test_a_group_folds_at_its_arrow_and_with_the_space_bar(hands: Hands) -> None:
    header = hands.grid.activity_header.viewport()
    at = QPoint(18, hands.row_middle("plan"))
    QTest.mouseClick(header, Qt.MouseButton.LeftButton, NONE, at)
    assert hands.shown() == ["1 Planning", "2 Delivery", "2.1 Write the brief", "2.2 Shoot the film"]  # fmt: skip
    hands.go("plan", "brand")
    hands.press(Key.Key_Space)
    assert len(hands.shown()) == 6
    assert not hands.session.document.changed


def test_marks_stand_at_what_breaks_a_rule_with_its_source(hands: Hands) -> None:
    model = hands.grid.grid_model
    rules = {key: [mark.rule for mark in marks] for key, marks in model.marks.items()}
    assert rules["budget"] == ["one-accountable", "some-responsible"]
    assert rules["shoot"] == ["one-accountable"]
    assert rules["sales"] == ["idle-party"]
    assert "goals" not in rules
    row = model.row_of("shoot")
    tip = model.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert "nobody has A (Accountable) (Exactly one accountable; Smith and Erwin" in tip


def test_names_that_are_html_stay_text_in_tooltips(hands: Hands) -> None:
    hands.go("goals", "brand")
    hands.press(Key.Key_F2)
    hands.type("<b>x</b>")
    hands.press(Key.Key_Return)
    model = hands.grid.grid_model
    tip = model.headerData(1, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;x&lt;/b&gt;" in tip
    assert "<b>" not in tip


def test_the_filter_shows_what_breaks_a_rule_or_concerns_a_party(hands: Hands) -> None:
    chooser = hands.section.filter
    chosen = [chooser.itemData(n) for n in range(chooser.count())]
    row = chosen.index(Filter(rule="some-responsible"))
    chooser.setCurrentIndex(row)
    chooser.activated.emit(row)
    assert hands.shown() == ["1 Planning", "1.2 Agree the budget"]
    hands.go("budget", "brand")
    hands.type("r")
    assert len(hands.shown()) == 6, "nothing is left to filter by, so all is shown"
    row = next(n for n in range(chooser.count()) if chooser.itemData(n) == Filter(party="sales"))
    chooser.setCurrentIndex(row)
    chooser.activated.emit(row)
    assert hands.shown() == ["2 Delivery", "2.1 Write the brief"]


def test_the_selection_is_shared(hands: Hands, qtbot) -> None:
    hands.go("brief", "brand")
    qtbot.waitUntil(lambda: hands.session.selection == ("brief",))
    QTest.mouseClick(
        hands.grid.party_header.viewport(),
        Qt.MouseButton.LeftButton,
        NONE,
        QPoint(hands.column_middle("sales"), 100),
    )
    qtbot.waitUntil(lambda: hands.session.selection == ("sales",))
    hands.session.select(["goals"])
    assert hands.current()[0] == "goals"
    hands.session.select(["content"])
    qtbot.wait(150)
    assert hands.session.selection == ("content",)
    assert hands.grid.chosen_parties() == ["content"]


def test_a_folded_activity_is_found(hands: Hands) -> None:
    hands.grid.fold(["plan"], folded=True)
    hands.section.show_activity("budget")
    assert hands.current()[0] == "budget"


def test_an_edit_from_elsewhere_is_followed_also_while_hidden(hands: Hands) -> None:
    from orgeditor.model.verbs.responsibilities import set_codes

    hands.section.hide()
    org = hands.session.organization
    hands.session.perform(set_codes, org, MATRIX, [("goals", "sales", ("C",))])
    hands.section.show()
    model = hands.grid.grid_model
    index = model.index(model.row_of("goals"), model.column_of("sales"))
    assert index.data() == "C"


def test_totals_of_groups_count_all_below(hands: Hands) -> None:
    model = hands.grid.grid_model
    assert model.totals(model.rows[0]) == {"A": 3, "R": 1}
    assert model.totals(model.rows[4]) == {"A": 1, "R": 1, "C": 1}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_names_follow_the_language(hands: Hands, language: str) -> None:
    use_language(language)
    try:
        model = hands.grid.grid_model
        name = model.headerData(1, Qt.Orientation.Vertical)
        assert name == {"en": "Set goals", "zh_CN": "设定目标"}[language]
    finally:
        use_language("en")


def test_deleting_rows_and_columns_is_undone(hands: Hands) -> None:
    hands.go("brief", "brand")
    hands.grid.commands.remove_columns()
    assert hands.columns() == ["director", "content", "sales"]
    assert hands.session.organization.find(Role, "brand")
    hands.session.undo()
    assert hands.letters("brief", "brand") == "RA"
    hands.go("plan", "brand")
    hands.grid.commands.remove_activities()
    assert hands.shown()[0].endswith("Set goals") or hands.shown()[0].endswith("Delivery")
    hands.session.undo()
    assert hands.shown()[0] == "1 Planning"


def test_unreadable_clipboards_are_nothing(hands: Hands) -> None:
    QApplication.clipboard().setMimeData(QMimeData())
    hands.go("goals", "director")
    hands.press(Key.Key_V, CTRL)
    assert hands.letters("goals", "director") == "A"


def test_a_name_hidden_since_its_heading_was_measured_is_not_painted(hands: Hands) -> None:
    session, header = hands.session, hands.grid.horizontalHeader()
    person = Person(id="zq", name="Zaphod Quillfeather")
    session.document.do(edit_of(verbatim("Joins"), [(None, person)]))
    session.perform(add_parties, session.organization, MATRIX, ["zq"])
    shown = header.grab().toImage()
    session.discretion_changed.disconnect()
    session.keep_from_view(names=True, pay=False)
    hidden = header.grab().toImage()
    header.measure()
    assert hidden != shown
    assert hidden == header.grab().toImage()
