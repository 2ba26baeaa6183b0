"""What comes of an import in a line: its figures, and how the file says who is above whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.files.roster import WAYS
from orgeditor.gui.figures import decimal, whole
from orgeditor.messages import Message, t, tn

if TYPE_CHECKING:
    from orgeditor.files.roster import Proposal

_HIERARCHIES: Final[dict[str, Message]] = {
    "manager-id": t("each row names its manager's id"),
    "manager-name": t("each row names its manager"),
    "manager-email": t("each row names its manager's e-mail"),
    "levels": t("columns name the levels"),
    "edge-list": t("a list of managers and reports"),
    "unit-parent": t("each unit names the one above"),
    "none": t("the file does not say who is above whom"),
    **WAYS,
}


def outcome(proposal: Proposal) -> str:
    """Return the figures of a proposal and its hierarchy, as two lines of plain text."""
    counts = proposal.counts
    levels = " / ".join(str(n) for n in counts.units_by_level)
    parts: list[Message | str] = [
        tn("{n} row", "{n} rows", proposal.rows),
        tn("{n} position", "{n} positions", counts.positions),
        tn("{n} person", "{n} people", counts.people),
        t("{n} vacant", n=counts.vacancies),
        t("{n} FTE", n=decimal(counts.fte)),
        t("head-count {n}", n=whole(counts.headcount)),
        t("{n} units", n=counts.units) if not levels else f"{t('{n} units', n=counts.units)} ({levels})",
        tn("{n} reporting line", "{n} reporting lines", counts.reporting_lines),
        tn("{n} root", "{n} roots", counts.roots),
        t("depth {n}", n=counts.depth),
        t("{n} in the holding area", n=counts.unplaced),
    ]  # fmt: skip
    above = _HIERARCHIES[proposal.hierarchy]
    return "   ·   ".join(str(part) for part in parts) + f"\n{above}"
