"""Pictures of elements on paper: laid out here, painted by ``drawing/page_pictures.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgeditor.analysis.pages.things import Drawn

if TYPE_CHECKING:
    from orgeditor.analysis.report.content import Told
    from orgeditor.analysis.strategy_map import StrategyMap


class StrategyPicture(Drawn):
    """A strategy map as it is laid out, of the organisation that is told of."""

    def __init__(self, told: Told, laid_out: StrategyMap) -> None:
        self.org, self.texts, self.layout = told.org, told.texts, laid_out
