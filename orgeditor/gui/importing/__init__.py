"""Importing a roster: read it, review how it was understood, apply it as one undo step."""

from orgeditor.gui.importing.review import RosterReview

__all__ = ["RosterReview"]
