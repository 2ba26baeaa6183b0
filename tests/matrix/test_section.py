"""The section around the grid: empty at first, new matrices and columns, several matrices."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QPushButton, QToolButton

from orgeditor.drawing.colours import duty_colour
from orgeditor.gui import theme
from orgeditor.gui.matrix import MatrixSection
from orgeditor.gui.matrix.beginning import NewMatrixDialog
from orgeditor.gui.matrix.taking_over import ActivityChooser
from orgeditor.gui.matrix.tools import Tools
from orgeditor.gui.party_chooser import PartyChooser
from orgeditor.gui.session import Session
from orgeditor.model.codes import Duty
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from orgeditor.model.records import Matrix, Role
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.responsibilities import add_matrix
from tests.matrix.conftest import Hands, Key
from tests.matrix.offices import MATRIX, office
from tests.matrix.organizations import sized


def answer(act: Callable[[QDialog], None]) -> None:
    """Work the dialog that opens next."""

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        act(dialog)

    QTimer.singleShot(0, work)


@pytest.fixture
def empty(qtbot) -> MatrixSection:
    org = Organization([Role(id="somebody", name="Somebody")])
    section = MatrixSection(Session(Document(org)))
    qtbot.addWidget(section)
    section.resize(900, 600)
    with qtbot.waitExposed(section):
        section.show()
    return section


def press(section: MatrixSection, name: str) -> None:
    button = section.findChild(QPushButton, name) or section.findChild(QToolButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_section_offers_a_new_matrix(empty: MatrixSection) -> None:
    assert empty.matrix_id == ""
    assert empty.findChild(QPushButton, "new-matrix").isVisible()

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewMatrixDialog)
        dialog.name_line.setText("Launch")
        dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
        dialog.lines.setPlainText("Planning\n  Set goals\n  Agree the budget\nDelivery")
        dialog.accept()

    answer(fill)
    press(empty, "new-matrix")
    matrix = empty.session.organization.get(Matrix, empty.matrix_id)
    assert (matrix.name, matrix.code_set) == ("Launch", "raci")
    model = empty.grid.grid_model
    assert [f"{row.number} {row.activity.name}" for row in model.rows] == [
        "1 Planning",
        "1.1 Set goals",
        "1.2 Agree the budget",
        "2 Delivery",
    ]
    assert [column.party.id for column in model.view.columns] == ["somebody"]
    assert not empty.findChild(QPushButton, "new-matrix").isVisible()
    empty.session.undo()
    assert empty.matrix_id == ""
    assert empty.findChild(QPushButton, "new-matrix").isVisible()


def test_a_dialog_that_is_cancelled_changes_nothing(empty: MatrixSection) -> None:
    answer(lambda dialog: dialog.reject())
    press(empty, "new-matrix")
    assert not empty.session.document.changed


def test_an_empty_section_asks_for_an_import(empty: MatrixSection, qtbot) -> None:
    with qtbot.waitSignal(empty.import_requested):
        press(empty, "import-matrix")


def test_paper_and_workbook_are_asked_for_the_matrix_shown(hands: Hands, qtbot) -> None:
    with qtbot.waitSignal(hands.section.print_requested) as asked:
        press(hands.section, "print")
    assert asked.args == [MATRIX]
    with qtbot.waitSignal(hands.section.export_requested) as asked:
        press(hands.section, "export")
    assert asked.args == [MATRIX]


def test_a_matrix_is_begun_with_activities_and_a_new_role(empty: MatrixSection) -> None:
    empty.session.perform(add_matrix, empty.session.organization, name="Launch")
    hands = Hands(empty)
    press(empty, "add-group")
    hands.type("Planning")
    hands.press(Key.Key_Return)
    hands.type("Set goals")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Escape)
    assert hands.shown() == ["1 Planning", "1.1 Set goals"]

    def name(dialog: QDialog) -> None:
        assert isinstance(dialog, PartyChooser)
        QTest.keyClicks(dialog.search, "Director")
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)

    answer(name)
    press(empty, "add-column")
    org = empty.session.organization
    assert [org.get(Role, key).name for key in hands.columns()] == ["Director"]
    empty.session.undo()
    assert set(org.of(Role)) == {"somebody"}, "role and column are one step"


def test_several_columns_are_added_in_one_step(hands: Hands) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, PartyChooser)
        names = [dialog.list.item(n).text() for n in range(dialog.list.count())]
        assert not [n for n in names if n == "Director"], "who has a column is not offered"
        QTest.keyClicks(dialog.search, "manager")
        dialog.list.selectAll()
        dialog.list.item(0).setSelected(False)
        QTest.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    answer(choose)
    press(hands.section, "add-column")
    assert hands.columns() == ["director", "brand", "content", "sales", "brand-seat", "sales-seat"]
    hands.session.undo()
    assert hands.columns() == ["director", "brand", "content", "sales"]


def test_the_arrow_keys_walk_what_may_have_a_column(hands: Hands) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, PartyChooser)
        QTest.keyClicks(dialog.search, "sel")
        assert dialog.list.currentItem().text() == "Selling"
        QTest.keyClick(dialog.search, Qt.Key.Key_Up)
        QTest.keyClick(dialog.search, Qt.Key.Key_Down)
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)

    answer(choose)
    press(hands.section, "add-column")
    assert hands.columns()[-1] == "selling"


def test_the_chooser_switches_between_matrices(hands: Hands) -> None:
    edit = hands.session.perform(add_matrix, hands.session.organization, name="Service")
    chooser = hands.section.chooser
    assert [chooser.itemText(n) for n in range(chooser.count())] == ["Launch", "Service"]
    assert hands.section.matrix_id == MATRIX
    chooser.setCurrentIndex(1)
    chooser.activated.emit(1)
    assert hands.section.matrix_id == edit.changes[0].id
    assert hands.shown() == []
    hands.section.show_activity("brief")
    assert hands.section.matrix_id == MATRIX
    assert hands.current()[0] == "brief"


def test_the_matrix_shown_may_be_deleted(hands: Hands) -> None:
    hands.session.perform(delete, hands.session.organization, [MATRIX])
    assert hands.section.matrix_id == ""
    hands.session.undo()
    assert hands.section.matrix_id == MATRIX
    assert hands.letters("brief", "brand") == "RA"


def test_the_matrix_is_renamed_and_deleted_from_its_menu(hands: Hands) -> None:
    menu = hands.section.findChild(QMenu, "matrix-menu")
    names = {action.text(): action for action in menu.actions()}
    names["Rename the matrix"].trigger()
    hands.type("Film launch")
    hands.press(Key.Key_Return)
    assert hands.section.chooser.currentText() == "Film launch"
    names["Delete the matrix"].trigger()
    assert hands.section.matrix_id == ""
    assert len(hands.session.organization.of(Role)) == 4


def test_another_document_takes_its_place(hands: Hands) -> None:
    from orgeditor.files.project.document_file import DocumentFile

    hands.go("brief", "brand")
    hands.session.replace(Document(), DocumentFile())
    assert hands.section.matrix_id == ""
    hands.session.replace(Document(office()), DocumentFile())
    assert len(hands.shown()) == 6


def test_the_column_of_activities_is_widened_at_its_edge(hands: Hands) -> None:
    header = hands.grid.activity_header
    before = header.width()
    hands.carry(header.viewport(), QPoint(before - 2, 200), QPoint(before + 80, 200))
    assert header.width() == before + 80


def test_what_is_painted_shows_letters_marks_and_totals(hands: Hands) -> None:
    """The picture holds the colours of the letters in the cells, the header's mark, the totals."""
    picture = hands.section.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    assert {duty_colour(d) for d in (Duty.ANSWERS, Duty.DOES, Duty.ADVISES)} <= colours
    assert duty_colour(Duty.IS_TOLD) in colours, "Informed stands in the totals alone"


def test_a_drag_is_let_go_with_escape(hands: Hands) -> None:
    hands.click_row("goals")
    header = hands.grid.activity_header.viewport()
    start, end = QPoint(120, hands.row_middle("goals")), QPoint(120, hands.row_middle("shoot"))
    QTest.mousePress(header, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(header, (start + end) / 2)
    QTest.mouseMove(header, end)
    hands.press(Key.Key_Escape)
    QTest.mouseRelease(header, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert not hands.session.document.changed


def test_tools_keep_their_words_while_the_boxes_can_give_way(hands: Hands) -> None:
    tools = hands.section.findChild(Tools)
    button = hands.section.findChild(QToolButton, "analyse")
    asked, least = tools.sizeHint().width(), tools.layout().minimumSize().width()
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    tools.resize(asked - 10, tools.height())
    assert button.toolButtonStyle() == beside
    tools.resize(least - 10, tools.height())
    assert button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly


def test_activities_of_other_matrices_stand_in_rows_of_one_height(qtbot) -> None:
    theme.apply(QApplication.instance(), "light")
    org = sized(40, 3)
    org.apply(add_matrix(org, name="Another"))
    here = next(key for key in org.of(Matrix) if key != "m")
    chooser = ActivityChooser(org, here)
    qtbot.addWidget(chooser)
    with qtbot.waitExposed(chooser):
        chooser.show()
    tree, heights, item = chooser.tree, set(), chooser.tree.topLevelItem(0)
    while item:
        heights.add(tree.visualItemRect(item).height())
        item = tree.itemBelow(item)
    assert len(heights) == 1
