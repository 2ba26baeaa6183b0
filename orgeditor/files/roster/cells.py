"""Cells of one column as texts, numbers and dates, judged by the column as a whole."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from orgeditor.files.roster.words import is_nothing
from orgeditor.files.sheets.text import clean
from orgeditor.files.sheets.workbook import Value

Cells = Sequence[Value]

_SYMBOLS: Final = {"R$": "BRL", "£": "GBP", "€": "EUR", "$": "USD", "¥": "CNY", "￥": "CNY", "₹": "INR", "元": "CNY", "₩": "KRW"}  # fmt: skip
_CODES: Final = re.compile(r"\b(GBP|EUR|USD|CNY|RMB|INR|KRW|JPY|CHF|SEK|NOK|DKK|PLN|BRL|MXN|CAD|AUD|HKD|SGD|TWD)\b")  # fmt: skip
_NUMBER: Final = re.compile(r"[-+]?[\d.,'’ \u00a0\u202f]*\d[\d.,'’ \u00a0\u202f]*")
_DECIMAL_COMMA: Final = re.compile(r"\d,\d{1,2}(\D|$)|\d,\d{4,}|\.\d{3},")
_DECIMAL_POINT: Final = re.compile(r"\d\.\d{1,2}(\D|$)|\d\.\d{4,}|,\d{3}\.")
_ISO: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?")
_PACKED: Final = re.compile(r"((?:19|20)\d\d|9999)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
"""20180901, as databases and SAP write it; 9999 stands for no end."""
_PARTS: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})(?: .*)?")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # fmt: skip
_MONTH_FIRST: Final = re.compile(
    r"([A-Za-z]{3})[a-z]*\.?[- ](\d{1,2})(?:st|nd|rd|th)?,?[- ]+(\d{4}|\d{2})"
)
_HUNDREDS: Final = re.compile(r"(?!100$)[1-9]\d{2,}")
"""Whole figures of three digits and more; 100 may be a percentage."""
_THOUSANDS: Final = re.compile(r"\D*[1-9]\d{0,2}(?:\.\d{3})+\D*")
_WORDED: Final = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3})[a-z]*\.?[-, ]+(\d{4}|\d{2})")
_BLANKS: Final = frozenset({"n/d", "-", "--", "—", "–", "/", "n/a", "n.a.", "."})
_CHUNK: Final = 1_024
"""So many cells of a column are looked at together: where all are plain, none is looked at alone."""
_WORDS: Final = frozenset({str, type(None)})
_EPOCH: Final = date(1899, 12, 30)


def texts(cells: Cells) -> list[str]:
    """Return the cells cleaned for show, "" for empty ones."""
    known: dict[tuple[type, Value], str] = {}
    made: list[str] = []
    for start in range(0, len(cells), _CHUNK):
        chunk = cells[start : start + _CHUNK]
        kinds = set(map(type, chunk))
        if kinds <= _WORDS:
            written: Sequence[str] = [cell or "" for cell in chunk] if len(kinds) > 1 else chunk  # type: ignore[assignment, misc]
            if kinds != {type(None)} and _is_clean("".join(written)):
                made += map(str.strip, written)
                continue
            said = {text: _text(text, known) for text in set(written)}
            made += map(said.__getitem__, written)
        else:
            made += [_text(cell, known) for cell in chunk]
    return made


def _is_clean(text: str) -> bool:
    """Whether of all cells that a text is joined of ``clean`` would take the spaces around them alone."""
    return (
        text.isascii()
        and text.isprintable()
        and "<" not in text
        and "&" not in text
        and "  " not in text
    )


def _text(cell: Value, known: dict[tuple[type, Value], str]) -> str:
    if cell is None:
        return ""
    if type(cell) is str and _is_clean(cell):
        return cell.strip()
    key = (type(cell), cell)
    found = known.get(key)
    if found is None:
        found = known[key] = clean(cell)
    return found


def comma_is_decimal(cells: Cells, *, small: bool = False) -> bool:
    """Whether the texts of a column write ``1.234,56`` rather than ``1,234.56``.

    ``small`` for figures that seldom run into thousands (FTE, heads): 1.125 and 1,125 are a little
    over one, unless whole figures of three digits beside them say otherwise.
    """
    sample = [cell for cell in cells if isinstance(cell, str)]
    if small and not any(_HUNDREDS.fullmatch(text.strip()) for text in sample):
        return any("," in text for text in sample) and not any("." in text for text in sample)
    commas = sum(1 for text in sample if _DECIMAL_COMMA.search(text))
    points = sum(1 for text in sample if _DECIMAL_POINT.search(text))
    return commas > points or (not points and bool(sample) and _all_thousands(sample))


def _all_thousands(sample: Sequence[str]) -> bool:
    """Whether what is written with a point are thousands: 12.000 and 45.500, and no 12.5 among them."""
    pointed = [text for text in sample if "." in text and any(map(str.isdigit, text))]
    return bool(pointed) and all(_THOUSANDS.fullmatch(text.strip()) for text in pointed)


def number(cell: Value, decimal_comma: bool = False) -> float | None:
    """Return the number in a cell, whatever signs of currency stand around it, or None."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, datetime):
        return None
    if not isinstance(cell, str):
        return float(cell) if math.isfinite(cell) else None
    try:
        plain = float(cell)
    except ValueError:
        return _written_number(cell, decimal_comma)
    if decimal_comma and _thousands(cell):
        return plain * 1000
    return plain if math.isfinite(plain) and "_" not in cell else None


def _thousands(text: str) -> bool:
    whole, point, rest = text.strip().partition(".")
    return bool(point) and len(rest) == 3 and 1 <= len(whole.lstrip("-+")) <= 3


def _written_number(text: str, decimal_comma: bool) -> float | None:
    bare = _CODES.sub("", text)
    percent = bare.rstrip().endswith("%")
    for symbol in _SYMBOLS:
        bare = bare.replace(symbol, "")
    bare = bare.strip().removesuffix("%").strip()
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare.strip("()")
    if not _NUMBER.fullmatch(bare):
        return None
    bare = re.sub(r"['’ \u00a0\u202f]", "", bare)
    thousands, decimal = (".", ",") if decimal_comma else (",", ".")
    if thousands in bare.partition(decimal)[2]:
        # 42,000.50 where others write 1.234,56 is no 42.0005.
        return None
    try:
        value = float(bare.replace(thousands, "").replace(decimal, "."))
    except ValueError:
        return None
    return (-value if negative else value) / (100 if percent else 1)


def currency_in(text: str) -> str:
    """Return the ISO code of the currency that a cell or header names, or ""."""
    if found := _CODES.search(text):
        return "CNY" if found[1] == "RMB" else found[1]
    return next((code for symbol, code in _SYMBOLS.items() if symbol in text), "")


def day_first(cells: Cells) -> bool:
    """Whether dates such as 03/04/2020 of a column begin with the day; unless the column says, yes."""
    return says_order(cells) is not False


def says_order(cells: Cells) -> bool | None:
    """Return whether the dates of a column begin with the day, None where each may be read either way."""
    pairs = [m for cell in cells if isinstance(cell, str) and (m := _PARTS.fullmatch(cell.strip()))]
    days, months = (sum(1 for m in pairs if int(m[n]) > 12) for n in (1, 2))
    return None if days == months else days > months


def may_be_either(cells: Cells) -> int | None:
    """Return the place of the first date that is another one when its month is read first, None for none."""
    for n, cell in enumerate(cells):
        if isinstance(cell, str) and (match := _PARTS.fullmatch(cell.strip())):
            first, second = int(match[1]), int(match[2])
            if first != second and max(first, second) <= 12 and "." not in cell:
                return n
    return None


def iso_date(cell: Value, with_day_first: bool = True) -> str | None:
    """Return the date in a cell as ``2026-09-30``, or None where there is none."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        # A date whose format the file lost: days since 1899-12-30.
        if 10_000 <= cell <= 80_000:
            return (_EPOCH + timedelta(int(cell))).isoformat()
        return _written_date(str(cell), with_day_first)
    return _written_date(cell.strip(), with_day_first)


def _written_date(text: str, with_day_first: bool) -> str | None:
    if match := _ISO.fullmatch(text) or _PACKED.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _PARTS.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        day, month = (first, second) if with_day_first else (second, first)
        return _date(_century(year), month, day)
    if (match := _WORDED.fullmatch(text)) and match[2].lower() in _MONTHS:
        return _date(_century(int(match[3])), _MONTHS.index(match[2].lower()) + 1, int(match[1]))
    if (match := _MONTH_FIRST.fullmatch(text)) and match[1].lower() in _MONTHS:
        return _date(_century(int(match[3])), _MONTHS.index(match[1].lower()) + 1, int(match[2]))
    return None


def _century(year: int) -> int:
    return year if year > 99 else year + (1900 if year > 50 else 2000)


def _date(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def is_blank(cell: Value) -> bool:
    """Whether a cell holds nothing, or a word for nothing."""
    if cell is None or not isinstance(cell, str):
        return cell is None
    text = cell.strip().casefold()
    return (
        not text
        or text in _BLANKS
        or (text != "0" and any(map(str.isalnum, text)) and is_nothing(text))
    )
