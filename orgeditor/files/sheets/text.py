"""Text between cells and people: cleaned for show, kept from acting as a formula."""

from __future__ import annotations

import html
import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from orgeditor.files.sheets.workbook import Value

_HTML: Final = re.compile(
    r"<!--.*?-->|</?(?:a|b|body|br|center|div|em|font|h[1-6]|head|hr|html|i|img|li|link|meta|ol|p"
    r"|s|script|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE | re.DOTALL,
)
_ENTITY: Final = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#x[0-9A-Fa-f]{1,5});")
# Joiners are letters' own in Persian and Hindi; all other invisible characters go.
_JOINERS: Final = "\u200c\u200d"
_FORMULA: Final = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")


def clean(value: Value) -> str:
    """Return a cell as one line of text to show and to compare.

    Line breaks and HTML tags become spaces, its entities the characters that they stand for, control characters and soft hyphens go,
    runs of spaces become one, and canonically equal characters become the same (NFC).
    Full-width letters stay: a reader who wants them folded says so. Whole numbers have
    no decimals, dates are ISO, None is "".
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return _number_or_date(value)
    if "&" in value:
        value = _without_entities(value)
    if value.isascii() and value.isprintable() and "<" not in value and "  " not in value:
        return value.strip()
    # What is nothing but tags is what somebody is called.
    text = unicodedata.normalize("NFC", _HTML.sub(" ", value).strip() or value)
    return " ".join("".join(map(_visible, text)).split())


def _without_entities(text: str) -> str:
    """Return ``R&D`` for ``R&amp;D``, however often it was escaped; entities alone are what somebody is called."""
    plain_text, before = text, ""
    while plain_text != before:
        before = plain_text
        plain_text = _ENTITY.sub(lambda match: html.unescape(match[0]), before)
    return plain_text if any(map(str.isalnum, plain_text)) else text


def shown_name(path: Path) -> str:
    """Return a file's name as text, whatever bytes it is made of."""
    return path.name.encode("utf-8", "replace").decode()


def _number_or_date(value: float | bool | datetime) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        midnight = value == datetime(value.year, value.month, value.day)
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return str(value) if isinstance(value, int) else f"{value:.15g}"


def _visible(character: str) -> str:
    """Return ``character``, a space where it only separates, "" where nobody sees it."""
    if character.isprintable() or character in _JOINERS:
        return character
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs") else character


def neutral(text: str) -> str:
    """Return ``text`` so that a spreadsheet opening it as CSV takes it for text, never a formula.

    A leading ``'`` is put before what begins, after any spaces, with ``= + - @``, a tab,
    a line break or a full-width twin; ``plain`` takes it off. Numbers are not given here.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def plain(text: str) -> str:
    """Return what ``neutral`` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text
