"""The scale, cycles and who is reviewed; what the rules say; what leaves the program only when asked."""

from __future__ import annotations

import json
import unicodedata
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from orgeditor.analysis.discretion import hidden, is_personal, redacted, without_ratings
from orgeditor.analysis.reviews import (
    Par,
    actions_of,
    cycles_in_time,
    days_overdue,
    last_rated,
    rating_scale,
    reviews_of,
)
from orgeditor.analysis.rules import check
from orgeditor.cli import main
from orgeditor.files.elements import read_elements, write_elements
from orgeditor.files.project.saving import save
from orgeditor.files.sheets import read_workbook
from orgeditor.gui.session import Session
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused
from orgeditor.model.elements.improvement import Action
from orgeditor.model.elements.performance import RatingLevel, Review, ReviewCycle
from orgeditor.model.organization import Organization
from orgeditor.model.record import key_id
from orgeditor.model.records import Matrix
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.reviews import plan_reviews
from tests.elements.review_records import SECRETS, review, review_records
from tests.model.random_edits import small_records


@pytest.fixture
def org() -> Organization:
    return Organization([*small_records(), *review_records()])


def found(org, rule):
    return [finding.subjects for finding in check(org) if finding.rule == rule]


def test_the_usual_scale_expects_its_middle():
    scale = rating_scale(Organization())
    assert [scale.standing(n) for n in (1, 2, 3, 4, 5)] == list(Par)
    assert scale.is_below(2.0)
    assert not scale.is_below(3.0)
    assert not scale.is_below(None)


def test_a_scale_of_ones_own_says_what_it_expects():
    levels = [
        RatingLevel(id=f"l{n}", level=str(n), name=name, par=n == 3)
        for n, name in enumerate(("D", "C", "B", "A"))
    ]
    scale = rating_scale(Organization(levels))
    assert str(scale.name(3.0)) == "A"
    assert scale.standing(3.0) is Par.AS_EXPECTED
    assert scale.standing(0.0) is Par.FAR_BELOW
    unmarked = rating_scale(Organization([RatingLevel(id="x", level="10"), RatingLevel(id="y", level="2")]))  # fmt: skip
    assert [level for level, _ in unmarked.levels] == [2.0, 10.0]
    assert str(unmarked.name(10.0)) == "10"


def test_a_cycle_is_planned_for_everybody_in_its_units_once(org):
    edit = plan_reviews(org, "c3")
    org.apply(edit)
    planned = [r for r in org.of(Review).values() if r.cycle == "c3"]
    assert [(r.subject, r.position, r.reviewer, r.rating) for r in planned] == [
        ("h2", "p5", "p2", None)
    ]
    with pytest.raises(Refused, match="Everybody"):
        plan_reviews(org, "c3")
    org.apply(set_field(org, ["c3"], "units", ()))
    org.apply(plan_reviews(org, "c3"))
    assert {r.subject for r in org.of(Review).values() if r.cycle == "c3"} == {"h1", "h2"}


def test_reviews_go_by_time_the_latest_first(org):
    assert [cycle.id for cycle in cycles_in_time(org)] == ["c1", "c2", "c3"]
    assert [r.cycle for r in reviews_of(org, "h1")] == ["c2", "c1"]
    assert [r.subject for r in reviews_of(org, "p1")] == ["h1"]
    assert [a.id for a in actions_of(org, org.get(Review, key_id("h1", "c1")))] == ["a1x"]
    assert {r.subject: r.rating for r in last_rated(org)} == {"h1": 4, "h2": 2, "u2": 2, "k1": 5}


def test_rules_tell_what_is_late_and_what_nothing_follows(org):
    assert found(org, "review-overdue") == [(key_id("p4", "c2"),)]
    assert found(org, "review-action") == [(key_id("h2", "c2"),)]
    assert found(org, "action-overdue") == [("a2x",)]
    assert found(org, "action-complete") == [("a3x",)]
    assert found(org, "rating-on-scale") == []
    org.apply(set_field(org, [key_id("h1", "c2")], "rating", 3.5))
    assert found(org, "rating-on-scale") == [(key_id("h1", "c2"),)]
    org.apply(set_field(org, ["a2x"], "state", "dropped"))
    assert found(org, "action-overdue") == []
    org.apply(set_field(org, ["a2x"], "about", ("u2", "h2")))
    assert found(org, "review-action") == []
    assert days_overdue(org.get(Action, "a1x")) == 0


def test_reviews_go_with_whom_they_are_of_and_with_their_cycle(org):
    org.apply(delete(org, ["h1"]))
    assert not reviews_of(org, "p1")
    org.apply(delete(org, ["c2"]))
    assert {r.cycle for r in org.of(Review).values()} == {"c1"}
    assert "a2x" not in org


def test_what_tells_how_somebody_does_is_left_out_whole(org):
    left = without_ratings(org)
    assert {r.subject for r in left.of(Review).values()} == {"u2", "k1"}
    assert set(left.of(Action)) == {"a2x", "a3x"}
    assert len(left.of(ReviewCycle)) == 3
    assert without_ratings(left) is left
    for names, pay in ((True, False), (False, True)):
        bare = redacted(org, hidden(names=names, pay=pay))
        assert {r.subject for r in bare.of(Review).values()} == {"u2", "k1"}


def test_a_review_whose_subject_nobody_knows_any_more_stays_personal(org):
    said = org.get(Review, key_id("h1", "c2"))
    org.apply(delete(org, ["h1"]))
    assert is_personal(org, said)


def test_an_action_of_a_review_stays_personal_when_nobody_knows_of_whom_it_was(org):
    org.apply(set_field(org, ["a1x"], "about", ()))
    assert "a1x" not in without_ratings(org)
    org.apply(set_field(org, ["a1x"], "about", ("p2", "u2")))
    assert "a1x" not in without_ratings(org)


def test_a_session_hands_over_ratings_only_when_asked_and_never_when_hidden(org, qtbot):
    session = Session(Document(org))
    key = key_id("h1", "c2")
    assert key not in session.handed_over()
    assert session.ratings_held_back()
    session.ratings_exported = True
    assert key in session.handed_over()
    assert not session.ratings_held_back()
    session.select([key])
    session.keep_from_view(names=False, pay=True)
    assert session.selection == ()
    assert key not in session.handed_over()
    session.select([key, "u2"])
    assert session.selection == ("u2",)


OUTPUTS = (
    ("elements", "xlsx"), ("roster", "xlsx"), ("roster", "csv"), ("roster", "json"),
    ("raci", "xlsx"), ("raci", "csv"), ("raci", "svg"), ("chart", "svg"), ("chart", "drawio"),
    ("chart", "graphml"), ("chart", "mmd"), ("role-cards", "docx"), ("report", "xlsx"),
    ("report", "pdf"), ("raci", "pdf"), ("raci", "png"), ("role-cards", "pdf"), ("chart", "pdf"),
    ("chart", "png"), ("chart", "pptx"),
)  # fmt: skip
TOLD = {
    ("elements", "xlsx"): SECRETS,
    ("report", "xlsx"): SECRETS[1:3],
    ("report", "pdf"): SECRETS[1:3],
}
"""What is there when ratings are asked for: else the search itself would be blind."""


def texts_in(path) -> str:
    """Return all that a file says: text of pages and their metadata, parts of a package, chunks of a picture."""
    if path.suffix == ".pdf":
        reader = PdfReader(path)
        marks = [str(mark) for mark in reader.outline]
        pages = [page.extract_text() for page in reader.pages]
        return "\n".join([str(reader.metadata), str(reader.xmp_metadata), *marks, *pages])
    if path.suffix == ".png":
        with Image.open(path) as image:
            image.load()
            return f"{image.info} {image.text} {image.getexif()}"
    if not zipfile.is_zipfile(path):
        return path.read_text("utf-8", "replace")
    with zipfile.ZipFile(path) as packed:
        return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


@pytest.fixture
def document(org, tmp_path):
    assert org.of(Matrix)
    path = tmp_path / "plan.orgz"
    save(org, path, overwrite=True)
    return path


@pytest.mark.parametrize(("what", "kind"), OUTPUTS)
def test_no_output_tells_a_rating_unless_asked(document, tmp_path, what, kind):
    out = tmp_path / f"out.{kind}"
    asking = ["export", str(document), "-o", str(out), "--what", what]
    assert main(asking) == 0
    assert not [secret for secret in SECRETS if secret in texts_in(out)]
    assert main([*asking, "--with", "ratings"]) == 0
    found = [secret for secret in SECRETS if secret in texts_in(out)]
    assert set(TOLD.get((what, kind), ())) <= set(found)


def test_names_and_ratings_are_not_asked_for_together(document, tmp_path, capsys):
    out = tmp_path / "out.xlsx"
    asking = ["export", str(document), "-o", str(out), "--what", "elements"]
    assert main([*asking, "--without", "names", "--with", "ratings"]) == 2
    assert not out.exists()
    assert main([*asking, "--without", "names"]) == 0
    assert not [secret for secret in SECRETS if secret in texts_in(out)]


def test_check_tells_of_reviews_of_people_only_when_asked(document, capsys):
    def rules(*more):
        assert main(["check", str(document), "--json", *more]) == 0
        return {f["rule"] for f in json.loads(capsys.readouterr().out)["findings"]}

    assert "review-action" not in rules()
    assert "review-action" in rules("--with", "ratings")


def test_what_became_of_a_document_is_told_without_ratings_unless_asked(document, tmp_path, capsys):
    before = tmp_path / "before.orgz"
    save(Organization(small_records()), before, overwrite=True)

    def told(*more):
        assert main(["diff", str(before), str(document), "--json", *more]) == 0
        return capsys.readouterr().out

    assert not [secret for secret in SECRETS if secret in told()]
    assert "Tidy the unit" in told()
    assert "Hrung" in told("--with", "ratings")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_reviews_and_actions_go_out_as_sheets_and_come_back(org, tmp_path, language):
    path = tmp_path / "elements.xlsx"
    write_elements(org, path, language=language)
    again = read_elements(org, read_workbook(path))
    assert (again.problems, again.edit.changes) == ((), ())
    empty = Organization(small_records())
    reading = read_elements(empty, read_workbook(path))
    assert reading.problems == ()
    empty.apply(reading.edit)
    assert said(empty) == said(org)


def said(org):
    """Return reviews and actions without the ids of cycles and KPIs, which a new document has its own of."""
    named = {"": "", **{record.id: getattr(record, "name", "") or record.id for record in org}}
    found = [
        (named[r.subject], named[r.cycle], r.position, r.reviewer, r.held, r.rating, r.potential, r.strengths, r.feedback)
        for r in org.of(Review).values()
    ]  # fmt: skip
    found += [
        (a.name, tuple(named[key] for key in a.about), a.owner, a.due, a.state, a.done, named[a.cycle], a.rule)
        for a in org.of(Action).values()
    ]  # fmt: skip
    return sorted(found, key=repr)


_TEXT = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="<"), max_size=12
).filter(lambda text: unicodedata.normalize("NFC", text) == text)


@settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(st.tuples(st.sampled_from(["h1", "h2", "p4", "u1", "u3", "k2"]), st.sampled_from(["c1", "c2", "c3"]), st.none() | st.integers(0, 9).map(float), st.sampled_from(["", "low", "medium", "high"]), st.dates().map(str) | st.just(""), _TEXT), unique_by=lambda row: row[:2]),
    st.lists(st.tuples(_TEXT.filter(bool), st.sets(st.sampled_from(["h1", "p4", "u2", "r1", "g1", "o3", "k1"])), st.sampled_from(["", "h2", "p5", "r2"]), st.sampled_from(["", "running", "done", "dropped"])), unique_by=lambda row: row[0].casefold(), max_size=5),
)  # fmt: skip
def test_whatever_was_said_comes_back(tmp_path, reviews, actions):
    records = [*small_records(), *review_records()]
    kept = [record for record in records if not isinstance(record, Review | Action)]
    made = [
        review(subject, cycle, rating=rating, potential=potential, held=held, feedback=text)
        for subject, cycle, rating, potential, held, text in reviews
    ]
    agreed = [
        Action(id=f"z{n}", name=name, code=f"Z{n}", about=tuple(sorted(about)), owner=owner, state=state, rank=chr(66 + n))
        for n, (name, about, owner, state) in enumerate(actions)
    ]  # fmt: skip
    org = Organization([*kept, *made, *agreed])
    path = tmp_path / "elements.xlsx"
    write_elements(org, path)
    empty = Organization(small_records())
    reading = read_elements(empty, read_workbook(path))
    assert reading.problems == ()
    empty.apply(reading.edit)
    assert said(empty) == said(org)
