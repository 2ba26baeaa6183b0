"""Long work off the window's thread, with progress and Cancel."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QElapsedTimer,
    QEventLoop,
    QObject,
    Qt,
    QThread,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget
from typing_extensions import override

from orgeditor.files.sheets import Cancelled
from orgeditor.gui.labels import label
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

_WAIT: Final = 300
_WHOLE: Final = 1000
_NEVER: Final = 2**31 - 1


class Progress(QObject):
    """What a job says of itself, from its own thread, and hears: ``cancelled`` to be asked often."""

    moved = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()

    def tell(self, share: float) -> None:
        """Say how much is done, from 0.0 to 1.0."""
        self.moved.emit(share)

    def cancelled(self) -> bool:
        """Whether the user wants it to stop."""
        return self._stop.is_set()

    def reached(self, share: float) -> None:
        """Say how much is done; Cancelled where the user wants it to stop."""
        self.tell(share)
        if self.cancelled():
            raise Cancelled

    def stop(self) -> None:
        """Ask the job to stop."""
        self._stop.set()


class _Worker(QThread, Generic[T]):
    def __init__(self, work: Callable[[Progress], T], progress: Progress) -> None:
        super().__init__()
        self._work = work
        self._progress = progress
        self.result: T | None = None
        self.error: BaseException | None = None

    @override
    def run(self) -> None:
        try:
            self.result = self._work(self._progress)
        except BaseException as error:
            self.error = error


def run(
    title: Message,
    work: Callable[[Progress], T],
    parent: QWidget | None = None,
    *,
    stoppable: bool = True,
    only_reads: bool = False,
) -> T:
    """Return ``work(progress)``, done in a thread while the window stays alive.

    After a moment a dialog shows the progress and, where the work is ``stoppable``, offers
    Cancel; the work then raises Cancelled, and so does this. Whatever else the work raises
    is raised here. The window takes no input meanwhile, so that what the work reads stays.
    Work that ``only_reads``, and makes something new of it, is not waited for on Cancel: it is
    told to stop, and whatever it still comes to is dropped.
    """
    progress = Progress()
    worker = _Worker(work, progress)
    dialog = _dialog(title, progress, parent, stoppable=stoppable)
    loop = QEventLoop()
    worker.finished.connect(loop.quit)
    if only_reads:
        dialog.canceled.connect(loop.quit)
    QTimer.singleShot(_WAIT, loop, loop.quit)
    worker.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if worker.isRunning():
        dialog.show()
        loop.exec()
    if only_reads and progress.cancelled() and worker.isRunning():
        leave(worker)
        dialog.close()
        dialog.deleteLater()
        raise Cancelled
    worker.wait()
    # Closing the dialog counts as Cancel for Qt; by then it is decided.
    stopped = stoppable and progress.cancelled()
    dialog.close()
    dialog.deleteLater()
    if worker.error is not None:
        raise worker.error
    if stopped:
        raise Cancelled
    return worker.result  # type: ignore[return-value]


def run_here(
    title: Message, work: Callable[[Callable[[float], None]], T], parent: QWidget | None = None
) -> T:
    """Return ``work(reached)``, done in the window's own thread, for what draws or measures text.

    The work tells ``reached`` often how much is done, from 0.0 to 1.0; the window is alive only
    then. After a moment a dialog shows the progress and offers Cancel: ``reached``, and so
    this, then raises Cancelled.
    """
    progress = Progress()
    dialog = _dialog(title, progress, parent, stoppable=True)
    began = QElapsedTimer()
    began.start()

    def reached(share: float) -> None:
        if began.elapsed() < _WAIT:
            return
        dialog.show()
        progress.tell(share)
        QCoreApplication.processEvents()
        if progress.cancelled():
            raise Cancelled

    try:
        return work(reached)
    finally:
        dialog.close()
        dialog.deleteLater()


_left: Final[list[QThread]] = []
"""Threads that nobody waits for any more, kept until they have ended: a running one must not go."""


@contextmanager
def waiting() -> Iterator[None]:
    """Show that the program is busy with what takes a moment and cannot be stopped."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


def leave(worker: QThread) -> None:
    """Let a thread come to its end with nobody waiting for what it finds."""
    _left[:] = [*(thread for thread in _left if not thread.isFinished()), worker]


def wait_for_left() -> None:
    """Wait for work that was left behind, before the program ends."""
    while _left:
        _left.pop().wait()


def _dialog(
    title: Message, progress: Progress, parent: QWidget | None, *, stoppable: bool
) -> QProgressDialog:
    if parent is not None and not parent.isVisible():
        # One that is being made would take this one's button for one of its own, and fall with it.
        parent = parent.parentWidget()
    # Without an end, the bar shows that something goes on, until the work says how much is done.
    dialog = QProgressDialog("", str(t("Cancel")), 0, 0, parent)
    dialog.setLabel(label(title))
    dialog.setWindowTitle(str(title))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(_NEVER)
    dialog.setAutoReset(False)
    dialog.setAutoClose(False)
    if stoppable:
        dialog.canceled.connect(progress.stop)
    else:
        dialog.setCancelButton(None)

    def moved(share: float) -> None:
        dialog.setMaximum(_WHOLE)
        dialog.setValue(min(_WHOLE - 1, round(share * _WHOLE)))

    progress.moved.connect(moved)
    return dialog
