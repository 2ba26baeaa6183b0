"""Imports a roster into an empty window as a user does; prints the seconds or megabytes until its chart is drawn."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from orgeditor.gui.app import Desk
from orgeditor.gui.importing import RosterReview, flow
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.records import Position
from tests.bench.resident import most_resident

READING = {"seconds": 0.0, "seconds-read": 3.0, "megabytes": 0.0}
"""For how many seconds a person looks at the review, which are not the program's time."""


def main(figure: str, path: str) -> None:
    app = QApplication(["bench"])
    desk = Desk(app, Session(Document()))
    desk.window.resize(1600, 1000)
    desk.window.show()
    app.processEvents()
    reading = READING[figure]

    def read(review: QDialog) -> int:
        ends = time.perf_counter() + reading
        while time.perf_counter() < ends:
            app.processEvents()
            time.sleep(0.01)
        return review.DialogCode.Accepted

    RosterReview.exec = read  # type: ignore[method-assign]
    start = time.perf_counter()
    if not flow.import_rosters(desk.session, [Path(path)], desk.window):
        raise SystemExit("nothing was imported")
    app.processEvents()
    desk.window.canvas.grab()
    seconds = time.perf_counter() - start - reading
    if not desk.session.organization.of(Position):
        raise SystemExit("no positions were imported")
    print(most_resident() if figure == "megabytes" else seconds)
    sys.stdout.flush()
    # The window would ask whether to save.
    os._exit(0)


main(*sys.argv[1:])
