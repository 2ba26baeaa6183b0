"""Import - drag - undo - redo - save."""

from __future__ import annotations

import sys
from pathlib import Path

from orgeditor.assets import asset
from orgeditor.gui.importing import RosterReview
from orgeditor.model.records import Position
from tests.stories.stage import Stage


def main(document: Path) -> None:
    stage = Stage()

    stage.when(RosterReview, lambda review: stage.click(review.apply_button))
    stage.window.intake.open_paths([asset("resources/sample/roster.xlsx")])
    org = stage.desk.session.organization
    code = {p.code: key for key, p in org.of(Position).items()}
    assert len(code) == 61
    canvas = stage.window.canvas
    canvas.fit()
    stage.rest(0.5)
    moved, target, before = code["P04"], code["P14"], code["P03"]
    stage.drag(stage.card(moved), stage.card(target))
    stage.until(lambda: org.get(Position, moved).manager == target, "the card moved")
    stage.key("ctrl+z")
    stage.until(lambda: org.get(Position, moved).manager == before, "undone")
    stage.key("ctrl+shift+z")
    stage.until(lambda: org.get(Position, moved).manager == target, "done again")

    stage.name_file(document)
    stage.key("ctrl+s")
    stage.until(document.exists, "saved")
    stage.until(lambda: not stage.desk.session.document.changed, "nothing left to save")
    stage.leave()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
