"""What is doubtful in a matrix, told cell by cell."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from orgeditor.analysis.wrapping import shortened
from orgeditor.files.problems import Problem, Severity
from orgeditor.files.responsibility.letters import read_cell
from orgeditor.files.responsibility.tables import ReadActivity, ReadCell
from orgeditor.files.roster.words import fold
from orgeditor.files.sheets.addresses import address, indexes
from orgeditor.messages import Message, t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.files.responsibility.heads import Head
    from orgeditor.files.sheets.workbook import Sheet
    from orgeditor.model.codes import CodeSet


_ER = frozenset("РΡ")
_LONGEST = 60
"""Characters of a cell that a message repeats."""


class Teller:
    """Collects the problems of one sheet, with their places."""

    def __init__(self, file: str, sheet: Sheet) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._sheet = sheet

    def tell(
        self,
        kind: str,
        severity: Severity,
        message: Message,
        at: tuple[int, int] | None = None,
        value: str = "",
        suggestion: Message | None = None,
    ) -> None:
        """Note a problem; ``at`` is its row and column index."""
        row, cell = (at[0] + 1, address(*at)) if at else (0, "")
        self.problems.append(
            Problem(
                kind, severity, message, self._file, self._sheet.name, row, cell, value, suggestion
            )
        )

    def cell(
        self, text: str, codes: CodeSet, at: tuple[int, int], remark: str = ""
    ) -> ReadCell | None:
        """Return what a cell holds, None where nothing, and tell what is odd about it.

        ``remark`` is the comment that the file has on the cell.
        """
        reading = read_cell(text, codes)
        said = shortened(text, _LONGEST, len)
        for seen, meant in reading.lookalikes:
            self.tell(
                "lookalike-letter",
                "warning",
                t(
                    "“{seen}” is a letter of another script; read as {meant}.",
                    seen=seen,
                    meant=meant,
                ),
                at,
                text,
            )
        if reading.split:
            self.tell(
                "split-cell",
                "hint",
                t("“{text}” was read as {codes}.", text=said, codes="/".join(reading.codes)),
                at,
                text,
            )
        if reading.unknown:
            name = codes.name
            message = (
                t(
                    "“{text}” is not all letters of {name}; it is kept as the cell's comment.",
                    text=said,
                    name=name,
                )
                if reading.codes
                else t(
                    "“{text}” is no letter of {name}; it is kept as the cell's comment.",
                    text=said,
                    name=name,
                )
            )
            self._tell_unknown(message, text, codes, at)
        comment = "\n".join(filter(None, (text if reading.unknown else "", remark)))
        return ReadCell(reading.codes, comment) if reading.codes or comment else None

    def unknown_head(self, text: str, codes: CodeSet, at: tuple[int, int]) -> None:
        """Tell that a column of names is headed by what is no letter of the set."""
        name = codes.name
        message = t(
            "“{text}” is no letter of {name}; the column was left out.", text=text, name=name
        )
        self._tell_unknown(message, text, codes, at)

    def _tell_unknown(
        self, message: Message, text: str, codes: CodeSet, at: tuple[int, int]
    ) -> None:
        letters = ", ".join(code.letter for code in codes.codes)
        known = t("Letters: {letters}", letters=letters)
        if set(text.upper()) & _ER:
            known = t("Р is a Cyrillic er. Say whether R or P is meant. Letters: {letters}", letters=letters)  # fmt: skip
        self.tell("unknown-code", "warning", message, at, text, known)

    def persons(self, heads: Sequence[Head], header: int) -> None:
        """Tell who is named below roles: the roles are taken, since people change."""
        for head in heads:
            if head.person:
                self.tell(
                    "person-below-role",
                    "hint",
                    t(
                        "{person} is named below {role}; the letters are the role's.",
                        person=head.person,
                        role=head.name,
                    ),
                    (header, head.column),
                    head.person,
                )

    def duplicates(self, activities: Sequence[ReadActivity]) -> None:
        """Tell of activities that stand twice in the same group."""
        path: list[str] = []
        seen: Counter[tuple[str, ...]] = Counter()
        for activity in activities:
            path = [*path[: activity.level], fold(activity.name)]
            seen[tuple(path)] += 1
            if seen[tuple(path)] == 2 and not activity.is_group:
                self.tell(
                    "duplicate-activity",
                    "warning",
                    t("“{name}” stands here more than once.", name=activity.name),
                    indexes(activity.place),
                    activity.name,
                )
