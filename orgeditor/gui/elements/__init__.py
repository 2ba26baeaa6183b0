"""The sections of the elements: tables that are worked like spreadsheets, and pictures of them."""

from orgeditor.gui.elements.section import ElementSection

__all__ = ["ElementSection"]
