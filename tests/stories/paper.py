"""Letters typed in the grid - preview - PDF."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from orgeditor.analysis.matrix import matrix_view
from orgeditor.gui.printing import PreviewDialog
from orgeditor.gui.sections import Section
from orgeditor.model.fields import name_of
from orgeditor.model.records import Responsibility
from tests.stories.stage import Stage


def main(pdf: Path) -> None:
    stage = Stage()
    stage.window.documents.from_template("marketing", "en")
    stage.window.show_section(Section.RESPONSIBILITIES)
    stage.rest(0.5)
    grid = stage.window.matrix.grid
    org = stage.desk.session.organization
    view = matrix_view(org, stage.window.matrix.matrix_id)
    row = next(
        i for i, r in enumerate(view.rows) if name_of(r.activity) == "Internal communication"
    )
    activity, party = view.rows[row].activity.id, view.columns[2].party.id
    index = grid.model().index(row, 2)
    grid.scrollTo(index)
    stage.rest()
    stage.click(grid.viewport(), grid.visualRect(index).center())
    stage.key("a")

    def codes() -> tuple[str, ...]:
        cells = [
            c for c in org.of(Responsibility).values() if (c.activity, c.party) == (activity, party)
        ]
        return cells[0].codes if cells else ()

    stage.until(lambda: codes() == ("A",), "the letter stands")

    def save_the_pdf(preview: PreviewDialog) -> None:
        button = next(b for b in preview.findChildren(QPushButton) if "PDF" in b.text())
        stage.name_file(pdf)
        stage.click(button)
        stage.until(pdf.exists, "the PDF is written")
        stage.until(lambda: stage.app.activeModalWidget() is preview, "back in the preview")
        stage.key("Escape")

    stage.when(PreviewDialog, save_the_pdf)
    stage.key("ctrl+p")
    stage.until(pdf.exists, "the PDF is written")
    stage.until(lambda: stage.app.activeModalWidget() is None, "the preview is closed")
    stage.leave()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
