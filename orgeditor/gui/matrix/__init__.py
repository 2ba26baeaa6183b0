"""The Responsibilities section: matrices edited like spreadsheets."""

from orgeditor.gui.matrix.section import MatrixSection

__all__ = ["MatrixSection"]
