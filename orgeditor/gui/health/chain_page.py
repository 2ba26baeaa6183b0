"""The chain from goal to skill as a picture; a broken link leads to where it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgeditor.analysis.chain import Chain, broken_links, chain, link_at
from orgeditor.drawing.chain import paint_chain
from orgeditor.drawing.fonts import screen_face
from orgeditor.gui import theme
from orgeditor.gui.elements.picture import Picture, toward
from orgeditor.gui.labels import label
from orgeditor.gui.picturing import ElementSubject
from orgeditor.messages import t, tn
from orgeditor.model.elements.goals import Goal, Kpi
from orgeditor.model.elements.resources import Allocation, Resource
from orgeditor.model.elements.skills import Skill, SkillNeed
from orgeditor.model.records import Position, Role, Unit

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from orgeditor.gui.session import Session

_KINDS = frozenset({Goal, Kpi, Unit, Position, Role, Allocation, Resource, Skill, SkillNeed})


class ChainPage(QWidget):
    """The picture under a line that counts its broken links; ``jumped`` asks to show a record."""

    jumped = Signal(tuple)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._chain = Chain((), (), (), 0.0, 0.0)
        self.told = label("", quiet=True)
        self.told.setContentsMargins(theme.INSIDE, theme.GRID * 2, theme.INSIDE, theme.GRID * 2)
        self.picture = Picture(
            session,
            _KINDS,
            self._lay_out,
            self._paint,
            self._at,
            t("No goals yet. Enter them in the section Goals; here stands what hangs on each."),
            lambda record, across, down: toward(
                [(link.record, link.x, link.y) for link in self._chain.links], record, across, down
            ),
            subject=ElementSubject(session, "chain"),
        )
        self.picture.setAccessibleName(str(t("Chain from goal to skill")))
        self.picture.opened.connect(lambda key: self.jumped.emit((key,)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.told)
        column.addWidget(self.picture, 1)

    def _lay_out(self) -> tuple[float, float]:
        self._chain = chain(self._session.organization)
        broken = broken_links(self._chain)
        words = tn("{n} broken link. A double click leads to where it is mended.", "{n} broken links. A double click leads to where they are mended.", broken)  # fmt: skip
        self.told.setText(
            str(words if broken or not self._chain.links else t("No link is broken."))
        )
        self.told.setVisible(bool(self._chain.links))
        return self._chain.width, self._chain.height

    def _paint(self, painter: QPainter) -> None:
        shown = painter.transform().inverted()[0].mapRect(QRectF(painter.viewport()))
        paint_chain(
            painter,
            self._chain,
            theme.palette(),
            screen_face(),
            self._session.selection,
            shown,
        )

    def _at(self, x: float, y: float) -> str:
        link = link_at(self._chain, x, y)
        return link.record if link else ""
