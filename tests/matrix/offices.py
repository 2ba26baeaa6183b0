"""A small matrix to work on: two groups, four roles in two units, one violation of each kind."""

from __future__ import annotations

from orgeditor.model import rank
from orgeditor.model.organization import Organization
from orgeditor.model.records import (
    Activity,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Position,
    Record,
    Responsibility,
    Role,
    Unit,
    key_id,
)

MATRIX = "launch"
ROLES = {
    "director": ("Director", "总监", "board"),
    "brand": ("Brand manager", "品牌经理", "marketing"),
    "content": ("Content lead", "内容主管", "marketing"),
    "sales": ("Sales manager", "销售经理", "selling"),
}
ACTIVITIES = {
    "plan": ("Planning", "策划", ""),
    "goals": ("Set goals", "设定目标", "plan"),
    "budget": ("Agree the budget", "商定预算", "plan"),
    "run": ("Delivery", "执行", ""),
    "brief": ("Write the brief", "撰写简报", "run"),
    "shoot": ("Shoot the film", "拍摄影片", "run"),
}
LETTERS = {
    ("goals", "director"): "A",
    ("goals", "brand"): "R",
    ("budget", "director"): "A",
    ("budget", "brand"): "A",
    ("brief", "brand"): "AR",
    ("brief", "sales"): "C",
    ("shoot", "content"): "R",
}


def office() -> Organization:
    """Goals is as it should be; budget has two A and no R; brief is fine; shoot has no A."""
    return Organization(records())


def records() -> list[Record]:
    units = ("board", "marketing", "selling")
    found: list[Record] = [Unit(id="firm", name="Firm", rank="A")]
    found += [Unit(id=u, name=u.capitalize(), parent="firm", rank=r) for u, r in zip(units, "ABC", strict=True)]  # fmt: skip
    found.append(Matrix(id=MATRIX, name="Launch", name_zh="上市"))
    for (key, (name, chinese, unit)), order in zip(ROLES.items(), rank.spread(len(ROLES)), strict=True):  # fmt: skip
        found.append(Role(id=key, name=name, name_zh=chinese, rank=order))
        found.append(Position(id=f"{key}-seat", title=name, unit=unit, roles=(key,), rank=order))
        found.append(MatrixColumn(id=key_id(MATRIX, key), matrix=MATRIX, party=key, rank=order))
    for (key, (name, chinese, parent)), order in zip(ACTIVITIES.items(), rank.spread(len(ACTIVITIES)), strict=True):  # fmt: skip
        found.append(Activity(id=key, name=name, name_zh=chinese, parent=parent))
        found.append(MatrixRow(id=key_id(MATRIX, key), matrix=MATRIX, activity=key, rank=order))
    for (activity, party), letters in LETTERS.items():
        found.append(
            Responsibility(
                id=key_id(MATRIX, activity, party),
                matrix=MATRIX,
                activity=activity,
                party=party,
                codes=tuple("RACI"[n] for n in range(4) if "RACI"[n] in letters),
            )
        )
    return found
