"""What is said of what was left out: in every footer, and in full where there is a place for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.messages import t
from orgeditor.model.redaction import GRADES, INITIALS, NUMBERS, RedactionProfile, called

if TYPE_CHECKING:
    from orgeditor.messages import Message

_PEOPLE: Final = {
    NUMBERS: t("without names"),
    INITIALS: t("people by initials"),
    GRADES: t("people by grade"),
}
_RATINGS: Final = t("without ratings of people")
_COLUMNS: Final = t("without the client's own columns")
_ALONG: Final = (_RATINGS, _COLUMNS, t("without contact data"), t("without pictures of people"))
NOT_COVERED: Final = t(
    "Not found in texts: nicknames, a first name or surname alone, misspellings, what a title gives away. Codes of positions stay."
)
"""What no profile can promise."""
_PROPERTY: Final = 255
HEADING: Final = t("What was left out")


def left_out(profile: RedactionProfile | None) -> tuple[Message, ...]:
    """Return what is said in every footer of what a profile leaves out: its name, else what it is about."""
    if profile is None:
        return ()
    if profile.name or profile.name_zh:
        return (t("Redaction: {name}", name=called(profile)),)
    whole = details(profile)
    # Ratings and the client's own columns go along with more telling things.
    return tuple(words for words in whole if words not in _ALONG) or whole


def details(profile: RedactionProfile) -> tuple[Message, ...]:
    """Return each thing that a profile leaves out."""
    said = (
        (profile.people, _PEOPLE.get(profile.people)),
        (profile.people or profile.contacts, t("without contact data")),
        (profile.people or profile.pictures, t("without pictures of people")),
        (profile.titles, t("positions by grade")),
        (profile.pay, t("without pay")),
        (profile.ratings, _RATINGS),
        (profile.texts, t("without notes")),
        (profile.leaves_out, _COLUMNS),
    )
    return tuple(words for left, words in said if left and words)


def listed(profile: RedactionProfile, in_language: str) -> str:
    """Return all that a profile leaves out as one line."""
    chinese = in_language.startswith("zh")
    said = ("，" if chinese else ", ").join(one.render(in_language) for one in details(profile))
    return said[:1].upper() + said[1:]


class Notice(msgspec.Struct, frozen=True):
    """What is said of what was left out, in one language: ``footer`` on every page, ``lines`` in full."""

    heading: str
    footer: str
    lines: tuple[str, ...]

    @property
    def short(self) -> str:
        """All of it, cut to what office programs take in a property of a file."""
        said = " · ".join(self.lines)
        return said if len(said) <= _PROPERTY else f"{said[: _PROPERTY - 1]}…"


def notice(profile: RedactionProfile | None, language: str) -> Notice | None:
    """Return what is said of what a profile leaves out, None where it leaves out nothing."""
    if profile is None or not profile.leaves_out:
        return None
    foot = " · ".join(message.render(language) for message in left_out(profile))
    lines = [foot, listed(profile, language)]
    if profile.columns:
        lines.append(t("Of them go out: {names}", names=", ".join(profile.columns)).render(language))  # fmt: skip
    return Notice(HEADING.render(language), foot, tuple(dict.fromkeys(lines)))
