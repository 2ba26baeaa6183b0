"""A chart of an organisation: which cards there are, where they stand, what they say."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import msgspec
import numpy as np

from orgeditor.analysis.arranging import Wishes, arrangement_of, moves_cards
from orgeditor.analysis.following import Trees
from orgeditor.analysis.layout import Layout, layout
from orgeditor.analysis.matching import Matching
from orgeditor.analysis.tree import placed
from orgeditor.drawing.branch_names import BranchNames
from orgeditor.drawing.colouring import Colouring, coloured_by
from orgeditor.drawing.frames import FrameColours
from orgeditor.drawing.grade_bands import Band, bands
from orgeditor.drawing.sight import Sight
from orgeditor.drawing.ties import Ties
from orgeditor.drawing.tree_colours import TreeColours
from orgeditor.drawing.wording import Wording
from orgeditor.messages import language as current_language
from orgeditor.model.records import (
    Position,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

    from orgeditor.analysis.layout_asked import Choices
    from orgeditor.analysis.tree import Tree
    from orgeditor.analysis.tree_index import Ints
    from orgeditor.drawing.card import Card
    from orgeditor.drawing.colouring import Swatch
    from orgeditor.drawing.colours import Palette
    from orgeditor.model.edit import Edit
    from orgeditor.model.organization import Organization

Mode = Literal["positions", "units"]

_DIMMED: Final = 0x48404448
"""A card that stands back, as a pixel: grey, thin, on light and dark alike."""
_MANY: Final = 50_000
"""Changes from which on all is charted anew instead of being followed."""


class LaidOut(NamedTuple):
    """What of a scene depends on the organisation alone, and takes long to make."""

    folded: frozenset[str]
    tree: Tree
    layout: Layout
    wishes: Wishes
    matching: Matching | None
    dotted_from: dict[str, tuple[str, ...]]


class ChartScene:
    """The position chart or the unit chart of an organisation.

    ``tree`` and ``layout`` are arrays over all records and over those shown; a *slot* is
    an index of the latter. ``ties`` are the lines across the structure, ``names`` those of
    branches. Cards are made when asked for and kept until ``forget_cards``.
    """

    def __init__(
        self,
        org: Organization,
        mode: Mode = "positions",
        folded: Collection[str] = (),
        *,
        language: str = "",
        trees: Trees | None = None,
        sight: Sight | None = None,
    ) -> None:
        """Chart ``org`` as it stands, in a language (the one shown, where none is given).

        ``trees``: its trees, which whoever gives them lets follow its edits.
        """
        self.org = org
        self.mode: Mode = mode
        self.language = language or current_language()
        self.sight = sight or Sight()
        self._trees = trees or Trees(org)
        self._chart(folded)

    def _chart(self, folded: Collection[str]) -> None:
        """Chart the organisation as it stands, from nothing."""
        positions = self.org.of(Position) if self.mode == "positions" else {}
        self._wishes = Wishes(self.org, self.mode)
        self._matching: Matching | None = None
        self._dotted_from = _dotted_from(positions)
        self.tree = self._seen_tree()
        self.layout = self._laid_out(folded, None)
        self.forget_cards()

    def laid_out(self) -> LaidOut:
        """Return what standing and layout of the cards there are, to be taken up again as it is.

        What follows edits in place is copied: it goes on with those to come.
        """
        kept = copy(self._wishes), copy(self._matching), dict(self._dotted_from)
        return LaidOut(self._folded, self.tree, self.layout, *kept)

    def lay_out_again(self, laid: LaidOut) -> None:
        """Take up the layout of the organisation as it stands now, which was left in this very state."""
        self._folded, self.tree, self.layout, self._wishes, self._matching, self._dotted_from = laid
        self.forget_cards()

    def fold(self, folded: Collection[str]) -> None:
        """Show the chart with what lies below these ids folded away."""
        self.layout = self._laid_out(folded, self.layout)
        self._cards: dict[int, Card] = {}
        self.names = BranchNames(self)
        self._frames: dict[str, FrameColours] = {}
        self.ties = Ties(self, self._dotted_from)

    def follow(self, edit: Edit, folded: Collection[str]) -> bool:
        """Bring the chart in line with an edit of its organisation; whether cards moved."""
        if len(edit.changes) > _MANY:
            self._chart(folded)
            return True
        changed = [c.id for c in edit.changes if isinstance(c.some, Position)]
        if self.mode == "positions":
            for key in changed:
                self._dotted_from.pop(key, None)
            positions = self.org.of(Position)
            standing = {key: positions[key] for key in changed if key in positions}
            self._dotted_from.update(_dotted_from(standing))
        matches_others = self._matching is not None and self._matching.follow(edit)
        moved = matches_others or any(moves_cards(c) for c in edit.changes)
        if moved:
            self._wishes.follow(edit)
            before, self.tree = self.tree, self._seen_tree()
            same = self.tree.index.numbers is before.index.numbers
            self.layout = self._laid_out(folded, self.layout if same else None)
        self._colours.follow(edit, self._trees.of("units"))
        self._say_anew()
        return moved

    @property
    def focus(self) -> str:
        """The record whose branch is shown alone, "" for all."""
        return self.sight.focus if self.sight.focus in self.whole_tree().index else ""

    def whole_tree(self) -> Tree:
        """Return the tree of all that the chart would show without focus and filter."""
        if self.mode == "units":
            way = arrangement_of(self.org, "units").way
            staff = self._trees.of("staff") if self._wishes.want_staff(way) else None
            return (
                staff.kept(self._wishes.with_staff(staff, way))
                if staff
                else self._trees.of("units")
            )
        return placed(self.org, self._trees.of("positions"))

    def _seen_tree(self) -> Tree:
        tree, sight = self.whole_tree(), self.sight
        if (i := tree.index.get(sight.focus, -1)) >= 0:
            branch = np.zeros(len(tree), np.bool_)
            branch[i : int(tree.end[i])] = True
            tree = tree.kept(branch)
        if sight.only_by and sight.only_alone:
            asked, found = (sight.only_by, sight.only), self._matching
            if found is None or (found.trait, found.only) != asked:
                self._matching = found = Matching(self.org, *asked)
            tree = tree.kept(tree.totals(found.of(tree).astype(np.float64)) > 0)
        self._counted = tree
        if sight.among:
            shown = (key in sight.among for key in tree.ids)
            tree = tree.among(np.fromiter(shown, np.bool_, len(tree)))
        return tree

    def _laid_out(self, folded: Collection[str], before: Layout | None) -> Layout:
        self._folded = frozenset(folded)
        arrangement = arrangement_of(self.org, self.mode)
        if self.sight.mirrored:
            arrangement = msgspec.structs.replace(arrangement, mirrored=True)
        return layout(self.tree, folded, self._wishes.choices(self.tree), arrangement, before)

    def standing(self, layout: Layout) -> ChartScene:
        """Return the same cards where a layout of the same slots puts them."""
        made = copy(self)
        made.layout = layout
        return made

    def forget_cards(self) -> None:
        """Make all cards anew: something that they say has changed."""
        kind: type[Position | Unit] = Position if self.mode == "positions" else Unit
        units = self._trees.of("units")
        colouring = Colouring(self.org, kind, units, self.sight, self.language)
        self._colours = TreeColours(self.org, colouring)
        self._say_anew()

    def _say_anew(self) -> None:
        self._cards, self._frames = {}, {}
        self.names = BranchNames(self)
        counted = self._counted if self.sight.among else None
        self.wording = Wording(
            self.org, self.tree, self._colours.colouring, self.mode, self.sight, self.language, counted
        )  # fmt: skip
        self._shades: dict[str, NDArray[np.uint32]] = {}
        self.ties = Ties(self, self._dotted_from)

    def look(self, sight: Sight) -> None:
        """Look at the chart in another way."""
        as_before = coloured_by(self.sight) == coloured_by(sight)
        self.sight = sight
        (self._say_anew if as_before else self.forget_cards)()

    def __len__(self) -> int:
        return len(self.layout.nodes)

    def id(self, slot: int) -> str:
        """Return the id of the record on a card."""
        return self.tree.ids[int(self.layout.nodes[slot])]

    def slot(self, record_id: str) -> int:
        """Return the slot of a record, -1 where it is folded away or not on the chart."""
        i = self.tree.index.get(record_id, -1)
        return int(self.layout.slot[i]) if i >= 0 else -1

    def below_count(self, slot: int) -> int:
        """Return how many records lie below a card, shown or not."""
        i = int(self.layout.nodes[slot])
        return int(self.tree.end[i]) - i - 1

    def has_below(self, slot: int) -> bool:
        """Whether anything lies below a card, shown or not."""
        return self.below_count(slot) > 0

    def card(self, slot: int) -> Card:
        """Return what a card says."""
        found = self._cards.get(slot)
        if found is None:
            node, folded = int(self.layout.nodes[slot]), bool(self.layout.folded[slot])
            found = self.wording.card(node, folded=folded)
            if self.layout.has_box[slot] and self.org.find(Unit, self.id(slot)):
                found = msgspec.structs.replace(found, heading=True)
            self._cards[slot] = found
        return found

    def made_card(self, slot: int) -> Card | None:
        """Return what a card says if it was asked for before, else None."""
        return self._cards.get(slot)

    def sentence(self, slot: int) -> str:
        """Return all that a card says, uncut, one thing a line: for a tooltip."""
        return self.wording.sentence(int(self.layout.nodes[slot]), self.card(slot))

    def spoken(self, slot: int) -> str:
        """Return in one line what a card is: who, what, how many below, on which level."""
        return self.wording.spoken(int(self.layout.nodes[slot]), self.card(slot))

    def colours(self, slots: Ints | None = None) -> list[str]:
        """Return the colours of cards (k,), where none are given of all records of the tree."""
        nodes = None if slots is None else self.layout.nodes[slots]
        return self._colours.of(self.tree, nodes)

    def shades(self, palette: Palette) -> NDArray[np.uint32]:
        """Return the colour of each record of the tree on a palette as a pixel, 0xAARRGGBB."""
        found = self._shades.get(palette.card)
        if found is None:
            found = self._colours.shades(self.tree, palette)
            if self.sight.only_by:
                found[self.wording.dimmed(np.arange(len(self.tree)))] = _DIMMED
            self._shades[palette.card] = found
        return found

    def shades_on(self, slots: Ints, palette: Palette) -> NDArray[np.uint32]:
        """Return the same of cards (k,): few are asked for, where few are seen."""
        nodes = self.layout.nodes[slots]
        found = self._colours.shades(self.tree, palette, nodes)
        if self.sight.only_by:
            found[self.wording.dimmed(nodes)] = _DIMMED
        return found

    def frame_colours(self, palette: Palette) -> FrameColours:
        """Return the colours of the boxes on the ground of a palette."""
        if palette.canvas not in self._frames:
            self._frames[palette.canvas] = FrameColours(self, palette)
        return self._frames[palette.canvas]

    def choices(self) -> Choices:
        """Return what the records of the tree ask for in their layout."""
        return self._wishes.choices(self.tree)

    def bands(self) -> list[Band]:
        """Return the levels that are of a grade, where the chart is laid out so."""
        return bands(self.layout, self._wishes.grades)

    def legend(self) -> list[Swatch]:
        """Return what the colours stand for."""
        return self.wording.colouring.legend


def _dotted_from(positions: Mapping[str, Position]) -> dict[str, tuple[str, ...]]:
    """Return whom positions report to by dotted lines, for those that do."""
    return {key: position.dotted for key, position in positions.items() if position.dotted}
