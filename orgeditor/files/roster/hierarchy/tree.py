"""Who stands above whom among the rows of one table, however the table says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec

from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.roster.table import Table

Way = Literal[
    "hierarchyid", "children", "path", "outline-number", "prefix-code", "depth", "indent", "depth-columns", "row-outline"
]  # fmt: skip

WAYS: Final[dict[str, Message]] = {
    "hierarchyid": t("hierarchyid of a database"),
    "children": t("lists of those below"),
    "path": t("path from the top"),
    "outline-number": t("outline numbers (1.2.3)"),
    "prefix-code": t("codes that begin with the code above"),
    "depth": t("numbers of depth, each row after its parent"),
    "indent": t("indents, each row after its parent"),
    "depth-columns": t("one column a depth, each row after its parent"),
    "row-outline": t("grouped rows of the sheet"),
}
"""The ways of saying it beside managers, levels and parents, the surest first."""


class Tree(msgspec.Struct):
    """``above[i]`` is the row above row i, -1 at the top; ``unsure`` the rows whose place was not plain.

    ``dotted[i]`` are further rows above row i. ``added`` are the texts of those that only
    other rows tell of: they follow the table's own rows, so that ``above`` is longer by them.
    """

    above: list[int]
    unsure: list[int] = []
    dotted: dict[int, list[int]] = {}
    added: list[str] = []


class Found(msgspec.Struct):
    """A tree with the way and the columns that say it.

    ``labels`` are what the rows are called, where those columns say that too, cleared of
    what says the hierarchy; ``in_place`` where they stand in the one column that does.
    ``codes`` are the numbers that stood before them.
    """

    way: Way
    columns: tuple[int, ...]
    tree: Tree
    labels: list[str] | None = None
    codes: list[str] | None = None
    in_place: bool = False


class Hierarchy(msgspec.Struct, frozen=True):
    """What ``Rows`` is told: the tree of a table, and whether its rows are positions or units."""

    way: Way
    of: Literal["positions", "units"]
    tree: Tree
    columns: tuple[int, ...]
    header: str


def filled_rows(table: Table, column: int) -> int:
    """Return how many cells of a column are filled."""
    return sum(1 for cell in table.columns[column] if cell is not None and cell != "")


def is_tree(tree: Tree, rows: int) -> bool:
    """Whether a tree says anything: some rows stand below others, and few places are unsure."""
    below = sum(1 for up in tree.above[:rows] if up >= 0)
    return rows >= 2 and below > 0 and len(tree.unsure) <= max(1, rows // 10)


def from_depths(depths: Sequence[float | None]) -> Tree:
    """Return the tree of rows that follow their parents; a row without depth stays at the top, unsure."""
    above: list[int] = []
    unsure: list[int] = []
    open_rows: list[tuple[float, int]] = []
    for i, depth in enumerate(depths):
        if depth is None:
            above.append(-1)
            unsure.append(i)
            continue
        before = open_rows[-1][0] if open_rows else depth
        while open_rows and open_rows[-1][0] >= depth:
            before = open_rows.pop()[0]
        if before > depth and not (open_rows and open_rows[-1][0] == depth) and i:
            unsure.append(i)
        above.append(open_rows[-1][1] if open_rows else -1)
        open_rows.append((depth, i))
    return Tree(above, unsure)
