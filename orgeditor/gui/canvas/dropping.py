"""What is dragged in from elsewhere: new things from the palette, records from other panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer

from orgeditor.gui.canvas.bubble import Hint
from orgeditor.gui.canvas.commands import drop_plan
from orgeditor.gui.canvas.held import how_of
from orgeditor.gui.canvas.mime import IDS, NEW, ids_in, new_in
from orgeditor.gui.canvas.places import Place, place_at
from orgeditor.gui.canvas.plans import Plan, plan_drop, plan_new
from orgeditor.gui.canvas.spring import Spring
from orgeditor.gui.pictures import give_picture, person_of, picture_in
from orgeditor.messages import t
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

    from orgeditor.gui.canvas.canvas import Canvas

Keys = Qt.KeyboardModifier


class Dropping:
    """A drag that hovers over the canvas: its place, and the sentence that is shown."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.at = QPointF()
        self.place: Place | None = None
        self.hint: Hint | None = None
        self._spring = Spring(canvas)
        self._what, self._ids = "", tuple[str, ...]()
        self._picture: Path | bytes | None = None
        self._keys, self._returns = Keys.NoModifier, False

    @property
    def active(self) -> bool:
        """Whether something hovers."""
        return bool(self._what or self._ids or self._picture)

    def enter(self, event: QDragEnterEvent) -> None:
        """Take what the canvas knows, so that its moves are told."""
        content = event.mimeData()
        self._picture = picture_in(content)
        if content.hasFormat(NEW) or content.hasFormat(IDS) or self._picture:
            event.acceptProposedAction()

    def hover(self, event: QDragMoveEvent) -> None:
        """Show what dropping here would do; ignore the event where it is not possible."""
        content = event.mimeData()
        self._what, self._ids = new_in(content), ids_in(content)
        self._keys, self._returns = event.modifiers(), event.source() is self._canvas
        self.at = event.position()
        self._canvas.border.near(self.at)
        if self.repeat():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def repeat(self) -> bool:
        """Ask again what dropping here would do, as after the chart has moved; return whether it can be."""
        possible = self._onto_card() if self._picture else self._plan() is not None
        self._spring.over(self.place.slot if self.place else -1)
        self._canvas.update()
        return possible

    def drop(self, event: QDropEvent) -> None:
        """Carry it out."""
        self.at, self._keys = event.position(), event.modifiers()
        if self._picture:
            self._drop_picture(event, self._picture)
            return
        plan = self._plan()
        above = self.place.above if self.place else ""
        self._spring.close(above)
        self.leave()
        if plan is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._canvas.setFocus()
        drop_plan(self._canvas, plan, above)

    def leave(self) -> None:
        """Nothing hovers any more."""
        self._what, self._ids, self._picture = "", (), None
        self._canvas.border.let_go()
        self._spring.close()
        self.place = self.hint = None
        self._canvas.update()

    def _onto_card(self) -> bool:
        """Find the card under a picture; return whether it shows somebody whose it can be."""
        canvas = self._canvas
        slot = canvas.scene.layout.at(*canvas.view.to_chart(self.at.x(), self.at.y()))
        self.place = self.hint = None
        if slot < 0:
            return False
        key = canvas.scene.id(slot)
        self.place = Place(key, slot=slot)
        person = person_of(canvas.session.organization, key)
        if not person or canvas.session.names_hidden:
            words = t("Nobody is named here whose picture it could be.")
            self.hint = Hint(str(words), refused=True)
            return False
        self.hint = Hint(str(t("Picture of {name}", name=canvas.name(person))))
        return True

    def _drop_picture(self, event: QDropEvent, picture: Path | bytes) -> None:
        canvas = self._canvas
        key = self.place.above if self._onto_card() and self.place else ""
        self._spring.close(key)
        self.leave()
        if not key:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        # The program that is dragged from must not wait until the picture is read.
        QTimer.singleShot(
            0, canvas, lambda: give_picture(canvas.session, key, picture, canvas.window())
        )

    def _plan(self) -> Plan | None:
        canvas = self._canvas
        what, ids = self._what, self._ids
        self.place = self.hint = None
        if not what and not ids:
            return None
        x, y = canvas.view.to_chart(self.at.x(), self.at.y())
        self.place = place_at(canvas.scene, x, y, ids)
        if self.place is None and self._returns:
            # Cards that were dragged out and back: the ground is no place for them.
            return None
        org = canvas.session.organization
        try:
            if what:
                plan = plan_new(org, what, self.place)
            else:
                known = [key for key in ids if key in org]
                how = how_of(self._keys)
                plan = plan_drop(org, how, known, self.place or Place(above=""))
        except Refused as refusal:
            self.hint = Hint(str(refusal.reason), refused=True)
            return None
        self.hint = Hint(str(plan.sentence))
        return plan
