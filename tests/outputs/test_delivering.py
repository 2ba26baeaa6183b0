"""A delivery set in a folder: all of it or, of what cannot be, why not; and nothing of the user's is touched."""

from __future__ import annotations

import errno
import hashlib
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pypdf
import pytest
from msgspec.structs import replace

from orgeditor import clock, disk
from orgeditor.files.project.refusals import CannotSave
from orgeditor.files.sheets import Cancelled
from orgeditor.files.templates import organization_from
from orgeditor.messages import use_language
from orgeditor.model.deliveries import Delivery
from orgeditor.model.document import Document
from orgeditor.model.edit import Refused
from orgeditor.model.elements.goals import Goal
from orgeditor.model.organization import Organization
from orgeditor.model.output import Look, Output
from orgeditor.model.records import PROJECT_ID, Matrix, Position, Project
from orgeditor.model.redaction import RedactionProfile
from orgeditor.model.verbs.editing import set_field, set_project
from orgeditor.model.verbs.scenarios import archive, branch, remove
from orgeditor.outputs.board_pack import board_pack
from orgeditor.outputs.delivering import Delivered, deliver
from orgeditor.outputs.kinds import clean_name, file_names
from orgeditor.outputs.manifest import MANIFEST, Manifest, read_manifest
from tests.redaction.marked import MOMENT

CSV = Output(what="roster", format="csv")
TEXT = Output(what="chart", format="mmd")
RACI = Output(what="raci", format="csv")
NO_MATRIX = Output(what="raci", format="xlsx", matrix="gone")


@pytest.fixture(autouse=True)
def _stopped(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    yield
    use_language("en")


def document() -> Document:
    return Document(organization_from("functional-small"))


def with_plan() -> tuple[Document, str]:
    made = document()
    made.do(branch(made.scenarios, made.baseline.id, MOMENT, name="Plan B"))
    return made, next(key for key in made.scenarios.table if key != made.baseline.id)


def run(made: Document, folder: Path, *outputs: Output, **said: object) -> Delivered:
    delivery = Delivery(id="d", name="Pack", outputs=outputs or (CSV, TEXT))
    return deliver(delivery, made, folder, **({"name": "plan.orgz", "reached": lambda _: None} | said))  # type: ignore[arg-type]  # fmt: skip


def in_folder(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_delivery_tells_of_each_file_what_it_is_and_its_hash(tmp_path) -> None:
    folder = tmp_path / "out" / "board"
    made = run(document(), folder, CSV, replace(TEXT, file="Structure", units=True))
    files = in_folder(folder)
    assert set(files) == {"Roster.csv", "Structure.mmd", MANIFEST}
    said = json.loads(files[MANIFEST])
    assert msgspec.convert(said, Manifest) == made.manifest
    assert said["made"] == "2001-09-09T01:46:40Z"
    for one in said["files"]:
        content = files[one["file"]]
        assert (one["size"], one["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert said["files"][1]["settings"] == {"units": True}


def test_the_board_pack_has_the_same_bytes_again_whatever_was_edited_in_what_order(
    tmp_path,
) -> None:
    one = document()
    other = Document(Organization(one.organization))
    first = next(iter(other.organization.of(Position)))
    title = other.organization[first].title
    other.do(set_field(other.organization, [first], "title", "Another"))
    other.do(set_field(other.organization, [first], "title", title))
    shuffled = Document(Organization(list(one.organization)[::-1]))
    for place, made in enumerate((one, other, shuffled)):
        use_language("zh_CN" if place else "en")
        delivered = deliver(
            board_pack(made.organization), made, tmp_path / str(place), name="plan.orgz", reached=lambda _: None
        )  # fmt: skip
        assert not delivered.refused
        assert len(delivered.items) == 5
    assert in_folder(tmp_path / "0") == in_folder(tmp_path / "1") == in_folder(tmp_path / "2")


def test_files_are_dated_by_the_day_of_the_document(tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    made = document()
    made.do(set_project(made.organization, date="2026-03-31"))
    outputs = board_pack(made.organization).outputs
    for folder in ("one", "other"):
        run(made, tmp_path / folder, *outputs)
    one, other = (in_folder(tmp_path / folder) for folder in ("one", "other"))
    del one[MANIFEST], other[MANIFEST]
    assert one == other
    told = pypdf.PdfReader(tmp_path / "one" / "Report.pdf").metadata
    assert told is not None
    assert told["/CreationDate"] == "D:20260331000000Z"
    assert datetime.now(UTC) - clock.now() < timedelta(minutes=1)


def test_the_board_pack_has_no_pages_about_nothing() -> None:
    bare = Organization(
        [Position(id="p", title="Chief"), Goal(id="g", name="Grow"), Matrix(id="m", name="Empty")]
    )
    kinds = [(one.what, one.format) for one in board_pack(bare).outputs]
    assert ("raci", "pdf") not in kinds
    assert ("roster", "xlsx") in kinds
    assert not board_pack(Organization()).outputs


def test_what_cannot_be_written_does_not_stop_the_others(tmp_path) -> None:
    made, plan = with_plan()
    broken = [
        NO_MATRIX,
        replace(CSV, scenario="gone", file="Old plan"),
        replace(CSV, redaction="gone", file="Unknown"),
        replace(CSV, columns=("no such column",), file="Columns"),
        Output(what="chart", format="pptx", template="gone.potx"),
    ]
    delivered = run(made, tmp_path, *broken, CSV, replace(CSV, scenario=plan, file="Plan B"))
    assert [item.file for item in delivered.refused] == [
        "Responsibility matrix.xlsx",
        "Old plan.csv",
        "Unknown.csv",
        "Columns.csv",
        "Organisation chart.pptx",
    ]
    assert all(str(item.reason) for item in delivered.refused)
    assert set(in_folder(tmp_path)) == {"Roster.csv", "Plan B.csv", MANIFEST}
    told = {one.file for one in delivered.manifest.not_written}
    assert told == {item.file for item in delivered.refused}
    assert delivered.manifest.files[1].scenario == "Plan B"


def test_nothing_is_delivered_where_none_of_it_can_be(tmp_path) -> None:
    with pytest.raises(Refused, match="There is no matrix"):
        run(document(), tmp_path / "new", NO_MATRIX)
    assert not (tmp_path / "new").exists()
    empty = Delivery(id="d", name="Pack")
    with pytest.raises(Refused, match="no outputs"):
        deliver(empty, document(), tmp_path / "new", name="", reached=lambda _: None)


def test_what_the_user_has_in_the_folder_stays(tmp_path) -> None:
    (tmp_path / "Roster.csv").write_text("mine")
    (tmp_path / "notes.txt").write_text("mine, too")
    (tmp_path / "Organisation chart.mmd").mkdir()
    delivered = run(document(), tmp_path, CSV, TEXT, RACI)
    assert [item.file for item in delivered.refused] == ["Roster.csv", "Organisation chart.mmd"]
    assert (tmp_path / "Roster.csv").read_text() == "mine"
    assert (tmp_path / "notes.txt").read_text() == "mine, too"
    assert (tmp_path / "Responsibility matrix.csv").is_file()


def test_a_file_is_replaced_where_a_delivery_wrote_it_and_nobody_changed_it(tmp_path) -> None:
    made = document()
    run(made, tmp_path)
    before = in_folder(tmp_path)
    first = next(iter(made.organization.of(Position)))
    made.do(set_field(made.organization, [first], "title", "Chief Example"))
    assert not run(made, tmp_path).refused
    assert in_folder(tmp_path)["Roster.csv"] != before["Roster.csv"]
    (tmp_path / "Roster.csv").write_text("improved by hand")
    made.do(set_field(made.organization, [first], "title", "Chief Again"))
    delivered = run(made, tmp_path)
    assert "changed since it was delivered" in str(delivered.refused[0].reason)
    assert (tmp_path / "Roster.csv").read_text() == "improved by hand"


def test_a_file_that_this_delivery_does_not_write_stays_known(tmp_path) -> None:
    made = document()
    run(made, tmp_path, CSV, TEXT)
    delivered = run(made, tmp_path, TEXT)
    assert [one.file for one in delivered.manifest.earlier] == ["Roster.csv"]
    assert (tmp_path / "Roster.csv").is_file()
    again = run(made, tmp_path, replace(CSV, columns=("title",)), TEXT)
    assert not again.refused
    assert not again.manifest.earlier


def test_a_manifest_of_something_else_is_left_alone(tmp_path) -> None:
    for strange in (b'{"name": "web app"}', b"\xff", b"[]"):
        (tmp_path / MANIFEST).write_bytes(strange)
        with pytest.raises(Refused, match="something else"):
            run(document(), tmp_path)
        assert in_folder(tmp_path) == {MANIFEST: strange}
    sly = {"orgeditor": 1, "program": "", "delivery": "", "document": {"name": "", "sha256": ""}, "made": ""}  # fmt: skip
    sly["files"] = [{"file": "../a.csv", "size": 1, "sha256": "", "what": "", "format": ""}]
    (tmp_path / MANIFEST).write_text(json.dumps(sly))
    with pytest.raises(Refused, match="something else"):
        read_manifest(tmp_path)


def test_who_stops_it_leaves_the_folder_as_it_was(tmp_path) -> None:
    heard: list[float] = []

    def stop(share: float) -> None:
        heard.append(share)
        if share > 0.6:
            raise Cancelled

    for folder in (tmp_path / "new", tmp_path):
        (tmp_path / "mine.txt").write_text("mine")
        with pytest.raises(Cancelled):
            run(document(), folder, CSV, TEXT, RACI, reached=stop)
    assert in_folder(tmp_path) == {"mine.txt": b"mine"}
    assert heard == sorted(heard[: len(heard) // 2]) * 2


def test_a_full_disk_leaves_the_folder_as_it_was(tmp_path, monkeypatch) -> None:
    run(document(), tmp_path, CSV)
    before = in_folder(tmp_path)
    room = 0

    def write_all(_descriptor: int, content: bytes) -> None:
        if len(content) > room:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "write_all", write_all)
    with pytest.raises(Refused, match="the disk is full"):
        run(document(), tmp_path, CSV, TEXT)
    assert in_folder(tmp_path) == before


def test_a_disk_without_room_for_one_file_still_takes_the_others(tmp_path, monkeypatch) -> None:
    whole = disk.write_all

    def write_all(descriptor: int, content: bytes) -> None:
        if len(content) > 1500:
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(descriptor, content)

    monkeypatch.setattr(disk, "write_all", write_all)
    delivered = run(document(), tmp_path / "b", CSV, replace(CSV, columns=("title",), file="Short"))
    assert [item.file for item in delivered.refused] == ["Roster.csv"]
    assert set(in_folder(tmp_path / "b")) == {"Short.csv", MANIFEST}


def test_a_place_where_nothing_can_be_written_is_told(tmp_path, monkeypatch) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CannotSave):
        run(document(), tmp_path / "file" / "out")

    def denied(**_said: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("tempfile.mkdtemp", denied)
    with pytest.raises(CannotSave, match="not allowed to write"):
        run(document(), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_marked_read_only_stays(tmp_path) -> None:
    run(document(), tmp_path, CSV, TEXT)
    (tmp_path / "Roster.csv").chmod(0o444)
    before = (tmp_path / "Roster.csv").read_bytes()
    delivered = run(document(), tmp_path, replace(CSV, columns=("title",)), TEXT)
    assert [item.file for item in delivered.refused] == ["Roster.csv"]
    assert (tmp_path / "Roster.csv").read_bytes() == before
    assert delivered.manifest.earlier[0].sha256 == hashlib.sha256(before).hexdigest()


def test_scenarios_in_the_archive_are_delivered_and_those_that_are_gone_are_not(tmp_path) -> None:
    made, plan = with_plan()
    made.do(archive(made.scenarios, plan, archived=True))
    output = replace(CSV, scenario=plan)
    assert not run(made, tmp_path / "a", output).refused
    made.do(remove(made.scenarios, plan))
    delivered = run(made, tmp_path / "b", output, TEXT)
    assert "is gone" in str(delivered.refused[0].reason)


def test_a_profile_that_only_another_scenario_has_is_found(tmp_path) -> None:
    made, plan = with_plan()
    made.show(plan)
    from orgeditor.model.verbs.redaction import keep_redaction

    made.do(keep_redaction(made.organization, RedactionProfile(id="own", name="Board", pay=True)))
    delivered = run(made, tmp_path, replace(CSV, redaction="own"))
    assert delivered.manifest.files[0].left_out == ("Redaction: Board",)


def test_twenty_outputs_of_the_same_kind_have_twenty_names(tmp_path) -> None:
    outputs = [replace(CSV, file="Café" if n % 2 else "CAFE\u0301", columns=("title",)) for n in range(20)]  # fmt: skip
    delivered = run(document(), tmp_path, *outputs)
    assert len({item.file.casefold() for item in delivered.items}) == 20
    assert len(in_folder(tmp_path)) == 21


@pytest.mark.parametrize(
    ("said", "called"),
    [
        ("板报 / 组织架构图", "板报 组织架构图"),
        ("../../etc/passwd", "etc passwd"),
        ("a\x00b\n<c>|?*", "a b c"),
        ("CON", "CON_"),
        ("lpt1.old", "lpt1.old_"),
        (" . ", "Usual"),
        ("", "Usual"),
        ("Ends with dots...", "Ends with dots"),
    ],
)
def test_a_name_is_one_that_every_file_system_takes(said: str, called: str) -> None:
    assert clean_name(said, "Usual") == called


def test_a_long_name_is_cut_between_characters() -> None:
    name = clean_name("组织架构" * 50, "")
    assert len(name.encode()) <= 180
    assert name == ("组织架构" * 50)[: len(name)]


def test_files_are_called_in_their_own_language_and_typed_names_come_first() -> None:
    outputs = (TEXT, replace(TEXT, language="zh"), replace(TEXT, file="Organisation chart"))
    names = file_names(outputs, "en")
    assert names == ["Organisation chart 2.mmd", "组织结构图.mmd", "Organisation chart.mmd"]
    assert file_names([replace(TEXT, file="manifest", format="json")], "en", [MANIFEST]) == ["manifest 2.json"]  # fmt: skip


def test_texts_are_in_the_language_of_the_document_whatever_the_window_speaks(tmp_path) -> None:
    made = document()
    project = Project(id=PROJECT_ID, language="zh_CN")
    records = [r for r in made.organization if r.id != PROJECT_ID]
    delivered = run(Document(Organization([*records, project])), tmp_path, CSV)
    assert delivered.items[0].file == "花名册.csv"


def test_how_a_chart_is_looked_at_is_kept(tmp_path) -> None:
    made = document()
    top = next(key for key, one in made.organization.of(Position).items() if not one.manager)
    svg = Output(what="chart", format="svg")
    run(made, tmp_path, svg, replace(svg, file="Folded", look=Look(folded=(top,))))
    files = in_folder(tmp_path)
    assert len(files["Folded.svg"]) < len(files["Organisation chart.svg"])
    said = json.loads(files[MANIFEST])["files"][1]["settings"]
    assert top not in json.dumps(said)
    assert said.keys() == {"look"}
