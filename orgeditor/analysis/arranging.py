"""How a chart is to be laid out, from what the document and its records say."""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING, Final

import numpy as np
from msgspec.structs import replace

from orgeditor.analysis.layout_asked import Arrangement, Choices
from orgeditor.analysis.layout_flow import SPACING, WAYS, Spacing, Way
from orgeditor.analysis.traits import values_in_order
from orgeditor.model.records import CardStyle, Position, Project, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from orgeditor.analysis.following import Kind
    from orgeditor.analysis.tree import Tree
    from orgeditor.model.edit import Change, Edit
    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Record

_NUMBER: Final = re.compile(r"\d+")
_MOST_ROWS: Final = 10_000
_SIZES: Final = {
    "small": (150.0, 46.0),
    "": (SPACING.width, SPACING.height),
    "wide": (256.0, 66.0),
    "large": (256.0, 96.0),
}
"""Width and height of a card by the ``size`` of its style."""

_LAID_OUT: Final = ("arrangement", "leaf_rows")
_STRUCTURE: Final[dict[type[Record], tuple[str, ...]]] = {
    Position: ("manager", "rank", "waiting", "status", "assistant", "grade", "unit", *_LAID_OUT),
    Unit: ("parent", "rank", *_LAID_OUT),
    Project: ("own_columns", "by_grade", "unit_arrangement", "card_style", *_LAID_OUT),
    CardStyle: ("size",),
}
"""What of a record says where its card and others stand."""


def arrangement_of(org: Organization, kind: Kind) -> Arrangement:
    """Return how the document wants its chart of a kind."""
    project = org.project
    of_units = project.unit_arrangement if kind == "units" else ""
    style = org.find(CardStyle, project.card_style) if kind == "positions" else None
    return Arrangement(
        spacing=spacing_for(style.size if style else ""),
        way=WAYS[of_units or project.arrangement],
        rows=_rows(project.leaf_rows),
        interlock=not project.own_columns,
    )


def spacing_for(size: str) -> Spacing:
    """Return the size of cards that a style asks for, with the usual distances around them."""
    width, height = _SIZES[size]
    taller = height - SPACING.height
    level, row = SPACING.level + taller, SPACING.row + taller
    return replace(SPACING, width=width, height=height, level=level, row=row)


def _rows(wanted: float) -> int:
    """Return how many leaves a column holds; more than any chart has is the same as all."""
    return int(min(wanted, _MOST_ROWS))


def moves_cards(change: Change) -> bool:
    """Whether a change of a record moves cards."""
    before, after = change.before, change.after
    if type(before) is not type(after):
        return isinstance(change.some, Position | Unit | Project | CardStyle)
    names = _STRUCTURE.get(type(change.some), ())
    return any(getattr(before, name) != getattr(after, name) for name in names)


class Wishes:
    """What single records ask for; few do, so only those are kept.

    ``grades``: whose levels those of the tree last asked about are, the topmost first.
    """

    def __init__(self, org: Organization, kind: Kind) -> None:
        self._org, self._kind = org, kind
        self._assistants: set[str] = set()
        self._ways: dict[str, int] = {}
        self._rows: dict[str, int] = {}
        self.grades: list[str] = []
        self._graded: Graded | None = None
        self._note(list((org.of(Position) if kind == "positions" else org.of(Unit)).values()))

    def follow(self, edit: Edit) -> None:
        """Take over what an edit changed; a copy made before is left alone."""
        kind = Position if self._kind == "positions" else Unit
        ids = {c.id for c in edit.changes if isinstance(c.some, kind)}
        self._assistants = self._assistants - ids
        self._ways = {key: way for key, way in self._ways.items() if key not in ids}
        self._rows = {key: rows for key, rows in self._rows.items() if key not in ids}
        self._note([r for key in ids if isinstance(r := self._org.peek(key), Position | Unit)])
        if self._graded:
            self._graded = copy(self._graded)
            self._graded.read(self._org, ids)

    def want_staff(self, whole: Way) -> bool:
        """Whether the inside of some unit is a box, in which its positions stand."""
        return whole is Way.BOXES or Way.BOXES in self._ways.values()

    def with_staff(self, tree: Tree, whole: Way) -> NDArray[np.bool_]:
        """Return (n,) which units and positions of a tree show: the latter in boxes alone."""
        boxes = np.full(len(tree), whole is Way.BOXES)
        for i in sorted(tree.index[key] for key in self._ways if key in tree.index):
            boxes[i : tree.end[i]] = self._ways[tree.ids[i]] == Way.BOXES
        units = self._org.of(Unit)
        shown: NDArray[np.bool_] = boxes[tree.parent] & (tree.parent >= 0)
        # Where all is in boxes, few are left to be asked what they are.
        for i in np.flatnonzero(~shown).tolist():
            shown[i] = tree.ids[i] in units
        return shown

    def choices(self, tree: Tree) -> Choices:
        """Return what each record of a tree asks for."""
        by_grade = self._org.project.by_grade and self._kind == "positions"
        level = None
        if by_grade:
            if self._graded is None or not self._graded.knows(tree):
                self._graded = Graded(self._org, tree)
            self.grades, level = self._graded.levels(tree)
        else:
            self.grades, self._graded = [], None
        return Choices(
            assistant=_spread(tree, dict.fromkeys(self._assistants, 1), 0).astype(np.bool_),
            way=_spread(tree, self._ways, -1).astype(np.int8) if self._ways else None,
            rows=_spread(tree, self._rows, 0) if self._rows else None,
            level=level,
        )

    def _note(self, records: Sequence[Position | Unit]) -> None:
        self._assistants.update([r.id for r in records if isinstance(r, Position) and r.assistant])
        self._ways.update([(r.id, WAYS[r.arrangement]) for r in records if r.arrangement])
        self._rows.update([(r.id, _rows(r.leaf_rows)) for r in records if r.leaf_rows])


def _spread(tree: Tree, values: dict[str, int], otherwise: int) -> NDArray[np.int16]:
    found = np.full(len(tree), otherwise, np.int16)
    for key, value in values.items():
        if (i := tree.index.get(key, -1)) >= 0:
            found[i] = value
    return found


class Graded:
    """The grades of the positions of a tree and of those that follow it, by number."""

    def __init__(self, org: Organization, tree: Tree) -> None:
        self._numbers = tree.index.numbers
        self._names = {"": 0}
        self._which = np.zeros(len(self._numbers), np.int32)
        self.read(org, self._numbers)

    def knows(self, tree: Tree) -> bool:
        """Whether these are the grades of a tree: its records have their numbers from the same."""
        return tree.index.numbers is self._numbers

    def read(self, org: Organization, ids: Iterable[str]) -> None:
        """Read the grades of records."""
        more = len(self._numbers) - len(self._which)
        self._which = np.append(self._which, np.zeros(more, np.int32))
        for key in ids:
            position = org.find(Position, key)
            if position and key in self._numbers:
                number = self._names.setdefault(position.grade, len(self._names))
                self._which[self._numbers[key]] = number

    def levels(self, tree: Tree) -> tuple[list[str], NDArray[np.int16]]:
        """Return the grades of a tree, the topmost first, and the level (n,) of each position, -1 for none."""
        which = self._which.take(tree.numbers)
        depths = int(tree.depth.max(initial=0)) + 1
        table = np.bincount(which * depths + tree.depth, minlength=depths * len(self._names))
        table = table.reshape(-1, depths)
        counts, sums = table.sum(axis=1), table @ np.arange(depths)
        names = list(self._names)
        order = _in_order({n: (s, c) for n, s, c in zip(names, sums, counts, strict=True) if n and c})  # fmt: skip
        level = np.full(len(names), -1, np.int16)
        for place, name in enumerate(order):
            level[self._names[name]] = place
        return order, level.take(which)


def _in_order(depths: dict[str, tuple[float, int]]) -> list[str]:
    """Return grades, the topmost first; ``depths``: the sum of those of the positions of each, and how many.

    Grades that differ by their number alone (M3, M4) are a family, in the order of the
    numbers: whether higher ones are higher grades is told by who stands higher, and where
    that tells nothing, as in the other families. Families come as they stand on average.
    """
    families: dict[str, list[str]] = {}
    for grade in values_in_order(Position, "grade", depths):
        families.setdefault(_NUMBER.split(grade, 1)[0].strip(), []).append(grade)
    slopes = {
        name: _slope([depths[grade][0] / depths[grade][1] for grade in grades])
        for name, grades in families.items()
    }
    usual = sum(slopes.values())
    height = {
        name: sum(depths[grade][0] for grade in grades) / sum(depths[grade][1] for grade in grades)
        for name, grades in families.items()
    }
    ordered: list[str] = []
    for name in sorted(families, key=height.__getitem__):
        ordered += families[name][:: -1 if (slopes[name] or usual) < 0 else 1]
    return ordered


def _slope(values: list[float]) -> float:
    """Return how much values rise on the whole from the first to the last."""
    at = np.arange(len(values)) - (len(values) - 1) / 2
    return float(at @ np.array(values))
