"""The first pages of a report: what it is and for whom, and where what stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.pages.paper import LINE, POINT
from orgeditor.analysis.pages.things import Fill, Link, Text, Thing, Tone
from orgeditor.analysis.wrapping import wrap
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.pages.frame import Frame
    from orgeditor.analysis.pages.paper import Measure, Paper, Sheet
    from orgeditor.analysis.pages.tables import Setting
    from orgeditor.analysis.pages.things import Bookmark
    from orgeditor.analysis.report.content import Told

_TITLES: Final = (30.0, 24.0, 18.0, 13.0)
"""Sizes of the title that are tried, so that it takes no more than its share of the page."""
_SHARE: Final = 0.28
_FEW: Final = 3
"""Lines that client and facts take at most."""
_CLIENT: Final = 13.0
_KIND: Final = 15.0
_FACT: Final = 9.0
_FACT_ROW: Final = 6.4
_LABEL: Final = 34.0
_HIGH: Final = 0.3
"""Where the title begins, of the height of the page."""
_LINE: Final = 6.2
_PART_LINE: Final = 9.0
_ENTRY: Final = 9.0
_INDENT: Final = 7.0
_NUMBER: Final = 14.0


def cover(told: Told, paper: Paper, sheet: Sheet, measure: Measure) -> list[Thing]:
    """Return the cover: client, title, what it is; below, version, date, who, confidentiality."""
    project = told.org.letterhead
    left, room = paper.margin + 6.0, paper.room - 12.0
    titles = (project.title, project.title_zh)
    title = next(filter(None, titles[::-1] if sheet.labels == "zh_CN" else titles), "")
    kind = told.kind.render(sheet.texts)
    y = _HIGH * paper.size[1]
    things: list[Thing] = []
    for line in wrap(project.client, room, lambda text: measure(text, _CLIENT, False))[:_FEW]:
        things.append(Text(line, left, y, _CLIENT, room, tone="soft"))
        y += LINE * _CLIENT
    y += 8.0
    point, lines = _fitted(title or kind, room, _SHARE * paper.size[1], measure)
    for line in lines:
        things.append(Text(line, left, y, point, room, bold=True))
        y += 1.15 * point * POINT
    if title:
        things.append(Text(kind, left, y + 1.0, _KIND, room, tone="soft"))
        y += LINE * _KIND
    things.append(Fill(left, y + 2.0, 28.0, 0.9, "accent"))
    return things + _facts(told, paper, sheet, measure, left, room)


def _fitted(
    title: str, room: float, high: float, measure: Measure
) -> tuple[float, tuple[str, ...]]:
    """Return a title in lines, in the largest size in which it is no higher than it may be."""
    for point in _TITLES:

        def measured(text: str, size: float = point) -> float:
            return measure(text, size, True)

        lines = wrap(title, room, measured)
        most = int(high / (1.15 * point * POINT))
        if len(lines) <= most:
            break
    return point, lines[:most]


def _facts(
    told: Told, paper: Paper, sheet: Sheet, measure: Measure, left: float, room: float
) -> list[Thing]:
    """Return what identifies the copy, above the lower margin."""
    project = told.org.project
    withheld = ", ".join(message.render(sheet.texts) for message in sheet.withheld)
    said = (
        (t("Version"), project.version),
        (t("Date"), project.date),
        (t("Prepared by"), project.prepared_by),
        (t("Confidentiality"), project.confidentiality),
        (t("Left out"), withheld),
    )
    rows = []
    for label, value in said:
        if value:
            lines = wrap(value, room - _LABEL, lambda text: measure(text, _FACT, False))[:_FEW]
            rows += [
                (label.render(sheet.texts) if n == 0 else "", line) for n, line in enumerate(lines)
            ]
    y = paper.size[1] - paper.margin - 10.0 - len(rows) * _FACT_ROW
    things: list[Thing] = []
    for label_text, value in rows:
        y += _FACT_ROW
        if label_text:
            things.append(Text(label_text, left, y, _FACT, _LABEL - 2.0, tone="soft"))
        things.append(Text(value, left + _LABEL, y, _FACT, room - _LABEL))
    return things


def contents_parted(levels: Sequence[int], around: Frame) -> list[range]:
    """Return which entries of the contents, told by their levels, stand on which page."""
    pages, first, y = [], 0, around.top
    for place, level in enumerate(levels):
        y += _high(level)
        if y > around.bottom - 2.0 and place > first:
            pages.append(range(first, place))
            first, y = place, around.top + _high(level)
    return [*pages, range(first, len(levels))]


def contents_pages(
    entries: Sequence[Bookmark], around: Frame, setting: Setting
) -> list[list[Thing]]:
    """Return the contents as the things of each of its pages."""
    pages: list[list[Thing]] = []
    for places in contents_parted([entry.level for entry in entries], around):
        y = around.top
        things: list[Thing] = []
        for entry in (entries[place] for place in places):
            y += _high(entry.level)
            things += _entry(entry, around, y, setting)
        pages.append(things)
    return pages


def _high(level: int) -> float:
    return _LINE if level else _PART_LINE


def _entry(entry: Bookmark, around: Frame, y: float, setting: Setting) -> list[Thing]:
    outer = entry.level == 0
    x = around.left + (0.0 if outer else _INDENT)
    room = around.right - x - _NUMBER
    words = setting.lines(entry.title, room, _ENTRY, bold=outer)
    shown = words[0] if len(words) == 1 else f"{words[0]} …"
    while setting.measure(shown, _ENTRY, outer) > room and len(shown) > 2:
        shown = f"{shown[:-3].rstrip()} …"
    tone: Tone = "ink" if outer else "soft"
    high = _high(entry.level)
    things: list[Thing] = [
        Text(shown, x, y, _ENTRY, room, bold=outer, tone=tone),
        Text(str(entry.page), around.right, y, _ENTRY, _NUMBER, tone=tone, align="right"),
        Link(around.left, y - high + 1.8, around.right - around.left, high, entry.page),
    ]
    if outer:
        things.append(Fill(around.left, y + 1.8, around.right - around.left, 0.1, "hair"))
    return things
