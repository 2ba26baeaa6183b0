"""The tables of the elements as sheets of a workbook, both ways: goals, KPIs, and their kin."""

from orgeditor.files.elements.reading import Reading, read_elements
from orgeditor.files.elements.writing import element_tables, write_elements

__all__ = ["Reading", "element_tables", "read_elements", "write_elements"]
