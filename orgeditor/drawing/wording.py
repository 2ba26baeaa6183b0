"""What the records of a chart say on their cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import msgspec
import numpy as np

from orgeditor.analysis.arranging import spacing_for
from orgeditor.analysis.leading import Leading
from orgeditor.analysis.traits import value_label, value_of, values_of
from orgeditor.drawing.card import Card
from orgeditor.drawing.colouring import SEVERITY_MARKS
from orgeditor.drawing.colours import duty_colour
from orgeditor.drawing.shares import MOST
from orgeditor.messages import Message, seen, t, tn
from orgeditor.model.code_sets import codes_of
from orgeditor.model.fields import STATUS_CLOSED, name_of
from orgeditor.model.records import (
    CardStyle,
    Matrix,
    Person,
    Picture,
    Position,
    Record,
    Responsibility,
    Role,
    Unit,
    key_id,
)
from orgeditor.model.structure import head_of, is_vacant
from orgeditor.model.verbs.people import holder_names
from orgeditor.model.written import amount_written

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from orgeditor.analysis.tree import Floats, Tree
    from orgeditor.drawing.colouring import Colouring
    from orgeditor.drawing.shares import Shares
    from orgeditor.drawing.sight import Sight
    from orgeditor.model.organization import Organization

_TITLE_LIMIT: Final = 200
_MANY: Final = 1000
"""Seats of which nobody reads the hundredths."""
_SPAN: Final = "#5a6875"
_VACANCIES: Final = "#8f5a00"


class Wording:
    """Words the cards of a tree's records, as they stood when it was made.

    ``colouring`` says what the colours of the cards stand for. ``counted``: the tree whose
    figures they tell, where the tree holds no more than some records of it.
    """

    def __init__(
        self,
        org: Organization,
        tree: Tree,
        colouring: Colouring,
        mode: Literal["positions", "units"],
        sight: Sight,
        language: str,
        counted: Tree | None = None,
    ) -> None:
        self.org = org
        self.tree = tree
        self._counted = counted or tree
        self.mode = mode
        self.language = language
        self.sight = sight
        self.style = org.find(CardStyle, org.project.card_style)
        self.colouring = colouring
        self._asked_of = values_of(org, sight.only_by)
        self._leading = Leading(org, tree, language)
        self._vacant: Floats | None = None
        self._seats: tuple[Floats, Floats] | None = None

    def card(self, i: int, *, folded: bool) -> Card:
        """Return the card of record ``i`` of the tree; ``folded``: what is below is not shown."""
        record = self.org[self.tree.ids[i]]
        below = self._say(t("{n} below", n=f"{self._below(i):,}")) if folded else ""
        if isinstance(record, Unit):
            return self._unit_card(i, record, below)
        assert isinstance(record, Position)
        return self._styled(i, record, self._position_card(i, record, below), self.style)

    def in_style(self, i: int, style: CardStyle | None) -> Card:
        """Return the card of position ``i`` as it looks in a style, None for the usual one."""
        position = self.org.get(Position, self.tree.ids[i])
        return self._styled(i, position, self._position_card(i, position, ""), style)

    def sentence(self, i: int, card: Card) -> str:
        """Return all that the card of record ``i`` says, uncut, one thing a line."""
        record = self.org[self.tree.ids[i]]
        lines = [card.title, card.line, card.note, card.facts]
        if isinstance(record, Position) and record.unit:
            lines.insert(2, name_of(self.org[record.unit], self.language))
        return "\n".join(dict.fromkeys(line for line in lines if line))

    def branch(self, i: int) -> str:
        """Return what the branch of record ``i`` is called, and how many there are in it: positions, in a unit seats."""
        record = self.org[self.tree.ids[i]]
        if isinstance(record, Unit):
            return f"{self.branch_name(i)} · {_whole(self._unit_seats()[0][self._at(i)])}"
        return f"{self.branch_name(i)} · {self._below(i) + 1:,}"

    def branch_name(self, i: int) -> str:
        """Return what the branch of record ``i`` is called.

        That of who leads a unit alone after the unit, others by their title, with a name where
        the branch beside it has the same one.
        """
        record = self.org[self.tree.ids[i]]
        if isinstance(record, Unit):
            return self._name(record)
        assert isinstance(record, Position)
        if self._leading.leads(record):
            return self._name(self.org[record.unit])
        title = self.card(i, folded=False).title
        names = self._holders(record) if self._leading.is_repeated(i) else []
        if not names or names[0] == title:
            return title
        return self._say(t("{title} ({name})", title=title, name=" · ".join(names)))

    def spoken(self, i: int, card: Card) -> str:
        """Return in one line what record ``i`` is, to be read out."""
        below, level = self.tree.children(i), int(self.tree.depth[i]) + 1
        if isinstance(self.org[self.tree.ids[i]], Unit):
            first, second = card.title, card.line
            units = [c for c in below if self.org.find(Unit, self.tree.ids[c])]
            count = tn("{n} unit below", "{n} units below", len(units))
        else:
            first, second = card.line, card.title
            count = tn("{n} report", "{n} reports", len(below))
        if not first or not second:
            only = first or second
            return self._say(
                t("{name}, {count}, level {level}", name=only, count=count, level=level)
            )
        return self._say(
            t(
                "{first}, {second}, {count}, level {level}",
                first=first,
                second=second,
                count=count,
                level=level,
            )
        )

    def dimmed(self, nodes: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Return which of some records (k,) of the tree stand back."""
        records = (self.org[self.tree.ids[i]] for i in nodes.tolist())
        return np.fromiter((self._dimmed(r) for r in records), np.bool_, len(nodes))

    def _at(self, i: int) -> int:
        """Return where record ``i`` stands in the tree that is counted."""
        return i if self._counted is self.tree else self._counted.index[self.tree.ids[i]]

    def _below(self, i: int) -> int:
        at = self._at(i)
        return int(self._counted.end[at]) - at - 1

    def _reports(self, i: int) -> int:
        return len(self._counted.children(self._at(i)))

    def _say(self, message: Message) -> str:
        return message.render(self.language)

    def _name(self, record: Record) -> str:
        return seen(name_of(record, self.language))[:_TITLE_LIMIT]

    def _position_card(self, i: int, position: Position, below: str) -> Card:
        swatch = self.colouring.of(position)
        roles = [self._name(self.org.get(Role, key)) for key in position.roles]
        title = self._name(position)
        shares: Shares = ()
        names = self._holders(position)
        if is_vacant(position):
            person = self._say(t("Vacant"))
        elif self.sight.names_hidden:
            person = self._say(t("Filled"))
        else:
            person = " · ".join(names) or self._say(t("Filled, not named"))
            shares = self._shares(position)
        if names and not (position.title or position.title_zh):
            # Rosters that name people alone would else fill the chart with one same word.
            title, person, shares, names = person, position.code, (), []
        return Card(
            title=title,
            line=person,
            vacant=is_vacant(position),
            planned=position.status == "planned",
            note=" · ".join(role for role in roles if role != title),
            facts=" · ".join(f for f in (position.grade, self._figure(i)) if f),
            colour=swatch.colour,
            mark=swatch.mark,
            dimmed=self._dimmed(position),
            below=below,
            letters=self._letters(position, None),
            shares=shares,
            people=tuple(names) if len(names) > 1 else (),
        )

    def _styled(self, i: int, position: Position, card: Card, style: CardStyle | None) -> Card:
        if style is None:
            return card
        names = self._holders(position)
        titled = position.title or position.title_zh
        lead = card.line if style.first == "holders" and names and titled else ""
        if style.first == "holders" and titled and not lead:
            # Where nobody is named the title comes first, and who fills the position in its place.
            rows = tuple("holders" if name == "title" else name for name in style.rows)
        else:
            rows = style.rows
        said = (self._field_said(i, position, name, card) for name in rows)
        if not (style.initials or style.photo):
            names = []
        size = spacing_for(style.size if self.mode == "positions" else "")
        return msgspec.structs.replace(
            card,
            lead=lead,
            rows=tuple(words for words in said if words and words != (lead or card.title)),
            initials=_initials(names[0]) if names else "",
            photo=self._photo(position) if names and style.photo else b"",
            letters=(*self._badges(i, style), *self._letters(position, style)),
            width=size.width,
            height=size.height,
        )

    def _photo(self, position: Position) -> bytes:
        people = (self.org.get(Person, h.person) for h in position.holders if h.person)
        pictures = (self.org.find(Picture, person.picture) for person in people)
        return next((picture.data for picture in pictures if picture), b"")

    def _field_said(self, i: int, position: Position, name: str, card: Card) -> str:
        if name == "holders":
            return card.line
        if name == "title":
            return card.title
        if name == "figure":
            return self._figure(i)
        if name == "cost":
            if position.cost is None or self.sight.pay_hidden:
                return ""
            return amount_written(position.cost, position.currency)
        if name == "fte":
            return self._say(t("{fte} FTE", fte=_decimal(position.fte)))
        if name == "roles":
            return " · ".join(self._name(self.org.get(Role, key)) for key in position.roles)
        value = value_of(position, name)
        return value_label(self.org, Position, name, value, self.language) if value else ""

    def _badges(self, i: int, style: CardStyle) -> list[tuple[str, str]]:
        made: list[tuple[str, str]] = []
        if "span" in style.badges and (span := self._reports(i)):
            made.append((str(span), _SPAN))
        if "vacancies" in style.badges and (vacant := self._vacant_below(i)):
            made.append((str(vacant), _VACANCIES))
        severity = self.sight.severities.get(self.tree.ids[i], "")
        if "findings" in style.badges and severity:
            made.append(SEVERITY_MARKS[severity])
        return made

    def _vacant_below(self, i: int) -> int:
        if self._vacant is None:
            positions = (self.org.find(Position, key) for key in self._counted.ids)
            empty = (p is not None and is_vacant(p) for p in positions)
            vacant = np.fromiter(empty, np.float64, len(self._counted))
            self._vacant = self._counted.totals(vacant) - vacant
        return int(self._vacant[self._at(i)])

    def _holders(self, position: Position) -> list[str]:
        if self.sight.names_hidden:
            return []
        return holder_names(self.org, position, self.language)

    def _shares(self, position: Position) -> Shares:
        """Return who shares a seat and how, where it is shared by few enough to stand side by side."""
        if not 1 < len(position.holders) <= MOST:
            return ()
        people = [self.org.find(Person, h.person) for h in position.holders]
        unnamed = self._say(t("Filled, not named"))
        names = [self._name(person) if person else unnamed for person in people]
        return tuple(zip(names, (h.share for h in position.holders), strict=True))

    def _dimmed(self, record: Record) -> bool:
        return bool(self.sight.only_by) and self.sight.only.isdisjoint(self._asked_of(record))

    def _figure(self, i: int) -> str:
        below = self._below(i)
        if not below:
            fte = self.org.get(Position, self.tree.ids[i]).fte
            return self._say(t("{fte} FTE", fte=_decimal(fte)))
        if self._counted.parent[self._at(i)] < 0:
            return self._say(t("{n} in all", n=f"{below + 1:,}"))
        reports = self._reports(i)
        return self._say(tn("{n} report", "{n} reports", reports))

    def _unit_card(self, i: int, unit: Unit, below: str) -> Card:
        swatch = self.colouring.of(unit)
        head = head_of(self.org, unit.id)
        line, vacant = "", False
        if head:
            position = self.org.get(Position, head)
            vacant = is_vacant(position)
            names = self._holders(position)
            who = self._say(t("Vacant")) if vacant else " · ".join(names)
            line = " · ".join(part for part in (who, self._name(position)) if part)
        seats, vacant_seats = (found[self._at(i)] for found in self._unit_seats())
        facts = self._say(t("head-count {n}", n=_whole(seats)))
        if vacant_seats:
            facts += " · " + self._say(t("{n} vacant", n=_whole(vacant_seats)))
        return Card(
            title=self._name(unit),
            line=line or self._say(t("No head")),
            vacant=vacant or not head,
            facts=facts,
            colour=swatch.colour,
            mark=swatch.mark,
            dimmed=self._dimmed(unit),
            below=below,
        )

    def _unit_seats(self) -> tuple[Floats, Floats]:
        """Return (n,) seats and vacant seats of each unit counted, with all inside it, as measures are."""
        if self._seats is None:
            seats, vacant = np.zeros(len(self._counted)), np.zeros(len(self._counted))
            for position in self.org.of(Position).values():
                i = self._counted.index.get(position.unit, -1)
                if i >= 0 and position.status != STATUS_CLOSED:
                    seats[i] += position.headcount
                    vacant[i] += position.headcount if is_vacant(position) else 0.0
            self._seats = self._counted.totals(seats), self._counted.totals(vacant)
        return self._seats

    def _letters(self, position: Position, style: CardStyle | None) -> tuple[tuple[str, str], ...]:
        """Return what a position is to the activity chosen for now, else to that of the style."""
        matrix, activity = self.sight.badges
        if style and not matrix:
            matrix, activity = style.matrix, style.activity
        found = self.org.find(Matrix, matrix)
        if found is None:
            return ()
        parties = (
            position.id,
            *position.roles,
            *(h.person for h in position.holders if h.person),
            position.unit if self._stands_for_unit(matrix, activity, position) else "",
        )
        held = {
            letter
            for party in parties
            if (cell := self.org.find(Responsibility, key_id(matrix, activity, party)))
            for letter in cell.codes
        }
        return tuple(
            (code.letter, duty_colour(code.duty))
            for code in codes_of(self.org, matrix).codes
            if code.letter in held
        )

    def _stands_for_unit(self, matrix: str, activity: str, position: Position) -> bool:
        """Whether the letters of its unit are those of the position: it heads the unit."""
        unit = position.unit
        return key_id(matrix, activity, unit) in self.org and head_of(self.org, unit) == position.id


def _initials(name: str) -> str:
    """Return the letters that stand for a name: two, or one character of a Chinese one."""
    # What tells two with the same initials apart, "A. L. (2)", is none.
    words = [word for word in name.split() if word[0].isalnum()]
    if not words or words[0][0] >= "\u2e80":
        return name[:1]
    return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))).upper()


def _decimal(number: float) -> str:
    """Return a number with one place or two."""
    text = f"{number:,.2f}"
    return text.removesuffix("0")


def _whole(number: float) -> str:
    """Return a count of seats, of which few may be shared ones."""
    return f"{number:,.0f}" if number >= _MANY else f"{number:,.2f}".rstrip("0").rstrip(".")
