"""Documents under version control: real git shows their changes and merges them by this program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from orgeditor.cli.main import main
from orgeditor.files.project.opening import open_document
from orgeditor.files.project.saving import save
from orgeditor.model.document import Document
from orgeditor.model.records import Position
from orgeditor.model.verbs.editing import delete, set_field
from orgeditor.model.verbs.positions import add_position, move_positions

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

PROGRAM = f'"{sys.executable}" -m orgeditor'


class Repository:
    """A repository set up as the help says, with a document in it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.document = folder, folder / name
        folder.mkdir()
        self.git("init", "-q", "-b", "main")
        for key, value in (
            ("user.name", "Test"),
            ("user.email", "test@example.org"),
            ("diff.tool", "orgeditor"),
            ("difftool.prompt", "false"),
            ("difftool.orgeditor.cmd", f'{PROGRAM} diff "$LOCAL" "$REMOTE" --as "$MERGED"'),
            ("merge.tool", "orgeditor"),
            ("mergetool.prompt", "false"),
            ("mergetool.keepBackup", "false"),
            ("mergetool.orgeditor.cmd", f'{PROGRAM} merge "$BASE" "$LOCAL" "$REMOTE" -o "$MERGED"'),
            ("mergetool.orgeditor.trustExitCode", "true"),
        ):
            self.git("config", key, value)
        assert main(["new", "--template", "marketing", "-o", str(self.document)]) == 0
        self.commit("as it is")

    def git(self, *words: str, status: int = 0) -> str:
        here = str(Path(__file__).resolve().parents[2])
        done = subprocess.run(["git", *words], cwd=self.folder, capture_output=True, encoding="utf-8", check=False, env=os.environ | {"PYTHONPATH": here, "GIT_CONFIG_GLOBAL": os.devnull})  # fmt: skip
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self, words: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", words)

    def open(self) -> Document:
        return open_document(self.document).document

    def edit(self, act) -> None:
        document = self.open()
        document.do(act(document.organization))
        table, scenarios = document.kept()
        save(table.values(), self.document, scenarios=scenarios, overwrite=True)

    def title(self, code: str) -> str:
        org = self.open().organization
        return org.get(Position, seat(org, code)).title


def seat(org, code: str) -> str:
    return next(key for key, p in org.of(Position).items() if p.code == code)


def elsewhere(folder: Repository) -> str:
    """Return the code of a seat whose line is not beside that of P05: git merges what is apart."""
    org = folder.open().organization
    ids = sorted(org.of(Position))
    at = ids.index(seat(org, "P05"))
    return next(code for code in ("P20", "P21", "P22") if abs(ids.index(seat(org, code)) - at) > 1)


def titled(code: str, title: str):
    return lambda org: set_field(org, [seat(org, code)], "title", title)


@pytest.fixture(params=["plan.orgz", "plan.orgd"])
def repository(tmp_path: Path, request: pytest.FixtureRequest) -> Repository:
    return Repository(tmp_path / "repository", request.param)


def test_git_shows_what_became_of_it_by_its_meaning(repository: Repository) -> None:
    repository.edit(titled("P05", "New title"))
    said = repository.git("difftool")
    assert "→ New title" in said
    assert "1 difference." in said
    repository.commit("renamed")
    assert "→ New title" in repository.git("difftool", "HEAD~1", "HEAD")


def test_git_shows_a_whole_commit_at_once(repository: Repository) -> None:
    repository.edit(titled("P05", "New title"))
    repository.edit(lambda org: add_position(org, title="New", manager=seat(org, "P06")))
    assert main(["new", "--template", "functional-small", "-o", str(repository.folder / "other.orgz")]) == 0  # fmt: skip
    (repository.folder / "notes.txt").write_text("no document", "utf-8")
    repository.git("add", "-A")
    said = repository.git("difftool", "--dir-diff", "--cached")
    assert "→ New title" in said
    assert "2 differences." in said
    assert {"other.orgz", repository.document.name} <= set(said.splitlines())
    repository.commit("renamed")
    said = repository.git("difftool", "--dir-diff", "HEAD~1", "HEAD")
    assert "→ New title" in said
    repository.git("rm", "-q", "other.orgz")
    assert "other.orgz" in repository.git("difftool", "--dir-diff", "HEAD").splitlines()


def test_git_merges_it_field_by_field_and_tells_conflicts(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "theirs")
    repository.edit(titled("P05", "Theirs"))
    repository.edit(lambda org: set_field(org, [seat(org, "P06")], "notes", "Theirs"))
    repository.commit("theirs")
    repository.git("checkout", "-q", "main")
    repository.edit(titled("P05", "Mine"))
    repository.edit(titled("P06", "Mine, too"))
    repository.commit("mine")
    repository.git("merge", "theirs", status=1)
    said = repository.git("mergetool")
    assert "conflict: " in said
    assert "Mine / Theirs" in said
    assert "<<<<<<<" not in repository.git("diff", "HEAD")
    repository.commit("merged")
    org = repository.open().organization
    assert repository.title("P05") == "Mine"
    both = org.get(Position, seat(org, "P06"))
    assert (both.title, both.notes) == ("Mine, too", "Theirs")
    assert repository.git("status", "--porcelain") == ""


@pytest.fixture
def folder(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository", "plan.orgd")


def test_a_folder_is_text_a_record_a_line_and_a_change_is_one_line(folder: Repository) -> None:
    folder.edit(titled("P05", "New title"))
    assert folder.git("diff", "--stat").splitlines()[-1].strip() == "1 file changed, 1 insertion(+), 1 deletion(-)"  # fmt: skip
    folder.commit("renamed")
    ids = [line.split('"id":"')[1][:8] for line in (folder.document / "position.ndjson").read_text("utf-8").splitlines()]  # fmt: skip
    assert ids == sorted(ids)
    folder.edit(titled("P05", "Copywriter"))
    folder.edit(titled("P05", "New title"))
    assert folder.git("status", "--porcelain") == ""


def test_what_two_changed_in_different_records_git_merges_alone(folder: Repository) -> None:
    folder.git("checkout", "-q", "-b", "theirs")
    folder.edit(titled("P05", "Theirs"))
    folder.commit("theirs")
    folder.git("checkout", "-q", "main")
    other = elsewhere(folder)
    folder.edit(titled(other, "Mine"))
    folder.commit("mine")
    folder.git("merge", "-q", "theirs")
    assert (folder.title("P05"), folder.title(other)) == ("Theirs", "Mine")


def test_what_git_has_merged_and_does_not_hold_together_is_mended_and_told(folder: Repository, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    other = elsewhere(folder)
    folder.git("checkout", "-q", "-b", "theirs")
    folder.edit(lambda org: move_positions(org, [seat(org, "P05")], seat(org, other)))
    folder.commit("theirs")
    folder.git("checkout", "-q", "main")
    folder.edit(lambda org: move_positions(org, [seat(org, other)], seat(org, "P05")))
    folder.commit("mine")
    folder.git("merge", "-q", "theirs")
    opened = open_document(folder.document)
    assert any("would close a loop" in str(one) for one in opened.warnings)
    org = opened.organization
    assert "" in {org.get(Position, seat(org, code)).manager for code in ("P05", other)}
    assert main(["info", str(folder.document)]) == 0
    assert "would close a loop" in capsys.readouterr().err


def test_a_merge_that_is_not_settled_is_not_opened(folder: Repository, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    folder.git("checkout", "-q", "-b", "theirs")
    folder.edit(titled("P05", "Theirs"))
    folder.commit("theirs")
    folder.git("checkout", "-q", "main")
    folder.edit(titled("P05", "Mine"))
    folder.commit("mine")
    folder.git("merge", "theirs", status=1)
    assert main(["info", str(folder.document)]) == 1
    assert "git mergetool" in capsys.readouterr().err


def test_a_position_in_a_new_seat_and_one_that_goes_are_parts_of_a_merge(folder: Repository) -> None:  # fmt: skip
    folder.git("checkout", "-q", "-b", "theirs")
    folder.edit(lambda org: add_position(org, title="New", manager=seat(org, "P05")))
    folder.edit(titled("P06", "Theirs"))
    folder.commit("theirs")
    folder.git("checkout", "-q", "main")
    folder.edit(lambda org: delete(org, [seat(org, "P05")]))
    folder.edit(titled("P06", "Mine"))
    folder.commit("mine")
    folder.git("merge", "theirs", status=1)
    folder.git("mergetool")
    folder.commit("merged")
    org = folder.open().organization
    new = next(p for p in org.of(Position).values() if p.title == "New")
    assert new.manager not in ("", None)
    assert folder.title("P06") == "Mine"


def test_conflicts_in_a_chinese_document_are_told_in_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    folder = tmp_path / "plan.orgd"
    main(["new", "--template", "marketing", "--language", "zh", "-o", str(folder)])
    part = folder / "position.ndjson"
    whole = part.read_bytes()
    states = [tmp_path / f"{side}.ndjson" for side in ("base", "mine", "theirs")]
    for state, codes in zip(states, (None, ("P14", "P21"), ("P21", "P14")), strict=True):
        part.write_bytes(whole)
        if codes:
            document = open_document(folder).document
            keys = {p.code: key for key, p in document.organization.of(Position).items()}
            document.do(set_field(document.organization, [keys[codes[0]]], "manager", keys[codes[1]]))  # fmt: skip
            save(document.organization, folder, overwrite=True)
        state.write_bytes(part.read_bytes())
    capsys.readouterr()
    assert main(["merge", *map(str, states), "-o", str(part)]) == 0
    told = capsys.readouterr().out
    assert "会形成循环" in told
    assert "Digital manager" not in told
