"""What blueprints say in one language only, in the language of the document that is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from orgeditor.model.fields import TYPES, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgeditor.model.record import Record

_WORDS = frozenset({Kind.TEXT, Kind.LONG_TEXT})


def in_words(record: Record, words: Mapping[str, str]) -> Record:
    """Return a record with each of its texts in other words, where there are any; names stand in both languages."""
    said = {
        field: words[text]
        for field in one_language(type(record))
        if (text := getattr(record, field)) in words
    }
    return replace(record, **said) if said else record


def one_language(kind: type[Record]) -> list[str]:
    """Return the names of the fields of a type that hold words, and have no twin in Chinese."""
    fields = TYPES[kind].fields
    named = {field.name for field in fields}
    return [
        field.name
        for field in fields
        if field.kind in _WORDS
        and not field.name.endswith("_zh")
        and f"{field.name}_zh" not in named
    ]
