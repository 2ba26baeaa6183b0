"""Going to where a record stands, or to where something that is missing is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.gui.elements import SECTIONS
from orgeditor.gui.sections import FILLED_IN, SEATS_FILLED_IN, Section
from orgeditor.model.records import PROJECT_ID, Activity, Person, Position, Role, Unit

if TYPE_CHECKING:
    from orgeditor.gui.main_window import MainWindow


def show_records(window: MainWindow, ids: tuple[str, ...]) -> None:
    """Select records and bring the first into view, in the section where it stands."""
    org = window.session.organization
    if ids[:1] == (PROJECT_ID,):
        # What is said of the whole document stands in the inspector where nothing is selected.
        window.show_section(Section.STRUCTURE)
        window.session.select(())
        return
    first = org.peek(ids[0]) if ids else None
    if first is None:
        return
    home = next((s for s, (_, kinds) in SECTIONS.items() if type(first) in kinds), None)
    if home is not None:
        window.show_section(home)
        window.pages.element(home).show_record(first.id)
    elif isinstance(first, Activity | Role):
        window.show_section(Section.RESPONSIBILITIES)
        if isinstance(first, Activity):
            window.matrix.show_activity(first.id)
    else:
        window.show_section(Section.STRUCTURE)
        if isinstance(first, Person):
            held = [key for key in org.referrers(first.id) if org.find(Position, key)]
            ids = tuple(held) or ids
        if isinstance(first, Unit) and window.canvas.mode != "units":
            window.canvas.set_mode("units")
        # The chart of units may show positions, too.
        if isinstance(first, Position) and ids[0] not in window.canvas.scene.whole_tree().index:
            window.canvas.set_mode("positions")
    window.session.select(ids)
    if window.section == Section.STRUCTURE:
        window.canvas.fly_to(ids[0])
        window.outline.structure.reveal(ids[0])


def show_missing(window: MainWindow, aspect: str, unit: str, subjects: tuple[str, ...]) -> None:
    """Go to what an aspect of completeness is about, or else to where it is filled in."""
    first = window.session.organization.peek(subjects[0]) if subjects else None
    of_seats = aspect in SEATS_FILLED_IN and isinstance(first, Position)
    if aspect not in FILLED_IN or (subjects and not of_seats):
        window.jump(subjects or (unit,))
        return
    section, table = FILLED_IN[aspect]
    window.show_section(section)
    if section in SECTIONS:
        window.pages.element(section).show_page(table)
        if subjects:
            window.session.select(subjects)
    elif section is Section.HEALTH:
        window.health.pages.setCurrentWidget(window.health.improvements)
