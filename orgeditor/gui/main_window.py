"""The window: puts the panes together and connects the actions; it decides nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from orgeditor.analysis.traits import worst_severities
from orgeditor.gui import theme
from orgeditor.gui.actions import fill_menus, make_actions
from orgeditor.gui.availability import bring_in_line
from orgeditor.gui.canvas import Canvas
from orgeditor.gui.canvas.palette import NewItems
from orgeditor.gui.colour_menu import ColourMenu
from orgeditor.gui.commands import Commands
from orgeditor.gui.documents import Documents
from orgeditor.gui.filter_menu import FilterMenu
from orgeditor.gui.findings import Checker, Findings
from orgeditor.gui.going import show_missing, show_records
from orgeditor.gui.handover import Handover
from orgeditor.gui.health import Health, serve_findings
from orgeditor.gui.heirs import with_heirs
from orgeditor.gui.inspector import Inspector
from orgeditor.gui.intake import Intake
from orgeditor.gui.labels import label
from orgeditor.gui.layout_menu import LayoutMenu
from orgeditor.gui.letters_menu import LettersMenu
from orgeditor.gui.matrix import MatrixSection
from orgeditor.gui.outline import Outline
from orgeditor.gui.panes import Panes, tabs
from orgeditor.gui.rail import Rail
from orgeditor.gui.role_card_pane import RoleCardPane
from orgeditor.gui.scenarios import Scenarios, Switcher
from orgeditor.gui.search import SearchLine
from orgeditor.gui.section_pages import SectionPages
from orgeditor.gui.sections import Section
from orgeditor.gui.settings import settings
from orgeditor.gui.start_page import StartPage
from orgeditor.gui.status import Status
from orgeditor.gui.tools import Tools
from orgeditor.gui.undo_list import UndoList
from orgeditor.messages import Message, language, seen, t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position, Unit
from orgeditor.model.scenario import Scenario, called

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent

    from orgeditor.gui.session import Session

_REFUSAL: Final = 6000


class MainWindow(QMainWindow):
    """The one window. ``rebuild`` asks for another in its place, after a change of language or theme."""

    rebuild = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setObjectName("main-window")
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.setMinimumSize(960, 600)
        self.documents = Documents(session, self)
        self.handover = Handover(session, self, self._wrote, self.jump)
        self.intake = Intake(self)
        self.start = StartPage()
        self.canvas = Canvas(session)
        self.matrix = MatrixSection(session)
        self.outline = Outline(session)
        self.inspector = Inspector(session)
        self.checker = Checker(session)
        self.findings = Findings(self.checker)
        self.health = Health(session, self.checker)
        self.scenarios = Scenarios(session, self.checker)
        self.search = SearchLine(session)
        self.letters = LettersMenu(session, self.canvas)
        self.status = Status(session)
        self.setStatusBar(self.status)
        self.commands = Commands(self)
        self.actions_by_id = make_actions(self, self.commands.slots())
        fill_menus(self.menuBar(), self.actions_by_id)
        self.scenarios.serve(self.actions_by_id)
        self._title = label(quiet=True)
        self._title.setObjectName("document-title")
        self.switcher = Switcher(session)
        self._told = ("", "")
        self._corner = _beside(self._title, self.switcher)
        self.menuBar().setCornerWidget(self._corner)
        self._rail = Rail()
        self.filter = FilterMenu(session, self.canvas)
        self.colour_by = ColourMenu(session, self.canvas)
        chart_tools = (LayoutMenu(session, self.canvas), self.colour_by, self.filter, self.letters)
        self._tools = Tools(self.actions_by_id, chart_tools, self.search)
        self.pages = SectionPages(session)
        self.role_card = RoleCardPane(session)
        self._panes = Panes(self.pages)
        self._put_together()
        self._connect()
        self._recall()
        self.show_section(Section.START if self.nothing_open else Section.STRUCTURE)

    def _put_together(self) -> None:
        """Put the window together from the outside to the inside.

        Whatever comes into a window is styled anew with all that it holds already.
        """
        whole, right = QWidget(), QVBoxLayout()
        self.setCentralWidget(whole)
        row = QHBoxLayout(whole)
        for layout in (row, right):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(right, 1)
        right.addWidget(self._tools)
        right.addWidget(self._panes, 1)
        self.pages.fill(
            {
                Section.START: self.start,
                Section.STRUCTURE: self.canvas,
                Section.RESPONSIBILITIES: self.matrix,
                Section.SCENARIOS: self.scenarios,
                Section.HEALTH: self.health,
            }
        )
        self._panes.fill(
            {
                "outline": tabs((self.outline, t("Outline")), (NewItems(self.session), t("New"))),
                "inspector": tabs(
                    (self.inspector, t("Inspector")),
                    (self.role_card, t("Role card")),
                    (UndoList(self.session), t("History")),
                ),
                "findings": self.findings,
            }
        )

    @property
    def section(self) -> Section:
        """The section shown."""
        return self.pages.section

    @property
    def chosen_scenario(self) -> str:
        """The scenario that actions are about: in its section the one chosen, else the one shown."""
        shown = self.session.document.shown
        return self.scenarios.chosen if self.section == Section.SCENARIOS else shown

    def show_section(self, section: Section) -> None:
        """Show a section with the panes that belong to it."""
        self.session.arrange(arranging=section == Section.SCENARIOS)
        self.pages.show_section(section)
        self._panes.show_section(section)
        self._tools.show_section(section)
        self._rail.show_section(section)
        if section == Section.START:
            self.start.fill()
        self.pages.page.setFocus()
        self.refresh()

    def jump(self, ids: tuple[str, ...]) -> None:
        """Select records and bring the first into view, in the section where it stands."""
        show_records(self, ids)

    def _connect(self) -> None:
        session = self.session
        session.edited.connect(self.refresh)
        session.selected.connect(self.refresh)
        session.saved_changed.connect(self.refresh)
        session.discretion_changed.connect(self.refresh)
        session.redaction_changed.connect(self.refresh)
        session.picture_shown.connect(self.refresh)
        session.scenarios_changed.connect(self.refresh)
        self.scenarios.chosen_changed.connect(self.refresh)
        session.replaced.connect(self.show_document)
        session.refused.connect(self._on_refused)
        session.save_wanted.connect(self.documents.save)
        session.before_doing = partial(with_heirs, self)
        self.checker.checked.connect(self._on_checked)
        self._on_checked()
        self._rail.wanted.connect(self.show_section)
        for pane in (self.findings, self.health, self.pages):
            pane.jumped.connect(self.jump)
        serve_findings(self.findings, session, self)
        self.health.completeness.wanted.connect(partial(show_missing, self))
        self.search.found.connect(lambda key: self.jump((key,)))
        self.canvas.mode_changed.connect(lambda _mode: self.refresh())
        self.canvas.zoom_changed.connect(self.status.show_zoom)
        self.matrix.import_requested.connect(self.intake.ask_for_matrix)
        self.matrix.print_requested.connect(self.commands.print_matrix)
        self.role_card.print_requested.connect(lambda key: self.commands.print_cards([key]))
        self.role_card.export_requested.connect(lambda key: self.handover.role_cards([key]))
        self.matrix.export_requested.connect(self.handover.matrix)
        self.start.import_wanted.connect(self.intake.ask_for_roster)
        self.start.open_wanted.connect(self.documents.ask_and_open)
        self.start.new_wanted.connect(self.commands.new)
        self.start.sample_wanted.connect(self.intake.sample)
        self.start.document_wanted.connect(self.intake.open_document)
        self.start.template_wanted.connect(
            lambda name: self.documents.from_template(name, language())
        )
        self.start.recovery_wanted.connect(self.documents.recover)
        self.status.language_wanted.connect(lambda name: self.rebuild.emit("", name))

    def show_document(self) -> None:
        """Show the chart that the document has most to say in."""
        lines = any(p.manager for p in self.session.organization.of(Position).values())
        units = bool(self.session.organization.of(Unit))
        self.canvas.set_mode("positions" if lines or not units else "units")
        self.show_section(Section.STRUCTURE)

    def _on_checked(self) -> None:
        found = self.checker.found if self.checker.begun else []
        self.inspector.show_findings(found)
        worst = worst_severities(found)
        if worst != self.canvas.sight.severities:
            self.canvas.look(severities=worst)

    def _on_refused(self, reason: Message) -> None:
        self.statusBar().showMessage(str(reason), _REFUSAL)

    def refresh(self, _edit: object = None) -> None:
        """Bring actions and title in line with what stands."""
        bring_in_line(self)
        self._show_title()

    def _show_title(self) -> None:
        project = self.session.organization.project
        name = seen(self.session.path.stem) if self.session.path else str(t("Unsaved document"))
        document = self.session.document
        if len(document.scenarios.of(Scenario)) > 1:
            name = f"{name} · {called(document.scenario)}"
        self.setWindowTitle(f"{name.replace('[*]', '')}[*] – OrgEditor")
        self.setWindowModified(self.session.document.changed)
        parts = (name_of(project) if project.title or project.title_zh else "", project.client)
        told = seen(" · ".join(part for part in parts if part))
        self.switcher.setVisible(not self.nothing_open)
        corner = (told, "" if self.nothing_open else self.switcher.text())
        if corner != self._told:
            self._told = corner
            self._title.setText(told)
            # The menu bar makes room for its corner only when it is put there.
            self.menuBar().setCornerWidget(self._corner)
            self._corner.show()

    @property
    def nothing_open(self) -> bool:
        """Whether there is no document yet."""
        return not len(self.session.organization) and self.session.path is None

    def next_pane(self) -> None:
        """Move the focus to the next pane."""
        # The legend stands on the page, so that it is asked first whether it has the focus.
        around = (self.outline, self.inspector, self.findings)
        panes: list[QWidget] = [self.canvas.legend] if self.canvas.legend.isVisible() else []
        panes += [self.pages.page, *(pane for pane in around if pane.isVisible())]
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

    def _wrote(self, path: Path, about: str) -> None:
        told = str(t("wrote {path}", path=str(path)))
        told = f"{told} · {about}" if about else told
        self.statusBar().showMessage(told, _REFUSAL)

    def _recall(self) -> None:
        kept = settings()
        geometry = kept.value("geometry")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        panes = kept.value("panes")
        if isinstance(panes, QByteArray):
            self._panes.restoreState(panes)

    def appear(self) -> None:
        """Show the window, over the whole screen where that is smaller than the window would be."""
        room = self.screen().availableGeometry().size()
        if self.size().boundedTo(room) == self.size():
            self.show()
        else:
            self.showMaximized()

    def remember(self) -> None:
        """Keep the places and sizes of window and panes."""
        kept = settings()
        kept.setValue("geometry", self.saveGeometry())
        kept.setValue("panes", self._panes.saveState())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.checker.wait()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.documents.may_leave():
            event.ignore()
            return
        self.remember()
        self.scenarios.leave()
        self.session.file.close()
        event.accept()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            self.start.invite(over=True)
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.start.invite(over=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = _files(event)
        self.start.invite(over=False)
        event.acceptProposedAction()
        # The dialogs that follow must not keep the program waiting that is dragged from.
        QTimer.singleShot(0, self, lambda: self.intake.open_paths(paths))


def _beside(*widgets: QWidget) -> QWidget:
    """Return widgets in the corner of the menu bar."""
    corner = QWidget()
    row = QHBoxLayout(corner)
    row.setContentsMargins(0, 0, theme.GRID * 2, 0)
    row.setSpacing(theme.GRID)
    for widget in widgets:
        row.addWidget(widget)
    return corner


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
