"""What is handed over, from the window: rosters, matrices, charts as files."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QDialog, QWidget

from orgeditor.analysis.left_out import left_out
from orgeditor.files.project.refusals import save_failure
from orgeditor.files.roster import write_roster
from orgeditor.files.sheets import Cancelled
from orgeditor.gui import jobs
from orgeditor.gui.errors import tell
from orgeditor.gui.exporting import (
    RedactionDialog,
    RosterDialog,
    ask_office,
    tell_kept,
    write_into_workbook,
)
from orgeditor.gui.where import ask_where
from orgeditor.messages import Message, language, seen, t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import name_of
from orgeditor.model.output import Output, fitting
from orgeditor.outputs import Given, write
from orgeditor.outputs.charts import look_of
from orgeditor.outputs.kinds import clean_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from orgeditor.drawing.scene import Mode
    from orgeditor.drawing.sight import Sight
    from orgeditor.gui.session import Session


_SLIDES: Final = ".pptx"
_PICTURES: Final = (".svg", ".png")
_CHARTS: Final = (".pdf", *_PICTURES, ".drawio", _SLIDES, ".graphml", ".mmd")
_DRAWN: Final = ("pdf", "svg", "png", "drawio", "pptx")
_KEPT_BACK: Final = {
    "names": t("without names"),
    "pay": t("without pay"),
    "columns": t("without the client's own columns"),
    "ratings": t("without ratings of people"),
}
_FACTS: Final = ("names", "pay", "columns")
"""What a chart or a table of the structure can hold of what is kept back."""
_DUTIES: Final = ("names",)
"""The same of a responsibility matrix and of role cards."""


class Handover:
    """Asks where a file goes and writes it; ``wrote`` is told what was written, and what is to be said of it.

    ``jump`` goes to records that the user would rather look at.
    """

    def __init__(
        self,
        session: Session,
        window: QWidget,
        wrote: Callable[[Path, str], None],
        jump: Callable[[tuple[str, ...]], None],
    ) -> None:
        self._session = session
        self._window = window
        self._wrote = wrote
        self._jump = jump

    @property
    def language(self) -> str:
        """The language of what is handed over: the document's, else the one shown."""
        return self._session.organization.project.language or language()

    def roster(self) -> None:
        """Export the roster, in the form that is asked for."""
        session = self._session
        dialog = RosterDialog(session, self.language, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            org, form, words = dialog.organization, dialog.form, dialog.language
            path = self._ask(t("Export the roster"), str(t("Roster")), dialog.suffixes, _FACTS)
            if path:
                self._write_stoppably(path, lambda reached: write_roster(org, path, language=words, form=form, reached=reached), _FACTS)  # fmt: skip
        self._go_to(dialog.preflight.wanted)
        dialog.deleteLater()

    def into_workbook(self) -> None:
        """Write what has changed into a copy of the client's own workbook."""
        path = write_into_workbook(self._session, self._window, self.language)
        if path:
            self._wrote(path, "")

    def matrix(self, matrix: str) -> None:
        """Export a responsibility matrix as a workbook or as slides."""
        self._hand_over(t("Export the matrix"), self._name_of(matrix), (".xlsx", ".csv", _SLIDES), _DUTIES, what="raci", matrix=matrix)  # fmt: skip

    def processes(self, matrix: str) -> None:
        """Export a responsibility matrix as a workbook with a sheet for each process."""
        self._hand_over(t("Export the matrix"), self._name_of(matrix), (".xlsx",), _DUTIES, what="raci", matrix=matrix, by_process=True)  # fmt: skip

    def role_cards(self, parties: Sequence[str]) -> None:
        """Export role cards as PDF or as a Word document."""
        if not parties:
            self._session.refuse(t("No matrix has anybody in it, so there are no role cards."))
            return
        name = self._name_of(parties[0]) if len(parties) == 1 else str(t("Role cards"))
        self._hand_over(t("Export role cards"), name, (".docx", ".pdf"), _DUTIES, what="role-cards", roles=tuple(parties))  # fmt: skip

    def elements(self) -> None:
        """Export the tables of goals and the other elements."""
        self._hand_over(t("Export goals and other tables"), str(t("Goals")), (".xlsx",), tuple(_KEPT_BACK), what="elements")  # fmt: skip

    def chart(self, mode: Mode, folded: frozenset[str], sight: Sight) -> None:
        """Export the chart as it is seen, folded branches folded."""
        settings: dict[str, Any] = {
            "what": "chart",
            "units": mode == "units",
            "look": look_of(mode, folded, sight),
        }
        asked = self._ask_all(
            t("Export the chart"), str(t("Chart")), _CHARTS, _FACTS, format="pptx", **settings
        )
        if asked:
            path, chosen = asked
            alone = path.suffix.lower() in _PICTURES
            self._put(path, _FACTS, alone=alone, **settings, **chosen)

    def redaction(self) -> None:
        """Choose what is left out of all that leaves the program from now on."""
        dialog = RedactionDialog(self._session, t("Redaction"), t("Close"), self._window)
        dialog.exec()
        dialog.deleteLater()

    def _name_of(self, record: str) -> str:
        """Return what a record is called where it may be seen."""
        return seen(name_of(self._session.organization[record]))

    def _kept_back(self, holds: Sequence[str]) -> list[str]:
        """Return what does not go out, of what a file of this kind can hold."""
        left = self._session.left_out()
        if left and (left.name or left.name_zh):
            return [str(message) for message in left_out(left)]
        told = left is not None and left.leaves_out
        kept = {
            "names": bool(left and left.people),
            "pay": bool(left and left.pay),
            "columns": told,
            "ratings": "ratings" in holds and self._session.ratings_held_back(),
        }
        return [str(words) for what, words in _KEPT_BACK.items() if what in holds and kept[what]]

    def _hand_over(
        self,
        title: Message,
        name: str,
        suffixes: tuple[str, ...],
        holds: Sequence[str],
        **settings: Any,
    ) -> None:
        """Ask what is left out and where the file goes, then write an output of these settings there."""
        asked = self._ask_all(title, name, suffixes, holds, **settings)
        if asked:
            path, chosen = asked
            self._put(path, holds, **settings, **chosen)

    def _put(self, path: Path, holds: Sequence[str], **settings: Any) -> None:
        """Write an output of these settings, slides and Word documents as is asked for."""
        session, kind = self._session, path.suffix[1:].lower()
        if kind in ("pptx", "docx"):
            asked = ask_office(path, self._window)
            if asked is None:
                return
            settings |= asked
        output = fitting(Output(format=kind, language=self.language, **settings))
        made_of = Given(session.organization, session.handed_over())
        if output.format not in _DRAWN:
            self._write_stoppably(path, lambda reached: write(output, made_of, path, reached), holds)  # fmt: skip
            return
        # Text is measured with fonts that the window paints with, too: no thread here.
        words = t("Writing {file}", file=path.name)
        told: list[Message] = []
        warnings: list[Message] = []

        def put(reached: Callable[[float], None]) -> None:
            written = write(output, made_of, path, reached)
            told.extend(written.told)
            warnings.extend(written.warnings)

        with suppress(Cancelled):
            self._written(path, lambda: jobs.run_here(words, put, self._window), holds, told)
        if kind == "pptx":
            tell_kept(warnings, self._window)

    def _ask_all(
        self,
        title: Message,
        name: str,
        suffixes: tuple[str, ...],
        holds: Sequence[str],
        **settings: Any,
    ) -> tuple[Path, Mapping[str, Any]] | None:
        """Ask what is left out, with what there is to look at, then where the file goes.

        ``settings``: of the output; its format is the first of the suffixes, if none is given.
        With the path come the settings that were chosen on the way.
        """
        format_ = settings.pop("format", suffixes[0]).lstrip(".")
        output = Output(format=format_, language=self.language, **settings)
        dialog = RedactionDialog(self._session, title, t("Choose a file…"), self._window, output)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        self._go_to(dialog.preflight.wanted)
        dialog.deleteLater()
        path = self._ask(title, name, suffixes, holds) if agreed else None
        return (path, dialog.preflight.settings) if path else None

    def _go_to(self, records: tuple[str, ...]) -> None:
        if records:
            self._jump(records)

    def _ask(
        self, title: Message, name: str, suffixes: tuple[str, ...], holds: Sequence[str]
    ) -> Path | None:
        folder = self._session.path.parent if self._session.path else Path.home()
        called = clean_name(name, str(t("Organisation")))
        heading = " · ".join([str(title), *self._kept_back(holds)])
        return ask_where(self._window, heading, folder / f"{called}{suffixes[0]}", suffixes)

    def _write_stoppably(
        self, path: Path, write: Callable[[Callable[[float], None]], object], holds: Sequence[str]
    ) -> None:
        """Write with progress and Cancel: what ``write`` is given hears how far it is, and stops it."""

        def work(progress: jobs.Progress) -> None:
            def reached(part: float) -> None:
                progress.tell(part)
                if progress.cancelled():
                    raise Cancelled

            write(reached)

        with suppress(Cancelled):
            self._written(
                path,
                lambda: jobs.run(t("Writing {file}", file=path.name), work, self._window),
                holds,
            )

    def _written(
        self,
        path: Path,
        write: Callable[[], object],
        holds: Sequence[str],
        told: Sequence[Message] = (),
    ) -> None:
        """Write a file, and say so with what was ``told`` of it meanwhile, or why not."""
        try:
            write()
        except Refused as refusal:
            tell(self._window, t("Not written"), refusal.reason)
        except OSError as error:
            failure = save_failure(error, path.name, str(path.parent))
            tell(self._window, t("Not written"), failure.reason)
        else:
            self._wrote(path, ", ".join([*map(str, told), *self._kept_back(holds)]))
