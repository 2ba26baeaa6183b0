"""From a file, or the clipboard, to one undo step."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QLineEdit, QWidget

from orgeditor.analysis.rules import Check
from orgeditor.files.elements import read_elements
from orgeditor.files.project.snapshots import after_snapshot
from orgeditor.files.roster import (
    is_unsure,
    propose,
    propose_rows,
    recall,
    remember,
    rows_below,
)
from orgeditor.files.sheets import (
    Cancelled,
    PasswordNeeded,
    Unreadable,
    Workbook,
    read_text,
    read_workbook,
)
from orgeditor.gui import jobs
from orgeditor.gui.clipboard import held
from orgeditor.gui.errors import tell
from orgeditor.gui.importing.encoding_dialog import EncodingDialog
from orgeditor.gui.importing.matrix_review import MatrixReview
from orgeditor.gui.importing.review import RosterReview
from orgeditor.gui.labels import tip
from orgeditor.gui.matrix.clipboard import text_of
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.records import Matrix, MatrixColumn, MatrixRow, Responsibility

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from orgeditor.files.problems import Problem
    from orgeditor.files.roster import Proposal
    from orgeditor.gui.session import Session
    from orgeditor.model.edit import Edit

_MOST_REMARKS: Final = 15

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".md", ".json", ".drawio", ".xml")  # fmt: skip


def import_rosters(session: Session, paths: Sequence[Path], window: QWidget) -> bool:
    """Read files that belong together, review them and apply; False where nothing was applied."""
    try:
        books = [_read(path, window) for path in paths]
    except Cancelled:
        return False
    except Unreadable as failure:
        tell(window, t("Not imported"), failure.reason)
        return False

    def read_again(number: int, encoding: str) -> Workbook:
        return _read(paths[number], window, encoding=encoding)

    return _review(session, books, window, read_again)


def import_clipboard(session: Session, window: QWidget) -> bool:
    """Review the table on the clipboard and apply it."""
    try:
        book = read_text(text_of(held()))
    except Unreadable as failure:
        tell(window, t("Not imported"), failure.reason)
        return False
    return _review(session, [book], window)


def paste_below(session: Session, above: str, window: QWidget) -> Edit | None:
    """Add the rows on the clipboard below a record; they are reviewed where they have problems."""
    try:
        book = read_text(text_of(held()))
        proposal = propose_rows(book)
    except Unreadable as failure:
        tell(window, t("Not pasted"), failure.reason)
        return None
    if any(problem.severity != "hint" for problem in proposal.problems):
        review = RosterReview([book], proposal, window)
        if review.exec() != QDialog.DialogCode.Accepted:
            return None
        proposal = review.proposal
    return session.perform(rows_below, session.organization, proposal, above)


def import_matrix(session: Session, path: Path, window: QWidget) -> str | None:
    """Read a responsibility matrix, review it, and add it or bring one up to date: one undo step.

    Returns the matrix that was added or changed first ("" where none itself was), None where
    nothing was imported.
    """
    return _matrix_read(session, lambda: _read(path, window), path.name, window)


def paste_matrix(session: Session, window: QWidget) -> str | None:
    """Review the responsibility matrix on the clipboard and add it, as ``import_matrix`` does."""
    name = str(t("The clipboard"))
    return _matrix_read(session, lambda: read_text(QApplication.clipboard().text()), name, window)


def _matrix_read(
    session: Session, read: Callable[[], Workbook], name: str, window: QWidget
) -> str | None:
    try:
        review = MatrixReview(session.organization, read(), window)
    except Cancelled:
        return None
    except Unreadable as failure:
        tell(window, t("Not imported"), failure.reason)
        return None
    if not review.take.isEnabled():
        tell(window, t("Not imported"), t("{file} says what stands here already.", file=name))
        return None
    if review.exec() != QDialog.DialogCode.Accepted:
        return None
    edit = session.perform(_after_snapshot, session, review.edit(), window)
    return None if edit is None else _first_matrix(edit)


def _first_matrix(edit: Edit) -> str:
    for record in (change.some for change in edit.changes):
        if isinstance(record, Matrix):
            return record.id
        if isinstance(record, MatrixRow | MatrixColumn | Responsibility):
            return record.matrix
    return ""


def import_elements(session: Session, path: Path, window: QWidget) -> bool:
    """Read tables of goals and other elements, and add what they say as one undo step."""
    try:
        reading = read_elements(session.organization, _read(path, window))
    except Cancelled:
        return False
    except (Unreadable, Refused) as failure:
        tell(window, t("Not imported"), failure.reason)
        return False
    if not reading.edit.changes and not reading.problems:
        tell(window, t("Not imported"), t("{file} says what stands here already.", file=path.name))
        return False
    if reading.edit.changes:
        done = session.perform(_after_snapshot, session, reading.edit, window)
        if done is None:
            return False
    lines = [
        str(t("{added} added, {changed} changed.", added=reading.added, changed=reading.changed))
    ]
    lines += _remarks(reading.problems)
    tell(
        window, t("Imported, with remarks") if reading.problems else t("Imported"), "\n".join(lines)
    )
    return True


def _after_snapshot(session: Session, edit: Edit, window: QWidget) -> Edit:
    """Return what a file brings with a snapshot of what stands before it, where something does."""
    org, measures = session.organization, session.measures()
    if not len(org) or not edit:
        return edit
    return jobs.run(
        t("Taking a snapshot"),
        lambda _progress: after_snapshot(org, edit, Check(org, measures), datetime.now(UTC)),
        window,
        stoppable=False,
    )


def _remarks(problems: Sequence[Problem]) -> list[str]:
    """Return the first problems of a file as lines, and how many more there are."""
    lines = [f"{p.sheet} {p.cell}: {p.message}" for p in problems[:_MOST_REMARKS]]
    if len(problems) > len(lines):
        lines.append(str(t("{n} more", n=len(problems) - len(lines))))
    return lines


def _review(
    session: Session,
    books: list[Workbook],
    window: QWidget,
    read_again: Callable[[int, str], Workbook] | None = None,
) -> bool:
    first = list(books)
    try:
        proposal = _proposed(books, window, read_again)
    except Cancelled:
        return False
    except (Unreadable, Refused) as failure:
        tell(window, t("Not imported"), failure.reason)
        return False
    review = RosterReview(books, proposal, window, into=session.organization, read_again=read_again)
    review.reread = books != first
    try:
        return _reviewed(session, review, window)
    finally:
        # It holds all cells of the files, and the window would hold it.
        review.deleteLater()


def _proposed(
    books: list[Workbook], window: QWidget, read_again: Callable[[int, str], Workbook] | None
) -> Proposal:
    """Return what an import would make; the encoding of a text that has no table as it was guessed is asked for.

    What is read anew takes its place in ``books``. Raises as ``propose``.
    """
    while True:
        try:
            return jobs.run(
                t("Reading the roster"),
                lambda progress: propose(
                    books, progress=progress.tell, cancelled=progress.cancelled
                ),
                window,
                only_reads=True,
            )
        except Unreadable as failure:
            unsure = next((n for n, book in enumerate(books) if is_unsure(book)), None)
            if unsure is None or read_again is None:
                raise
            asked = EncodingDialog(books[unsure], failure.reason, partial(read_again, unsure), window)  # fmt: skip
            agreed = asked.exec() == QDialog.DialogCode.Accepted
            # It holds the file's cells, and the window would hold it.
            asked.deleteLater()
            if not agreed:
                raise Cancelled from failure
            if asked.book is books[unsure]:
                raise
            books[unsure] = asked.book


def _reviewed(session: Session, review: RosterReview, window: QWidget) -> bool:
    known = recall(review.proposal)
    if known is not None:
        review.use(known)
        review.tell_remembered()
    review.begin()
    if review.exec() != QDialog.DialogCode.Accepted:
        return False
    try:
        edit = review.edit(session.organization)
        if review.foreseen is not None:
            session.expect(review.foreseen)
        if session.perform(_after_snapshot, session, edit, window) is None:
            return False
    except Cancelled:
        return False
    if review.settled:
        try:
            remember(review.recipe(), review.as_guessed)
        except OSError as failure:
            tell(window, t("Recipe not kept"), str(failure))
    return True


def _read(
    path: Path, window: QWidget, password: str | None = None, encoding: str | None = None
) -> Workbook:
    def work(progress: jobs.Progress) -> Workbook:
        return read_workbook(
            path,
            password=password,
            encoding=encoding,
            progress=progress.tell,
            cancelled=progress.cancelled,
        )

    try:
        return jobs.run(t("Reading {file}", file=path.name), work, window)
    except PasswordNeeded as needed:
        entered, given = QInputDialog.getText(
            window, str(t("Password")), tip(needed.reason), QLineEdit.EchoMode.Password
        )
        if not given:
            raise Cancelled from needed
        return _read(path, window, entered)
