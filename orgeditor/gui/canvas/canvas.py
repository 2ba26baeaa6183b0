"""The canvas: one viewport that shows the chart and hands events to gestures, keys and drops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from typing_extensions import override

from orgeditor.drawing.fonts import Face, screen_face
from orgeditor.drawing.pictures import SHORT_BELOW
from orgeditor.drawing.scene import ChartScene, Mode
from orgeditor.drawing.sight import Sight
from orgeditor.gui import theme
from orgeditor.gui.canvas import accessible, commands
from orgeditor.gui.canvas.border import Border
from orgeditor.gui.canvas.breadcrumb import Breadcrumb
from orgeditor.gui.canvas.clipboard import Clipboard
from orgeditor.gui.canvas.dropping import Dropping
from orgeditor.gui.canvas.flight import Flight
from orgeditor.gui.canvas.folding import Folds
from orgeditor.gui.canvas.glide import Glide
from orgeditor.gui.canvas.hover_card import HoverCard
from orgeditor.gui.canvas.keyboard import Keyboard
from orgeditor.gui.canvas.left_layouts import LeftLayouts
from orgeditor.gui.canvas.legend import Legend
from orgeditor.gui.canvas.menus import open_menu
from orgeditor.gui.canvas.minimap import Minimap
from orgeditor.gui.canvas.painting import Painting, paint_focus
from orgeditor.gui.canvas.pointer import Pointer
from orgeditor.gui.canvas.rename import TitleEditor
from orgeditor.gui.canvas.sights import view_onto
from orgeditor.gui.canvas.viewport import Viewport
from orgeditor.messages import seen, t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import head_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from orgeditor.drawing.colours import Palette
    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit


class Canvas(Viewport):
    """See the package's docstring for what the window uses of it.

    ``scene`` is the chart shown, ``view`` the part of it that is seen; ``pointer`` and
    ``dropping`` hold what is under way.
    """

    mode_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.mode: Mode = "positions"
        self.show_dotted = True
        self.face: Face = screen_face()
        self.colours: Palette = theme.palette()
        self.sight = Sight(
            names_hidden=session.names_hidden,
            pay_hidden=session.pay_hidden,
            mirrored=self.isRightToLeft(),
        )
        self.scene = ChartScene(session.organization, trees=session.trees, sight=self.sight)
        self.pointer = Pointer(self)
        self.dropping = Dropping(self)
        self.clipboard = Clipboard(self)
        self.painting = Painting(self)
        self.minimap = Minimap(self)
        self.legend = Legend(self)
        self.breadcrumb = Breadcrumb(self)
        self.keyboard = Keyboard(self)
        self.hover_card = HoverCard(self)
        self.flight = Flight(self)
        self.glide = Glide(self)
        self.border = Border(self)
        self.folds = Folds(self)
        self.left_layouts = LeftLayouts(self)
        self.listen()
        self.setAccessibleName(str(t("Chart")))
        accessible.install()
        self.accessible: accessible.CanvasInterface | None = None
        self.settled.timeout.connect(lambda: accessible.tell_moved(self))
        self.focused.connect(lambda: accessible.tell_current(self))
        self.menu_wanted.connect(lambda: open_menu(self))
        session.edited.connect(self._on_edited)
        session.replaced.connect(self._on_replaced)
        session.selected.connect(self._on_selected)
        session.discretion_changed.connect(self._on_discretion)

    def take_over(self, other: Canvas) -> None:
        """Show the chart as another canvas over the same session does, but for its view."""
        if self.mode != other.mode:
            self.mode = other.mode
            self.mode_changed.emit(self.mode)
        self.folds.take_over(other.folds)
        self.sight, self.show_dotted = other.sight, other.show_dotted
        self.legend.want(other.legend.wanted)
        self._show_anew()

    def set_mode(self, mode: Mode) -> None:
        """Show the position chart or the unit chart."""
        if mode != self.mode:
            self.mode = mode
            self._show_anew()
            self.mode_changed.emit(mode)

    def fly_to(self, record_id: str) -> None:
        """Bring a card into the middle, unfolding what hides it.

        A unit stands for its head on the position chart, a position for its unit on the
        unit chart.
        """
        key = self._shown_as(record_id)
        self._leave_focus(key)
        if key in self.scene.tree.index:
            self.folds.open_above(key)
            slot = self.scene.slot(key)
            self.flight.start(view_onto(self.scene.layout, slot, self.view, least=SHORT_BELOW))

    def set_show_dotted(self, show: bool) -> None:
        """Show or hide dotted lines."""
        self.show_dotted = show
        self.look(dotted=show)

    def show_badges(self, matrix: str, activity: str) -> None:
        """Show on each card its letters for an activity of a matrix; "" for none."""
        self.look(badges=(matrix, activity))

    def look(self, **ways: Any) -> None:
        """Look at the chart in another way: fields of ``Sight`` and their values."""
        self.sight = msgspec.structs.replace(self.sight, **ways)
        self.scene.look(self.sight)
        self.minimap.forget()
        self.legend.follow()
        self.update()

    def filter(self, by: str, only: frozenset[str], *, alone: bool) -> None:
        """Let cards stand back whose value of a trait is not in ``only``, or leave them out."""
        before = self.scene.sight
        self.look(only_by=by, only=only, only_alone=alone)
        if before.only_alone or alone:
            self._show_anew()

    def focus_on(self, record_id: str) -> None:
        """Show the branch of a record alone; "" for the whole chart."""
        self.look(focus=record_id)
        self._show_anew()

    def focus_on_current(self) -> None:
        """Show the branch of the current card alone."""
        self.focus_on(self.current())

    def show_from_above(self, count: int) -> None:
        """Show the branch alone of whom the current card is ``count`` levels below, or of the top."""
        current = self.current()
        tree = self.session.trees.of(self.mode)
        i = tree.index.get(current or self.scene.focus, -1)
        for _ in range(count):
            i = int(tree.parent[i]) if i >= 0 and tree.parent[i] >= 0 else i
        if i >= 0:
            self.focus_on(tree.ids[i] if tree.parent[i] >= 0 else "")
            self.reveal(current)

    def refresh_theme(self) -> None:
        """Take over colours and typeface after the theme was switched."""
        self.colours = theme.palette()
        self.face = screen_face()
        self.painting.refresh_theme()
        self.minimap.forget()
        self.update()

    def add_child(self) -> None:
        """Add a card below the current one and name it."""
        commands.add_child(self)

    def add_sibling(self) -> None:
        """Add a card after the current one and name it."""
        commands.add_sibling(self)

    def delete(self) -> None:
        """Delete the selected cards; what is below moves up."""
        commands.delete_selected(self, branches=False)

    def delete_branch(self) -> None:
        """Delete the selected cards with all below."""
        commands.delete_selected(self, branches=True)

    def rename(self) -> None:
        """Edit the current card's title in its place."""
        key = self.current()
        if key and self.name(key) != name_of(self.session.organization[key]):
            self.session.refuse(t("Show names again to change this one."))
        elif key and self.editor is None:
            self.reveal(key)
            self.editor = TitleEditor(self, key)

    def rename_ended(self) -> None:
        """The title editor has closed."""
        self.editor = None
        self.setFocus()

    def select_all(self) -> None:
        """Select every card shown."""
        self.session.select(self.scene.id(slot) for slot in range(len(self.scene)))

    def current(self) -> str:
        """Return the id of the current card: the last selected that is on the chart, or ""."""
        shown = (k for k in reversed(self.session.selection) if self.scene.slot(k) >= 0)
        return next(shown, "")

    def name(self, record_id: str) -> str:
        """Return what a record is called, "" for none."""
        record = self.session.organization.peek(record_id)
        return seen(name_of(record)) if record else ""

    def _on_edited(self, edit: Edit) -> None:
        self.keep_place(self._steady(edit), lambda: self.left_layouts.follow(edit))
        self.show_changed(edit)
        self.legend.follow_soon()

    def _steady(self, edit: Edit) -> str:
        """Return the card that stays while an edit is shown.

        It is the current one, but where the edit may move that, it is the one above it: else
        all others would run about the card that moves.
        """
        key = self.current()
        upper = int(self.scene.layout.parent[self.scene.slot(key)]) if key else -1
        moves = upper >= 0 and any(change.id == key for change in edit.changes)
        return self.scene.id(upper) if moves else key

    def _on_replaced(self) -> None:
        self.folds.forget()
        self.left_layouts.forget()
        self.sight = msgspec.structs.replace(self.sight, badges=("", ""), only_by="", focus="")
        self._show_anew()

    def _on_discretion(self) -> None:
        session = self.session
        self.look(names_hidden=session.names_hidden, pay_hidden=session.pay_hidden)

    def _on_selected(self) -> None:
        slot = self.scene.slot(self.current())
        self.setAccessibleDescription(self.scene.sentence(slot) if slot >= 0 else "")
        accessible.tell_current(self)
        self.update()

    def _show_anew(self) -> None:
        self._new_scene()
        self.glide.stop()
        self.pointer.forget()
        self.minimap.forget()
        self.legend.follow()
        self.breadcrumb.follow()
        self.arrive()

    def _new_scene(self) -> None:
        org, folded = self.session.organization, self.folds.standing()
        self.scene = ChartScene(org, self.mode, folded, trees=self.session.trees, sight=self.sight)

    def _shown_as(self, record_id: str) -> str:
        org = self.session.organization
        record = org.peek(record_id)
        if self.mode == "positions" and isinstance(record, Unit):
            return head_of(org, record_id)
        if self.mode == "units" and isinstance(record, Position):
            return record_id if record_id in self.scene.tree.index else record.unit
        return record_id

    def _leave_focus(self, record_id: str) -> None:
        """Show the whole chart where a record stands on it outside the branch shown."""
        whole = self.scene.whole_tree().index
        if self.scene.focus and record_id in whole and record_id not in self.scene.tree.index:
            self.focus_on("")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self.painting.paint(painter)
            if self.focus_shown and self.hasFocus():
                paint_focus(painter, QRectF(self.rect()), self.colours)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.look(mirrored=self.isRightToLeft())
            self._show_anew()
