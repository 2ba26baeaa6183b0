"""Rule profiles as files, and a document judged by one from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from orgeditor.cli.main import main
from orgeditor.files.project.refusals import CannotOpen
from orgeditor.files.project.rule_profiles import read_profile, write_profile
from orgeditor.files.project.saving import save
from orgeditor.model.health import RuleProfile
from orgeditor.model.organization import Organization
from orgeditor.model.records import Position
from orgeditor.model.verbs.judging import use_profile, waive

STRICT = RuleProfile(
    id="x",
    name="严格",
    off=("one-root",),
    severities={"span-band": "error"},
    limits={"span-narrow": 2.0, "many-involved": 0.25},
)


def test_a_profile_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    write_profile(STRICT, tmp_path / "a.rules.json")
    found = read_profile(tmp_path / "a.rules.json")
    assert (found.name, found.off, found.severities, found.limits) == (
        STRICT.name,
        STRICT.off,
        STRICT.severities,
        STRICT.limits,
    )
    write_profile(found, tmp_path / "b.rules.json")
    assert (tmp_path / "a.rules.json").read_bytes() == (tmp_path / "b.rules.json").read_bytes()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"off": ["no-such-rule"]}, "no-such-rule"),
        ({"limits": {"no-such-limit": 1}}, "no-such-limit"),
        ({"limits": {"span-high": -4}}, "span-high"),
        ({"severities": {"span-band": "deadly"}}, "deadly"),
        ({"name": " "}, "no rule profile"),
        ({"kind": "letter"}, "no rule profile"),
        ({"more": 1}, "no rule profile"),
        ({"limits": []}, "no rule profile"),
    ],
)
def test_what_is_no_profile_is_refused(
    tmp_path: Path, change: dict[str, object], told: str
) -> None:
    path = tmp_path / "a.rules.json"
    path.write_text(json.dumps({"kind": "orgeditor-rules", "name": "x"} | change), "utf-8")
    with pytest.raises(CannotOpen, match=told):
        read_profile(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="does not exist"):
        read_profile(tmp_path / "none.json")


def test_check_judges_by_a_file_and_tells_what_is_waived_apart(tmp_path: Path, capsys) -> None:
    org = Organization([Position(id="a", title="A"), *(Position(id=f"r{i}", manager="a") for i in range(3))])  # fmt: skip
    save(org, tmp_path / "d.orgz")
    write_profile(STRICT, tmp_path / "p.json")

    def asked(*more: str) -> dict[str, object]:
        assert main(["check", str(tmp_path / "d.orgz"), "--json", *more]) == 0
        return json.loads(capsys.readouterr().out)

    (found,) = asked()["findings"]
    assert (found["rule"], found["severity"], found["thresholds"]["span-narrow"]) == ("span-band", "warning", 3.0)  # fmt: skip
    assert found["helps"]
    assert asked("--profile", str(tmp_path / "p.json"))["findings"] == []

    org.apply(use_profile(org, RuleProfile(id="own", name=STRICT.name)))
    org.apply(waive(org, [("span-band", "a")], "A new team", date="2026-01-02"))
    save(org, tmp_path / "d.orgz", overwrite=True)
    told = asked()
    assert told["findings"] == []
    assert told["counts"] == {"error": 0, "warning": 0, "hint": 0}
    assert [(w["rule"], w["subjects"], w["reason"]) for w in told["waived"]] == [("span-band", ["a"], "A new team")]  # fmt: skip
    assert asked("--profile", str(tmp_path / "p.json"))["waived"] == []
    assert main(["check", str(tmp_path / "d.orgz")]) == 0
    assert "A new team" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "d.orgz"), "--json", "--profile", str(tmp_path / "d.orgz")]) == 1  # fmt: skip
    told_off = capsys.readouterr()
    assert not told_off.out
    assert "no rule profile" in told_off.err
