"""How slides and Word documents look, and whether slides go into the deck that is there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from orgeditor.gui import theme
from orgeditor.gui.labels import heading, label, tip
from orgeditor.messages import t, tn
from orgeditor.model.edit import Refused

if TYPE_CHECKING:
    from orgeditor.messages import Message

_WIDE: Final = 460
TEMPLATES: Final[dict[str, tuple[Message, str]]] = {
    ".pptx": (t("PowerPoint files and templates"), "*.pptx *.potx"),
    ".docx": (t("Word documents and templates"), "*.docx *.dotx"),
}
"""What templates are called, and how their names end, by the file that is written."""


class OfficeDialog(QDialog):
    """Asks how ``path`` is written, a pptx or docx. The last template is offered again."""

    _last: dict[str, Path] = {}  # noqa: RUF012 - as long as the program runs, of each kind

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("office-dialog")
        self.setWindowTitle(str(t("Write {file}", file=path.name)))
        self.setMinimumWidth(_WIDE)
        self._path, self._suffix = path.absolute(), path.suffix.lower()
        self._template = self._last.get(self._suffix)
        count = _own_slides(path) if self._suffix == ".pptx" else None
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.GRID)
        self.way = QComboBox()
        self.way.setAccessibleName(str(t("The deck that is there")))
        update = t("Draw its slides anew where they stand; all others stay")
        self.way.addItem(
            str(update if count else t("Put slides behind those that are there")), True
        )
        self.way.addItem(str(t("Replace the file")), False)
        self.way.setCurrentIndex(1 if count is None else 0)
        self.remove_gone = QCheckBox(str(t("Take out slides of what is no longer there")))
        if count is not None:
            told = tn("{n} slide in this deck was made here.", "{n} slides in this deck were made here.", count)  # fmt: skip
            layout.addWidget(heading(t("The deck that is there"), inner=True))
            for widget in (label(told, quiet=True), self.way, self.remove_gone):
                layout.addWidget(widget)
            self.remove_gone.setVisible(count > 0)
        elif path.exists():
            told = t("{file} is there already, and is replaced.", file=path.name)
            layout.addWidget(label(told, quiet=True))
        layout.addWidget(heading(t("Look"), inner=True))
        layout.addLayout(self._look())
        layout.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._words = (
            t("Write") if not path.exists() else t("Replace the file"),
            t("Update the slides") if count else t("Add the slides"),
        )
        self.go_on = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        # Only now does the dialog know its buttons: Enter means this one, wherever the focus goes.
        self.go_on.setDefault(True)
        self.way.currentIndexChanged.connect(self._follow)
        self._follow()
        self.go_on.setFocus()

    @property
    def wanted(self) -> dict[str, Any]:
        """What is chosen, as settings of an output."""
        if self._into:
            return {"into_slides": str(self._path), "remove_gone": self.remove_gone.isChecked()}
        return {"template": str(self._template)} if self._template else {}

    @property
    def _into(self) -> bool:
        return bool(self.way.currentData())

    def choose_template(self, template: Path | None) -> None:
        """Take a template, None for a plain look."""
        self._template = template
        if template:
            self._last[self._suffix] = template
        else:
            self._last.pop(self._suffix, None)
        self._follow()

    def _look(self) -> QHBoxLayout:
        self._named = label("", quiet=True)
        self._named.setWordWrap(True)
        self._choose = QPushButton(str(t("Client's template…")))
        self._choose.clicked.connect(self._ask)
        self._plain = QPushButton(str(t("Plain")))
        self._plain.clicked.connect(lambda: self.choose_template(None))
        row = QHBoxLayout()
        row.addWidget(self._named, 1)
        row.addWidget(self._choose)
        row.addWidget(self._plain)
        return row

    def _ask(self) -> None:
        kind, patterns = TEMPLATES[self._suffix]
        folder = str(self._template.parent if self._template else Path.home())
        chosen, _ = QFileDialog.getOpenFileName(self, str(t("Client's template")), folder, f"{kind} ({patterns})")  # fmt: skip
        if chosen:
            self.choose_template(Path(chosen))

    def _follow(self) -> None:
        """Show what is chosen, and what can be."""
        into = self._into
        self.remove_gone.setEnabled(into)
        self.go_on.setText(str(self._words[into]))
        for button in (self._choose, self._plain):
            button.setEnabled(not into)
        name = t("As the deck is") if into else None
        plain = t("Plain, without a template")
        self._named.setText(str(name) if name else self._template.name if self._template else str(plain))  # fmt: skip
        self._named.setToolTip(tip(str(self._template)) if self._template and not into else "")


def _own_slides(path: Path) -> int | None:
    """Return how many slides of a deck were made here, None where there is none."""
    # Here, not above: only this needs python-pptx, which takes its time to load.
    from orgeditor.drawing.slides import own_slides

    try:
        return own_slides(path) if path.exists() else None
    except Refused:
        return None
