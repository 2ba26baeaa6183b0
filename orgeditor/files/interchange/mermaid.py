"""The structure as a Mermaid flowchart: text that wikis and repositories draw.

Source: https://mermaid.js.org/syntax/flowchart.html. Mermaid itself draws at most 500
lines and 50,000 characters unless its settings allow more; a comment says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from orgeditor import disk
from orgeditor.analysis.left_out import notice
from orgeditor.analysis.tree import reporting_tree, unit_tree
from orgeditor.messages import t
from orgeditor.model.fields import name_of
from orgeditor.model.records import Position, Unit
from orgeditor.model.structure import head_of, is_vacant
from orgeditor.model.verbs.people import holder_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from orgeditor.model.organization import Organization

_LINES: Final = 500
_CHARACTERS: Final = 50_000
_MARKS: Final = str.maketrans({'"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "\\": "#92;", "`": "#96;"})  # fmt: skip


def write_mermaid(
    org: Organization,
    path: Path,
    *,
    mode: Literal["positions", "units"] = "positions",
    language: str = "en",
) -> None:
    """Write the chart of positions or of units as Mermaid text in place of ``path``; OSError."""
    body = list(_chart(org, mode, language))
    lines = sum(" --> " in line or " -.-> " in line for line in body)
    text = "\n".join(body) + "\n"
    note = ""
    if lines > _LINES or len(text) > _CHARACTERS:
        said = t("Mermaid draws this once maxEdges is {lines} and maxTextSize {characters} or more in its settings.", lines=lines, characters=len(text))  # fmt: skip
        note = f"%% {said.render(language)}\n"
    told = notice(org.redaction, language)
    note += "".join(f"%% {line}\n" for line in told.lines[:1]) if told else ""
    disk.write(path, (note + text).encode())


def _chart(org: Organization, mode: Literal["positions", "units"], language: str) -> Iterator[str]:
    tree = reporting_tree(org) if mode == "positions" else unit_tree(org)
    yield "flowchart TB"
    for i, key in enumerate(tree.ids):
        record = org[key]
        assert isinstance(record, Position | Unit)
        vacant = isinstance(record, Position) and is_vacant(record)
        yield f'  n{i}["{_label(org, record, language)}"]' + (":::vacant" if vacant else "")
    for i, up in enumerate(tree.parent.tolist()):
        if up >= 0:
            yield f"  n{up} --> n{i}"
    for i, key in enumerate(tree.ids):
        position = org.peek(key)
        for above in position.dotted if isinstance(position, Position) else ():
            if above in tree.index:
                yield f"  n{tree.index[above]} -.-> n{i}"
    yield "  classDef vacant stroke-dasharray: 5 4"


def _label(org: Organization, record: Position | Unit, language: str) -> str:
    """Return what a box says, a line each, in Mermaid's own marks."""
    if isinstance(record, Position):
        names = ", ".join(holder_names(org, record, language))
        line = names or (t("Vacant").render(language) if is_vacant(record) else "")
    else:
        head = org.find(Position, head_of(org, record.id))
        line = name_of(head, language) if head else ""
    said = (name_of(record, language), line)
    return "<br>".join(" ".join(text.split()).translate(_MARKS) for text in said if text)
