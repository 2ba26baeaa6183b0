"""Which rows below a header are data, and what the others are: blank, totals, notes, headings of those below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from orgeditor.files.problems import Problem
from orgeditor.files.roster.headers import known_as
from orgeditor.files.roster.looks import look_of
from orgeditor.files.roster.words import (
    TELLING,
    begins_with_total,
    ends_with_total,
    is_caption,
    is_note,
    is_requirement,
    is_template,
    is_total,
)
from orgeditor.files.sheets.text import clean
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from orgeditor.files.sheets.workbook import Row, Sheet, Value

SECTION: Final = "Section"
"""What the column made of headings between the rows is called: a unit, unless another column says it."""
_KNOWN: Final = 0.9
_MOST_BLANK: Final = 20
"""Blank rows in a run that are told of one by one."""
_ORDINAL: Final = re.compile(
    r"[A-Z]\.?|[IVX]{1,5}\.?|[(（]?[一二三四五六七八九十]{1,3}[)）、.]?|[A-Z]\)"
)
"""What numbers headings between rows that are numbered themselves."""
_WORDS: Final = re.compile(r"[^\W\d_]{4}|[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7a3]{2}")
_FIRST: Final = 3
"""Rows below a header that may say how the table is to be filled in."""


def data_rows(
    sheet: Sheet, at: int, places: Sequence[int], is_header: Callable[[Row, Row], bool]
) -> tuple[dict[int, Row], list[Problem], dict[int, str]]:
    """Return the data rows by their index, what was skipped, and the heading above each row where there are any.

    ``is_header`` says of a row and the table's header whether another table begins there.
    """
    header = sheet.rows[at] if at >= 0 else ()
    rows: dict[int, Row] = {}
    skipped: list[Problem] = []
    after_blank = False
    for index in range(at + 1, len(sheet.rows)):
        row = sheet.rows[index]
        if index - at > _FIRST and not after_blank and row and _begins_plainly(row) and row != header:  # fmt: skip
            rows[index] = row
            continue
        if (
            not row
            and index - at > _MOST_BLANK
            and not any(sheet.rows[index - _MOST_BLANK : index])
        ):
            # One stray cell at the foot of a sheet would tell of a million blank rows.
            continue
        reason = _why_no_data(row, header, len(places), index - at)
        if reason is None and after_blank and at >= 0 and is_header(row, header):
            told = t("Another table begins here; it was not read.")
            skipped.append(Problem("another-table", "warning", told, row=index + 1))
            break
        if reason is None:
            rows[index] = row
            after_blank = False
            continue
        kind, message = reason
        after_blank = after_blank or kind == "blank-row-skipped"
        skipped.append(_skipped(kind, message, index, row))
    _drop_signatures(rows, skipped)
    sections = _sections(sheet, rows, places, skipped) if at >= 0 else {}
    if sections and (first := _heading_above(sheet, at, sections, skipped)):
        sections = dict.fromkeys(rows, first) | sections
    skipped.sort(key=lambda problem: problem.row)
    return rows, skipped, sections


def _begins_plainly(row: Row) -> bool:
    """Whether a row is data already by its first cell: by far the most are, and few are asked more."""
    first = row[0]
    if type(first) is str:
        # No words for totals, examples or notes end like codes and begin with these letters.
        return len(row) > 1 and first[-1:].isdecimal() and first[0] not in TELLING
    return first is not None


def _skipped(kind: str, message: Message, index: int, row: Row) -> Problem:
    first = next((clean(cell) for cell in row if cell not in (None, "")), "")
    return Problem(kind, "hint", message, row=index + 1, value=first)


def _why_no_data(row: Row, header: Row, width: int, below: int) -> tuple[str, Message] | None:
    place, first = next(
        ((c, cell) for c, cell in enumerate(row) if cell is not None and cell != ""), (0, None)
    )
    if first is None:
        return "blank-row-skipped", t("A blank row was skipped.")
    if not isinstance(first, str):
        return None
    if is_template(first) or (below <= _FIRST and _is_requirements(row)):
        return "template-row", t("A row that only shows an example was skipped.")
    if row == header:
        return "repeated-header", t("The header is repeated here; the row was skipped.")
    if is_total(first) or _sums_up(row, place, first, width):
        return "total-row", t("A row of totals was skipped.")
    # A row ends with its last filled cell, so this one holds nothing else.
    if place == len(row) - 1 and width > 2 and (is_note(first) or is_caption(first)):
        return "note-row", t("A note was skipped.")
    return None


def _sums_up(row: Row, place: int, first: str, width: int) -> bool:
    """Whether a row that names some total holds figures alone; one that begins so, and few of them: no Total Rewards Manager."""
    told = [cell for cell in row[place + 1 :] if cell is not None and cell != ""]
    named = ends_with_total(first) or (begins_with_total(first) and 2 * len(told) + 2 <= width)
    return named and _are_figures(told)


def _is_requirements(row: Row) -> bool:
    told = [cell for cell in row if cell not in (None, "")]
    return len(told) >= 2 and all(isinstance(c, str) and is_requirement(c) for c in told)


def _are_figures(told: Sequence[Value]) -> bool:
    """Whether what is told are figures alone, and at least one."""
    return bool(told) and all(isinstance(c, int | float) or clean(c)[:1].isdigit() for c in told)


def _drop_signatures(rows: dict[int, Row], skipped: list[Problem]) -> None:
    """Skip the last rows where each cell says what it is itself: "Prepared by: Ana Paz", 制表人：赵敏."""
    for index in sorted(rows, reverse=True):
        told = [cell for cell in rows[index] if cell not in (None, "")]
        if not all(isinstance(c, str) and (":" in c or "：" in c) for c in told):
            return
        skipped.append(_skipped("note-row", t("A note was skipped."), index, rows.pop(index)))


def _sections(
    sheet: Sheet, rows: dict[int, Row], places: Sequence[int], skipped: list[Problem]
) -> dict[int, str]:
    """Take headings that stand alone in their rows out of ``rows``; return by row the one above it."""
    if len(places) < 3:
        return {}
    alone = {i: at for i, row in rows.items() if (at := _stands_alone(row, places)) >= 0}
    if not alone:
        return {}
    whole = [row for i, row in rows.items() if i not in alone]
    usual = {place: _entries(whole, place) for place in set(alone.values())}
    if len(alone) > len(whole) or all(len(told) < 0.6 * len(whole) for told in usual.values()):
        return {}
    merged = {m.top for m in sheet.merged if m.left == places[0] and m.right > m.left and m.top == m.bottom}  # fmt: skip
    numbered = _are_numbers(_entries(whole, places[0]))
    found: dict[int, str] = {}
    now = ""
    for index in list(rows):
        place = alone.get(index, -1)
        text = clean(rows[index][place]) if place >= 0 else ""
        if text and (index in merged or _heads_rows(rows[index], place, places, usual[place], numbered)):  # fmt: skip
            told = t("“{text}” heads the rows below it; it was read as their section.", text=text)
            skipped.append(Problem("section-row", "hint", told, row=index + 1, value=text))
            now = text.rstrip(":： ")
            del rows[index]
        elif now:
            found[index] = now
    return found


def _stands_alone(row: Row, places: Sequence[int]) -> int:
    """Return the place of a row's only text, which may stand behind a number of its own: "A | Finance"; -1 for none."""
    if len(row) > places[1] + 1:
        # A row ends with its last filled cell.
        return -1
    told = [c for c, cell in enumerate(row) if cell is not None and cell != ""]
    if len(told) == 1 and told[0] in places[:2]:
        return told[0]
    if told == list(places[:2]) and _ORDINAL.fullmatch(clean(row[told[0]])):
        return told[1] if isinstance(row[told[1]], str) else -1
    return -1


def _entries(rows: Sequence[Row], place: int) -> list[str]:
    return [clean(row[place]) for row in rows if place < len(row) and row[place] not in (None, "")]


def _are_numbers(entries: Sequence[str]) -> bool:
    return bool(entries) and sum(1 for text in entries if text[:1].isdecimal()) > 0.8 * len(entries)


def _heads_rows(
    row: Row, place: int, places: Sequence[int], usual: Sequence[str], numbered: bool
) -> bool:
    """Whether a row's only text is no entry of its column; a letter among numbers says that it is none."""
    if place == places[1] and row[places[0]] not in (None, ""):
        return numbered
    if usual and all(map(str.isdecimal, usual)):
        # Among running numbers, "2. Sales Department" is none.
        return _WORDS.search(clean(row[place])) is not None
    coded = sum(1 for text in usual if any(map(str.isdigit, text))) > 0.8 * len(usual)
    capital = sum(1 for text in usual if text.isupper()) > 0.2 * len(usual)
    return _is_heading(clean(row[place]), coded=coded, capital=capital)


def _heading_above(
    sheet: Sheet, at: int, sections: Iterable[int], skipped: Sequence[Problem]
) -> str:
    """Return the heading of the first rows, above the header, where each further one has the header below it again."""
    repeated = {p.row for p in skipped if p.kind == "repeated-header"}
    headings = [p.row for p in skipped if p.kind == "section-row"]
    told = [cell for cell in (sheet.rows[at - 1] if at > 0 else ()) if cell not in (None, "")]
    if len(told) != 1 or not isinstance(told[0], str):
        return ""
    return clean(told[0]).rstrip(":： ") if all(row + 1 in repeated for row in headings) else ""


def _is_heading(text: str, *, coded: bool, capital: bool) -> bool:
    """Whether a text that stands alone is no entry of its column: no code among codes, no name among names."""
    if coded:
        return not any(map(str.isdigit, text))
    return (
        text[-1] in ":："
        or bool(labelled(text)[0])
        or (text.isupper() and not capital)
        or look_of([text]) == "unit"
    )


def labelled(text: str) -> tuple[str, str]:
    """Return what a heading says that it is, and which one: "Manager: Ana Paz", 部门：财务部; ("", text) where it does not."""
    label, sign, value = text.replace("：", ":").partition(":")
    known = bool(sign and value.strip()) and known_as(label.strip())[1] >= _KNOWN
    return (label.strip(), value.strip()) if known else ("", text)


def spread_merged(
    sheet: Sheet, rows: Sequence[int], places: Sequence[int], columns: list[list[Value]]
) -> None:
    """Say in each row of cells merged one above another what the first of them says."""
    if not rows or not sheet.merged:
        return
    numbers = {row: i for i, row in enumerate(rows)}
    at_place = {place: c for c, place in enumerate(places)}
    for merged in sheet.merged:
        if merged.bottom == merged.top or merged.left not in at_place:
            continue
        column = columns[at_place[merged.left]]
        value = sheet.value(merged.top, merged.left)
        for row in range(merged.top + 1, min(merged.bottom, rows[-1]) + 1):
            if row in numbers and column[numbers[row]] in (None, ""):
                column[numbers[row]] = value
