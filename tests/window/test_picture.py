"""The chart as a picture, from the window: what the dialog shows is what is saved and copied."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QItemSelectionModel, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from orgeditor.analysis.picture_size import PictureSize
from orgeditor.drawing.image import Finish
from orgeditor.gui.add_to_delivery import AddToDelivery
from orgeditor.gui.canvas.menus import card_menu
from orgeditor.gui.clipboard import held
from orgeditor.gui.elements.picture import Picture
from orgeditor.gui.matrix.menus import grid_menu
from orgeditor.gui.matrix.picturing import MatrixSubject
from orgeditor.gui.pictures import has_picture
from orgeditor.gui.picturing import (
    BRANCH,
    SELECTED,
    SHOWN,
    ChartSubject,
    PictureDialog,
    PictureOffer,
)
from orgeditor.gui.picturing.wish import Wish, last_wish, remember
from orgeditor.gui.sections import Section
from orgeditor.gui.settings import settings
from orgeditor.model.deliveries import deliveries
from orgeditor.model.output import PICTURES
from orgeditor.model.redaction import standard_profiles
from orgeditor.outputs import given, write
from tests.window.conftest import position

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from orgeditor.gui.main_window import MainWindow

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def dialog(qtbot, window) -> Iterator[PictureDialog]:
    window.show_section(Section.STRUCTURE)
    key = next(k for k in window.canvas.scene.tree.ids if window.canvas.scene.has_below(window.canvas.scene.slot(k)) and window.canvas.scene.tree.index[k])  # fmt: skip
    window.session.select([key])
    made = PictureDialog(window.session, ChartSubject(window.session, window.canvas), window)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    QApplication.clipboard().clear()


def choose(box: object, value: object) -> None:
    assert box.findData(value) >= 0
    box.setCurrentIndex(box.findData(value))


def words(content: bytes) -> str:
    return " ".join(element.text or "" for element in ET.fromstring(content).iter(f"{SVG}text"))


def test_what_is_told_is_what_is_saved(dialog: PictureDialog, tmp_path: Path) -> None:
    options = dialog.options
    choose(options.size_by, "width px")
    options.amount.setValue(1280)
    choose(options.ground, "light")
    height = height_of(dialog)
    assert f"1,280 × {height:,} pixels, 96 per inch" in dialog.told
    path = tmp_path / "chart.png"
    assert dialog.write(path)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1280, height)
    assert image.pixelColor(1, 1).alpha() == 0
    assert path.name in dialog.told


def height_of(dialog: PictureDialog) -> int:
    return dialog.options.wish.size.of(*dialog.drawing.size).height


def test_a_size_on_paper_is_asked_with_its_resolution(dialog: PictureDialog) -> None:
    options = dialog.options
    assert not options.dpi.isVisible()
    choose(options.size_by, "width mm")
    assert options.dpi.isVisible()
    options.amount.setValue(254)
    options.dpi.setValue(200)
    assert "2,000 ×" in dialog.told
    assert "254 ×" in dialog.told
    choose(options.format, "svg")
    assert not options.dpi.isVisible()
    assert options.letters.isVisible()


def test_what_no_program_opens_cannot_be_saved_and_why_is_told(dialog: PictureDialog) -> None:
    choose(dialog.options.size_by, "height px")
    dialog.options.amount.setValue(32_767)
    assert not dialog.save.isEnabled()
    assert not dialog.copy.isEnabled()
    assert "would fit" in dialog.told
    dialog.options.amount.setValue(100)
    assert dialog.save.isEnabled()
    assert "too small to be read" in dialog.told


def test_a_branch_or_selected_cards_are_shown_alone(qtbot, window: MainWindow, tmp_path) -> None:
    window.show_section(Section.STRUCTURE)
    scene = window.canvas.scene
    first, second = scene.tree.children(0)[1:3]
    below = scene.tree.ids[scene.tree.children(first)[0]]
    chosen = [scene.tree.ids[second], scene.tree.ids[first]]
    window.session.select(chosen)
    remember(Wish("svg", PictureSize(scale=1.0), Finish(outlines=False)))
    dialog = PictureDialog(window.session, ChartSubject(window.session, window.canvas), window, part=BRANCH)  # fmt: skip
    qtbot.addWidget(dialog)
    dialog.show()
    names = [window.canvas.name(key) for key in (*chosen, below)]
    for part, there in ((BRANCH, (0, 1, 1)), (SELECTED, (1, 1, 0)), (SHOWN, (1, 1, 1))):
        choose(dialog.options.part, part)
        path = tmp_path / f"{part}.svg"
        assert dialog.write(path)
        said = words(path.read_bytes())
        assert [name.split(",")[0] in said for name in names] == list(map(bool, there)), part


def test_what_was_chosen_holds_for_the_next_run_of_the_program(dialog: PictureDialog, tmp_path) -> None:  # fmt: skip
    choose(dialog.options.format, "svg")
    choose(dialog.options.letters, False)
    choose(dialog.options.size_by, "width mm")
    dialog.options.amount.setValue(120)
    assert last_wish() == Wish()
    assert dialog.write(tmp_path / "chart.svg")
    assert last_wish() == dialog.options.wish
    assert last_wish().size.width == 120
    again = PictureDialog(dialog._session, dialog._subject, dialog)
    assert again.options.wish == dialog.options.wish
    again.deleteLater()
    settings().setValue("picture", '{"format": "tiff"}')
    assert last_wish() == Wish()


def test_a_copy_has_dots_that_know_their_size_and_a_drawing(dialog: PictureDialog) -> None:
    choose(dialog.options.ground, "darkness")
    dialog.copy.click()
    content = held()
    image = content.imageData()
    assert image.hasAlphaChannel()
    assert image.dotsPerMeterX() == pytest.approx(192 / 0.0254, abs=1)
    assert content.hasFormat("image/svg+xml")
    assert ET.fromstring(content.data("image/svg+xml").data()).tag == f"{SVG}svg"
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    assert "Copied" in dialog.told


def test_what_is_left_out_is_in_neither_file_nor_clipboard(dialog: PictureDialog, tmp_path) -> None:
    choose(dialog.options.format, "svg")
    choose(dialog.options.letters, False)
    path = tmp_path / "chart.svg"
    dialog.write(path)
    assert "Wei Chen" in words(path.read_bytes())
    profile = next(p for p in standard_profiles() if p.people)
    dialog.redaction.choose(profile.id)
    dialog.write(path)
    dialog.copy.click()
    for content in (path.read_bytes(), held().data("image/svg+xml").data()):
        assert b"Wei" not in content
    assert dialog.drawing.description
    dialog.redaction.choose("")


def test_a_folder_without_permission_is_told(dialog: PictureDialog, tmp_path, monkeypatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("orgeditor.gui.picturing.dialog.tell", lambda *words: said.append(str(words[-1])))  # fmt: skip
    assert not dialog.write(tmp_path / "nowhere" / "chart.png")
    assert "cannot be written" in said[0]


def test_the_file_is_called_after_what_it_shows(dialog: PictureDialog, tmp_path, monkeypatch) -> None:  # fmt: skip
    asked: list[str] = []

    def answer(_parent: object, _title: str, start: str, *_: object) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    choose(dialog.options.part, BRANCH)
    dialog.save.click()
    name = dialog.options.part.currentText().removeprefix("The branch of ")
    assert asked[0].endswith(f"{name}.png")
    assert (tmp_path / "mine.png").exists()


def test_the_quick_copy_takes_what_is_selected(window: MainWindow) -> None:
    window.show_section(Section.STRUCTURE)
    sizes = []
    director = position(window, window.session.organization[window.canvas.scene.tree.ids[0]].code)
    for chosen in ([], [director], [window.canvas.scene.tree.ids[1]]):
        window.session.select(chosen)
        window.actions_by_id["copy-picture"].trigger()
        sizes.append(held().imageData().size().toTuple())
    assert sizes[0] == sizes[1]
    assert sizes[2][0] < sizes[0][0]
    QApplication.clipboard().clear()


def test_the_menu_of_a_card_offers_its_branch(window: MainWindow, monkeypatch) -> None:
    window.show_section(Section.STRUCTURE)
    shown: list[object] = []
    monkeypatch.setattr(PictureDialog, "exec", lambda self: shown.append(self.options.part.currentData()))  # fmt: skip
    ids = window.canvas.scene.tree.ids
    for chosen, word in (([], "chart"), (ids[1:2], "branch"), (ids[1:3], "cards")):
        window.session.select(chosen)
        menu = card_menu(window.canvas)
        action = next(a for a in menu.actions() if a.text().startswith("Picture of") and word in a.text())  # fmt: skip
        action.trigger()
        menu.close()
    window.actions_by_id["picture-of-chart"].trigger()
    assert shown == [SHOWN, BRANCH, SELECTED, SHOWN]


def test_a_copied_picture_is_nobodys_portrait(window: MainWindow) -> None:
    window.show_section(Section.STRUCTURE)
    window.session.select(window.canvas.scene.tree.ids[:1])
    window.actions_by_id["copy-picture"].trigger()
    assert held().hasImage()
    assert not has_picture(held())
    assert not window.canvas.clipboard.filled
    QApplication.clipboard().clear()


def test_a_picture_is_kept_in_a_delivery_as_it_is_chosen(
    dialog: PictureDialog, tmp_path: Path
) -> None:
    options = dialog.options
    choose(options.part, BRANCH)
    choose(options.size_by, "width mm")
    options.amount.setValue(120)
    choose(options.ground, "darkness")
    session = dialog._session
    dialog.findChild(AddToDelivery).begin()
    (delivery,) = deliveries(session.document.scenarios)
    (output,) = delivery.outputs
    assert dialog.write(tmp_path / "shown.png")
    made = given(output, session.document)
    write(output, made, tmp_path / "delivered.png", lambda _share: None)
    assert (tmp_path / "delivered.png").read_bytes() == (tmp_path / "shown.png").read_bytes()


def pages_with_pictures(window: MainWindow) -> Iterator[Picture]:
    """Show every page that has a picture of an element, one after another."""
    for section in (Section.GOALS, Section.RESOURCES, Section.PERFORMANCE, Section.COMMUNICATION, Section.SKILLS):  # fmt: skip
        window.show_section(section)
        page = window.pages.element(section)
        for place in range(page.tabs.count()):
            page.tabs.setCurrentIndex(place)
            shown = page.page.widget
            found = [shown] if isinstance(shown, Picture) else shown.findChildren(Picture)
            assert window.actions_by_id["copy-picture"].isEnabled() == bool(found)
            yield from found
    window.show_section(Section.RESPONSIBILITIES)
    window.matrix.analyse()
    window.matrix.analysis.tabs.setCurrentWidget(window.matrix.analysis.network)
    yield window.matrix.analysis.network.picture
    window.show_section(Section.HEALTH)
    window.health.pages.setCurrentWidget(window.health.chain)
    yield window.health.chain.picture


def test_every_picture_of_an_element_is_copied_saved_and_delivered(
    window: MainWindow, qtbot, monkeypatch, tmp_path
) -> None:
    session = window.session
    session.ratings_exported = True
    monkeypatch.setattr(PictureDialog, "exec", lambda _dialog: None)
    remember(Wish("svg", PictureSize(scale=1.0), Finish(outlines=False)))
    seen: list[str] = []
    for picture in pages_with_pictures(window):
        picture.resize(600, 400)
        picture.grab()
        menu = picture.menu()
        # Beside a matrix the action means the matrix, unless the picture has the focus.
        beside = window.section == Section.RESPONSIBILITIES
        (menu.actions()[0] if beside else window.actions_by_id["copy-picture"]).trigger()
        menu.close()
        content = held()
        assert content.imageData().dotsPerMeterX() == pytest.approx(192 / 0.0254, abs=1)
        title = ET.fromstring(content.data("image/svg+xml").data()).findtext(f"{SVG}title")
        dialog = PictureDialog(session, picture.subject, window)
        qtbot.addWidget(dialog)
        assert dialog.drawing.title == title
        plain, written = tmp_path / "plain.svg", tmp_path / "delivered.svg"
        assert dialog.write(plain)
        output = picture.subject.output(SHOWN, dialog.options.wish)
        made_of = given(replace(output, ratings=True), session.document)
        write(output, made_of, written, lambda _share: None)
        assert written.read_bytes() == plain.read_bytes()
        dialog.redaction.choose("no-pay")
        if dialog.save.isEnabled():
            assert dialog.write(plain)
            assert "Redaction: No pay" in words(plain.read_bytes())
        else:
            assert output.what in ("calibration", "review-trend")
        dialog.redaction.choose("")
        seen.append(output.what)
    # The trend is of snapshots, of which there are none; the matrix is no picture of an element.
    assert sorted(seen) == sorted(set(PICTURES) - {"trend", "matrix"})
    QApplication.clipboard().clear()


def test_what_a_picture_shows_is_asked_from_its_corner(window: MainWindow, qtbot) -> None:
    window.show_section(Section.GOALS)
    picture = next(p for p in window.findChildren(Picture) if p.subject and p.subject.name("") == "Cascade")  # fmt: skip
    offer = picture.findChild(PictureOffer)
    picture.resize(600, 400)
    picture.grab()
    assert offer.isHidden()
    QApplication.sendEvent(picture, QEvent(QEvent.Type.FocusIn))
    assert not offer.isHidden()
    menu = picture.menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Copy as picture", "Save as picture…"]
    menu.close()


def test_pictures_of_ratings_say_why_there_are_none(window: MainWindow, qtbot) -> None:
    window.show_section(Section.PERFORMANCE)
    picture = next(p for p in window.findChildren(Picture) if p.subject and p.subject.output(SHOWN, Wish()).what == "calibration")  # fmt: skip
    dialog = PictureDialog(window.session, picture.subject, window)
    qtbot.addWidget(dialog)
    assert not dialog.save.isEnabled()
    assert "Ratings of people stay inside" in dialog.told


def test_a_matrix_is_copied_whole_or_as_what_is_selected(window: MainWindow, qtbot, tmp_path) -> None:  # fmt: skip
    window.show_section(Section.RESPONSIBILITIES)
    grid = window.matrix.grid
    remember(Wish("svg", PictureSize(scale=1.0), Finish(outlines=False)))
    grid.clearSelection()
    window.actions_by_id["copy-picture"].trigger()
    whole = words(held().data("image/svg+xml").data())
    assert all(row.activity.name.split()[0] in whole for row in grid.grid_model.rows)
    selection = grid.selectionModel()
    for row, column in ((1, 0), (2, 3)):
        selection.select(grid.grid_model.index(row, column), QItemSelectionModel.SelectionFlag.Select)  # fmt: skip
    subject = MatrixSubject(grid)
    assert [part for part, _ in subject.parts] == [SHOWN, SELECTED]
    action = next(a for a in grid_menu(grid).actions() if a.text() == "Copy as picture")
    action.trigger()
    some = words(held().data("image/svg+xml").data())
    chosen = {row.activity.name for row in grid.chosen_rows()}
    assert len(chosen) == 2
    assert {row.activity.name for row in grid.grid_model.rows if row.activity.name in some} == chosen  # fmt: skip
    dialog = PictureDialog(window.session, subject, window, part=SELECTED)
    qtbot.addWidget(dialog)
    path = tmp_path / "part.svg"
    assert dialog.write(path)
    output = subject.output(SELECTED, dialog.options.wish)
    write(output, given(output, window.session.document), tmp_path / "two.svg", lambda _share: None)
    assert (tmp_path / "two.svg").read_bytes() == path.read_bytes()
    QApplication.clipboard().clear()


def test_the_keys_of_the_grid_mean_what_they_mean_there(window: MainWindow, qtbot) -> None:
    window.show_section(Section.RESPONSIBILITIES)
    assert window.actions_by_id["copy-picture"].isEnabled()
    with qtbot.waitExposed(window):
        window.show()
    grid = window.matrix.grid
    grid.setFocus()
    grid.setCurrentIndex(grid.grid_model.index(1, 0))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_C, both)
    override.ignore()
    QApplication.sendEvent(grid, override)
    assert override.isAccepted()
    qtbot.keyClick(grid, Qt.Key.Key_C, both)
    assert grid.grid_model.rows[1].activity.name in held().text()
    assert not held().hasImage()
    QApplication.clipboard().clear()
