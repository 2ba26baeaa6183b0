"""What stands around the content of every page: title, legend, footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.pages.blocks import moved
from orgeditor.analysis.pages.paper import LEAST, LINE, POINT, Measure, Paper, Sheet, label_of
from orgeditor.analysis.pages.things import Chip, Contents, Fill, Page, Pages, Stroke, Text, Thing
from orgeditor.analysis.wrapping import shortened, wrap
from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.analysis.matrix import MatrixView
    from orgeditor.messages import Message
    from orgeditor.model.codes import CodeSet
    from orgeditor.model.records import Project

_TITLE: Final = 15.0
_BELOW: Final = 8.5
_FOOT: Final = 7.5
_LEGENDS: Final = (8.0, 7.5, LEAST)
_APART: Final = 5.0
_PART: Final = 34.0
_LEGEND: Final = 6.4
_SEPARATOR: Final = " · "


class Frame(msgspec.Struct, frozen=True):
    """What is the same on all pages; the content stands from ``top`` to ``bottom``.

    ``foot``, ``below``: the sizes of the footer and of what stands below the title, in points.
    ``before``: how many pages stand before the first of them, in a report.
    """

    paper: Paper
    title: str
    top: float
    bottom: float
    above: tuple[Thing, ...]
    legend: tuple[Thing, ...]
    footer: tuple[str, ...]
    middle: str
    texts: str
    measure: Measure
    foot: float = _FOOT
    below: float = _BELOW
    before: int = 0

    @property
    def left(self) -> float:
        """The left margin."""
        return self.paper.margin

    @property
    def right(self) -> float:
        """Where the right margin begins."""
        return self.paper.size[0] - self.paper.margin

    def around(self, number: int, count: int, part: str = "") -> list[Thing]:
        """Return what is painted around the content of page ``number`` of ``count``, 0 where pages do not count."""
        top = self.paper.size[1] - self.paper.margin - self._foot_height()
        told = t("Page {page} of {pages}", page=number, pages=count).render(self.texts) if count else ""  # fmt: skip
        things = [*self.above, *self.legend]
        things.append(Fill(self.left, top, self.right - self.left, 0.15, "rule"))
        foot = self.foot
        room = self.measure(told, foot, False)
        baseline = top + 4.6 + (foot - _FOOT) * POINT
        if told:
            things.append(Text(told, self.right, baseline, foot, room, tone="soft", align="right"))
        for place, line in enumerate(self.footer):
            y = baseline + place * LINE * foot
            side = self.right - self.left - room - _APART
            things.append(Text(line, self.left, y, foot, side, tone="soft"))
        if self.middle:
            wide = self.measure(self.middle, foot, False)
            x = (self.left + self.right) / 2
            things.append(Text(self.middle, x, baseline, foot, wide, tone="soft", align="middle"))
        if part:
            wide = self.measure(part, self.below, False)
            y = self.top - 3.4
            things.append(Text(part, self.right, y, self.below, wide, tone="soft", align="right"))
        return things

    def page(self, number: int, count: int, things: Sequence[Thing], part: str = "") -> Page:
        """Return page ``number`` of ``count`` with things in this frame."""
        return Page(
            number, (*self.around(number, count, part), *things), part, self._filled(things)
        )

    def _filled(self, things: Sequence[Thing]) -> float:
        """Return the share of the room in the frame that lies within the edges of things."""
        edges = [_edges(thing) for thing in things]
        if not edges:
            return 0.0
        wide = max(e[2] for e in edges) - min(e[0] for e in edges)
        high = max(e[3] for e in edges) - min(e[1] for e in edges)
        room = (self.right - self.left) * (self.bottom - self.top)
        return min(1.0, max(0.0, wide * high / room))

    def pages(self, contents: Contents) -> Pages:
        """Return contents in this frame, as pages of their own."""
        count = len(contents.leaves)
        made = (
            self.page(number, count, things, part)
            for number, (part, things) in enumerate(contents.leaves, 1)
        )
        return Pages(
            self.paper,
            self.title,
            contents.point,
            contents.parts,
            tuple(made),
            cut=contents.cut,
        )

    def _foot_height(self) -> float:
        return 2.5 + len(self.footer) * LINE * self.foot


def _edges(thing: Thing) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a thing; a text takes its room, upright where it is turned."""
    if isinstance(thing, Stroke):
        return thing.x1, thing.y1, thing.x2, thing.y2
    if not isinstance(thing, Text):
        return thing.x, thing.y, thing.x + thing.width, thing.y + thing.height
    left = thing.x - {"left": 0.0, "middle": 0.5, "right": 1.0}[thing.align] * thing.room
    wide = 0.0 if thing.angle else thing.room
    return left, thing.baseline - thing.point * POINT, left + wide, thing.baseline


def matrix_frame(
    view: MatrixView, project: Project, paper: Paper, sheet: Sheet, measure: Measure
) -> Frame:
    """Return the frame of a matrix's pages: its name, what it is of, what its letters mean."""
    kind = t("Responsibility chart").render(sheet.texts)
    name = label_of(view.matrix, "zh_CN" if sheet.labels == "zh_CN" else "en")
    below = _of_project(project, sheet)
    if sheet.labels == "both":
        below.insert(0, view.matrix.name_zh)
    below.append(view.matrix.scope)
    return frame(f"{kind} — {name}", below, view.code_set, project, paper, sheet, measure)


def frame(
    title: str,
    below: Sequence[str],
    codes: CodeSet | None,
    project: Project,
    paper: Paper,
    sheet: Sheet,
    measure: Measure,
    *,
    cut: bool = False,
) -> Frame:
    """Return a frame with a title, a line below it, and a legend of ``codes``.

    ``cut``: title and line are cut where they are too long, so that all frames are alike.
    """
    room, small = paper.room, max(_FOOT, sheet.least)
    said = max(_BELOW, sheet.least)
    above, top = _above(title, [part for part in below if part], paper, measure, said, cut=cut)
    footer, middle = _footer(project, sheet, room, measure, small)
    foot = paper.size[1] - paper.margin - 2.5 - len(footer) * LINE * small
    legend, high = _legend(codes, sheet, room, measure) if codes else ([], 0.0)
    bottom = foot - high
    placed = tuple(moved(thing, paper.margin, bottom) for thing in legend)
    return Frame(
        paper,
        title,
        top,
        bottom,
        tuple(above),
        placed,
        footer,
        middle,
        sheet.texts,
        measure,
        small,
        said,
    )


def _of_project(project: Project, sheet: Sheet) -> list[str]:
    title = project.title_zh if sheet.labels == "zh_CN" else project.title
    date = t("as of {date}", date=project.date).render(sheet.texts) if project.date else ""
    return [title or project.title, date]


def _above(
    title: str, below: Sequence[str], paper: Paper, measure: Measure, small: float, *, cut: bool
) -> tuple[list[Thing], float]:
    """Return title and subtitle, and where the content may begin."""
    room = paper.room
    y = paper.margin + 5.2
    things: list[Thing] = []
    size = max(_TITLE, 1.75 * small) if small > _BELOW else _TITLE
    put = _in_one_line if cut else wrap
    for line in put(title, room, lambda text: measure(text, size, True)):
        things.append(Text(line, paper.margin, y, size, room, bold=True))
        y += 1.15 * size * POINT
    if below:
        text = _SEPARATOR.join(below)
        # At the right stands which of several ranges of columns this is.
        room -= _PART
        for line in put(text, room, lambda text: measure(text, small, False)):
            things.append(Text(line, paper.margin, y - 0.5, small, room, tone="soft"))
            y += LINE * small
    return things, y + 0.8


def _in_one_line(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    return (shortened(text, width, measure),)


def _page_room(sheet: Sheet, measure: Measure, foot: float) -> float:
    widest = t("Page {page} of {pages}", page=888, pages=888).render(sheet.texts)
    return measure(widest, foot, False) + _APART


def _footer(
    project: Project, sheet: Sheet, room: float, measure: Measure, foot: float
) -> tuple[tuple[str, ...], str]:
    """Return who and what the pages are for: at the left, and what stands in the middle.

    What does not fit beside the number of the page stands at the left in several lines.
    """

    def said(words: Message, value: str) -> str:
        return f"{words.render(sheet.texts)} {value}" if value else ""

    def width(text: str) -> float:
        return measure(text, foot, False)

    whose = [said(t("Client:"), project.client), project.confidentiality]
    whose += [message.render(sheet.texts) for message in sheet.withheld]
    which = [
        said(t("Version"), project.version),
        said(t("prepared by"), project.prepared_by),
        "" if sheet.sign_off else said(t("approved:"), "_" * 20),
    ]
    left, middle = (_SEPARATOR.join(filter(None, parts)) for parts in (whose, which))
    page = _page_room(sheet, measure, foot)
    if max(width(left) + _APART, page) <= (room - width(middle)) / 2:
        return (left,), middle
    lines: list[str] = []
    for part in filter(None, [*whose, *which]):
        joined = _SEPARATOR.join([*lines[-1:], part])
        if lines and width(joined) <= room - page:
            lines[-1] = joined
        else:
            lines += wrap(part, room - page, width)
    return tuple(lines), ""


def _legend(
    codes: CodeSet, sheet: Sheet, room: float, measure: Measure
) -> tuple[list[Thing], float]:
    """Return what the letters mean in both languages, from the corner of its room; its height.

    One line where that is legible, else as many as it takes: never letters too small.
    """
    entries: list[tuple[str, str]] = []
    for code in codes.codes:
        names = dict.fromkeys([code.name.render("en"), code.name.render("zh_CN")])
        entries.append((code.letter, f"{' '.join(names)} — {code.meaning.render(sheet.texts)}"))
    if sheet.marks:
        entries.append(("", t("breaks a rule").render(sheet.texts)))

    def width(entry: tuple[str, str], point: float) -> float:
        return _chip_room(entry[0], point, measure) + measure(entry[1], point, False)

    point = next(
        (
            size
            for size in _LEGENDS
            if sum(width(entry, size) + _APART for entry in entries) - _APART <= room
        ),
        0.0,
    )
    if point:
        widths = [width(entry, point) for entry in entries]
    else:
        # Several lines stand under one another in columns.
        point = _LEGENDS[1]
        widest = max(width(entry, point) for entry in entries)
        most = max(1, int((room + _APART) / (widest + _APART)))
        most = -(-len(entries) // -(-len(entries) // most))
        widths = [(room + _APART) / most - _APART] * len(entries)
    step = 1.9 * point * POINT
    things: list[Thing] = []
    x, baseline = 0.0, _LEGEND
    for (letter, words), wide in zip(entries, widths, strict=True):
        if x + wide > room + 0.01:
            x, baseline = 0.0, baseline + step
        things += _entry(codes, letter, words, x, baseline, point, room, measure)
        x += wide + _APART
    return things, baseline + step - 1.2


def _chip_room(letter: str, point: float, measure: Measure) -> float:
    return chip_width(letter, point, measure) + 1.5 if letter else 2.2


def chip_width(letter: str, point: float, measure: Measure) -> float:
    """Return how wide the chip of a letter is; words that stand for letters take more."""
    size = point * POINT
    return max(1.75 * size, measure(letter, point, True) + 0.5 * size)


def _entry(
    codes: CodeSet,
    letter: str,
    words: str,
    x: float,
    baseline: float,
    point: float,
    room: float,
    measure: Measure,
) -> list[Thing]:
    size = point * POINT
    if not letter:
        mark = Fill(x, baseline - 2.6, 0.9, 3.2, "mark")
        return [mark, Text(words, x + 2.2, baseline, point, room - x - 2.2)]
    code = codes.code(letter)
    width = chip_width(letter, point, measure)
    chip = Chip(
        letter, code.duty if code else None, x, baseline - 1.13 * size, width, 1.5 * size, point
    )
    return [chip, Text(words, x + width + 1.5, baseline, point, room - x - width - 1.5)]
