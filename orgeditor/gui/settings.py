"""What the program remembers of the user's wishes, in a file of their configuration folder."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
from PySide6.QtCore import QSettings


def settings() -> QSettings:
    """Return the settings: theme, language, geometry. ``ORGEDITOR_STATE`` moves them too."""
    chosen = os.environ.get("ORGEDITOR_STATE")
    folder = Path(chosen) if chosen else platformdirs.user_config_path("orgeditor", appauthor=False)
    return QSettings(str(folder / "orgeditor.ini"), QSettings.Format.IniFormat)
