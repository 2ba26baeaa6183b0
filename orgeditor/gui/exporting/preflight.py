"""What to look at in an output that is asked for without pages to look at: a roster, a matrix, slides."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs
from orgeditor.gui.document_mends import OF_DOCUMENT, mend_document, show_baseline, unsaved
from orgeditor.gui.preflight import MANY, PreflightLine, possible
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.records import Position
from orgeditor.outputs import Given, look_at, mended

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from orgeditor.analysis.preflight import Mend, Remark, Value
    from orgeditor.gui.redaction_choice import RedactionChoice
    from orgeditor.gui.session import Session
    from orgeditor.model.organization import Organization
    from orgeditor.model.output import Output
    from orgeditor.outputs.written import Reached


_QUICK: Final = ("roster", "elements")
"""What is looked at in no time, however much there is of it."""
_CHOSEN: Final = ("without_findings",)
"""Settings that no box of these dialogs shows, and mends choose."""


class OutputPreflight(PreflightLine):
    """Looks at an output in a dialog that has a ``choice`` of what is left out.

    ``wanted``: the ids of records that the user closed the dialog to look at; ``settings``: those
    of the output that mends have chosen.
    """

    def __init__(self, session: Session, choice: RedactionChoice, dialog: QDialog) -> None:
        super().__init__()
        self._session, self._choice, self._dialog = session, choice, dialog
        self._output: Output | None = None
        self._hand_over: Callable[[], Organization] | None = None
        self.wanted: tuple[str, ...] = ()
        self.settings: dict[str, Value] = {}
        self.mended.connect(self._mend)
        self.asked.connect(self._look)

    def look(self, output: Output, hand_over: Callable[[], Organization]) -> None:
        """Say what there is to look at in an output; ``hand_over`` gives the organisation as it may go out."""
        self._output = msgspec.structs.replace(output, **self.settings)
        self._hand_over = hand_over
        if output.what not in _QUICK and len(self._session.organization.of(Position)) > MANY:
            self.tell(None)
        else:
            self._look()

    def _look(self) -> None:
        output, hand_over = self._output, self._hand_over
        if output is None or hand_over is None:
            return
        given = Given(self._session.organization, hand_over())
        remarks: list[Remark] | None = None
        with suppress(Cancelled):
            remarks = jobs.run_here(
                t("Looking at what goes out"),
                lambda reached: _looked(output, given, reached),
                self._dialog,
            )
        whole = self._session.organization
        can = ("redaction", "scenario", *OF_DOCUMENT, *_CHOSEN)
        looked = (*(remarks or ()), *unsaved(self._session))
        self.tell(None if remarks is None else [possible(one, whole, can) for one in looked])

    def _mend(self, mend: Mend) -> None:
        if mend.records:
            self.wanted = mend.records
            self._dialog.reject()
        elif "redaction" in mend.settings:
            self._choice.choose(str(mend.settings["redaction"]))
        elif show_baseline(self._session, mend):
            self._dialog.reject()
        elif chosen := {name: mend.settings[name] for name in _CHOSEN if name in mend.settings}:
            assert self._output is not None
            self.settings |= chosen
            self._output = mended(self._output, mend)
            self._look()
        elif mend_document(self._session, mend):
            self._look()


def _looked(output: Output, given: Given, reached: Reached) -> list[Remark]:
    """Return what there is to look at; nothing of an output that cannot be: that is told when it is written."""
    try:
        remarks = look_at(output, given, reached)
    except Refused:
        return []
    # Of pages nothing is shown here.
    return [msgspec.structs.replace(remark, pages=()) for remark in remarks]
