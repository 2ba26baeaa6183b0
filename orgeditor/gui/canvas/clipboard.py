"""Cut, copy and paste of cards: as cards here, as a table in Excel, as a picture elsewhere."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication

from orgeditor.analysis.excerpt import excerpt
from orgeditor.drawing.chart_picture import ChartPicture, pasted_dots
from orgeditor.drawing.colours import unit_colours
from orgeditor.drawing.image import Finish, image_of
from orgeditor.drawing.scene import ChartScene
from orgeditor.files.roster import roster_table
from orgeditor.gui.canvas.commands import drop
from orgeditor.gui.canvas.mime import add_ids, ids_in, is_cut
from orgeditor.gui.canvas.places import Place
from orgeditor.gui.canvas.plans import How
from orgeditor.gui.clipboard import held
from orgeditor.gui.matrix.clipboard import content_of
from orgeditor.gui.pictures import give_picture, has_picture, picture_in
from orgeditor.messages import language, t
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Unit
from orgeditor.model.verbs.shifting import siblings_of

if TYPE_CHECKING:
    from orgeditor.gui.canvas.canvas import Canvas

_MOST: Final = 10_000
"""So many cards go to the clipboard as a table in half a second."""


class Clipboard(QObject):
    """What is cut or copied of a canvas; ``cut`` cards wait for their new place."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.cut: frozenset[str] = frozenset()
        QApplication.clipboard().dataChanged.connect(self._on_changed)

    def take(self, *, cut: bool) -> None:
        """Copy the selected cards with all below them, or cut them: they move when pasted."""
        canvas = self._canvas
        tree = canvas.scene.tree
        ids = [key for key in canvas.session.selection if tree.index.get(key, -1) >= 0]
        if not ids:
            canvas.session.refuse(t("Select cards of the chart that is shown."))
            return
        cards = sum(int(tree.end[tree.index[key]]) - tree.index[key] for key in ids)
        if cards <= _MOST:
            content = _content(canvas, ids)
        else:
            content = QMimeData()
            canvas.session.refuse(t("Too many for a table on the clipboard: export the roster instead. They can be pasted here."))  # fmt: skip
        add_ids(content, ids, cut=cut)
        QApplication.clipboard().setMimeData(content)
        self.cut = frozenset(ids) if cut else frozenset()
        canvas.update()

    def paste(self, *, alone: bool) -> None:
        """Paste below the current card: cards (``alone``: without what is below), or rows of a table."""
        canvas = self._canvas
        content = held()
        org, above = canvas.session.organization, canvas.current()
        ids = tuple(key for key in ids_in(content) if key in org)
        if not ids:
            picture = picture_in(content)
            if picture is not None:
                give_picture(canvas.session, above, picture, canvas.window())
            elif content.hasText() or content.hasHtml():
                self._paste_rows(above)
        elif is_cut(content):
            how = How.ALONE if alone else How.MOVE
            if drop(canvas, how, ids, Place(above)):
                canvas.session.select(ids)
                QApplication.clipboard().clear()
        else:
            how = How.COPY_ALONE if alone else How.COPY
            drop(canvas, how, ids, _beside(org, ids, above))

    def forget_cut(self) -> bool:
        """Leave cut cards where they are; return whether there were any."""
        if not self.cut:
            return False
        QApplication.clipboard().clear()
        return True

    @property
    def filled(self) -> bool:
        """Whether there is something that can be pasted."""
        content = held()
        known = any(key in self._canvas.session.organization for key in ids_in(content))
        return known or content.hasText() or content.hasHtml() or has_picture(content)

    def _paste_rows(self, above: str) -> None:
        canvas = self._canvas
        # The review of an import shows charts, and so needs the canvas before this needs it.
        from orgeditor.gui.importing import flow

        edit = flow.paste_below(canvas.session, above, canvas.window())
        if edit:
            new = [c.id for c in edit.changes if isinstance(c.after, Position)]
            canvas.session.select(new)
            if new:
                canvas.reveal(new[0])

    def _on_changed(self) -> None:
        if self.cut and not is_cut(held()):
            self.cut = frozenset()
            self._canvas.update()


def _beside(org: Organization, ids: tuple[str, ...], current: str) -> Place:
    """Return where a copy goes: below the current card, beside it where it copies itself."""
    record = org.peek(current)
    if current not in ids or not isinstance(record, Position):
        return Place(current)
    siblings = siblings_of(org, current)
    at = siblings.index(current) + 1 if current in siblings else len(siblings)
    return Place(record.manager, siblings[at] if at < len(siblings) else "")


def _content(canvas: Canvas, ids: list[str]) -> QMimeData:
    """Return cards as a table and as a picture: what does not leave the program is in neither."""
    org, sight = canvas.session.organization, canvas.sight
    part = canvas.session.handed_over(excerpt(org, ids))
    table = roster_table(part, language())
    rows = [[column.header for column in table.columns]]
    rows += [[_text(value) for value in row] for row in table.rows]
    content = content_of(rows)
    colours = unit_colours(org)
    coloured = (replace(r, colour=colours[r.id]) if isinstance(r, Unit) else r for r in part)
    # The matrix whose letters show is not part of what is copied.
    plain = replace(sight, badges=("", ""))
    scene = ChartScene(Organization(coloured), canvas.mode, canvas.folds.ids, sight=plain)
    picture = ChartPicture(scene)
    if dots := pasted_dots(picture):
        content.setImageData(image_of(picture, dots, Finish()))
    return content


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)
