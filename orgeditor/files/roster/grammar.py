"""What a header says that is made of known words: "Supervisor Position ID", "Nº de empleado", 汇报对象工号.

A header is taken apart into the words of the lexicon, whatever language they are of; what they
mean together is looked up. One word that is not known, and it says nothing: "Manager's bonus"
is no manager.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from orgeditor.files.roster.lexicon import LEXICON
from orgeditor.files.roster.words import heading, without_parentheses

SURE: Final = 0.95
"""How sure a header is that is made of known words."""
_WEAK: Final = 0.7
_LONGEST: Final = 4
"""Words in the longest phrase of the lexicon."""
_ENDS: Final = frozenset({"id", "no", "nr"})
"""What ends a word that is run together with what it numbers: USERID, PersNr."""
_LONGEST_WORD: Final = 40
_LINKS: Final = ("s", "n", "en", "es")
"""Letters that join the parts of a German compound."""
_SHORTEST: Final = 3

_AS_OF: Final = re.compile(r"(?<=\w) (?:as of|as at|per end of|stand|截至)\b.*")
"""The day by which a column holds: of no account for what it is."""
_HOURS: Final = "hours"
"""No field of a roster: what becomes an FTE once it is known how many hours are full time."""
_SAYS: Final[dict[str, str]] = {
    # What is asked of: the words that must all be there, and the field.
    "manager": "manager", "manager id": "manager", "manager number": "manager",
    "manager position id": "manager", "manager person id": "manager", "manager person": "manager",
    "manager person number": "manager", "manager login": "manager", "hiring manager": "manager",
    "hiring manager name": "manager_name", "hiring manager id": "manager", "manager request id": "manager",
    "manager name": "manager_name", "manager person name": "manager_name", "manager first last": "manager_name",
    "manager name first last": "manager_name", "manager last first name": "manager_name",
    "manager email": "manager_email", "manager person email": "manager_email",
    "second manager": "dotted", "second manager id": "dotted", "second manager name": "dotted",
    "second manager number": "dotted", "second manager position": "dotted", "second": "",
    "upper unit": "parent_unit", "upper unit id": "parent_unit", "upper unit name": "parent_unit",
    "upper person id": "manager", "upper person": "manager", "upper number": "manager",
    "upper": "parent_unit", "upper position": "manager", "upper position id": "manager", "upper id": "manager",
    "unit": "unit", "unit name": "unit", "unit described": "unit", "unit name described": "unit", "unit id": "unit_id", "unit path": "unit_path",
    "person": "name", "name": "name", "person name": "name", "first last": "name", "first last name": "name",
    "last name": "name", "person first last": "name", "first": "first_name", "last": "last_name",
    "person first": "first_name", "person last": "last_name", "position person": "name",
    "person id": "person_id", "number": "person_id", "person number": "person_id", "number id": "person_id",
    "person id number": "person_id",
    "position id": "id", "request id": "id", "position request id": "id",
    "title": "title", "position": "title", "unit position": "title", "position title": "title", "position name": "title", "position described": "title", "title described": "title",
    "title name": "title", "person title": "title", "position title name": "title", "position title described": "title",
    "email": "email", "person email": "email", "login": "login", "person login": "login",
    "login name": "login", "job code": "", "login id": "login",
    "start": "start", "start date": "start", "person start date": "start", "employment start date": "start",
    "position start date": "start",
    "end": "end", "end date": "end", "person end date": "end",
    "status": "status", "person status": "status", "position status": "status", "position id status": "status", "request status": "status", "employment status": "status",
        "employment kind": "employment", "person kind": "employment", "person kind described": "employment", "employment": "employment",
    "fte": "fte", "fte share": "fte", "share fte": "fte", "position fte": "fte", "person fte": "fte", "position fte share": "fte", "person fte share": "fte",
    "hours week": _HOURS, "person hours week": _HOURS, "hours week money words": _HOURS, "employment hours week": _HOURS,
    "headcount": "headcount", "headcount id": "headcount", "unit headcount": "headcount", "position headcount": "headcount",
    "money": "cost", "money money words": "cost", "person money": "cost", "position money": "cost",
    "location": "location", "position location": "location", "person location": "location",
    "grade": "grade", "position grade": "grade", "person grade": "grade",
    "phone": "phone", "person phone": "phone", "phone id": "phone",
    "cost centre": "cost_centre", "cost centre id": "cost_centre", "cost centre name": "cost_centre", "cost centre described": "cost_centre",
    "currency": "currency", "notes": "notes", "duties": "duties", "position duties": "duties",
}  # fmt: skip
_UNSURE: Final = {"manager position": "manager", "manager position name": "manager", "manager title": "manager"}  # fmt: skip
"""Attributes of the manager as a rule; in files that know posts alone, the manager's post."""


@lru_cache(maxsize=4_096)
def meaning(form: str) -> tuple[str, float]:
    """Return the field that a header means, as ``words.heading`` gives it, and how sure that is; ("", 0.0) for none."""
    said = concepts(_AS_OF.sub("", form))
    if said is None:
        return "", 0.0
    if field := _meanings().get(said, ""):
        return field, SURE
    if field := _unsure().get(said, ""):
        return field, _WEAK
    return "", 0.0


def says_weekly_hours(header: str) -> bool:
    """Whether a header is what the hours that somebody works in a week are called."""
    return any(
        meaning(form)[0] == _HOURS
        for form in {heading(header), heading(without_parentheses(header))}
    )


@lru_cache(maxsize=4_096)
def concepts(form: str) -> frozenset[str] | None:
    """Return what the words of a header are, None where one is not known or two are of managers.

    "Manager's manager" is another one than the row's own.
    """
    found: list[str] = []
    words = form.split()
    if not all(map(_may_be_said, words)):
        return None
    at = 0
    while at < len(words):
        taken, said = _longest(words, at)
        if not taken:
            return None
        found += said
        at += taken
    told = [word for word in found if word != "filler"]
    if told.count("manager") > 1 and not {"upper"} & set(told):
        return None
    return _settled(frozenset(told)) if told else None


def _settled(told: frozenset[str]) -> frozenset[str]:
    """Return the words where one that may mean two things means one: 上级 is a manager, of a unit its parent."""
    if {"manager", "upper"} <= told:
        return told - ({"manager"} if "unit" in told else {"upper"})
    return told


def _longest(words: list[str], at: int) -> tuple[int, list[str]]:
    """Return how many words from ``at`` on are known, and what they are."""
    known = _known()
    for count in range(min(_LONGEST, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + count])
        if phrase in known:
            return count, list(known[phrase])
    parts = _compound(words[at])
    return (1, parts) if parts else (0, [])


@lru_cache(maxsize=16_384)
def _may_be_said(word: str) -> bool:
    """Whether a word is in the lexicon, by itself, in a phrase or as a compound: data cells seldom are."""
    return word in _in_phrases() or bool(_compound(word))


@cache
def _in_phrases() -> frozenset[str]:
    return frozenset(word for phrase in _known() for word in phrase.split())


def _compound(word: str) -> list[str]:
    """Return what the parts of a compound are, [] for none: Abteilungsname, 直接上级岗位编号."""
    known = _known()
    latin = word.isascii()
    if len(word) > _LONGEST_WORD or (latin and (len(word) < _SHORTEST + 2 or not word.isalpha())):
        return list(known.get(word, ()))
    best: list[list[str] | None] = [None] * (len(word) + 1)
    best[len(word)] = []
    for start in range(len(word) - 1, -1, -1):
        for stop in range(len(word), start, -1):
            piece = word[start:stop]
            short = latin and len(piece) < _SHORTEST and not (stop == len(word) and piece in _ENDS)
            if piece not in known or short:
                continue
            for link in ("", *_LINKS) if latin else ("",):
                after = stop + len(link)
                if word.startswith(link, stop) and after <= len(word) and best[after] is not None:
                    if link and after == len(word):
                        continue
                    best[start] = [*known[piece], *(best[after] or ())]
                    break
            if best[start] is not None:
                break
    return best[0] or []


@cache
def _known() -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for concept, phrases in LEXICON.items():
        for phrase in phrases.split(","):
            said = heading(phrase)
            known[said] = (*known.get(said, ()), concept)
    return known


@cache
def _meanings() -> dict[frozenset[str], str]:
    return {_concepts_of(said): field for said, field in _SAYS.items()}


@cache
def _unsure() -> dict[frozenset[str], str]:
    return {_concepts_of(said): field for said, field in _UNSURE.items()}


def _concepts_of(said: str) -> frozenset[str]:
    for phrase in ("cost centre", "money words", "job code"):
        said = said.replace(phrase, phrase.replace(" ", "_"))
    return frozenset(word.replace("_", " ") for word in said.split())
