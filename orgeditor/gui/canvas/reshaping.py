"""What can be done with several cards: merge, split, swap, draw dotted lines between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.messages import t
from orgeditor.model.edit import Edit, Refused, joined
from orgeditor.model.records import Position, Unit
from orgeditor.model.verbs.joining import merge_positions, merge_units
from orgeditor.model.verbs.people import swap_holders
from orgeditor.model.verbs.positions import add_dotted_line, swap
from orgeditor.model.verbs.splitting import split_position, split_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.gui.canvas.canvas import Canvas
    from orgeditor.model.organization import Organization


def merge(canvas: Canvas) -> None:
    """Merge the selected positions, or units, into the one selected last."""
    org, chosen = canvas.session.organization, canvas.session.selection
    positions = [key for key in chosen if org.find(Position, key)]
    units = [key for key in chosen if org.find(Unit, key)]
    if positions and units:
        canvas.session.refuse(t("Units and positions cannot be merged together."))
        return
    kept = chosen[-1] if chosen else ""
    verb = merge_units if units else merge_positions
    if kept and canvas.session.perform(verb, org, chosen, kept):
        canvas.session.select([kept])


def split(canvas: Canvas) -> None:
    """Split the current position into one for each of its holders, at least two."""
    chosen = _positions(canvas)
    if not chosen:
        canvas.session.refuse(t("Select a position to split."))
        return
    edit = canvas.session.perform(split_position, canvas.session.organization, chosen[-1])
    if edit:
        canvas.session.select([change.id for change in edit.changes])


def split_off(canvas: Canvas) -> None:
    """Put the selected positions into a new unit beside theirs, and name it."""
    session = canvas.session
    name = str(t("New unit"))
    edit = session.perform(split_unit, session.organization, _positions(canvas), name=name)
    if edit:
        canvas.set_mode("units")
        session.select([edit.changes[-1].id])
        canvas.reveal(edit.changes[-1].id)
        canvas.rename()


def swap_places(canvas: Canvas) -> None:
    """Let two selected positions change places."""
    canvas.session.perform(_swapped, canvas.session.organization, _positions(canvas))


def swap_people(canvas: Canvas) -> None:
    """Let the people on two selected positions change seats."""
    canvas.session.perform(_reseated, canvas.session.organization, _positions(canvas))


def draw_dotted(canvas: Canvas) -> None:
    """Draw dotted lines from the selected positions to the one selected last."""
    canvas.session.perform(_dotted, canvas.session.organization, _positions(canvas))


def _positions(canvas: Canvas) -> list[str]:
    org = canvas.session.organization
    return [key for key in canvas.session.selection if org.find(Position, key)]


def _swapped(org: Organization, chosen: Sequence[str]) -> Edit:
    return swap(org, *_two(chosen))


def _reseated(org: Organization, chosen: Sequence[str]) -> Edit:
    return swap_holders(org, *_two(chosen))


def _two(chosen: Sequence[str]) -> tuple[str, str]:
    if len(chosen) != 2:
        raise Refused(t("Select two positions."))
    return chosen[0], chosen[1]


def _dotted(org: Organization, chosen: Sequence[str]) -> Edit:
    if len(chosen) < 2:
        raise Refused(t("Select at least two positions; the last is the manager."))
    edits = [add_dotted_line(org, key, chosen[-1]) for key in chosen[:-1]]
    return joined(edits[0].label, edits)
