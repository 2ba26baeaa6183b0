"""A change is planned: its steps are dragged into phases, and dated, costed and owned as in a table."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QLineEdit, QTreeWidgetItem

from orgeditor.files.project.saving import save
from orgeditor.files.templates import organization_from
from orgeditor.gui.scenarios.story import StoryDialog
from orgeditor.gui.sections import Section
from orgeditor.model.document import Document
from orgeditor.model.plan import phases, step_plans
from orgeditor.model.records import Position
from orgeditor.model.scenario import BASELINE
from orgeditor.model.verbs.editing import delete
from orgeditor.model.verbs.planning import add_phase
from orgeditor.model.verbs.positions import add_position, move_positions
from orgeditor.model.verbs.scenarios import branch
from tests.stories.stage import Stage


def main(path: Path) -> None:
    """Plan four steps in two phases, and write what is planned to standard output."""
    _save(path)
    stage = Stage()
    stage.window.intake.open_paths([path])
    session = stage.desk.session
    stage.until(lambda: len(session.document.scenarios) == 2, "the document is open")
    session.show_scenario(next(key for key in session.document.scenarios.table if key != BASELINE))
    stage.window.show_section(Section.SCENARIOS)
    QTimer.singleShot(0, stage.window.scenarios.tell_story)
    stage.when(StoryDialog, lambda dialog: _plan(stage, dialog))
    stage.until(lambda: session.document.history.done >= 9 and stage.app.activeModalWidget() is None, "it is planned")  # fmt: skip
    org = session.organization
    for phase in phases(org):
        print(phase.name, len(phase.steps))
    for plan in step_plans(org):
        print(plan.date, plan.owner, f"{plan.cost:g}", f"{plan.saving:g}")
    stage.leave()


def _save(path: Path) -> None:
    document = Document(organization_from("marketing"))
    edit = branch(document.scenarios, BASELINE, datetime(2026, 3, 31, tzinfo=UTC), name="Asia")
    document.do(edit)
    document.show(edit.changes[0].id)
    org = document.organization
    at = {p.code: key for key, p in org.of(Position).items()}
    before = set(org.of(Position))
    document.do(add_position(org, title="Head of Asia", manager=at["P01"]))
    head = next(key for key in org.of(Position) if key not in before)
    document.do(move_positions(org, [at["P20"]], head))
    document.do(delete(org, [at["P05"]]))
    for name in ("Build", "Close"):
        document.do(add_phase(org, name))
    table, scenarios = document.kept()
    save(table.values(), path, scenarios=scenarios)


def _plan(stage: Stage, dialog: StoryDialog) -> None:
    tree = dialog.plan.tree
    stage.until(lambda: dialog.chart.scene is not None, "the chart stands")

    def line(words: str) -> QTreeWidgetItem:
        tops = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
        items = [*tops, *(top.child(n) for top in tops for n in range(top.childCount()))]
        return next(item for item in items if item.text(0).startswith(words))

    def place(words: str, column: int = 0, share: float = 0.5) -> QPoint:
        room = tree.visualItemRect(line(words))
        x = tree.columnViewportPosition(column) + 60 if column == 0 else tree.columnViewportPosition(column) + 20  # fmt: skip
        return tree.viewport().mapToGlobal(QPoint(x, round(room.top() + share * room.height())))

    stage.drag_and_drop(place("Create"), place("Build"))
    stage.until(lambda: line("Build").childCount() == 1, "one step is in the first phase")
    stage.drag_and_drop(place("Move"), place("Create", share=0.95))
    stage.until(lambda: line("Build").childCount() == 2, "another below it")
    stage.drag_and_drop(place("Close the"), place("Close ·"))
    stage.until(lambda: line("Close ·").childCount() == 1, "the last is in the second phase")
    # It builds on what is above it, and stays.
    stage.drag_and_drop(place("Move"), place("Create", share=0.05))
    stage.until(lambda: "builds on" in dialog.plan.refusal.text(), "it is refused")
    for column, text in ((1, "2026-05-01"), (2, "Ana"), (3, "12,500"), (4, "900")):
        at = place("Move", column)
        stage.xdotool("mousemove", at.x(), at.y(), "click", "--repeat", 2, "--delay", 60, 1)
        stage.until(lambda: tree.viewport().findChild(QLineEdit), "the cell is open")
        stage.type(text)
        stage.key("Return")
        stage.until(lambda text=text, column=column: line("Move").text(column) == text, text)
    at = place("Build", 1)
    stage.xdotool("mousemove", at.x(), at.y(), "click", 1)
    stage.key("F2")
    stage.type("2026-04-01")
    stage.key("Tab")
    stage.type("Ben")
    stage.key("Return")
    stage.until(lambda: line("Build").text(2) == "Ben", "the phase has an owner")
    assert line("Create").text(1) == "2026-04-01", "the date of its phase"
    stage.key("Escape")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
