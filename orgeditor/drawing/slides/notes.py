"""The speaker notes of a slide: what is told here stands between two lines, the user's own around it stays."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.slide import NotesSlidePart

from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pptx.slide import NotesSlide, Slide

    from orgeditor.analysis.rules import Finding

_RULE: Final = "———"
_MOST: Final = 40
_FOLDER: Final = "/ppt/notesSlides/"


class Notes:
    """Writes the notes of the slides of a deck; new ones are as python-pptx makes the first."""

    def __init__(self) -> None:
        self._pattern: Any = None
        self._count = 0

    def tell(self, slide: Slide, lines: Sequence[str]) -> None:
        """Write notes: the first of ``lines`` heads them; what was told before is replaced."""
        if not lines and not slide.has_notes_slide:
            return
        frame = self._of(slide).notes_text_frame
        if frame is None:
            return
        before, after = _around(frame.text.split("\n"))
        head, *others = lines or ("",)
        told = [f"{_RULE} {head} {_RULE}", *others, _RULE] if lines else []
        frame.text = "\n".join((*before, *told, *after))

    def _of(self, slide: Slide) -> NotesSlide:
        if slide.has_notes_slide:
            return slide.notes_slide
        package = slide.part.package
        if self._pattern is None:
            self._pattern = deepcopy(slide.notes_slide.element)
            self._count = max(p.partname.idx or 0 for p in package.iter_parts() if p.partname.startswith(_FOLDER))  # fmt: skip
            return slide.notes_slide
        # python-pptx would look through all parts for a name, and through the master for each place.
        self._count += 1
        name = PackURI(f"{_FOLDER}notesSlide{self._count}.xml")
        part = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, deepcopy(self._pattern))
        part.relate_to(package.presentation_part.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
        part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
        slide.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)
        return slide.notes_slide


def by_subject(found: Iterable[Finding], language: str) -> dict[str, list[str]]:
    """Return what is found of each record, by its id, as sentences."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for finding in found:
        for key in finding.subjects:
            told[key].append(finding.message.render(language))
    return told


def findings_told(
    findings: Mapping[str, Sequence[str]], keys: Iterable[str], language: str
) -> tuple[str, ...]:
    """Return notes with what is found of records, none where nothing is."""
    lines = list(dict.fromkeys(line for key in keys for line in findings.get(key, ())))
    if not lines:
        return ()
    more = t("{n} more", n=len(lines) - _MOST).render(language)
    rest = [more] if len(lines) > _MOST else []
    return (t("Findings").render(language), *lines[:_MOST], *rest)


def _around(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the lines before and behind what was told here."""
    ruled = [n for n, line in enumerate(lines) if line.startswith(_RULE)]
    if len(ruled) < 2:
        return [line for line in lines if line], []
    return list(lines[: ruled[0]]), list(lines[ruled[-1] + 1 :])
