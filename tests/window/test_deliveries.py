"""Delivery sets in the window: filled, put in order, undone, delivered, compared; and from every dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from pptx import Presentation
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QPushButton, QWidget

from orgeditor.drawing.sight import Sight
from orgeditor.files.project.document_file import DocumentFile
from orgeditor.files.project.format import pack
from orgeditor.files.project.opening import document_of
from orgeditor.gui.add_to_delivery import AddToDelivery
from orgeditor.gui.deliveries import DeliveriesDialog, compare_two_deliveries
from orgeditor.gui.deliveries.comparing import ComparedDialog
from orgeditor.gui.deliveries.picking import PickDialog
from orgeditor.gui.deliveries.running import DeliveredDialog, delivered
from orgeditor.gui.exporting import RedactionDialog, RosterDialog
from orgeditor.gui.jobs import Progress
from orgeditor.gui.picturing.dialog import PictureDialog
from orgeditor.gui.picturing.subject import BRANCH, ChartSubject
from orgeditor.gui.printing import ChartDialog, PreviewDialog, ReportDialog
from orgeditor.messages import use_language
from orgeditor.model.deliveries import Delivery, deliveries
from orgeditor.model.output import FORMATS, Output, strangers
from orgeditor.model.records import Matrix, Person, Position
from orgeditor.model.redaction import standard_profiles
from orgeditor.model.scenario import BASELINE
from orgeditor.model.verbs.editing import set_field, set_project
from orgeditor.model.verbs.scenarios import archive, branch, remove
from orgeditor.outputs.charts import output_of as chart_output
from orgeditor.outputs.manifest import MANIFEST, read_manifest
from tests.redaction.marked import MOMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.gui.app import Desk
    from orgeditor.gui.session import Session


@pytest.fixture
def dialog(desk: Desk, qtbot) -> Iterator[DeliveriesDialog]:
    made = DeliveriesDialog(desk.session, desk.window)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.reject()
    made.deleteLater()


def sets(session: Session) -> dict[str, list[str]]:
    """Return the sets by their names, and of each what its files are and in which formats."""
    known = deliveries(session.document.scenarios)
    return {one.name: [f"{o.what} {o.format}" for o in one.outputs] for one in known}


def listed(dialog: DeliveriesDialog) -> list[str]:
    tree = dialog.page.outputs
    return [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]


def outputs(dialog: DeliveriesDialog) -> tuple[Output, ...]:
    one = dialog.delivery
    assert one is not None
    return one.outputs


def pick(dialog: DeliveriesDialog, name: str, value: object) -> None:
    """Choose a value in a box of the settings, as a user does."""
    box = dialog.page.form.boxes[name]
    index = box.findData(value)
    assert index >= 0, value
    box.setCurrentIndex(index)
    box.activated.emit(index)


def plan(session: Session, name: str = "Plan B") -> str:
    document = session.document
    session.perform(branch, document.scenarios, document.baseline.id, MOMENT, name=name)
    return next(k for k, one in document.scenarios.table.items() if getattr(one, "kind", BASELINE) != BASELINE)  # fmt: skip


def test_where_there_is_no_set_one_is_offered_and_all_of_it_can_be_undone(desk, dialog) -> None:
    assert dialog.board.isVisible()
    assert not dialog.deliver.isEnabled()
    QTest.mouseClick(dialog.board, Qt.MouseButton.LeftButton)
    assert sets(desk.session) == {
        "Board pack": ["chart pdf", "raci pdf", "chart pptx", "report pdf", "roster xlsx"]
    }
    assert listed(dialog)[0] == "Organisation chart.pdf"
    assert dialog.deliver.isEnabled()
    assert desk.window.isWindowModified()
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not sets(desk.session)
    assert dialog.board.isVisible()
    QTest.mouseClick(dialog.redo, Qt.MouseButton.LeftButton)
    assert list(sets(desk.session)) == ["Board pack"]


def test_files_are_added_duplicated_moved_and_removed(desk, dialog) -> None:
    QTest.mouseClick(dialog.bare, Qt.MouseButton.LeftButton)
    for what, kind in (("roster", "csv"), ("chart", "svg"), ("raci", "pdf")):
        dialog.page.add_output(what, kind)
    assert listed(dialog) == ["Roster.csv", "Organisation chart.svg", "Responsibility matrix.pdf"]
    dialog.page.duplicate_output()
    assert listed(dialog)[-1] == "Responsibility matrix 2.pdf"
    dialog.page.remove_output()
    tree = dialog.page.outputs
    tree.setCurrentItem(tree.topLevelItem(0))
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert listed(dialog) == ["Organisation chart.svg", "Roster.csv", "Responsibility matrix.pdf"]
    assert tree.row == 1
    QTest.mouseClick(dialog.page.up, Qt.MouseButton.LeftButton)
    assert listed(dialog)[0] == "Roster.csv"
    assert not dialog.page.up.isEnabled()
    desk.session.undo()
    assert listed(dialog)[0] == "Organisation chart.svg"


def test_a_file_is_dragged_to_another_place(dialog) -> None:
    dialog.begin_with_board_pack()
    before, tree = listed(dialog), dialog.page.outputs
    tree.setCurrentItem(tree.topLevelItem(0))

    def drop(on: QPointF) -> None:
        event = QDropEvent(on, Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)  # fmt: skip
        tree.dropEvent(event)

    third = tree.visualItemRect(tree.topLevelItem(2))
    drop(QPointF(third.left() + 5, third.bottom() - 1))
    assert listed(dialog) == [before[1], before[2], before[0], *before[3:]]
    drop(QPointF(third.left() + 5, float(tree.viewport().height() - 2)))
    assert listed(dialog)[-1] == before[0]
    first = tree.visualItemRect(tree.topLevelItem(0))
    drop(QPointF(first.left() + 5, first.top() + 1))
    assert listed(dialog) == before


def test_settings_are_shown_where_they_belong_and_change_the_document(desk, dialog) -> None:
    key = plan(desk.session)
    dialog.begin_with_board_pack()
    tree, form = dialog.page.outputs, dialog.page.form
    tree.setCurrentItem(tree.topLevelItem(0))
    assert form.boxes["least"].isVisible()
    assert not form.boxes["overlap"].isVisible()
    assert not form.boxes["ink"].isVisible()
    pick(dialog, "chart", "poster")
    assert form.boxes["overlap"].isVisible()
    pick(dialog, "scenario", key)
    pick(dialog, "redaction", "no-pay")
    pick(dialog, "page", "A1")
    form.file.setText(" Poster: 墙 ")
    form.file.editingFinished.emit()
    made = outputs(dialog)[0]
    assert made == Output(what="chart", format="pdf", file="Poster 墙", scenario=key, redaction="no-pay", page="A1", landscape=True, poster=True)  # fmt: skip
    item = tree.topLevelItem(0)
    assert [item.text(c) for c in range(tree.columnCount())] == [
        "Poster 墙.pdf", "Organisation chart", "A1, landscape", "", "Plan B", "No pay"
    ]  # fmt: skip
    pick(dialog, "format", "svg")
    assert not outputs(dialog)[0].poster
    tree.setCurrentItem(tree.topLevelItem(1))
    form.flags["marks"].setChecked(True)
    assert outputs(dialog)[1].marks
    for _ in range(6):
        desk.session.undo()
    assert not outputs(dialog)[1].marks


@pytest.mark.parametrize("what", FORMATS)
def test_no_setting_that_is_offered_says_nothing(dialog, what: str) -> None:
    QTest.mouseClick(dialog.bare, Qt.MouseButton.LeftButton)
    dialog.page.add_output(what, FORMATS[what][0])
    for kind in FORMATS[what]:
        if len(FORMATS[what]) > 1:
            pick(dialog, "format", kind)
        form = dialog.page.form
        for name, box in form.boxes.items():
            if box.isVisible() and name not in ("format", "chart"):
                pick(dialog, name, box.itemData(box.count() - 1))
        for flag in form.flags.values():
            if flag.isVisible():
                flag.setChecked(not flag.isChecked())
        (output,) = outputs(dialog)
        assert output.format == kind
        assert not strangers(output)


def test_what_a_file_names_and_is_gone_is_told_as_such(desk, dialog) -> None:
    key = plan(desk.session)
    dialog.begin_with_board_pack()
    dialog.page.outputs.setCurrentItem(dialog.page.outputs.topLevelItem(0))
    pick(dialog, "scenario", key)
    desk.session.perform(archive, desk.session.document.scenarios, key, archived=True)
    assert dialog.page.outputs.topLevelItem(0).text(4) == "Plan B (in the archive)"
    desk.session.perform(remove, desk.session.document.scenarios, key)
    assert dialog.page.outputs.topLevelItem(0).text(4) == "Not there any more"
    assert outputs(dialog)[0].scenario == key
    pick(dialog, "page", "A2")
    assert outputs(dialog)[0].scenario == key


def test_sets_are_named_in_place_and_a_name_that_is_taken_is_refused(desk, dialog) -> None:
    dialog.begin_with_board_pack()
    dialog.duplicate_set()
    assert list(sets(desk.session)) == ["Board pack", "Board pack 2"]
    dialog.sets.currentItem().setText("board pack")
    assert "already" in dialog.told.text()
    assert dialog.sets.currentItem().text() == "Board pack 2"
    dialog.sets.currentItem().setText("<b>Council</b> & 工会")
    assert "<b>Council</b> & 工会" in sets(desk.session)
    dialog.remove_set()
    assert list(sets(desk.session)) == ["Board pack"]


def test_in_chinese_the_chinese_name_is_the_one_that_changes(desk, dialog) -> None:
    dialog.begin_with_board_pack()
    use_language("zh_CN")
    dialog.fill()
    assert dialog.sets.currentItem().text() == "董事会材料"
    dialog.sets.currentItem().setText("董事会")
    one = dialog.delivery
    assert one is not None
    assert (one.name, one.name_zh) == ("Board pack", "董事会")


def test_what_is_added_in_chinese_to_a_document_of_no_language_is_chinese(desk, dialog) -> None:
    session = desk.session
    session.perform(set_project, session.organization, language="")
    use_language("zh_CN")
    dialog.begin_with_board_pack()
    dialog.page.add_output("roster", "csv")
    assert {one.language for one in outputs(dialog)} == {"zh_CN"}
    assert listed(dialog)[0] == "组织结构图.pdf"
    use_language("en")
    dialog.page.add_output("roster", "json")
    assert {one.language for one in outputs(dialog)} == {"zh_CN", ""}


def test_closing_leaves_undo_to_what_it_was_about(desk) -> None:
    session = desk.session
    first = next(iter(session.organization.of(Position)))
    session.perform(set_field, session.organization, [first], "title", "Chief Example")
    dialog = DeliveriesDialog(session, desk.window)
    dialog.begin_with_board_pack()
    assert session.arranging
    dialog.reject()
    session.undo()
    assert session.organization[first].title != "Chief Example"
    assert list(sets(session)) == ["Board pack"]


def small_set(session: Session) -> Delivery:
    text = Output(what="chart", format="mmd")
    return Delivery(id="d", name="Pack", outputs=(Output(what="roster", format="csv"), text, replace(text, scenario="gone", file="Old")))  # fmt: skip


def test_a_delivery_tells_what_was_written_and_what_was_not_and_opens_the_folder(
    desk, tmp_path, monkeypatch
) -> None:
    one = small_set(desk.session)
    made = delivered(desk.session, one, tmp_path, desk.window)
    assert made is not None
    dialog = DeliveredDialog(one, made, desk.window)
    texts = [dialog.list.topLevelItem(row).text(0) for row in range(3)]
    assert texts == ["Old.mmd", "Roster.csv", "Organisation chart.mmd"]
    assert "is gone" in dialog.list.topLevelItem(0).text(2)
    assert dialog.head.text() == f"2 files are in {tmp_path}."
    assert dialog.told.text() == "1 file was not written."
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    QTest.mouseClick(dialog.opener, Qt.MouseButton.LeftButton)
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
    dialog.deleteLater()


def test_deliver_asks_for_a_folder_and_writes_there(dialog, tmp_path, monkeypatch) -> None:
    QTest.mouseClick(dialog.bare, Qt.MouseButton.LeftButton)
    dialog.page.add_output("roster", "csv")
    shown: list[DeliveredDialog] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    monkeypatch.setattr(DeliveredDialog, "exec", lambda one: shown.append(one))
    QTest.mouseClick(dialog.deliver, Qt.MouseButton.LeftButton)
    assert len(shown) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"Roster.csv", MANIFEST}
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    QTest.mouseClick(dialog.deliver, Qt.MouseButton.LeftButton)
    assert len(shown) == 1


def test_all_files_of_a_set_are_looked_at_before_they_go_out_and_mended(desk, dialog) -> None:
    QTest.mouseClick(dialog.board, Qt.MouseButton.LeftButton)
    page, line = dialog.page, dialog.page.preflight
    assert line.stopped.isVisible()
    assert not line.remarks
    QTest.mouseClick(line.stopped, Qt.MouseButton.LeftButton)
    assert {"personal-data"} <= {remark.kind for remark in line.remarks}
    assert line.list.isVisible()
    assert all(not remark.pages for remark in line.remarks)
    marked = [not page.outputs.topLevelItem(row).icon(0).isNull() for row in range(5)]
    assert marked == [bool(line.found(output)) for output in outputs(dialog)]
    assert marked[0]
    links = {link.text(): link for link in line.list.findChildren(QPushButton)}
    QTest.mouseClick(links["No names"], Qt.MouseButton.LeftButton)
    assert outputs(dialog)[0].redaction == "no-names"
    assert "personal-data" not in {remark.kind for remark in line.remarks}
    page.outputs.setCurrentItem(page.outputs.topLevelItem(4))
    assert "personal-data" in {remark.kind for remark in line.remarks}
    desk.session.undo()
    assert outputs(dialog)[0].redaction == ""
    assert not page.outputs.topLevelItem(0).icon(0).isNull()


def test_a_file_that_cannot_be_made_says_so_where_it_is_looked_at(desk, dialog) -> None:
    dialog.add_set("Pack", small_set(desk.session).outputs)
    QTest.mouseClick(dialog.page.preflight.stopped, Qt.MouseButton.LeftButton)
    dialog.page.outputs.setCurrentItem(dialog.page.outputs.topLevelItem(2))
    (remark,) = [one for one in dialog.page.preflight.remarks if one.kind != "unsaved"]
    assert remark.severity == "error"
    assert "gone" in str(remark.message)


def test_of_a_file_without_other_remarks_is_said_that_the_document_is_not_saved(dialog) -> None:
    QTest.mouseClick(dialog.bare, Qt.MouseButton.LeftButton)
    dialog.page.add_output("raci", "csv")
    dialog.page.form.changed.emit(replace(outputs(dialog)[0], redaction="no-names"))
    line = dialog.page.preflight
    QTest.mouseClick(line.stopped, Qt.MouseButton.LeftButton)
    assert line.found(outputs(dialog)[0]) == []
    assert [remark.kind for remark in line.remarks] == ["unsaved"]
    assert not line.quiet.isVisible()


def test_looking_at_a_set_can_be_stopped(dialog, monkeypatch) -> None:
    QTest.mouseClick(dialog.board, Qt.MouseButton.LeftButton)
    monkeypatch.setattr("orgeditor.gui.jobs._WAIT", -1)
    monkeypatch.setattr(Progress, "cancelled", lambda _self: True)
    QTest.mouseClick(dialog.page.preflight.stopped, Qt.MouseButton.LeftButton)
    assert dialog.page.preflight.stopped.isVisible()


def test_a_delivery_can_be_stopped_and_leaves_nothing(desk, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("orgeditor.gui.jobs._WAIT", -1)
    monkeypatch.setattr(Progress, "cancelled", lambda _self: True)
    assert delivered(desk.session, small_set(desk.session), tmp_path / "new", desk.window) is None
    assert not (tmp_path / "new").exists()


def test_what_cannot_be_delivered_at_all_is_told(desk, tmp_path, monkeypatch) -> None:
    (tmp_path / MANIFEST).write_text("{}")
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    assert delivered(desk.session, small_set(desk.session), tmp_path, desk.window) is None
    assert "something else" in told[0]


def test_what_is_hidden_in_the_window_stays_out_of_a_delivery(desk, tmp_path) -> None:
    desk.session.keep_from_view(names=True, pay=False)
    one = Delivery(id="d", name="Pack", outputs=(Output(what="roster", format="csv", redaction="no-pay"),))  # fmt: skip
    made = delivered(desk.session, one, tmp_path, desk.window)
    assert made is not None
    text = (tmp_path / "Roster.csv").read_text(encoding="utf-8-sig")
    names = [person.name for person in desk.session.organization.of(Person).values()]
    assert not [name for name in names if name in text]
    assert made.manifest.files[0].left_out


def test_two_deliveries_are_compared(desk, tmp_path, monkeypatch) -> None:
    session = desk.session
    one = small_set(session)
    delivered(session, one, tmp_path / "one", desk.window)
    first = next(iter(session.organization.of(Position)))
    session.perform(set_field, session.organization, [first], "title", "Chief Example")
    delivered(session, one, tmp_path / "other", desk.window)
    (tmp_path / "other" / "Roster.csv").write_text("spoilt")
    folders = iter([str(tmp_path / "one"), str(tmp_path / "other")] * 2)
    shown: list[ComparedDialog] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(folders))
    monkeypatch.setattr(ComparedDialog, "exec", lambda one: shown.append(one))
    compare_two_deliveries(session, desk.window)
    (made,) = shown
    assert "2 files differ. They were made of different states" in made.head.text()
    changed = made.list.topLevelItem(0)
    assert changed.text(0) == "Changed · 2"
    lines = {changed.child(n).text(0): changed.child(n).text(1) for n in range(2)}
    assert "not as it was delivered any more" in lines["Roster.csv"]
    assert "bytes" in lines["Organisation chart.mmd"]
    (tmp_path / "other" / MANIFEST).unlink()
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    compare_two_deliveries(session, desk.window)
    assert "Nothing was delivered" in told[0]


def test_every_dialog_of_what_goes_out_keeps_its_settings_in_a_set(desk) -> None:
    session, window = desk.session, desk.window
    matrix = next(iter(session.organization.of(Matrix)))
    session.redact(standard_profiles()[0])
    chart = ChartDialog(session, "units", frozenset(), Sight(dotted=False), window)
    chart.options.form.setCurrentIndex(1)
    preview = PreviewDialog(session, matrix, window)
    preview.options.ink.setCurrentIndex(1)
    report = ReportDialog(session, window)
    report.options.filled_only.setChecked(True)
    roster = RosterDialog(session, "zh_CN", window)
    roster.dictionary.setChecked(True)
    redaction = RedactionDialog(session, window.actions_by_id["redaction"].text(), "", window, Output(what="elements", format="xlsx"))  # type: ignore[arg-type]  # fmt: skip
    dialogs: tuple[QDialog, ...] = (chart, preview, report, roster, redaction)
    for place, one in enumerate(dialogs):
        (button,) = one.findChildren(AddToDelivery)
        if place == 0:
            button.begin()
        else:
            button.add_to(deliveries(session.document.scenarios)[0].id)
        assert button.text() == "Added to “Delivery”"
    (made,) = deliveries(session.document.scenarios)
    assert [f"{one.what} {one.format}" for one in made.outputs] == [
        "chart pdf", "raci pdf", "report pdf", "roster xlsx", "elements xlsx"
    ]  # fmt: skip
    assert {one.redaction for one in made.outputs} == {"no-names"}
    first, second, third, fourth, _ = made.outputs
    assert (first.book, first.units, first.look.dotted) == ("size", True, False)
    assert (second.matrix, second.ink, second.page) == (matrix, "grey", "A4")
    assert third.filled_only
    assert (fourth.dictionary, fourth.language) == (True, "zh_CN")
    assert not [name for one in made.outputs for name in strangers(one)]
    for one in dialogs:
        assert isinstance(one, QWidget)
        one.deleteLater()


def test_what_a_dialog_shows_is_what_its_set_delivers(desk, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    session, window = desk.session, desk.window
    # As a file has it: findings that are as grave stand in the order of the records.
    session.replace(document_of(pack(session.organization), ""), DocumentFile())
    matrix = next(iter(session.organization.of(Matrix)))
    top = next(k for k, p in session.organization.of(Position).items() if not p.manager)
    chart = ChartDialog(session, "positions", frozenset([top]), Sight(dotted=False), window)
    preview = PreviewDialog(session, matrix, window)
    report = ReportDialog(session, window)
    outputs = []
    for place, one in enumerate((chart, preview, report)):
        one.save_pdf(tmp_path / f"{place}.pdf")
        output = one.output()
        assert output is not None
        outputs.append(replace(output, file=str(place)))
        one.deleteLater()
    assert outputs[0] == replace(chart_output(chart.options.chosen), file="0")
    chosen = Delivery(id="d", name="Pack", outputs=tuple(outputs))
    made = delivered(session, chosen, tmp_path / "set", window)
    assert made is not None
    assert read_manifest(tmp_path / "set") == made.manifest
    for place in range(3):
        written = (tmp_path / "set" / f"{place}.pdf").read_bytes()
        assert written == (tmp_path / f"{place}.pdf").read_bytes(), place


def test_a_picture_is_kept_in_a_set_as_it_was_chosen_and_its_size_can_be_taken_back(
    desk, dialog, tmp_path
) -> None:
    session, canvas = desk.session, desk.window.canvas
    top = next(k for k, p in session.organization.of(Position).items() if not p.manager)
    session.select([top])
    picture = PictureDialog(session, ChartSubject(session, canvas), desk.window, part=BRANCH)
    picture.options.size_by.setCurrentIndex(picture.options.size_by.findData("width px"))
    picture.options.amount.setValue(640)
    picture.options.ground.setCurrentIndex(picture.options.ground.findData("darkness"))
    (button,) = picture.findChildren(AddToDelivery)
    button.begin()
    assert picture.write(tmp_path / "one.png")
    one = dialog.delivery
    assert one is not None
    assert (one.outputs[0].branch, one.outputs[0].width) == (top, "640px")
    made = delivered(session, one, tmp_path / "set", desk.window)
    assert made is not None
    assert not made.refused
    image = QImage(str(tmp_path / "set" / "Organisation chart.png"))
    assert image == QImage(str(tmp_path / "one.png"))
    assert image.width() == 640
    form = dialog.page.form
    assert form.flags["dark"].isVisible()
    reset = form.resets["width", "height", "scale", "dpi"]
    assert reset.isVisible()
    QTest.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert outputs(dialog)[0].width == ""
    assert not reset.isVisible()
    picture.deleteLater()


def test_the_menu_and_the_palette_lead_to_the_sets(desk, monkeypatch) -> None:
    shown: list[QDialog] = []
    monkeypatch.setattr(DeliveriesDialog, "exec", lambda one: shown.append(one))
    desk.window.actions_by_id["deliveries"].trigger()
    assert [type(one) for one in shown] == [DeliveriesDialog]
    menu = desk.window.actions_by_id["deliveries"].text()
    assert menu == "Deliveries…"


@pytest.mark.parametrize(
    ("what", "kind", "setting"),
    [
        ("roster", "xlsx", "columns"),
        ("raci", "pdf", "parties"),
        ("role-cards", "pdf", "roles"),
        ("report", "pdf", "parts"),
    ],
)
def test_columns_parties_cards_and_parts_are_chosen_in_the_set(
    dialog, monkeypatch, what: str, kind: str, setting: str
) -> None:
    QTest.mouseClick(dialog.bare, Qt.MouseButton.LeftButton)
    dialog.page.add_output(what, kind)
    button = dialog.page.form.picks[setting]
    assert [name for name, one in dialog.page.form.picks.items() if one.isVisible()] == [setting]
    assert button.text() == "All…"
    keys: list[str] = []

    def choose(asked: PickDialog) -> PickDialog.DialogCode:
        keys.extend(asked.list.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(3))
        asked.list.choose([keys[2], keys[0]])
        return PickDialog.DialogCode.Accepted

    monkeypatch.setattr(PickDialog, "exec", choose)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert getattr(outputs(dialog)[0], setting) == (keys[2], keys[0])
    assert button.text() == "2 chosen…"

    def see(asked: PickDialog) -> PickDialog.DialogCode:
        assert asked.list.chosen == (keys[2], keys[0])
        asked.list._tick(False)
        assert not asked.take.isEnabled()
        asked.list.show_all()
        return PickDialog.DialogCode.Accepted

    monkeypatch.setattr(PickDialog, "exec", see)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert getattr(outputs(dialog)[0], setting) == ()


def test_slides_of_a_set_go_into_a_deck_beside_the_document(
    desk, dialog, tmp_path, monkeypatch
) -> None:
    deck = tmp_path / "with us" / "client.pptx"
    deck.parent.mkdir()
    Presentation().save(str(deck))
    other = tmp_path.parent / "look.potx"
    monkeypatch.setattr(type(desk.session), "path", tmp_path / "doc.orgz")
    QTest.mouseClick(dialog.bare, Qt.MouseButton.LeftButton)
    dialog.page.add_output("chart", "pptx")
    form = dialog.page.form
    assert not form.flags["remove_gone"].isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    QTest.mouseClick(form.files["template"], Qt.MouseButton.LeftButton)
    assert outputs(dialog)[0].template == str(other)
    QTest.mouseClick(form.resets["template",], Qt.MouseButton.LeftButton)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(deck), ""))
    QTest.mouseClick(form.files["into_slides"], Qt.MouseButton.LeftButton)
    assert outputs(dialog)[0].template == ""
    assert outputs(dialog)[0].into_slides == "with us/client.pptx"
    assert form.flags["remove_gone"].isVisible()
    assert not form.files["template"].isVisible()
    one = dialog.delivery
    assert one is not None
    made = delivered(desk.session, one, tmp_path / "set", desk.window)
    assert made is not None
    assert not made.refused
    assert len(Presentation(str(tmp_path / "set" / "Organisation chart.pptx")).slides) > 1
    QTest.mouseClick(form.resets["into_slides", "remove_gone"], Qt.MouseButton.LeftButton)
    assert outputs(dialog)[0].into_slides == ""


def test_what_was_found_in_a_file_leads_to_its_records(desk, dialog) -> None:
    QTest.mouseClick(dialog.bare, Qt.MouseButton.LeftButton)
    dialog.page.add_output("raci", "xlsx")
    QTest.mouseClick(dialog.page.preflight.stopped, Qt.MouseButton.LeftButton)
    [told] = [r for r in dialog.page.preflight.remarks if r.kind == "findings-carried"]
    assert "unsaved" in {r.kind for r in dialog.page.preflight.remarks}
    dialog.page.preflight.mended.emit(told.mends[0])
    assert outputs(dialog)[0].without_findings
    assert dialog.page.form.flags["without_findings"].isVisible()
    dialog.page.preflight.mended.emit(told.mends[1])
    assert dialog.wanted == told.mends[1].records
    assert dialog.result() == DeliveriesDialog.DialogCode.Rejected
    desk.window.jump(dialog.wanted)
