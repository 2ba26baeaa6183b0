"""Checklists that ask for a judgement and its evidence; nobody counts them up to a score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.messages import Message, t
from orgeditor.model.health import Judgement
from orgeditor.model.record import key_id

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


class Question(msgspec.Struct, frozen=True):
    """A question of a checklist: its kebab-case id, what it is about, and what is asked."""

    id: str
    name: Message
    asks: Message


class Checklist(msgspec.Struct, frozen=True):
    """A checklist: its kebab-case id, its name, where it comes from, its questions in order."""

    id: str
    name: Message
    source: Message
    questions: tuple[Question, ...]


CHECKLISTS: Final = (
    Checklist("nine-tests", t("Nine tests of a design"), t("Goold and Campbell, Do You Have a Well-Designed Organization? (2002)"), (
        Question("market-advantage", t("Market advantage"), t("Does the design give enough attention to how we compete in each market?")),
        Question("parenting-advantage", t("Parenting advantage"), t("Does it help the centre to add value to the whole?")),
        Question("people", t("People"), t("Does it go with the strengths, weaknesses and motives of the people we have?")),
        Question("feasibility", t("Feasibility"), t("Have all constraints been considered that could stand in its way?")),
        Question("specialist-cultures", t("Specialist cultures"), t("Does it protect units that need a culture of their own?")),
        Question("difficult-links", t("Difficult links"), t("Does it provide for the links between units that will be difficult?")),
        Question("redundant-hierarchy", t("Redundant hierarchy"), t("Does every level above the units that do the work earn its cost?")),
        Question("accountability", t("Accountability"), t("Is it clear who answers for what, and can it be controlled?")),
        Question("flexibility", t("Flexibility"), t("Can it take up new strategies and adapt to change?")),
    )),
    Checklist("star", t("Star model"), t("Galbraith, Designing Organizations"), (
        Question("strategy", t("Strategy"), t("Is the direction clear, and does the structure follow from it?")),
        Question("structure", t("Structure"), t("Is it clear where decisions are taken?")),
        Question("processes", t("Processes"), t("Does information cross the units as the work needs it?")),
        Question("rewards", t("Rewards"), t("Do goals and pay lead people to what the strategy needs?")),
        Question("people", t("People"), t("Do we have, and develop, the people whom the design needs?")),
    )),
)  # fmt: skip


def judgement_of(org: Organization, checklist: str, question: str) -> Judgement:
    """Return what a question was judged to be, an empty judgement where it was not yet."""
    key = key_id(checklist, question)
    return org.find(Judgement, key) or Judgement(id=key, checklist=checklist, question=question)
