"""The cascade of goals as a tree: where its cards stand, where keys and clicks lead."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QPointF, Qt

from orgeditor.analysis.cascade import WIDTH, beside, card_at, cascade
from orgeditor.files.templates import organization_from
from orgeditor.gui.elements.goals import goals_section
from orgeditor.model.elements.goals import Goal
from orgeditor.model.organization import Organization
from orgeditor.model.verbs.editing import delete, set_field

CASCADE = 4


def said(found):
    """Return each card with the one above it."""
    above = {b: found.cards[a].record for a, b in found.lines}
    return [(card.kind, card.record, above.get(n, "")) for n, card in enumerate(found.cards)]


def test_goals_lead_to_their_parts_and_to_those_who_serve_them(org):
    assert said(cascade(org)) == [
        ("goal", "t1", ""),
        ("goal", "o1", "t1"),
        ("unit", "u1", "o1"),
        ("goal", "o2", "t1"),
        ("unit", "u2", "o2"),
        ("position", "p4", "u2"),
        ("goal", "o3", ""),
        ("gap", "o3", "o3"),
    ]
    assert said(cascade(org, "o2"))[0] == ("goal", "o2", "")
    org.apply(delete(org, ["u2"]))
    assert ("position", "p4", "o2") in said(cascade(org))


def test_no_two_cards_touch_and_each_stands_right_of_the_one_above():
    found = cascade(organization_from("marketing"))
    for a, b in combinations(found.cards, 2):
        assert a.x != b.x or a.y + a.height <= b.y or b.y + b.height <= a.y
    assert all(found.cards[a].x + WIDTH < found.cards[b].x for a, b in found.lines)
    assert all(card.y >= 0 and card.y + card.height <= found.height for card in found.cards)
    for a, _ in found.lines:
        below = [found.cards[end] for start, end in found.lines if start == a]
        middle = found.cards[a].y + found.cards[a].height / 2
        assert below[0].y <= middle <= below[-1].y + below[-1].height
    assert cascade(Organization()).width == 0.0


def test_arrow_keys_walk_along_lines_and_in_columns(org):
    found = cascade(org)
    assert beside(found, "t1", 1, 0).record == "o1"
    assert beside(found, "o1", 0, 1).record == "o2"
    assert beside(found, "o2", -1, 0).record == "t1"
    assert beside(found, "nobody", 0, 1).record == "t1"


def test_a_double_click_opens_a_goal_and_a_unit_where_each_stands(session, qtbot):
    section = goals_section(session)
    qtbot.addWidget(section)
    section.resize(1500, 900)
    section.show()
    section.tabs.setCurrentIndex(CASCADE)
    picture = section.page.widget
    picture.grab()
    found = cascade(session.organization)

    def double_click(record):
        card = next(card for card in found.cards if card.record == record)
        assert card_at(found, card.x + 9, card.y + 9) == record
        at = picture._origin() + QPointF(card.x + 9, card.y + 9) * picture.zoom
        qtbot.mouseDClick(picture.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())

    with qtbot.waitSignal(section.jumped) as jumped:
        double_click("u2")
    assert jumped.args == [("u2",)]
    double_click("o1")
    assert section.page.widget.chosen_records() == ["o1"]
    session.perform(set_field, session.organization, ["o1"], "served_by", ())
    assert session.organization.get(Goal, "o1").served_by == ()
    section.tabs.setCurrentIndex(CASCADE)
    picture.grab()
