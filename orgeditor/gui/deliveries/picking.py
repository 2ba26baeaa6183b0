"""What a file of a set has of a list: columns of a roster or matrix, role cards, parts of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.report import PARTS
from orgeditor.files.roster import columns_of
from orgeditor.gui import theme
from orgeditor.gui.column_list import ColumnList
from orgeditor.messages import Message, t, tn
from orgeditor.model.fields import name_of
from orgeditor.outputs import given, language_of
from orgeditor.outputs.responsibilities import matrix_of, parties_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.model.document import Document
    from orgeditor.model.output import Output

PICKED: Final[dict[str, Message]] = {
    "columns": t("Columns"),
    "parties": t("Columns"),
    "activities": t("Activities"),
    "roles": t("Role cards"),
    "parts": t("Parts"),
}
"""Settings of an output that name some of a list, () for all of it."""
_SIZE: Final = (420, 560)


def told(output: Output, name: str) -> Message:
    """Return how much of its list an output has."""
    count = len(getattr(output, name))
    return tn("{n} chosen…", "{n} chosen…", count) if count else t("All…")


def listed(output: Output, name: str, document: Document) -> list[tuple[str, str]]:
    """Return all that an output could have, by keys, and how it is called; Refused where there is nothing."""
    if name == "parts":
        return [(part.id, str(part.title)) for part in PARTS]
    made_of = given(output, document)
    org = made_of.org
    if name == "columns":
        known = columns_of(org, language_of(output, made_of.whole))
        return [(column.header, column.header) for column in known]
    if name == "roles":
        keys = parties_of(org, (), output.matrix)
    else:
        view = matrix_view(org, matrix_of(org, output.matrix).id)
        rows, columns = view.rows, view.columns
        keys = [r.activity.id for r in rows] if name == "activities" else [c.party.id for c in columns]  # fmt: skip
    return [(key, name_of(org[key])) for key in keys]


class PickDialog(QDialog):
    """Asks which of a list, and in which order; ``list.chosen`` are their keys."""

    def __init__(
        self,
        title: Message,
        choices: Sequence[tuple[str, str]],
        chosen: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pick")
        self.setWindowTitle(str(title))
        self.resize(*_SIZE)
        self.list = ColumnList(choices, t("As they were"))
        if chosen:
            self.list.choose(chosen)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.take = buttons.addButton(str(t("Choose")), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        # Only now does the dialog know its buttons: Enter means this one, wherever the focus goes.
        self.take.setDefault(True)
        self.list.changed.connect(self._check)
        self._check()

    def _check(self) -> None:
        self.take.setEnabled(not self.list.nothing)
