"""Keeps the Chinese catalogue in step with the messages in the code.

Without options it lists what is wrong: a call whose text is no literal or whose
parameters are not the text's placeholders, an entry that is missing, empty, fuzzy,
no longer used, or has other placeholders than its English.
``--update`` brings the catalogue's entries in line with the code. ``--fill FILE ...``
then takes translations from lines of English, tab, Chinese (of a plural: the singular).
"""

from __future__ import annotations

import argparse
import ast
import sys
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Final

import polib

TOP = Path(__file__).resolve().parent.parent
CATALOGUE = TOP / "resources" / "translations" / "zh_CN.po"
METADATA: Final = {
    "Project-Id-Version": "OrgEditor",
    "Language": "zh_CN",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}
# How many leading arguments of each function are texts.
TEXTS: Final = {"t": 1, "tn": 2}


@dataclass(frozen=True)
class Source:
    """One call that makes a message: where it stands, its texts, its parameters' names."""

    place: str
    texts: tuple[str, ...]
    parameters: frozenset[str] | None  # None: handed on as **parameters


def placeholders(text: str) -> set[str]:
    """Return the names in braces; raises ValueError where the braces do not match."""
    return {name.split(".")[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


def sources(package: Path) -> tuple[list[Source], list[str]]:
    """Return the messages that a package makes, and the calls that name no literal."""
    found: list[Source] = []
    faults: list[str] = []
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            count = TEXTS.get(node.func.id)
            if count is None:
                continue
            place = f"{path.relative_to(package.parent)}:{node.lineno}"
            texts = tuple(
                argument.value
                for argument in node.args[:count]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )
            if len(texts) != count:
                faults.append(f"{place}: the text of {node.func.id}() is no literal")
                continue
            names = [keyword.arg for keyword in node.keywords]
            given = None if None in names else frozenset(name for name in names if name)
            found.append(
                Source(place, texts, given if count == 1 or given is None else given | {"n"})
            )
    return found, faults


def wrong_parameters(source: Source) -> list[str]:
    """Return what is wrong between a call's texts and its parameters."""
    try:
        wanted = set().union(*(placeholders(text) for text in source.texts))
    except ValueError as error:
        return [f"{source.place}: {error}: {source.texts[0]!r}"]
    if source.parameters is None:
        return []
    given = source.parameters - {"n"} if len(source.texts) == 2 else source.parameters
    wanted -= {"n"} if len(source.texts) == 2 else set()
    if wanted == given:
        return []
    return [f"{source.place}: {source.texts[0]!r} has {sorted(wanted)}, the call {sorted(given)}"]


def entry_faults(entry: polib.POEntry) -> list[str]:
    """Return what is wrong with one entry of the catalogue."""
    translated = entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr
    if entry.fuzzy:
        return [f"fuzzy: {entry.msgid!r}"]
    if not translated.strip():
        return [f"untranslated: {entry.msgid!r}"]
    try:
        english = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
        chinese = placeholders(translated)
    except ValueError as error:
        return [f"{error}: {entry.msgid!r} -> {translated!r}"]
    if english != chinese:
        return [f"placeholders differ: {entry.msgid!r} -> {translated!r}"]
    return []


def catalogue_faults(catalogue: polib.POFile, found: list[Source]) -> list[str]:
    """Return what keeps the catalogue from being complete for these messages."""
    needed = {(source.texts[0], *source.texts[1:]) for source in found}
    singular_only = {texts[0] for texts in needed if len(texts) == 1}
    faults = [
        f"used with and without a plural: {texts[0]!r}"
        for texts in needed
        if len(texts) == 2 and texts[0] in singular_only
    ]
    held = {(entry.msgid, entry.msgid_plural) for entry in catalogue if not entry.obsolete}
    wanted = {(texts[0], texts[1] if len(texts) == 2 else "") for texts in needed}
    faults += [f"missing: {text!r}" for text, _ in wanted - held]
    faults += [f"no longer used: {text!r}" for text, _ in held - wanted]
    faults += [f"obsolete: {entry.msgid!r}" for entry in catalogue if entry.obsolete]
    for entry in catalogue:
        faults += entry_faults(entry)
    return sorted(faults)


def updated(catalogue: polib.POFile, found: list[Source]) -> polib.POFile:
    """Return the catalogue with exactly the entries these messages need, sorted by text."""
    known = {entry.msgid: entry for entry in catalogue}
    fresh = polib.POFile(wrapwidth=0)
    fresh.metadata = dict(METADATA)
    for texts in sorted({source.texts for source in found}):
        old = known.get(texts[0])
        plural = texts[1] if len(texts) == 2 else ""
        entry = polib.POEntry(msgid=texts[0], msgid_plural=plural)
        chinese = "" if old is None else old.msgstr or old.msgstr_plural.get(0, "")
        set_translation(entry, chinese)
        fresh.append(entry)
    return fresh


def set_translation(entry: polib.POEntry, chinese: str) -> None:
    """Write the one form that Chinese has into an entry, plural or not."""
    if entry.msgid_plural:
        entry.msgstr_plural = {0: chinese}
    else:
        entry.msgstr = chinese


def fill(catalogue: polib.POFile, tables: list[Path]) -> list[str]:
    """Write the tables' translations into the catalogue; return the lines that fit no entry."""
    entries = {entry.msgid: entry for entry in catalogue}
    unfit = []
    for table in tables:
        for number, line in enumerate(table.read_text("utf-8").splitlines(), 1):
            if not line.strip():
                continue
            english, _, chinese = line.partition("\t")
            english, chinese = (text.replace("\\n", "\n") for text in (english, chinese.strip()))
            entry = entries.get(english)
            if entry is None or not chinese:
                unfit.append(f"{table.name}:{number}: {line}")
            else:
                set_translation(entry, chinese)
    return unfit


def main(arguments: list[str]) -> int:
    """Check, update or fill the catalogue; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--update", action="store_true", help="bring the entries in line with the code"
    )
    parser.add_argument("--fill", nargs="+", type=Path, metavar="FILE", help="take translations")
    options = parser.parse_args(arguments)

    found, faults = sources(TOP / "orgeditor")
    catalogue = polib.pofile(str(CATALOGUE), wrapwidth=0) if CATALOGUE.exists() else polib.POFile()
    if options.update:
        catalogue = updated(catalogue, found)
    if options.fill:
        for line in fill(catalogue, options.fill):
            print(f"not used: {line}")
    if options.update or options.fill:
        catalogue.save(str(CATALOGUE), newline="\n")

    for source in found:
        faults += wrong_parameters(source)
    faults += catalogue_faults(catalogue, found)
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"translations: {len(catalogue)} messages, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
