"""What the actions do: each slot of the table in ``actions.py``, over the window's panes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox

from orgeditor import __version__
from orgeditor.analysis.matrix import matrices, matrix_view
from orgeditor.analysis.role_card import PARTIES, carded
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import theme
from orgeditor.gui.canvas import motion, reshaping
from orgeditor.gui.canvas.commands import move_along
from orgeditor.gui.card_designer import CardDesigner
from orgeditor.gui.command_palette import CommandPalette
from orgeditor.gui.deliveries import DeliveriesDialog, compare_two_deliveries
from orgeditor.gui.help import keys_dialog
from orgeditor.gui.pictured import copy_shown, save_shown
from orgeditor.gui.pictures import choose_picture, remove_picture
from orgeditor.gui.picturing import ask_for_picture
from orgeditor.gui.presenting import present
from orgeditor.gui.printing import ChartDialog, PreviewDialog, ReportDialog
from orgeditor.gui.sections import SECTIONS, Section
from orgeditor.gui.taking_parts import PartsDialog
from orgeditor.messages import language, t
from orgeditor.model.records import Position, Unit
from orgeditor.model.verbs.positions import add_position, hold
from orgeditor.model.verbs.responsibilities import add_role
from orgeditor.model.verbs.units import add_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QDialog

    from orgeditor.gui.main_window import MainWindow
    from orgeditor.gui.printing.dialog import PagesDialog


class Commands:
    """Carries the actions out; asks what has to be asked."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what each action calls, by the action's id."""
        window, session, canvas = self._window, self._session, self._window.canvas
        outline = window.outline.structure
        return {
            "new": self.new,
            "open": window.documents.ask_and_open,
            "save": window.documents.save,
            "save-as": window.documents.save_as,
            "save-as-folder": window.documents.save_as_folder,
            "take-snapshot": window.health.snapshots.ask_and_take,
            "versions": window.documents.ask_and_open_version,
            "merge-file": window.scenarios.merge_file,
            "import-roster": window.intake.ask_for_roster,
            "paste-roster": window.intake.paste,
            "import-matrix": window.intake.ask_for_matrix,
            "import-elements": window.intake.ask_for_elements,
            "export-elements": window.handover.elements,
            "redaction": window.handover.redaction,
            "with-ratings": self._export_ratings,
            "export-roster": window.handover.roster,
            "export-into-workbook": window.handover.into_workbook,
            "export-matrix": lambda: window.handover.matrix(self._matrix_id()),
            "export-processes": lambda: window.handover.processes(self._matrix_id()),
            "export-chart": lambda: window.handover.chart(
                canvas.mode, canvas.folds.ids, canvas.sight
            ),
            "picture-of-chart": lambda: ask_for_picture(session, canvas),
            "print-chart": self.print_chart,
            "print-matrix": lambda: self.print_matrix(self._matrix_id()),
            "report": self.report,
            "deliveries": self.deliveries,
            "compare-deliveries": lambda: compare_two_deliveries(session, window),
            "blueprint-parts": lambda: _show(PartsDialog(session, window)),
            "role-card": self._selected_cards,
            "role-cards": lambda: self.print_cards(self._carded()),
            "export-cards": lambda: window.handover.role_cards(self._carded()),
            "start": lambda: window.show_section(Section.START),
            "quit": window.close,
            "undo": session.undo,
            "redo": session.redo,
            "cut": lambda: canvas.clipboard.take(cut=True),
            "copy": lambda: canvas.clipboard.take(cut=False),
            "copy-picture": lambda: copy_shown(window),
            "save-picture": lambda: save_shown(window),
            "paste": lambda: canvas.clipboard.paste(alone=False),
            "paste-alone": lambda: canvas.clipboard.paste(alone=True),
            "find": window.search.setFocus,
            "commands": lambda: CommandPalette(window.actions_by_id, self._window).show(),
            "select-all": canvas.select_all,
            **{f"section-{s.icon}": partial(window.show_section, s.section) for s in SECTIONS},
            "positions": lambda: self.set_mode("positions"),
            "units": lambda: self.set_mode("units"),
            "dotted": lambda: canvas.set_show_dotted(not canvas.show_dotted),
            "links": lambda: canvas.look(links=not canvas.sight.links),
            "cards": self._design_cards,
            "hide-names": lambda: session.keep_from_view(
                names=not session.names_hidden, pay=session.pay_hidden
            ),
            "hide-pay": lambda: session.keep_from_view(
                names=session.names_hidden, pay=not session.pay_hidden
            ),
            "focus": canvas.focus_on_current,
            "whole-chart": lambda: canvas.focus_on(""),
            "one-above": lambda: canvas.show_from_above(1),
            "two-above": lambda: canvas.show_from_above(2),
            "one-level": lambda: canvas.folds.show_levels(1),
            "two-levels": lambda: canvas.folds.show_levels(2),
            "three-levels": lambda: canvas.folds.show_levels(3),
            "legend": lambda: canvas.legend.want(not canvas.legend.wanted),
            "present": lambda: present(window),
            "zoom-in": canvas.zoom_in,
            "zoom-out": canvas.zoom_out,
            "zoom-100": lambda: canvas.zoom_to(1.0),
            "fit": canvas.fit,
            "fold-all": canvas.folds.fold_all,
            "unfold-all": canvas.folds.unfold_all,
            "system-theme": lambda: window.rebuild.emit("system", language()),
            "light": lambda: window.rebuild.emit("light", language()),
            "dark": lambda: window.rebuild.emit("dark", language()),
            "reduce-motion": self._reduce_motion,
            "english": lambda: window.rebuild.emit("", "en"),
            "chinese": lambda: window.rebuild.emit("", "zh_CN"),
            "next-pane": window.next_pane,
            "add-unit": self._add_unit,
            "add-position": self._add_position,
            "add-role": self._add_role,
            "child": lambda: self._on_chart(canvas.add_child, outline.add_below),
            "sibling": lambda: self._on_chart(canvas.add_sibling, outline.add_beside),
            "rename": lambda: self._on_chart(canvas.rename, outline.rename),
            "move-left": lambda: move_along(canvas, Qt.Key.Key_Left),
            "move-right": lambda: move_along(canvas, Qt.Key.Key_Right),
            "move-up": lambda: move_along(canvas, Qt.Key.Key_Up),
            "move-down": lambda: move_along(canvas, Qt.Key.Key_Down),
            "merge": lambda: reshaping.merge(canvas),
            "split": lambda: reshaping.split(canvas),
            "split-off": lambda: reshaping.split_off(canvas),
            "swap": lambda: reshaping.swap_places(canvas),
            "swap-people": lambda: reshaping.swap_people(canvas),
            "draw-dotted": lambda: reshaping.draw_dotted(canvas),
            "picture": lambda: choose_picture(self._session, self._session.selection[-1], window),
            "no-picture": lambda: remove_picture(self._session, self._session.selection[-1]),
            "hold": self._hold,
            "delete": lambda: self._on_chart(
                canvas.delete, partial(outline.delete, branches=False)
            ),
            "delete-branch": lambda: self._on_chart(
                canvas.delete_branch, partial(outline.delete, branches=True)
            ),
            "new-matrix": self._new_matrix,
            "analyse-matrix": lambda: self._in_matrices(window.matrix.analyse),
            "convert-matrix": lambda: self._in_matrices(window.matrix.whole.convert),
            "code-sets": lambda: self._in_matrices(window.matrix.whole.edit_code_sets),
            "letters": self._choose_letters,
            "no-letters": window.letters.show_none,
            "scenario-new": window.scenarios.add,
            "scenario-describe": window.scenarios.describe,
            "scenario-show": window.scenarios.show_chosen,
            "scenario-next": lambda: window.scenarios.step(1),
            "scenario-previous": lambda: window.scenarios.step(-1),
            "scenario-lock": window.scenarios.lock,
            "scenario-archive": window.scenarios.archive,
            "scenario-compare": window.scenarios.compare,
            "scenario-beside": window.scenarios.put_beside,
            "scenario-story": window.scenarios.tell_story,
            "scenario-update": window.scenarios.update_from_baseline,
            "scenario-merge": window.scenarios.merge_into_baseline,
            "scenario-promote": window.scenarios.promote,
            "scenario-delete": window.scenarios.remove,
            "keys": lambda: _show(keys_dialog(self._window)),
            "about": self._about,
        }

    def _reduce_motion(self) -> None:
        motion.reduce(less=not motion.reduced())
        self._window.refresh()

    def _export_ratings(self) -> None:
        self._session.ratings_exported = not self._session.ratings_exported
        self._window.refresh()

    def _on_chart(self, chart: Callable[[], None], tree: Callable[[], None]) -> None:
        """Act on the chart where it shows what is selected, else in the outline."""
        (chart if self._window.canvas.current() else tree)()

    def new(self) -> None:
        """Begin an empty document."""
        if self._window.documents.new():
            self._window.show_section(Section.STRUCTURE)

    def _matrix_id(self) -> str:
        return self._window.matrix.matrix_id or matrices(self._session.organization)[0].id

    def print_chart(self) -> None:
        """Show the chart as it is seen as pages, to be printed."""
        canvas = self._window.canvas
        try:
            dialog = ChartDialog(
                self._session, canvas.mode, canvas.folds.ids, canvas.sight, self._window
            )
        except Cancelled:
            return
        self._show_pages(dialog)

    def _show_pages(self, dialog: PagesDialog) -> None:
        """Show pages, then go to what the user closed them to look at."""
        _show(dialog)
        if dialog.wanted:
            self._window.jump(dialog.wanted)

    def print_matrix(self, matrix: str) -> None:
        """Show a matrix as its pages, to be printed."""
        self._show_pages(PreviewDialog(self._session, matrix, self._window))

    def print_cards(self, parties: Sequence[str]) -> None:
        """Show role cards as pages, to be printed."""
        if parties:
            self._show_pages(PreviewDialog(self._session, parent=self._window, parties=parties))
        else:
            self._session.refuse(t("No matrix has anybody in it, so there are no role cards."))

    def report(self) -> None:
        """Show the report of the whole structure, to be printed or saved."""
        try:
            dialog = ReportDialog(self._session, self._window)
        except Cancelled:
            return
        self._show_pages(dialog)

    def deliveries(self) -> None:
        """Show the delivery sets."""
        dialog = DeliveriesDialog(self._session, self._window)
        _show(dialog)
        if dialog.wanted:
            self._window.jump(dialog.wanted)

    def _selected_cards(self) -> None:
        org = self._session.organization
        chosen = self._session.selection
        self.print_cards([key for key in chosen if isinstance(org[key], PARTIES)])

    def _carded(self) -> list[str]:
        return carded([matrix_view(self._session.organization, self._matrix_id())])

    def set_mode(self, mode: str) -> None:
        """Show the chart of positions or of units."""
        self._window.canvas.set_mode("units" if mode == "units" else "positions")
        self._window.refresh()

    def _add_unit(self) -> None:
        chosen = self._selected(Unit)
        edit = self._session.perform(
            add_unit, self._session.organization, name=str(t("New unit")), parent=chosen
        )
        if edit:
            self.set_mode("units")
            self._show_new(edit.changes[0].id)

    def _add_position(self) -> None:
        org = self._session.organization
        manager = self._selected(Position)
        unit = "" if manager else self._selected(Unit)
        edit = self._session.perform(
            add_position, org, title=str(t("New position")), manager=manager, unit=unit
        )
        if edit:
            self.set_mode("positions")
            self._show_new(edit.changes[0].id)

    def _show_new(self, key: str) -> None:
        self._window.show_section(Section.STRUCTURE)
        self._session.select([key])
        self._window.canvas.fly_to(key)
        self._window.canvas.rename()

    def _add_role(self) -> None:
        name, given = QInputDialog.getText(
            self._window, str(t("Add a role")), str(t("Name of the role"))
        )
        if given and name.strip():
            self._session.perform(add_role, self._session.organization, name=name.strip())

    def _selected(self, kind: type) -> str:
        org = self._session.organization
        return next((k for k in reversed(self._session.selection) if org.find(kind, k)), "")

    def _hold(self) -> None:
        org = self._session.organization
        chosen = [key for key in self._session.selection if org.find(Position, key)]
        self._session.perform(hold, org, chosen, str(t("put aside")))

    def _new_matrix(self) -> None:
        self._in_matrices(self._window.matrix.whole.begin)

    def _in_matrices(self, command: Callable[[], None]) -> None:
        self._window.show_section(Section.RESPONSIBILITIES)
        command()

    def _choose_letters(self) -> None:
        self._window.show_section(Section.STRUCTURE)
        self._window.letters.showMenu()

    def _design_cards(self) -> None:
        self.set_mode("positions")
        _show(CardDesigner(self._session, self._window.canvas, self._window))

    def _about(self) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(str(t("About")))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIconPixmap(theme.icon("orgeditor").pixmap(48, 48))
        box.setText(f"OrgEditor {__version__}\n{t('Design organisations, wholly offline.')}")
        _show(box)


def _show(dialog: QDialog) -> None:
    """Show a dialog, and let it go once it is closed: the window would hold it, with all that it shows."""
    dialog.exec()
    dialog.deleteLater()
