"""Code sets: what the letters of a responsibility matrix mean.

A letter means nothing without its set: "A" is Accountable in RACI, Approver in DACI,
Agree in RAPID. A code's ``duty`` names what rules ask about, whatever the letter.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec
from msgspec.structs import replace
from typing_extensions import override

from orgeditor.messages import Message, t


class Duty(StrEnum):
    """What a code stands for in the rules, across all sets."""

    ANSWERS = "answers"
    DOES = "does"
    SUPPORTS = "supports"
    ADVISES = "advises"
    IS_TOLD = "is-told"
    CHECKS = "checks"
    RECOMMENDS = "recommends"
    AGREES = "agrees"
    DRIVES = "drives"
    LEFT_OUT = "left-out"


class Code(msgspec.Struct, frozen=True):
    """A letter with its name and meaning."""

    letter: str
    name: Message
    meaning: Message
    duty: Duty

    @property
    def called(self) -> Message:
        """The letter with its name: A (Accountable)."""
        return t("{letter} ({name})", letter=self.letter, name=self.name)


class CodeSet(msgspec.Struct, frozen=True):
    """Codes in the order in which a cell with several of them lists them."""

    id: str
    name: str
    codes: tuple[Code, ...]
    also: tuple[str, ...] = ()
    """Other names by which people know the set."""

    @override
    def __hash__(self) -> int:
        return hash(self.id)

    def code(self, letter: str) -> Code | None:
        """Return the code of ``letter``, or None where the set has none."""
        return next((code for code in self.codes if code.letter == letter), None)

    @property
    def of_decisions(self) -> bool:
        """Whether the set says who takes decisions, not who does work."""
        return any(code.duty in (Duty.DRIVES, Duty.RECOMMENDS) for code in self.codes)

    def first(self, *duties: Duty) -> Code | None:
        """Return the first code that stands for a duty, the duties in their order."""
        return next((c for duty in duties for c in self.codes if c.duty is duty), None)

    def letters(self, duty: Duty) -> frozenset[str]:
        """Return the letters that stand for ``duty``."""
        return frozenset(code.letter for code in self.codes if code.duty is duty)


DUTY_NAMES: Final[dict[Duty, Message]] = {
    Duty.ANSWERS: t("answers for it, or decides"),
    Duty.DOES: t("does the work"),
    Duty.SUPPORTS: t("helps to do it"),
    Duty.ADVISES: t("heard before"),
    Duty.IS_TOLD: t("told after"),
    Duty.CHECKS: t("checks the result"),
    Duty.RECOMMENDS: t("proposes the decision"),
    Duty.AGREES: t("must agree before it is made"),
    Duty.DRIVES: t("brings it to a decision"),
    Duty.LEFT_OUT: t("deliberately not involved"),
}

_R = Code("R", t("Responsible"), t("does the work"), Duty.DOES)
_A = Code("A", t("Accountable"), t("answers for it, one only"), Duty.ANSWERS)
_C = Code("C", t("Consulted"), t("heard before"), Duty.ADVISES)
_I = Code("I", t("Informed"), t("told after"), Duty.IS_TOLD)
_S = Code("S", t("Support"), t("helps to do it"), Duty.SUPPORTS)
_O = Code("O", t("Out of the loop"), t("deliberately not involved"), Duty.LEFT_OUT)

CODE_SETS: Final[dict[str, CodeSet]] = {
    code_set.id: code_set
    for code_set in (
        CodeSet("raci", "RACI", (_R, _A, _C, _I)),
        CodeSet("rasci", "RASCI", (_R, _A, _S, _C, _I), ("RASIC",)),
        CodeSet(
            "raci-vs",
            "RACI-VS",
            (
                _R,
                _A,
                _C,
                _I,
                Code(
                    "V",
                    t("Verifies"),
                    t("checks it against what was agreed"),
                    Duty.CHECKS,
                ),
                Code("S", t("Signs off"), t("releases what was verified"), Duty.CHECKS),
            ),
        ),
        CodeSet("cairo", "CAIRO", (_C, _A, _I, _R, _O), ("RACIO",)),
        CodeSet(
            "ratsi",
            "RATSI",
            (
                Code(
                    "R",
                    t("Responsibility"),
                    t("answers for it, one only"),
                    Duty.ANSWERS,
                ),
                Code("A", t("Authority"), t("decides on it"), Duty.AGREES),
                Code("T", t("Task"), t("does the work"), Duty.DOES),
                _S,
                _I,
            ),
        ),
        CodeSet(
            "pacsi",
            "PACSI",
            (
                Code("P", t("Perform"), t("does the work"), Duty.DOES),
                _A,
                Code(
                    "C",
                    t("Control"),
                    t("reviews the result, may refuse it"),
                    Duty.CHECKS,
                ),
                Code("S", t("Suggest"), t("is heard as an expert"), Duty.ADVISES),
                _I,
            ),
        ),
        CodeSet(
            "daci",
            "DACI",
            (
                Code("D", t("Driver"), t("brings it to a decision"), Duty.DRIVES),
                Code("A", t("Approver"), t("decides, one only"), Duty.ANSWERS),
                Code("C", t("Contributor"), t("adds knowledge"), Duty.ADVISES),
                _I,
            ),
        ),
        CodeSet(
            "rapid",
            "RAPID",
            (
                Code("R", t("Recommend"), t("proposes the decision"), Duty.RECOMMENDS),
                Code("A", t("Agree"), t("must agree before it is made"), Duty.AGREES),
                Code("P", t("Performs"), t("carries the decision out"), Duty.DOES),
                Code("I", t("Input"), t("is heard before"), Duty.ADVISES),
                Code("D", t("Decide"), t("makes the decision, one only"), Duty.ANSWERS),
            ),
        ),
        CodeSet(
            "raci-zh",
            "负责/批准/咨询/知会",
            (
                replace(_R, letter="负"),
                replace(_A, letter="批"),
                replace(_C, letter="咨"),
                replace(_I, letter="知"),
            ),
        ),
    )
}
