"""A chart of an organisation: which cards there are, where they stand, what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from orgeditor.analysis.layout import Layout, layout
from orgeditor.analysis.layout_asked import Choices
from orgeditor.analysis.tree import Floats, Tree, reporting_tree, tree_of, unit_tree
from orgeditor.drawing.card import Card
from orgeditor.drawing.colours import NO_COLOUR, colour, duty_colour, unit_colours
from orgeditor.messages import Message, t, tn
from orgeditor.messages import language as current_language
from orgeditor.model.codes import CODE_SETS
from orgeditor.model.fields import STATUS_CLOSED, name_of
from orgeditor.model.records import (
    Matrix,
    Position,
    Record,
    Responsibility,
    Role,
    Unit,
    key_id,
)
from orgeditor.model.structure import head_of, is_vacant
from orgeditor.model.verbs.people import holder_names

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from orgeditor.model.organization import Organization

Mode = Literal["positions", "units"]
_TITLE_LIMIT: Final = 200


class ChartScene:
    """The position chart or the unit chart of an organisation.

    ``tree`` and ``layout`` are arrays over all records and over those shown; a *slot* is
    an index of the latter. Cards are made when asked for and kept until ``forget_cards``.
    """

    def __init__(
        self,
        org: Organization,
        mode: Mode = "positions",
        folded: Collection[str] = (),
        *,
        language: str = "",
    ) -> None:
        """Chart ``org`` as it stands, in a language (the one shown, where none is given)."""
        self.org = org
        self.mode: Mode = mode
        self.language = language or current_language()
        self._badges: tuple[str, str] = ("", "")
        self.tree = _placed(org) if mode == "positions" else unit_tree(org)
        self._assistants = (
            np.fromiter(
                (org.get(Position, key).assistant for key in self.tree.ids),
                np.bool_,
                len(self.tree),
            )
            if mode == "positions"
            else None
        )
        self.fold(folded)
        self.forget_cards()

    def fold(self, folded: Collection[str]) -> None:
        """Show the chart with what lies below these ids folded away."""
        self.layout: Layout = layout(self.tree, folded, Choices(assistant=self._assistants))
        self._cards: dict[int, Card] = {}
        self._dotted: list[tuple[int, int]] | None = None

    def forget_cards(self) -> None:
        """Make all cards anew: something that they say has changed."""
        self._cards = {}
        self._unit_colours = unit_colours(self.org)
        self._colours: list[str] | None = None
        self._shades: NDArray[np.uint32] | None = None
        self._seats: tuple[Floats, Floats] | None = None
        self._dotted = None

    def set_badges(self, matrix: str, activity: str) -> None:
        """Show each card's letters for an activity of a matrix; "" for none."""
        self._badges = (matrix, activity)
        self._cards = {}

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
            record = self.org[self.id(slot)]
            if isinstance(record, Unit):
                found = self._unit_card(slot, record)
            else:
                assert isinstance(record, Position)
                found = self._position_card(slot, record)
            self._cards[slot] = found
        return found

    def colours(self) -> list[str]:
        """Return the colour of each record of the tree."""
        if self._colours is None:
            by_unit = self._unit_colours
            if self.mode == "units":
                self._colours = [by_unit[key] for key in self.tree.ids]
            else:
                positions = self.org.of(Position)
                self._colours = [
                    by_unit.get(positions[key].unit, NO_COLOUR) for key in self.tree.ids
                ]
        return self._colours

    def shades(self) -> NDArray[np.uint32]:
        """Return the colour of each record of the tree as a pixel, 0xAARRGGBB."""
        if self._shades is None:
            names = self.colours()
            numbers = {name: colour(name).rgba() for name in set(names)}
            self._shades = np.fromiter((numbers[n] for n in names), np.uint32, len(names))
        return self._shades

    def dotted(self) -> list[tuple[int, int]]:
        """Return the dotted lines between cards shown: slots of position and manager."""
        if self._dotted is None:
            self._dotted = []
            if self.mode == "positions":
                for key in self.tree.ids:
                    for manager in self.org.get(Position, key).dotted:
                        ends = self.slot(key), self.slot(manager)
                        if min(ends) >= 0:
                            self._dotted.append(ends)
        return self._dotted

    def legend(self) -> list[tuple[str, str]]:
        """Return the branches of units that the colours stand for: name and colour."""
        seen: dict[str, str] = {}
        units = self.org.of(Unit)
        for key, shade in self._unit_colours.items():
            if shade not in seen and key in units:
                seen[shade] = name_of(units[key], self.language)
        used = set(self.colours())
        return [(name, shade) for shade, name in seen.items() if shade in used]

    def sentence(self, slot: int) -> str:
        """Return all that a card says, uncut, one thing a line: for a tooltip."""
        card = self.card(slot)
        record = self.org[self.id(slot)]
        lines = [card.title, card.line, card.note, card.facts]
        if isinstance(record, Position) and record.unit:
            lines.insert(2, name_of(self.org[record.unit], self.language))
        return "\n".join(dict.fromkeys(line for line in lines if line))

    def _say(self, message: Message) -> str:
        return message.render(self.language)

    def _name(self, record: Record) -> str:
        return name_of(record, self.language)[:_TITLE_LIMIT]

    def _below(self, slot: int) -> str:
        if not self.layout.folded[slot]:
            return ""
        return self._say(t("{n} below", n=self.below_count(slot)))

    def _position_card(self, slot: int, position: Position) -> Card:
        roles = [self._name(self.org.get(Role, key)) for key in position.roles]
        title = self._name(position)
        names = holder_names(self.org, position, self.language)
        if is_vacant(position):
            person = self._say(t("Vacant"))
        else:
            person = " · ".join(names) or self._say(t("Filled, not named"))
        if names and not (position.title or position.title_zh):
            # Rosters that name people alone would else fill the chart with one same word.
            title, person = person, position.code
        return Card(
            title=title,
            line=person,
            vacant=is_vacant(position),
            planned=position.status == "planned",
            note=" · ".join(role for role in roles if role != title),
            facts=" · ".join(f for f in (position.grade, self._figure(slot)) if f),
            colour=self._unit_colours.get(position.unit, NO_COLOUR),
            below=self._below(slot),
            letters=self._letters(position),
        )

    def _figure(self, slot: int) -> str:
        below = self.below_count(slot)
        i = int(self.layout.nodes[slot])
        if not below:
            fte = self.org.get(Position, self.tree.ids[i]).fte
            return self._say(t("{fte} FTE", fte=_decimal(fte)))
        if self.tree.parent[i] < 0:
            return self._say(t("{n} in all", n=below + 1))
        reports = len(self.tree.children(i))
        return self._say(tn("{n} report", "{n} reports", reports))

    def _unit_card(self, slot: int, unit: Unit) -> Card:
        head = head_of(self.org, unit.id)
        line, vacant = "", False
        if head:
            position = self.org.get(Position, head)
            vacant = is_vacant(position)
            names = holder_names(self.org, position, self.language)
            who = self._say(t("Vacant")) if vacant else " · ".join(names)
            line = " · ".join(part for part in (who, self._name(position)) if part)
        i = int(self.layout.nodes[slot])
        seats, vacant_seats = self._unit_seats()
        facts = self._say(tn("{n} seat", "{n} seats", _whole(seats[i])))
        if vacant_seats[i]:
            facts += " · " + self._say(t("{n} vacant", n=_whole(vacant_seats[i])))
        return Card(
            title=self._name(unit),
            line=line or self._say(t("No head")),
            vacant=vacant or not head,
            facts=facts,
            colour=self._unit_colours[unit.id],
            below=self._below(slot),
        )

    def _unit_seats(self) -> tuple[Floats, Floats]:
        """Return (n,) seats and vacant seats of each unit with all inside it, counted as measures are."""
        if self._seats is None:
            seats, vacant = np.zeros(len(self.tree)), np.zeros(len(self.tree))
            for position in self.org.of(Position).values():
                i = self.tree.index.get(position.unit, -1)
                if i >= 0 and position.status != STATUS_CLOSED:
                    seats[i] += position.headcount
                    vacant[i] += position.headcount if is_vacant(position) else 0.0
            self._seats = self.tree.totals(seats), self.tree.totals(vacant)
        return self._seats

    def _letters(self, position: Position) -> tuple[tuple[str, str], ...]:
        matrix, activity = self._badges
        found = self.org.find(Matrix, matrix)
        if found is None:
            return ()
        parties = (
            position.id,
            *position.roles,
            *(h.person for h in position.holders if h.person),
        )
        held = {
            letter
            for party in parties
            if (cell := self.org.find(Responsibility, key_id(matrix, activity, party)))
            for letter in cell.codes
        }
        return tuple(
            (code.letter, duty_colour(code.duty))
            for code in CODE_SETS[found.code_set].codes
            if code.letter in held
        )


def _placed(org: Organization) -> Tree:
    """Return the reporting tree without the holding area, which stands last in it."""
    tree = reporting_tree(org)
    positions = org.of(Position)
    roots = np.flatnonzero(tree.parent < 0).tolist()
    keep = next((i for i in roots if positions[tree.ids[i]].waiting), len(tree))
    if keep == len(tree):
        return tree
    kept = {key: positions[key] for key in tree.ids[:keep]}
    above = {
        key: tree.ids[up] if (up := int(tree.parent[i])) >= 0 else "" for i, key in enumerate(kept)
    }
    return tree_of(kept, above)


def _decimal(number: float) -> str:
    text = f"{number:.2f}".rstrip("0")
    return text + "0" if text.endswith(".") else text


def _whole(number: float) -> int | float:
    return int(number) if float(number).is_integer() else round(float(number), 2)
