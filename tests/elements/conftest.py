"""An organisation with goals that has something of every kind, and a window over one."""

from __future__ import annotations

import pytest

from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.elements.goals import THEME, Actual, Goal, Kpi
from orgeditor.model.organization import Organization
from orgeditor.model.record import Record, key_id
from tests.model.random_edits import small_records


def goal_records() -> list[Record]:
    return [
        Goal(id="t1", name="Growth", name_zh="增长", kind=THEME, rank="B"),
        Goal(id="o1", name="Sell more", parent="t1", perspective="financial", owner="p1", served_by=("u1",), rank="C"),
        Goal(id="o2", name="Known; and liked", parent="t1", perspective="customer", supports=("o1",), served_by=("u2", "p4"), rank="D"),
        Goal(id="o3", name="Learn", perspective="learning", supports=("o2",), rank="E"),
        Kpi(id="k1", name="Sales", goal="o1", owner="p1", measure="EUR", baseline=100.0, target=200.0, threshold=120.0, rhythm="quarter", rank="B"),
        Kpi(id="k2", name="Complaints", goal="o2", direction="lower", target=10.0, threshold=15.0, rhythm="month", rank="C"),
        Actual(id=key_id("k1", "2026-Q1"), kpi="k1", period="2026-Q1", value=110.0),
        Actual(id=key_id("k1", "2026-Q2"), kpi="k1", period="2026-Q2", value=150.0),
        Actual(id=key_id("k2", "2026-03"), kpi="k2", period="2026-03", value=20.0),
    ]  # fmt: skip


@pytest.fixture
def org() -> Organization:
    return Organization([*small_records(), *goal_records()])


@pytest.fixture
def session(org, qtbot) -> Session:
    return Session(Document(org))
