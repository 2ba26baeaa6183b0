"""Text between cells and people: cleaned for show, kept from acting as a formula."""

from __future__ import annotations

from orgeditor.files.sheets.workbook import Value


def clean(value: Value) -> str:
    """Return a cell as one line of text to show and to compare.

    Line breaks become spaces, HTML tags, control characters and soft hyphens go, and
    canonically equal characters become the same (NFC). Full-width letters stay: a
    reader who wants them folded says so. Whole numbers have no decimals, dates are
    ISO, None is "".
    """
    raise NotImplementedError


def neutral(text: str) -> str:
    """Return ``text`` so that a spreadsheet opening it as CSV takes it for text, never a formula."""
    raise NotImplementedError


def plain(text: str) -> str:
    """Return what ``neutral`` was given."""
    raise NotImplementedError
