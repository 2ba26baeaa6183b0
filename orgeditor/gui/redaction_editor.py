"""A redaction profile of the document's own, made or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.gui import theme
from orgeditor.gui.labels import heading, label
from orgeditor.messages import seen, t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import field
from orgeditor.model.redaction import PEOPLE, RedactionProfile
from orgeditor.model.verbs.redaction import keep_redaction

if TYPE_CHECKING:
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization

_FLAGS: Final = ("contacts", "pictures", "titles", "pay", "ratings", "texts")
_WIDE: Final = 460
_HIGH: Final = 120


class RedactionEditor(QDialog):
    """Changes a profile; what is accepted is kept in the document, and undone there."""

    def __init__(
        self, session: Session, profile: RedactionProfile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("redaction-profile")
        self.setWindowTitle(str(t("Redaction profile")))
        self.setMinimumWidth(_WIDE)
        self._session, self._before = session, profile
        self.name = QLineEdit(profile.name)
        self.name_zh = QLineEdit(profile.name_zh)
        self.people = QComboBox()
        for key, words in PEOPLE:
            self.people.addItem(str(words), key)
        self.people.setCurrentIndex(self.people.findData(profile.people))
        self.flags = {name: QCheckBox(_said(name)) for name in _FLAGS}
        for name, box in self.flags.items():
            box.setChecked(getattr(profile, name))
        self.columns = QListWidget()
        self.columns.setAccessibleName(str(t("Own columns that go out")))
        self.columns.setMinimumHeight(_HIGH)
        for header in _own_columns(session.organization):
            item = QListWidgetItem(seen(header), self.columns)
            item.setData(Qt.ItemDataRole.UserRole, header)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = header in profile.columns
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._refusal = label("")
        self._refusal.setStyleSheet(f"color: {theme.severity_colour('error').name()};")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self._put_together()
        self.people.currentIndexChanged.connect(self._show_what_applies)
        self._show_what_applies()

    @property
    def profile(self) -> RedactionProfile:
        """The profile as it stands in the dialog."""
        items = (self.columns.item(row) for row in range(self.columns.count()))
        ticked = tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() == Qt.CheckState.Checked)  # fmt: skip
        flags = {name: box.isChecked() for name, box in self.flags.items()}
        return replace(
            self._before,
            name=self.name.text().strip(),
            name_zh=self.name_zh.text().strip(),
            people=str(self.people.currentData()),
            columns=ticked,
            **flags,
        )

    @override
    def accept(self) -> None:
        """Keep the profile, or say why it cannot be."""
        org = self._session.organization
        try:
            keep_redaction(org, self.profile)
        except Refused as refusal:
            self._refusal.setText(seen(str(refusal.reason)))
            self._refusal.show()
            return
        if self._session.perform(keep_redaction, org, self.profile) is not None:
            super().accept()

    def _put_together(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.GRID * 4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("name", self.name),
            ("name_zh", self.name_zh),
            ("people", self.people),
        )
        for name, widget in rows:
            words = field(RedactionProfile, name).label
            widget.setAccessibleName(str(words))
            form.addRow(label(words, label=True), widget)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.GRID)
        layout.addLayout(form)
        for box in self.flags.values():
            layout.addWidget(box)
        if self.columns.count():
            layout.addWidget(
                heading(t("Client’s own columns that go out all the same"), inner=True)
            )
            layout.addWidget(self.columns)
        layout.addWidget(self._refusal)
        layout.addWidget(buttons)

    def _show_what_applies(self) -> None:
        """Offer to leave out alone only what does not go with names anyway."""
        named = not self.people.currentData()
        for name in ("contacts", "pictures"):
            self.flags[name].setVisible(named)


def _said(name: str) -> str:
    words: Message = field(RedactionProfile, name).label
    return str(words)


def _own_columns(org: Organization) -> list[str]:
    """Return the headers of the client's own columns in their order."""
    return list(dict.fromkeys(header for record in org for header in record.custom))
