"""How each scenario stands, worked out one after the other off the window's thread, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal
from typing_extensions import override

from orgeditor.analysis.standing import Standing, standing, standing_of
from orgeditor.gui import jobs
from orgeditor.model.document import same_state
from orgeditor.model.edit import Edit, Refused
from orgeditor.model.scenario import Scenario

if TYPE_CHECKING:
    from orgeditor.gui.findings import Checker
    from orgeditor.gui.session import Session
    from orgeditor.model.delta import Table

_State = tuple[int, Edit | None]
"""How many edits of a scenario's history stand, and the last of them."""


class _Worker(QThread):
    def __init__(self, scenario: str, state: _State, table: Table) -> None:
        super().__init__()
        self.scenario, self.state = scenario, state
        self._table = table
        self.standing: Standing | None = None

    @override
    def run(self) -> None:
        try:
            self.standing = standing_of(self._table)
        except Refused:
            # Showing it says why it cannot stand.
            self.standing = None


class Standings(QObject):
    """``found`` gives a standing where it is known; ``came`` says that another is."""

    came = Signal()

    def __init__(self, session: Session, checker: Checker) -> None:
        super().__init__()
        self._session, self._checker = session, checker
        self._known: dict[str, tuple[_State, Standing | None]] = {}
        self._worker: _Worker | None = None
        session.replaced.connect(self._known.clear)

    def found(self, scenario: str) -> Standing | None:
        """Return how a scenario stands now, None while that is worked out, or it cannot stand."""
        document = self._session.document
        if scenario == document.shown:
            return standing(self._session.measures().whole(), self._checker.found)
        known = self._known.get(scenario)
        if known and same_state(known[0], self._session.document.mark(scenario)):
            return known[1]
        return None

    def work_out(self) -> None:
        """Begin to work out what is not known yet."""
        if self._worker is not None:
            return
        document = self._session.document
        for key in document.scenarios.of(Scenario):
            known = self._known.get(key)
            state = self._session.document.mark(key)
            if key != document.shown and not (known and same_state(known[0], state)):
                self._worker = worker = _Worker(key, state, dict(document.table(key)))
                worker.finished.connect(self._take)
                worker.start()
                return

    def leave(self) -> None:
        """Wait for nothing any more: the window goes."""
        if self._worker is not None:
            self._worker.finished.disconnect(self._take)
            jobs.leave(self._worker)
            self._worker = None

    def _take(self) -> None:
        worker = self._worker
        if worker is None:
            return
        worker.wait()
        self._known[worker.scenario] = (worker.state, worker.standing)
        self._worker = None
        self.came.emit()
        self.work_out()
