"""Role cards on paper: each on a page of its own, on more only where 7 pt do not suffice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.pages.blocks import Block, flowed
from orgeditor.analysis.pages.frame import Frame, chip_width, frame
from orgeditor.analysis.pages.paper import LINE, POINT, SIZES, Labels, Measure, label_of
from orgeditor.analysis.pages.rows import CHIP
from orgeditor.analysis.pages.things import Chip, Fill, Pages, Text, Thing, Tone
from orgeditor.analysis.wrapping import wrap
from orgeditor.messages import t, tn
from orgeditor.model.fields import TYPES
from orgeditor.model.records import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgeditor.analysis.pages.paper import Paper, Sheet
    from orgeditor.analysis.role_card import Part, RoleCard
    from orgeditor.messages import Message
    from orgeditor.model.record import Record
    from orgeditor.model.records import Project

_GAP: Final = 9.0
_SIDE: Final = 0.32
_COLUMN: Final = 70.0
"""A column of activities is at least so wide: on wide paper there are several."""
_MOST_COLLEAGUES: Final = 12
_INDENT: Final = 3.0


class _Setting(msgspec.Struct, frozen=True):
    """In which size and language a card is set, and how text is measured."""

    point: float
    labels: Labels
    texts: str
    measure: Measure

    def lines(self, words: str, room: float, *, bold: bool = False) -> tuple[str, ...]:
        """Return text in lines, its own lines kept."""

        def measured(text: str) -> float:
            return self.measure(text, self.point, bold)

        return tuple(line for part in words.split("\n") for line in wrap(part, room, measured))

    def words(self, message: Message) -> str:
        """Return a message in the language of the texts, or in both."""
        if self.labels != "both":
            return message.render(self.texts)
        return " ".join(dict.fromkeys([message.render("en"), message.render("zh_CN")]))


def card_pages(
    cards: Sequence[RoleCard], project: Project, paper: Paper, sheet: Sheet, measure: Measure
) -> Pages:
    """Return cards as pages in order; each begins on a page of its own."""
    contents: list[tuple[Frame, list[Thing]]] = []
    least = sheet.point or SIZES[0]
    for card in cards:
        around = _frame(card, project, paper, sheet, measure)
        point, pages = _fitted(card, around, sheet, measure)
        least = min(least, point)
        contents += [(around, things) for things in pages]
    title = t("Role cards").render(sheet.texts)
    pages_made = tuple(
        around.page(number, len(contents), things)
        for number, (around, things) in enumerate(contents, 1)
    )
    return Pages(paper, title, least, 1, pages_made)


def _fitted(
    card: RoleCard, around: Frame, sheet: Sheet, measure: Measure
) -> tuple[float, list[list[Thing]]]:
    """Return a card in the largest letters in which it is one page, else as several pages."""
    first: list[list[Thing]] = []
    wanted = (sheet.point,) if sheet.point else SIZES
    for point in wanted:
        pages = _pages_of(card, around, _Setting(point, sheet.labels, sheet.texts, measure))
        if len(pages) == 1:
            return point, pages
        first = first or pages
    return wanted[0], first


def _frame(card: RoleCard, project: Project, paper: Paper, sheet: Sheet, measure: Measure) -> Frame:
    setting = _Setting(SIZES[0], sheet.labels, sheet.texts, measure)
    kind = setting.words(TYPES[type(card.party)].label)
    below = [setting.words(t("Role card"))]
    if not isinstance(card.party, Role):
        below.append(kind)
    if card.unit:
        below.append(label_of(card.unit, sheet.labels))
    if card.manager:
        manager = label_of(card.manager, sheet.labels)
        below.append(t("reports to {manager}", manager=manager).render(sheet.texts))
    name = label_of(card.party, sheet.labels)
    return frame(name, below, None, project, paper, sheet, measure)


def _pages_of(card: RoleCard, around: Frame, setting: _Setting) -> list[list[Thing]]:
    """Return what stands on the pages of a card: activities in columns, facts at the right."""
    room = around.right - around.left
    side_width = _SIDE * room
    main = room - side_width - _GAP
    count = max(1, int(main / _COLUMN))
    width = (main - (count - 1) * _GAP) / count
    top = around.top + 1.0
    activities = _balanced(list(_activities(card, width, setting)), count, top, around.bottom)
    facts = flowed(list(_facts(card, side_width, setting)), top, top, around.bottom)
    pages: list[list[Thing]] = [[] for _ in range(max(-(-len(activities) // count), len(facts)))]
    for number, column in enumerate(activities):
        left = around.left + number % count * (width + _GAP)
        pages[number // count] += [th for y, block in column for th in block.at(left, y)]
    for number, column in enumerate(facts):
        left = around.right - side_width
        pages[number] += [th for y, block in column for th in block.at(left, y)]
    return pages


def _balanced(
    blocks: Sequence[Block], count: int, top: float, bottom: float
) -> list[list[tuple[float, Block]]]:
    """Return blocks in columns; those that fit on a page stand in ``count`` of much the same height."""
    columns = flowed(blocks, top, top, bottom)
    low, high = top, bottom
    while len(columns) <= count and high - low > 1.0:
        middle = (low + high) / 2
        if len(flowed(blocks, top, top, middle)) <= count:
            high = middle
        else:
            low = middle
    return flowed(blocks, top, top, high)


def _activities(card: RoleCard, width: float, setting: _Setting) -> Iterator[Block]:
    several = len({part.matrix.id for part in card.parts}) > 1
    last = ""
    for part in card.parts:
        if several and part.matrix.id != last:
            yield _heading(label_of(part.matrix, setting.labels), width, setting)
            last = part.matrix.id
        yield _letter(part, width, setting)
        for group, activities in part.groups:
            if group:
                words = label_of(group, setting.labels)
                yield _lines(words, width, setting, tone="soft", before=1.4, keeps=True)
            for activity in activities:
                yield _lines(label_of(activity, setting.labels), width, setting, indent=_INDENT)
    if not card.parts:
        words = t("Takes part in no activity yet.").render(setting.texts)
        yield _lines(words, width, setting, tone="soft")


def _letter(part: Part, width: float, setting: _Setting) -> Block:
    """Return the heading of what a party is: the letter, what it is called, how often."""
    size = setting.point * POINT
    code = part.code_set.code(part.letter)
    wide = chip_width(part.letter, setting.point, setting.measure)
    baseline = 7.4
    top = baseline - 0.36 * size - CHIP * size / 2
    chip = Chip(part.letter, code.duty if code else None, 0, top, wide, CHIP * size, setting.point)
    number = str(part.count)
    name = setting.words(code.name) if code else part.letter
    room = width - wide - 10
    things: list[Thing] = [
        chip,
        Text(name, wide + 1.8, baseline, setting.point, room, bold=True),
        Text(number, width, baseline, setting.point, 9, tone="soft", align="right"),
        Fill(0, baseline + 2.0, width, 0.25, "rule"),
    ]
    return Block(baseline + 2.6, tuple(things), keeps=True)


def _skills(card: RoleCard, width: float, setting: _Setting) -> Iterator[Block]:
    if card.skills:
        yield _heading(setting.words(t("Skills needed")), width, setting)
    for needed in card.skills:
        name = label_of(needed.skill, setting.labels)
        yield _lines(name, width, setting, number=f"{needed.level:g}")


def _facts(card: RoleCard, width: float, setting: _Setting) -> Iterator[Block]:
    def names(words: Message, records: Sequence[Record]) -> Iterator[Block]:
        if records:
            yield _heading(setting.words(words), width, setting)
        for record in records:
            yield _lines(label_of(record, setting.labels), width, setting)

    for words, text in ((t("Purpose"), card.purpose), (t("Duties"), card.duties)):
        if text:
            yield _heading(setting.words(words), width, setting)
            yield from _paragraphs(text, width, setting)
    yield from names(t("Held by"), card.holders)
    yield from names(t("Roles"), card.roles)
    yield from names(t("Positions"), card.positions)
    yield from names(t("Goals"), card.goals)
    yield from names(t("KPIs"), card.kpis)
    yield from _skills(card, width, setting)
    if card.works_with:
        yield _heading(setting.words(t("Works with")), width, setting)
    for colleague in card.works_with[:_MOST_COLLEAGUES]:
        name = label_of(colleague.party, setting.labels)
        yield _lines(name, width, setting, number=str(colleague.shared))
    rest = len(card.works_with) - _MOST_COLLEAGUES
    if rest > 0:
        others = tn("and {n} other", "and {n} others", rest).render(setting.texts)
        yield _lines(others, width, setting, tone="soft")


def _heading(words: str, width: float, setting: _Setting) -> Block:
    baseline = 7.4
    lines = setting.lines(words, width, bold=True)
    step = LINE * setting.point
    texts = [
        Text(line, 0, baseline + place * step, setting.point, width, bold=True)
        for place, line in enumerate(lines)
    ]
    below = baseline + (len(lines) - 1) * step + 2.0
    return Block(below + 0.6, (*texts, Fill(0, below, width, 0.25, "rule")), keeps=True)


def _paragraphs(text: str, width: float, setting: _Setting) -> Iterator[Block]:
    for line in setting.lines(text, width):
        yield _lines(line, width, setting)


def _lines(
    words: str,
    width: float,
    setting: _Setting,
    *,
    tone: Tone = "ink",
    indent: float = 0.0,
    number: str = "",
    before: float = 0.0,
    keeps: bool = False,
) -> Block:
    step = 1.12 * LINE * setting.point
    end = 8.0 if number else 0.0
    lines = setting.lines(words, width - indent - end)
    first = before + step * 0.98
    things: list[Thing] = [
        Text(line, indent, first + place * step, setting.point, width - indent - end, tone=tone)
        for place, line in enumerate(lines)
    ]
    if indent:
        things.append(Fill(0.6, first - 1.35, 0.9, 0.9, "rule"))
    if number:
        things.append(Text(number, width, first, setting.point, end, tone="soft", align="right"))
    return Block(before + len(lines) * step + 0.6, tuple(things), keeps=keeps)
