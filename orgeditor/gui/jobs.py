"""Long work off the window's thread, with progress and Cancel."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget
from typing_extensions import override

from orgeditor.files.sheets import Cancelled
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_WAIT: Final = 300


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


def run(title: Message, work: Callable[[Progress], T], parent: QWidget | None = None) -> T:
    """Return ``work(progress)``, done in a thread while the window stays alive.

    After a moment a dialog shows the progress and offers Cancel; the work then raises
    Cancelled, and so does this. Whatever else the work raises is raised here.
    """
    progress = Progress()
    worker = _Worker(work, progress)
    dialog = QProgressDialog(str(title), str(t("Cancel")), 0, 1000, parent)
    dialog.setWindowTitle(str(title))
    dialog.setMinimumDuration(_WAIT)
    dialog.setAutoReset(False)
    dialog.setAutoClose(False)
    dialog.canceled.connect(progress.stop)
    progress.moved.connect(lambda share: dialog.setValue(min(999, round(share * 1000))))
    loop = QEventLoop()
    worker.finished.connect(loop.quit)
    show = QTimer(singleShot=True, interval=_WAIT)
    show.timeout.connect(dialog.show)
    show.start()
    worker.start()
    loop.exec()
    show.stop()
    worker.wait()
    # Closing the dialog counts as Cancel for Qt; by then it is decided.
    stopped = progress.cancelled()
    dialog.close()
    dialog.deleteLater()
    if worker.error is not None:
        raise worker.error
    if stopped:
        raise Cancelled
    return worker.result  # type: ignore[return-value]
