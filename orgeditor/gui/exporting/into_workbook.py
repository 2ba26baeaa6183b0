"""From the document into a copy of the client's own workbook: chosen, looked at, written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from orgeditor.files.project.refusals import save_failure
from orgeditor.files.roster import Return, plan_return, write_return
from orgeditor.files.sheets import Cancelled, Unreadable
from orgeditor.gui import jobs
from orgeditor.gui.errors import tell
from orgeditor.gui.exporting.return_dialog import ReturnDialog
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.records import Source
from orgeditor.model.redaction import called

if TYPE_CHECKING:
    from orgeditor.gui.session import Session


def write_into_workbook(session: Session, window: QWidget, language: str) -> Path | None:
    """Ask for the client's workbook, show what would be written, write it; None where nothing was."""
    if session.names_hidden or session.pay_hidden:
        # What is kept from view would be taken out of what the client wrote.
        tell(window, t("Not written"), t("Names or pay are hidden. Show them to write into the client’s workbook."))  # fmt: skip
        return None
    if session.redaction:
        name = called(session.redaction)
        tell(window, t("Not written"), t("The redaction “{name}” would take out what the client wrote. Export the roster, which has the client’s columns, or choose in File, Redaction, that nothing is left out.", name=name))  # fmt: skip
        return None
    workbook = _ask(session, window)
    if workbook is None:
        return None
    plan = _plan(session, workbook, language, None, window)
    if plan is None:
        return None
    dialog = ReturnDialog(plan, lambda add: _plan(session, workbook, language, add, dialog), window)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        return dialog.target if _write(dialog.plan, dialog.target, window) else None
    finally:
        dialog.deleteLater()


def _ask(session: Session, window: QWidget) -> Path | None:
    """Ask for the workbook, beginning at the one that the document came from."""
    folder = session.path.parent if session.path else Path.home()
    files = [s.file for s in session.organization.of(Source).values()]
    start = next((folder / file for file in files if file and (folder / file).is_file()), folder)
    chosen, _ = QFileDialog.getOpenFileName(
        window, str(t("The client’s workbook")), str(start), f"{t('Excel workbook')} (*.xlsx *.xlsm)"
    )  # fmt: skip
    return Path(chosen) if chosen else None


def _plan(
    session: Session, workbook: Path, language: str, add_rows: bool | None, window: QWidget
) -> Return | None:
    try:
        return jobs.run(
            t("Comparing with {file}", file=workbook.name),
            lambda progress: plan_return(
                session.organization,
                workbook,
                language=language,
                add_rows=add_rows,
                progress=progress.tell,
                cancelled=progress.cancelled,
            ),
            window,
            only_reads=True,
        )
    except Cancelled:
        return None
    except (Refused, Unreadable) as failure:
        tell(window, t("Not written"), failure.reason)
    except OSError as failure:
        reason = failure.strerror or str(failure)
        tell(window, t("Not written"), t("{file} was not read: {reason}.", file=workbook.name, reason=reason))  # fmt: skip
    return None


def _write(plan: Return, target: Path, window: QWidget) -> bool:
    try:
        jobs.run(
            t("Writing {file}", file=target.name),
            lambda progress: write_return(
                plan, target, progress=progress.tell, cancelled=progress.cancelled
            ),
            window,
        )
    except Cancelled:
        # Too late, where it stands there: the name was free before.
        return target.exists()
    except (Refused, Unreadable) as failure:
        tell(window, t("Not written"), failure.reason)
        return False
    except OSError as failure:
        refusal = save_failure(failure, target.name, str(target.parent))
        tell(window, t("Not written"), refusal.reason)
        return False
    return True
