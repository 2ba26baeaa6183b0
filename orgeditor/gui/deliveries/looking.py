"""What to look at in the files of a delivery set before they are delivered."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import Signal

from orgeditor.analysis.discretion import hidden
from orgeditor.analysis.preflight import Remark
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs
from orgeditor.gui.document_mends import mend_document, unsaved
from orgeditor.gui.preflight import PreflightLine, possible
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.output import Output
from orgeditor.outputs import given, look_at, mended

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.preflight import Mend
    from orgeditor.gui.session import Session
    from orgeditor.model.redaction import RedactionProfile
    from orgeditor.outputs.written import Reached

_SETTINGS: Final = (*Output.__struct_fields__, "folded")
"""What a mend can change in a file of a set, which is nothing of the document."""


def kept_back(session: Session) -> RedactionProfile | None:
    """Return what stays out of every file because it is hidden in the window."""
    names, pay = session.names_hidden, session.pay_hidden
    return hidden(names=names, pay=pay) if names or pay else None


class SetPreflight(PreflightLine):
    """Says of the current file of a set what to look at; asked, it looks at all files of the set.

    ``chosen`` carries the current file as a mend has it, ``going`` the records that the user would
    rather look at; ``looked`` follows when all have been looked at. What was found stands for as
    long as this does: nothing else changes meanwhile.
    """

    chosen = Signal(object)
    looked = Signal()
    going = Signal(tuple)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._output: Output | None = None
        self._outputs: tuple[Output, ...] = ()
        self._found: dict[Output, list[Remark]] = {}
        self.asked.connect(self._look)
        self.mended.connect(self._mend)

    def found(self, output: Output) -> Sequence[Remark]:
        """Return what has been found in a file so far."""
        return self._found.get(output, ())

    def show_output(self, output: Output | None, outputs: tuple[Output, ...]) -> None:
        """Say what was found in the current file of a set of files; None where there is none."""
        self._output, self._outputs = output, outputs
        self.setVisible(output is not None)
        found = self._found.get(output) if output else []
        self.tell(None if found is None else [*found, *unsaved(self._session)])

    def _look(self) -> None:
        wanted = [output for output in self._outputs if output not in self._found]
        words = t("Looking at what goes out")
        with suppress(Cancelled):
            jobs.run_here(words, lambda reached: self._look_at(wanted, reached), self)
        self.show_output(self._output, self._outputs)
        self.button.setChecked(bool(self.remarks))
        self.looked.emit()

    def _look_at(self, outputs: Sequence[Output], reached: Reached) -> None:
        session, home = self._session, self._session.path
        folder = home.parent if home else Path()
        for place, output in enumerate(outputs):

            def share(part: float, place: int = place) -> None:
                reached((place + part) / len(outputs))

            share(0.0)
            try:
                made_of = given(output, session.document, folder=folder, besides=kept_back(session))
                remarks = look_at(output, made_of, share)
            except Refused as refusal:
                self._found[output] = [Remark("refused", "error", refusal.reason)]
                continue
            goes = (output.scenario or session.document.baseline.id) == session.document.shown
            # Of pages nothing is shown here.
            self._found[output] = [replace(possible(one, made_of.whole, _SETTINGS, goes=goes), pages=()) for one in remarks]  # fmt: skip

    def _mend(self, mend: Mend) -> None:
        if mend.records:
            self.going.emit(mend.records)
        elif "saved" in mend.settings:
            mend_document(self._session, mend)
            self.show_output(self._output, self._outputs)
        elif self._output is not None:
            self.chosen.emit(mended(self._output, mend))
            self._look()
