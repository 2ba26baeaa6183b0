"""The look: colours, distances and type sizes by name, light and dark."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from orgeditor.assets import asset
from orgeditor.drawing.colours import DARK, LIGHT, Palette
from orgeditor.drawing.fonts import screen_face

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

BODY: Final = 13
LABEL: Final = 11
TITLE: Final = 16
FIGURE: Final = 18
GRID: Final = 4
INSIDE: Final = 14
ROW: Final = 27
RAIL: Final = 90
ICON: Final = 18

RAIL_GROUND: Final = "#22303e"
RAIL_TEXT: Final = "#aebccb"
RAIL_CHOSEN: Final = "#31465b"
RAIL_ON: Final = "#ffffff"
ERROR: Final = {"light": "#b3261e", "dark": "#ff8a80"}
WARNING: Final = {"light": "#8f5a00", "dark": "#e2ac52"}
HINT: Final = {"light": "#1f6fc5", "dark": "#5aa2ec"}
SAVED: Final = {"light": "#1b7a4f", "dark": "#45c08a"}

THEMES: Final = ("system", "light", "dark")

_name = "light"
_chosen = "system"
_look: tuple[str, tuple[str, ...]] | None = None
"""What the program was given last: it takes each of its widgets a while to put on."""


def chosen() -> str:
    """Return the theme that was asked for, one of ``THEMES``."""
    return _chosen


def palette() -> Palette:
    """Return the colours of the theme that is shown."""
    return DARK if _name == "dark" else LIGHT


def shade(colours: dict[str, str]) -> QColor:
    """Return the colour for the theme that is shown out of one for each."""
    return QColor(colours[_name])


def severity_colour(severity: str) -> QColor:
    """Return the colour of an error, a warning or a hint."""
    return shade({"error": ERROR, "warning": WARNING}.get(severity, HINT))


def apply(app: QApplication, theme: str) -> None:
    """Give the program the look of ``theme``, one of ``THEMES``."""
    global _name, _chosen, _look
    _chosen = theme
    system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    _name = "dark" if theme == "dark" or (theme == "system" and system_dark) else "light"
    look = (_name, tuple(screen_face().families))
    if look == _look:
        return
    _look = look
    icon.cache_clear()
    app.setStyle("Fusion")
    app.setPalette(_qt_palette(palette()))
    font = app.font()
    font.setFamilies(list(screen_face().families))
    font.setPixelSize(BODY)
    app.setFont(font)
    app.setStyleSheet(_style_sheet(palette()))


@cache
def icon(name: str, ink: str = "") -> QIcon:
    """Return ``icons/NAME.svg`` drawn in a colour, by default that of text."""
    made = QIcon()
    for mode, colour in (
        (QIcon.Mode.Normal, ink or palette().muted),
        (QIcon.Mode.Disabled, palette().card_line),
    ):
        renderer = QSvgRenderer(QByteArray(_svg(name, colour).encode()))
        for ratio in (1, 2, 3):
            picture = QPixmap(ICON * ratio, ICON * ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            renderer.render(painter, QRectF(0, 0, ICON * ratio, ICON * ratio))
            painter.end()
            picture.setDevicePixelRatio(ratio)
            made.addPixmap(picture, mode)
    return made


def _svg(name: str, colour: str) -> str:
    return asset(f"icons/{name}.svg").read_text("utf-8").replace("currentColor", colour)


@cache
def _marks(dark: bool) -> str:
    """Return where the marks lie that the style sheet shows, which takes pictures from files only."""
    folder = _drawn_in()
    colours = DARK if dark else LIGHT
    for name, colour in (
        ("chevron-down", colours.muted),
        ("chevron-up", colours.muted),
        ("done", colours.on_accent),
        ("remove", colours.on_accent),
    ):
        file = Path(folder.path()) / f"{'dark' if dark else 'light'}-{name}.svg"
        file.write_text(_svg(name, colour), "utf-8")
    return folder.filePath("dark" if dark else "light")


@cache
def _drawn_in() -> QTemporaryDir:
    return QTemporaryDir()


def _qt_palette(colours: Palette) -> QPalette:
    made = QPalette()
    roles = QPalette.ColorRole
    for role, name in (
        (roles.Window, colours.panel),
        (roles.Base, colours.panel),
        (roles.AlternateBase, colours.canvas),
        (roles.Button, colours.panel),
        (roles.ToolTipBase, colours.bubble),
        (roles.ToolTipText, colours.bubble_text),
        (roles.Text, colours.text),
        (roles.WindowText, colours.text),
        (roles.ButtonText, colours.text),
        (roles.BrightText, colours.refused),
        (roles.PlaceholderText, colours.muted),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.Link, colours.accent),
        (roles.Mid, colours.line),
        (roles.Dark, colours.card_line),
    ):
        made.setColor(role, QColor(name))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return made


def _style_sheet(colours: Palette) -> str:
    sheet = Template(asset("resources/style.qss").read_text("utf-8"))
    names = {name: getattr(colours, name) for name in colours.__struct_fields__}
    return sheet.substitute(
        names,
        marks=_marks(colours.dark),
        body=BODY,
        label=LABEL,
        title=TITLE,
        figure=FIGURE,
        rail_ground=RAIL_GROUND,
        rail_text=RAIL_TEXT,
        rail_chosen=RAIL_CHOSEN,
        rail_on=RAIL_ON,
    )
