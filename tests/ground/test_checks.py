"""The checks of ``make check`` find what they are for."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import polib
import pytest
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from types import ModuleType

TOP = Path(__file__).resolve().parents[2]


def script(name: str) -> ModuleType:
    spec = spec_from_file_location(f"ci_{name}", TOP / ".ci" / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


licences = script("licences")
portable = script("portable")
translations = script("translations")


def written(folder: Path, code: str) -> Path:
    package = folder / "package"
    package.mkdir(exist_ok=True)
    (package / "module.py").write_text(code, "utf-8")
    return package


def faults(folder: Path, code: str) -> list[str]:
    """Return what the check says of a module whose messages are all translated as they are."""
    found, bad = translations.sources(written(folder, code))
    catalogue = translations.updated(polib.POFile(), found)
    for entry in catalogue:
        translations.set_translation(entry, entry.msgid_plural or entry.msgid)
    for source in found:
        bad += translations.wrong_parameters(source)
    return bad + translations.catalogue_faults(catalogue, found)


@pytest.mark.parametrize(
    "call",
    [
        't("Save")',
        't("Move {a} " "to {b}", a=1, b=2)',
        't("Move {a}", **values)',
        'tn("{n} unit", "{n} units", 3)',
        'tn("one unit of {a}", "{n} units of {a}", n, a=1)',
        't("Half {{braces}} {a:,.2f}", a=1)',
    ],
)
def test_a_sound_message_passes(tmp_path: Path, call: str) -> None:
    assert faults(tmp_path, f"message = {call}\n") == []


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("t(text)", "is no literal"),
        ('t(f"Move {a}")', "is no literal"),
        ('tn("{n} unit", plural, n)', "is no literal"),
        ('t("Move {a}")', "the call []"),
        ('t("Move {a}", b=1)', "the call ['b']"),
        ('t("Move", a=1)', "the call ['a']"),
        ('t("Move {a", a=1)', "expected '}'"),
        ('tn("{n} unit of {a}", "{n} units of {a}", n)', "the call []"),
        ('(t("unit"), tn("unit", "units", 2))', "used with and without a plural"),
    ],
)
def test_a_message_that_would_fail_is_told(tmp_path: Path, call: str, said: str) -> None:
    assert any(said in fault for fault in faults(tmp_path, f"message = {call}\n"))


CODE = 'm = (t("Save"), t("Open {file}", file=1), tn("{n} unit", "{n} units", 2))\n'


def test_an_unfinished_catalogue_is_told(tmp_path: Path) -> None:
    found, _ = translations.sources(written(tmp_path, CODE))
    catalogue = polib.POFile()
    assert len(translations.catalogue_faults(catalogue, found)) == 3
    catalogue = translations.updated(catalogue, found)
    assert [fault.split(":")[0] for fault in translations.catalogue_faults(catalogue, found)] == [
        "untranslated"
    ] * 3

    table = tmp_path / "chinese.tsv"
    table.write_text("Save\t保存\nOpen {file}\t打开\n{n} unit\t{n} 个单位\nClose\t关闭\n", "utf-8")
    assert translations.fill(catalogue, [table]) == ["chinese.tsv:4: Close\t关闭"]
    assert translations.catalogue_faults(catalogue, found) == [
        "placeholders differ: 'Open {file}' -> '打开'"
    ]
    translations.set_translation(catalogue.find("Open {file}"), "打开{file}")
    assert translations.catalogue_faults(catalogue, found) == []

    catalogue.find("Save").flags.append("fuzzy")
    catalogue.append(polib.POEntry(msgid="Gone", msgstr="没有了"))
    assert translations.catalogue_faults(catalogue, found) == [
        "fuzzy: 'Save'",
        "no longer used: 'Gone'",
    ]


def test_an_update_keeps_translations_and_is_stable(tmp_path: Path) -> None:
    found, _ = translations.sources(written(tmp_path, CODE))
    catalogue = translations.updated(polib.POFile(), found)
    for entry in catalogue:
        translations.set_translation(entry, f"中 {entry.msgid}")
    path = tmp_path / "zh_CN.po"
    catalogue.save(str(path))
    before = path.read_bytes()
    translations.updated(polib.pofile(str(path)), found).save(str(path))
    assert path.read_bytes() == before

    more, _ = translations.sources(written(tmp_path, CODE + 't("Print")\n'))
    longer = translations.updated(polib.pofile(str(path)), more)
    assert [entry.msgid for entry in longer] == ["Open {file}", "Print", "Save", "{n} unit"]
    assert longer.find("Save").msgstr == "中 Save"
    assert longer.find("Print").msgstr == ""


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("BSD-3-Clause AND MIT", True),
        ("BSD-3-Clause AND GPL-3.0-only", False),
        ("(MIT OR GPL-2.0) AND ISC", False),
        ("GPL-3.0-or-later", False),
        ("unknown", False),
    ],
)
def test_a_licence_is_weighed(expression: str, allowed: bool) -> None:
    assert licences.is_allowed(expression) is allowed


def test_the_licences_of_what_requirements_bring_are_found() -> None:
    found = licences.closure([Requirement("openpyxl"), Requirement("colorama; python_version<'3'")])
    assert sorted(found) == ["et-xmlfile", "openpyxl"]
    assert licences.licence(found["openpyxl"]) == "MIT"


def test_a_line_that_holds_on_one_machine_alone_is_told(tmp_path: Path) -> None:
    home, host = "/home/" + "ana/roster.xlsx", "https://pypi" + ".org/simple"
    (tmp_path / "notes.md").write_text(f"fine: out/roster.xlsx\nopen {home}\n{host}\n", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0" + home.encode())
    assert portable.unportable_lines(tmp_path, ["notes.md", "picture.png", "deleted.md"]) == [
        f"notes.md:2: open {home}",
        f"notes.md:3: {host}",
    ]
