"""Pictures that leave the window: what they show, how large, on what ground; saved or copied."""

from orgeditor.gui.picturing.copying import copy_at_once, copy_chart
from orgeditor.gui.picturing.dialog import PictureDialog, ask_for_picture, show_as_picture
from orgeditor.gui.picturing.offer import PictureOffer, picture_menu
from orgeditor.gui.picturing.subject import (
    BRANCH,
    SELECTED,
    SHOWN,
    ChartSubject,
    ElementSubject,
    Subject,
)

__all__ = [
    "BRANCH",
    "SELECTED",
    "SHOWN",
    "ChartSubject",
    "ElementSubject",
    "PictureDialog",
    "PictureOffer",
    "Subject",
    "ask_for_picture",
    "copy_at_once",
    "copy_chart",
    "picture_menu",
    "show_as_picture",
]
