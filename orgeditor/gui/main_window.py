"""The window: puts the panes together and connects the actions; it decides nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDockWidget,
    QFileDialog,
    QInputDialog,
    QMainWindow,
    QMessageBox,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from orgeditor import __version__
from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.assets import asset
from orgeditor.gui import theme
from orgeditor.gui.actions import enable, fill_menus, make_actions
from orgeditor.gui.canvas import Canvas
from orgeditor.gui.canvas.palette import NewItems
from orgeditor.gui.documents import SUFFIX, Documents
from orgeditor.gui.findings import Findings
from orgeditor.gui.handover import Handover
from orgeditor.gui.help import keys_dialog
from orgeditor.gui.importing import flow
from orgeditor.gui.inspector import Inspector
from orgeditor.gui.jump import CommandLine, SearchLine
from orgeditor.gui.matrix import MatrixSection
from orgeditor.gui.outline import Outline
from orgeditor.gui.printing import PreviewDialog
from orgeditor.gui.settings import settings
from orgeditor.gui.start_page import StartPage
from orgeditor.gui.status import Status
from orgeditor.gui.undo_list import UndoList
from orgeditor.messages import Message, language, t
from orgeditor.model.codes import CODE_SETS
from orgeditor.model.fields import name_of
from orgeditor.model.records import Activity, Person, Position, Role, Unit
from orgeditor.model.verbs.positions import add_position, hold
from orgeditor.model.verbs.responsibilities import add_matrix, add_role
from orgeditor.model.verbs.units import add_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from orgeditor.gui.session import Session

START, STRUCTURE, RESPONSIBILITIES, HEALTH = range(4)
_SECTIONS: Final = (
    (STRUCTURE, "structure", t("Structure")),
    (RESPONSIBILITIES, "responsibilities", t("Responsibilities")),
    (HEALTH, "health", t("Health")),
)
_REFUSAL: Final = 6000


class MainWindow(QMainWindow):
    """The one window. ``rebuild`` asks for another in its place, after a change of language or theme."""

    rebuild = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setObjectName("main-window")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.resize(1440, 900)
        self.setMinimumSize(860, 560)
        self.documents = Documents(session, self)
        self.handover = Handover(session, self, self._wrote)
        self.start = StartPage()
        self.canvas = Canvas(session)
        self.matrix = MatrixSection(session)
        self.outline = Outline(session)
        self.inspector = Inspector(session)
        self.findings = Findings(session)
        self.health = Findings(session)
        self.search = SearchLine(session)
        self.status = Status(session, self.inspector)
        self.setStatusBar(self.status)
        self._pages = QStackedWidget()
        for page in (self.start, self.canvas, self.matrix, self.health):
            self._pages.addWidget(page)
        self.setCentralWidget(self._pages)
        self.actions_by_id = make_actions(self, self._slots())
        fill_menus(self.menuBar(), self.actions_by_id)
        self._rail = self._make_rail()
        self._tools = self._make_tools()
        self._docks = self._make_docks()
        self._connect()
        self._recall()
        self.show_section(START if self._nothing_open() else STRUCTURE)

    @property
    def section(self) -> int:
        """The section shown: START, STRUCTURE, RESPONSIBILITIES or HEALTH."""
        return self._pages.currentIndex()

    def show_section(self, section: int) -> None:
        """Show a section with the panes that belong to it."""
        self._pages.setCurrentIndex(section)
        for dock in self._docks:
            dock.setVisible(section in (STRUCTURE, RESPONSIBILITIES))
        self._docks[2].setVisible(section == STRUCTURE)
        self._tools.setVisible(section != START)
        for button in self._rail.buttons():
            button.setChecked(self._rail.id(button) == section)
        if section == START:
            self.start.fill()
        self._page().setFocus()
        self._refresh()

    def _page(self) -> QWidget:
        page = self._pages.currentWidget()
        assert page is not None
        return page

    def jump(self, ids: tuple[str, ...]) -> None:
        """Select records and bring the first into view, in the section where it stands."""
        org = self.session.organization
        first = org.peek(ids[0]) if ids else None
        if first is None:
            return
        if isinstance(first, Activity | Role):
            self.show_section(RESPONSIBILITIES)
            if isinstance(first, Activity):
                self.matrix.show_activity(first.id)
        else:
            self.show_section(STRUCTURE)
            if isinstance(first, Person):
                held = [key for key in org.referrers(first.id) if org.find(Position, key)]
                ids = tuple(held) or ids
            if isinstance(first, Unit) and self.canvas.mode != "units":
                self.canvas.set_mode("units")
            if isinstance(first, Position) and self.canvas.mode != "positions":
                self.canvas.set_mode("positions")
        self.session.select(ids)
        if self.section == STRUCTURE:
            self.canvas.fly_to(ids[0])
            self.outline.structure.reveal(ids[0])

    def open_path(self, path: Path) -> None:
        """Open a document, or import another file."""
        if path.suffix.lower() == SUFFIX:
            self.documents.open(path)
        else:
            self._import_files([path])

    def _slots(self) -> Mapping[str, Callable[[], object]]:
        session, canvas = self.session, self.canvas
        return {
            "new": self._new,
            "open": self.documents.ask_and_open,
            "save": self.documents.save,
            "save-as": self.documents.save_as,
            "import-roster": self._import_roster,
            "paste-roster": self._paste_roster,
            "import-matrix": self._import_matrix,
            "export-roster": self.handover.roster,
            "export-matrix": lambda: self.handover.matrix(self._matrix_id()),
            "export-chart": lambda: self.handover.chart(canvas.mode, canvas.folded),
            "print-matrix": lambda: self._print(self._matrix_id()),
            "start": lambda: self.show_section(START),
            "quit": self.close,
            "undo": session.undo,
            "redo": session.redo,
            "find": self.search.setFocus,
            "commands": lambda: CommandLine(self.actions_by_id, self).show(),
            "select-all": canvas.select_all,
            "section-structure": lambda: self.show_section(STRUCTURE),
            "section-responsibilities": lambda: self.show_section(RESPONSIBILITIES),
            "section-health": lambda: self.show_section(HEALTH),
            "positions": lambda: self._set_mode("positions"),
            "units": lambda: self._set_mode("units"),
            "dotted": lambda: canvas.set_show_dotted(not canvas.show_dotted),
            "zoom-in": canvas.zoom_in,
            "zoom-out": canvas.zoom_out,
            "zoom-100": lambda: canvas.zoom_to(1.0),
            "fit": canvas.fit,
            "fold-all": canvas.fold_all,
            "unfold-all": canvas.unfold_all,
            "light": lambda: self.rebuild.emit("light", language()),
            "dark": lambda: self.rebuild.emit("dark", language()),
            "english": lambda: self.rebuild.emit("", "en"),
            "chinese": lambda: self.rebuild.emit("", "zh_CN"),
            "next-pane": self._next_pane,
            "add-unit": self._add_unit,
            "add-position": self._add_position,
            "add-role": self._add_role,
            "child": canvas.add_child,
            "sibling": canvas.add_sibling,
            "rename": canvas.rename,
            "hold": self._hold,
            "delete": canvas.delete,
            "delete-branch": canvas.delete_branch,
            "new-matrix": self._new_matrix,
            "badges": self._choose_badges,
            "no-badges": lambda: canvas.show_badges("", ""),
            "keys": lambda: keys_dialog(self).exec(),
            "about": self._about,
        }

    def _make_rail(self) -> QButtonGroup:
        bar = QToolBar()
        bar.setObjectName("rail")
        bar.setMovable(False)
        bar.setIconSize(QSize(22, 22))
        bar.setFixedWidth(theme.RAIL + 2)
        bar.toggleViewAction().setVisible(False)
        group = QButtonGroup(self)
        for section, name, text in _SECTIONS:
            button = QToolButton()
            button.setObjectName(f"rail-{name}")
            button.setText(str(text) if len(str(text)) < 12 else str(t("RACI")))
            button.setToolTip(str(text))
            button.setIcon(theme.icon(name, theme.RAIL_TEXT))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setCheckable(True)
            button.setFixedWidth(theme.RAIL)
            button.clicked.connect(partial(self._rail_clicked, section))
            group.addButton(button, section)
            bar.addWidget(button)
        self.addToolBar(Qt.ToolBarArea.LeftToolBarArea, bar)
        return group

    def _rail_clicked(self, section: int, _checked: bool = False) -> None:
        self.show_section(section)

    def _make_tools(self) -> QToolBar:
        bar = QToolBar()
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(theme.ICON, theme.ICON))
        bar.toggleViewAction().setVisible(False)
        for text, names in (
            (True, ("positions", "units")),
            (True, ("add-unit", "add-position")),
            (False, ("fit", "zoom-out", "zoom-in", "dotted")),
            (False, ("undo", "redo")),
        ):
            for name in names:
                bar.addAction(self.actions_by_id[name])
                button = bar.widgetForAction(self.actions_by_id[name])
                if isinstance(button, QToolButton) and text:
                    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            bar.addSeparator()
        for name, short in (("positions", t("Positions")), ("units", t("Units"))):
            self.actions_by_id[name].setIconText(str(short))
        for name, short in (("add-unit", t("Unit")), ("add-position", t("Position"))):
            self.actions_by_id[name].setIconText(f"+ {short}")
        space = QWidget()
        space.setSizePolicy(
            space.sizePolicy().Policy.Expanding, space.sizePolicy().Policy.Preferred
        )
        bar.addWidget(space)
        bar.addWidget(self.search)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, bar)
        return bar

    def _make_docks(self) -> list[QDockWidget]:
        left = QTabWidget()
        left.setDocumentMode(True)
        left.addTab(self.outline, str(t("Outline")))
        left.addTab(NewItems(self.session), str(t("New")))
        right = QTabWidget()
        right.setDocumentMode(True)
        right.addTab(self.inspector, str(t("Inspector")))
        right.addTab(UndoList(self.session), str(t("History")))
        areas = Qt.DockWidgetArea
        docks = []
        for name, title, widget, area, size in (
            ("outline", t("Outline"), left, areas.LeftDockWidgetArea, 250),
            ("inspector", t("Inspector"), right, areas.RightDockWidgetArea, 300),
            ("findings", t("Findings"), self.findings, areas.BottomDockWidgetArea, 170),
        ):
            dock = QDockWidget(str(title))
            dock.setObjectName(f"dock-{name}")
            dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
            dock.setTitleBarWidget(QWidget())
            dock.setWidget(widget)
            self.addDockWidget(area, dock)
            sideways = area != areas.BottomDockWidgetArea
            self.resizeDocks(
                [dock], [size], Qt.Orientation.Horizontal if sideways else Qt.Orientation.Vertical
            )
            docks.append(dock)
        corners = Qt.Corner
        self.setCorner(corners.BottomLeftCorner, areas.LeftDockWidgetArea)
        self.setCorner(corners.BottomRightCorner, areas.RightDockWidgetArea)
        return docks

    def _connect(self) -> None:
        session = self.session
        session.edited.connect(lambda _edit: self._refresh())
        session.selected.connect(self._refresh)
        session.saved_changed.connect(self._refresh)
        session.replaced.connect(self._on_replaced)
        session.refused.connect(self._on_refused)
        self.findings.checked.connect(self.inspector.show_findings)
        for pane in (self.findings, self.health):
            pane.jumped.connect(self.jump)
        self.search.found.connect(lambda key: self.jump((key,)))
        self.canvas.mode_changed.connect(lambda _mode: self._refresh())
        self.canvas.zoom_changed.connect(self.status.show_zoom)
        self.canvas.left.connect(self._next_pane)
        self.matrix.import_requested.connect(self._import_matrix)
        self.matrix.print_requested.connect(self._print)
        self.matrix.export_requested.connect(self.handover.matrix)
        self.start.import_wanted.connect(self._import_roster)
        self.start.open_wanted.connect(self.documents.ask_and_open)
        self.start.new_wanted.connect(self._new)
        self.start.sample_wanted.connect(self._sample)
        self.start.document_wanted.connect(self.documents.open)
        self.start.template_wanted.connect(
            lambda name: self.documents.from_template(name, language())
        )
        self.start.recovery_wanted.connect(self.documents.recover)
        self.status.language_wanted.connect(lambda name: self.rebuild.emit("", name))

    def _on_replaced(self) -> None:
        lines = any(p.manager for p in self.session.organization.of(Position).values())
        units = bool(self.session.organization.of(Unit))
        self.canvas.set_mode("positions" if lines or not units else "units")
        self.show_section(STRUCTURE)

    def _on_refused(self, reason: Message) -> None:
        self.statusBar().showMessage(str(reason), _REFUSAL)

    def _refresh(self) -> None:
        org, document = self.session.organization, self.session.document
        section, selection = self.section, self.session.selection
        history = document.history
        enable(
            self.actions_by_id,
            {
                "document": section != START,
                "positions": bool(org.of(Position)),
                "matrix": bool(matrices(org)),
                "undoable": history.undoable is not None,
                "redoable": history.redoable is not None,
                "structure": section == STRUCTURE,
                "selection": section == STRUCTURE and bool(selection),
                "selected-positions": any(org.find(Position, key) for key in selection),
            },
        )
        actions = self.actions_by_id
        for name, edit in (("undo", history.undoable), ("redo", history.redoable)):
            word = t("Undo") if name == "undo" else t("Redo")
            actions[name].setText(f"{word}: {edit.label}" if edit else str(word))
        actions["positions"].setChecked(self.canvas.mode == "positions")
        actions["units"].setChecked(self.canvas.mode == "units")
        actions["dotted"].setChecked(self.canvas.show_dotted)
        dark = theme.palette().dark
        actions["light"].setChecked(not dark)
        actions["dark"].setChecked(dark)
        actions["chinese"].setChecked(language() == "zh_CN")
        actions["english"].setChecked(language() == "en")
        name = self.session.path.stem if self.session.path else str(t("Unsaved document"))
        self.setWindowTitle(f"{name}[*] – OrgEditor")
        self.setWindowModified(document.changed)

    def _nothing_open(self) -> bool:
        return not len(self.session.organization) and self.session.path is None

    def _new(self) -> None:
        if self.documents.new():
            self.show_section(STRUCTURE)

    def _sample(self) -> None:
        self._import_files([asset("resources/sample/roster.xlsx")])

    def _import_roster(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in flow.SUFFIXES)
        names, _ = QFileDialog.getOpenFileNames(
            self, str(t("Import a roster")), "", f"{t('Tables')} ({kinds})"
        )
        if names:
            self._import_files([Path(name) for name in names])

    def _import_files(self, paths: list[Path]) -> None:
        if flow.import_rosters(self.session, paths, self):
            self._on_replaced()
            self.canvas.fit()

    def _paste_roster(self) -> None:
        if flow.import_clipboard(self.session, self):
            self._on_replaced()
            self.canvas.fit()

    def _import_matrix(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in flow.SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(
            self, str(t("Import a responsibility matrix")), "", f"{t('Tables')} ({kinds})"
        )
        if name and flow.import_matrix(self.session, Path(name), self):
            self.show_section(RESPONSIBILITIES)

    def _matrix_id(self) -> str:
        return self.matrix.matrix_id or matrices(self.session.organization)[0].id

    def _print(self, matrix: str) -> None:
        PreviewDialog(self.session, matrix, self).exec()

    def _set_mode(self, mode: str) -> None:
        self.canvas.set_mode("units" if mode == "units" else "positions")
        self._refresh()

    def _add_unit(self) -> None:
        chosen = self._selected(Unit)
        edit = self.session.perform(
            add_unit, self.session.organization, name=str(t("New unit")), parent=chosen
        )
        if edit:
            self._set_mode("units")
            self._show_new(edit.changes[0].id)

    def _add_position(self) -> None:
        org = self.session.organization
        manager = self._selected(Position)
        unit = "" if manager else self._selected(Unit)
        edit = self.session.perform(
            add_position, org, title=str(t("New position")), manager=manager, unit=unit
        )
        if edit:
            self._set_mode("positions")
            self._show_new(edit.changes[0].id)

    def _show_new(self, key: str) -> None:
        self.show_section(STRUCTURE)
        self.session.select([key])
        self.canvas.fly_to(key)
        self.canvas.rename()

    def _add_role(self) -> None:
        name, given = QInputDialog.getText(self, str(t("Add a role")), str(t("Name of the role")))
        if given and name.strip():
            self.session.perform(add_role, self.session.organization, name=name.strip())

    def _selected(self, kind: type) -> str:
        org = self.session.organization
        return next((k for k in reversed(self.session.selection) if org.find(kind, k)), "")

    def _hold(self) -> None:
        org = self.session.organization
        chosen = [key for key in self.session.selection if org.find(Position, key)]
        self.session.perform(hold, org, chosen, str(t("put aside")))

    def _new_matrix(self) -> None:
        names = [codes.name for codes in CODE_SETS.values()]
        chosen, given = QInputDialog.getItem(
            self, str(t("New responsibility matrix")), str(t("Code set")), names, 0, False
        )
        if not given:
            return
        code_set = next(key for key, codes in CODE_SETS.items() if codes.name == chosen)
        self.session.perform(
            add_matrix,
            self.session.organization,
            name=str(t("Responsibilities")),
            code_set=code_set,
        )
        self.show_section(RESPONSIBILITIES)

    def _choose_badges(self) -> None:
        org = self.session.organization
        view = matrix_view(org, self._matrix_id())
        rows = view.activities
        names = [f"{row.number} {name_of(row.activity)}" for row in rows]
        chosen, given = QInputDialog.getItem(
            self, str(t("Letters on the chart")), str(t("Activity")), names, 0, False
        )
        if given and chosen:
            self.show_section(STRUCTURE)
            self.canvas.show_badges(view.matrix.id, rows[names.index(chosen)].activity.id)

    def _next_pane(self) -> None:
        panes: list[QWidget] = [self._page()]
        panes += [w for w in (self.outline, self.inspector, self.findings) if w.isVisible()]
        focus = QApplication.focusWidget()
        at = next(
            (
                i
                for i, pane in enumerate(panes)
                if focus is pane or pane.isAncestorOf(focus or self)
            ),
            -1,
        )
        panes[(at + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _about(self) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(str(t("About")))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIconPixmap(theme.icon("orgeditor").pixmap(48, 48))
        box.setText(f"OrgEditor {__version__}\n{t('Design organisations, wholly offline.')}")
        box.exec()

    def _wrote(self, path: Path) -> None:
        self.statusBar().showMessage(str(t("wrote {path}", path=str(path))), _REFUSAL)

    def _recall(self) -> None:
        kept = settings()
        geometry = kept.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.documents.may_leave():
            event.ignore()
            return
        settings().setValue("geometry", self.saveGeometry())
        self.session.file.close()
        event.accept()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = _files(event)
        event.acceptProposedAction()
        # The dialogs that follow must not keep the program waiting that is dragged from.
        QTimer.singleShot(0, self, lambda: self._dropped(paths))

    def _dropped(self, paths: list[Path]) -> None:
        documents = [path for path in paths if path.suffix.lower() == SUFFIX]
        if documents:
            self.documents.open(documents[0])
        else:
            self._import_files(paths)


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
