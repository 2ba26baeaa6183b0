"""Pictures and pages without a display."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


def ensure_application() -> QGuiApplication:
    """Return the running application; without one, start one that needs no display.

    Keep the result for as long as something is drawn.
    """
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    return QGuiApplication(["orgeditor", "-platform", "offscreen"])
