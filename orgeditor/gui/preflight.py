"""What preflight says, in every dialog by which something leaves: a quiet line that opens a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.rules import SEVERITIES
from orgeditor.gui import theme
from orgeditor.gui.figures import severity_word
from orgeditor.gui.labels import caption, label
from orgeditor.messages import seen, t, tn
from orgeditor.model.records import PROJECT_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtGui import QResizeEvent

    from orgeditor.analysis.preflight import Remark
    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization

_HIGH: Final = 210
_FEW_PAGES: Final = 3
MANY: Final = 20_000
"""Cards or seats from which on it is looked at what goes out only where the user asks for it."""


class PreflightLine(QWidget):
    """Says how many things there are to look at; opened, a ``list`` shows them.

    The list stands where whoever makes the line puts it. ``mended`` carries the ``Mend`` that
    was chosen, ``page_wanted`` the number of a page to be shown, ``asked`` follows the wish to
    look where that was stopped, or would take long.
    """

    mended = Signal(object)
    page_wanted = Signal(int)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preflight")
        self.remarks: tuple[Remark, ...] = ()
        self.quiet = label("", quiet=True)
        self.quiet.setWordWrap(True)
        self.button = QPushButton()
        self.button.setProperty("link", "true")
        self.button.setCheckable(True)
        # Enter still means what the dialog is for.
        self.button.setAutoDefault(False)
        self.button.setIcon(theme.icon("chevron-right"))
        self.stopped = _link(t("Look at what goes out"), self.asked.emit)
        self.list = _RemarkList()
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
        """Show what there is to look at; None where nobody has looked yet."""
        self.remarks = tuple(sorted(remarks or (), key=lambda one: SEVERITIES.index(one.severity)))
        count = len(self.remarks)
        self.button.setText(seen(str(tn("{n} thing to look at", "{n} things to look at", count))))
        self.quiet.setText(seen(str(t("Nothing to look at before it goes out."))))
        self.quiet.setVisible(remarks is not None and not count)
        self.button.setVisible(bool(count))
        self.stopped.setVisible(remarks is None)
        if not count:
            self.button.setChecked(False)
        self.list.setWidget(self._rows())
        self.list.fit()

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
            said = _Said()
            said.setText(seen(str(remark.message)))
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


class _Said(QLabel):
    """Plain text in as many lines as it takes, and no more room than these."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class _RemarkList(QScrollArea):
    """As high as what it shows, up to a limit."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preflight-list")
        self.setAccessibleName(str(t("What to look at before it goes out")))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Be as high as the rows are in the width that there is."""
        rows = self.widget()
        layout = rows.layout() if rows else None
        if layout:
            wanted = layout.totalSizeHint().height()
            if layout.hasHeightForWidth():
                wanted = layout.totalHeightForWidth(self.width())
            self.setFixedHeight(min(wanted + theme.GRID, _HIGH))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


def possible(
    remark: Remark, org: Organization, settings: Collection[str] | None = None, *, goes: bool = True
) -> Remark:
    """Return a remark with the mends that can be done where it is shown.

    ``settings``: those that can be chosen there, None for all; ``goes``: whether records can be
    gone to. What is handed over may have records that do not stand.
    """
    mends = []
    for mend in remark.mends:
        standing = tuple(key for key in mend.records if key in org or key == PROJECT_ID)
        chosen = bool(mend.settings) and (settings is None or mend.settings.keys() <= set(settings))
        if chosen or (standing and goes):
            mends.append(msgspec.structs.replace(mend, records=standing))
    return msgspec.structs.replace(remark, mends=tuple(mends))


def _link(words: Message, command: Callable[[], None]) -> QPushButton:
    button = QPushButton(caption(words))
    button.setProperty("link", "true")
    button.setAutoDefault(False)
    button.clicked.connect(lambda _=False: command())
    return button
