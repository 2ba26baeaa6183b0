"""One cell as a worksheet's XML says it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import escape
from math import isfinite
from typing import TYPE_CHECKING, Final

from orgeditor.files.sheets.text import clean

if TYPE_CHECKING:
    from orgeditor.files.sheets.workbook import Value

_EPOCH: Final = datetime(1899, 12, 30)
_FIRST_DATE: Final = datetime(1900, 3, 1)
"""Before it Excel counts a 29 February 1900 that never was."""
_LATER_EPOCH: Final = timedelta(days=1462)
"""How much later the dates of a workbook begin that counts from 1904."""
_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0d\x0e-\x1f]")
_NO_CHARACTERS: Final = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


def cell_xml(
    prefix: bytes, address: str, style: str, value: Value, *, from_1904: bool = False
) -> bytes:
    """Return a cell with a value; ``style`` is the number of its look, "" for the plain one.

    Text stands in the cell itself and is text whatever it begins with.
    """
    name = prefix.decode()
    look = f' s="{style}"' if style else ""
    begin = f'<{name}c r="{address}"{look}'
    kind, said = _said(value, from_1904)
    if not said:
        return f"{begin}/>".encode()
    if kind == "inlineStr":
        text = f'<{name}is><{name}t xml:space="preserve">{said}</{name}t></{name}is>'
        return f'{begin} t="inlineStr">{text}</{name}c>'.encode()
    mark = f' t="{kind}"' if kind else ""
    return f"{begin}{mark}><{name}v>{said}</{name}v></{name}c>".encode()


def formula_xml(prefix: bytes, address: str, style: str, formula: str) -> bytes:
    """Return a cell with a formula that is still to be calculated."""
    name = prefix.decode()
    look = f' s="{style}"' if style else ""
    said = escape(formula, quote=False)
    return f'<{name}c r="{address}"{look}><{name}f>{said}</{name}f></{name}c>'.encode()


def _said(value: Value, from_1904: bool) -> tuple[str, str]:
    """Return the type of a cell and what stands in it."""
    match value:
        case None | "":
            return "", ""
        case bool():
            return "b", "1" if value else "0"
        case datetime() if value >= _FIRST_DATE:
            days = value - _EPOCH - (_LATER_EPOCH if from_1904 else timedelta())
            return "", f"{days / timedelta(days=1):.15g}"
        case int() | float() if isfinite(value):
            return "", repr(value)
        case _:
            return "inlineStr", xml_text(value if isinstance(value, str) else clean(value))


def xml_text(text: str) -> str:
    """Return a text as the XML of a workbook writes it."""
    if text.isascii() and text.isprintable() and "_x" not in text:
        return escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text
    text = _NO_CHARACTERS.sub("\ufffd", _ESCAPED.sub("_x005F_", text))
    told = _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return escape(told, quote=False)
