"""What preflight says of the document itself, and what mends it: whether it is saved, its cards, its scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.analysis.preflight import Mend, Remark
from orgeditor.messages import t
from orgeditor.model.records import CardStyle
from orgeditor.model.verbs.editing import set_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgeditor.gui.session import Session

OF_DOCUMENT = ("card_size", "saved")
"""What a mend can ask of a document wherever something goes out of it, as its settings name it."""


def unsaved(session: Session) -> Iterator[Remark]:
    """Yield what is said where something goes out of a state that no file holds."""
    if session.document.changed:
        message = t("The document has changes that are not saved: what goes out is of a state that nobody finds again.")  # fmt: skip
        yield Remark("unsaved", "hint", message, (Mend(t("Save the document"), {"saved": True}),))


def mend_document(session: Session, mend: Mend) -> bool:
    """Do what a mend asks of the document: its cards larger, or itself saved; whether it is done."""
    if "saved" in mend.settings:
        session.save_wanted.emit()
        return not session.document.changed
    org = session.organization
    style = org.find(CardStyle, org.project.card_style)
    if style is None or "card_size" not in mend.settings:
        return False
    size = mend.settings["card_size"]
    return session.perform(set_field, org, [style.id], "size", size) is not None


def show_baseline(session: Session, mend: Mend) -> bool:
    """Show the baseline, where a mend asks for it; whether it does."""
    if "scenario" not in mend.settings:
        return False
    session.show_scenario(session.document.baseline.id)
    return True
