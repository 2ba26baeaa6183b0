"""Every blueprint is complete in all elements and both languages, and breaks few rules."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator

import pytest

from orgeditor.analysis.rules import check
from orgeditor.assets import asset
from orgeditor.cli import main
from orgeditor.files.blueprints import SIZES
from orgeditor.files.template_words import one_language
from orgeditor.files.templates import organization_from, templates
from orgeditor.messages import use_language
from orgeditor.model.elements import ELEMENTS
from orgeditor.model.elements.skills import SkillLevel
from orgeditor.model.fields import TYPES, name_of
from orgeditor.model.records import Activity, Person, Position, Responsibility, Role, Unit

BLUEPRINTS = [found.id for found in templates()]
ARRANGED = [name for name in BLUEPRINTS if name.rpartition("-")[2] in SIZES]
KINDS = [described.type for element in ELEMENTS for described in element]
HONEST = {
    "accountable-far-above",
    "action-overdue",
    "grade-depth",
    "hand-over-linked",
    "many-involved",
    "no-successor",
    "overloaded-party",
    "review-action",
    "review-overdue",
    "same-grade",
    "single-point-of-failure",
    "span-band",
    "unit-serves-goal",
}
"""What is left in arranged blueprints: what their size and today's date bring along, and no more."""
SEATS = {"small": (8, 20), "medium": (40, 70), "large": (90, 160)}


def test_five_arrangements_come_in_three_sizes() -> None:
    wanted = {f"{name}-{size}" for name in ("functional", "product", "regional", "market", "matrix") for size in SIZES}  # fmt: skip
    assert {*ARRANGED, "functional-medium"} == wanted
    assert "marketing" in BLUEPRINTS


@pytest.mark.parametrize("blueprint", BLUEPRINTS)
def test_a_chinese_document_says_everything_in_chinese(blueprint: str) -> None:
    english = [
        text
        for record in organization_from(blueprint, "zh")
        for name in one_language(type(record))
        if name not in {"code", "rule", "grade", "period", "currency"}
        and isinstance(text := getattr(record, name), str)
        and re.search("[A-Za-z]", re.sub(r"\b[A-Z]{2,}\b", "", text, flags=re.ASCII))
    ]
    assert english == []


def test_no_word_of_the_chinese_blueprints_is_left_over() -> None:
    said = {
        getattr(record, name)
        for blueprint in BLUEPRINTS
        for record in organization_from(blueprint, "en")
        for name in one_language(type(record))
    }
    words = tomllib.loads(asset("resources/templates/languages/zh_CN.toml").read_text("utf-8"))
    assert words.keys() - said == set()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("blueprint", BLUEPRINTS)
def test_it_holds_all_elements_with_names_in_both_languages(blueprint: str, language: str) -> None:
    org = organization_from(blueprint, language)
    assert org.project.language == ("zh_CN" if language == "zh" else "en")
    assert [kind.__name__ for kind in KINDS if not org.of(kind)] == []
    for kind in (Unit, Position, Role, Activity, *KINDS):
        if "name_zh" in kind.__struct_fields__ or "title_zh" in kind.__struct_fields__:
            lacking = [
                name_of(record, "en")
                for record in org.of(kind).values()
                if not getattr(record, TYPES[kind].title_field)
                or not any("\u4e00" <= c <= "\u9fff" for c in name_of(record, "zh_CN"))
            ]
            assert lacking == [] or kind is SkillLevel, kind
    names = Counter(person.name for person in org.of(Person).values())
    assert names.most_common(1)[0][1] == 1


@pytest.mark.parametrize("blueprint", ARRANGED)
def test_what_is_left_to_be_found_is_honest_and_little(blueprint: str) -> None:
    org = organization_from(blueprint)
    found = check(org)
    assert {finding.rule for finding in found} <= HONEST
    assert all(finding.severity != "error" for finding in found)
    assert len(found) <= 20
    low, high = SEATS[blueprint.rpartition("-")[2]]
    assert low <= len(org.of(Position)) <= high
    roots = [p for p in org.of(Position).values() if not p.manager]
    assert [root.title for root in roots] == ["Marketing and sales director"]


@pytest.mark.parametrize("blueprint", ARRANGED)
def test_every_role_is_played_and_answers_for_something(blueprint: str) -> None:
    org = organization_from(blueprint)
    played = {role for position in org.of(Position).values() for role in position.roles}
    answering = {cell.party for cell in org.of(Responsibility).values()}
    assert played == answering == set(org.of(Role))
    names = {name_of(role, "zh_CN") for role in org.of(Role).values()}
    assert {"市场营销经理", "销售代表", "公关经理"} <= names
    assert all(unit.head for unit in org.of(Unit).values())


def test_in_a_matrix_specialists_report_twice() -> None:
    org = organization_from("matrix-medium")
    dotted = {name_of(org[p.id]): {name_of(org[d]) for d in p.dotted} for p in org.of(Position).values() if p.dotted}  # fmt: skip
    assert dotted["Performance marketer"] & {"Range lead, retail", "Range lead, food service"}
    assert "Copywriter" in dotted


@pytest.fixture
def english_again() -> Iterator[None]:
    yield
    use_language("en")


@pytest.mark.usefixtures("english_again")
def test_the_list_says_when_each_fits(capsys: pytest.CaptureFixture[str]) -> None:
    for language, words in (("en", "Scarce specialists"), ("zh", "专家稀缺")):
        assert main(["new", "--list", "--language", language]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line.split(":")[0] for line in lines] == BLUEPRINTS
        assert sum(words in line for line in lines) == len(SIZES)
