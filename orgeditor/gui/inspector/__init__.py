"""The inspector: what is selected, its fields, measures, responsibilities and findings."""

from orgeditor.gui.inspector.inspector import Inspector

__all__ = ["Inspector"]
