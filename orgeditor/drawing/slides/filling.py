"""Leaves put on the slides of a deck: on new ones, or on those that an earlier export made.

Of a slide that was made here, the shapes that were made here are drawn anew; its place, its
layout, whatever else stands on it, and a title and notes of the user's own stay.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import msgspec
from pptx.oxml.ns import qn

from orgeditor.drawing.slides.board import OURS, Board
from orgeditor.drawing.slides.layouts import (
    Adding,
    cover_layout,
    own_title,
    room,
    say_footer,
    title_layout,
)
from orgeditor.drawing.slides.leaf import digest, mark_in
from orgeditor.drawing.slides.look import look_of
from orgeditor.drawing.slides.notes import Notes
from orgeditor.drawing.slides.order import put_after, put_before, put_last, take_out
from orgeditor.drawing.slides.texts import line, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide

    from orgeditor.drawing.slides.leaf import Leaf, Mark
    from orgeditor.drawing.slides.look import Look

_TITLE: Final = 22.0
"""The size in points of a title on a slide without a place for one."""
_LONGEST: Final = 150
"""So many letters of a title are shown."""
_NAME: Final = f"Title{OURS}"
"""The name of the shape that is the title there."""
_DERIVED: Final = ("contents", "left-out")
"""Kinds of slides that say something of others, and go with them."""
_RELATED: Final = (qn("r:id"), qn("r:embed"), qn("r:link"))


class Outcome(msgspec.Struct, frozen=True):
    """What became of a deck: how many slides are new, how many were drawn anew.

    ``gone``: number and title of those that show what is no longer there; ``removed``: whether
    they were taken out.
    """

    added: int = 0
    updated: int = 0
    gone: tuple[tuple[int, str], ...] = ()
    removed: bool = False


def marks_of(deck: Deck) -> list[tuple[Slide, Mark]]:
    """Return the slides of a deck that were made here; of copies of one, the first."""
    found: dict[Mark, tuple[Slide, Mark]] = {}
    for slide in deck.slides:
        mark = next(filter(None, (mark_in(shape.name) for shape in slide.shapes)), None)
        if mark:
            found.setdefault(msgspec.structs.replace(mark, title=""), (slide, mark))
    return list(found.values())


def fill(
    deck: Deck,
    leaves: Sequence[Leaf],
    footer: str,
    reached: Callable[[float], None] | None = None,
    *,
    remove_gone: bool = False,
    without_notes: bool = False,
) -> Outcome:
    """Put leaves on slides, in place of those that showed the same before.

    ``without_notes``: what was told in notes is taken out, and nothing put there.

    ``reached`` hears 0.0 to 1.0, and may raise to stop.
    """
    standing = marks_of(deck)
    families = {leaf.mark.family for leaf in leaves}
    own = [(slide, mark) for slide, mark in standing if mark.family in families]
    paired = _paired(leaves, own)
    kept = {slide.part for slide in paired.values()}
    past = [(slide, mark) for slide, mark in own if slide.part not in kept]
    shown = {(leaf.mark.kind, leaf.mark.subjects) for leaf in leaves}

    def is_derived(slide: Slide, mark: Mark) -> bool:
        """Whether what a slide shows is on others now, and nobody has added to it."""
        again = (mark.kind, mark.subjects) in shown and mark.number > 0
        return mark.kind in _DERIVED or (again and not _added_to(slide))

    derived = [slide for slide, mark in past if is_derived(slide, mark)]
    left = [slide for slide, mark in past if not is_derived(slide, mark)]
    gone = _told(deck, left)
    for slide in [*derived, *(left if remove_gone else ())]:
        take_out(deck, slide)
    look, inside = look_of(title_layout(deck).slide_master), room(deck)
    slides = _placed(deck, leaves, paired, footer, look)
    numbers = {slide.part: n for n, slide in enumerate(deck.slides, 1)}
    at = dict(zip(leaves, slides, strict=True))

    def where(leaf: Leaf) -> tuple[Slide, int]:
        return at[leaf], numbers[at[leaf].part]

    given = {slide.part: mark.title for slide, mark in own}
    notes = Notes()
    for n, (leaf, slide) in enumerate(zip(leaves, slides, strict=True)):
        known = slide.part in given
        title = _own_title(slide, given[slide.part]) if known else ""
        board = Board(slide, look, inside, where, _cleared(slide) if known else None)
        _write_title(board, leaf, title)
        leaf.draw(board)
        if known:
            say_footer(slide, footer, look)
        notes.tell(slide, () if without_notes else leaf.notes)
        if reached:
            reached((n + 1) / len(leaves))
    if not remove_gone:
        gone = _told(deck, left)
    return Outcome(len(leaves) - len(paired), len(paired), gone, remove_gone)


def _added_to(slide: Slide) -> bool:
    """Whether something stands on a slide that was not drawn here."""
    return any(not s.is_placeholder and not s.name.endswith(OURS) for s in slide.shapes)


def _told(deck: Deck, slides: Sequence[Slide]) -> tuple[tuple[int, str], ...]:
    """Return the numbers and titles of slides."""
    numbers = {slide.part: n for n, slide in enumerate(deck.slides, 1)}
    return tuple((numbers[slide.part], title_of(slide)) for slide in slides)


def title_of(slide: Slide) -> str:
    """Return what stands in the title of a slide."""
    title = slide.shapes.title
    if title is None:
        title = next((shape for shape in slide.shapes if shape.name == _NAME), None)
    return title.text_frame.text if title is not None else ""


def _own_title(slide: Slide, given: str) -> str:
    """Return the title that the user has written in place of what was ``given``, "" for none."""
    title = title_of(slide)
    return "" if _digest(title) == given else title


def _digest(title: str) -> str:
    # Office programs break lines anew.
    return digest("".join(title.split()))


def _paired(leaves: Sequence[Leaf], own: Sequence[tuple[Slide, Mark]]) -> dict[int, Slide]:
    """Return the slide of each leaf by its place: the same one where there is one, else the nearest."""
    free: dict[Mark, Slide] = {}
    by_subject: defaultdict[str, list[Mark]] = defaultdict(list)
    for slide, mark in own:
        bare = msgspec.structs.replace(mark, title="")
        free[bare] = slide
        for subject in mark.subjects:
            by_subject[subject].append(bare)
    paired = {n: free.pop(leaf.mark) for n, leaf in enumerate(leaves) if leaf.mark in free}
    for n, leaf in enumerate(leaves):
        near = {mark for subject in leaf.mark.subjects for mark in by_subject[subject]}
        nearest = max(
            (mark for mark in near if mark in free and leaf.mark.nearness(mark)),
            key=lambda mark: (leaf.mark.nearness(mark), mark.text),
            default=None,
        )
        if n not in paired and nearest:
            paired[n] = free.pop(nearest)
    return paired


def _placed(
    deck: Deck, leaves: Sequence[Leaf], paired: dict[int, Slide], footer: str, look: Look
) -> list[Slide]:
    """Return the slide of each leaf; a new one stands behind that of the leaf before it."""
    plain = Adding(deck, title_layout(deck), footer, look)
    covering = cover_layout(deck)
    slides: list[Slide] = []
    first = paired[min(paired)] if paired else None
    for n in range(len(leaves)):
        slide = paired.get(n)
        if slide is None:
            cover = covering if leaves[n].cover else None
            slide = Adding(deck, cover, footer, look, bare=True).add() if cover else plain.add()
            if slides and paired:
                put_after(deck, slide, slides[-1])
            elif first is not None:
                put_before(deck, slide, first)
            else:
                put_last(deck, slide)
        slides.append(slide)
    return slides


def _cleared(slide: Slide) -> int | None:
    """Take out what was drawn on a slide before; return where in its tree the first of it stood."""
    tree, gone = slide.shapes.element, set()
    first = None
    for shape in list(slide.shapes):
        if not shape.name.endswith(OURS):
            continue
        element = shape.element
        gone.add(str(shape.shape_id))
        if first is None and element.tag != qn("p:cxnSp"):
            first = int(tree.index(element))
        _release(slide, element)
        tree.remove(element)
    timing = slide.element.find(qn("p:timing"))
    # PowerPoint takes a file for broken in which something moves that is not there.
    if timing is not None and any(t.get("spid") in gone for t in timing.iter(qn("p:spTgt"))):
        slide.element.remove(timing)
    return first


def _release(slide: Slide, element: Any) -> None:
    """Drop the parts that a shape refers to, unless others do, too."""
    for inner in element.iter():
        for name in _RELATED:
            key = inner.get(name)
            if key in slide.part.rels:
                slide.part.drop_rel(key)


def _write_title(board: Board, leaf: Leaf, own: str) -> None:
    """Write the mark, and the title unless the user has one of their own."""
    title = leaf.title if len(leaf.title) <= _LONGEST else f"{leaf.title[:_LONGEST].rstrip()}…"
    board.mark(msgspec.structs.replace(leaf.mark, title=_digest(title)).text)
    shape = board.slide.shapes.title
    if shape is None:
        said = [line(own or title, _TITLE, bold=True)]
        board.box(_NAME.removesuffix(OURS), own_title(board.room), said, anchor="ctr")
    elif not own:
        say(shape, title, board.look)
