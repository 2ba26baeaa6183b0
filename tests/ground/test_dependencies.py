"""What the program imports is what it declares, and the lock pins all of it."""

from __future__ import annotations

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).resolve().parents[2]


def declared() -> set[str]:
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    return {canonicalize_name(Requirement(text).name) for text in project["dependencies"]}


def imported() -> set[str]:
    """Return the distributions whose modules the package imports, wherever in its files."""
    modules = set()
    for path in (TOP / "orgeditor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    modules -= {"orgeditor", *sys.stdlib_module_names}
    distributions = packages_distributions()
    return {canonicalize_name(distributions[module][0]) for module in modules}


def test_the_program_declares_what_it_imports_and_no_more() -> None:
    assert imported() == declared()


def test_the_lock_pins_every_dependency_by_its_hash_and_names_no_index() -> None:
    lock = (TOP / "packaging" / "requirements.lock").read_text("utf-8")
    entries = [entry for entry in lock.replace("\\\n", " ").splitlines() if entry.strip()]
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
    assert declared() <= {canonicalize_name(entry.split("==")[0]) for entry in entries}
    assert "://" not in lock
