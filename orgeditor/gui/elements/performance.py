"""The section of performance and feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolButton

from orgeditor.gui.elements.record_sheet import RecordSheet, Told
from orgeditor.gui.elements.review_pictures import CalibrationPicture, CycleChooser, TrendPicture
from orgeditor.gui.elements.review_sheets import ActionSheet, ReviewSheet, scale_sheet
from orgeditor.gui.elements.section import ElementSection, Page
from orgeditor.gui.elements.table import Table
from orgeditor.gui.labels import caption
from orgeditor.messages import Message, t
from orgeditor.model.elements.performance import Review, ReviewCycle
from orgeditor.model.verbs.reviews import plan_reviews

if TYPE_CHECKING:
    from orgeditor.gui.session import Session
    from orgeditor.model.organization import Organization


def performance_section(session: Session) -> ElementSection:
    """Return the section: cycles, reviews, calibration, the trend, agreed actions, the scale."""
    cycles, reviews, actions = _cycles(session), ReviewSheet(session), ActionSheet(session)
    rounds = Table(cycles, "cycles")
    plan = _button("plan-reviews", t("Plan the reviews"))
    plan.setToolTip(str(t("Add a review, still to be rated, of everybody whom the selected cycle is about")))  # fmt: skip
    chooser = CycleChooser(session, "review-cycle", everything=True)
    every = _button("every-action", t("Also what is done"), checkable=True)
    calibration, trend = CalibrationPicture(session), TrendPicture(session)
    section = ElementSection(
        "performance",
        (
            Page(t("Cycles"), rounds, t("A round of reviews: the time that it looks back on, and the day by which all are rated. Without units it is about everybody."), (plan,)),
            Page(t("Reviews"), Table(reviews, "reviews"), t("Of a person, a position, a unit or a KPI. A rating is typed as number or name of the scale. Ratings of people are left out of what is exported unless the File menu says otherwise."), (chooser,)),
            Page(t("Calibration"), calibration.picture, t("Who was rated how, side by side. A click selects, a double click opens the review."), calibration.tools),
            Page(t("Trend"), trend.picture, t("The ratings over the cycles: of a unit the mean of its people, with all its parts; a ring is the rating of the unit itself."), trend.tools),
            Page(t("Agreed actions"), Table(actions, "actions"), t("What was agreed in a review, or follows from a finding: who does it, until when. What is late is red."), (every,)),
            Page(t("Scale"), Table(scale_sheet(session), "ratings"), t("The scale by which reviews rate. What you change makes it the document's own; one level is as expected, lower ones are below par.")),
        ),
    )  # fmt: skip

    def plan_chosen() -> None:
        chosen = rounds.chosen_records()
        if not chosen:
            session.refuse(t("Choose the cycle whose reviews are to be planned."))
        elif session.perform(plan_reviews, session.organization, chosen[-1]):
            chooser.setCurrentIndex(chooser.findData(chosen[-1]))
            section.tabs.setCurrentIndex(1)

    plan.clicked.connect(plan_chosen)
    chooser.currentIndexChanged.connect(lambda _place: reviews.choose_cycle(chooser.cycle))
    # Before the table looks at what stands, so that it does not ask for a cycle that is gone.
    session.edited.connect(lambda _edit: chooser.fill())
    session.replaced.connect(chooser.fill)
    every.toggled.connect(actions.show_all)
    calibration.picture.opened.connect(section.open_record)
    return section


def _cycles(session: Session) -> RecordSheet:
    def rated(org: Organization, cycle: ReviewCycle) -> str:
        found = [r for key in org.referrers(cycle.id) if (r := org.find(Review, key))]
        return f"{sum(r.rating is not None for r in found)}/{len(found)}" if found else ""

    sheet = RecordSheet(
        session,
        ReviewCycle,
        (
            "name", "start", "end", "due", "units",
            Told(t("Rated, of all"), rated, number=True),
            "code", "notes",
        ),
    )  # fmt: skip
    sheet.kinds |= {Review}
    return sheet


def _button(name: str, words: Message, *, checkable: bool = False) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("bordered", "true")
    button.setText(caption(words))
    button.setAccessibleName(str(words))
    button.setCheckable(checkable)
    return button
