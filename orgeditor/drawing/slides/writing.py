"""Charts, matrices and reports as PowerPoint files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor import disk
from orgeditor.analysis.left_out import notice
from orgeditor.analysis.matrix import matrix_view
from orgeditor.analysis.pages import Sheet, label_of
from orgeditor.analysis.rules import check
from orgeditor.drawing.chart_page import page_title
from orgeditor.drawing.matrix_page import measure_of
from orgeditor.drawing.slides.chart import SlideSplit, chart_leaves
from orgeditor.drawing.slides.deck import describe, open_deck, reopened, saved
from orgeditor.drawing.slides.filling import Outcome, fill, marks_of
from orgeditor.drawing.slides.layouts import room
from orgeditor.drawing.slides.leaf import Leaf, marked
from orgeditor.drawing.slides.matrix import matrix_leaves
from orgeditor.drawing.slides.notes import by_subject
from orgeditor.drawing.slides.report import report_leaves
from orgeditor.drawing.slides.texts import line
from orgeditor.messages import speaking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.analysis.pages import Labels
    from orgeditor.analysis.report import Part, Told
    from orgeditor.drawing.chart_files import ChartSheet
    from orgeditor.drawing.slides.board import Board, Room
    from orgeditor.drawing.slides.leaf import Mark
    from orgeditor.model.organization import Organization

_TEXT: Final = 14.0
"""The size in points of lines below a title."""


class Into(msgspec.Struct, frozen=True):
    """Where slides go: into a new deck in the look of ``template``, or into ``deck``.

    In ``deck`` those that an earlier export made are drawn anew, all others stay;
    ``remove_gone`` takes out those that show what is no longer there. Where something is left
    out of what is handed over, they are taken out in any case. ``without_notes``: nothing is told in
    the notes of slides, and what was told there before is taken out.
    """

    template: Path | None = None
    deck: Path | None = None
    remove_gone: bool = False
    without_notes: bool = False


def chart_to_pptx(
    path: Path,
    org: Organization,
    sheet: ChartSheet,
    into: Into = Into(),  # noqa: B008
    reached: Callable[[float], None] | None = None,
    parted: SlideSplit = SlideSplit(),  # noqa: B008
) -> Outcome:
    """Write a chart as editable slides, ``parted`` as asked.

    What does not fit on a slide at a legible size goes on on others, linked from it. The notes
    of a slide tell what is found of those on it. ``reached`` hears 0.0 to 1.0, and may raise.
    Refused where the template or deck is none; OSError where the file cannot be written.
    """
    scene = sheet.scene(org)
    title = page_title(org.letterhead, scene.language)

    def leaves(inside: Room, reached: Callable[[float], None] | None) -> Sequence[Leaf]:
        with speaking(scene.language):
            findings = by_subject(check(org), scene.language)
        return chart_leaves(scene, inside, findings, title, parted=parted, reached=reached)

    return write(path, org, leaves, scene.language, title, into, reached)


def matrix_to_pptx(
    path: Path,
    org: Organization,
    matrix: str,
    labels: Labels,
    into: Into = Into(),  # noqa: B008
    reached: Callable[[float], None] | None = None,
) -> Outcome:
    """Write a responsibility matrix as native tables. See ``chart_to_pptx``."""
    view = matrix_view(org, matrix)
    texts = "zh_CN" if labels == "zh_CN" else "en"

    def leaves(inside: Room, _reached: Callable[[float], None] | None) -> Sequence[Leaf]:
        with speaking(texts):
            findings = by_subject(check(org), texts)
        return matrix_leaves(view, inside, findings, labels, measure_of(Sheet()))

    return write(path, org, leaves, texts, label_of(view.matrix, labels), into, reached)


def report_to_pptx(
    path: Path,
    told: Told,
    parts: Sequence[Part],
    into: Into = Into(),  # noqa: B008
    reached: Callable[[float], None] | None = None,
    *,
    without_empty: bool = False,
) -> Outcome:
    """Write a report as slides: figures, native charts and tables. See ``chart_to_pptx``."""

    def leaves(inside: Room, reached: Callable[[float], None] | None) -> Sequence[Leaf]:
        measure = measure_of(Sheet())
        return report_leaves(told, parts, inside, measure, without_empty=without_empty, reached=reached)  # fmt: skip

    title = told.title or told.say(told.kind)
    return write(path, told.org, leaves, told.texts, title, into, reached)


def own_slides(path: Path) -> int:
    """Return how many slides of a deck were made here. Refused where the file is no deck."""
    return len(marks_of(reopened(path)))


def write(
    path: Path,
    org: Organization,
    leaves: Callable[[Room, Callable[[float], None] | None], Sequence[Leaf]],
    language: str,
    title: str,
    into: Into,
    reached: Callable[[float], None] | None,
) -> Outcome:
    """Write leaves made for the room of a slide, and behind them what was left out of them."""
    deck = reopened(into.deck) if into.deck else open_deck(into.template)
    project, told = org.letterhead, notice(org.redaction, language)
    said = (project.client, project.confidentiality, told.footer if told else "", project.date)
    footer = " · ".join(filter(None, said))
    made = list(leaves(room(deck), reached and (lambda share: reached(share / 2))))
    if told:
        family = made[0].mark.family
        made.append(_listed(marked(family, "left-out"), told.heading, told.lines))
    outcome = fill(
        deck,
        made,
        footer,
        reached and (lambda share: reached((1 + share) / 2)),
        # What is not drawn anew may tell what is left out now.
        remove_gone=into.remove_gone or bool(told),
        without_notes=into.without_notes,
    )
    # A deck that is there keeps its own properties, unless they may tell what is left out.
    if told or not into.deck:
        describe(deck, title, project, told.short if told else "")
    disk.write(path, saved(deck))
    return outcome


def _listed(mark: Mark, title: str, lines: Sequence[str]) -> Leaf:
    """Return a slide with some lines below its title."""

    def draw(board: Board) -> None:
        said = [line(text, _TEXT, after=_TEXT / 2) for text in lines]
        board.box(title, board.room, said)

    return Leaf(mark, title, draw)
