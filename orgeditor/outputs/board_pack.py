"""A delivery set that is ready-made: what boards are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.messages import LANGUAGES, Message, t
from orgeditor.model.deliveries import Delivery
from orgeditor.model.output import Output
from orgeditor.model.records import Position, Responsibility, Unit

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization

BOARD_PACK: Final = "board-pack"
NAME: Final[Message] = t("Board pack")


def board_pack(org: Organization) -> Delivery:
    """Return the set for an organisation, without what it has nothing to show in."""
    drawn = bool(org.of(Position) or org.of(Unit))
    outputs = (
        (drawn, Output(what="chart", format="pdf", page="A3", landscape=True, book="size")),
        (bool(org.of(Responsibility)), Output(what="raci", format="pdf", page="A3", landscape=True)),
        (drawn, Output(what="chart", format="pptx", landscape=True)),
        (drawn, Output(what="report", format="pdf", landscape=True, filled_only=True)),
        (bool(org.of(Position)), Output(what="roster", format="xlsx")),
    )  # fmt: skip
    english, chinese = (NAME.render(language) for language in LANGUAGES)
    return Delivery(
        id=BOARD_PACK,
        name=english,
        name_zh=chinese,
        outputs=tuple(output for shown, output in outputs if shown),
    )
