"""The part of a chart that one comes to."""

from __future__ import annotations

from orgeditor.drawing.scene import ChartScene
from orgeditor.drawing.view import View
from orgeditor.gui.canvas.sights import first_view, whole_view
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position, Record


def chart(reports: int, deep: int) -> ChartScene:
    """A root with reports that each have a line of ``deep`` below them, two at each step."""
    records: list[Record] = [Position(id="top", rank="A")]
    for n in range(reports):
        upper = "top"
        for step in range(deep):
            key = f"p{n}-{step}"
            records.append(Position(id=key, manager=upper, rank=f"B{n:03}Z"))
            records.append(Position(id=f"q{n}-{step}", manager=key, rank="A"))
            upper = key
    return ChartScene(Organization(records))


def seen(scene: ChartScene, view: View) -> set[str]:
    layout = scene.layout
    return {scene.id(s) for s in layout.within(view.x, view.y, view.right, view.bottom).tolist()}


def test_a_small_chart_is_shown_whole() -> None:
    scene = chart(2, 1)
    view = first_view(scene.layout, View(width=1000, height=700))
    assert len(seen(scene, view)) == len(scene)


def test_of_a_deep_chart_the_two_top_levels_are_read() -> None:
    scene = chart(3, 12)
    view = first_view(scene.layout, View(width=1000, height=700))
    assert view.scale >= 0.5
    assert {"top", "p0-0", "p1-0", "p2-0"} <= seen(scene, view)


def test_of_a_very_wide_chart_the_first_card_is_read() -> None:
    scene = chart(80, 2)
    view = first_view(scene.layout, View(width=1000, height=700))
    assert view.scale == 0.8
    assert "top" in seen(scene, view)


def test_a_whole_chart_keeps_clear_of_the_legend_where_that_costs_little() -> None:
    scene = chart(6, 3)
    layout, view = scene.layout, View(width=1400, height=340)

    def under(found: View) -> int:
        left, top = found.to_chart(0, found.height - 200)
        right, bottom = found.to_chart(150, found.height)
        return len(layout.within(left, top, right, bottom))

    plain, clear = whole_view(layout, view), whole_view(layout, view, (150, 200))
    assert under(plain) > 0
    assert under(clear) == 0
    assert clear.scale >= plain.scale * 0.8
    assert len(seen(scene, clear)) == len(scene)
    assert whole_view(layout, view, (1300, 330)) == plain
