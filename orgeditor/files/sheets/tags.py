"""How a worksheet's XML writes its tags, as patterns to find them by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.sheets.addresses import indexes

if TYPE_CHECKING:
    from orgeditor.files.sheets.ooxml import Styles

_REFERENCE: Final = re.compile(rb"\br=[\"']([A-Z]+\d+)[\"']")


class Tags:
    """The tags of one sheet: some programs put a namespace ``prefix`` before each."""

    def __init__(self, prefix: bytes, styles: Styles) -> None:
        p = re.escape(prefix)
        formula = rb"<%bf\b(?:[^>]*/>|[^>]*>[^<]*</%bf>)" % (p, p)
        no_value = rb"(?:<%bv\s*/>|<%bv>\s*</%bv>|</%bc>)" % (p, p, p, p)
        self.row_end = b"</%brow>" % prefix
        self.sheet_end = b"</%bsheetData>" % prefix
        self.cell = b"<%bc" % prefix
        self.value_end = b"</%bv>" % prefix
        self.inline_end = b"</%bis>" % prefix
        self.formula = b"<%bf" % prefix
        self.new_row = b'<%brow r="%%d">%%b</%brow>' % (prefix, prefix)
        self.row_number = re.compile(rb"<%brow\b[^>]*?\br=[\"'](\d+)" % p)
        self.hidden_row = re.compile(
            rb"<%brow\b(?=[^>]*\bhidden=[\"'](?:1|true))[^>]*\br=[\"'](\d+)[^>]*(?<!/)>" % p
        )
        """A hidden row with cells; group 1 is its number."""
        self.outlined_row = re.compile(
            rb"<%brow\b(?=[^>]*\boutlineLevel=[\"']([1-7])[\"'])[^>]*\br=[\"'](\d+)" % p
        )
        """A row that is grouped; group 1 is how deep, group 2 its number."""
        self.row_with_cells = re.compile(rb"<%brow\b[^>]*?\br=[\"'](\d+)[^>]*(?<!/)>" % p)
        """The beginning of a row with cells; group 1 is its number."""
        self.whole_cell = re.compile(rb"<%bc\b([^>]*)(?:/>|(?<!/)>.*?</%bc>)" % (p, p), re.DOTALL)
        """A cell; group 1 are its attributes, as in the patterns that follow."""
        self.far_cell = re.compile(rb"<%bc r=[\"'](?:[D-Z][A-Z]|C[W-Z]|[A-Z]{3})\d" % p)
        """A cell in column CW (the hundred and first) or beyond."""
        self.bare_formula = re.compile(rb"<%bc\b([^>]*)>\s*%b\s*%b" % (p, formula, no_value))
        """A cell whose formula has no value."""
        self.error = re.compile(
            rb"<%bc\b([^>]*\bt=[\"']e[\"'][^>]*)>\s*(?:%b)?\s*<%bv>([^<]*)<" % (p, formula, p)
        )
        """A cell with an error; group 2 is its name."""
        numbers = b"|".join(b"%d" % number for number in sorted(styles.numbers()))
        self.styled = re.compile(
            rb"<%bc\b([^>]*\bs=[\"'](%b)[\"'][^>]*)(?<!/)>" % (p, numbers or rb"(?!)")
        )
        """A cell in one of the ``styles``; group 2 is the style's number."""
        coloured = b"|".join(b"%d" % number for number in sorted(styles.fills))
        self.coloured = re.compile(
            rb"<%bc\b([^>]*\bs=[\"'](%b)[\"'][^>]*)>" % (p, coloured or rb"(?!)")
        )
        """A cell, an empty one too, that a style fills with a colour; group 2 is its number."""


def place(attributes: bytes) -> tuple[int, int] | None:
    """Return row and column index of a cell from its attributes, None where they do not say."""
    reference = _REFERENCE.search(attributes)
    return indexes(reference[1].decode()) if reference else None
