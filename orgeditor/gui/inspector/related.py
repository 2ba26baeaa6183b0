"""What else the document says of a record, each a line that leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from orgeditor.drawing.colours import duty_colour
from orgeditor.gui import theme
from orgeditor.gui.labels import caption, label, tip
from orgeditor.model.code_sets import codes_of
from orgeditor.model.elements import ELEMENTS
from orgeditor.model.fields import TYPES, field, name_of, references
from orgeditor.model.records import (
    Activity,
    MatrixColumn,
    Person,
    Position,
    Responsibility,
    Role,
    Unit,
    key_id,
)
from orgeditor.model.written import written

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from orgeditor.gui.session import Session
    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Record

_CHIP: Final = (20, 18)


def related(org: Organization, record: Record) -> list[str]:
    """Return the records to go to from one: a position's people, roles and manager, and back."""
    if isinstance(record, Position):
        persons = [holder.person for holder in record.holders if holder.person]
        return [key for key in (*persons, *record.roles, record.manager, record.unit) if key]
    if isinstance(record, Unit):
        return [key for key in (record.head, record.parent) if key]
    if isinstance(record, Person | Role):
        return [key for key in org.referrers(record.id) if org.find(Position, key)]
    return []


def cells_of(org: Organization, record: Record) -> list[Responsibility]:
    """Return what a record answers for; a position also for what its roles and people do.

    In the order of the set's letters; parties of an activity then as their columns stand.
    """
    parties = [record.id]
    if isinstance(record, Position):
        parties += [*record.roles, *(h.person for h in record.holders if h.person)]
    found = [
        cell
        for party in parties
        for key in org.referrers(party)
        if (cell := org.find(Responsibility, key)) and cell.codes
    ]

    def place(cell: Responsibility) -> tuple[int, str, str]:
        letters = [code.letter for code in codes_of(org, cell.matrix).codes]
        column = org.find(MatrixColumn, key_id(cell.matrix, cell.party))
        first = min((letters.index(c) for c in cell.codes if c in letters), default=len(letters))
        rank = column.rank if column and isinstance(record, Activity) else ""
        return first, rank, name_of(org[cell.activity])

    return sorted(found, key=place)


def named_in_elements(org: Organization, record: Record) -> dict[type[Record], list[Record]]:
    """Return the records of goals, resources and the other elements that name a record, by type.

    Of a position also those that name the people on it.
    """
    named = [record.id]
    if isinstance(record, Position):
        named += [holder.person for holder in record.holders if holder.person]
    keys = dict.fromkeys(key for one in named for key in sorted(org.referrers(one)))
    found = [org[key] for key in keys]
    by_type = {
        described.type: [other for other in found if type(other) is described.type]
        for element in ELEMENTS
        for described in element
    }
    return {kind: others for kind, others in by_type.items() if others}


def called(org: Organization, record: Record, besides: Record) -> str:
    """Return the name of a record; of one without, what it says, or all that it names, ``besides`` another."""
    described = TYPES[type(record)]
    if described.title_field:
        return name_of(record)
    if described.says:
        values = ((field(described.type, name), getattr(record, name)) for name in described.says)
        said = (written(org, of, value) for of, value in values if value != besides.id)
        return " · ".join(filter(None, said))
    named = (name_of(org[key]) for _, key in references(record) if key != besides.id)
    return " · ".join(named) or name_of(record)


def link(session: Session, key: str, icon: str = "", words: str = "") -> QPushButton:
    """Return a button that selects a record, named after it where no ``words`` are given."""
    record = session.organization[key]
    words = words or name_of(record)
    button = QPushButton(caption(words))
    if icon:
        button.setIcon(theme.icon(icon, theme.palette().accent))
    button.setProperty("link", "true")
    button.setToolTip(tip(words))
    button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    # The button is gone with the page that is built anew.
    button.clicked.connect(lambda: QTimer.singleShot(0, session, lambda: session.select([key])))
    return button


def icon_of(record: Record) -> str:
    """Return the name of the icon of a record's type."""
    kinds = {Person: "person", Role: "role", Unit: "unit", Activity: "activity"}
    return kinds.get(type(record), "position")


def cell_line(session: Session, cell: Responsibility, *, to_party: bool) -> QHBoxLayout:
    """Return a responsibility as its letters and the activity, or the party, it leads to."""
    codes = codes_of(session.organization, cell.matrix)
    row = QHBoxLayout()
    row.setSpacing(theme.GRID)
    for letter in cell.codes:
        code = codes.code(letter)
        row.addWidget(_chip(letter, duty_colour(code.duty) if code else theme.palette().muted))
    row.addWidget(link(session, cell.party if to_party else cell.activity), 1)
    return row


def _chip(letter: str, ground: str) -> QLabel:
    chip = label(letter)
    chip.setFixedSize(*_CHIP)
    chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
    chip.setStyleSheet(
        f"background: {ground}; color: white; border-radius: 4px; font-weight: 600;"
        f" font-size: {theme.LABEL}px;"
    )
    return chip
