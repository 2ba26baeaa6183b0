"""The outline: the structure as a tree, worked by mouse and keyboard, and the holding area."""

from orgeditor.gui.outline.outline import Outline

__all__ = ["Outline"]
