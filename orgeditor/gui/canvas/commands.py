"""What keys and menus do to the selected cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from orgeditor.gui.canvas.places import sense
from orgeditor.gui.canvas.plans import How, Plan, plan_drop
from orgeditor.messages import t
from orgeditor.model.fields import Edge
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import roots, units_in
from orgeditor.model.verbs.editing import delete, delete_branches
from orgeditor.model.verbs.positions import add_position
from orgeditor.model.verbs.shifting import demote, promote, shift
from orgeditor.model.verbs.units import add_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.gui.canvas.canvas import Canvas
    from orgeditor.gui.canvas.places import Place
    from orgeditor.model.edit import Edit


def add_child(canvas: Canvas) -> None:
    """Add a card below the current one, or a root where there is none, and name it."""
    key = canvas.current()
    if key in canvas.folds.ids:
        canvas.folds.fold(canvas.folds.ids - {key})
    _add(canvas, key, "", unit="")


def add_sibling(canvas: Canvas) -> None:
    """Add a card after the current one, in the same unit, and name it."""
    org, key = canvas.session.organization, canvas.current()
    record = org.peek(key)
    if isinstance(record, Position):
        siblings = org.below(record.manager, Edge.REPORTS) if record.manager else roots(org)
        _add(canvas, record.manager, _next(siblings, key), unit=record.unit)
    elif isinstance(record, Unit):
        _add(canvas, record.parent, _next(units_in(org, record.parent), key), unit="")
    else:
        _add(canvas, "", "", unit="")


def drop(canvas: Canvas, how: How, ids: Sequence[str], place: Place) -> bool:
    """Carry out what dropping cards at a place does; return whether it could be.

    What they come under stays where it is seen.
    """
    session = canvas.session
    org = session.organization
    edits: list[Edit | None] = []
    canvas.keep_place(
        place.above,
        lambda: edits.append(session.perform(lambda: plan_drop(org, how, ids, place).edit)),
    )
    edit = edits[0]
    if edit and how in (How.COPY, How.COPY_ALONE):
        session.select([edit.changes[0].id])
    elif how is How.MERGE and edit:
        session.select([place.above])
    return edit is not None


def drop_plan(canvas: Canvas, plan: Plan, above: str) -> None:
    """Carry out a plan and select what it made; the card ``above`` stays where it is seen."""
    edits: list[Edit | None] = []
    canvas.keep_place(above, lambda: edits.append(canvas.session.perform(lambda: plan.edit)))
    edit = edits[0]
    if edit and edit.changes and edit.changes[0].before is None:
        canvas.session.select([edit.changes[0].id])
        canvas.reveal(edit.changes[0].id)


def move_along(canvas: Canvas, arrow: Qt.Key) -> None:
    """Move the current card one step the way an arrow points.

    Along its siblings, however they stand, past the next one; across them, to beside its
    manager or under the sibling before it.
    """
    key, session = canvas.current(), canvas.session
    if not key:
        session.refuse(t("Select cards of the chart that is shown."))
        return
    layout, slot = canvas.scene.layout, canvas.scene.slot(key)
    hung = bool(layout.stacked[slot])
    along = (Qt.Key.Key_Up, Qt.Key.Key_Down) if hung else (Qt.Key.Key_Left, Qt.Key.Key_Right)
    org = session.organization
    if arrow in along:
        step = -1 if arrow == along[0] else 1
        session.perform(shift, org, key, step * sense(canvas.scene, slot))
    else:
        # Where what is below grows upwards or to the left, managers stand on the other side.
        at, upper = (layout.x if hung else layout.y), int(layout.parent[slot])
        mirrored = upper >= 0 and at[slot] < at[upper]
        up = (arrow in (Qt.Key.Key_Up, Qt.Key.Key_Left)) != mirrored
        session.perform(promote if up else demote, org, key)
    canvas.reveal(key)


def delete_selected(canvas: Canvas, *, branches: bool) -> None:
    """Delete the selected cards, or with all below; the one above becomes current."""
    session, scene = canvas.session, canvas.scene
    chosen = [key for key in session.selection if scene.slot(key) >= 0]
    if not chosen:
        return
    upper = int(scene.layout.parent[scene.slot(chosen[-1])])
    above = scene.id(upper) if upper >= 0 else ""
    verb = delete_branches if branches else delete
    if session.perform(verb, session.organization, chosen) and above:
        session.select([above])


def _add(canvas: Canvas, above: str, before: str, *, unit: str) -> None:
    session = canvas.session
    org = session.organization
    edit: Edit | None
    if canvas.mode == "units" and not unit and not org.find(Position, above):
        edit = session.perform(add_unit, org, name=str(t("New unit")), parent=above, before=before)
    else:
        edit = session.perform(
            add_position,
            org,
            title=str(t("New position")),
            manager=above,
            unit=unit,
            before=before,
        )
    if edit is None:
        return
    key = edit.changes[0].id
    session.select([key])
    canvas.reveal(key)
    canvas.rename()


def _next(siblings: list[str], key: str) -> str:
    at = siblings.index(key) + 1
    return siblings[at] if at < len(siblings) else ""
