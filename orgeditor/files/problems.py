"""What is wrong in a file, cell by cell: told to the user, never guessed away."""

from __future__ import annotations

from typing import Literal

import msgspec

from orgeditor.messages import Message

Severity = Literal["error", "warning", "hint"]


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """One finding in a file, with the place where the user sees it.

    ``kind`` is kebab-case and stable. ``row`` is the file's own, 1-based; 0 where the
    finding concerns no row. ``cell`` is an address such as ``K12``. ``value`` is what
    the file says there, as it stands.
    """

    kind: str
    severity: Severity
    message: Message
    file: str = ""
    sheet: str = ""
    row: int = 0
    cell: str = ""
    value: str = ""
    suggestion: Message | None = None


def to_json(problem: Problem) -> dict[str, str | int]:
    """Return ``problem`` as the command line prints it, in the current language."""
    return {
        "kind": problem.kind,
        "severity": problem.severity,
        "file": problem.file,
        "sheet": problem.sheet,
        "row": problem.row,
        "cell": problem.cell,
        "value": problem.value,
        "message": str(problem.message),
        "suggestion": str(problem.suggestion) if problem.suggestion else "",
    }
