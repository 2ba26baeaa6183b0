"""A scenario's name, why it exists, what it is: asked for when it is made, and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from orgeditor.gui import theme
from orgeditor.gui.labels import label
from orgeditor.messages import Message, seen, t
from orgeditor.model.scenario import BASELINE, KINDS

if TYPE_CHECKING:
    from orgeditor.model.scenario import Scenario


class Describing(QDialog):
    """Asks what is to be said of ``one``; ``branching``: from which it is made, and ``title`` of it all."""

    def __init__(
        self,
        title: Message,
        one: Scenario,
        parent: QWidget | None = None,
        *,
        sources: dict[str, Message] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(str(title))
        self.setMinimumWidth(480)
        self.name = QLineEdit(one.name)
        self.name.setAccessibleName(str(t("Name")))
        self.name.selectAll()
        self.source = _choice(t("Branched from"), sources or {}, one.source)
        kinds = {key: words for key, words in KINDS if key != BASELINE}
        self.kind = _choice(t("Kind"), kinds, one.kind)
        self.why = _text(t("Why"), one.why)
        self.why.setPlaceholderText(str(t("The change of market or business that it answers")))
        self.description = _text(t("Description"), one.description)
        form = QFormLayout()
        form.addRow(label(t("Name"), label=True), self.name)
        if sources:
            form.addRow(label(t("Branched from"), label=True), self.source)
        if one.kind != BASELINE:
            form.addRow(label(t("Kind"), label=True), self.kind)
        form.addRow(label(t("Why"), label=True), self.why)
        form.addRow(label(t("Description"), label=True), self.description)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        accept = buttons.button(standard.Ok)
        accept.setText(str(t("Create") if sources else t("Apply")))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.name.textChanged.connect(lambda text: accept.setEnabled(bool(text.strip())))
        accept.setEnabled(bool(one.name.strip()))
        self._kind = one.kind
        column = QVBoxLayout(self)
        column.setSpacing(theme.INSIDE)
        column.addLayout(form)
        column.addWidget(buttons)

    def said(self) -> dict[str, str]:
        """Return what was entered, as the verbs take it."""
        return {
            "name": self.name.text(),
            "kind": self._kind if self._kind == BASELINE else str(self.kind.currentData()),
            "why": self.why.toPlainText(),
            "description": self.description.toPlainText(),
        }


def _choice(words: Message, choices: dict[str, Message], chosen: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(str(words))
    # Long names are cut in the box instead of making the dialog as wide as they are.
    box.setMinimumContentsLength(12)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    for key, name in choices.items():
        box.addItem(seen(str(name)), key)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box


def _text(words: Message, text: str) -> QPlainTextEdit:
    edit = QPlainTextEdit(text)
    edit.setAccessibleName(str(words))
    edit.setTabChangesFocus(True)
    edit.setMaximumHeight(84)
    return edit
