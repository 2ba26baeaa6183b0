"""The chain from goal to skill: what stands where, what is missing, and where that is filled in."""

from __future__ import annotations

from itertools import combinations

from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from orgeditor.analysis import chain as chains
from orgeditor.analysis.chain import COLUMNS, HEIGHT, WIDTH, broken_links, chain, link_at
from orgeditor.drawing.chain import paint_chain
from orgeditor.drawing.colours import DARK, LIGHT
from orgeditor.drawing.fonts import paper_face
from orgeditor.files.templates import organization_from
from orgeditor.model.elements.goals import THEME, Goal, Kpi
from orgeditor.model.elements.resources import Allocation, Resource
from orgeditor.model.elements.skills import Skill, SkillNeed
from orgeditor.model.organization import Organization
from orgeditor.model.record import Record, key_id
from orgeditor.model.records import Position, Role, Unit


def whole() -> list[Record]:
    return [
        Goal(id="t", kind=THEME, name="Theme"),
        Goal(id="g", name="Grow", served_by=("u",)),
        Unit(id="u", name="Sales"),
        Position(id="p", title="Seller", unit="u", roles=("r",)),
        Role(id="r", name="Selling"),
        Kpi(id="k", name="Orders", goal="g"),
        Resource(id="m", name="Budget"),
        Allocation(id=key_id("m", "u"), resource="m", to="u", share=1.0),
        Skill(id="s", name="Talking"),
        SkillNeed(id=key_id("s", "r"), skill="s", party="r", level=2),
    ]


def test_a_whole_chain_has_no_broken_link():
    found = chain(Organization(whole()))
    assert [link.record for link in found.links] == ["g", "u", "r", "k", "m", "s"]
    assert [link.column for link in found.links] == list(range(len(COLUMNS)))
    assert found.lines == tuple((n, n + 1) for n in range(5))
    assert not broken_links(found)


def test_what_is_missing_leads_to_where_it_is_filled_in():
    def missing(*without: str, **changes: object) -> dict[int, str]:
        records = [
            replace(r, **changes) if r.id == "g" else r for r in whole() if r.id not in without
        ]
        found = chain(Organization(records))
        return {link.column: link.record for link in found.links if link.broken}

    need, allocation = key_id("s", "r"), key_id("m", "u")
    assert missing("k") == {3: "g"}
    assert missing(need) == {5: "r"}
    assert missing(allocation) == {4: "u"}
    assert missing(need, allocation, "p") == {2: "u", 4: "u", 5: "u"}
    assert missing(served_by=()) == {1: "g", 2: "g", 4: "g", 5: "g"}


def test_without_objectives_there_is_nothing_to_draw():
    assert chain(Organization([Goal(id="t", kind=THEME)])).width == 0


def test_nothing_covers_anything_and_all_is_found_where_it_stands():
    org = organization_from("marketing", "en")
    found = chain(org)
    boxes = [QRectF(link.x, link.y, WIDTH, HEIGHT) for link in found.links]
    assert not any(a.intersects(b) for a, b in combinations(boxes, 2))
    for link, box in zip(found.links, boxes, strict=True):
        assert link_at(found, box.center().x(), box.center().y()) is link
        assert link.record in org
        assert box.right() <= found.width
        assert box.bottom() <= found.height
    assert link_at(found, -10, -10) is None


def test_it_is_painted_in_both_themes(qapp):
    found = chain(Organization([r for r in whole() if r.id != "k"]))
    for palette in (LIGHT, DARK):
        image = QImage(1300, 200, QImage.Format.Format_RGB32)
        image.fill(palette.canvas)
        with QPainter(image) as painter:
            paint_chain(painter, found, palette, paper_face())
        seen = {image.pixelColor(x, y).name() for x in range(0, 1300, 2) for y in range(0, 200, 2)}
        inks = [QColor(name) for name in seen]
        assert palette.card in seen
        # What is missing is drawn in red, with soft edges.
        assert any(ink.red() - ink.green() > 50 for ink in inks)


def test_a_unit_that_many_goals_have_in_common_is_looked_into_once(monkeypatch):
    looked: list[str] = []
    inside = chains._inside
    monkeypatch.setattr(chains, "_inside", lambda org, unit: looked.append(unit) or inside(org, unit))  # fmt: skip
    goals = [Goal(id=f"g{n}", name="Grow", served_by=("u",), rank=f"{n:02}B") for n in range(20)]
    found = chain(Organization([*whole(), *goals]))
    assert looked == ["u"]
    assert [link.record for link in found.links if link.column == 5] == ["s"] * 21
