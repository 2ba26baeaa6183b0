"""The tables of skills that are more than records: levels needed and held, and the scale."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from typing_extensions import override

from orgeditor.analysis.skills import called, scale, single_skills, skill_book
from orgeditor.analysis.training import (
    Audiences,
    after_training,
    closed_gaps,
    holders_after,
    planned,
)
from orgeditor.gui.elements.cross_sheet import CrossSheet, Lines
from orgeditor.gui.elements.scale_sheet import ScaleSheet
from orgeditor.messages import t
from orgeditor.model.edit import Refused
from orgeditor.model.elements.skills import (
    LEVELS,
    Skill,
    SkillHeld,
    SkillLevel,
    SkillNeed,
    Training,
)
from orgeditor.model.fields import name_of
from orgeditor.model.records import Person, Position, Role, Unit
from orgeditor.model.verbs.entering import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgeditor.analysis.skills import Coverage, SkillBook
    from orgeditor.gui.elements.cross_sheet import Line
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message
    from orgeditor.model.edit import Edit
    from orgeditor.model.naming import Names
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record

SHOWN: Final[frozenset[type[Record]]] = frozenset(
    {Skill, SkillLevel, SkillNeed, SkillHeld, Training, Person, Position, Role}
)
"""The record types that what is told of skills depends on."""
_INDENT: Final = "\u2003"
_LEARNER: Final = "*"


class Books:
    """The book of skills of what stands, made once an edit."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._found: dict[bool, SkillBook] = {}
        self._covered: dict[bool, dict[str, Coverage]] = {}
        self._after: dict[str, int] = {}
        self._closed: dict[str, tuple[int, int]] = {}
        self._audiences: Audiences | None = None
        session.edited.connect(self._on_edited)
        session.replaced.connect(self._forget)

    def of(self, org: Organization, *, trained: bool = False) -> SkillBook:
        """Return the book of ``org``, the session's; ``trained``: after the trainings planned."""
        trained = trained and bool(planned(org))
        if trained not in self._found:
            self._found[trained] = (
                after_training(self.of(org), self._audiences_of(org))
                if trained
                else skill_book(org)
            )
        return self._found[trained]

    def covered(self, org: Organization, *, trained: bool = False) -> dict[str, Coverage]:
        """Return the coverage of each skill."""
        trained = trained and bool(planned(org))
        if trained not in self._covered:
            self._covered[trained] = self.of(org, trained=trained).coverage()
        return self._covered[trained]

    def holders_after(self, org: Organization, skill: str) -> int:
        """Return how many people will have a skill at the highest level needed, after training."""
        if skill not in self._after:
            covered = self.covered(org).get(skill)
            book, audiences = self.of(org), self._audiences_of(org)
            self._after[skill] = (
                len(holders_after(book, skill, covered, audiences)) if covered else 0
            )
        return self._after[skill]

    def closed_gaps(self, org: Organization, training: Training) -> tuple[int, int]:
        """Return of how many people a training closes a gap, and how many it is for."""
        if training.id not in self._closed:
            self._closed[training.id] = closed_gaps(self.of(org), training, self._audiences_of(org))
        return self._closed[training.id]

    def _audiences_of(self, org: Organization) -> Audiences:
        if self._audiences is None:
            self._audiences = Audiences(org)
        return self._audiences

    def _on_edited(self, edit: Edit) -> None:
        # Units, because trainings are for all who are in them.
        if edit.touches(*SHOWN, Unit):
            self._forget()

    def _forget(self) -> None:
        for found in (self._found, self._covered, self._after, self._closed):
            found.clear()
        self._audiences = None


class LevelSheet(CrossSheet):
    """Levels of skills: a skill a column, typed as number or name of the scale."""

    def __init__(
        self,
        session: Session,
        kind: type[Record],
        rows: Callable[[Organization], Sequence[Line]],
        corner: Message,
        books: Books,
    ) -> None:
        self.books = books
        super().__init__(session, kind, "level", rows, _skills, corner, turned=True, also=SHOWN)

    @override
    def values(self, names: Names, text: str) -> dict[str, Any]:
        levels = scale(self.session.organization)
        wanted = text.strip().casefold()
        for level, name in levels:
            if wanted in (f"{level:g}", str(name).casefold()):
                return {"level": level}
        low, high = levels[0][0], levels[-1][0]
        raise Refused(
            t("“{text}” is no level: they go from {low} to {high}.", text=text.strip(), low=f"{low:g}", high=f"{high:g}")
        )  # fmt: skip


class NeedSheet(LevelSheet):
    """The levels that roles need; and positions, where they differ from their roles."""

    def __init__(self, session: Session, books: Books) -> None:
        super().__init__(session, SkillNeed, self._parties, t("Role or position"), books)

    def _parties(self, org: Organization) -> Lines:
        """Return each role with the positions that play it below, then the other positions."""
        playing: dict[str, list[str]] = {}
        positions = org.of(Position)
        for key in self.session.trees.of("positions").ids:
            roles = positions[key].roles
            playing.setdefault(roles[0] if roles else "", []).append(key)
        ids: list[str] = []
        for role in in_order(org, Role):
            ids += [role.id, *playing.get(role.id, ())]
        return Lines(ids + playing.get("", []), partial(_party, org))

    @override
    def offered(self, row: str, column: str) -> str:
        org = self.session.organization
        position = org.find(Position, row)
        level = self.books.of(org).needed_at(position).get(column) if position else None
        return f"{level:g}" if level else ""


class HeldSheet(LevelSheet):
    """The levels that people have; a learner's has a star."""

    def __init__(self, session: Session, books: Books) -> None:
        super().__init__(session, SkillHeld, self._people, t("Person"), books)

    def _people(self, org: Organization) -> Lines:
        """Return those on positions as these stand in the structure, then all others."""
        positions = org.of(Position)
        seated = dict.fromkeys(
            holder.person
            for key in self.session.trees.of("positions").ids
            for holder in positions[key].holders
            if holder.person
        )
        others = [person for key, person in org.of(Person).items() if key not in seated]
        others.sort(key=lambda person: (name_of(person), person.id))
        ids = [*seated, *(person.id for person in others)]
        return Lines(ids, partial(called, org, hidden=self.session.names_hidden))

    @override
    def told(self, record: Record) -> str:
        learner = isinstance(record, SkillHeld) and record.learner
        return super().told(record) + (_LEARNER if learner else "")

    @override
    def values(self, names: Names, text: str) -> dict[str, Any]:
        plain = text.strip()
        learner = plain.endswith(_LEARNER)
        return super().values(names, plain.rstrip(_LEARNER)) | {"learner": learner}

    @override
    def offered(self, row: str, column: str) -> str:
        level = self.books.of(self.session.organization).needed_of(row).get(column)
        return f"0/{level:g}" if level else ""


def scale_sheet(session: Session) -> ScaleSheet:
    """Return the table of the scale of levels."""
    usual = [
        SkillLevel(id=f"usual-{level}", level=level, name=name.render("en"), name_zh=name.render("zh_CN"))
        for level, name in LEVELS
    ]  # fmt: skip
    return ScaleSheet(session, SkillLevel, ("level", "name", "name_zh", "meaning"), usual)


def _skills(org: Organization) -> list[Line]:
    return [(skill.id, name_of(skill)) for skill in single_skills(org)]


def _party(org: Organization, key: str) -> str:
    """Return what a role or a position is called in its row, a position that plays a role indented."""
    position = org.find(Position, key)
    if position is None:
        return name_of(org.get(Role, key))
    name = f"{name_of(position)} ({position.code})" if position.code else name_of(position)
    return _INDENT + name if position.roles else name
