"""A plain install, away from the checkout, finds what travels with the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the installed wheel alone."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-deps", "--no-build-isolation", "--wheel-dir", folder]
    subprocess.run([*PIP, "wheel", *options, TOP], check=True)
    (wheel,) = folder.glob("orgeditor-*.whl")
    subprocess.run([*PIP, "install", "--no-deps", "--target", folder / "site", wheel], check=True)
    return folder / "site"


def said(site: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=site.parent,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8").strip()


@pytest.mark.parametrize(
    "path",
    [
        "icons/orgeditor.svg",
        "resources/fonts/OFL.txt",
        "resources/fonts/OrgEditorSans-Bold.otf",
        "resources/sample/roster.xlsx",
        "resources/templates/marketing.toml",
        "resources/translations/zh_CN.po",
    ],
)
def test_an_installed_program_finds_its_files(site: Path, path: str) -> None:
    find = f"from orgeditor.assets import asset; print(asset({path!r}))"
    found = Path(said(site, "-c", find))
    assert found == site / "orgeditor" / "_assets" / path
    assert found.read_bytes() == (TOP / path).read_bytes()


def test_an_installed_program_runs(site: Path) -> None:
    assert "0." in said(site, "-m", "orgeditor", "--version")
    assert "marketing" in said(site, "-m", "orgeditor", "new", "--list")
