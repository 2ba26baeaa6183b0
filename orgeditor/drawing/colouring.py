"""What the colours of a chart stand for: by unit, by the values of a field, by cost, by findings."""

from __future__ import annotations

from functools import cached_property
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.analysis.overlay import FATES
from orgeditor.analysis.rules import SEVERITIES
from orgeditor.analysis.traits import (
    ALSO_BY_OTHERS,
    COST,
    CUSTOM,
    FATE,
    SEVERITY,
    UNIT,
    cost_steps,
    value_label,
    values_in_order,
    values_of,
)
from orgeditor.drawing.colours import (
    NO_COLOUR,
    VALUE_COLOURS,
    colour,
    unit_colours,
    unit_colours_after,
)
from orgeditor.messages import t, tn
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position, Shade, Unit, key_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QColor

    from orgeditor.analysis.tree import Tree
    from orgeditor.drawing.sight import Sight
    from orgeditor.model.edit import Change, Edit
    from orgeditor.model.organization import Organization
    from orgeditor.model.records import Record

# Light to dark, legible as a row for the colour-blind too (ColorBrewer's YlGnBu, 5 classes).
_HEAT: Final = ("#c7e9b4", "#7fcdbb", "#41b6c4", "#2c7fb8", "#253494")
_SEVERITIES: Final = {
    "error": (t("Error"), "#b3261e", "!"),
    "warning": (t("Warning"), "#d98a00", "?"),
    "hint": (t("Hint"), "#3b73b9", "i"),
}

SEVERITY_MARKS: Final = {
    severity: (mark, "#8a6500" if severity == "warning" else shade)
    for severity, (_, shade, mark) in _SEVERITIES.items()
}
"""A character for each severity, and a ground on which white is legible."""


FATE_MARKS: Final = {
    "added": ("+", "#2e7d4f"),
    "removed": ("−", "#c0392b"),
    "moved": ("→", "#3b73b9"),
    "changed": ("~", "#8a6500"),
}
"""A character for each of ``analysis/overlay.FATES``, and a ground on which white is legible."""

_ON_DARK: Final = {"error": "#f28b82", "warning": "#e3b14f", "hint": "#8ab4f8"}


def severity_shades(*, dark: bool) -> dict[str, QColor]:
    """Return the colour of each severity as text on a ground."""
    shades = _ON_DARK if dark else {key: shade for key, (_, shade) in SEVERITY_MARKS.items()}
    return {severity: colour(shade) for severity, shade in shades.items()}


class Swatch(msgspec.Struct, frozen=True):
    """A line of the legend: a value, its name and colour, and the mark that says the same.

    ``mark`` is a character on the card, for those who do not tell colours apart. Where
    ``changeable``, another colour may be chosen.
    """

    value: str
    label: str
    colour: str
    mark: str = ""
    changeable: bool = True


_NONE: Final = Swatch("", "", NO_COLOUR)


def kept_from_view(sight: Sight, trait: str) -> bool:
    """Whether the values of a trait are not to be seen: nobody knows what a client's column tells."""
    if trait == COST:
        return sight.pay_hidden
    return trait.startswith(CUSTOM) and (sight.names_hidden or sight.pay_hidden)


def coloured_by(sight: Sight) -> tuple[object, ...]:
    """Return what of a sight the colours of a chart depend on."""
    return sight.colour_by, sight.severities, sight.fates, sight.names_hidden, sight.pay_hidden


class Colouring:
    """The colours of the positions or units of an organisation, as it stood when it was made.

    Where pay is kept from view, so is its scale, and the client's columns with names or pay:
    the colours then stand for units.
    """

    def __init__(
        self,
        org: Organization,
        kind: type[Position | Unit],
        units: Tree,
        sight: Sight,
        language: str,
    ) -> None:
        self._org = org
        self._unit_tree = units
        self._sight = sight
        self._kind = kind
        self._language = language
        self._severities = sight.severities
        self._fates = sight.fates
        self.by = UNIT if kept_from_view(sight, sight.colour_by) else sight.colour_by

    def after(self, edit: Edit, units: Tree) -> Colouring:
        """Return the colouring as the organisation stands after an edit: this one, where nothing of it has changed."""
        if all(self._leaves(change) for change in edit.changes):
            return self
        made = Colouring(self._org, self._kind, units, self._sight, self._language)
        if "units" in vars(self):
            made.units = unit_colours_after(self.units, edit, self._org, units)
        return made

    def keeps(self, before: Colouring, edit: Edit) -> bool:
        """Whether all records that an edit left alone have the colours that they had ``before`` it."""
        if self.by == UNIT:
            return self.units is before.units
        # Costs are told apart by where they stand among all others.
        by_others = self.by == COST or edit.touches(*ALSO_BY_OTHERS.get(self.by, ()))
        return not by_others and self.legend == before.legend

    def _leaves(self, change: Change) -> bool:
        before, after = change.before, change.after
        if not (isinstance(before, Position) and isinstance(after, Position)):
            return False
        if self.by in (UNIT, COST):
            return bool(getattr(before, self.by) == getattr(after, self.by))
        if self.by in (SEVERITY, FATE):
            return True
        return self._values_of(before) == self._values_of(after)

    def of(self, record: Record) -> Swatch:
        """Return what colours the card of a record."""
        if self.by == UNIT:
            unit = record.id if isinstance(record, Unit) else getattr(record, "unit", "")
            return Swatch(unit, "", self.units.get(unit, NO_COLOUR))
        return self._swatches.get(self._value(record), _NONE)

    @cached_property
    def units(self) -> dict[str, str]:
        """The colour of each unit, in no order."""
        return unit_colours(self._org, self._unit_tree)

    @cached_property
    def legend(self) -> list[Swatch]:
        """The lines of the legend: the values that occur, in their order."""
        if self.by != UNIT:
            return list(self._swatches.values())
        units, shades = self._org.of(Unit), self.units
        shown: Iterable[str] = self._unit_tree.ids
        if self._kind is Position:
            homes = {position.unit for position in self._org.of(Position).values()}
            shown = (key for key in shown if key in homes)
        tops: dict[str, str] = {}
        for key in self._unit_tree.ids:
            shade, up = shades[key], units[key].parent
            tops[key] = tops[up] if up and shades[up] == shade else key
        # Where there are more branches than colours, some have the same.
        alike: dict[str, dict[str, None]] = {}
        for key in shown:
            alike.setdefault(shades[key], {})[tops[key]] = None
        return [self._of_units(shade, list(keys)) for shade, keys in alike.items()]

    def _of_units(self, shade: str, keys: Sequence[str]) -> Swatch:
        name = name_of(self._org[keys[0]], self._language)
        if len(keys) > 1:
            words = tn("{name} and {n} other", "{name} and {n} others", len(keys) - 1, name=name)
            name = words.render(self._language)
        return Swatch(keys[0], name, shade)

    @cached_property
    def _values_of(self) -> Callable[[Record], tuple[str, ...]]:
        return values_of(self._org, self.by)

    @cached_property
    def _steps(self) -> list[float]:
        return cost_steps(list(self._org.of(Position).values()), len(_HEAT))

    @cached_property
    def _swatches(self) -> dict[str, Swatch]:
        if self.by == COST:
            made = [self._heat(i) for i in range(len(self._steps))]
            if any(p.cost is None for p in self._org.of(Position).values()):
                unknown = t("No cost known").render(self._language)
                made.append(Swatch("", unknown, NO_COLOUR, "", False))
        elif self.by == FATE:
            made = [
                Swatch(
                    fate,
                    words.render(self._language),
                    FATE_MARKS[fate][1],
                    FATE_MARKS[fate][0],
                    False,
                )
                for fate, words in FATES.items()
            ]
            made.append(Swatch("", t("As before").render(self._language), NO_COLOUR, "", False))
        elif self.by == SEVERITY:
            made = [
                Swatch(severity, _SEVERITIES[severity][0].render(self._language), *_SEVERITIES[severity][1:], False)
                for severity in SEVERITIES
            ]  # fmt: skip
            made.append(Swatch("", t("Nothing found").render(self._language), NO_COLOUR, "", False))
        else:
            present = {self._values_of(record)[0] for record in self._org.of(self._kind).values()}
            values = values_in_order(self._kind, self.by, present, self._label)
            made = [self._swatch(i, value) for i, value in enumerate(values)]
        return {swatch.value: swatch for swatch in made}

    def _heat(self, i: int) -> Swatch:
        least, most = self._steps[i - 1] if i else 0.0, self._steps[i]
        label = f"≤ {most:,.0f}" if not i else f"{least:,.0f} – {most:,.0f}"
        # Few steps spread over the whole scale.
        shade = _HEAT[(i + 1) * len(_HEAT) // len(self._steps) - 1]
        return Swatch(str(i), label, shade, str(i + 1), False)

    def _swatch(self, i: int, value: str) -> Swatch:
        chosen = self._org.find(Shade, key_id(self.by, value))
        usual = VALUE_COLOURS[i % len(VALUE_COLOURS)] if value else NO_COLOUR
        mark = ascii_uppercase[i % len(ascii_uppercase)] if value or i == 0 else ""
        return Swatch(value, self._label(value), chosen.colour if chosen else usual, mark)

    def _label(self, value: str) -> str:
        return value_label(self._org, self._kind, self.by, value, self._language)

    def _value(self, record: Record) -> str:
        if self.by in (SEVERITY, FATE):
            known = self._severities if self.by == SEVERITY else self._fates
            return known.get(record.id, "")
        if self.by != COST:
            return self._values_of(record)[0]
        cost = getattr(record, "cost", None)
        if cost is None:
            return ""
        return str(next(i for i, most in enumerate(self._steps) if cost <= most))
