"""A chart as PowerPoint slides: a slide a part that stays legible, each card a shape, lines glued to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt
from typing_extensions import override

from orgeditor import disk
from orgeditor.analysis.layout_asked import Arrangement, Choices
from orgeditor.analysis.layout_flow import Side, Way
from orgeditor.analysis.left_out import notice
from orgeditor.analysis.pages.charts import AROUND, PaperChart, chart_parts
from orgeditor.analysis.pages.paper import LEAST, POINT
from orgeditor.analysis.rules import check
from orgeditor.drawing.card_styles import styles
from orgeditor.drawing.chart_page import page_title
from orgeditor.drawing.colours import PAPER
from orgeditor.drawing.fonts import paper_face
from orgeditor.drawing.slide_deck import add_slide, add_text_slide, open_deck, room, saved
from orgeditor.drawing.slide_shapes import BOTTOM, LEFT, RIGHT, TOP, End, Pen, connect, curve
from orgeditor.drawing.text import Style, elided, fitted
from orgeditor.messages import speaking, t

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from pptx.slide import Slide
    from pptx.text.text import TextFrame

    from orgeditor.analysis.pages.charts import ChartPart
    from orgeditor.analysis.tree import Tree
    from orgeditor.drawing.card import Card
    from orgeditor.drawing.chart_files import ChartSheet
    from orgeditor.drawing.scene import ChartScene
    from orgeditor.model.organization import Organization

SMALLEST: Final = 9.0
"""The least size of letters on a slide, in points."""
_NEARER: Final = SMALLEST / LEAST
_ROUND: Final = 0.09
_MARGIN: Final = 8.0
"""Between a card's edge and its text, in chart units."""
_LINE: Final = Pen(PAPER.connector.removeprefix("#"), 1.0)
_DOTTED: Final = Pen(PAPER.dotted.removeprefix("#"), 1.25, dashed=True)
_LEAST_TITLE: Final = 10.5
_MOST_TOPS: Final = 3
_MOST_NOTES: Final = 40


def chart_to_pptx(
    path: Path,
    org: Organization,
    sheet: ChartSheet,
    *,
    template: Path | None = None,
    reached: Callable[[float], None] | None = None,
) -> None:
    """Write a chart as editable slides, in the look of ``template`` where one is given.

    What does not fit on a slide at ``SMALLEST`` points goes on on others, linked from it.
    The notes of a slide tell what is found of those on it. ``reached`` hears 0 to 1, and may
    raise. Refused where the template is none; OSError where the file cannot be written.
    """
    deck = open_deck(template)
    scene = sheet.scene(org)
    left, top, width, height = room(deck)
    chart = SlideChart(org, scene.mode, scene.language, scene.tree)
    parts = chart_parts(chart, width / _NEARER, height / _NEARER)
    title, project = page_title(org.letterhead, scene.language), org.letterhead
    told = notice(org.redaction, scene.language)
    said = (project.client, project.confidentiality, told.footer if told else "", project.date)
    footer = " · ".join(filter(None, said))
    slides = [
        add_slide(deck, _heading(scene, part, n, title), footer) for n, part in enumerate(parts)
    ]
    if not slides:
        add_slide(deck, title, footer)
    goes_on: dict[str, int] = {}
    for n, part in enumerate(parts):
        for key in part.tops:
            goes_on.setdefault(key, n)
    with speaking(scene.language):
        findings = _findings(org)
    writer = _Writer(scene, slides, (left, top, width, height))
    for n, part in enumerate(parts):
        writer.fill(n, part, goes_on)
        _note(
            slides[n],
            [line for key in _shown(part) for line in findings.get(key, ())],
            scene.language,
        )
        if reached:
            reached((n + 1) / len(parts))
    if told:
        add_text_slide(deck, told.heading, told.lines, footer)
    disk.write(path, saved(deck, title, project, told.short if told else ""))


def _heading(scene: ChartScene, part: ChartPart, number: int, title: str) -> str:
    """Return what a slide is called: the whole chart, or the branches on it."""
    if number == 0:
        return title
    names = [scene.wording.branch(scene.tree.index[key]) for key in part.tops]
    more = " …" if len(names) > _MOST_TOPS else ""
    return ", ".join(names[:_MOST_TOPS]) + more


def _shown(part: ChartPart) -> list[str]:
    return [part.tree.ids[node] for node in part.layout.nodes.tolist()]


def _findings(org: Organization) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in check(org):
        for key in finding.subjects:
            found.setdefault(key, []).append(str(finding.message))
    return found


def _note(slide: Slide, lines: Sequence[str], language: str) -> None:
    told = list(dict.fromkeys(lines))
    frame = slide.notes_slide.notes_text_frame if told else None
    if frame is not None:
        more = t("{n} more", n=len(told) - _MOST_NOTES).render(language)
        rest = [more] if len(told) > _MOST_NOTES else []
        frame.text = "\n".join((t("Findings").render(language), *told[:_MOST_NOTES], *rest))


class SlideChart(PaperChart):
    """A chart whose lines are connectors: from the lower side of a card, with two bends at the most.

    Cards without any below them hang on both sides of a line; all others stand side by side.
    """

    @override
    def trials(self, tree: Tree, folded: Collection[str]) -> Iterator[tuple[Arrangement, Choices]]:
        ends = tree.spans == 0
        ends[[tree.index[key] for key in folded]] = True
        branching = np.bincount(tree.parent[(tree.parent >= 0) & ~ends], minlength=len(tree)) > 0
        way = np.where(branching, Way.DOWN, Way.HANGING_BOTH).astype(np.int8)
        choices = msgspec.structs.replace(self.wishes.choices(tree), way=way, level=None)
        spacing = msgspec.structs.replace(self.spacing, run=len(tree) + 1)
        yield Arrangement(spacing=spacing), choices
        everywhere = msgspec.structs.replace(choices, way=None)
        yield Arrangement(Way.HANGING_BOTH, spacing=spacing), everywhere


class _Writer:
    """Writes a part of a chart on its slide."""

    def __init__(
        self,
        scene: ChartScene,
        slides: Sequence[Slide],
        room: tuple[float, float, float, float],
    ) -> None:
        self._scene, self._slides, self._room = scene, slides, room
        self._face = paper_face()

    def fill(self, number: int, part: ChartPart, goes_on: Mapping[str, int]) -> None:
        """Put the cards on their slide, then the lines behind them."""
        self._slide, self._part = self._slides[number], part
        self._scale = part.scale * _NEARER
        left, top, width, _ = self._room
        wide = (part.layout.width + 2 * AROUND) * self._scale
        self._left = left + max(0.0, (width - wide) / 2) + AROUND * self._scale
        self._top = top + AROUND * self._scale
        keys = _shown(part)
        self._ids = [self._card(slot, key) for slot, key in enumerate(keys)]
        for slot in part.folded:
            if goes_on.get(keys[slot], number) != number:
                self._link(slot, goes_on[keys[slot]])
        self._next = max((shape.shape_id for shape in self._slide.shapes), default=1) + 1
        self._lines()
        self._dotted(keys)

    def _at(self, slot: int) -> tuple[float, float]:
        layout = self._part.layout
        return (
            self._left + float(layout.x[slot]) * self._scale,
            self._top + float(layout.y[slot]) * self._scale,
        )

    def _points(self, style: Style) -> Pt:
        return Pt(round(style.size * self._scale / POINT, 1))

    def _card(self, slot: int, key: str) -> int:
        scene, size = self._scene, self._part.layout.spacing
        node = scene.tree.index[key]
        card = scene.wording.card(node, folded=False)
        x, y = self._at(slot)
        width, height = size.width * self._scale, size.height * self._scale
        shape = self._slide.shapes.add_shape(
            MSO_SHAPE.ROUNDED_RECTANGLE, Mm(x), Mm(y), Mm(width), Mm(height)
        )
        shape.adjustments[0] = _ROUND
        # Without the theme's style there is no shadow: what is not said is not drawn.
        shape.element.remove(shape.element.find(qn("p:style")))
        shape.name = card.title
        shape.element.nvSpPr.cNvPr.set("descr", scene.wording.spoken(node, card))
        shape.fill.solid()
        shape.fill.fore_color.rgb = _colour(PAPER.card)
        shape.line.color.rgb = _colour(card.colour or PAPER.card_line)
        shape.line.width = Pt(1.5)
        if card.vacant or card.planned:
            shape.line.dash_style = MSO_LINE.DASH
        self._say(shape.text_frame, card)
        return int(shape.shape_id)

    def _say(self, frame: TextFrame, card: Card) -> None:
        """Write what a card says, in the lines and sizes of the chart's own cards."""
        frame.word_wrap = True
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        side = Mm(_MARGIN * self._scale)
        frame.margin_left = frame.margin_right = side
        frame.margin_top = frame.margin_bottom = Mm(0.3)
        s, width = styles(self._face), card.width - 2 * _MARGIN
        title, lines = fitted(card.head, s.title, width, 2, _LEAST_TITLE)
        held = " · ".join(name for name, _ in card.shares) or card.line
        note = card.note if len(lines) == 1 else ""
        rows = (held, note, card.facts) if card.rows is None else card.rows
        said: list[tuple[str, Style, str]] = [(line, title, PAPER.text) for line in lines]
        for row in filter(None, rows):
            vacant = card.vacant and row == card.line
            style = s.facts if card.rows is None and row in (note, card.facts) else s.line
            said.append((elided(row, style, width), style, PAPER.vacant if vacant else PAPER.muted))
        for n, (words, style, ink) in enumerate(said):
            line = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            line.alignment = PP_ALIGN.LEFT
            line.line_spacing = 0.95
            run = line.add_run()
            run.text = words
            run.font.size, run.font.bold = self._points(style), style.semibold
            run.font.italic = ink == PAPER.vacant
            run.font.color.rgb = _colour(ink)
        for letter, ground in card.letters:
            run = frame.paragraphs[0].add_run()
            run.text = f"  {letter}"
            run.font.size, run.font.bold = self._points(title), True
            run.font.color.rgb = _colour(ground)

    def _link(self, slot: int, number: int) -> None:
        """Say below a folded card on which slide it goes on, and lead there."""
        size = self._part.layout.spacing
        x, y = self._at(slot)
        width, high = size.width * self._scale, 13.0 * self._scale
        box = self._slide.shapes.add_textbox(
            Mm(x), Mm(y + size.height * self._scale), Mm(width), Mm(high)
        )
        frame = box.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
        run = frame.paragraphs[0].add_run()
        run.text = t("slide {number}", number=number + 1).render(self._scene.language)
        run.font.size = self._points(styles(self._face).facts)
        run.font.color.rgb = _colour(PAPER.muted)
        box.click_action.target_slide = self._slides[number]

    def _lines(self) -> None:
        layout, size = self._part.layout, self._part.layout.spacing
        width, height = size.width * self._scale, size.height * self._scale
        for slot, above in enumerate(layout.parent.tolist()):
            if above < 0:
                continue
            (x, y), (from_x, from_y) = self._at(slot), self._at(above)
            begin = End(self._ids[above], BOTTOM, from_x + width / 2, from_y + height)
            side, lead = layout.entry(slot)
            end = {
                Side.LEFT: End(self._ids[slot], LEFT, x, y + height / 2),
                Side.RIGHT: End(self._ids[slot], RIGHT, x + width, y + height / 2),
            }.get(side, End(self._ids[slot], TOP, x + width / 2, y))
            connect(self._slide, self._next, begin, end, _LINE, y - lead * self._scale)
            self._next += 1

    def _dotted(self, keys: Sequence[str]) -> None:
        scene, size = self._scene, self._part.layout.spacing
        width, height = size.width * self._scale, size.height * self._scale
        places = {key: slot for slot, key in enumerate(keys)}
        for a, b in scene.ties.dotted:
            one, other = places.get(scene.id(a)), places.get(scene.id(b))
            if one is None or other is None:
                continue
            (x1, y1), (x2, y2) = self._at(one), self._at(other)
            if abs(x1 - x2) >= width:
                near, far = (RIGHT, LEFT) if x1 < x2 else (LEFT, RIGHT)
                begin = End(
                    self._ids[one], near, x1 + (width if near == RIGHT else 0), y1 + height / 2
                )
                end = End(
                    self._ids[other], far, x2 + (width if far == RIGHT else 0), y2 + height / 2
                )
            else:
                near, far = (BOTTOM, TOP) if y1 < y2 else (TOP, BOTTOM)
                begin = End(
                    self._ids[one], near, x1 + width / 2, y1 + (height if near == BOTTOM else 0)
                )
                end = End(
                    self._ids[other], far, x2 + width / 2, y2 + (height if far == BOTTOM else 0)
                )
            curve(self._slide, self._next, begin, end, _DOTTED)
            self._next += 1


def _colour(name: str) -> RGBColor:
    return RGBColor.from_string(name.removeprefix("#")[-6:].upper())
