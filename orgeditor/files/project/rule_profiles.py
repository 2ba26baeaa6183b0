"""Rule profiles as files of their own, to be exchanged between documents and colleagues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from orgeditor import disk
from orgeditor.analysis.rules import RULE_BY_ID, SEVERITIES
from orgeditor.files.project.refusals import CannotOpen, open_failure, save_failure
from orgeditor.messages import t
from orgeditor.model.health import RuleProfile
from orgeditor.model.record import key_id

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX: Final = ".rules.json"
_LIMITS: Final = {limit.id: limit for rule in RULE_BY_ID.values() for limit in rule.limits}
_KIND: Final = "orgeditor-rules"


class _File(msgspec.Struct, forbid_unknown_fields=True):
    kind: str
    name: str
    off: list[str] = []
    severities: dict[str, str] = {}
    limits: dict[str, float] = {}


def write_profile(profile: RuleProfile, path: Path) -> None:
    """Write a profile to a file that people can read. CannotSave where that cannot be."""
    told: dict[str, Any] = {
        "kind": _KIND,
        "name": profile.name,
        "off": sorted(profile.off),
        "severities": dict(sorted(profile.severities.items())),
        "limits": dict(sorted(profile.limits.items())),
    }
    try:
        disk.write(path, msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
    except OSError as error:
        raise save_failure(error, path.name, str(path.parent)) from error


def read_profile(path: Path) -> RuleProfile:
    """Return the profile in a file; its id follows from its name. CannotOpen where it is none.

    Rules and thresholds that this version does not know are refused by name: a judgement
    that silently is another would mislead.
    """
    try:
        found = msgspec.json.decode(disk.read(path), type=_File)
    except OSError as error:
        raise open_failure(error, path.name) from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _no_profile(path) from error
    if found.kind != _KIND or not found.name.strip():
        raise _no_profile(path)
    unknown = [key for key in (*found.off, *found.severities) if key not in RULE_BY_ID]
    unknown += [key for key in found.limits if key not in _LIMITS]
    unknown += [level for level in found.severities.values() if level not in SEVERITIES]
    unknown += [key for key, value in found.limits.items() if key in _LIMITS and not _LIMITS[key].least <= value <= _LIMITS[key].most]  # fmt: skip
    if unknown:
        raise CannotOpen(
            t(
                "{file} names what this program does not know: {names}. Correct it, or use a newer version.",
                file=path.name,
                names=", ".join(dict.fromkeys(unknown)),
            )
        )
    return RuleProfile(
        id=key_id("rule-profile", found.name),
        name=found.name,
        off=tuple(dict.fromkeys(found.off)),
        severities=found.severities,
        limits=found.limits,
    )


def _no_profile(path: Path) -> CannotOpen:
    return CannotOpen(
        t("{file} is no rule profile: save one from the Health section.", file=path.name)
    )
