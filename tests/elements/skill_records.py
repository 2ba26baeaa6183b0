"""Skills of the small department: needed, held, learned, with a gap and one that hangs on one person."""

from __future__ import annotations

from orgeditor.model.elements.skills import Skill, SkillHeld, SkillNeed, Successor, Training
from orgeditor.model.record import Record, key_id
from orgeditor.model.records import Holder, Person, Position


def skill_records() -> list[Record]:
    """Return skills for ``small_records``, with a third person on a second seat of role r2."""
    needs = {("s1", "r1"): 3, ("s1", "p1"): 2, ("s2", "r1"): 2, ("s3", "r2"): 4, ("s2", "p5"): 1}
    held = {("s1", "h1"): 3, ("s1", "h3"): 2, ("s2", "h2"): 2, ("s3", "h2"): 1}
    return [
        Skill(id="g", name="Selling", name_zh="销售", rank="B"),
        Skill(id="s1", name="Negotiation", name_zh="谈判", parent="g", critical=True, rank="C"),
        Skill(id="s2", name="Writing", parent="g", critical=True, rank="D"),
        Skill(id="s3", name="Tenders", critical=True, rank="E"),
        Person(id="h3", name="Li Na"),
        Position(id="p6", title="Seller", unit="u3", manager="p1", roles=("r1", "r2"), holders=(Holder(person="h3"),), rank="k"),
        *(SkillNeed(id=key_id(s, p), skill=s, party=p, level=float(n)) for (s, p), n in needs.items()),
        *(SkillHeld(id=key_id(s, p), skill=s, person=p, level=float(n)) for (s, p), n in held.items()),
        SkillHeld(id=key_id("s3", "h3"), skill="s3", person="h3", level=4.0, learner=True),
        Training(id="t1", name="Haggling", skill="s1", level=3.0, audience=("r2", "h2"), start="2027-01-10", rank="B"),
        Training(id="t2", name="Bids", skill="s3", level=4.0, audience=("u3",), rank="C"),
        Training(id="t3", name="Over", skill="s2", level=4.0, audience=("u1",), start="2025-01-10", status="done", rank="D"),
        Successor(id=key_id("p1", "h2"), position="p1", person="h2", readiness="now", rank="C"),
        Successor(id=key_id("p1", "h3"), position="p1", person="h3", rank="B"),
    ]  # fmt: skip
