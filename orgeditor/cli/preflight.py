"""What preflight says of an output, on the command line: remarks, with the options that mend them."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from orgeditor.analysis.rules import SEVERITIES
from orgeditor.cli.telling import flag, print_json
from orgeditor.messages import t, tn
from orgeditor.outputs import mended

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgeditor.analysis.preflight import Mend, Remark
    from orgeditor.model.output import Output


def tell_remarks(remarks: Sequence[Remark], output: Output, *, as_json: bool) -> None:
    """Print remarks, the gravest first; as one JSON object where that is asked for."""
    ordered = sorted(remarks, key=lambda one: SEVERITIES.index(one.severity))
    if as_json:
        print_json(remarks_said(ordered, output))
        return
    for remark in ordered:
        print(f"{remark.severity}: {remark.message}")
        for mend in remark.mends:
            added, dropped = _typed(mend, output)
            without = str(t("without {options}", options=dropped)) if dropped else ""
            if added or dropped:
                print(f"  {mend.label}: {' '.join(filter(None, (added, without)))}")
    if ordered:
        print(tn("{n} thing to look at", "{n} things to look at", len(ordered)))
    else:
        print(t("Nothing to look at before it goes out."))


def remarks_said(remarks: Sequence[Remark], output: Output) -> dict[str, Any]:
    """Return remarks as they go into JSON: ``add`` and ``drop`` of a mend are options of the command."""
    counts = {severity: sum(one.severity == severity for one in remarks) for severity in SEVERITIES}
    return {
        "remarks": [
            {
                "kind": remark.kind,
                "severity": remark.severity,
                "message": str(remark.message),
                "pages": list(remark.pages),
                "records": list(remark.records),
                "mends": [_mend_said(mend, output) for mend in remark.mends],
            }
            for remark in remarks
        ],
        "counts": counts,
    }


def _mend_said(mend: Mend, output: Output) -> dict[str, Any]:
    add, drop = _typed(mend, output)
    return {
        "label": str(mend.label),
        "settings": dict(mend.settings),
        "add": add,
        "drop": drop,
        "records": list(mend.records),
    }


def _typed(mend: Mend, output: Output) -> tuple[str, str]:
    """Return the options that change an output as a mend has it: those to add, and those to leave out."""
    after, added, dropped = mended(output, mend), [], []
    for name in mend.settings:
        value = getattr(after, name, None)
        if name not in output.__struct_fields__ or value == getattr(output, name):
            continue
        if value is True:
            added.append(flag(name))
        elif isinstance(value, str | float | int) and value:
            added += [flag(name), f"{value:g}" if isinstance(value, float) else str(value)]
        else:
            dropped.append(flag(name))
    return shlex.join(added), shlex.join(dropped)
