"""Opens the window over the bench organisation; prints the seconds and the megabytes that it took."""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtWidgets import QApplication

from orgeditor.gui.app import Desk
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from tests.bench.resident import most_resident
from tests.sample_organizations import large_organization


def main() -> None:
    app = QApplication(["bench"])
    document = Document(large_organization())
    start = time.perf_counter()
    desk = Desk(app, Session(document))
    desk.window.resize(1600, 1000)
    desk.window.show()
    app.processEvents()
    seconds = time.perf_counter() - start
    print(seconds, most_resident())
    sys.stdout.flush()
    # The window would ask whether to save.
    os._exit(0)


main()
