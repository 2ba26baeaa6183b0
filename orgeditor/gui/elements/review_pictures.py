"""The pictures of reviews: calibration as a nine-box or by unit and grade, and the trend over the cycles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QComboBox

from orgeditor.analysis import calibration, review_trend
from orgeditor.analysis.calibration import Distribution, NineBox, distribution, line_at, nine_box
from orgeditor.analysis.pages.pictures import PICTURES
from orgeditor.analysis.reviews import cycles_in_time
from orgeditor.drawing.calibration import paint_distribution, paint_nine_box
from orgeditor.drawing.fonts import screen_face
from orgeditor.drawing.heat_map import in_sight
from orgeditor.drawing.review_trend import paint_trend
from orgeditor.gui import theme
from orgeditor.gui.elements.picture import Picture, stepped
from orgeditor.gui.elements.review_sheets import SHOWN
from orgeditor.gui.picturing import ElementSubject
from orgeditor.messages import seen, t
from orgeditor.model.elements.performance import Review
from orgeditor.model.fields import name_of

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from orgeditor.analysis.review_trend import Trend
    from orgeditor.gui.elements.picture import Spot
    from orgeditor.gui.session import Session
    from orgeditor.messages import Message

_EMPTY: Final = t("No rating may be seen here: none is given yet, or names or pay are kept from view.")  # fmt: skip


class CycleChooser(QComboBox):
    """Chooses a cycle, the latest first; ``everything``: or all of them, ""."""

    def __init__(self, session: Session, name: str, *, everything: bool) -> None:
        super().__init__()
        self._session = session
        self._everything = everything
        self.setObjectName(name)
        self.setAccessibleName(str(t("Review cycle")))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.fill()

    @property
    def cycle(self) -> str:
        """The id of the cycle chosen."""
        return self.currentData() or ""

    def fill(self) -> None:
        """Offer the cycles that there are, and keep the one chosen."""
        org = self._session.organization
        known = [(seen(name_of(c)), c.id) for c in reversed(cycles_in_time(org))]
        if self._everything:
            known.insert(0, (str(t("All cycles")), ""))
        if [(self.itemText(n), self.itemData(n)) for n in range(self.count())] == known:
            return
        chosen = self.cycle
        self.blockSignals(True)
        self.clear()
        for words, key in known:
            self.addItem(words, key)
        # The latest may be one that nothing is rated in yet.
        rated = {r.cycle for r in org.of(Review).values() if r.rating is not None}
        first = (
            0 if self._everything else next((n for n, k in enumerate(known) if k[1] in rated), 0)
        )
        self.setCurrentIndex(self.findData(chosen) if self.findData(chosen) >= 0 else first)
        self.blockSignals(False)


class CalibrationPicture:
    """The ratings of a cycle beside each other, and what chooses how they are shown."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._boxes = NineBox((), 0)
        self._spread: Distribution | None = None
        self.cycles = CycleChooser(session, "calibration-cycle", everything=False)
        self.forms = _ways("calibration-form", t("Form"), "calibration")
        subject = ElementSubject(session, "calibration", self._as_chosen)
        self.picture = Picture(session, SHOWN, self._renew, self._paint, self._at, _EMPTY, self._walk, subject=subject)  # fmt: skip
        self.cycles.currentIndexChanged.connect(self.picture.renew)
        self.forms.currentIndexChanged.connect(self.picture.renew)
        self.tools = (self.cycles, self.forms)

    def _as_chosen(self) -> dict[str, Any]:
        return {"about": self.cycles.cycle, "by": self.forms.currentData()}

    def _renew(self) -> tuple[float, float]:
        org = self._session.organization
        self.cycles.fill()
        reviews = [
            review
            for review in org.of(Review).values()
            if review.subject and review.cycle == self.cycles.cycle and self._session.shows(review)
        ]
        if by := self.forms.currentData():
            self._spread = distribution(org, reviews, calibration.By(by))
            return self._spread.size
        self._spread = None
        names = {review.subject: name_of(org[review.subject]) for review in reviews}
        self._boxes = nine_box(org, reviews, names)
        return self._boxes.size

    def _paint(self, painter: QPainter) -> None:
        org, chosen = self._session.organization, self._session.selection
        if self._spread is not None:
            paint_distribution(painter, org, self._spread, theme.palette(), screen_face(), in_sight(painter), chosen)  # fmt: skip
        else:
            paint_nine_box(painter, org, self._boxes, theme.palette(), screen_face(), chosen)

    def _at(self, x: float, y: float) -> str:
        return line_at(self._spread, y) if self._spread else self._boxes.review_at(x, y)

    def _walk(self, record: str, across: int, down: int) -> Spot | None:
        if self._spread is None:
            chip = self._boxes.beside(record, across, down)
            return (chip.review, chip.x, chip.y) if chip else None
        lines = [line.record for line in self._spread.lines if line.record]
        place = stepped(lines, record, down)
        return None if place is None else (lines[place], 0.0, calibration.HEAD + place * calibration.ROW)  # fmt: skip


class TrendPicture:
    """Ratings over the cycles, of units or of people."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._found: Trend | None = None
        self.lines = _ways("trend-lines", t("Lines of the trend"), "review-trend")
        subject = ElementSubject(session, "review-trend", lambda: {"by": self.lines.currentData()})
        self.picture = Picture(session, SHOWN, self._renew, self._paint, self._at, _EMPTY, self._walk, subject=subject)  # fmt: skip
        self.lines.currentIndexChanged.connect(self.picture.renew)
        self.tools = (self.lines,)

    def _renew(self) -> tuple[float, float]:
        org = self._session.organization
        reviews = [r for r in org.of(Review).values() if self._session.shows(r)]
        by = review_trend.By(self.lines.currentData() or review_trend.By.UNITS)
        self._found = review_trend.review_trend(org, reviews, by)
        return self._found.size

    def _paint(self, painter: QPainter) -> None:
        assert self._found is not None
        sight: QRectF = in_sight(painter)
        paint_trend(painter, self._session.organization, self._found, theme.palette(), screen_face(), sight, self._session.selection)  # fmt: skip

    def _at(self, x: float, y: float) -> str:
        return self._found.record_at(x, y) if self._found else ""

    def _walk(self, record: str, _across: int, down: int) -> Spot | None:
        lines = [line.record for line in self._found.lines] if self._found else []
        place = stepped(lines, record, down)
        return None if place is None else (lines[place], 0.0, review_trend.HEAD + place * review_trend.ROW)  # fmt: skip


def _ways(name: str, about: Message, picture: str) -> QComboBox:
    """Return a box to choose in what the rows of a kind of picture stand for."""
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(str(about))
    for way, words in PICTURES[picture].ways:
        box.addItem(str(words), way)
    return box
