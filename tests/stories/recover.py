"""The next start after a crash: the work is offered, and taken up with a click."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from orgeditor.model.records import Position
from tests.stories.stage import Stage


def main() -> None:
    stage = Stage()
    start = stage.window.start
    offered = [
        label.text() for label in start.findChildren(QLabel) if "unsaved edit" in label.text()
    ]
    assert len(offered) == 1, offered
    print(offered[0].split(" · ")[0])
    button = next(b for b in start.findChildren(QPushButton) if b.text() == "The unsaved document")
    stage.click(button)
    stage.until(lambda: len(stage.desk.session.organization.of(Position)) == 60, "recovered")
    titles = {p.title for p in stage.desk.session.organization.of(Position).values()}
    assert "Head of stories" in titles
    assert stage.desk.session.document.changed
    stage.leave()


if __name__ == "__main__":
    main()
