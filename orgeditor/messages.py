"""The one catalogue of texts: every sentence a person sees, in any layer, is a message.

A message is an English sentence with named parameters. It travels as data (in an
edit's label, a refusal, a finding, an import problem) and becomes a string only
where it is shown, in the language chosen then. Catalogues are the .po files under
``resources/translations``; English is the source and has none.
"""

from __future__ import annotations

import gettext
import io
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Final

import msgspec

from orgeditor.assets import asset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LANGUAGES: Final = ("en", "zh_CN")

_language = "en"
_veil: Callable[[str], str] | None = None


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """A translatable sentence: template, plural form where it counts, parameters.

    One without ``text`` is the user's own, in each language as ``parameters`` have it.
    """

    text: str
    parameters: dict[str, str | int | float | Message] = {}
    plural: str = ""

    def __str__(self) -> str:
        return seen(self.render(_language))

    def render(self, language: str) -> str:
        """Return the sentence in ``language`` (``en`` or ``zh_CN``)."""
        if not self.text:
            first, second = (str(self.parameters.get(key, "")) for key in LANGUAGES)
            return (second or first) if language == "zh_CN" else (first or second)
        catalogue = _catalogue(language)
        if self.plural:
            count = self.parameters["n"]
            whole = count if isinstance(count, int) else 2
            template = catalogue.ngettext(self.text, self.plural, whole)
        else:
            template = catalogue.gettext(self.text)
        if not self.parameters:
            return template
        return template.format(
            **{
                name: value.render(language) if isinstance(value, Message) else value
                for name, value in self.parameters.items()
            }
        )


def t(text: str, /, **parameters: str | int | float | Message) -> Message:
    """Return the message ``text`` with its parameters; ``text`` must be a literal."""
    return Message(text, parameters)


def tn(
    singular: str,
    plural: str,
    n: int | float,
    /,
    **parameters: str | int | float | Message,
) -> Message:
    """Return a message that counts ``n``; both forms must be literals and may use ``{n}``."""
    return Message(singular, {"n": n, **parameters}, plural)


def verbatim(text: str) -> Message:
    """Return a message that shows ``text`` (a name, a file's own words) as it is."""
    return Message("{text}", {"text": text})


def in_both(english: str, chinese: str) -> Message:
    """Return a message of the user's own words: in each language its own, else the other's."""
    return Message("", {"en": english, "zh_CN": chinese})


def language() -> str:
    """Return the language that messages are shown in."""
    return _language


def use_language(name: str) -> None:
    """Show messages in ``name``: one of ``LANGUAGES``, or a locale such as ``zh`` or ``zh-Hans``."""
    global _language
    _language = "zh_CN" if name.lower().startswith("zh") else "en"


@contextmanager
def speaking(name: str) -> Iterator[None]:
    """Show messages, and name records, in another language for a while; see ``use_language``."""
    before = _language
    use_language(name)
    try:
        yield
    finally:
        use_language(before)


def seen(text: str) -> str:
    """Return a text, such as a record's name, as it may be seen on the screen now."""
    return _veil(text) if _veil else text


def show_through(veil: Callable[[str], str] | None) -> None:
    """Let a veil change every text before it is seen, so that it keeps something from view."""
    global _veil
    _veil = veil


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    import polib

    source = asset(f"resources/translations/{language}.po")
    return gettext.GNUTranslations(io.BytesIO(polib.pofile(str(source)).to_binary()))
