"""What every record is: frozen, with a random and permanent id."""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

import msgspec

CustomValue = str | int | float | bool

CUSTOM: Final = "custom:"
"""Before the header of one of the client's own columns, where fields are named."""


class Record(
    msgspec.Struct,
    frozen=True,
    tag_field="type",
    omit_defaults=True,
    kw_only=True,
    gc=False,
):
    """What all records have: an id, and the client's own columns that no field takes.

    Records refer to each other by id alone, so the cycle collector has nothing to find in
    them and does not follow them (``gc``).
    """

    id: str
    custom: dict[str, CustomValue] = {}


def new_id() -> str:
    """Return a new random id: 16 characters, letters, digits, ``-`` and ``_``."""
    return secrets.token_urlsafe(12)


def key_id(*key: str) -> str:
    """Return the id that follows from a key, for records that a key identifies."""
    return hashlib.blake2b("\x1f".join(key).encode(), digest_size=12).hexdigest()
