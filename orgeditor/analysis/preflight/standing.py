"""What to know of the state of a document that is handed over: which scenario it is, what it does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.analysis.preflight.remark import Mend, Remark
from orgeditor.messages import t, tn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from orgeditor.analysis.rules import Finding
    from orgeditor.messages import Message
    from orgeditor.model.organization import Organization

_MOST_RECORDS: Final = 200


def scenario(org: Organization) -> Iterator[Remark]:
    """Yield what is said where a scenario goes out instead of the baseline."""
    if org.scenario is not None:
        message = t("This is the scenario “{name}”, not the baseline.", name=org.scenario)
        mends = (Mend(t("Take the baseline"), {"scenario": ""}),)
        yield Remark("scenario", "hint", message, mends)


def unnamed(org: Organization) -> Iterator[Remark]:
    """Yield what is said of pages that do not say of what they are, and as of when."""
    project = org.letterhead
    wanted = (
        (project.title or project.title_zh, t("a title")),
        (project.date or project.version, t("a date or a version")),
    )
    lacking = [words for value, words in wanted if not value]
    if lacking:
        what = lacking[0] if len(lacking) == 1 else t("{one} and {other}", one=lacking[0], other=lacking[1])  # fmt: skip
        message = t("The pages lack {what}, so that nobody can tell them from another state.", what=what)  # fmt: skip
        mends = (Mend(t("Fill in the document’s details"), records=(project.id,)),)
        yield Remark("unnamed", "hint", message, mends)


def carried_findings(found: Sequence[Finding], where: Message) -> Iterator[Remark]:
    """Yield what is said of findings that go along beside what a file shows, such as in notes."""
    if found:
        message = tn("{n} finding goes along: {where}.", "{n} findings go along: {where}.", len(found), where=where)  # fmt: skip
        about = tuple(dict.fromkeys(key for one in found for key in one.subjects))[:_MOST_RECORDS]
        mends = (
            Mend(t("Leave the findings out"), {"without_findings": True}),
            Mend(t("Show what they are about"), records=about),
        )
        yield Remark("findings-carried", "hint", message, mends, records=about)


def folded_away(hidden: int, folded: Sequence[str]) -> Iterator[Remark]:
    """Yield what is said of cards that are folded away, of which ``hidden`` do not show."""
    if hidden:
        message = tn("{n} card is folded away and does not show.", "{n} cards are folded away and do not show.", hidden)  # fmt: skip
        mends = (Mend(t("Show what is folded"), {"folded": ()}),)
        yield Remark("folded-away", "hint", message, mends, records=tuple(folded))
