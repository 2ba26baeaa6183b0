"""Spreadsheets in and out: any file becomes cells with addresses; what we write is safe to open."""

from orgeditor.files.sheets.amending import Package
from orgeditor.files.sheets.books import Book, open_workbook
from orgeditor.files.sheets.copied import copied_rows
from orgeditor.files.sheets.encodings import ENCODINGS
from orgeditor.files.sheets.reading import read_text, read_workbook
from orgeditor.files.sheets.refusals import Cancelled, PasswordNeeded, Unreadable
from orgeditor.files.sheets.sheet_xml import SheetEdit
from orgeditor.files.sheets.text import clean, neutral, plain
from orgeditor.files.sheets.workbook import Range, Row, Sheet, Value, Workbook
from orgeditor.files.sheets.writing import Column, Kind, Table, write_csv, write_workbook

__all__ = [
    "ENCODINGS",
    "Book",
    "Cancelled",
    "Column",
    "Kind",
    "Package",
    "PasswordNeeded",
    "Range",
    "Row",
    "Sheet",
    "SheetEdit",
    "Table",
    "Unreadable",
    "Value",
    "Workbook",
    "clean",
    "copied_rows",
    "neutral",
    "open_workbook",
    "plain",
    "read_text",
    "read_workbook",
    "write_csv",
    "write_workbook",
]
