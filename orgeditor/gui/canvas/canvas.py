"""The canvas: one viewport that paints the chart and hands events to gestures and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QStyle, QToolTip, QWidget
from typing_extensions import override

from orgeditor.drawing.chart import BLOCKS_BELOW, Frame, Marks, paint_view
from orgeditor.drawing.colours import DARK, LIGHT, Palette, colour
from orgeditor.drawing.fonts import Face, screen_face
from orgeditor.drawing.pictures import SHORT_BELOW, CardPictures
from orgeditor.drawing.scene import ChartScene, Mode
from orgeditor.drawing.text import Style, draw_text_centred
from orgeditor.drawing.view import View
from orgeditor.gui.canvas import commands
from orgeditor.gui.canvas.bubble import paint_hint, paint_place
from orgeditor.gui.canvas.dropping import Dropping
from orgeditor.gui.canvas.gestures import border_pull, ghost_line
from orgeditor.gui.canvas.handles import paint_handles
from orgeditor.gui.canvas.keyboard import Keyboard
from orgeditor.gui.canvas.menus import card_menu, drop_menu
from orgeditor.gui.canvas.minimap import Minimap
from orgeditor.gui.canvas.plans import How, Plan, plan_drop
from orgeditor.gui.canvas.pointer import Pointer
from orgeditor.gui.canvas.rename import TitleEditor
from orgeditor.messages import t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import head_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.drawing.card import Card
    from orgeditor.gui.canvas.places import Place
    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_ZOOM_STEP: Final = 1.2
_LEAST_LEGIBLE: Final = 0.5
_FLIGHT: Final = 150
_SETTLE: Final = 90
_STRUCTURE: Final = {
    Position: ("manager", "rank", "waiting", "status", "assistant"),
    Unit: ("parent", "rank"),
}


class Canvas(QWidget):
    """See the package's docstring for what the window uses of it."""

    mode_changed = Signal(str)
    zoom_changed = Signal(float)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.mode: Mode = "positions"
        self.show_dotted = True
        self.view = View()
        self.frame = Frame(0, 0)
        self.face: Face = screen_face()
        self.colours: Palette = LIGHT
        self.pointer = Pointer(self)
        self._keyboard = Keyboard(self)
        self._dropping = Dropping(self)
        self._folded: dict[Mode, set[str]] = {"positions": set(), "units": set()}
        self._badges = ("", "")
        self._arrived = False
        self._anchor = ""
        self._editor: TitleEditor | None = None
        self.scene = ChartScene(session.organization)
        self._pictures = CardPictures(self.colours, self.face)
        self._minimap = Minimap(self)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._sharpen)
        self._pull = QTimer(self, interval=16)
        self._pull.timeout.connect(self._pull_on)
        self._flight = QVariantAnimation(self)
        self._flight.valueChanged.connect(self._fly)
        self._course = (self.view, self.view)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(str(t("Chart")))
        self.refresh_theme()
        session.edited.connect(self._on_edited)
        session.replaced.connect(self._on_replaced)
        session.selected.connect(self._on_selected)

    def set_mode(self, mode: Mode) -> None:
        """Show the position chart or the unit chart."""
        if mode == self.mode:
            return
        self.mode = mode
        self._rebuild()
        self.arrive()
        self.mode_changed.emit(mode)

    def fit(self) -> None:
        """Show the whole chart."""
        layout = self.scene.layout
        self.set_view(self.view.fitted(layout.width, layout.height))

    def zoom_to(self, scale: float) -> None:
        """Zoom about the middle of the viewport; 1.0 is 100 %."""
        self.zoom_at(scale, QPointF(self.width() / 2, self.height() / 2))

    def zoom_in(self) -> None:
        """Zoom in by one step."""
        self.zoom_to(self.view.scale * _ZOOM_STEP)

    def zoom_out(self) -> None:
        """Zoom out by one step."""
        self.zoom_to(self.view.scale / _ZOOM_STEP)

    def zoom_at(self, scale: float, at: QPointF) -> None:
        """Zoom about a point of the viewport: what is under it stays there."""
        self.set_view(self.view.zoomed(scale, at.x(), at.y()))

    @property
    def zoom(self) -> float:
        """The scale; 1.0 is 100 %."""
        return self.view.scale

    def fly_to(self, record_id: str) -> None:
        """Bring a card into the middle, unfolding what hides it.

        A unit stands for its head on the position chart, a position for its unit on the
        unit chart.
        """
        key = self._shown_as(record_id)
        if key not in self.scene.tree.index:
            return
        self._unfold_above(key)
        slot, layout = self.scene.slot(key), self.scene.layout
        view = self.view
        if view.scale < SHORT_BELOW:
            view = msgspec.structs.replace(view, scale=1.0)
        middle = layout.spacing
        self._start_flight(
            view.centred(
                float(layout.x[slot]) + middle.width / 2,
                float(layout.y[slot]) + middle.height / 2,
            )
        )

    def fold_all(self) -> None:
        """Fold everything below the cards that stand directly below the roots."""
        tree = self.scene.tree
        self.set_folded(
            {key for key, i in tree.index.items() if tree.depth[i] >= 1 and tree.end[i] > i + 1}
        )

    def unfold_all(self) -> None:
        """Show everything."""
        self.set_folded(set())

    def toggle_fold(self) -> None:
        """Fold or unfold the selected cards."""
        chosen = {
            key
            for key in self.session.selection
            if (slot := self.scene.slot(key)) >= 0 and self.scene.has_below(slot)
        }
        folded = self._folded[self.mode]
        self.set_folded(folded - chosen if chosen & folded else folded | chosen)

    @property
    def folded(self) -> frozenset[str]:
        """The ids below which the chart shown is folded."""
        return frozenset(self._folded[self.mode])

    def set_folded(self, folded: set[str]) -> None:
        """Fold the chart below these ids and nowhere else; the current card stays in its place."""
        self._folded[self.mode] = folded
        self._keeping_place(lambda: self.scene.fold(folded))

    def set_show_dotted(self, show: bool) -> None:
        """Show or hide dotted lines."""
        self.show_dotted = show
        self.update()

    def show_badges(self, matrix: str, activity: str) -> None:
        """Show on each card its letters for an activity of a matrix; "" for none."""
        self._badges = (matrix, activity)
        self.scene.set_badges(matrix, activity)
        self.update()

    def refresh_theme(self) -> None:
        """Take over colours and typeface after the theme was switched."""
        self.colours = DARK if self.palette().window().color().lightness() < 128 else LIGHT
        self.face = screen_face()
        self._pictures = CardPictures(self.colours, self.face)
        self._minimap.forget()
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
        if key and self._editor is None:
            self.reveal(key)
            self._editor = TitleEditor(self, key)

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
        return name_of(record) if record else ""

    def set_view(self, view: View) -> None:
        """Look at another part of the chart."""
        zoomed = view.scale != self.view.scale
        self.view = view
        if zoomed:
            self._settle.start()
            self.zoom_changed.emit(view.scale)
        if self._editor:
            self._editor.follow()
        self._minimap.follow()
        self.update()

    def reveal(self, record_id: str) -> None:
        """Move the chart just far enough that a card is seen, unfolding what hides it."""
        if record_id not in self.scene.tree.index:
            return
        self._unfold_above(record_id)
        slot, layout = self.scene.slot(record_id), self.scene.layout
        x, y = self.view.to_screen(float(layout.x[slot]), float(layout.y[slot]))
        width = layout.spacing.width * self.view.scale
        height = layout.spacing.height * self.view.scale
        dx = max(0.0, 24 - x) or min(0.0, self.width() - 24 - x - width)
        dy = max(0.0, 24 - y) or min(0.0, self.height() - 24 - y - height)
        if dx or dy:
            self.set_view(self.view.panned(dx, dy))

    def drop(self, how: How, ids: Sequence[str], place: Place) -> None:
        """Carry out what a drop does; what was dropped on stays where it is seen."""
        org = self.session.organization

        def verb() -> Edit:
            return plan_drop(org, how, ids, place).edit

        self._anchor = place.above
        edit = self.session.perform(verb)
        self._anchor = ""
        if edit and how is How.COPY and edit.changes:
            self.session.select([edit.changes[0].id])

    def drop_plan(self, plan: Plan) -> None:
        """Carry out a plan and select what it made."""
        edit = self.session.perform(lambda: plan.edit)
        if edit and edit.changes and edit.changes[0].before is None:
            self.session.select([edit.changes[0].id])
            self.reveal(edit.changes[0].id)

    def ask_how(self, ids: Sequence[str], place: Place, at: QPointF) -> None:
        """Ask by a menu what becomes of cards dropped with the right button."""
        drop_menu(self, ids, place).popup(self.mapToGlobal(at.toPoint()))

    def ghost(self, slot: int, ids: Sequence[str]) -> Card:
        """Return the card that is shown lifted while ``ids`` are dragged."""
        card = self.scene.card(slot)
        line = ghost_line(card.line, self.scene.below_count(slot), len(ids) - 1)
        return msgspec.structs.replace(
            card, line=line, vacant=False, facts="", note="", below="", letters=()
        )

    def scroll_near_border(self, at: QPointF) -> None:
        """Move the chart as long as something is held near the border."""
        if border_pull(at, self.width(), self.height()).isNull():
            self._pull.stop()
        elif not self._pull.isActive():
            self._pull.start()

    def stop_scrolling(self) -> None:
        """The gesture that held something near the border is over."""
        self._pull.stop()

    def rename_ended(self) -> None:
        """The title editor has closed."""
        self._editor = None
        self.setFocus()

    def _on_edited(self, edit: Edit) -> None:
        if any(_moves(change.before, change.after) for change in edit.changes):
            self._keeping_place(self._new_scene)
        else:
            self.scene.forget_cards()
            self._minimap.forget()
            self.update()

    def _on_replaced(self) -> None:
        self._folded = {"positions": set(), "units": set()}
        self._badges = ("", "")
        self._rebuild()
        self.arrive()

    def _on_selected(self) -> None:
        key = self.current()
        slot = self.scene.slot(key) if key else -1
        self.setAccessibleDescription(self.scene.sentence(slot) if slot >= 0 else "")
        self.update()

    def _new_scene(self) -> None:
        org = self.session.organization
        folded = self._folded[self.mode]
        folded &= {key for key in folded if key in org}
        self.scene = ChartScene(org, self.mode, folded)
        self.scene.set_badges(*self._badges)

    def _rebuild(self) -> None:
        self._new_scene()
        self.pointer.forget()
        self._minimap.forget()
        self._minimap.follow()
        self.update()

    def _keeping_place(self, change: Callable[[], None]) -> None:
        """Change the layout; the card that matters most stays where it is seen."""
        anchor = self._anchor or self.current() or self._middle_card()
        before = self._corner(anchor)
        change()
        self.pointer.forget()
        self._minimap.forget()
        after = self._corner(anchor)
        view = self.view
        if before and after:
            scale = view.scale
            view = view.panned((before[0] - after[0]) * scale, (before[1] - after[1]) * scale)
        self.set_view(view)

    def _corner(self, record_id: str) -> tuple[float, float] | None:
        slot = self.scene.slot(record_id)
        layout = self.scene.layout
        return (float(layout.x[slot]), float(layout.y[slot])) if slot >= 0 else None

    def _middle_card(self) -> str:
        seen = self.scene.layout.within(self.view.x, self.view.y, self.view.right, self.view.bottom)
        return self.scene.id(int(seen[len(seen) // 2])) if len(seen) else ""

    def _shown_as(self, record_id: str) -> str:
        org = self.session.organization
        record = org.peek(record_id)
        if self.mode == "positions" and isinstance(record, Unit):
            return head_of(org, record_id)
        if self.mode == "units" and isinstance(record, Position):
            return record.unit
        return record_id

    def _unfold_above(self, record_id: str) -> None:
        tree = self.scene.tree
        upper, hiding = int(tree.parent[tree.index[record_id]]), set()
        while upper >= 0:
            hiding.add(tree.ids[upper])
            upper = int(tree.parent[upper])
        folded = self._folded[self.mode]
        if hiding & folded:
            self.set_folded(folded - hiding)

    def arrive(self) -> None:
        """Look at the chart for the first time: all of it where that is legible, else its top."""
        layout = self.scene.layout
        view = View(width=max(1, self.width()), height=max(1, self.height()))
        view = view.fitted(layout.width, layout.height)
        if view.scale < _LEAST_LEGIBLE and len(self.scene):
            view = msgspec.structs.replace(view, scale=0.8)
            view = view.centred(float(layout.x[0]) + layout.spacing.width / 2, 0)
            view = msgspec.structs.replace(view, y=-32 / view.scale)
        self.set_view(view)

    def _start_flight(self, to: View) -> None:
        self._flight.stop()
        hint = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if not self.isVisible() or hint <= 0:
            self.set_view(to)
            return
        self._course = (self.view, to)
        self._flight.setStartValue(0.0)
        self._flight.setEndValue(1.0)
        self._flight.setDuration(_FLIGHT)
        self._flight.start()

    def _fly(self, share: float) -> None:
        start, end = self._course
        eased = 1 - (1 - share) ** 3
        self.set_view(end if share >= 1.0 else start.between(end, eased))

    def _sharpen(self) -> None:
        """Zooming has come to rest: paint the cards anew at their size."""
        if self.view.scale >= BLOCKS_BELOW:
            self._pictures.use(self.view.scale, self.devicePixelRatioF())
            self.update()

    def _pull_on(self) -> None:
        by = border_pull(self.pointer.at, self.width(), self.height())
        self.set_view(self.view.panned(by.x(), by.y()))
        self.pointer.repeat()

    def _prepare_pictures(self) -> None:
        pictures, scale = self._pictures, self.view.scale
        if scale < BLOCKS_BELOW:
            return
        ratio = self.devicePixelRatioF()
        other_level = (pictures.scale < SHORT_BELOW) != (scale < SHORT_BELOW)
        if not self._settle.isActive() or other_level or pictures.ratio != ratio:
            pictures.use(scale, ratio)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self.colours.canvas))
        self._prepare_pictures()
        gesture = self.pointer.gesture
        slots = (self.scene.slot(key) for key in self.session.selection)
        place = self._dropping.place
        marks = Marks(
            selected=frozenset(slot for slot in slots if slot >= 0),
            target=gesture.target if gesture else (place.slot if place else -1),
            lifted=gesture.lifted if gesture else frozenset(),
            dotted=self.show_dotted,
        )
        ratio = self.devicePixelRatioF()
        self.frame = paint_view(painter, self.scene, self.view, self._pictures, marks, ratio)
        if not len(self.scene):
            self._paint_empty(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if gesture is None:
            paint_handles(painter, self)
        else:
            gesture.paint(painter)
        if place:
            paint_place(painter, place, self.view, self.colours)
        if hint := self._dropping.hint:
            paint_hint(painter, self._dropping.at, hint, self.view, self.colours, self.face)
        if self.frame.missing:
            QTimer.singleShot(0, self.update)

    def _paint_empty(self, painter: QPainter) -> None:
        if self.mode == "positions":
            lines = (
                t("No positions yet"),
                t("Press Enter to add one, or drop a role or a position here."),
            )
        else:
            lines = (t("No units yet"), t("Press Enter to add one, or drop a unit here."))
        middle = self.width() / 2
        y = self.height() / 2
        large, small = Style(self.face, 16.0, semibold=True), Style(self.face, 13.0)
        draw_text_centred(painter, middle, y - 8, str(lines[0]), large, colour(self.colours.text))
        draw_text_centred(painter, middle, y + 18, str(lines[1]), small, colour(self.colours.muted))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.view = self.view.resized(self.width(), self.height())
        if not self._arrived and self.width() > 100:
            self._arrived = True
            self.arrive()
        self._minimap.follow()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            slot = self.pointer.slot_at(QPointF(event.pos()))
            QToolTip.showText(
                event.globalPos(), self.scene.sentence(slot) if slot >= 0 else "", self
            )
            return True
        if self.pointer.native(event):
            return True
        return super().event(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        # Tab adds a child here; F6 leaves the canvas.
        return False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self.pointer.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.moved(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.pointer.double(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.pointer.gone()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # With the mouse the menu opens on release, after it is clear that nothing is dragged.
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            card_menu(self).popup(event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keyboard.press(event):
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._keyboard.release(event):
            super().keyReleaseEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._dropping.enter(event)

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._dropping.hover(event)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._dropping.leave()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._dropping.drop(event)


def _moves(before: object, after: object) -> bool:
    """Whether a change of a record moves cards."""
    if type(before) is not type(after):
        return isinstance(before or after, Position | Unit)
    names = _STRUCTURE.get(type(before), ())  # type: ignore[call-overload]
    return any(getattr(before, name) != getattr(after, name) for name in names)
