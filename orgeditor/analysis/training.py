"""What training will change: whom it is for, which gaps it closes, how skills will be held."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.analysis.skills import LEAST, Coverage, Held, SkillBook
from orgeditor.analysis.tree import Tree, unit_tree
from orgeditor.model.elements.skills import TRAINING_CANCELLED, TRAINING_DONE, Training
from orgeditor.model.fields import STATUS_CLOSED
from orgeditor.model.records import Person, Position, Role
from orgeditor.model.verbs.entering import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgeditor.model.organization import Organization


class Audiences:
    """Whom trainings are for; who is in a unit, or plays a role, is looked up once."""

    def __init__(self, org: Organization) -> None:
        self._org = org
        self._people: dict[str, list[str]] = {}

    def of(self, training: Training) -> list[str]:
        """Return the people named, or in the positions, roles and units named, each once."""
        return list(dict.fromkeys(key for named in training.audience for key in self._in(named)))

    def _in(self, named: str) -> list[str]:
        if named not in self._people:
            known = self._org.find(Person, named)
            self._people[named] = [named] if known else _filling(self._seats(named))
        return self._people[named]

    def _seats(self, named: str) -> Iterable[Position]:
        """Return a position itself, those that play a role, or those in a unit and its parts."""
        org = self._org
        if seat := org.find(Position, named):
            return [seat]
        if org.find(Role, named):
            found = (org.find(Position, key) for key in org.referrers(named))
            return [seat for seat in found if seat and named in seat.roles]
        tree, inside = self._units
        place = tree.index[named]
        return [s for key in tree.ids[place : tree.end[place]] for s in inside.get(key, ())]

    @cached_property
    def _units(self) -> tuple[Tree, dict[str, list[Position]]]:
        """The units, and the positions directly in each."""
        inside: dict[str, list[Position]] = {}
        for position in self._org.of(Position).values():
            inside.setdefault(position.unit, []).append(position)
        return unit_tree(self._org), inside


def _filling(positions: Iterable[Position]) -> list[str]:
    """Return the people who fill open positions, each once."""
    found = (
        holder.person
        for position in positions
        if position.status != STATUS_CLOSED
        for holder in position.holders
    )
    return list(dict.fromkeys(person for person in found if person))


def is_planned(training: Training) -> bool:
    """Whether a training is still to have an effect."""
    return bool(training.skill) and training.status not in (TRAINING_DONE, TRAINING_CANCELLED)


def planned(org: Organization) -> list[Training]:
    """Return the trainings that are still to have an effect, in order."""
    found = (org.get(Training, record.id) for record in in_order(org, Training))
    return [training for training in found if is_planned(training)]


def after_training(book: SkillBook, audiences: Audiences) -> SkillBook:
    """Return the book as it will be after the trainings planned."""
    changed: dict[str, dict[str, Held]] = {}
    for training in planned(book.org):
        reached = Held(training.level)
        for person in audiences.of(training):
            if person not in changed:
                changed[person] = dict(book.held.get(person, {}))
            have = changed[person]
            if training.skill not in have or training.level >= have[training.skill].level:
                have[training.skill] = reached
    return replace(book, held={**book.held, **changed})


def holders_after(
    book: SkillBook, skill: str, covered: Coverage, audiences: Audiences
) -> frozenset[str]:
    """Return who will have a skill at the highest level needed, as ``after_training`` has it.

    It looks only at the trainings in the skill.
    """
    org, level = book.org, covered.level or LEAST
    found = set(covered.holders)
    for key in org.naming(skill):
        training = org.find(Training, key)
        if training and is_planned(training) and training.level >= level:
            found.update(
                person
                for person in audiences.of(training)
                if person in book.seats and training.level >= book.held_by(person, skill).level
            )
    return frozenset(found)


def closed_gaps(book: SkillBook, training: Training, audiences: Audiences) -> tuple[int, int]:
    """Return of how many people a training closes a gap, and how many it is for."""
    people = audiences.of(training)
    closing = [
        person
        for person in people
        if book.held_by(person, training.skill).counted
        < book.needed_of(person).get(training.skill, 0.0)
        <= training.level
    ]
    return len(closing), len(people)
