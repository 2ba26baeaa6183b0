"""Language and theme change under a document that stays open."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QMessageBox

from orgeditor.gui import theme
from orgeditor.gui.main_window import MainWindow
from orgeditor.gui.sections import Section
from orgeditor.gui.settings import settings
from orgeditor.messages import t
from orgeditor.model.records import Position, Unit
from orgeditor.model.verbs.editing import set_field
from tests.window.conftest import position, unit


def _switch(desk, action: str) -> None:
    desk.window.actions_by_id[action].trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_window_before_hears_of_no_edit_any_more(desk):
    begun = weakref.ref(desk.window)
    of_others = {id(one) for one in gc.get_objects() if isinstance(one, MainWindow)}
    for action in ("chinese", "dark", "english", "light"):
        _switch(desk, action)
    key = position(desk.window, "P04")
    desk.session.select([key])
    # pytest-qt fails the test where a slot raises, as one of a window that is gone would.
    desk.session.perform(set_field, desk.session.organization, [key], "title", "New")
    desk.session.undo()
    gc.collect()
    assert begun() is None
    alive = [w for w in gc.get_objects() if isinstance(w, MainWindow)]
    assert [w for w in alive if id(w) not in of_others] == [desk.window]


def test_section_chart_folds_and_letters_stay(desk):
    window = desk.window
    window.actions_by_id["units"].trigger()
    folded = {unit(window, "Brand and content")}
    window.canvas.folds.fold(folded)
    matrix = window.matrix.matrix_id
    org = desk.session.organization
    activity = next(iter(org.referrers(matrix)))
    window.letters.show_activity(matrix, activity)
    window.canvas.zoom_to(0.5)
    window.show_section(Section.HEALTH)
    _switch(desk, "chinese")
    assert desk.window.section == Section.HEALTH
    assert desk.window.canvas.mode == "units"
    assert desk.window.canvas.folds.ids == folded
    desk.window.show_section(Section.STRUCTURE)
    assert desk.window.canvas.zoom == 0.5
    assert desk.window.letters.shown == (matrix, activity)
    _switch(desk, "english")


def test_colour_filter_focus_and_view_stay(desk):
    window, org = desk.window, desk.session.organization
    window.canvas.folds.fold({position(window, "P10")})
    window.colour_by.colour_by("grade", t("Grade"))
    window.canvas.focus_on(position(window, "P02"))
    grade = org.get(Position, position(window, "P04")).grade
    window.filter.show_only("grade", frozenset({grade}))
    window.actions_by_id["dotted"].trigger()
    window.actions_by_id["legend"].trigger()
    window.canvas.zoom_to(0.7)
    before, folded = window.canvas, window.canvas.folds.ids
    sight, view, name = before.sight, before.view, window.filter.toolTip()
    shown = [before.scene.id(slot) for slot in range(len(before.scene))]
    _switch(desk, "chinese")
    canvas = desk.window.canvas
    assert canvas.sight == sight
    assert canvas.folds.ids == folded
    assert [canvas.scene.id(slot) for slot in range(len(canvas.scene))] == shown
    assert (canvas.view.x, canvas.view.y, canvas.zoom) == (view.x, view.y, view.scale)
    assert not canvas.legend.wanted
    assert not canvas.show_dotted
    assert canvas.breadcrumb.isVisible()
    assert "职级" in desk.window.colour_by.text()
    assert desk.window.filter.isChecked()
    _switch(desk, "english")
    assert desk.window.filter.toolTip() == name
    desk.window.filter.show_text("content")
    _switch(desk, "chinese")
    assert desk.window.filter.typed == "content"
    _switch(desk, "english")


def test_dialogs_of_qt_speak_chinese_too(desk):
    _switch(desk, "chinese")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert "取消" in box.button(QDialogButtonBox.StandardButton.Cancel).text()
    assert (
        "保存"
        in QMessageBox(QMessageBox.Icon.NoIcon, "", "", QMessageBox.StandardButton.Save)
        .button(QMessageBox.StandardButton.Save)
        .text()
    )
    _switch(desk, "english")


def test_the_theme_chosen_is_kept_and_ticked(desk):
    for action, name in (("dark", "dark"), ("system-theme", "system"), ("light", "light")):
        _switch(desk, action)
        assert settings().value("theme") == name
        ticked = [
            key
            for key in ("system-theme", "light", "dark")
            if desk.window.actions_by_id[key].isChecked()
        ]
        assert ticked == [action]


def test_names_are_shown_in_the_language(desk):
    _switch(desk, "chinese")
    texts = [item.text(0) for item in desk.window.outline.structure.items()]
    assert "营销与销售部" in texts
    assert len(desk.session.organization.of(Unit)) == 12
    assert len(desk.session.organization.of(Position)) == 60
    _switch(desk, "english")
    assert not theme.palette().dark


def test_labels_of_file_dialogs_are_chinese_too_and_what_has_no_translation_is_shown_as_it_is(desk):
    _switch(desk, "chinese")
    dialog = QFileDialog()
    label = QFileDialog.DialogLabel
    assert dialog.labelText(label.LookIn) == "查找范围："
    assert dialog.labelText(label.FileType) == "文件类型："
    assert QCoreApplication.translate("QFileDialog", "Never said") == "Never said"
    dialog.deleteLater()
