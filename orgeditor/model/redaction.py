"""What a document leaves out of what is handed over: redaction profiles, everyone's and its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from orgeditor.messages import LANGUAGES, Message, in_both, t
from orgeditor.model.describing import NAMES, Field, Kind, RecordType
from orgeditor.model.record import Record

if TYPE_CHECKING:
    from orgeditor.model.organization import Organization


class RedactionProfile(Record, frozen=True, tag="redaction_profile"):
    """What is left out of what is handed over.

    ``people``: what stands for the name of somebody, a key of ``PEOPLE``; with a name go
    contact data, pictures and whatever else tells who it is. ``contacts`` and ``pictures``
    leave these out alone. ``titles``: the grade stands for the title of a position.
    ``ratings``: reviews of people, and what was agreed in them. ``texts``: notes and other
    long texts. Where anything is left out the client's own columns are, too: nobody knows
    what they tell. ``columns`` names those that go out all the same.
    """

    name: str = ""
    name_zh: str = ""
    people: str = ""
    contacts: bool = False
    pictures: bool = False
    titles: bool = False
    pay: bool = False
    ratings: bool = False
    texts: bool = False
    columns: tuple[str, ...] = ()

    @property
    def leaves_out(self) -> bool:
        """Whether anything is left out."""
        return bool(
            self.people
            or self.contacts
            or self.pictures
            or self.titles
            or self.pay
            or self.ratings
            or self.texts
        )


NUMBERS: Final = "numbers"
INITIALS: Final = "initials"
GRADES: Final = "grades"
PEOPLE: Final = (
    ("", t("By name")),
    (INITIALS, t("By initials: A. L., 王某")),
    (NUMBERS, t("By number: Person 1")),
    (GRADES, t("By grade of their seat")),
)
"""What stands for the name of somebody."""


def _standard(key: str, name: Message, **left_out: bool | str) -> RedactionProfile:
    english, chinese = (name.render(language) for language in LANGUAGES)
    return RedactionProfile(id=key, name=english, name_zh=chinese, **left_out)  # type: ignore[arg-type]


NO_NAMES: Final = "no-names"
NO_PAY: Final = "no-pay"


def standard_profiles() -> tuple[RedactionProfile, ...]:
    """Return the profiles that every document has; ratings go with names and with pay."""
    return (
        _standard(NO_NAMES, t("No names"), people=NUMBERS, ratings=True),
        _standard(NO_PAY, t("No pay"), pay=True, ratings=True),
        _standard("no-ratings", t("No ratings"), ratings=True),
        _standard("initials-only", t("Initials only"), people=INITIALS, pay=True, ratings=True),
        _standard(
            "grades-only",
            t("Grades only"),
            people=GRADES,
            titles=True,
            pay=True,
            ratings=True,
            texts=True,
        ),
    )


def own_profiles(org: Organization) -> list[RedactionProfile]:
    """Return the profiles that a document has of its own, by name."""
    return sorted(org.of(RedactionProfile).values(), key=lambda one: (one.name.casefold(), one.id))


def called(profile: RedactionProfile) -> Message:
    """Return what a profile is called."""
    return in_both(profile.name, profile.name_zh)


DESCRIBED: Final = (
    RecordType(
        RedactionProfile,
        t("Redaction profile"),
        t("Redaction profiles"),
        (
            *NAMES,
            Field(name="people", label=t("People"), kind=Kind.CHOICE, choices=PEOPLE, closed=True),
            Field(
                name="contacts",
                label=t("Contact data and employee numbers left out"),
                kind=Kind.FLAG,
            ),
            Field(name="pictures", label=t("Pictures of people left out"), kind=Kind.FLAG),
            Field(name="titles", label=t("Titles of positions by grade"), kind=Kind.FLAG),
            Field(name="pay", label=t("Pay left out"), kind=Kind.FLAG),
            Field(name="ratings", label=t("Ratings of people left out"), kind=Kind.FLAG),
            Field(name="texts", label=t("Notes and long texts left out"), kind=Kind.FLAG),
            Field(name="columns", label=t("Own columns that go out"), kind=Kind.INTERNAL),
        ),
    ),
)
