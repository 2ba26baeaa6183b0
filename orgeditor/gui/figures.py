"""Numbers and severities as people read them."""

from __future__ import annotations

from typing import Final

from orgeditor.messages import Message, language, t

_SEVERITIES: Final = {"error": t("error"), "warning": t("warning"), "hint": t("hint")}


def severity_word(severity: str) -> Message:
    """Return the word for "error", "warning" or "hint"."""
    return _SEVERITIES[severity]


def whole(number: float) -> str:
    """Return a count; halves of seats keep one place."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.1f}"


def decimal(number: float) -> str:
    """Return a number with one place."""
    return f"{number:,.1f}"


def money(amount: float, currency: str) -> str:
    """Return an amount, shortened where it is long: ``3.1 M EUR``, ``289 k EUR``, ``310 万 EUR``."""
    if language().startswith("zh") and abs(amount) >= 1e4:
        said = f"{amount / 1e8:,.1f} 亿" if abs(amount) >= 1e8 else f"{amount / 1e4:,.0f} 万"
    elif abs(amount) >= 1e6:
        said = f"{amount / 1e6:,.1f} M"
    elif abs(amount) >= 1e4:
        said = f"{amount / 1e3:,.0f} k"
    else:
        said = f"{amount:,.0f}"
    return f"{said} {currency}".strip()
