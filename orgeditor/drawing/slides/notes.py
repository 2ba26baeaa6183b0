"""The speaker notes of a slide: what is told here stands between two lines, the user's own around it stays."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from orgeditor.messages import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pptx.slide import Slide

    from orgeditor.analysis.rules import Finding

_RULE: Final = "———"
_MOST: Final = 40


def tell(slide: Slide, lines: Sequence[str]) -> None:
    """Write notes: the first of ``lines`` heads them; what was told before is replaced."""
    if not lines and not slide.has_notes_slide:
        return
    frame = slide.notes_slide.notes_text_frame
    if frame is None:
        return
    before, after = _around(frame.text.split("\n"))
    head, *others = lines or ("",)
    told = [f"{_RULE} {head} {_RULE}", *others, _RULE] if lines else []
    frame.text = "\n".join((*before, *told, *after))


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
