"""A delivery set written from the window: where to, how far it is, and what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from orgeditor.files.project.refusals import CannotSave
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs, theme
from orgeditor.gui.deliveries.looking import kept_back
from orgeditor.gui.errors import tell
from orgeditor.gui.labels import label, tip
from orgeditor.messages import seen, t, tn
from orgeditor.model.deliveries import Delivery, called
from orgeditor.model.edit import Refused
from orgeditor.outputs.delivering import Delivered, Item, deliver

if TYPE_CHECKING:
    from orgeditor.gui.session import Session

_SIZE: Final = (760, 420)


def ask_and_deliver(session: Session, delivery: Delivery, parent: QWidget) -> None:
    """Ask for a folder, write the set there, and show what was written."""
    start = session.path.parent if session.path else Path.home()
    chosen = QFileDialog.getExistingDirectory(parent, str(t("Deliver to a folder")), str(start))
    if not chosen:
        return
    made = delivered(session, delivery, Path(chosen), parent)
    if made:
        dialog = DeliveredDialog(delivery, made, parent)
        dialog.exec()
        dialog.deleteLater()


def delivered(
    session: Session, delivery: Delivery, folder: Path, parent: QWidget
) -> Delivered | None:
    """Write a set into a folder; None where the user stops it or nothing can be written, which is told."""
    path = session.path
    title = t("Delivering “{name}”", name=called(delivery))
    try:
        return jobs.run_here(
            title,
            lambda reached: deliver(
                delivery,
                session.document,
                folder,
                name=path.name if path else "",
                home=path.parent if path else Path(),
                besides=kept_back(session),
                reached=reached,
            ),
            parent,
        )
    except Cancelled:
        return None
    except (Refused, CannotSave) as refusal:
        tell(parent, t("Not delivered"), refusal.reason)
    except OSError as error:
        reason = t("{path} cannot be written: {why}", path=str(folder), why=str(error.strerror))
        tell(parent, t("Not delivered"), reason)
    return None


class DeliveredDialog(QDialog):
    """Tells of each file whether it was written, and opens the folder."""

    def __init__(self, delivery: Delivery, made: Delivered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("delivered")
        self.setWindowTitle(str(t("Delivered: {name}", name=called(delivery))))
        self.resize(*_SIZE)
        self._folder = made.folder
        written, refused = len(made.items) - len(made.refused), len(made.refused)
        said = tn("{n} file is in {folder}.", "{n} files are in {folder}.", written, folder=str(made.folder))  # fmt: skip
        self.head = label(said, title="true")
        self.head.setWordWrap(True)
        self.told = label(tn("{n} file was not written.", "{n} files were not written.", refused))
        self.told.setStyleSheet(f"color: {theme.severity_colour('error').name()};")
        self.told.setVisible(bool(refused))
        self.list = QTreeWidget()
        self.list.setAccessibleName(str(t("Files")))
        self.list.setRootIsDecorated(False)
        self.list.setWordWrap(True)
        self.list.setHeaderLabels(
            [str(t("File")), str(t("File size")), str(t("What is to be said"))]
        )
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        sizes = {one.file: one.size for one in made.manifest.files}
        for item in sorted(made.items, key=lambda item: item.written is not None):
            self._add(item, sizes.get(item.file))
        for earlier in made.manifest.earlier:
            line = QTreeWidgetItem(self.list, [seen(earlier.file), _size(earlier.size), str(t("Of an earlier delivery; it stays"))])  # fmt: skip
            line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.opener = buttons.addButton(
            str(t("Open the folder")), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.opener.clicked.connect(self.open_folder)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(self.head)
        layout.addWidget(self.told)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)

    def _add(self, item: Item, size: int | None) -> None:
        if item.reason is not None:
            said = seen(str(item.reason))
        else:
            told = (*item.written.warnings, *item.written.told) if item.written else ()
            said = seen(" · ".join(map(str, told)))
        line = QTreeWidgetItem(self.list, [seen(item.file), _size(size), said])
        line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.setToolTip(2, tip(said))
        if item.reason is not None:
            line.setIcon(0, theme.icon("error"))
            line.setForeground(0, theme.severity_colour("error"))
        elif item.written and item.written.warnings:
            line.setIcon(0, theme.icon("warning"))
        else:
            line.setIcon(0, theme.icon("done"))

    def open_folder(self) -> None:
        """Show the folder in the system's own window."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _size(count: int | None) -> str:
    """Return how large a file is, in the unit in which that is read at a glance."""
    if count is None:
        return "–"
    if count < 1024 * 1024:
        return str(t("{n} KB", n=f"{max(1, round(count / 1024)):,}"))
    return str(t("{n} MB", n=f"{count / 1024 / 1024:,.1f}"))
