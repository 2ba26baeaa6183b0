"""What preflight says, in every dialog by which something leaves: a quiet line that opens a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from orgeditor.analysis.rules import SEVERITIES
from orgeditor.gui import theme
from orgeditor.gui.figures import severity_word
from orgeditor.gui.labels import caption, label
from orgeditor.messages import seen, t, tn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.analysis.preflight import Remark
    from orgeditor.messages import Message

_HIGH: Final = 210
_FEW_PAGES: Final = 3


class PreflightLine(QWidget):
    """Says how many things there are to look at; opened, a ``list`` shows them.

    The list stands where whoever makes the line puts it. ``mended`` carries the ``Mend`` that
    was chosen, ``page_wanted`` the number of a page to be shown, ``again`` follows the wish to
    look where that was stopped.
    """

    mended = Signal(object)
    page_wanted = Signal(int)
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preflight")
        self.remarks: tuple[Remark, ...] = ()
        self.quiet = label("", quiet=True)
        self.quiet.setWordWrap(True)
        self.button = QPushButton()
        self.button.setProperty("link", "true")
        self.button.setCheckable(True)
        self.button.setIcon(theme.icon("chevron-right"))
        self.stopped = _link(t("Look at what goes out"), self.again.emit)
        self.list = QScrollArea()
        self.list.setObjectName("preflight-list")
        self.list.setAccessibleName(str(t("What to look at before it goes out")))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWidgetResizable(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.quiet, self.button, self.stopped):
            layout.addWidget(widget)
        self.button.toggled.connect(self._open)
        self.tell(())

    @property
    def told(self) -> str:
        """All that is said, a remark a line."""
        return "\n".join(str(remark.message) for remark in self.remarks)

    def tell(self, remarks: Sequence[Remark] | None) -> None:
        """Show what there is to look at; None where that was not found out, since the user stopped it."""
        self.remarks = tuple(sorted(remarks or (), key=lambda one: SEVERITIES.index(one.severity)))
        count = len(self.remarks)
        self.button.setText(seen(str(tn("{n} thing to look at", "{n} things to look at", count))))
        self.quiet.setText(seen(str(t("Nothing to look at before it goes out."))))
        self.quiet.setVisible(remarks is not None and not count)
        self.button.setVisible(bool(count))
        self.stopped.setVisible(remarks is None)
        if not count:
            self.button.setChecked(False)
        rows = self._rows()
        self.list.setWidget(rows)
        self.list.setFixedHeight(min(rows.sizeHint().height(), _HIGH))

    def _open(self, opened: bool) -> None:
        self.button.setIcon(theme.icon("chevron-down" if opened else "chevron-right"))
        self.list.setVisible(opened)

    def _rows(self) -> QWidget:
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(theme.INSIDE, 2 * theme.GRID, theme.INSIDE, 2 * theme.GRID)
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        grid.setColumnStretch(1, 1)
        for row, remark in enumerate(self.remarks):
            ink = theme.severity_colour(remark.severity).name()
            mark = label("")
            mark.setPixmap(theme.icon(remark.severity, ink).pixmap(theme.ICON, theme.ICON))
            mark.setAccessibleName(str(severity_word(remark.severity)))
            said = label(remark.message)
            said.setWordWrap(True)
            said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(mark, 2 * row, 0, top)
            grid.addWidget(said, 2 * row, 1)
            grid.addLayout(self._mends(remark), 2 * row + 1, 1)
        grid.setRowStretch(2 * len(self.remarks), 1)
        return rows

    def _mends(self, remark: Remark) -> QHBoxLayout:
        links = QHBoxLayout()
        links.setSpacing(2 * theme.GRID)
        for mend in remark.mends:
            links.addWidget(_link(mend.label, partial(self.mended.emit, mend)))
        for number in remark.pages[:_FEW_PAGES]:
            words = t("Page {page}", page=number)
            links.addWidget(_link(words, partial(self.page_wanted.emit, number)))
        links.addStretch(1)
        return links


def _link(words: Message, command: Callable[[], None]) -> QPushButton:
    button = QPushButton(caption(words))
    button.setProperty("link", "true")
    button.setAutoDefault(False)
    button.clicked.connect(lambda _=False: command())
    return button
