"""Delivery sets from the command line: listed, written into a folder, two deliveries compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from orgeditor.analysis.changes import changes_between
from orgeditor.cli.preflight import remarks_said
from orgeditor.cli.targets import go_on_in_language_of, opened
from orgeditor.cli.telling import Progress, WrongUsage, print_json
from orgeditor.messages import t, tn
from orgeditor.model.deliveries import Delivery, called, deliveries, names_of
from orgeditor.model.edit import Refused
from orgeditor.outputs import given, look_at
from orgeditor.outputs.board_pack import BOARD_PACK, board_pack
from orgeditor.outputs.comparing import KINDS, Compared, compare_deliveries, documents_at_hand
from orgeditor.outputs.delivering import deliver, reasons_of
from orgeditor.outputs.kinds import file_names

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from orgeditor.cli.arguments import AddVerb
    from orgeditor.model.document import Document


def delivered(options: argparse.Namespace) -> None:
    """Write a delivery set, list those there are, or compare two deliveries."""
    _check(options)
    if options.compare:
        _compare(options)
        return
    found = opened(options.document)
    go_on_in_language_of(options, found.organization)
    if options.list:
        _list(options, found.document)
        return
    chosen = _called(found.document, options.set)
    if options.preflight:
        _look(options, chosen, found.document)
        return
    with Progress(options) as progress:
        made = deliver(
            chosen,
            found.document,
            options.output,
            name=options.document.absolute().name,
            home=options.document.absolute().parent,
            reached=progress,
        )
    if made.refused:
        count, whole = len(made.refused), len(made.items)
        raise Refused(t("{n} of {whole} files were not written. {reasons}", n=count, whole=whole, reasons=reasons_of(made.refused)))  # fmt: skip
    if options.json:
        print_json(msgspec.to_builtins(made.manifest))
        return
    for one in made.manifest.files:
        print(f"{one.file}  {one.size:,}  {one.sha256}")
    for item in made.items:
        for warning in item.written.warnings if item.written else ():
            print(f"{item.file}: {warning}")
    for earlier in made.manifest.earlier:
        print(t("{file} is of an earlier delivery and stays.", file=earlier.file))


def _check(options: argparse.Namespace) -> None:
    """Raise WrongUsage where it cannot be told which of the three is asked for."""
    writing = bool(options.set or options.output or options.preflight)
    if sum((writing, options.list, bool(options.compare))) != 1:
        raise WrongUsage(t("deliver writes (DOC SET -o FOLDER), lists (DOC --list) or compares (--compare OLD NEW)."))  # fmt: skip
    if writing and not (options.document and options.set and (options.output or options.preflight)):
        raise WrongUsage(t("deliver needs DOC, SET and -o FOLDER."))
    if options.list and not options.document:
        raise WrongUsage(t("--list needs DOC."))


def _look(options: argparse.Namespace, chosen: Delivery, document: Document) -> None:
    """Say of each file of a set what to look at before it goes out; of one that cannot be made, why not."""
    words = document.organization.project.language or "en"
    home = options.document.absolute().parent
    told: list[dict[str, Any]] = []
    with Progress(options) as progress:
        for n, (output, file) in enumerate(zip(chosen.outputs, file_names(chosen.outputs, words), strict=True)):  # fmt: skip
            progress(n / len(chosen.outputs))
            try:
                remarks = look_at(output, given(output, document, folder=home), lambda _: None)
                told.append({"file": file, **remarks_said(remarks, output)})
            except Refused as refusal:
                told.append({"file": file, "refused": str(refusal)})
    if options.json:
        print_json({"files": told})
        return
    for one in told:
        print(f"{one['file']}:")
        for line in [one["refused"]] if "refused" in one else _remarks_told(one["remarks"]):
            print(f"  {line}")


def _remarks_told(remarks: list[dict[str, Any]]) -> Iterator[str]:
    """Yield a line a remark, and below it one with what mends it, where a set can be changed."""
    for remark in remarks:
        yield f"{remark['severity']}: {remark['message']}"
        if mends := [mend["label"] for mend in remark["mends"] if mend["settings"]]:
            yield f"  {t('Mended by: {ways}', ways=' · '.join(mends))}"
    if not remarks:
        yield str(t("Nothing to look at before it goes out."))


def _called(document: Document, name: str) -> Delivery:
    """Return the set of a name, in either language; the ready-made one where the document has no other of that name."""
    known = deliveries(document.scenarios)
    ready = board_pack(document.organization)
    wanted = name.strip().casefold()
    for one in (*known, ready):
        if wanted in (one.id, *names_of(one)):
            return one
    names = (*(str(called(one)) for one in known), BOARD_PACK)
    raise Refused(t("There is no delivery set “{name}”. There are: {known}.", name=name, known=", ".join(names)))  # fmt: skip


def _list(options: argparse.Namespace, document: Document) -> None:
    sets = deliveries(document.scenarios)
    ready = board_pack(document.organization)
    if not any(names_of(ready) & names_of(one) for one in sets):
        sets = [*sets, ready]
    words = document.organization.project.language or "en"
    named = [(one, file_names(one.outputs, words)) for one in sets]
    if options.json:
        print_json(
            {
                "deliveries": [
                    {
                        "name": str(called(one)),
                        "ready_made": one.id == BOARD_PACK,
                        "outputs": [
                            {"file": name, **_plain(output)}
                            for name, output in zip(names, one.outputs, strict=True)
                        ],
                    }
                    for one, names in named
                ]
            }
        )
        return
    for one, names in named:
        note = f" ({t('ready-made')})" if one.id == BOARD_PACK else ""
        print(f"{called(one)}{note}: {', '.join(names)}")


def _plain(output: msgspec.Struct) -> dict[str, Any]:
    said: dict[str, Any] = msgspec.to_builtins(output)
    said.pop("file", None)
    return said


def _compare(options: argparse.Namespace) -> None:
    compared = compare_deliveries(*options.compare)
    changes = None
    if options.document and not compared.same_document:
        both = documents_at_hand(compared, options.document)
        if both:
            changes = changes_between(both[0].organization, both[1].organization)
    if options.json:
        told = None if changes is None else [{"kind": one.kind, "id": one.record, "message": str(one.message)} for one in changes]  # fmt: skip
        print_json(_as_json(compared) | ({} if told is None else {"changes": told}))
        return
    _print(compared)
    if changes is not None:
        for change in changes:
            print(f"  {change.message}")
        print(tn("{n} difference.", "{n} differences.", len(changes)))


def _print(compared: Compared) -> None:
    for one in compared.files:
        said = "; ".join(str(words) for words in one.told)
        print(f"{KINDS[one.kind]}: {one.file}{f' ({said})' if said else ''}")
    for folder, names in zip((compared.old, compared.new), compared.spoilt, strict=True):
        for name in names:
            print(t("{file} is not as it was delivered on {date}.", file=name, date=folder.made))
    if compared.same_document:
        print(t("Both were made of the same state of the document."))
    else:
        print(t("They were made of different states of the document."))


def _as_json(compared: Compared) -> dict[str, Any]:
    return {
        "files": [
            {
                "file": one.file,
                "kind": one.kind,
                "size": [side.size if side else None for side in (one.before, one.after)],
                "sha256": [side.sha256 if side else None for side in (one.before, one.after)],
                "settings": list(one.settings),
            }
            for one in compared.files
        ],
        "same_document": compared.same_document,
        "not_as_delivered": {"old": compared.spoilt[0], "new": compared.spoilt[1]},
        "programs": [compared.old.program, compared.new.program],
    }


def add_verbs(verb: AddVerb) -> None:
    """Add the verb about delivery sets."""
    added = verb("deliver", delivered, "Write all files of a delivery set, with a manifest of their hashes; or compare two deliveries.")  # fmt: skip
    added.add_argument("document", type=Path, metavar="DOC", nargs="?")
    added.add_argument("set", metavar="SET", nargs="?", default="", help=f"its name, or {BOARD_PACK}, which is ready-made")  # fmt: skip
    added.add_argument("-o", "--output", type=Path, metavar="FOLDER")
    added.add_argument("--list", action="store_true", help="list the sets of a document and their files")  # fmt: skip
    added.add_argument("--compare", nargs=2, type=Path, metavar=("OLD", "NEW"), help="two folders that were delivered to; with DOC also what differs in it, as far as its versions are kept")  # fmt: skip
    added.add_argument("--preflight", action="store_true", help="write nothing: say of each file what to look at before it goes out")  # fmt: skip
    added.add_argument("--json", action="store_true", help="print one JSON object")
