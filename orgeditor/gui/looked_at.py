"""Pages that are made anew only when somebody looks at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class WhenLookedAt(QObject):
    """Calls ``show`` once what a page shows is no longer true: at once where the page is seen, else when it comes into sight."""

    def __init__(self, page: QWidget, show: Callable[[], None]) -> None:
        super().__init__(page)
        self._page, self._show = page, show
        self._stale = True
        page.installEventFilter(self)

    def renew(self, *_: object) -> None:
        """Say that what the page shows is no longer true; to be connected to any signal."""
        self._stale = True
        if self._page.isVisible():
            self._renew()

    def now(self) -> None:
        """Show what is true though nobody looks yet: what is asked next must find it."""
        if self._stale:
            self._renew()

    def _renew(self) -> None:
        self._stale = False
        self._show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._stale and watched is self._page and event.type() == QEvent.Type.Show:
            self._renew()
        return super().eventFilter(watched, event)
