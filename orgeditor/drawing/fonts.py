"""The typefaces: the system's own on the screen, ours on paper."""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from orgeditor.assets import asset

PAPER_FAMILY: Final = "OrgEditor Sans"
_CHINESE: Final = (
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
)


class Face(msgspec.Struct, frozen=True):
    """Font families in order of preference."""

    families: tuple[str, ...]


def screen_face() -> Face:
    """Return the interface font, with fonts that have Chinese behind it."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return paper_face()
    return Face((*QGuiApplication.font().families(), *_CHINESE))


@cache
def paper_face() -> Face:
    """Return the font that travels with the program, the same on every machine."""
    try:
        files = sorted(asset("resources/fonts").glob("*.[ot]tf"))
    except FileNotFoundError:
        files = []
    for file in files:
        # From memory, since a PDF orders its fonts by their paths, which differ by machine.
        QFontDatabase.addApplicationFontFromData(QByteArray(file.read_bytes()))
    return Face((PAPER_FAMILY, "Noto Sans CJK SC", "DejaVu Sans"))


def weight(semibold: bool) -> QFont.Weight:
    """Return the weight of a title or of plain text."""
    return QFont.Weight.DemiBold if semibold else QFont.Weight.Normal
