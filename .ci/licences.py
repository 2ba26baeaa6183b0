"""Lists the licence of every package the program stands on; fails on one that is not allowed."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

TOP = Path(__file__).resolve().parent.parent

ALLOWED: Final = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "HPND",
    "ISC",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "PSF-2.0",
    "Unlicense",
    "Zlib",
}
# Looked at one by one; anything else under such a licence is refused.
NAMED: Final = {
    "pyside6-essentials": "LGPL-3.0-only: linked as shared libraries that a user can replace",
    "shiboken6": "LGPL-3.0-only: linked as shared libraries that a user can replace",
    "pyinstaller": "GPL-2.0 with the exception that frees what it builds",
    "pyinstaller-hooks-contrib": "Apache-2.0 where it travels, GPL-2.0 where it only builds",
}
CLASSIFIERS: Final = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
}


def requirements_of_the_program() -> list[Requirement]:
    """Return what pyproject.toml asks for to run and to freeze the program."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    names = [*project["dependencies"], *project["optional-dependencies"]["package"]]
    return [Requirement(name) for name in names]


def closure(requirements: list[Requirement]) -> dict[str, Distribution]:
    """Return the installed packages that the requirements bring, by canonical name."""
    found: dict[str, Distribution] = {}
    waiting = list(requirements)
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found[name] = distribution(name)
        waiting += [Requirement(text) for text in found[name].requires or []]
    return found


def licence(package: Distribution) -> str:
    """Return the SPDX expression of a package, or what it says instead."""
    metadata = package.metadata
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    prefix = "License :: OSI Approved :: "
    said = [
        CLASSIFIERS.get(line.removeprefix(prefix), line.removeprefix(prefix))
        for line in metadata.get_all("Classifier") or []
        if line.startswith(prefix)
    ]
    if said:
        return " AND ".join(said)
    return metadata["License"].strip().split("\n")[0] if "License" in metadata else "unknown"


def is_allowed(expression: str) -> bool:
    """Return whether a licence may travel with the program; brackets are not interpreted."""
    if "(" in expression:
        terms = re.split(r"[()\s]+|\bAND\b|\bOR\b", expression)
        return all(term in ALLOWED for term in terms if term)
    return any(
        all(term.strip() in ALLOWED for term in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )


def main() -> int:
    """Print the table; return 1 when a licence is neither allowed nor named."""
    refused = []
    for name, package in sorted(closure(requirements_of_the_program()).items()):
        expression = licence(package)
        allowed = name in NAMED or is_allowed(expression)
        print(f"{name:28} {package.version:16} {NAMED.get(name, expression)}")
        if not allowed:
            refused.append(f"{name}: {expression}")
    for line in refused:
        print(f"licence not allowed: {line}", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
