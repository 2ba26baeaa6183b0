"""What is left out, asked before a file is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from orgeditor.gui import jobs, theme
from orgeditor.gui.add_to_delivery import AddToDelivery, as_now
from orgeditor.gui.exporting.preflight import OutputPreflight
from orgeditor.gui.labels import heading
from orgeditor.gui.redaction_choice import RedactionChoice
from orgeditor.messages import t

if TYPE_CHECKING:
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization
    from orgeditor.model.output import Output

_WIDE: Final = 440


class RedactionDialog(QDialog):
    """Asks what is left out; accepted by a button that says what comes next, ``following``.

    ``output``: what goes out then, to be looked at before, or kept in a delivery set instead;
    none where nothing does.
    """

    def __init__(
        self,
        session: Session,
        title: Message,
        following: Message,
        parent: QWidget | None = None,
        output: Output | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._output = session, output
        self.setObjectName("redaction-dialog")
        self.setWindowTitle(str(title))
        self.setMinimumWidth(_WIDE)
        self.choice = RedactionChoice(session)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_on = buttons.addButton(str(following), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(heading(t("What is left out"), inner=True))
        layout.addWidget(self.choice)
        self.preflight = OutputPreflight(session, self.choice, self)
        if output:
            layout.addWidget(self.preflight)
            layout.addWidget(self.preflight.list)
            self.choice.changed.connect(self._look)
            self._look()
            self.add = AddToDelivery(session, lambda: as_now(session, output))
            buttons.addButton(self.add, QDialogButtonBox.ButtonRole.ResetRole)
        layout.addStretch(1)
        layout.addWidget(buttons)
        # Only now does the dialog know its buttons: Enter means this one, wherever the focus goes.
        self.go_on.setDefault(True)
        self.go_on.setFocus()

    def _look(self) -> None:
        if self._output:
            self.preflight.look(self._output, self._handed_over)

    def _handed_over(self) -> Organization:
        return jobs.run(
            t("Leaving out what is not to be told"),
            lambda _: self._session.handed_over(),
            self,
            stoppable=False,
            only_reads=True,
        )
