"""Which part of the chart is seen: zoom, flights to cards, and what stays still when cards move."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QTimer, Signal
from typing_extensions import override

from orgeditor.drawing.view import View
from orgeditor.gui.canvas.sights import (
    corner_of,
    first_view,
    middle_card,
    shows,
    view_with,
    whole_view,
)
from orgeditor.gui.canvas.surface import Surface

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from orgeditor.drawing.scene import ChartScene
    from orgeditor.gui.canvas.breadcrumb import Breadcrumb
    from orgeditor.gui.canvas.folding import Folds
    from orgeditor.gui.canvas.glide import Glide
    from orgeditor.gui.canvas.legend import Legend
    from orgeditor.gui.canvas.minimap import Minimap
    from orgeditor.gui.canvas.painting import Painting
    from orgeditor.gui.canvas.rename import TitleEditor
    from orgeditor.model.edit import Edit

_ZOOM_STEP: Final = 1.2
_TELL_AFTER: Final = 200
_FOLLOWED: Final = 200
"""So many records an edit may change for the chart to go where it did."""


class Viewport(Surface):
    """A surface through which a part of a chart is seen: ``view``.

    ``settled`` runs out when that has not changed for a while; ``editor`` stands over a card.
    """

    zoom_changed = Signal(float)

    scene: ChartScene
    folds: Folds
    glide: Glide
    painting: Painting
    minimap: Minimap
    legend: Legend
    breadcrumb: Breadcrumb

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = View()
        self.editor: TitleEditor | None = None
        self._arrived: View | None = None

    @override
    def listen(self) -> None:
        super().listen()
        self.settled = QTimer(self, singleShot=True, interval=_TELL_AFTER)

    def fit(self) -> None:
        """Show the whole chart."""
        self.set_view(whole_view(self.scene.layout, self.view, self.legend.covers))

    @property
    def zoom(self) -> float:
        """The scale; 1.0 is 100 %."""
        return self.view.scale

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

    def reveal(self, record_id: str) -> None:
        """Move the chart just far enough that a card is seen, unfolding what hides it."""
        if record_id in self.scene.tree.index:
            self.folds.open_above(record_id)
            self.set_view(self._view_with(self.scene.slot(record_id)))

    def set_view(self, view: View) -> None:
        """Look at another part of the chart; a flight ends where it has come to."""
        self.flight.stop()
        self.pass_over(view)

    def pass_over(self, view: View) -> None:
        """Look at a part of the chart on the way of a flight."""
        view = view.resized(max(1, self.width()), max(1, self.height()))
        zoomed = view.scale != self.view.scale
        self.view = view
        if zoomed:
            self.painting.zoomed()
            self.zoom_changed.emit(view.scale)
        if self.editor:
            self.editor.follow()
        self.minimap.follow()
        self.settled.start()
        self.update()

    def keep_place(self, record_id: str, change: Callable[[], object]) -> None:
        """Do what changes the layout; a card (or the one in the middle) stays where it is seen."""

        def settle() -> None:
            change()
            self.pointer.forget()

        self.keep_still(record_id or middle_card(self.scene, self.view), settle)

    def keep_still(self, anchor: str, change: Callable[[], object]) -> None:
        """Do what changes the layout; what is under way goes on. A card stays where it is seen."""
        self.hover_card.hide()
        before, sight = corner_of(self.scene, anchor, self.view), self.glide.sight()
        change()
        self.minimap.forget()
        after = corner_of(self.scene, anchor, self.view)
        view = self.view
        if before and after:
            view = view.panned(before[0] - after[0], before[1] - after[1])
        self.set_view(view)
        self.glide.start(sight)

    def show_changed(self, edit: Edit) -> None:
        """Bring what an edit changed into view, where nothing of it is seen: an undo tells all."""
        if not self.isVisible() or len(edit.changes) > _FOLLOWED:
            return
        layout = self.scene.layout
        slots = [slot for c in edit.changes if c.after and (slot := self.scene.slot(c.id)) >= 0]
        if slots and not any(shows(layout, slot, self.view) for slot in slots):
            self.flight.start(self._view_with(slots[0]))

    def arrive(self) -> None:
        """Show the chart as one comes to it: whole where that is legible, else its top."""
        view = View(width=max(1, self.width()), height=max(1, self.height()))
        view = first_view(self.scene.layout, view, self.legend.covers)
        # The breadcrumb covers no card.
        self._arrived = view.panned(0, self.breadcrumb.height()) if self.scene.focus else view
        self.set_view(self._arrived)

    def _view_with(self, slot: int) -> View:
        """Return the view in which a card is seen, clear of what stands over the chart."""
        over = (w.geometry() for w in (self.legend, self.minimap, self.breadcrumb) if w.isVisible())
        covers = [(r.left(), r.top(), r.right() + 1, r.bottom() + 1) for r in over]
        return view_with(self.scene.layout, slot, self.view, covers)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        untouched = self._arrived in (None, self.view)
        self.view = self.view.resized(self.width(), self.height())
        if untouched:
            self.arrive()
        self.minimap.follow()
        self.legend.follow()
