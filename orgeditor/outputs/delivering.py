"""A delivery set written into a folder: all its files or, of those that cannot be, why not.

Everything is made in a folder of its own inside (``destination.py``), and moved when all is there, so
that whoever stops it, or a full disk, leaves the folder as it was.

Files are dated by the day alone, that of the document where it names one: what is delivered again
on the same day, of the same document, is the same bytes. The manifest tells the moment.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from orgeditor import __version__, clock, disk
from orgeditor.analysis.discretion import teller
from orgeditor.analysis.left_out import left_out as words_left_out
from orgeditor.files.project.format import pack
from orgeditor.files.project.opening import sha256_of
from orgeditor.files.project.refusals import save_failure
from orgeditor.messages import Message, language, speaking, t, verbatim
from orgeditor.model.deliveries import Delivery, called
from orgeditor.model.edit import Refused
from orgeditor.model.output import Output
from orgeditor.outputs.destination import check_free, staging_in
from orgeditor.outputs.given import Given, as_it_stands, given, language_of
from orgeditor.outputs.kinds import file_names
from orgeditor.outputs.manifest import (
    MANIFEST,
    DocumentSaid,
    File,
    Hashed,
    Manifest,
    NotWritten,
    encoded,
    read_manifest,
    settings_of,
    size_and_hash,
)
from orgeditor.outputs.writing import write
from orgeditor.outputs.written import Reached, Written

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgeditor.model.document import Document
    from orgeditor.model.organization import Organization
    from orgeditor.model.redaction import RedactionProfile


class Item(msgspec.Struct, frozen=True):
    """What became of an output: ``written``, or the reason why it is not."""

    output: Output
    file: str
    written: Written | None = None
    reason: Message | None = None


class Delivered(msgspec.Struct, frozen=True):
    """A delivery that was written: its items in the order of the set, and its manifest."""

    folder: Path
    items: tuple[Item, ...]
    manifest: Manifest

    @property
    def refused(self) -> list[Item]:
        """The outputs that were not written."""
        return [item for item in self.items if item.reason is not None]


def deliver(
    delivery: Delivery,
    document: Document,
    folder: Path,
    *,
    name: str,
    home: Path = Path(),
    besides: RedactionProfile | None = None,
    reached: Reached,
) -> Delivered:
    """Write the outputs of a set into a folder, made where it is not there, and a manifest.

    ``name`` is what the document is called; paths that outputs name are meant from ``home``.
    What ``besides`` leaves out stays out of everything. ``reached`` hears 0.0 to 1.0; what it
    raises leaves the folder as it was. Refused where there is nothing to write, none of it can be
    written, or the folder holds something else's manifest; CannotSave where nothing can be
    written there.
    """
    if not delivery.outputs:
        raise Refused(t("“{name}” has no outputs yet. Add one.", name=called(delivery)))
    run = _Run(delivery, document, home, besides)
    with staging_in(folder) as staging:
        before = read_manifest(folder)
        items = run.write_all(staging, folder, before, reached)
        if all(item.reason for item in items):
            raise Refused(t("Nothing was delivered. {reasons}", reasons=reasons_of(items)))
        return run.move_all(items, staging, folder, before, name)


def reasons_of(items: list[Item]) -> str:
    """Return why files were not written, in one line."""
    return " ".join(f"{item.file}: {item.reason}" for item in items if item.reason)


class _Run:
    """One delivery under way; organisations that several outputs are made of are made once."""

    def __init__(
        self,
        delivery: Delivery,
        document: Document,
        home: Path,
        besides: RedactionProfile | None,
    ) -> None:
        self._delivery, self._document = delivery, document
        self._home, self._besides = home, besides
        self._wholes: dict[str, Organization] = {}
        self._given: dict[tuple[object, ...], Given] = {}
        self._files: dict[str, File] = {}
        self._tellers: dict[tuple[object, ...], Callable[[Message], Message]] = {}

    def write_all(
        self, staging: Path, folder: Path, before: Manifest | None, reached: Reached
    ) -> list[Item]:
        """Write each output into ``staging``, where it may go from there into ``folder``."""
        outputs, shown, items = self._delivery.outputs, language(), []
        words = self._document.organization.project.language or "en"
        names = file_names(outputs, words, (MANIFEST,))
        for place, (output, name) in enumerate(zip(outputs, names, strict=True)):

            def share(part: float, place: int = place) -> None:
                with speaking(shown):
                    reached((place + part) / len(outputs))

            share(0.0)
            try:
                written = self._write(output, staging / name, share)
                check_free(folder / name, self._files[name], before)
            except Refused as refusal:
                items.append(Item(output, name, reason=refusal.reason))
            except OSError as error:
                why = save_failure(error, name, str(folder)).reason
                items.append(Item(output, name, reason=why))
            else:
                items.append(Item(output, name, written))
        return items

    def _write(self, output: Output, path: Path, reached: Reached) -> Written:
        made_of = self._made_of(output)
        org, words = made_of.org, language_of(output, made_of.whole)
        self._check_name(output, made_of)
        with speaking(words), clock.dated(_day_of(made_of.whole)):
            written = write(output, made_of, path, reached)
        found = size_and_hash(path)
        assert found is not None
        scenario = org.scenario.render(words) if org.scenario else ""
        self._files[path.name] = File(
            file=path.name,
            what=output.what,
            format=output.format,
            size=found[0],
            sha256=found[1],
            scenario=scenario,
            left_out=tuple(one.render(words) for one in words_left_out(org.redaction)),
            settings=settings_of(output),
        )
        return written

    def _made_of(self, output: Output) -> Given:
        if output.scenario and output.scenario not in self._document.scenarios:
            raise Refused(t("The scenario that was chosen for it is gone. Choose another."))
        if output.scenario not in self._wholes:
            self._wholes[output.scenario] = as_it_stands(self._document, output.scenario)
        key = (output.scenario, output.redaction, output.without, output.ratings, output.language)
        if key not in self._given:
            whole = self._wholes[output.scenario]
            self._given[key] = given(
                output, self._document, whole, folder=self._home, besides=self._besides
            )
        return self._given[key]

    def _check_name(self, output: Output, made_of: Given) -> None:
        """Refuse a file's name that tells what is left out of the file."""
        profile = made_of.org.redaction
        if profile is None:
            return
        key = (output.scenario, output.redaction, output.without)
        if key not in self._tellers:
            self._tellers[key] = teller(made_of.whole, profile, self._document.everybody())
        if self._tellers[key](verbatim(output.file)).render("en") != output.file:
            raise Refused(t("The name of the file tells what is left out of it. Call it otherwise."))  # fmt: skip

    def move_all(
        self, items: list[Item], staging: Path, folder: Path, before: Manifest | None, name: str
    ) -> Delivered:
        """Move what was written into the folder, the manifest last."""
        manifest = self._manifest(items, folder, before, name)
        try:
            # Written before anything is moved: a full disk is met while all is as it was.
            disk.write(staging / MANIFEST, encoded(manifest))
        except OSError as error:
            raise save_failure(error, MANIFEST, str(folder)) from error
        moved = [_moved(item, staging, folder) for item in items]
        if moved != items:
            manifest = self._manifest(moved, folder, before, name)
        try:
            disk.write(staging / MANIFEST, encoded(manifest))
            disk.move(staging / MANIFEST, folder / MANIFEST)
        except OSError as error:
            raise save_failure(error, MANIFEST, str(folder)) from error
        return Delivered(folder, tuple(moved), manifest)

    def _manifest(
        self, items: list[Item], folder: Path, before: Manifest | None, name: str
    ) -> Manifest:
        table, scenarios = self._document.kept()
        words = self._document.organization.project.language or "en"
        written = {item.file for item in items if item.written}
        past = before.known if before else ()
        return Manifest(
            program=__version__,
            delivery=self._told(called(self._delivery), words),
            document=DocumentSaid(
                name=self._told(verbatim(name), words),
                sha256=sha256_of(pack(table.values(), scenarios)),
            ),
            made=f"{clock.now():%Y-%m-%dT%H:%M:%SZ}",
            files=tuple(self._files[item.file] for item in items if item.written),
            not_written=tuple(
                NotWritten(
                    file=self._told(verbatim(item.file), words),
                    what=item.output.what,
                    format=item.output.format,
                    reason=self._told(item.reason, words),
                )
                for item in items
                if item.reason
            ),
            earlier=tuple(
                Hashed(file=one.file, size=one.size, sha256=one.sha256)
                for one in past
                if one.file not in written and (folder / one.file).is_file()
            ),
        )

    def _told(self, message: Message, words: str) -> str:
        """Return a text as it may stand beside files of which this and that was left out."""
        for one in self._tellers.values():
            message = one(message)
        return message.render(words)


def _day_of(org: Organization) -> date:
    """Return on which day files are said to be made: that of the document, where it names one, else today."""
    try:
        return date.fromisoformat(org.project.date)
    except ValueError:
        return clock.today()


def _moved(item: Item, staging: Path, folder: Path) -> Item:
    if item.written is None:
        return item
    try:
        disk.move(staging / item.file, folder / item.file)
    except OSError as error:
        why = save_failure(error, item.file, str(folder)).reason
        return Item(item.output, item.file, reason=why)
    return item
