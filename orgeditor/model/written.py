"""A field's value as people write it, and what they wrote as the value.

The inspector, the tables of the elements, the clipboard and workbook sheets share it, so a
value that one of them wrote is read by all the others.
"""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import msgspec

from orgeditor.messages import LANGUAGES, language, t
from orgeditor.model.edit import Refused
from orgeditor.model.fields import Kind, name_of
from orgeditor.model.naming import Names, referred
from orgeditor.model.records import Holder, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from orgeditor.model.fields import Field
    from orgeditor.model.organization import Organization
    from orgeditor.model.record import Record

YES: Final = t("yes")
_YES: Final = frozenset({"yes", "y", "true", "1", "x", "✓", "是"})
_NO: Final = frozenset({"", "no", "n", "false", "0", "-", "否"})
_OPTIONAL: Final = frozenset({Kind.MONEY, Kind.FIGURE})
_WIDTHS: Final = str.maketrans("，．％−\u00a0\u202f", ",.%-  ")
_GROUPED: Final = re.compile(
    r"[+-]?\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d*)?|[+-]?\d{1,3}(?: \d{3})+(?:\.\d*)?"
)
"""Digits in groups: a comma that parts no thousands would be lost without a word."""
_MOST: Final = 1e15
"""Sums of larger numbers are no longer exact to the cent."""
_SEPARATORS: Final = str.maketrans("；、\n", ";;;")


def written(org: Organization, field: Field, value: Any, in_language: str = "") -> str:
    """Return a value as it is written into a line or a cell, by default in the language shown."""
    return _WRITTEN.get(field.kind, _plain)(org, field, value, in_language or language())


def read(names: Names, field: Field, text: str) -> Any:
    """Return the value that ``text`` means for a field; Refused where it means none.

    Of holders it is a list of (name, share), for the verb that sets them.
    """
    return _READ.get(field.kind, _as_it_is)(names, field, text.strip())


def read_cell(names: Names, kind: type[Record], field: Field, text: str) -> Any:
    """Return the value that a cell of a table means; an empty one means what a new record has."""
    if text.strip():
        return read(names, field, text)
    return next(f.default for f in msgspec.structs.fields(kind) if f.name == field.name)


def _plain(_org: Organization, _field: Field, value: Any, _language: str) -> str:
    return str(value)


def amount_written(amount: float, currency: str) -> str:
    """Return an amount of money to be read, not to be typed on: in whole units of its currency."""
    return f"{amount:,.0f} {currency}".strip()


def _number_written(_org: Organization, field: Field, value: float | None, _language: str) -> str:
    if value is None:
        return ""
    plain = f"{value * 100 if field.percent else value:,.6f}".rstrip("0").rstrip(".")
    return f"{plain} %" if field.percent else plain


def _choice_written(_org: Organization, field: Field, value: str, shown: str) -> str:
    label = dict(field.choices).get(value)
    return value if label is None else label.render(shown)


def _reference_written(org: Organization, field: Field, value: str, shown: str) -> str:
    return referred(org, field, value, shown) if value else ""


def _references_written(org: Organization, field: Field, value: tuple[str, ...], shown: str) -> str:
    return "; ".join(referred(org, field, key, shown) for key in value)


def _holders_written(
    org: Organization, _field: Field, value: tuple[Holder, ...], shown: str
) -> str:
    return "; ".join(_holder(org, holder, shown) for holder in value)


def _holder(org: Organization, holder: Holder, shown: str) -> str:
    unnamed = t("(not named)").render(shown)
    name = name_of(org.get(Person, holder.person), shown) if holder.person else unnamed
    return name if holder.share == 1 else f"{name} {holder.share:.0%}"


def _flag_written(_org: Organization, _field: Field, value: bool, shown: str) -> str:
    return YES.render(shown) if value else ""


def _as_it_is(_names: Names, _field: Field, text: str) -> str:
    return text


def _number_read(_names: Names, field: Field, text: str) -> float | None:
    plain = text.translate(_WIDTHS).strip()
    if not plain and field.kind in _OPTIONAL:
        return None
    percent = plain.endswith("%")
    plain = plain.rstrip("% ")
    grouped = _GROUPED.fullmatch(plain)
    try:
        number = float(re.sub("[, ]", "", plain) if grouped else plain.replace("_", "?"))
    except ValueError:
        number = math.nan
    if math.isnan(number):
        reason = t("{field}: “{text}” is no number. A comma parts thousands, a point the decimals: 1,234.5", field=field.label, text=text) if "," in plain else t("{field}: “{text}” is no number.", field=field.label, text=text)  # fmt: skip
        raise Refused(reason)
    if abs(number) > _MOST:
        raise Refused(t("{field}: “{text}” is too large.", field=field.label, text=text))
    if field.minimum is not None and number < field.minimum:
        raise Refused(
            t("{field}: “{text}” is less than {least}.", field=field.label, text=text, least=f"{field.minimum:g}")
        )  # fmt: skip
    return number / 100 if percent else number


def _date_read(_names: Names, field: Field, text: str) -> str:
    plain = text.replace("/", "-").replace(".", "-")
    parts = plain.split("-")
    try:
        return date(*map(int, parts)).isoformat() if text else ""
    except (TypeError, ValueError):
        raise Refused(t("{field}: write the date as 2026-12-31.", field=field.label)) from None


def _flag_read(_names: Names, field: Field, text: str) -> bool:
    folded = text.casefold()
    if folded not in _YES | _NO:
        raise Refused(t("{field}: “{text}” is neither yes nor no.", field=field.label, text=text))
    return folded in _YES


def _choice_read(_names: Names, field: Field, text: str) -> str:
    folded = text.casefold()
    for value, label in field.choices:
        if folded in {value, *(label.render(language).casefold() for language in LANGUAGES)}:
            return value
    if field.closed:
        raise Refused(
            t(
                "{field}: “{text}” is none of {choices}.",
                field=field.label,
                text=text,
                choices=", ".join(str(label) for _, label in field.choices),
            )
        )
    return text


def _reference_read(names: Names, field: Field, text: str) -> str:
    if not text:
        return ""
    found = names.called(field.targets, text)
    if not found:
        raise Refused(t("{field}: there is no “{name}”.", field=field.label, name=text))
    if len(found) > 1:
        # A role and the position that plays it are often called the same.
        found = next(of for kind in field.targets if (of := names.called((kind,), text)))
    if len(found) > 1:
        raise Refused(
            t("{field}: {n} are called “{name}”; use the code.", field=field.label, n=len(found), name=text)
        )  # fmt: skip
    return found[0]


def _references_read(names: Names, field: Field, text: str) -> tuple[str, ...]:
    # A name may itself hold what separates names.
    whole = names.called(field.targets, text)
    if len(whole) == 1:
        return (whole[0],)
    parts = split_names(text)
    return tuple(dict.fromkeys(_reference_read(names, field, part) for part in parts))


def split_names(text: str) -> list[str]:
    """Return the names that stand in a cell, one after another."""
    parts = (part.strip() for part in text.translate(_SEPARATORS).split(";"))
    return [part for part in parts if part]


def _holders_read(_names: Names, _field: Field, text: str) -> list[tuple[str, float]]:
    parts = [part.strip() for part in text.translate(_SEPARATORS).split(";") if part.strip()]
    return [_shared(part, 1 / len(parts)) for part in parts]


def _shared(text: str, share: float) -> tuple[str, float]:
    """Split "Ana 60 %" into the name and its share."""
    name, _, last = text.rstrip("%％ ").rpartition(" ")
    if text.endswith(("%", "％")) and last.replace(".", "", 1).isdigit():
        return name.strip(), float(last) / 100
    return text, round(share, 4)


_WRITTEN: Final[Mapping[Kind, Callable[[Organization, Field, Any, str], str]]] = {
    Kind.NUMBER: _number_written,
    Kind.MONEY: _number_written,
    Kind.FIGURE: _number_written,
    Kind.CHOICE: _choice_written,
    Kind.FLAG: _flag_written,
    Kind.REFERENCE: _reference_written,
    Kind.REFERENCES: _references_written,
    Kind.HOLDERS: _holders_written,
}
_READ: Final[Mapping[Kind, Callable[[Names, Field, str], Any]]] = {
    Kind.NUMBER: _number_read,
    Kind.MONEY: _number_read,
    Kind.FIGURE: _number_read,
    Kind.DATE: _date_read,
    Kind.FLAG: _flag_read,
    Kind.CHOICE: _choice_read,
    Kind.REFERENCE: _reference_read,
    Kind.REFERENCES: _references_read,
    Kind.HOLDERS: _holders_read,
}
