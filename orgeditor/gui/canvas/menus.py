"""The canvas's menus: of a card, and of a drop with the right button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from orgeditor.gui.canvas import reshaping
from orgeditor.gui.canvas.commands import drop
from orgeditor.gui.canvas.plans import How, plan_drop
from orgeditor.gui.pictures import choose_picture, person_of, remove_picture
from orgeditor.gui.picturing import BRANCH, SELECTED, SHOWN, ask_for_picture, copy_chart
from orgeditor.messages import Message, t
from orgeditor.model.edit import Refused
from orgeditor.model.records import Person, Position
from orgeditor.model.verbs.positions import hold, remove_dotted_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.gui.canvas.canvas import Canvas
    from orgeditor.gui.canvas.places import Place

_WORDS = {
    How.MOVE: t("Move here with all below"),
    How.ALONE: t("Move alone"),
    How.SWAP: t("Swap"),
    How.DOTTED: t("Draw a dotted line"),
    How.COPY: t("Copy with all below"),
    How.MERGE: t("Merge into it"),
}


def drop_menu(canvas: Canvas, ids: Sequence[str], place: Place) -> QMenu:
    """Return the menu that asks what becomes of dropped cards; what cannot be says why."""
    menu = _menu(canvas)
    org = canvas.session.organization
    for how, words in _WORDS.items():
        action = menu.addAction(str(words))
        action.setData(how)
        try:
            action.setToolTip(str(plan_drop(org, how, ids, place).sentence))
        except Refused as refusal:
            action.setEnabled(False)
            action.setToolTip(str(refusal.reason))
        action.triggered.connect(lambda _=False, how=how: drop(canvas, how, ids, place))
    menu.addSeparator()
    menu.addAction(str(t("Cancel")))
    return menu


def open_menu(canvas: Canvas) -> None:
    """Open the menu without a mouse: below the current card, brought into view; else amid all."""
    key, at = canvas.current(), QPointF(canvas.rect().center())
    if key:
        canvas.reveal(key)
        layout, slot = canvas.scene.layout, canvas.scene.slot(key)
        middle = float(layout.x[slot]) + layout.spacing.width / 2
        bottom = float(layout.y[slot]) + layout.spacing.height
        at = QPointF(*canvas.view.to_screen(middle, bottom))
    card_menu(canvas).popup(canvas.mapToGlobal(at.toPoint()))


def card_menu(canvas: Canvas) -> QMenu:
    """Return the menu of the selected cards, or of the ground where none is selected."""
    menu = _menu(canvas)
    key = canvas.current()
    if not key:
        _add(menu, t("Add"), canvas.add_child)
        if canvas.clipboard.filled:
            _add(menu, t("Paste"), lambda: canvas.clipboard.paste(alone=False), "Ctrl+V")
        _add(menu, t("Select all"), canvas.select_all, "Ctrl+A")
        menu.addSeparator()
        _add(menu, t("Fold all"), canvas.folds.fold_all)
        _add(menu, t("Unfold all"), canvas.folds.unfold_all)
        _add(menu, t("Fit to window"), canvas.fit, "Shift+1")
        menu.addSeparator()
        _add_pictures(menu, canvas, t("Picture of the chart…"), SHOWN)
        return menu
    chosen = [k for k in canvas.session.selection if canvas.scene.slot(k) >= 0]
    if len(chosen) > 1:
        _add_several(menu, canvas, chosen)
    else:
        _add_one(menu, canvas, key)
    menu.addSeparator()
    _add_clipboard(menu, canvas)
    menu.addSeparator()
    if len(chosen) > 1:
        _add_pictures(menu, canvas, t("Picture of these cards…"), SELECTED)
    else:
        _add_pictures(menu, canvas, t("Picture of this branch…"), BRANCH)
    menu.addSeparator()
    _add_positions(menu, canvas, chosen)
    _add(menu, t("Delete, reports move up"), canvas.delete, "Del")
    _add(menu, t("Delete with all below"), canvas.delete_branch, "Shift+Del")
    return menu


def _add_one(menu: QMenu, canvas: Canvas, key: str) -> None:
    _add(menu, t("Rename"), canvas.rename, "F2")
    _add(menu, t("Add below"), canvas.add_child, "Tab")
    _add(menu, t("Add beside"), canvas.add_sibling, "Return")
    scene = canvas.scene
    if scene.has_below(scene.slot(key)):
        folded = key in canvas.folds.ids
        _add(menu, t("Unfold") if folded else t("Fold"), canvas.folds.toggle, "Space")


def _add_several(menu: QMenu, canvas: Canvas, chosen: Sequence[str]) -> None:
    name = canvas.name(chosen[-1])
    _add(menu, t("Merge into {name}", name=name), lambda: reshaping.merge(canvas), "Ctrl+M")
    if canvas.mode == "units":
        return
    if len(chosen) == 2:
        _add(menu, t("Swap places"), lambda: reshaping.swap_places(canvas))
        _add(menu, t("Swap people"), lambda: reshaping.swap_people(canvas))
    _add(menu, t("Dotted line to {name}", name=name), lambda: reshaping.draw_dotted(canvas))
    _add(menu, t("Split off into a new unit"), lambda: reshaping.split_off(canvas))


def _add_clipboard(menu: QMenu, canvas: Canvas) -> None:
    clipboard = canvas.clipboard
    if canvas.mode == "positions":
        _add(menu, t("Cut"), lambda: clipboard.take(cut=True), "Ctrl+X")
    _add(menu, t("Copy"), lambda: clipboard.take(cut=False), "Ctrl+C")
    if clipboard.filled:
        _add(menu, t("Paste below"), lambda: clipboard.paste(alone=False), "Ctrl+V")
        _add(menu, t("Paste alone"), lambda: clipboard.paste(alone=True), "Ctrl+Shift+V")


def _add_pictures(menu: QMenu, canvas: Canvas, words: Message, part: str) -> None:
    session = canvas.session
    _add(menu, t("Copy as picture"), lambda: copy_chart(session, canvas), "Ctrl+Shift+C")
    _add(menu, words, lambda: ask_for_picture(session, canvas, part))


def _add_positions(menu: QMenu, canvas: Canvas, chosen: Sequence[str]) -> None:
    session = canvas.session
    org = session.organization
    positions = [key for key in chosen if org.find(Position, key)]
    if not positions:
        return

    def put_aside() -> None:
        session.perform(hold, org, positions, str(t("put aside")))

    if len(positions) == 1:
        _add_picture(menu, canvas, positions[0])
        _add(menu, t("Split"), lambda: reshaping.split(canvas), "Ctrl+Shift+M")
        for manager in org.get(Position, positions[0]).dotted:

            def remove(manager: str = manager) -> None:
                session.perform(remove_dotted_line, org, positions[0], manager)

            name = canvas.name(manager)
            _add(menu, t("Remove the dotted line to {manager}", manager=name), remove)
    _add(menu, t("Put into the holding area"), put_aside)


def _add_picture(menu: QMenu, canvas: Canvas, position: str) -> None:
    session = canvas.session
    person = session.organization.find(Person, person_of(session.organization, position))
    if person is None or session.names_hidden:
        return
    _add(
        menu,
        t("Picture of the person…"),
        lambda: choose_picture(session, position, canvas.window()),
    )
    if person.picture:
        _add(menu, t("Remove the picture"), lambda: remove_picture(session, position))


def _menu(canvas: Canvas) -> QMenu:
    menu = QMenu(canvas)
    menu.setObjectName("canvas-menu")
    menu.setToolTipsVisible(True)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _add(menu: QMenu, words: Message, act: Callable[[], None], keys: str = "") -> None:
    action = menu.addAction(str(words))
    if keys:
        # Shown beside the words; the canvas itself listens to the keys.
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _=False: act())
