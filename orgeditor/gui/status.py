"""The status bar: live measures, zoom, language, and what is saved."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from orgeditor.analysis.left_out import left_out
from orgeditor.gui import theme
from orgeditor.gui.figures import decimal, money, whole
from orgeditor.gui.labels import label
from orgeditor.messages import language, seen, t, tn

if TYPE_CHECKING:
    from orgeditor.gui.session import Session


class Status(QStatusBar):
    """Follows the session; ``language_wanted`` carries the other language."""

    language_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._saved_at = ""
        self._was_changed = False
        self.setSizeGripEnabled(False)
        self._figures = label()
        self.addWidget(self._figures, 1)
        self._kept = label(quiet="true")
        self._kept.setObjectName("kept-from-view")
        self._zoom = label("100 %")
        self.saved = label()
        self.saved.setObjectName("saved-state")
        switch = QToolButton()
        switch.setObjectName("language")
        switch.setText("中文 / EN")
        switch.setToolTip(str(t("Switch the language")))
        other = "en" if language() == "zh_CN" else "zh_CN"
        switch.clicked.connect(lambda: self.language_wanted.emit(other))
        for widget in (self._kept, self._zoom, switch, self.saved):
            self.addPermanentWidget(widget)
        session.edited.connect(self.refresh)
        session.replaced.connect(self.refresh)
        session.discretion_changed.connect(self.refresh)
        session.redaction_changed.connect(self.refresh)
        session.saved_changed.connect(self.refresh)
        self.refresh()

    def show_zoom(self, scale: float) -> None:
        """Show the zoom of the chart."""
        self._zoom.setText(f"{scale:.0%}")

    def refresh(self, _edit: object = None) -> None:
        """Show what stands now."""
        figures = self._session.measures().whole()
        parts = [
            str(tn("{n} position", "{n} positions", figures.positions)),
            str(t("{n} vacant", n=whole(figures.vacant))),
            str(t("{n} FTE", n=decimal(figures.fte))),
            *(
                money(amount, currency)
                for currency, amount in sorted(figures.cost.items())
                if not self._session.pay_hidden
            ),
            str(t("widest span {n}", n=figures.span)),
            str(tn("{n} layer", "{n} layers", figures.layers)),
        ]
        self._figures.setText("     ".join(parts) if figures.positions else "")
        session = self._session
        told = ((session.names_hidden, t("Names hidden")), (session.pay_hidden, t("Pay hidden")))
        kept = [str(words) for hidden, words in told if hidden]
        kept += [str(words) for words in left_out(session.redaction)]
        self._kept.setText(seen(" · ".join(kept)))
        self._show_saved()

    def _show_saved(self) -> None:
        changed = self._session.document.changed
        if self._was_changed and not changed and self._session.path:
            self._saved_at = datetime.now().strftime("%H:%M")
        self._was_changed = changed
        if changed:
            said = t("Not saved · in the journal") if self._session.protected else t("Not saved")
            ink = theme.shade(theme.WARNING)
        elif self._session.path is None:
            said, ink = t("New document"), theme.shade(theme.SAVED)
        else:
            said = (
                t("Saved {time} · journal on", time=self._saved_at)
                if self._saved_at
                else t("Saved · journal on")
            )
            ink = theme.shade(theme.SAVED)
        self.saved.setText(str(said))
        self.saved.setStyleSheet(f"color: {ink.name()};")
