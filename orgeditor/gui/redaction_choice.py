"""The one control by which is chosen what is left out of what leaves the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from orgeditor.analysis.left_out import NOT_COVERED, listed
from orgeditor.gui import theme
from orgeditor.gui.labels import label, tip
from orgeditor.gui.redaction_editor import RedactionEditor
from orgeditor.messages import Message, language, seen, t, verbatim
from orgeditor.model.redaction import (
    RedactionProfile,
    called,
    own_profiles,
    standard_profiles,
)
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.redaction import fresh_copy

if TYPE_CHECKING:
    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_LETTERS: Final = 14
"""The narrowest box, in letters: the side of a print preview is narrow."""


class RedactionChoice(QWidget):
    """Chooses a redaction profile for the session; ``changed`` follows where another is in force.

    Every dialog by which something leaves the program has it, and it is the same choice in
    all of them. ``told``: with what the profile leaves out, and what it cannot promise.
    """

    changed = Signal()

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, told: bool = True
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._known: dict[str, RedactionProfile] = {}
        self.box = QComboBox()
        self.box.setObjectName("redaction")
        self.box.setAccessibleName(str(t("What is left out")))
        self.box.setMinimumContentsLength(_LETTERS)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.activated.connect(self._choose)
        menu = QMenu(self)
        menu.addAction(str(t("New profile…")), self._begin)
        self.change = menu.addAction(str(t("Change this profile…")), self._edit)
        self.remove = menu.addAction(str(t("Delete this profile")), self._remove)
        self.more = QToolButton()
        self.more.setObjectName("redaction-profiles")
        self.more.setProperty("bordered", "true")
        self.more.setText("…")
        self.more.setAccessibleName(str(t("Redaction profiles")))
        self.more.setToolTip(tip(t("Redaction profiles of your own")))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(menu)
        self._told = label("", quiet=True)
        self._told.setWordWrap(True)
        self._told.setVisible(told)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.box, 1)
        row.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addLayout(row)
        layout.addWidget(self._told)
        session.redaction_changed.connect(self._on_changed)
        session.edited.connect(self._on_edited)
        self._show()

    @property
    def told(self) -> str:
        """What is said of the profile chosen."""
        return self._told.text()

    def choose(self, key: str) -> None:
        """Choose a profile by its id, "" for none."""
        self._session.redact(self._known.get(key))

    def _show(self) -> None:
        session = self._session
        self._known = {p.id: p for p in (*standard_profiles(), *own_profiles(session.organization))}
        chosen = session.redaction
        if chosen is not None:
            # One that an undo took out of the document holds until another is chosen.
            self._known.setdefault(chosen.id, chosen)
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem(str(t("Nothing is left out")), "")
            for profile in self._known.values():
                self.box.addItem(seen(str(called(profile))), profile.id)
            own = own_profiles(session.organization)
            if own:
                self.box.insertSeparator(self.box.count() - len(own))
            self.box.setCurrentIndex(max(self.box.findData(chosen.id if chosen else ""), 0))
        mine = chosen is not None and chosen.id in session.organization
        self.change.setEnabled(mine)
        self.remove.setEnabled(mine)
        self._told.setText(seen("\n".join(map(str, self._lines()))))
        self.box.setToolTip(tip(self._told.text()))

    def _lines(self) -> list[Message]:
        """Return what is said of what is left out now."""
        session, left = self._session, self._session.left_out()
        lines = [verbatim(listed(left, language()))] if left else []
        if session.names_hidden or session.pay_hidden:
            lines.append(t("What is hidden in the window stays out, whatever is chosen here."))
        if left and (left.people or left.pay):
            lines.append(NOT_COVERED)
        return lines

    def _choose(self, index: int) -> None:
        self.choose(self.box.itemData(index) or "")

    def _begin(self) -> None:
        like = self._session.redaction or RedactionProfile(id="")
        self._open(fresh_copy(self._session.organization, like))

    def _edit(self) -> None:
        if self._session.redaction:
            self._open(self._session.redaction)

    def _open(self, profile: RedactionProfile) -> None:
        editor = RedactionEditor(self._session, profile, self.window())
        if editor.exec():
            self._session.redact(editor.profile)
        editor.deleteLater()

    def _remove(self) -> None:
        gone = self._session.redaction
        if gone and self._session.perform(delete, self._session.organization, [gone.id]):
            self._session.redact(None)

    def _on_edited(self, edit: Edit) -> None:
        if edit.touches(RedactionProfile):
            self._show()

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()
