"""Scenarios in the window: the section with their cards, and which is shown, always in view."""

from orgeditor.gui.scenarios.section import Scenarios
from orgeditor.gui.scenarios.switcher import Switcher

__all__ = ["Scenarios", "Switcher"]
