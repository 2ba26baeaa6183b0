"""Opens the window over the bench organisation and shows its scenario; prints milliseconds.

Of the CPU, so that others on the machine do not count: the first time it is shown, and coming back to the baseline.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtWidgets import QApplication

from orgeditor.gui.app import Desk
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.organization import Organization
from tests.bench.bench_model import branched


def main(positions: int) -> None:
    app = QApplication(["bench"])
    made = branched(positions, positions // 10)
    scenario = made.shown
    # As it is opened from a file, which has never shown the scenario.
    table, scenarios = made.kept()
    document = Document(Organization(table.values()), scenarios)
    desk = Desk(app, Session(document))
    desk.window.resize(1600, 1000)
    desk.window.show()
    _settle(app)
    for wanted in (scenario, document.baseline.id):
        start = time.process_time()
        desk.session.show_scenario(wanted)
        desk.window.canvas.repaint()
        print((time.process_time() - start) * 1e3)
        _settle(app)
    sys.stdout.flush()
    # The window would ask whether to save.
    os._exit(0)


def _settle(app: QApplication) -> None:
    """Let what the window does once it has time be done."""
    end = time.monotonic() + 2.0
    while time.monotonic() < end:
        app.processEvents()


if __name__ == "__main__":
    main(int(sys.argv[1]))
